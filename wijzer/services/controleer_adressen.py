"""Check what was entered against what was contracted, and keep the differences as cases.

Runs every night for a whole region, at every save for one aanbieder, and by `wijzer adrescontrole`.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.afwijking import Afwijking, Stap
from wijzer.domain.controle import ControleUitkomst, check
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.toegang import Actor, require_beheerder, require_editor
from wijzer.domain.zaakverloop import Verloop, follow_up
from wijzer.services.controle_invoer import (
    Controlefeiten,
    fetch_feiten,
    fetch_invoer,
    fetch_portions,
)
from wijzer.services.controleverslag import Controleverslag, Telling, make_verslag
from wijzer.services.intrekking.zaken import fetch_ingetrokken, link_previous
from wijzer.store.store import Store

TAAK = "adrescontrole"

OpenStore = Callable[[], AbstractContextManager[Store]]


def check_regio(
    store: Store,
    regio: str,
    *,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
    today: date,
) -> Controleverslag:
    """Check a whole region now. The run is kept with its counts; `by` is the beheerder of the region or the system."""
    return check_regio_in_parts(
        lambda: nullcontext(store), regio, new_id=new_id, by=by, at=at, today=today
    )


def check_regio_in_parts(
    open_store: OpenStore,
    regio: str,
    *,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
    today: date,
) -> Controleverslag:
    """The same, in a transaction for every few aanbieders: in a large region nobody who saves waits for the whole check."""
    require_beheerder(by, regio=regio)
    run_id = new_id()
    with open_store() as store:
        store.taken.start(run_id, TAAK, regio, at)
        porties = list(fetch_portions(store, regio))
    telling = Telling()
    for portie in porties:
        with open_store() as store:
            store.aanbieders.lock(portie)
            feiten = fetch_feiten(store, regio, today=today)
            telling.add(*_check(store, feiten, portie, at=at, today=today))
    with open_store() as store:
        verslag = make_verslag(store, regio, telling)
        store.taken.end(run_id, at, verslag.counts())
        store.logboek.add(
            by=by, at=at, handeling="adrescontrole uitgevoerd", object_soort="regio", object_id=regio, regio=regio,
            details=verslag.counts(),
        )  # fmt: skip
    return verslag


def check_locatie_adres(
    store: Store,
    locatie_id: LocatieId,
    *,
    by: Actor,
    at: datetime,
    today: date,
    adres_gewijzigd: bool = True,
) -> list[Afwijking]:
    """Check the aanbieder of a locatie that was just saved; gives the cases of that locatie that ask for attention.

    All of the aanbieder and not the one locatie: which contracted location is missing depends on the others too.
    `adres_gewijzigd` says that a difference which was accepted before may be another one now.
    """
    store.locaties.lock([locatie_id])
    locatie = store.locaties.get(locatie_id)
    zaken = check_aanbieder_adressen(
        store,
        locatie.aanbieder_id,
        regio=locatie.regio,
        by=by,
        at=at,
        today=today,
        adres_gewijzigd=frozenset({locatie_id}) if adres_gewijzigd else frozenset(),
    )
    return [
        zaak
        for zaak in zaken
        if zaak.bevinding.locatie_id == locatie_id and zaak.status.vraagt_aandacht
    ]


def check_aanbieder_adressen(
    store: Store,
    aanbieder_id: AanbiederId,
    *,
    regio: str,
    by: Actor,
    at: datetime,
    today: date,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
) -> list[Afwijking]:
    """Check everything of one aanbieder, after one of its locations was saved or deleted; gives what it found or closed."""
    require_editor(by, regio=regio, aanbieder_id=aanbieder_id)
    store.aanbieders.lock([aanbieder_id])
    feiten = fetch_feiten(store, regio, today=today)
    _, verloop = _check(
        store, feiten, [aanbieder_id], at=at, today=today, adres_gewijzigd=adres_gewijzigd
    )
    return [deel.afwijking for deel in verloop]


def _check(
    store: Store,
    feiten: Controlefeiten,
    aanbieders: Collection[AanbiederId],
    *,
    at: datetime,
    today: date,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
) -> tuple[ControleUitkomst, list[Verloop]]:
    """Check some aanbieders. Their cases are held first, so that of two checks at once the later one sees the earlier."""
    bekend = store.afwijkingen.of_aanbieders(aanbieders, for_update=True)
    uitkomst = check(fetch_invoer(store, feiten, aanbieders), today=today)
    verloop = follow_up(
        bekend, uitkomst, regio=feiten.regio, at=at, adres_gewijzigd=adres_gewijzigd,
        ingetrokken=fetch_ingetrokken(store, aanbieders),
    )  # fmt: skip
    verloop = link_previous(store, bekend, verloop, aanbieders, provincie=feiten.provincie)
    _keep(store, verloop, at=at)
    return uitkomst, verloop


def _keep(store: Store, verloop: Iterable[Verloop], *, at: datetime) -> None:
    """Write what happened; of a case that was found again just as it was, only that."""
    verloop = list(verloop)
    store.afwijkingen.keep([deel.afwijking for deel in verloop if deel.gebeurtenis])
    store.afwijkingen.touch([deel.afwijking.id for deel in verloop if not deel.gebeurtenis], at)
    store.afwijkingen.add_steps(
        [
            Stap(
                afwijking_id=deel.afwijking.id,
                gebeurtenis=deel.gebeurtenis,
                status=deel.afwijking.status,
                at=at,
                gebruiker_id=deel.intrekking.door if deel.intrekking else None,
            )
            for deel in verloop
            if deel.gebeurtenis
        ]
    )
