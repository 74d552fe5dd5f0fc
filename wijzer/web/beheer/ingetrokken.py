"""What aanbieders withdrew: how long the region keeps it, and erasing one locatie for good."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.ids import LocatieId
from wijzer.services.intrekking.overzie import (
    Ingetrokkenlijst,
    Ingetrokkenregel,
    overzie_ingetrokken_regio,
)
from wijzer.services.intrekking.wis import kies_bewaartermijn, wis_ingetrokken
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read


@bp.get("/ingetrokken")
def ingetrokken() -> ResponseReturnValue:
    """List what is withdrawn in the region: names and days, never an address."""
    return render_template("beheer/ingetrokken.html", lijst=_read())


@bp.post("/ingetrokken/bewaren")
def ingetrokken_bewaren() -> ResponseReturnValue:
    """Choose how long what is withdrawn is kept."""
    regio, by, getoond = current_regio(), current_actor(), _number("getoond") or 0
    try:
        with office() as store:
            jaren = kies_bewaartermijn(
                store, regio, _number("jaren"), shown=getoond, by=by, at=now()
            )
    except (Conflict, Ongeldig) as fout:
        flash(_(fout.melding), "error")
    else:
        flash(_("Wat wordt ingetrokken, blijft %(jaren)s jaar bewaard.", jaren=jaren), "ok")
    return redirect(url_for("beheer.ingetrokken"), 303)


@bp.route("/ingetrokken/<uuid:locatie_id>/wissen", methods=["GET", "POST"])
def ingetrokken_wissen(locatie_id: UUID) -> ResponseReturnValue:
    """Ask whether a withdrawn locatie may be erased with everything about it, and erase it."""
    if request.method == "POST":
        with office() as store:
            naam = wis_ingetrokken(store, LocatieId(locatie_id), by=current_actor(), at=now())
        flash(_("%(naam)s is gewist.", naam=naam), "ok")
        return redirect(url_for("beheer.ingetrokken"), 303)
    return render_template("beheer/ingetrokken_wissen.html", regel=_find(_read(), locatie_id))


def _read() -> Ingetrokkenlijst:
    with office_read() as store:
        return overzie_ingetrokken_regio(store, current_regio(), by=current_actor())


def _find(lijst: Ingetrokkenlijst, locatie_id: UUID) -> Ingetrokkenregel:
    for regel in lijst.regels:
        if regel.locatie.id == locatie_id:
            return regel
    raise NietGevonden


def _number(veld: str) -> int | None:
    tekst = request.form.get(veld, "").strip()
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 4 else None
