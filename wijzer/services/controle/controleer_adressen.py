"""Check what was entered against what was contracted, and keep the differences as cases.

At every save and every file for the aanbieders that were touched. A whole region is checked in
parts: `services/controle`.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder, require_editor
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijking, Stap
from wijzer.domain.afwijkingen.controle import ControleUitkomst, check
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.afwijkingen.zaakverloop import follow_up
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.services.controle.invoer import (
    Controlefeiten,
    fetch_feiten,
    fetch_invoer,
    fetch_portions,
)
from wijzer.services.controle.verslag import Controletelling, Controleverslag, make_verslag
from wijzer.services.controle.zaken import fetch_ingetrokken, link_previous
from wijzer.store.store import Store

ADRESCONTROLE = "adrescontrole"


def check_regio(
    store: Store,
    regio: str,
    *,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
    today: date,
) -> Controleverslag:
    """Check a whole region in one transaction, while nobody else is there. The run is kept with its counts."""
    require_beheerder(by, regio=regio)
    store.aanbieders.lock_regio(regio)
    run_id = new_id()
    store.taken.start(run_id, ADRESCONTROLE, regio, at)
    telling = Controletelling()
    for portie in fetch_portions(store, regio):
        feiten = fetch_feiten(store, regio, today=today)
        telling.add(*check_dossiers(store, feiten, portie, at=at, today=today))
    verslag = make_verslag(store, regio, telling, today=today)
    store.deelruns.drop_asked(regio)
    store.taken.end(run_id, at, verslag.counts())
    store.logboek.add(
        by=by,
        at=at,
        handeling="adrescontrole uitgevoerd",
        object_soort="regio",
        object_id=regio,
        regio=regio,
        details=verslag.counts(),
    )
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
        aanleiding=Aanleiding.LOCATIE_BEWAARD,
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
    aanleiding: Aanleiding = Aanleiding.LOCATIE_WEG,
) -> list[Afwijking]:
    """Check everything of one aanbieder, after one of its locations was saved or deleted.

    Gives the cases that it found or closed.
    """
    require_editor(by, regio=regio, aanbieder_id=aanbieder_id)
    store.aanbieders.lock([aanbieder_id])
    feiten = fetch_feiten(store, regio, today=today)
    _, verloop = check_dossiers(
        store,
        feiten,
        [aanbieder_id],
        at=at,
        today=today,
        adres_gewijzigd=adres_gewijzigd,
        aanleiding=aanleiding,
    )
    return [deel.afwijking for deel in verloop]


def check_dossiers(
    store: Store,
    feiten: Controlefeiten,
    aanbieders: Collection[AanbiederId],
    *,
    at: datetime,
    today: date,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
    aanleiding: Aanleiding = Aanleiding.VANZELF,
) -> tuple[ControleUitkomst, list[Verloop]]:
    """Check some aanbieders.

    Their cases are held first, so that of two checks at once the later one sees the earlier.
    """
    bekend = store.afwijkingen.of_aanbieders(aanbieders, for_update=True)
    uitkomst = check(fetch_invoer(store, feiten, aanbieders), today=today)
    verloop = follow_up(
        bekend,
        uitkomst,
        regio=feiten.regio,
        at=at,
        adres_gewijzigd=adres_gewijzigd,
        ingetrokken=fetch_ingetrokken(store, aanbieders),
    )
    verloop = link_previous(
        store,
        bekend,
        verloop,
        aanbieders,
        provincie=feiten.provincie,
        indeling=feiten.indeling,
    )
    _keep(store, verloop, at=at, aanleiding=aanleiding)
    return uitkomst, verloop


def _keep(
    store: Store, verloop: Iterable[Verloop], *, at: datetime, aanleiding: Aanleiding
) -> None:
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
                verschil=deel.afwijking.bevinding.verschil,
                aanleiding=None if deel.intrekking else aanleiding,
                gebruiker_id=deel.intrekking.door if deel.intrekking else None,
            )
            for deel in verloop
            if deel.gebeurtenis
        ]
    )
