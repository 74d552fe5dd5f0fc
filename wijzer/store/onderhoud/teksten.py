"""What the texts of a copy tell of who is shielded now.

A text that named the street had to go before that locatie could be shielded. The copy may be of
before, and has it still.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, select, update

from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.locaties.buurt import Buurt, public_teksten
from wijzer.domain.locaties.locatie import Locatie, check_repeats
from wijzer.domain.verraad.oordeel import Teksten, refusals
from wijzer.store.afschermlijst.afschermingen import AANBOD, ADRES
from wijzer.store.rijen import in_chunks
from wijzer.store.store import Store


def find_shielded(store: Store) -> list[Locatie]:
    """Every locatie that is shielded once the copy is back, withdrawn ones included.

    It is shielded now, or is so in the copy.
    """
    vraag = select(ADRES.c.locatie_id).where(ADRES.c.locatie_id.is_not(None))
    ids = [LocatieId(id_) for id_ in store.session.scalars(vraag)]
    wie = [
        aanbieder.id
        for regio in store.regios.all()
        for aanbieder in store.aanbieders.all(regio.slug)
    ]
    return [*store.locaties.of_ids(ids), *store.locaties.to_protect(wie)]


def find_telling(store: Store, geheim: Sequence[Locatie]) -> set[UUID]:
    """The locaties whose name or contact tells a shielded address of their aanbieder."""
    buurt = Buurt(geheim)
    return {
        locatie.id
        for locatie in store.locaties.of_aanbieders(_owners(geheim))
        if _tells(public_teksten(locatie), locatie, buurt)
    }


def drop_remarks(store: Store, geheim: Sequence[Locatie]) -> None:
    """Take away the remarks with the availability that tell a shielded address of their aanbieder."""
    buurt = Buurt(geheim)
    locaties = {locatie.id: locatie for locatie in store.locaties.of_aanbieders(_owners(geheim))}
    weg: list[UUID] = [
        aanbod.id
        for id_, alle in store.aanbod.of_locaties(locaties).items()
        for aanbod in alle
        if aanbod.opgave is not None
        and _tells({"toelichting": aanbod.opgave.toelichting}, locaties[id_], buurt)
    ]
    _clear(store.session.connection(), weg)


def _owners(geheim: Iterable[Locatie]) -> set[AanbiederId]:
    return {locatie.aanbieder_id for locatie in geheim}


def _tells(teksten: Teksten, locatie: Locatie, buurt: Buurt) -> bool:
    """Whether these texts of a locatie tell its own shielded address, or another one of its aanbieder."""
    return bool(refusals(check_repeats(teksten, locatie.adres) + buurt.check(teksten, locatie)))


def _clear(connection: Connection, ids: Iterable[UUID]) -> None:
    for brok in in_chunks(ids):
        nieuw = {"toelichting": None, "versie": AANBOD.c.versie + 1}
        connection.execute(update(AANBOD).where(AANBOD.c.id.in_(brok)).values(nieuw))
