"""A database that is one file: what was opened must still be what stands there."""

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

_BESTAND = "wijzer.bestand"


def follow_file(engine: Engine, pad: str | None) -> None:
    """Let go of each connection whose file was taken away or replaced since it was opened, before it is used again.

    An open file lives on without a name: what is saved in it would be acknowledged, and gone when the process stops.
    """
    if pad and pad != ":memory:":
        event.listen(engine, "connect", partial(_remember, Path(pad)))
        event.listen(engine, "checkout", partial(_compare, Path(pad)))


def _remember(pad: Path, _connection: object, record: Any) -> None:
    record.info[_BESTAND] = _identity(pad)


def _compare(pad: Path, _connection: object, record: Any, _proxy: object) -> None:
    if record.info[_BESTAND] != _identity(pad):
        raise DisconnectionError


def _identity(pad: Path) -> tuple[int, int] | None:
    """Which file stands there, whatever it is called; None when nobody can tell."""
    try:
        stand = pad.stat()
    except OSError:
        return None
    return stand.st_dev, stand.st_ino
