"""The beheerder loads what was agreed from a file: aanbieders, contract rows and contracted locations."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.afwijkingen.afwijking import Aanleiding
from wijzer.domain.klok import day_of
from wijzer.files.contracten import ContractenRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.controle.controleer_geraakt import controleer_geraakt
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.services.importplan.contracten import (
    Contractplan,
    complete_rijen,
    fetch_stand,
    make_plan,
)
from wijzer.services.importplan.contractverraad import check_contractlijst
from wijzer.services.importverslag import Bevindingen, Importverslag, accepted, refused
from wijzer.store.store import Store

SOORT = "contracten"


def importeer_contracten(
    store: Store,
    gelezen: Gelezen[ContractenRij],
    *,
    regio: str,
    proef: bool,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> Importverslag:
    """Add and change contract rows, their aanbieders and locations; everything or nothing.

    What is not in the file stays. A name that tells where a shielded locatie is, is refused: the
    name of an aanbieder is public.
    """
    require_beheerder(by, regio=regio)
    if not proef:
        store.aanbieders.lock_regio(regio)
    bevindingen = Bevindingen.of(gelezen)
    stand = fetch_stand(store, regio)
    volledig = complete_rijen(gelezen, stand, bevindingen)
    plan = make_plan(volledig, stand, new_id, bevindingen)
    check_contractlijst(store, volledig.rijen, stand, plan, bevindingen, today=day_of(at))
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
        eerste = not store.contracten.is_known(regio)
        _keep(store, plan)
        _check(store, regio, plan, eerste=eerste, at=at)
        log_import(store, verslag, regio=regio, by=by, at=at)
    return verslag


def _check(store: Store, regio: str, plan: Contractplan, *, eerste: bool, at: datetime) -> None:
    """Whose contract changed is checked at once.

    With the first list of a region there is something to compare for everybody.
    """
    if eerste:
        vraag_na_wijziging(store, regio, at=at)
        return
    controleer_geraakt(
        store, regio, plan.touched(), aanleiding=Aanleiding.CONTRACTEN_INGELEZEN, at=at
    )


def _keep(store: Store, plan: Contractplan) -> None:
    store.aanbieders.add_many(plan.nieuwe_aanbieders)
    store.aanbieders.save_many(plan.gewijzigde_aanbieders)
    store.contracten.save_many(plan.regels, plan.locaties)
