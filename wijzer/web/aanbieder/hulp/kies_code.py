"""Giving a code to aanbod that hangs on a hulpvorm, once the region has codes for it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField
from wtforms.validators import DataRequired

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.locaties.zet_om import Codekeuzes, overzie_codekeuzes, zet_om
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import VersieVeld, show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read


class Codekeuzeformulier(Formulier):
    """One of the codes of a hulpvorm. `versie` is that of the aanbod as it was shown.

    A code that is not among the choices (any more) is refused by the service, which says why.
    """

    productcode = RadioField(
        "Productcode",
        choices=(),
        validate_choice=False,
        validators=[DataRequired("Kies een code.")],
    )
    versie = VersieVeld()


@bp.route("/aanbod/<uuid:aanbod_id>/code", methods=["GET", "POST"])
def kies_code(aanbod_id: UUID) -> ResponseReturnValue:
    """Show the codes that an aanbod can get, say what changes, and move it to the one that was chosen."""
    with office_read() as store:
        keuzes = overzie_codekeuzes(store, AanbodId(aanbod_id), by=current_actor(), today=today())
    form = _form_of(keuzes)
    if form.is_submitted() and _move(form, keuzes):
        flash(
            _("Het aanbod heeft nu code %(code)s.", code=form.productcode.data),
            f"ok@r{aanbod_id}",
        )
        return redirect(url_for("aanbieder.beschikbaarheid", _anchor=f"r{aanbod_id}"), 303)
    return render_template("aanbieder/kies_code.html", form=form, keuzes=keuzes)


def _form_of(keuzes: Codekeuzes) -> Codekeuzeformulier:
    form = Codekeuzeformulier(data={"versie": keuzes.aanbod.versie})
    form.productcode.choices = [
        (keuze.product.code, f"{keuze.product.naam} ({keuze.product.code})")
        for keuze in keuzes.codes
    ]
    return form


def _move(form: Codekeuzeformulier, keuzes: Codekeuzes) -> bool:
    """Move it. Raises `Conflict` when somebody saved after it was shown."""
    if not form.validate():
        return False
    try:
        with office() as store:
            zet_om(
                store,
                keuzes.aanbod.id,
                str(form.productcode.data),
                expected_versie=form.versie.data,
                by=current_actor(),
                at=now(),
                today=today(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
    return not form.errors
