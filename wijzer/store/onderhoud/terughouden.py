"""Which locaties of a copy may not simply come back on the site, and are left unpublished."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from wijzer.domain.adressen.adres import LocatieAdres
from wijzer.domain.locaties.locatie import Locatie, check_repeats, lies_at_shielded
from wijzer.domain.verraad.oordeel import refusals
from wijzer.store.afschermlijst.afschermingen import AANBIEDER, LOCATIE, OPEN, REGEL, WACHT
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.locaties.rijen import to_open_adres
from wijzer.store.rijen import fetch_in, in_chunks
from wijzer.store.tables import LocatieRij, OpenAdresRij


def withdraw_deleted(connection: Connection, bekend: Collection[UUID]) -> int:
    """Leave off the site what the replaced database did not have any more; gives how many came down."""
    hier = set(connection.scalars(select(LOCATIE.c.id)))
    return unpublish(connection, hier - set(bekend))


def keep_withdrawn(connection: Connection, ingetrokken: Mapping[UUID, Databaserij]) -> int:
    """Let what was withdrawn in the replaced database stay so, as it was there; gives how many came down by it.

    The aanbieder may put it back. Who could not undo a withdrawal by accident must not have it undone by a copy either.
    """
    aantal = unpublish(connection, ingetrokken)
    kolommen = LOCATIE.c
    for id_, rij in ingetrokken.items():
        vraag = update(LOCATIE).where(kolommen.id == id_, kolommen.ingetrokken_at.is_(None))
        connection.execute(vraag.values({**rij, "versie": kolommen.versie + 1}))
    return aantal


def withdraw_at_shielded(session: Session, geheim: Sequence[Locatie]) -> int:
    """Leave off the site what lies open at the address of a shielded locatie of the same aanbieder; gives how many.

    The copy has it open there when that locatie was entered a second time, and taken away or shielded since.
    """
    adressen: dict[UUID, list[LocatieAdres]] = defaultdict(list)
    for locatie in geheim:
        adressen[locatie.aanbieder_id].append(locatie.adres)
    eigenaar = {
        rij.id: rij.aanbieder_id
        for rij in fetch_in(session, select(LocatieRij), LocatieRij.aanbieder_id, adressen)
    }
    gevonden = {
        rij.locatie_id
        for rij in fetch_in(session, select(OpenAdresRij), OpenAdresRij.locatie_id, eigenaar)
        if lies_at_shielded(to_open_adres(rij), adressen[eigenaar[rij.locatie_id]])
    }
    return unpublish(session.connection(), gevonden)


def withdraw_told(connection: Connection, geheim: Iterable[Locatie]) -> int:
    """Leave off the site each shielded locatie whose page would tell its address; gives how many.

    Name and contact of its aanbieder and hoofdaannemer stand there, and those may come from the
    copy. What may be chance was asked when they were kept, and is not asked again.
    """
    boven: dict[UUID, set[UUID]] = defaultdict(set)
    for regel in connection.execute(select(REGEL.c.aanbieder_id, REGEL.c.hoofdaannemer_id)):
        if regel.hoofdaannemer_id:
            boven[regel.aanbieder_id].add(regel.hoofdaannemer_id)
    teksten = _texts(connection)
    verteld = [
        locatie.id
        for locatie in geheim
        for wie in {locatie.aanbieder_id, *boven[locatie.aanbieder_id]}
        if refusals(check_repeats(teksten[wie], locatie.adres))
    ]
    return unpublish(connection, verteld)


def wait_for_all(connection: Connection, sinds: datetime) -> None:
    """Leave every open locatie off the site until the beheerder confirms that it was not shielded since the copy."""
    vraag = select(LOCATIE.c.id).join(OPEN, OPEN.c.locatie_id == LOCATIE.c.id)
    wachtend = connection.scalars(vraag.where(LOCATIE.c.gepubliceerd)).all()
    _wait(
        connection,
        [
            {"locatie_id": locatie_id, "sinds": sinds, "beantwoord_at": None}
            for locatie_id in wachtend
        ],
    )


def keep_waiting(connection: Connection, rijen: Iterable[Databaserij]) -> None:
    """Let who waited before this copy was put back, or was kept off the site then, wait on."""
    open_ = set(connection.scalars(select(OPEN.c.locatie_id)))
    _wait(connection, [rij for rij in rijen if rij["locatie_id"] in open_])


def _wait(connection: Connection, rijen: Sequence[Databaserij]) -> None:
    ids = [rij["locatie_id"] for rij in rijen]
    unpublish(connection, ids)
    for brok in in_chunks(ids):
        connection.execute(delete(WACHT).where(WACHT.c.locatie_id.in_(brok)))
    if rijen:
        connection.execute(insert(WACHT), rijen)


def _texts(connection: Connection) -> Mapping[UUID, dict[str, str | None]]:
    kolommen = AANBIEDER.c
    rijen = connection.execute(select(kolommen.id, kolommen.naam, kolommen.email, kolommen.website))
    return {rij.id: {"naam": rij.naam, "email": rij.email, "website": rij.website} for rij in rijen}


def unpublish(connection: Connection, ids: Iterable[UUID]) -> int:
    """Take these off the site; gives how many of them stood on it."""
    aantal = 0
    for brok in in_chunks(ids):
        vraag = update(LOCATIE).where(LOCATIE.c.id.in_(brok), LOCATIE.c.gepubliceerd)
        nieuw = {"gepubliceerd": False, "versie": LOCATIE.c.versie + 1}
        aantal += connection.execute(vraag.values(nieuw)).rowcount
    return aantal
