"""The aanbieder's own contact, and what is under contract."""

from collections.abc import Iterable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import Ongeldigheden
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.regio.gebied import Contact
from wijzer.services.bewaren.bewaarder import Bewaarder, last_bewaarder
from wijzer.services.locaties.overzie_gegevens import Gegevensblad, overzie_gegevens
from wijzer.services.locaties.wijzig_gegevens import wijzig_gegevens
from wijzer.web.aanbieder.formulieren import ContactDeel, contact_as_data, merge_contact
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.vragen import show_findings
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office_read
from wijzer.web.office.lagen import office_for
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged


@bp.route("/gegevens", methods=["GET", "POST"])
def gegevens() -> ResponseReturnValue:
    """Show and change how the aanbieder is reached; show its contract rows."""
    return until_merged(_show_and_keep)


def _show_and_keep() -> ResponseReturnValue:
    with office_read() as store:
        blad = overzie_gegevens(store, by=current_actor())
    form = ContactDeel(data=contact_as_data(blad.aanbieder))
    merge_contact(form, blad.aanbieder)
    if form.is_submitted() and _keep(form, blad.aanbieder):
        flash(_("Uw gegevens zijn bewaard."), "ok")
        tell_followed(form)
        return redirect(url_for("aanbieder.gegevens"), 303)
    return _page(form, blad)


def _page(form: ContactDeel, blad: Gegevensblad) -> str:
    return render_template(
        "aanbieder/gegevens.html",
        form=form,
        aanbieder=blad.aanbieder,
        regels=once_each(blad.regels),
        producten=blad.producten,
        namen={regel.hulp.sleutel: _name(regel, blad) for regel in blad.regels},
        bewaarder=_bewaarder(blad.aanbieder) if form.botsingen else None,
        vandaag=today(),
    )


def _bewaarder(aanbieder: Aanbieder) -> Bewaarder | None:
    """Who kept what somebody else typed over."""
    with office_read() as store:
        return last_bewaarder(store, "aanbieder", aanbieder.id, by=current_actor())


def _name(regel: Contractregel, blad: Gegevensblad) -> str:
    """The name of what a row is for; a row for a hulpvorm covers its codes."""
    hulp = regel.hulp
    bekend = blad.producten.get(hulp.productcode or "") or blad.hulpvormen.get(hulp.hulpvorm or "")
    return bekend.naam if bekend else hulp.tekst


def once_each(regels: Iterable[Contractregel]) -> list[Contractregel]:
    """One row per product and period: a contract has a row for every location, which says nothing more here."""
    return list(
        {
            (regel.hulp.sleutel, regel.contractnummer, regel.ingangsdatum, regel.einddatum): regel
            for regel in regels
        }.values()
    )


def _keep(form: ContactDeel, aanbieder: Aanbieder) -> bool:
    """Keep what was merged. Raises `Conflict` when somebody saved after it was read."""
    contact: Contact = form.contact()
    try:
        with office_for(form) as store:
            wijzig_gegevens(
                store,
                aanbieder.id,
                contact,
                expected_versie=aanbieder.versie,
                by=current_actor(),
                at=now(),
                bevestigd=form.answered(),
            )
    except Ongeldigheden as fout:
        show_findings(form, fout.fouten)
    return not form.errors
