"""No word to a database on another machine that others on the way can read.

The address asks for TLS already (`wijzer.settings.versleuteling`); this looks at what really came
of it, whatever the address was made of and whatever libpq read elsewhere.
"""

from typing import Any

from sqlalchemy import Engine, event

from wijzer.domain.fouten import NuNiet
from wijzer.settings import Buitenverbinding, Settings, is_loopback


class NietVersleuteld(NuNiet):
    """The connection to the database leaves this machine and is not encrypted."""

    melding = (
        "De verbinding met de database is niet versleuteld. Dat mag alleen op deze machine zelf."
    )


def require_tls(engine: Engine, settings: Settings) -> None:
    """Let each new connection to PostgreSQL be looked at, unless `WIJZER_ZONDER_TLS` leaves that off."""
    if engine.dialect.name == "postgresql" and Buitenverbinding.DATABASE not in settings.zonder_tls:
        event.listen(engine, "connect", _look)


def _look(connection: Any, _record: object) -> None:
    """Close a connection that leaves this machine and is not encrypted. Raises `NietVersleuteld`.

    Of a socket in the file system libpq knows the folder, of any other connection the number of the
    other side.
    """
    waarheen = connection.info.hostaddr or connection.info.host
    if not (connection.pgconn.ssl_in_use or is_loopback(waarheen)):
        connection.close()
        raise NietVersleuteld
