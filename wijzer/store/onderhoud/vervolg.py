"""How numbers go on after a copy was put back: never again one that somebody has seen already."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, column, func, insert, select, table, text, update

from wijzer.domain.klok import day_of
from wijzer.store.afschermlijst.afschermingen import STAND, WIJZIGING, Afschermingen
from wijzer.store.projectie.schrijven import DELETED, STAND_ID, Ding, lot_of

SPRONG = 1_000_000
"""How far the numbers of `/wijzigingen` jump.

It is more than were ever given out after a copy and are known nowhere any more.
"""


def begin_epoch(
    connection: Connection, eerder: Iterable[Afschermingen], *, epoch: str, at: datetime
) -> None:
    """Let the copy that was put back begin another series.

    Its numbers go past all of the copy and of what is known beside it.
    """
    rij = connection.execute(select(STAND)).one_or_none()
    standen = [
        (afschermingen.publicatie, afschermingen.laatste_wijziging) for afschermingen in eerder
    ]
    if rij is not None:
        standen.append((rij.publicatie, rij.laatste_wijziging))
    waarden = {
        "publicatie": max((publicatie for publicatie, _ in standen), default=0) + 1,
        "laatste_wijziging": max((nummer for _, nummer in standen), default=0) + SPRONG,
        "gepubliceerd_at": at,
        "epoch": epoch,
        # Whatever waits, waits for tomorrow: the day of an older copy would let it appear within a minute.
        "dag": day_of(at),
    }
    if rij is None:
        connection.execute(insert(STAND).values(id=STAND_ID, **waarden))
    else:
        connection.execute(update(STAND).values(waarden))


def bury(connection: Connection, dingen: Iterable[Ding], *, at: datetime) -> None:
    """Say of what was public before, and is not known to the copy, that it is gone."""
    bekend = {
        (rij.soort, rij.id) for rij in connection.execute(select(WIJZIGING.c.soort, WIJZIGING.c.id))
    }
    stand = connection.execute(select(STAND)).one()
    weg = [
        {
            "soort": soort,
            "id": ding_id,
            "regio": "",
            "state": DELETED,
            "at": at,
            "publicatie": stand.publicatie,
            "nummer": stand.laatste_wijziging + volgnummer,
        }
        for volgnummer, (soort, ding_id) in enumerate(
            sorted(set(dingen) - bekend, key=lot_of), start=1
        )
    ]
    if weg:
        connection.execute(insert(WIJZIGING), weg)
        connection.execute(update(STAND).values(laatste_wijziging=weg[-1]["nummer"]))


def read_nummer(connection: Connection) -> int:
    """The number of the latest change."""
    return connection.scalar(select(STAND.c.laatste_wijziging)) or 0


def move_sequences(connection: Connection) -> None:
    """Let every sequence give the number after the highest that its table holds (PostgreSQL).

    Rows that come from a copy bring their numbers along, and a sequence knows nothing of them. SQLite looks itself.
    """
    if connection.dialect.name != "postgresql":
        return
    for reeks, tabel, kolom in connection.execute(text(_REEKSEN)).all():
        hoogste = select(func.max(column(kolom))).select_from(table(tabel)).scalar_subquery()
        connection.execute(select(func.setval(reeks, func.coalesce(hoogste, 0) + 1, False)))


_REEKSEN = """
    SELECT pg_get_serial_sequence(quote_ident(t.relname), k.attname), t.relname, k.attname
    FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute k ON k.attrelid = t.oid
    WHERE t.relkind IN ('r', 'p') AND n.nspname = current_schema() AND k.attnum > 0 AND NOT k.attisdropped
      AND pg_get_serial_sequence(quote_ident(t.relname), k.attname) IS NOT NULL
    ORDER BY 2, 3
"""
