"""What stands around every page behind the gate: who is signed in, and where they can go."""

from typing import Any

from flask import current_app, g, request, url_for

from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.contact.mailadres import show_mailadres
from wijzer.web.common.invoer.getypt import concept_id
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import in_office, now
from wijzer.web.office.concepten.tonen import bericht, is_weg, waiting_for
from wijzer.web.office.inloggen.blijven import sessiestand_of
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import START, current_bezoeker, current_sessie

NAVIGATIE: dict[Rol, tuple[tuple[str, str], ...]] = {
    Rol.AANBIEDER: (
        ("Overzicht", "aanbieder.start"),
        ("Beschikbaarheid", "aanbieder.beschikbaarheid"),
        ("Gegevens", "aanbieder.gegevens"),
    ),
    Rol.BEHEERDER: (
        ("Overzicht", "beheer.start"),
        ("Afwijkingen", "beheer.afwijkingen"),
        ("Aanbieders", "beheer.aanbieders"),
        ("Contracten", "beheer.contracten"),
        ("Gemeenten", "beheer.gemeenten"),
        ("Producten", "beheer.producten"),
        ("Widget", "beheer.widget"),
        ("Gebruikers", "beheer.gebruikers"),
        ("Logboek", "beheer.logboek"),
    ),
}


@bp.app_context_processor
def kantoor_context() -> dict[str, Any]:
    """Give the templates of the office `kantoor`, once somebody is fully signed in.

    A room may put counters in `g.tellers`, by endpoint.
    """
    if not in_office():
        return {}
    actor: Actor | None = g.get("actor")
    bezoeker = current_bezoeker() if actor else None
    if actor is None or actor.rol is None or bezoeker is None:
        return {"kantoor": None}
    return {
        "kantoor": {
            "naam": show_mailadres(bezoeker.herkend.gebruiker.email),
            "onderschrift": _onderschrift(actor),
            "start": START[actor.rol],
            "sessie": sessiestand_of(current_sessie(), now()),
            "concept": concept_id(),
            "bericht": bericht(),
            "concept_weg": is_weg(),
            "wachtend": waiting_for(bezoeker.herkend.gebruiker.id, all_of_them=_is_overview()),
            "navigatie": [
                _punt(tekst, endpoint)
                for tekst, endpoint in NAVIGATIE[actor.rol]
                if endpoint in current_app.view_functions
            ],
        }
    }


def _is_overview() -> bool:
    """Whether this is a page on which somebody sees everything that waits for them."""
    return request.endpoint == "office.account" or str(request.endpoint).endswith(".start")


def _onderschrift(actor: Actor) -> str:
    if actor.rol is Rol.BEHEERDER:
        return _("Beheer %(regio)s", regio=actor.naam)
    return actor.naam


def _punt(tekst: str, endpoint: str) -> dict[str, object]:
    href = url_for(endpoint)
    is_start = endpoint.endswith(".start")
    return {
        "tekst": _(tekst),
        "href": href,
        "actief": request.path == href if is_start else f"{request.path}/".startswith(f"{href}/"),
        "aantal": g.get("tellers", {}).get(endpoint),
    }
