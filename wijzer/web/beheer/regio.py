"""What the region tells everybody: whom to call in a crisis."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.services.wijzig_crisisnummers import crisisnummers_of, wijzig_crisisnummers
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read


class NummersFormulier(Formulier):
    """Which numbers a region has is data: their fields are read by key (`nummer-…`, and `getoond-…` for a conflict)."""


@bp.route("/regio", methods=["GET", "POST"])
def regio() -> ResponseReturnValue:
    """Show the crisis numbers and change the region's own."""
    form = NummersFormulier()
    with office_read() as store:
        stand = store.regios.get(current_regio())
    getypt, fouten = _typed("nummer-"), dict[str, list[str]]()
    if form.validate_on_submit():
        fouten, melding = _keep(getypt)
        if not (fouten or melding):
            flash(_("De nummers zijn bewaard. Ze staan meteen op de site."), "ok")
            return redirect(url_for("beheer.regio"), 303)
        if melding:
            form.form_errors.append(melding)
    status = 400 if fouten or form.errors else 200
    return render_template(
        "beheer/regio.html", form=form, stand=stand, nummers=crisisnummers_of(stand), getypt=getypt, fouten=fouten
    ), status  # fmt: skip


def _keep(getypt: dict[str, str]) -> tuple[dict[str, list[str]], str]:
    """Keep the numbers; otherwise what is wrong per key, or why nothing could be kept."""
    try:
        with office() as store:
            wijzig_crisisnummers(
                store, current_regio(), getypt, shown=_typed("getoond-"), by=current_actor(), at=now()
            )  # fmt: skip
    except Ongeldigheden as fout:
        return {
            een.veld: [f"{een.melding} {_('Verwacht')}: {een.verwacht}."] for een in fout.fouten
        }, ""
    except Conflict as fout:
        return {}, fout.melding
    return {}, ""


def _typed(begin: str) -> dict[str, str]:
    return {
        naam.removeprefix(begin): waarde[:40]
        for naam, waarde in request.form.items()
        if naam.startswith(begin)
    }
