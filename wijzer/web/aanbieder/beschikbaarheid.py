"""All availability of an aanbieder in one form: change what changed, and confirm the rest with one click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import DataRequired

from wijzer.domain.fouten import Conflict, Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.geef_beschikbaarheid_op import (
    GETOOND,
    OnjuisteOpgaven,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.overzie_locaties import LocatieStand, overzie_locaties
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.opgaven import OpgaveRegel, by_id, rows_of
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.getypt import sent_form
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.velden import DatumVeld
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read

ALLES = "alles"


class PeildatumFormulier(Formulier):
    """The day on which everything in the form is true."""

    peildatum = DatumVeld(
        "Deze gegevens kloppen op",
        validators=[DataRequired("Vul een datum in als dag-maand-jaar.")],
        description="Meestal is dat vandaag.",
    )


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a sent form. `bewaard` is False when nothing was kept.

    `ingehaald` lines somebody else changed since the form was shown: whoever confirmed everything did not see those.
    """

    bewaard: bool
    gewijzigd: int = 0
    bevestigd: int = 0
    niet_bevestigd: int = 0
    ingehaald: int = 0


@bp.route("/beschikbaarheid", methods=["GET", "POST"])
def beschikbaarheid() -> ResponseReturnValue:
    """Show all availability in one form, and keep what was changed or confirmed."""
    with office_read() as store:
        standen = overzie_locaties(store, by=current_actor(), today=today())
    form = PeildatumFormulier(data={"peildatum": today()})
    regels = rows_of(standen, sent_form())
    if form.is_submitted():
        uitkomst = _process(form, regels)
        if uitkomst.bewaard:
            _tell(uitkomst)
            return redirect(url_for("aanbieder.beschikbaarheid"), 303)
    return render_template(
        "aanbieder/beschikbaarheid.html", form=form, locaties=_per_locatie(standen, regels), regels=regels,
        fouten=[regel for regel in regels if regel.form.errors or regel.form.form_errors],
        vandaag=today(),
    )  # fmt: skip


def _process(form: PeildatumFormulier, regels: list[OpgaveRegel]) -> Uitkomst:
    valid = [regel.form.validate() for regel in regels]
    peildatum = form.peildatum.data
    if not (form.validate() and all(valid)) or peildatum is None:
        return Uitkomst(bewaard=False)
    changed = [regel for regel in regels if regel.is_changed()]
    confirm = _to_confirm(regels, changed)
    try:
        refused = _save(changed, confirm, peildatum)
    except OnjuisteOpgaven as fout:
        for aanbod_id, fouten in fout.fouten.items():
            by_id(regels)[aanbod_id].tell(fouten)
        return Uitkomst(bewaard=False)
    except Conflict as fout:
        form.form_errors.append(fout.melding)
        _tell_conflicts([*changed, *confirm])
        return Uitkomst(bewaard=False)
    ingehaald = sum(reden.veld == GETOOND for reden in refused.values())
    return Uitkomst(
        True, len(changed), len(confirm) - len(refused), len(refused) - ingehaald, ingehaald
    )


def _save(
    changed: Sequence[OpgaveRegel], confirm: Sequence[OpgaveRegel], peildatum: date
) -> Mapping[AanbodId, Ongeldig]:
    """Keep what was changed and confirm the rest, or nothing; gives what could not be confirmed, and why.

    Whoever confirms one line alone is told when it says something else by now; with all at once it is left out.
    """
    confirm_ids = [regel.aanbod.id for regel in confirm]
    with office() as store:
        store.aanbod.lock([*(regel.aanbod.id for regel in changed), *confirm_ids])  # all at once
        geef_beschikbaarheid_op(
            store, [regel.wijziging(peildatum) for regel in changed],
            by=current_actor(), at=now(), today=today(),
        )  # fmt: skip
        refused = bevestig_beschikbaarheid(
            store, confirm_ids, by=current_actor(), at=now(), today=today(),
            getoond={regel.aanbod.id: regel.getoond for regel in confirm},
        )  # fmt: skip
        if not _asks_all() and any(reden.veld == GETOOND for reden in refused.values()):
            raise Conflict
    return refused


def _asks_all() -> bool:
    return request.form.get("bevestig") == ALLES


def _to_confirm(regels: Sequence[OpgaveRegel], changed: Sequence[OpgaveRegel]) -> list[OpgaveRegel]:
    """What the pressed button confirms; a line that was changed is stated anew already."""
    wens = request.form.get("bevestig", "")
    anders = {regel.aanbod.id for regel in changed}
    return [
        regel
        for regel in regels
        if regel.aanbod.id not in anders
        and (wens == str(regel.aanbod.id) or (_asks_all() and regel.aanbod.opgave is not None))
    ]


def _tell_conflicts(regels: Sequence[OpgaveRegel]) -> None:
    """Mark every line that says something else by now than its sender was shown and typed."""
    with office_read() as store:
        standen = overzie_locaties(store, by=current_actor(), today=today())
    kept = by_id(rows_of(standen, None))
    for regel in regels:
        nu = kept.get(regel.aanbod.id)
        if nu is not None and regel.is_overtaken_by(nu.aanbod):
            regel.tell_conflict(nu.aanbod)


def _tell(uitkomst: Uitkomst) -> None:
    delen = []
    if uitkomst.gewijzigd:
        delen.append(
            ngettext("%(num)s regel gewijzigd", "%(num)s regels gewijzigd", uitkomst.gewijzigd)
        )
    if uitkomst.bevestigd:
        delen.append(
            ngettext("%(num)s regel bevestigd", "%(num)s regels bevestigd", uitkomst.bevestigd)
        )
    flash(
        _("Bewaard: %(wat)s.", wat=", ".join(delen)) if delen else _("Er was niets gewijzigd."),
        "ok" if delen else "info",
    )
    if uitkomst.ingehaald:
        flash(
            ngettext(
                "Iemand anders heeft %(num)s regel net bewaard. Die is niet bevestigd: kijk of de regel klopt.",
                "Iemand anders heeft %(num)s regels net bewaard. Die zijn niet bevestigd: kijk of de regels kloppen.",
                uitkomst.ingehaald,
            ),
            "warning",
        )
    if uitkomst.niet_bevestigd:
        flash(
            ngettext(
                "%(num)s regel kon niet worden bevestigd. Daar is nog niets opgegeven, of een datum is voorbij.",
                "%(num)s regels konden niet worden bevestigd. Daar is nog niets opgegeven, of een datum is voorbij.",
                uitkomst.niet_bevestigd,
            ),
            "warning",
        )


def _per_locatie(
    standen: list[LocatieStand], regels: list[OpgaveRegel]
) -> list[tuple[LocatieStand, list[OpgaveRegel]]]:
    return [
        (stand, own)
        for stand in standen
        if (own := [regel for regel in regels if regel.locatie is stand])
    ]
