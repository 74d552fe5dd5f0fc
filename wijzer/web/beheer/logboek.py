"""The audit trail of the region: who did what, and whether nobody touched it since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.contact.mailadres import show_mailadres
from wijzer.domain.ids import GebruikerId
from wijzer.services.overzicht.overzie_logboek import (
    Logblad,
    controleer_keten,
    overzie_logboek,
)
from wijzer.store.logboek import LogRegel
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag
from wijzer.web.beheer.woorden import tell_details
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.deur import current_actor, current_regio, office_read

PER_BLAD = 50
_PAGINAS = {
    "afwijking": ("beheer.afwijking", "afwijking_id"),
    "aanbieder": ("beheer.aanbieder", "aanbieder_id"),
    "gemeente": ("beheer.gemeente", "code"),
}
"""Which kinds of object have a page in this room, and under what name it takes their id."""


@dataclass(frozen=True, slots=True)
class GetoondeLogregel:
    """One line of the trail: who did it, what it is about, and where that is found (None: nowhere)."""

    regel: LogRegel
    wie: str
    waarover: str
    href: str | None
    details: list[tuple[str, str]]


@bp.get("/logboek")
def logboek() -> ResponseReturnValue:
    """Show the trail, the newest facts first; check it from beginning to end when that is asked."""
    vraag = Lijstvraag(request.args)
    voor = vraag.nummer("voor", 0) or None
    wil_keten = vraag.keuze("keten", ["controleren"])
    regio, by = current_regio(), current_actor()
    with office_read() as store:
        blad = overzie_logboek(store, regio, voor=voor, aantal=PER_BLAD, by=by)
        keten = controleer_keten(store, regio, by=by) if wil_keten else None
    return render_template(
        "beheer/logboek.html", keten=keten, voor=voor, fouten=vraag.fouten, **_facts(blad)
    )


def _facts(blad: Logblad) -> dict[str, object]:
    ouder = url_for("beheer.logboek", voor=blad.ouder) if blad.ouder else None
    return {"feiten": _feiten(blad), "ouder": ouder}


def _feiten(blad: Logblad) -> list[GetoondeLogregel]:
    namen = {gebruiker.id: show_mailadres(gebruiker.email) for gebruiker in blad.gebruikers}
    return [_feit(regel, namen) for regel in blad.regels]


def _feit(regel: LogRegel, namen: Mapping[GebruikerId, str]) -> GetoondeLogregel:
    wie = _("het systeem")
    if regel.gebruiker_id is not None:
        wie = namen.get(regel.gebruiker_id, _("een gebruiker die er niet meer is"))
    return GetoondeLogregel(
        regel, wie, _waarover(regel, namen), _href(regel), tell_details(regel.details)
    )


def _waarover(regel: LogRegel, namen: Mapping[GebruikerId, str]) -> str:
    """Name the kind of object; of an account also whose it is. The trail itself keeps the id alone."""
    if regel.object_soort == "gebruiker":
        for gebruiker_id, email in namen.items():
            if str(gebruiker_id) == regel.object_id:
                return _("gebruiker %(email)s", email=email)
    return regel.object_soort


def _href(regel: LogRegel) -> str | None:
    if regel.object_soort not in _PAGINAS:
        return None
    endpoint, naam = _PAGINAS[regel.object_soort]
    waarden: dict[str, Any] = {naam: regel.object_id}
    return url_for(endpoint, **waarden)
