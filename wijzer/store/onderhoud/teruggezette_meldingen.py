"""What becomes of e-mail alerts when a copy is put back: who stopped one since hears nothing of it any more.

A copy does not know who stopped after it was made. The database that it replaces does, so its own
alerts stay as they are. Where there is no such database any more, nobody knows: then each alert of
the copy stands still until its owner confirms it anew.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, delete, insert, select, update

from wijzer.store.rijen import table_of
from wijzer.store.tables import MailRij, MeldingRij, RegioRij

OPNIEUW_BEVESTIGEN = timedelta(days=14)
"""How long an alert of a copy can be confirmed anew with the link of an earlier mail; after that it is forgotten."""

_MELDING, _MAIL, _REGIO = table_of(MeldingRij), table_of(MailRij), table_of(RegioRij)


def alerts_now(connection: Connection) -> list[dict[str, Any]]:
    """The rows of alerts that this database has, before a copy replaces it; its tables are those of this version."""
    return [dict(rij) for rij in connection.execute(select(_MELDING)).mappings()]


def settle_alerts(connection: Connection, eerder: Sequence[dict[str, Any]], *, at: datetime) -> int:
    """Keep the alerts that were there (`eerder`), or else let those of the copy stand still.

    Gives how many stand still. Mail about alerts that waited when the copy was made has gone since,
    or was taken back: it does not go now.
    """
    connection.execute(delete(_MAIL).where(_MAIL.c.over_id.is_not(None), _MAIL.c.sent_at.is_(None)))
    if eerder:
        connection.execute(delete(_MELDING))
        regios = set(connection.scalars(select(_REGIO.c.slug)))
        if blijft := [rij for rij in eerder if rij["regio"] in regios]:
            connection.execute(insert(_MELDING), blijft)
        return 0
    return _let_stand_still(connection, at)


def _let_stand_still(connection: Connection, at: datetime) -> int:
    connection.execute(delete(_MELDING).where(_MELDING.c.tot_at <= at))
    laatst = at + OPNIEUW_BEVESTIGEN
    stil = connection.execute(
        update(_MELDING)
        .where(_MELDING.c.bevestigd_at.is_not(None))
        .values(
            bevestigd_at=None,
            herinnerd_at=None,
            gezien=[],
            tot_at=case((_MELDING.c.tot_at < laatst, _MELDING.c.tot_at), else_=laatst),
            versie=_MELDING.c.versie + 1,
        )
    )
    return stil.rowcount
