"""The aanbieder's own contact, and what is under contract."""

from collections.abc import Iterable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.contract import Contractregel
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldigheden
from wijzer.domain.regio import Contact
from wijzer.services.wijzig_gegevens import wijzig_gegevens
from wijzer.web.aanbieder.formulieren import ContactDeel, contact_as_data, tell_stored
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.vragen import show_findings
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office_read
from wijzer.web.office.lagen import office_for


@bp.route("/gegevens", methods=["GET", "POST"])
def gegevens() -> ResponseReturnValue:
    """Show and change how the aanbieder is reached; show its contract rows."""
    actor = current_actor()
    if actor.aanbieder_id is None:
        raise NietGevonden
    with office_read() as store:
        aanbieder = store.aanbieders.get(actor.aanbieder_id)
        regels = store.contracten.of_aanbieder(aanbieder.id)
        producten = {each.code: each for each in store.producten.all(aanbieder.regio)}
    form = ContactDeel(data=contact_as_data(aanbieder))
    if form.is_submitted() and _keep(form, aanbieder):
        flash(_("Uw gegevens zijn bewaard."), "ok")
        return redirect(url_for("aanbieder.gegevens"), 303)
    return render_template(
        "aanbieder/gegevens.html", form=form, aanbieder=aanbieder, regels=once_each(regels), producten=producten,
        vandaag=today(),
    )  # fmt: skip


def once_each(regels: Iterable[Contractregel]) -> list[Contractregel]:
    """One row per product and period: a contract has a row for every location, which says nothing more here."""
    return list(
        {
            (een.productcode, een.contractnummer, een.ingangsdatum, een.einddatum): een for een in regels
        }.values()
    )  # fmt: skip


def _keep(form: ContactDeel, aanbieder: Aanbieder) -> bool:
    contact: Contact = form.contact()
    try:
        with office_for(form) as store:
            wijzig_gegevens(
                store, aanbieder.id, contact, expected_versie=form.expected_versie(), by=current_actor(), at=now(),
                bevestigd=form.answered(),
            )  # fmt: skip
    except Ongeldigheden as fout:
        show_findings(form, fout.fouten)
    except Conflict as fout:
        form.form_errors.append(fout.melding)
        with office_read() as store:
            tell_stored(form, contact_as_data(store.aanbieders.get(aanbieder.id)))
    return not form.errors
