"""An aanbieder takes a withdrawn locatie in use again."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.fouten import Ongeldig, Ongeldigheden, Vraag
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.buurt import Buurt, shown_teksten
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.verraad.oordeel import unanswered
from wijzer.services.controle.controleer_adressen import check_locatie_adres
from wijzer.services.intrekking.hernieuwen import renewed
from wijzer.services.verraad.afscherming import check_afscherming
from wijzer.services.verraad.omgeving import fetch_omgeving
from wijzer.store.store import Store


def zet_locatie_terug(
    store: Store,
    locatie_id: LocatieId,
    *,
    bevestigd: frozenset[str] = frozenset(),
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
    today: date,
) -> Locatie:
    """Take a locatie in use again with its aanbod, what was stated about it and its cases; not on the site yet.

    To the public it is new: it and its aanbod get other public ids, as if they had been entered
    today. Its cases open again when the check finds their difference once more. Raises
    `NietGevonden` for what is not withdrawn (any more), `Ongeldigheden` with every `Vraag` when
    `bevestigd` leaves one open.
    """
    store.locaties.lock([locatie_id])
    weg = _own(store, locatie_id, by)
    aanbod = store.aanbod.kept_of([locatie_id])[locatie_id]
    vragen = questions_about(store, weg.locatie, aanbod, today=today)
    if unanswered(vragen, bevestigd):
        raise Ongeldigheden(vragen)
    _back_as_new(store, weg, PubliekId(new_id()), today=today)
    store.aanbod.bring_back(
        [
            renewed(een_aanbod, PubliekId(new_id()), keep_toelichting=True, at=at)
            for een_aanbod in aanbod
        ]
    )
    store.logboek.add(
        by=by,
        at=at,
        handeling="locatie teruggezet",
        object_soort="locatie",
        object_id=locatie_id,
        details={"producten": len(aanbod)} | ({"bevestigd": sorted(bevestigd)} if vragen else {}),
    )
    check_locatie_adres(store, locatie_id, by=by, at=at, today=today)
    return store.locaties.get(locatie_id)


def questions_about(
    store: Store, locatie: Locatie, aanbod: list[Aanbod], *, today: date
) -> list[Ongeldig]:
    """What may tell a shielded address by chance, because somebody shielded one since.

    What does tell it, publishing refuses.
    """
    omgeving = fetch_omgeving(store, locatie.aanbieder_id, today=today)
    teksten = shown_teksten(locatie, aanbod)
    gevonden = [
        *check_afscherming(locatie, omgeving),
        *Buurt(omgeving.beschermd).check(teksten, locatie),
    ]
    per_veld = {fout.veld: fout for fout in gevonden if isinstance(fout, Vraag)}
    return list(per_veld.values())


def _back_as_new(
    store: Store, weg: IngetrokkenLocatie, publiek_id: PubliekId, *, today: date
) -> None:
    """Take a shielded locatie in use under another public id.

    It waits for the day that was drawn when it was shielded, if that is yet to come.
    """
    oud = weg.locatie.publiek_id
    vanaf = store.verschijningen.of_ids([oud]).get(oud, today)
    store.locaties.bring_back(weg, publiek_id)
    if vanaf > today:
        store.verschijningen.keep({publiek_id: vanaf})


def _own(store: Store, locatie_id: LocatieId, by: Actor) -> IngetrokkenLocatie:
    weg = store.locaties.withdrawn(locatie_id)
    require_editor(by, regio=weg.locatie.regio, aanbieder_id=weg.locatie.aanbieder_id)
    return weg
