"""The log: what the product writes down about its own work.

A line is a fact with ids: what happened, to which object, how it ended. Never a person, a
secret, an address or the text of somebody else's error.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TextIO
from uuid import UUID

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from wijzer.settings import LogVorm

HIDDEN = "‹verborgen›"
LONGEST_TEXT = 300

# Names under which a person, a secret or an address would stand.
NEVER_LOGGED = frozenset({
    "adres", "agb", "contact", "email", "e_mail", "huisnummer", "ip", "kvk", "naam",
    "herstelcode", "password", "plaats", "postcode", "query", "sleutel", "straat", "telefoon", "token", "totp",
    "url", "wachtwoord",
})  # fmt: skip

# Libraries that would put an origin, an address or a parameter in their own lines, or one line
# after another about what waits.
TALKATIVE = (
    "apscheduler",
    "flask-limiter",
    "geopy",
    "httpcore",
    "httpx",
    "sqlalchemy",
    "urllib3",
    "werkzeug",
)


def configure_logging(vorm: LogVorm, *, stream: TextIO | None = None) -> None:
    """Send all lines, our own and those of libraries, to one stream in one form."""
    shared = _shared_processors()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(_formatter(vorm, shared, colors=out.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("wijzer").setLevel(logging.INFO)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)


def catch_all_errors() -> None:
    """Write down what nobody caught as a line too, in this process and in what it forks.

    Python itself would print its text.
    """
    sys.excepthook = lambda _kind, error, _place: _tell_uncaught("fout in het proces", error)
    threading.excepthook = lambda args: _tell_uncaught("fout in een draad", args.exc_value)
    sys.unraisablehook = lambda args: _tell_uncaught("fout bij het opruimen", args.exc_value)
    logging.raiseExceptions = False


def _tell_uncaught(event: str, error: BaseException | None) -> None:
    if not isinstance(error, (KeyboardInterrupt, SystemExit)):
        get_logger("wijzer").error(event, **facts_of(error) if error is not None else {})


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Give the logger of a module; call it with a fact and ids as keywords."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def log_request(
    *,
    method: str,
    route: str | None,
    status: int,
    milliseconds: float,
    openbaar: bool,
    origin: str | None = None,
    actor: UUID | None = None,
) -> None:
    """Write one line about an answered request.

    `route` is the rule and not the path, because paths hold one-time tokens. Of a public page
    (`openbaar`) neither the origin nor the query is kept, so that nobody can be followed.
    """
    fact: dict[str, object] = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(milliseconds, 1),
    }
    if not openbaar:
        fact |= {"herkomst": origin, "actor": actor}
    get_logger("wijzer.web").info("antwoord", **fact)


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="tijd"),
        _name_the_error,
        _keep_plain_facts,
    ]


def _formatter(vorm: LogVorm, shared: list[Processor], *, colors: bool) -> logging.Formatter:
    renderer: Processor
    if vorm is LogVorm.JSON:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        renderer = structlog.dev.ConsoleRenderer(colors=colors, timestamp_key="tijd")
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_without_values, structlog.stdlib.ExtraAdder(), *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )


def _without_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """What the maker of a library wrote in a line, without what it filled in.

    No more than one line is kept of it.
    """
    record: logging.LogRecord = event["_record"]
    event["event"] = str(record.msg).partition("\n")[0]
    return event


def _name_the_error(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Replace an exception by its kind and where it arose.

    Its text is left out: a database driver repeats the row it refused, a parser the value.
    """
    error = _error_of(event.pop("exc_info", None))
    return {**event, **facts_of(error)} if error is not None else event


def facts_of(error: BaseException) -> dict[str, object]:
    """Give an exception as facts: its kind, and the files, lines and functions it came through. Never its text."""
    return {"fout": _kind(error), "spoor": _frames(error)}


def _error_of(exc_info: object) -> BaseException | None:
    match exc_info:
        case BaseException():
            return exc_info
        case (_, BaseException() as error, _):
            return error
        case None | False:
            return None
        case _:
            return sys.exception()


def _kind(error: BaseException) -> str:
    """Name the class and, of a database error, the code that says which rule was broken."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    origin = getattr(error, "orig", error)
    code = getattr(origin, "sqlstate", None) or getattr(origin, "sqlite_errorname", None)
    return f"{name} [{code}]" if code else name


def _frames(error: BaseException) -> list[str]:
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def _keep_plain_facts(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Let ids, numbers, times and short texts through; of anything else only the type's name."""
    return {key: _plain(key, value) for key, value in event.items()}


def _plain(key: str, value: object) -> object:
    if key in NEVER_LOGGED:
        return HIDDEN
    if isinstance(value, Enum):
        return _plain(key, value.value)
    if isinstance(value, str):
        return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
    if isinstance(value, (date, UUID, Decimal)):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(str(name), part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(key, part) for part in value]
    if value is None or isinstance(value, (int, float)) or key.startswith("_"):
        return value  # a name with an underscore is structlog's own and is removed later
    return f"‹{type(value).__name__}›"
