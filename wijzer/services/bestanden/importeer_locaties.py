"""Locaties and their availability are loaded from a file."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.afwijkingen.afwijking import Aanleiding
from wijzer.domain.bewaren.concept import about
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.locaties import LocatiesRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.gateways.geocoder import Geocoder
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.bestanden.importslot import lock_kept
from wijzer.services.controle.controleer_geraakt import controleer_geraakt
from wijzer.services.importplan.aanbod import Omstandigheden
from wijzer.services.importplan.locaties import Locatieplan, make_locatieplan
from wijzer.services.importplan.locatiestand import (
    BewaardeLocaties,
    fetch_locatiestand,
    rows_by_locatie,
)
from wijzer.services.importverslag import Bevindingen, Importverslag, accepted, refused
from wijzer.store.store import Store

SOORT = "locaties"


def importeer_locaties(
    store: Store,
    gelezen: Gelezen[LocatiesRij],
    *,
    regio: str,
    proef: bool,
    new_id: Callable[[], UUID],
    draw: Callable[[int], int],
    geocoder: Geocoder,
    by: Actor,
    at: datetime,
    today: date,
) -> Importverslag:
    """Add and change locaties and their aanbod; everything or nothing. What is not in the file stays.

    A new locatie with a product is published. A file may shield an address and never opens one;
    shielding an open locatie gives it and its aanbod new public ids, and `draw` picks the day on
    which they appear. Who is not the system sees and touches only its own aanbieders.
    """
    if not proef:
        lock_kept(store, regio, by=by)
    bevindingen = Bevindingen.of(gelezen)
    stand = fetch_locatiestand(store, gelezen.rijen, regio=regio, by=by, today=today)
    groepen = rows_by_locatie(gelezen.rijen, gelezen.ontbreekt, stand, new_id, bevindingen)
    hier = Omstandigheden(by=by, at=at, today=today, new_id=new_id, draw=draw, geocoder=geocoder)
    plan = make_locatieplan(groepen, stand, hier, bevindingen, ontbreekt=gelezen.ontbreekt)
    if bevindingen.fouten:
        return refused(SOORT, bevindingen, proef=proef)
    verslag = accepted(
        SOORT,
        bevindingen,
        nieuw=plan.nieuw,
        gewijzigd=plan.gewijzigd,
        ongewijzigd=plan.ongewijzigd,
        niet_in_bestand=plan.niet_in_bestand,
        proef=proef,
    )
    if not proef:
        _keep(store, plan, stand)
        geraakt = {locatie.aanbieder_id for locatie in _touched(plan, stand)}
        controleer_geraakt(store, regio, geraakt, aanleiding=Aanleiding.LOCATIES_INGELEZEN, at=at)
        beantwoord = {"bevestigd": bevindingen.bevestigd} if bevindingen.bevestigd else {}
        log_import(store, verslag, regio=regio, by=by, at=at, details=beantwoord)
    return verslag


def _touched(plan: Locatieplan, stand: BewaardeLocaties) -> list[Locatie]:
    """The locaties of which the check looks at something else now: their own rows, or the products they offer."""
    return [*plan.touched(), *_with_new_product(plan, stand)]


def _keep(store: Store, plan: Locatieplan, stand: BewaardeLocaties) -> None:
    store.locaties.add_many(plan.nieuwe_locaties)
    gewijzigd = [*plan.gewijzigde_locaties, *_with_new_product(plan, stand)]
    store.locaties.save_many([(locatie, None) for locatie in gewijzigd])
    store.verschijningen.keep(plan.verschijnt)
    plan.aanbod.keep(store)
    for locatie in plan.gewijzigde_locaties:
        if (
            locatie.publiek_id in plan.verschijnt
        ):  # what was typed while it was open says that it is open
            store.concepten.empty(about(locatie_id=locatie.id))


def _with_new_product(plan: Locatieplan, stand: BewaardeLocaties) -> list[Locatie]:
    """Locaties that stay as they were and offer one product more; they get another versie all the same.

    A form that was opened before does not list the product, and would take it away with what was stated about it.
    """
    gewijzigd = {locatie.id for locatie in plan.gewijzigde_locaties}
    erbij = (*plan.aanbod.nieuw, *plan.aanbod.terug)
    ids = {aanbod.locatie_id for aanbod in erbij} - gewijzigd
    return [locatie for id_, locatie in stand.locaties.items() if id_ in ids]
