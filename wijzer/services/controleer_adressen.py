"""Check what was entered against what was contracted, and keep the differences as cases.

Runs every night for a whole region, at every save for one aanbieder, and by `wijzer adrescontrole`.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.afwijking import Afwijking, Stap
from wijzer.domain.controle import ControleInvoer, ControleUitkomst, check
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.toegang import Actor, require_beheerder, require_editor
from wijzer.domain.zaakverloop import Verloop, follow_up
from wijzer.services.controle_invoer import fetch_aanbieder, fetch_regio
from wijzer.services.controleverslag import Controleverslag, make_verslag
from wijzer.store.store import Store

TAAK = "adrescontrole"


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
    require_beheerder(by, regio=regio)
    run_id = new_id()
    store.taken.start(run_id, TAAK, regio, at)
    invoer = fetch_regio(store, regio, today=today)
    bekend = store.afwijkingen.by_sleutels(regio, for_update=True).values()
    uitkomst, verloop = _check(store, invoer, bekend, regio=regio, at=at, today=today)
    verslag = make_verslag(store, regio, invoer, uitkomst, verloop)
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
    locatie = store.locaties.get(locatie_id)
    gewijzigd = frozenset({locatie_id}) if adres_gewijzigd else frozenset()
    zaken = check_aanbieder_adressen(
        store,
        locatie.aanbieder_id,
        regio=locatie.regio,
        by=by,
        at=at,
        today=today,
        adres_gewijzigd=gewijzigd,
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
    """Check everything of one aanbieder, after one of its locations was saved or deleted; gives all its cases."""
    require_editor(by, regio=regio, aanbieder_id=aanbieder_id)
    invoer = fetch_aanbieder(store, aanbieder_id, regio=regio, today=today)
    bekend = store.afwijkingen.of_aanbieders([aanbieder_id], for_update=True)
    _, verloop = _check(
        store, invoer, bekend, regio=regio, at=at, today=today, adres_gewijzigd=adres_gewijzigd
    )
    return [deel.afwijking for deel in verloop]


def _check(
    store: Store,
    invoer: ControleInvoer,
    bekend: Iterable[Afwijking],
    *,
    regio: str,
    at: datetime,
    today: date,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
) -> tuple[ControleUitkomst, list[Verloop]]:
    uitkomst = check(invoer, today=today)
    verloop = follow_up(bekend, uitkomst, regio=regio, at=at, adres_gewijzigd=adres_gewijzigd)
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
            )
            for deel in verloop
            if deel.gebeurtenis
        ]
    )
