"""What one request has: one moment, one reader, its settings, and where it came from."""

import time
from contextlib import ExitStack
from datetime import date, datetime
from types import TracebackType
from typing import cast
from urllib.parse import urlsplit

from flask import Flask, Request, Response, current_app, g, request
from werkzeug.exceptions import BadHost
from werkzeug.routing import MapAdapter

from wijzer import klok
from wijzer.domain.fouten import NietGevonden, WijzerFout
from wijzer.domain.maten import has_control
from wijzer.logs import facts_of, get_logger, log_request
from wijzer.published.engine import PublicDatabase
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.settings import Settings
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.http.herkomst import network_of
from wijzer.web.common.http.sleutels import Aanvraag
from wijzer.web.common.http.wegwijzer import VERKENNING
from wijzer.web.common.teksten import TALEN, choose_taal
from wijzer.web.common.versheidsbron import Databasestand, Versheidsbron

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
INSTELLINGEN, OPENBAAR = "wijzer.settings", "wijzer.openbaar"
VERSHEIDSBRON = "wijzer.versheidsbron"
DATABASESTAND = "wijzer.versheid"
"""The key in the WSGI environ of a request under which stands what was known of the database when it came in."""
TAAL = "taal"
"""The part of an address that says its language; a view never sees it."""

_DOORVERWEZEN = frozenset({200, 304, 404})

OFFICE_ROOMS = frozenset({"office", "aanbieder", "beheer"})
"""The rooms behind sign-in; signing in itself is one of them."""


class Wijzer(Flask):
    """The app. An error that nobody expected is written down without the address: that may hold a one-time link."""

    request_class = Aanvraag

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Find addresses whatever the visitor calls this host, also when nothing can be called so.

        No address is made from that name.
        """
        try:
            return super().create_url_adapter(request)
        except BadHost:
            return self.url_map.bind(
                urlsplit(self.extensions[INSTELLINGEN].basis_url).netloc,
                path_info=request.path if request else None,
                default_method=request.method if request else "GET",
            )

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Write down what went wrong, and at which kind of address."""
        get_logger("wijzer.web").error(
            "fout in de app",
            method=request.method,
            route=request.url_rule.rule if request.url_rule else None,
            **(facts_of(exc_info[1]) if exc_info[1] is not None else {}),
        )


def current_settings() -> Settings:
    """Give the settings this app was made with."""
    return cast("Settings", current_app.extensions[INSTELLINGEN])


def absolute(href: str) -> str:
    """Give an address within the site as somebody elsewhere needs it."""
    return current_settings().basis_url.rstrip("/") + href


def now() -> datetime:
    """Give the moment of this request in UTC: asked once, the same until it is answered."""
    if "moment" not in g:
        g.moment = klok.now()
    return cast("datetime", g.moment)


def today() -> date:
    """Give the date in Amsterdam of this request."""
    return klok.today(now())


def current_databasestand() -> Databasestand:
    """Give what is known of the database: the same for the whole of a request."""
    if DATABASESTAND not in request.environ:
        bron = cast("Versheidsbron", current_app.extensions[VERSHEIDSBRON])
        request.environ[DATABASESTAND] = bron.current()
    return cast("Databasestand", request.environ[DATABASESTAND])


def is_stil() -> bool:
    """Say whether nobody knows now which addresses may be shown."""
    return current_databasestand().is_stil(now())


def may_be_kept() -> bool:
    """Say whether an answer of this moment follows from a publicatie.

    Only then it has a name, and others may keep it.
    """
    databasestand = current_databasestand()
    return databasestand.blik is not None and databasestand.bereikbaar and not is_stil()


def current_reader() -> Reader:
    """Give the reader of published facts; all of one request see the same publicatie.

    Without a database it tells what is in memory, to answers that hold no place: others were refused by then.
    """
    if "reader" not in g:
        database = cast("PublicDatabase", current_app.extensions[OPENBAAR])
        g.reader = _open_reader(database)
    return cast("Reader", g.reader)


def _open_reader(database: PublicDatabase) -> Reader:
    if not current_databasestand().bereikbaar:
        return database.read_kept(now=now())
    g.reader_stack = ExitStack()
    reader: Reader = g.reader_stack.enter_context(database.read(now=now(), today=today()))
    return reader


def regio_of_path() -> RegioInfo | None:
    """Give the region that the address of this request begins with, whatever comes after.

    None for any other address.
    """
    delen = [deel for deel in request.path.split("/") if deel][:2]
    slug = next((deel for deel in delen if deel not in TALEN), "")
    try:
        return current_reader().regio(slug)
    except WijzerFout:
        return None


def hand_over_reader(response: Response) -> None:
    """Keep the reader open until an answer that is made while it leaves has left."""
    stack: ExitStack | None = g.pop("reader_stack", None)
    if stack is not None:
        response.call_on_close(stack.close)


def origin() -> str:
    """Give where a request came from, for brakes and the office's log: an IPv6 address by its /64."""
    return network_of(request.remote_addr or "")


def in_office() -> bool:
    """Say whether this request went to a room behind sign-in."""
    return request.blueprint in OFFICE_ROOMS


def register_verzoek(app: Flask, settings: Settings, database: PublicDatabase) -> None:
    """Connect an app to its settings and public database; log each answer."""
    app.extensions |= {INSTELLINGEN: settings, OPENBAAR: database}
    app.url_map.merge_slashes = False  # one address for one page
    app.url_value_preprocessor(_choose_taal)
    app.before_request(_start_watch)
    app.before_request(_refuse_unreadable)
    app.after_request(_log)
    app.teardown_request(_close_reader)


def _choose_taal(_endpoint: str | None, values: dict[str, object] | None) -> None:
    """Every request says its own language; a thread never goes on in that of the one before."""
    choose_taal(request.path)
    if values:
        values.pop(TAAL, None)


def _refuse_unreadable() -> None:
    """Refuse an address that no page has and that does harm.

    It holds a sign that nobody can see, on which a database would break, or it begins with two
    slashes or with none: the router would lead there, to the host that the visitor named.
    """
    path: str = request.environ["PATH_INFO"]
    if has_control(request.path) or not path.startswith("/") or path.startswith("//"):
        raise NietGevonden


def _start_watch() -> None:
    g.started = time.monotonic()


def _log(response: Response) -> Response:
    if VERKENNING in request.environ and response.status_code in _DOORVERWEZEN:
        return response  # the request that it was asked for is written down
    openbaar = not in_office() and AUDIENCE.get(request.endpoint or "") in {None, Wie.IEDEREEN}
    log_request(
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        milliseconds=(time.monotonic() - g.get("started", time.monotonic())) * 1000,
        openbaar=openbaar,
        origin=None if openbaar else origin(),
        actor=g.get("gebruiker_id"),
    )
    return response


def _close_reader(_: BaseException | None) -> None:
    stack: ExitStack | None = g.pop("reader_stack", None)
    if stack is not None:
        stack.close()
