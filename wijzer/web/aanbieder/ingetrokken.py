"""Withdrawing a locatie, finding it back, and putting it back."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.ids import LocatieId
from wijzer.services.intrekking.overzie import overzie_ingetrokken, overzie_ingetrokken_locatie
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.intrekking.zet_locatie_terug import zet_locatie_terug
from wijzer.services.locaties.overzie_locaties import overzie_locatie
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read


@bp.get("/ingetrokken")
def ingetrokken() -> ResponseReturnValue:
    """List what was withdrawn, the latest first."""
    with office_read() as store:
        regels = overzie_ingetrokken(store, by=current_actor())
    return render_template("aanbieder/ingetrokken.html", regels=regels)


@bp.route("/ingetrokken/<uuid:locatie_id>", methods=["GET", "POST"])
def ingetrokken_locatie(locatie_id: UUID) -> ResponseReturnValue:
    """Show what comes back with a withdrawn locatie, and put it back."""
    if request.method != "POST":
        return _page(LocatieId(locatie_id), vragen=())
    if vragen := _put_back(LocatieId(locatie_id)):
        return _page(LocatieId(locatie_id), vragen=vragen)
    flash(
        _("De locatie staat weer bij uw locaties. Kijk alles na en zet de locatie dan op de site."),
        "ok",
    )
    return redirect(url_for("aanbieder.locatie", locatie_id=locatie_id), 303)


@bp.route("/locaties/<uuid:locatie_id>/intrekken", methods=["GET", "POST"])
def intrekken(locatie_id: UUID) -> ResponseReturnValue:
    """Ask whether a locatie may go out of use, and withdraw it."""
    if request.method == "POST":
        with office() as store:
            trek_locatie_in(
                store, LocatieId(locatie_id), by=current_actor(), at=now(), today=today()
            )
        flash(_("De locatie is ingetrokken. U kunt haar hier terugzetten."), "ok")
        return redirect(url_for("aanbieder.ingetrokken"), 303)
    with office_read() as store:
        stand = overzie_locatie(store, LocatieId(locatie_id), by=current_actor(), today=today())
    return render_template("aanbieder/locatie_intrekken.html", stand=stand)


def _page(locatie_id: LocatieId, *, vragen: Sequence[Ongeldig]) -> ResponseReturnValue:
    """Show what comes back, and what is asked before it does."""
    with office_read() as store:
        blad = overzie_ingetrokken_locatie(store, locatie_id, by=current_actor(), today=today())
    return render_template(
        "aanbieder/ingetrokken_locatie.html",
        blad=blad,
        vragen=vragen,
        gevinkt=request.form.getlist("bevestigd"),
    ), 400 if vragen else 200


def _put_back(locatie_id: LocatieId) -> Sequence[Ongeldig]:
    """Put it back; give what is asked first, or nothing when it is back."""
    try:
        with office() as store:
            zet_locatie_terug(
                store,
                locatie_id,
                bevestigd=frozenset(request.form.getlist("bevestigd")),
                new_id=uuid4,
                by=current_actor(),
                at=now(),
                today=today(),
            )
    except Ongeldigheden as fout:
        return fout.fouten
    return ()
