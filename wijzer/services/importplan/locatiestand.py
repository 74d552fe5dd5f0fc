"""What is stored of a region's locaties, and which of them a row of a file means."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.taal.schoon import compare_key
from wijzer.files.locaties import LocatiesRij, VolledigeLocatiesRij
from wijzer.services.aanvullen.locaties import Bewaard, complete_rij
from wijzer.services.importplan.hulpvormen import Hulpvormen
from wijzer.services.importverslag import Bevindingen, Register
from wijzer.services.locaties.invoer import Regiofeiten, fetch_regiofeiten
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class BewaardeLocaties:
    """Everything a file with locaties is compared with: only what the actor keeps."""

    regio: str
    aanbieders: dict[str, Aanbieder]
    hoofdaannemers: dict[AanbiederId, list[Aanbieder]]
    """Who stands above an aanbieder today or will later, by the id of that aanbieder."""
    locaties: dict[LocatieId, Locatie]
    aanbod: dict[LocatieId, list[Aanbod]]
    ingetrokken: dict[LocatieId, IngetrokkenLocatie]
    afgehaald: dict[LocatieId, dict[Hulpaanduiding, Aanbod]]
    """The aanbod that the locaties in use withdrew, by what it is for."""
    elders: frozenset[LocatieId]
    """Ids that the file names and that belong to somebody else."""
    feiten: Regiofeiten
    hulpvormen: Hulpvormen
    gemeenten: Register
    doelgroepen: Register


def fetch_locatiestand(
    store: Store, rijen: Iterable[LocatiesRij], *, regio: str, by: Actor, today: date
) -> BewaardeLocaties:
    """Fetch what the actor may keep: everything for the system, the own aanbieders for an aanbieder."""
    aanbieders = {
        agb: aanbieder
        for agb, aanbieder in store.aanbieders.agb_index(regio).items()
        if by.is_systeem or aanbieder.id in by.aanbieders
    }
    eigen = {aanbieder.id for aanbieder in aanbieders.values()}
    locaties = {
        locatie.id: locatie
        for locatie in store.locaties.all(regio)
        if locatie.aanbieder_id in eigen
    }
    genoemd = {LocatieId(rij.locatie_id) for rij in rijen if rij.locatie_id}
    weg = {
        ingetrokken.locatie.id: ingetrokken
        for ingetrokken in store.locaties.withdrawn_in(regio)
        if ingetrokken.locatie.aanbieder_id in eigen
    }
    vreemd = store.locaties.known_ids(genoemd - locaties.keys() - weg.keys())
    afgehaald = store.aanbod.withdrawn_of(locaties)
    feiten = fetch_regiofeiten(store, regio, today=today)
    return BewaardeLocaties(
        regio=regio,
        aanbieders=aanbieders,
        hoofdaannemers=store.aanbieders.hoofdaannemers_from(eigen, today),
        locaties=locaties,
        aanbod=store.aanbod.of_locaties(locaties),
        ingetrokken=weg,
        afgehaald={
            wie: {ingetrokken.aanbod.hulp: ingetrokken.aanbod for ingetrokken in alle}
            for wie, alle in afgehaald.items()
        },
        elders=vreemd,
        feiten=feiten,
        hulpvormen=Hulpvormen(feiten.hulpvormen.values()),
        gemeenten=Register(
            (gemeente.code, gemeente.naam) for gemeente in store.regios.gemeenten(regio)
        ),
        doelgroepen=Register(
            (doelgroep.slug, doelgroep.naam) for doelgroep in store.regios.doelgroepen(regio)
        ),
    )


def rows_by_locatie(
    rijen: Iterable[LocatiesRij],
    ontbreekt: Set[str],
    stand: BewaardeLocaties,
    new_id: Callable[[], UUID],
    bevindingen: Bevindingen,
) -> dict[LocatieId, list[VolledigeLocatiesRij]]:
    """The rows of each locatie, by its id, with what is stored in the columns that the file leaves out (`ontbreekt`).

    Rows whose locatie cannot be told, or that cannot be completed, are noted and left out.
    """
    namen: dict[tuple[AanbiederId, str], list[LocatieId]] = defaultdict(list)
    for locatie in stand.locaties.values():
        namen[locatie.aanbieder_id, compare_key(locatie.naam)].append(locatie.id)
    agb = {aanbieder.id: code for code, aanbieder in stand.aanbieders.items()}
    bewaard = {
        id_: _stored(locatie, agb[locatie.aanbieder_id], stand)
        for id_, locatie in stand.locaties.items()
    }
    groepen: dict[LocatieId, list[VolledigeLocatiesRij]] = defaultdict(list)
    for gegeven in rijen:
        rij = stand.hulpvormen.resolve(gegeven, bevindingen)
        id_ = _identify(rij, stand, namen, new_id, bevindingen)
        if id_ is None:
            continue
        volledig = complete_rij(rij, bewaard.get(id_, Bewaard()), ontbreekt, bevindingen)
        if volledig is not None:
            groepen[id_].append(volledig)
    return groepen


def _stored(locatie: Locatie, agb: str, stand: BewaardeLocaties) -> Bewaard:
    per_hulp = {aanbod.hulp: aanbod for aanbod in stand.aanbod.get(locatie.id, ())}
    return Bewaard(locatie, agb, per_hulp, stand.afgehaald.get(locatie.id, {}))


def _identify(
    rij: LocatiesRij,
    stand: BewaardeLocaties,
    namen: dict[tuple[AanbiederId, str], list[LocatieId]],
    new_id: Callable[[], UUID],
    bevindingen: Bevindingen,
) -> LocatieId | None:
    if rij.agb is None:
        return _find_known(rij, stand, bevindingen)
    aanbieder = stand.aanbieders.get(rij.agb)
    if aanbieder is None:
        melding = "Deze AGB-code kennen we niet."
        bevindingen.refuse(
            rij.rij, "agb", rij.agb, melding, "de AGB-code van een aanbieder met een contract"
        )
        return None
    if rij.locatie_id is not None:
        return _check_owner(rij, LocatieId(rij.locatie_id), aanbieder, stand, bevindingen)
    kandidaten = namen[aanbieder.id, compare_key(rij.naam or "")]
    if len(kandidaten) > 1:
        melding = "Deze aanbieder heeft meer locaties met deze naam."
        bevindingen.refuse(rij.rij, "locatie_id", "", melding, "het id uit een export")
        return None
    if not kandidaten:
        kandidaten.append(LocatieId(new_id()))
    return kandidaten[0]


def _find_known(
    rij: LocatiesRij, stand: BewaardeLocaties, bevindingen: Bevindingen
) -> LocatieId | None:
    """Find the stored locatie. Without an AGB code the id must be known: another's looks as if it were not there."""
    if rij.locatie_id is None:  # the reader noted it
        return None
    id_ = LocatieId(rij.locatie_id)
    if id_ in stand.ingetrokken:
        _refuse_withdrawn(rij, bevindingen)
        return None
    if id_ in stand.locaties:
        return id_
    melding = "Deze locatie kennen we niet. Een nieuwe locatie heeft alle kolommen nodig."
    bevindingen.refuse(rij.rij, "locatie_id", rij.locatie_id, melding, "het id uit een export")
    return None


def _check_owner(
    rij: LocatiesRij,
    id_: LocatieId,
    aanbieder: Aanbieder,
    stand: BewaardeLocaties,
    bevindingen: Bevindingen,
) -> LocatieId | None:
    """Somebody else's locatie and one that moves to another aanbieder are refused in the same words.

    One that is withdrawn is not brought back by a file: an export of before would do so without anybody meaning it.
    """
    weg = stand.ingetrokken.get(id_)
    known = weg.locatie if weg else stand.locaties.get(id_)
    if id_ in stand.elders or (known is not None and known.aanbieder_id != aanbieder.id):
        melding = "Deze locatie hoort niet bij deze AGB-code."
        bevindingen.refuse(
            rij.rij, "locatie_id", rij.locatie_id, melding, "het id uit een export, of leeg"
        )
        return None
    if weg is not None:
        _refuse_withdrawn(rij, bevindingen)
        return None
    return id_


def _refuse_withdrawn(rij: LocatiesRij, bevindingen: Bevindingen) -> None:
    melding = "Deze locatie is ingetrokken. Zet die eerst terug bij uw ingetrokken locaties, of haal de rij weg."
    bevindingen.refuse(rij.rij, "locatie_id", rij.locatie_id, melding, "een locatie in gebruik")
