"""What was withdrawn is erased at last: when its time is over, or because the beheerder says so."""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import require_unchanged
from wijzer.domain.ids import AanbodId, LocatieId
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.intrekking import check_jaren, kept_until
from wijzer.store.store import Store


def wis_ingetrokken(store: Store, locatie_id: LocatieId, *, by: Actor, at: datetime) -> str:
    """Erase a withdrawn locatie with its address, aanbod, history and cases for good; gives its name.

    Only the audit trail keeps that it was there. Raises `NietGevonden` for one in use, or of another region.
    """
    store.locaties.lock([locatie_id])
    weg = store.locaties.withdrawn(locatie_id).locatie
    require_beheerder(by, regio=weg.regio)
    _erase(store, [locatie_id], [])
    store.logboek.add(
        by=by,
        at=at,
        handeling="ingetrokken locatie gewist",
        object_soort="locatie",
        object_id=locatie_id,
        regio=weg.regio,
    )
    return weg.naam


def wis_verlopen(store: Store, regio: str, *, by: Actor, at: datetime) -> int:
    """Erase what was withdrawn longer ago than the region keeps it, with its cases.

    Gives how many locaties and products were erased.
    """
    store.aanbieders.lock_regio(regio)
    jaren = store.regios.bewaar_jaren(regio)
    wie = [aanbieder.id for aanbieder in store.aanbieders.all(regio)]
    locaties = [
        id_
        for id_, weg in store.locaties.withdrawals(wie).items()
        if kept_until(weg.at, jaren) <= day_of(at)
    ]
    verlopen = {
        sleutel
        for sleutel, weg in store.aanbod.withdrawals(wie).items()
        if sleutel[0] not in locaties and kept_until(weg.at, jaren) <= day_of(at)
    }
    aanbod = [
        ingetrokken.aanbod.id
        for id_, alle in store.aanbod.withdrawn_of({id_ for id_, _ in verlopen}).items()
        for ingetrokken in alle
        if (id_, ingetrokken.aanbod.hulp) in verlopen
    ]
    store.afwijkingen.erase_of_products(verlopen)
    _erase(store, locaties, aanbod)
    if locaties or aanbod:
        store.logboek.add(
            by=by,
            at=at,
            handeling="ingetrokken locaties en producten gewist",
            object_soort="regio",
            object_id=regio,
            regio=regio,
            details={"locaties": len(locaties), "producten": len(aanbod), "na_jaren": jaren},
        )
    return len(locaties) + len(aanbod)


def kies_bewaartermijn(
    store: Store, regio: str, jaren: int | None, *, shown: int, by: Actor, at: datetime
) -> int:
    """Let a region keep what was withdrawn for so many years; a shorter time erases from the next night on.

    `shown` is what stood in the form: raises `Conflict` when somebody else chose meanwhile, `Ongeldig` on `jaren`.
    """
    require_beheerder(by, regio=regio)
    gekozen = check_jaren(jaren)
    oud = store.regios.bewaar_jaren(regio)
    require_unchanged(shown, oud)
    if gekozen != oud:
        store.regios.keep_bewaar_jaren(regio, gekozen)
        store.logboek.add(
            by=by,
            at=at,
            handeling="bewaartermijn gekozen",
            object_soort="regio",
            object_id=regio,
            regio=regio,
            details={"van_jaren": oud, "naar_jaren": gekozen},
        )
    return gekozen


def _erase(store: Store, locaties: list[LocatieId], aanbod: list[AanbodId]) -> None:
    """Out of the files of the database too: what is erased is not to be read there any more."""
    for aanbod_id in aanbod:
        store.aanbod.delete(aanbod_id)
    for locatie_id in locaties:
        store.locaties.delete(locatie_id)
    if locaties or aanbod:
        store.herschrijven.ask()
