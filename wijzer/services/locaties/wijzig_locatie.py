"""An aanbieder changes a groep or a vestiging, shields it, or opens it."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.bewaren.concept import about
from wijzer.domain.fouten import Ongeldig, Ongeldigheden, require_unchanged
from wijzer.domain.ids import LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie, shield
from wijzer.domain.locaties.plekken import free_beyond
from wijzer.domain.locaties.verschijning import drawn_day
from wijzer.domain.verraad.oordeel import answered, unanswered
from wijzer.gateways.geocoder import Geocoder
from wijzer.services.controle.controleer_adressen import check_locatie_adres
from wijzer.services.intrekking.hernieuwen import renewed
from wijzer.services.intrekking.producten import offer_again
from wijzer.services.locaties.invoer import (
    LocatieInvoer,
    as_locatie,
    check_invoer,
    fetch_regiofeiten,
)
from wijzer.services.locaties.plaats_op_kaart import place_anew
from wijzer.services.meldingen.vergeet_in_meldingmail import vergeet_in_meldingmail
from wijzer.services.verraad.wijziging import check_verraad, settled
from wijzer.store.store import Store


def wijzig_locatie(
    store: Store,
    locatie_id: LocatieId,
    invoer: LocatieInvoer,
    *,
    expected_versie: int,
    new_id: Callable[[], UUID],
    draw: Callable[[int], int],
    morgen_al: bool = False,
    geocoder: Geocoder,
    by: Actor,
    at: datetime,
    today: date,
) -> Locatie:
    """Keep what was changed. Its kind and its aanbieder stay what they were.

    A product that is not ticked any more is withdrawn. Whoever shields a locatie, or opens it, gets
    new public ids for it and its aanbod: nothing links the old page to the new one. What is
    shielded is off the site at once, and its new page appears on a day that `draw` picks from the
    next seven, or with `morgen_al` on the first of them. Raises `Ongeldigheden` with everything
    that is wrong and every `Vraag` that `invoer.bevestigd` leaves open, `Conflict` when somebody
    else saved in between.
    """
    store.locaties.lock([locatie_id])
    old = store.locaties.get(locatie_id)
    require_editor(by, regio=old.regio, aanbieder_id=old.aanbieder_id)
    require_unchanged(expected_versie, old.versie)
    aanbod = store.aanbod.of_locatie(locatie_id)
    new, gevonden = _changed(old, invoer, new_id)
    feiten = fetch_regiofeiten(store, old.regio, today=today)
    nieuwe_hulp = invoer.hulp - {een_aanbod.hulp for een_aanbod in aanbod}
    kept = [een_aanbod for een_aanbod in aanbod if een_aanbod.hulp in invoer.hulp]
    gevonden += check_invoer(
        new, nieuwe_hulp, feiten, bekend={een_aanbod.hulp for een_aanbod in kept}, kept=old.contact
    )
    gevonden += _check_grootte(new, kept)
    gevonden += check_verraad(store, old, new, kept, today=today)
    if fouten := unanswered(gevonden, invoer.bevestigd | settled(old, new)):
        raise Ongeldigheden(fouten)
    new = place_anew(new, old, geocoder)
    store.locaties.save(new, expected_versie=expected_versie)
    renew = new.publiek_id != old.publiek_id
    if renew:  # what was typed while it was open says that it is open, and the other way round
        store.concepten.empty(about(locatie_id=locatie_id))
    if renew and new.is_afgeschermd:
        vanaf = drawn_day(today, draw, morgen_al=morgen_al)
        store.verschijningen.keep({new.publiek_id: vanaf})
    _keep_aanbod(store, new, aanbod, invoer.hulp, new_id=new_id, renewed_life=renew, by=by, at=at)
    store.logboek.add(
        by=by,
        at=at,
        handeling=_handeling(old, new),
        object_soort="locatie",
        object_id=locatie_id,
        details={"velden": changed_fields(old, new), "producten_nieuw": len(nieuwe_hulp)}
        | answered(gevonden, invoer.bevestigd),
    )
    check_locatie_adres(
        store,
        locatie_id,
        by=by,
        at=at,
        today=today,
        adres_gewijzigd=not is_leesbaar(old.adres)
        or real_adres(new.adres) != real_adres(old.adres),
    )
    return new


def changed_fields(old: Locatie, new: Locatie) -> list[str]:
    """The names of the fields that differ, never their values: this is what the audit trail keeps."""
    skip = {"id", "publiek_id", "versie"}
    return [
        f.name
        for f in fields(old)
        if f.name not in skip and getattr(old, f.name) != getattr(new, f.name)
    ]


def _changed(
    old: Locatie, invoer: LocatieInvoer, new_id: Callable[[], UUID]
) -> tuple[Locatie, list[Ongeldig]]:
    """The locatie as it was meant, and why it may not be that: the rest of it is judged all the same."""
    if invoer.soort != old.soort:
        raise Ongeldigheden(
            [
                Ongeldig(
                    "soort", "Een groep wordt geen vestiging, en andersom. Maak een nieuwe locatie."
                )
            ]
        )
    same = replace(invoer, aanbieder_id=old.aanbieder_id)
    new = as_locatie(
        same,
        id=old.id,
        publiek_id=old.publiek_id,
        regio=old.regio,
        gepubliceerd=old.gepubliceerd,
        versie=old.versie,
    )
    if new.is_afgeschermd == old.is_afgeschermd:
        return new, []
    fresh = PubliekId(new_id())
    return (
        _shielded(old, new, fresh) if new.is_afgeschermd else (replace(new, publiek_id=fresh), [])
    )


def _shielded(old: Locatie, new: Locatie, publiek_id: PubliekId) -> tuple[Locatie, list[Ongeldig]]:
    try:
        return shield(old, new, publiek_id=publiek_id), []
    except Ongeldig as fout:
        return replace(new, publiek_id=publiek_id), [fout]


def _check_grootte(new: Locatie, kept: list[Aanbod]) -> list[Ongeldig]:
    vrij = free_beyond(kept, new)
    if vrij is None:
        return []
    melding = f"Er staan nog {vrij} vrije plekken bij deze groep. Pas eerst de beschikbaarheid aan."
    return [Ongeldig("groepsgrootte", melding, verwacht=f"{vrij} of meer")]


def _keep_aanbod(
    store: Store,
    locatie: Locatie,
    aanbod: list[Aanbod],
    hulp: frozenset[Hulpaanduiding],
    *,
    new_id: Callable[[], UUID],
    renewed_life: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what is ticked, withdraw what is not any more, and bring back what was withdrawn before."""
    for een_aanbod in aanbod:
        if een_aanbod.hulp not in hulp:
            store.aanbod.withdraw(een_aanbod, at=at, by=by.gebruiker_id)
        elif renewed_life:
            keep = not locatie.is_afgeschermd
            nieuw = renewed(een_aanbod, PubliekId(new_id()), keep_toelichting=keep, at=at)
            store.aanbod.save(nieuw)
    if renewed_life:
        vergeet_in_meldingmail(store, {een_aanbod.publiek_id for een_aanbod in aanbod})
    missing = hulp - {een_aanbod.hulp for een_aanbod in aanbod}
    offer_again(store, locatie, missing, new_id=new_id, at=at)


def _handeling(old: Locatie, new: Locatie) -> str:
    if old.is_afgeschermd == new.is_afgeschermd:
        return "locatie gewijzigd"
    return "locatie afgeschermd" if new.is_afgeschermd else "locatie geopend"
