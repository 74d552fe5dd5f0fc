"""All availability of an aanbieder in one form: change what changed, and confirm the rest with one click."""

from collections.abc import Mapping, Sequence
from datetime import date

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import DataRequired, ValidationError

from wijzer.domain.fouten import Conflict, Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.geef_beschikbaarheid_op import (
    GETOOND,
    OnjuisteOpgaven,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.overzie_locaties import LocatieStand, overzie_locaties
from wijzer.store.store import Store
from wijzer.web.aanbieder.delen import (
    Bezwaren,
    obstacles_of,
    parts_of,
    place_of_regel,
    told,
    without_typed,
)
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.opgaven import OpgaveRegel, by_id, rows_of
from wijzer.web.aanbieder.uitkomst import Uitkomst, tell, told_per_place
from wijzer.web.aanbieder.wens import Wens, read_wens
from wijzer.web.common.bewaard_als import is_anders
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.getypt import sent_form
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.velden import DatumVeld
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read, office_trial


class PeildatumFormulier(Formulier):
    """The day on which everything in the form is true."""

    peildatum = DatumVeld(
        "Deze gegevens kloppen op",
        validators=[DataRequired("Vul een datum in als dag-maand-jaar.")],
        description="Meestal is dat vandaag.",
    )

    def validate_peildatum(self, veld: DatumVeld) -> None:
        """A day that has yet to come is told here, once, and not at every line. Raises `ValidationError`."""
        if veld.data and veld.data > today():
            raise ValidationError(
                _("De peildatum ligt in de toekomst. Verwacht: vandaag of eerder.")
            )


@bp.route("/beschikbaarheid", methods=["GET", "POST"])
def beschikbaarheid() -> ResponseReturnValue:
    """Show all availability in one form, and keep what was changed or confirmed."""
    with office_read() as store:
        standen = overzie_locaties(store, by=current_actor(), today=today())
    form = PeildatumFormulier(data={"peildatum": today()})
    regels = rows_of(standen, sent_form())
    bezwaren = obstacles_of(regels, today())
    if form.is_submitted():
        wens = read_wens(
            request.form.get("bevestig", ""), current_actor().aanbieder_id, rij=request.form.get("rij", "")
        )  # fmt: skip
        wens.clear_passed(regels, bezwaren)
        uitkomst = _process(form, regels, wens)
        if uitkomst.bewaard:
            tell(uitkomst, van=wens.named(regels), plek=wens.plek)
            return redirect(url_for("aanbieder.beschikbaarheid", _anchor=wens.plek or None), 303)
    return _page(form, standen, regels, bezwaren)


def _page(
    form: PeildatumFormulier, standen: list[LocatieStand], regels: list[OpgaveRegel], bezwaren: Bezwaren
) -> str:  # fmt: skip
    bezwaren = without_typed(regels, bezwaren)
    delen = parts_of(standen, regels, bezwaren, eigen=current_actor().aanbieder_id)
    plekken = {place_of_regel(regel.aanbod.id) for regel in regels} | {deel.plek for deel in delen}
    return render_template(
        "aanbieder/beschikbaarheid.html", form=form, delen=delen, regels=regels, bezwaren=bezwaren,
        genoemd=told(regels, bezwaren), berichten=told_per_place(plekken),
        fouten=[regel for regel in regels if regel.form.errors or regel.form.form_errors],
        gewijzigd=sum(is_anders(regel.form) for regel in regels), vandaag=today(),
    )  # fmt: skip


def _process(form: PeildatumFormulier, regels: list[OpgaveRegel], wens: Wens) -> Uitkomst:
    """Keep all of it or nothing. With something wrong the domain is asked all the same, so that everything is told at once."""
    geldig = all([form.validate(), *(regel.form.validate() for regel in regels)])
    peildatum = today() if form.peildatum.errors or not form.peildatum.data else form.peildatum.data
    changed = [regel for regel in regels if regel.is_changed()]
    confirm = _to_confirm(regels, changed, wens)
    try:
        with office() if geldig else office_trial() as store:
            refused = _save(store, changed, confirm, peildatum, wens)
    except OnjuisteOpgaven as fout:
        for aanbod_id, fouten in fout.fouten.items():
            by_id(regels)[aanbod_id].tell(fouten)
        return Uitkomst(bewaard=False)
    except Conflict as fout:
        form.form_errors.append(fout.melding)
        _tell_conflicts([*changed, *confirm])
        return Uitkomst(bewaard=False)
    if not geldig:
        return Uitkomst(bewaard=False)
    ingehaald = sum(reden.veld == GETOOND for reden in refused.values())
    return Uitkomst(
        True, len(changed), len(confirm) - len(refused), len(refused) - ingehaald, ingehaald
    )


def _save(
    store: Store, changed: Sequence[OpgaveRegel], confirm: Sequence[OpgaveRegel], peildatum: date, wens: Wens
) -> Mapping[AanbodId, Ongeldig]:  # fmt: skip
    """Keep what was changed and confirm the rest, or nothing; gives what could not be confirmed, and why.

    Whoever confirms one line alone is told when it says something else by now; with all at once it is left out.
    Raises `OnjuisteOpgaven` with every mistake, a day that was typed for one line included.
    """
    store.aanbod.lock([regel.aanbod.id for regel in (*changed, *confirm)])  # all at once
    fouten: dict[AanbodId, list[Ongeldig]] = {}
    try:
        geef_beschikbaarheid_op(
            store, [regel.wijziging(peildatum) for regel in changed],
            by=current_actor(), at=now(), today=today(),
        )  # fmt: skip
    except OnjuisteOpgaven as fout:
        fouten |= fout.fouten
    refused = _confirm(store, confirm, peildatum)
    eigen = [regel.aanbod.id for regel in confirm if regel.eigen_dag]
    fouten |= {each: [refused[each]] for each in eigen if each in refused}
    if fouten:
        raise OnjuisteOpgaven(fouten)
    if not wens.alles and any(reden.veld == GETOOND for reden in refused.values()):
        raise Conflict
    return refused


def _confirm(
    store: Store, confirm: Sequence[OpgaveRegel], peildatum: date
) -> dict[AanbodId, Ongeldig]:
    """Say of these lines that they are true on their own day, or on that of the form; gives what could not, and why."""
    refused: dict[AanbodId, Ongeldig] = {}
    for dag in sorted({regel.eigen_dag or peildatum for regel in confirm}):
        regels = [regel for regel in confirm if (regel.eigen_dag or peildatum) == dag]
        try:
            refused |= bevestig_beschikbaarheid(
                store, [regel.aanbod.id for regel in regels], by=current_actor(), at=now(), today=today(),
                peildatum=dag, getoond={regel.aanbod.id: regel.getoond for regel in regels},
            )  # fmt: skip
        except Ongeldig as fout:
            refused |= dict.fromkeys((regel.aanbod.id for regel in regels), fout)
    return refused


def _to_confirm(
    regels: Sequence[OpgaveRegel], changed: Sequence[OpgaveRegel], wens: Wens
) -> list[OpgaveRegel]:
    """What the pressed button confirms, and lines of which only the day was typed. One that was changed is stated anew already."""
    anders = {regel.aanbod.id for regel in changed}
    return [
        regel
        for regel in regels
        if regel.aanbod.id not in anders and (wens.confirms(regel) or regel.eigen_dag)
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
