"""Which forms are kept when their session had ended, where they are shown again, and what of them is never kept.

A form on a page of its own (one address for GET and POST) is kept without being named here. What is
sent to an address of its own is named in `ELDERS` with the page on which the form stands, or in
`NIET` with why there is nothing to keep.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask, current_app, url_for
from werkzeug.routing import Rule

WEG = frozenset({"csrf_token", "concept"})
"""Fields that belong to one page and one session; nobody typed them."""

ELDERS = {
    "beheer.afwijking_adres": "beheer.afwijking",
    "beheer.aanbieder_adres": "beheer.aanbieder",
    "beheer.teruggezet_bevestigen": "beheer.teruggezet",
}
"""Where the form stands that is sent to an address of its own."""

_KNOP, _GEHEIMEN = "one button: nothing is typed, press it again", "holds passwords or codes alone"
NIET = {
    "aanbieder.intrekken": _KNOP,
    "aanbieder.publiceren": _KNOP,
    "aanbieder.ingetrokken_locatie": _KNOP,
    "aanbieder.kies_code": "one choice beside its button: choose it again",
    "aanbieder.van_de_site": _KNOP,
    "beheer.controle": _KNOP,
    "beheer.factor_herstellen": _GEHEIMEN,
    "beheer.gebruiker_inschakelen": _GEHEIMEN,
    "beheer.gebruiker_uitschakelen": _GEHEIMEN,
    "beheer.ingetrokken_bewaren": "one number beside its button",
    "beheer.ingetrokken_wissen": _KNOP,
    "beheer.import_bevestigen": (
        "one button: the file that was tried waits on the server, and is "
        "brought again when it is gone"
    ),
    "beheer.kaderbron_verwijderen": _KNOP,
    "beheer.meldwoord_negeren": _KNOP,
    "beheer.meldwoord_tonen": _KNOP,
    "beheer.synoniem_verwijderen": _KNOP,
    "beheer.uitnodiging_herzenden": _KNOP,
    "office.account_herstelcodes": _GEHEIMEN,
    "office.account_koppelen": _GEHEIMEN,
    "office.account_wachtwoord": _GEHEIMEN,
    "office.andere_sessies_beeindigen": _KNOP,
    "office.blijf_aangemeld": _KNOP,
    "office.concept_weggooien": _KNOP,
    "office.sessie_beeindigen": _KNOP,
}
"""Why a form behind the gate is not kept."""

NAMEN = {
    "aanbieder.beschikbaarheid": "Beschikbaarheid",
    "aanbieder.gegevens": "Gegevens",
    "aanbieder.locatie": "Een locatie",
    "aanbieder.nieuw": "Een nieuwe locatie",
    "beheer.aanbieder_adres": "Een adres bekijken",
    "beheer.afwijking": "Een afwijking",
    "beheer.afwijking_adres": "Een adres bekijken",
    "beheer.gebruiker_rol": "De rol van een gebruiker",
    "beheer.gebruiker_uitnodigen": "Iemand uitnodigen",
    "beheer.gemeente": "Een gemeente",
    "beheer.importeren": "Een bestand inlezen",
    "beheer.regio": "Nummers en contact",
    "beheer.regioteksten": "Teksten van de regio",
    "beheer.synoniem": "Een woord",
    "beheer.synoniem_nieuw": "Een nieuw woord",
    "beheer.teruggezet_bevestigen": "Teruggezet uit een reservekopie",
    "beheer.versheid": "Hoe lang een opgave telt",
    "beheer.widget": "Een site voor de widget",
}
"""What a kept form is called where it is listed; any other is called `NAAMLOOS`."""
NAAMLOOS = "Een formulier"


def page_of(endpoint: str) -> str | None:
    """The page on which the form stands that is sent to this address; None for one that is not kept."""
    if endpoint in NIET:
        return None
    if endpoint in ELDERS:
        return ELDERS[endpoint]
    return endpoint if _opens(current_app.url_map.iter_rules(endpoint)) else None


def forms_on(page: str) -> list[str]:
    """The addresses that the forms of a page are sent to."""
    return [page, *(endpoint for endpoint, waar in ELDERS.items() if waar == page)]


def takes_forms(page: str) -> bool:
    """Whether something can be typed and sent on a page."""
    rules = [
        rule for endpoint in forms_on(page) for rule in current_app.url_map.iter_rules(endpoint)
    ]
    return any("POST" in (rule.methods or ()) for rule in rules)


def address_of(app: Flask, endpoint: str, waarden: dict[str, str]) -> str:
    """The address of the page on which a form stands that was sent to `endpoint`. Its page may need fewer values."""
    page = page_of(endpoint) or endpoint
    nodig = {naam for rule in app.url_map.iter_rules(page) for naam in rule.arguments}
    passend: dict[str, Any] = {naam: waarde for naam, waarde in waarden.items() if naam in nodig}
    return url_for(page, **passend)


def _opens(rules: Iterable[Rule]) -> bool:
    return any("GET" in (rule.methods or ()) for rule in rules)
