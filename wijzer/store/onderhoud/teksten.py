"""What the texts of a copy tell of who is shielded now.

A text that named the street had to go before that locatie could be shielded. The copy may be of before, and has it still.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, select, update

from wijzer.domain.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.fouten import Vraag
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locatie import Locatie
from wijzer.domain.verraad.oordeel import Geheim, Teksten, check_buren, is_in_straat
from wijzer.store.onderhoud.afschermingen import AANBOD, ADRES
from wijzer.store.rijen import in_chunks
from wijzer.store.store import Store


def find_shielded(store: Store) -> list[Locatie]:
    """Every locatie that is shielded once the copy is back: as it is now, or as the copy has it."""
    vraag = select(ADRES.c.locatie_id).where(ADRES.c.locatie_id.is_not(None))
    return store.locaties.of_ids(LocatieId(een) for een in store.session.scalars(vraag))


def find_telling(store: Store, geheim: Iterable[Locatie]) -> set[UUID]:
    """The locaties whose name or contact tells a shielded address of their aanbieder."""
    adressen = _read(geheim)
    return {
        locatie.id
        for locatie in store.locaties.of_aanbieders(adressen)
        if _tells(_texts(locatie), _around(locatie, adressen[locatie.aanbieder_id]))
    }


def drop_remarks(store: Store, geheim: Iterable[Locatie]) -> None:
    """Take away the remarks with the availability that tell a shielded address of their aanbieder."""
    adressen = _read(geheim)
    locaties = {een.id: een for een in store.locaties.of_aanbieders(adressen)}
    weg: list[UUID] = [
        aanbod.id
        for id_, alle in store.aanbod.of_locaties(locaties).items()
        for aanbod in alle
        if aanbod.opgave is not None
        and _tells(
            {"toelichting": aanbod.opgave.toelichting},
            _around(locaties[id_], adressen[locaties[id_].aanbieder_id]),
        )
    ]
    _clear(store.session.connection(), weg)


def _read(geheim: Iterable[Locatie]) -> Mapping[AanbiederId, Mapping[LocatieId, Geheim]]:
    gelezen: dict[AanbiederId, dict[LocatieId, Geheim]] = {}
    for locatie in geheim:
        if isinstance(locatie.adres, AfgeschermdAdres):
            gelezen.setdefault(locatie.aanbieder_id, {})[locatie.id] = Geheim.of(locatie.adres)
    return gelezen


def _around(locatie: Locatie, geheimen: Mapping[LocatieId, Geheim]) -> list[Geheim]:
    """The addresses that this locatie may not tell: not those in its own street, when that is public by itself."""
    match locatie.adres:
        case OpenbaarAdres(adres=open_adres):
            return [een for een in geheimen.values() if not is_in_straat(open_adres, een)]
        case _:
            return list(geheimen.values())


def _tells(teksten: Teksten, geheimen: Sequence[Geheim]) -> bool:
    """What may be chance was asked when it was kept, and counts as answered."""
    return any(not isinstance(fout, Vraag) for fout in check_buren(teksten, geheimen))


def _texts(locatie: Locatie) -> Teksten:
    contact = locatie.contact
    return {"naam": locatie.naam, "email": contact.email, "website": contact.website}


def _clear(connection: Connection, ids: Iterable[UUID]) -> None:
    for brok in in_chunks(ids):
        nieuw = {"toelichting": None, "versie": AANBOD.c.versie + 1}
        connection.execute(update(AANBOD).where(AANBOD.c.id.in_(brok)).values(nieuw))
