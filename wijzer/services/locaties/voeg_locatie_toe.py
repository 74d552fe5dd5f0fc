"""An aanbieder adds a groep or a vestiging."""

from collections.abc import Callable
from datetime import date, datetime
from operator import attrgetter
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.ids import AanbodId, LocatieId, PubliekId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.buurt import Buurt, public_teksten
from wijzer.domain.verraad.oordeel import answered, unanswered
from wijzer.gateways.geocoder import Geocoder
from wijzer.services.controle.controleer_adressen import check_locatie_adres
from wijzer.services.intrekking.eerder import ask_about_withdrawn
from wijzer.services.locaties.invoer import (
    LocatieInvoer,
    as_locatie,
    check_invoer,
    fetch_regiofeiten,
)
from wijzer.services.locaties.plaats_op_kaart import place_on_map
from wijzer.services.verraad.afscherming import check_afscherming
from wijzer.services.verraad.omgeving import fetch_omgeving
from wijzer.store.store import Store


def voeg_locatie_toe(
    store: Store,
    invoer: LocatieInvoer,
    *,
    new_id: Callable[[], UUID],
    geocoder: Geocoder,
    by: Actor,
    at: datetime,
    today: date,
) -> LocatieId:
    """Keep a new locatie with an aanbod for each product; not public before `publiceer_locatie`.

    Raises `Ongeldigheden` with everything that is wrong or still asked, `NietGevonden` for an
    aanbieder that is not the actor's.
    """
    store.aanbieders.lock([invoer.aanbieder_id])
    aanbieder = store.aanbieders.get(invoer.aanbieder_id)
    require_editor(by, regio=aanbieder.regio, aanbieder_id=aanbieder.id)
    locatie = as_locatie(
        invoer, id=LocatieId(new_id()), publiek_id=PubliekId(new_id()), regio=aanbieder.regio
    )
    feiten = fetch_regiofeiten(store, aanbieder.regio, today=today)
    omgeving = fetch_omgeving(store, aanbieder.id, today=today)
    gevonden = check_invoer(locatie, invoer.hulp, feiten)
    gevonden += check_afscherming(locatie, omgeving)
    gevonden += Buurt(omgeving.beschermd).check(public_teksten(locatie), locatie)
    gevonden += ask_about_withdrawn(store, locatie)
    if fouten := unanswered(gevonden, invoer.bevestigd):
        raise Ongeldigheden(fouten)
    store.locaties.add(place_on_map(locatie, geocoder))
    store.aanbod.add_many(
        [
            Aanbod(
                id=AanbodId(new_id()),
                publiek_id=PubliekId(new_id()),
                locatie_id=locatie.id,
                hulp=een_hulp,
            )
            for een_hulp in sorted(invoer.hulp, key=attrgetter("sleutel"))
        ]
    )
    store.logboek.add(
        by=by,
        at=at,
        handeling="locatie toegevoegd",
        object_soort="locatie",
        object_id=locatie.id,
        details=answered(gevonden, invoer.bevestigd),
    )
    check_locatie_adres(store, locatie.id, by=by, at=at, today=today)
    return locatie.id
