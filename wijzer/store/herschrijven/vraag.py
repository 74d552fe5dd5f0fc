"""Which tables must be rewritten, because something that may no longer be read was taken out of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.orm import Session

from wijzer.store.rijen import Onderdeel, table_of, upsert_rows
from wijzer.store.tables import TeHerschrijvenRij

STATISTIEK = "pg_statistic"
"""Where PostgreSQL keeps samples of what stands in the columns of all tables."""

GERAAKT = (
    "open_adres",
    "locatie",
    "aanbod",
    "beschikbaarheid_historie",
    "published_locatie",
    "published_aanbod",
    "aanbieder",
    "published_aanbieder",
    STATISTIEK,
)
"""The tables in which an open locatie leaves its address, its name and what was said about it.

The contact of its aanbieder is one of those places.
"""


class TeHerschrijven(NamedTuple):
    """A table that is to be rewritten, and when it was asked for last."""

    tabel: str
    gevraagd_at: datetime


class Herschrijfvraag(Onderdeel):
    """Notes in the transaction of a shielding that the tables it touched are to be rewritten."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._gevraagd = False

    def ask(self) -> None:
        """A locatie that was open is shielded in this transaction."""
        self._gevraagd = True

    def oldest(self) -> datetime | None:
        """Since when something is asked; None when nothing is."""
        return self._session.scalar(select(func.min(TeHerschrijvenRij.gevraagd_at)))

    def flush(self, at: datetime) -> None:
        """Keep what was asked; just before commit."""
        if self._gevraagd:
            rijen = [{"tabel": tabel, "gevraagd_at": at} for tabel in GERAAKT]
            upsert_rows(self._session, TeHerschrijvenRij, rijen, keys=["tabel"])
        self._gevraagd = False


def read_asked(connection: Connection) -> list[TeHerschrijven]:
    """What is asked now; the statistics last, because rewriting a table makes new ones."""
    table = table_of(TeHerschrijvenRij)
    rijen = connection.execute(select(table.c.tabel, table.c.gevraagd_at)).all()
    return sorted(
        (TeHerschrijven(*rij) for rij in rijen),
        key=lambda vraag: (vraag.tabel == STATISTIEK, vraag.tabel),
    )


def settle(connection: Connection, gedaan: Sequence[TeHerschrijven]) -> None:
    """Strike off what was rewritten; what was asked again meanwhile stays asked."""
    table = table_of(TeHerschrijvenRij)
    for tabel, at in gedaan:
        connection.execute(delete(table).where(table.c.tabel == tabel, table.c.gevraagd_at == at))
