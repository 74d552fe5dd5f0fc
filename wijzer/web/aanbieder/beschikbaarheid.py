"""All availability of an aanbieder in one form: change what changed, and confirm the rest with one click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import DataRequired, ValidationError

from wijzer.domain.beschikbaarheid import check_peildatum
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbodId
from wijzer.services.geef_beschikbaarheid_op import (
    GETOOND,
    NIEUWER,
    OnjuisteOpgaven,
    Uitslag,
    bevestig_beschikbaarheid,
    geef_beschikbaarheid_op,
)
from wijzer.services.overzie_locaties import LocatieStand, overzie_locaties
from wijzer.services.samenvoegen.bewaarder import Bewaarder, bewaarder_of_aanbod
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.opgaven import OpgaveRegel, by_id, rows_of
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.velden import DatumVeld, tell_fout
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, office, office_read

ALLES = "alles"
TE_NOEMEN = 5
"""So many lines a message names at most."""


class PeildatumFormulier(Formulier):
    """The day on which everything in the form is true."""

    peildatum = DatumVeld(
        "Deze gegevens kloppen op",
        validators=[DataRequired("Vul een datum in als dag-maand-jaar.")],
        description="Meestal is dat vandaag.",
    )

    def validate_peildatum(self, veld: DatumVeld) -> None:
        """Refuse a day that has yet to come, once for all lines."""
        for fout in check_peildatum(veld.data, today()) if veld.data else ():
            raise ValidationError(tell_fout(fout))


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """What became of a sent form. `bewaard` is False when nothing was kept.

    `klaar` are lines of which nothing is left to keep, `gevolgd` those in which something of somebody else stays. `vragen` are
    lines that were not kept, as a person has to choose; `ingehaald` were not confirmed, as they say something else by now.
    """

    bewaard: bool = False
    klaar: frozenset[AanbodId] = frozenset()
    vragen: frozenset[AanbodId] = frozenset()
    ingehaald: frozenset[AanbodId] = frozenset()
    gewijzigd: int = 0
    gevolgd: Sequence[str] = ()
    bevestigd: int = 0
    niet_bevestigd: int = 0
    nieuwer: int = 0

    @property
    def vraagt(self) -> bool:
        """Whether the page has to ask something."""
        return bool(self.vragen or self.ingehaald)


@bp.route("/beschikbaarheid", methods=["GET", "POST"])
def beschikbaarheid() -> ResponseReturnValue:
    """Show all availability in one form, and keep what was changed or confirmed."""
    standen, uitkomst = _read(), Uitkomst()
    form = PeildatumFormulier(data={"peildatum": today()})
    regels = rows_of(standen, request.form if request.method == "POST" else None)
    if form.is_submitted():
        uitkomst = _process(form, regels)
        if uitkomst.bewaard:
            _tell(uitkomst)
        if uitkomst.bewaard and not uitkomst.vraagt:
            return redirect(url_for("aanbieder.beschikbaarheid"), 303)
        if uitkomst.bewaard:
            standen = _read()
            regels = rows_of(standen, request.form, klaar=uitkomst.klaar)
    return render_template(
        "aanbieder/beschikbaarheid.html", form=form, locaties=_per_locatie(standen, regels), regels=regels,
        fouten=[regel for regel in regels if regel.form.errors or regel.form.form_errors],
        vragen=[regel for regel in regels if regel.form.botsingen or regel.aanbod.id in uitkomst.ingehaald],
        uitkomst=uitkomst, bewaarders=_bewaarders(regels, uitkomst), vandaag=today(),
    )  # fmt: skip


def _read() -> list[LocatieStand]:
    with office_read() as store:
        return overzie_locaties(store, by=current_actor(), today=today())


def _process(form: PeildatumFormulier, regels: list[OpgaveRegel]) -> Uitkomst:
    valid = [regel.form.validate() for regel in regels]
    peildatum = form.peildatum.data
    if not (form.validate() and all(valid)) or peildatum is None:
        return Uitkomst()
    changed = [regel for regel in regels if regel.is_changed()]
    confirm = _to_confirm(regels, changed)
    try:
        uitslag, refused = _save(changed, confirm, peildatum)
    except OnjuisteOpgaven as fout:
        for aanbod_id, fouten in fout.fouten.items():
            by_id(regels)[aanbod_id].tell(fouten)
        return Uitkomst()
    redenen = [reden.veld for reden in refused.values()]
    ingehaald = frozenset(each for each, reden in refused.items() if reden.veld == GETOOND)
    return Uitkomst(
        bewaard=True,
        klaar=frozenset(regel.aanbod.id for regel in regels) - uitslag.botsingen - ingehaald,
        vragen=uitslag.botsingen,
        ingehaald=ingehaald,
        gewijzigd=len(uitslag.bewaard),
        gevolgd=_followed(regels, uitslag, ingehaald),
        bevestigd=len(confirm) - len(refused),
        niet_bevestigd=len(refused) - len(ingehaald) - redenen.count(NIEUWER),
        nieuwer=redenen.count(NIEUWER),
    )


def _save(
    changed: Sequence[OpgaveRegel], confirm: Sequence[OpgaveRegel], peildatum: date
) -> tuple[Uitslag, Mapping[AanbodId, Ongeldig]]:
    """Keep what was changed and confirm the rest, or nothing; tells what became of each, and what could not be confirmed and why."""
    confirm_ids = [regel.aanbod.id for regel in confirm]
    with office() as store:
        store.aanbod.lock([*(regel.aanbod.id for regel in changed), *confirm_ids])  # all at once
        uitslag = geef_beschikbaarheid_op(
            store, [regel.wijziging(peildatum) for regel in changed],
            by=current_actor(), at=now(), today=today(),
        )  # fmt: skip
        refused = bevestig_beschikbaarheid(
            store, confirm_ids, by=current_actor(), at=now(), today=today(), peildatum=peildatum,
            getoond={regel.aanbod.id: regel.form.zag for regel in confirm},
        )  # fmt: skip
    return uitslag, refused


def _followed(
    regels: Sequence[OpgaveRegel], uitslag: Uitslag, ingehaald: frozenset[AanbodId]
) -> list[str]:
    """The lines in which somebody else changed something that stays, each with its fields; not those that are asked about."""
    return [
        f"{regel.naam} ({opsomming(each.wat for each in regel.form.gevolgd)})"
        for regel in regels
        if regel.form.gevolgd and regel.aanbod.id not in uitslag.botsingen | ingehaald
    ]


def _bewaarders(
    regels: Sequence[OpgaveRegel], uitkomst: Uitkomst
) -> Mapping[AanbodId, Bewaarder | None]:
    """Who kept the lines that are asked about."""
    gevraagd = [
        regel.aanbod
        for regel in regels
        if regel.form.botsingen or regel.aanbod.id in uitkomst.ingehaald
    ]
    if not gevraagd:
        return {}
    with office_read() as store:
        return {each.id: bewaarder_of_aanbod(store, each, by=current_actor()) for each in gevraagd}


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
    if delen or not uitkomst.vraagt:
        flash(
            _("Bewaard: %(wat)s.", wat=", ".join(delen)) if delen else _("Er was niets gewijzigd."),
            "ok" if delen else "info",
        )
    if uitkomst.gevolgd:
        flash(_("Iemand anders wijzigde ondertussen ook iets. Dat is zo gebleven: %(wat)s.", wat=_shortened(uitkomst.gevolgd)), "info")  # fmt: skip
    if uitkomst.nieuwer:
        flash(
            ngettext(
                "%(num)s regel is niet bevestigd: daar staat al een opgave van een latere dag.",
                "%(num)s regels zijn niet bevestigd: daar staat al een opgave van een latere dag.",
                uitkomst.nieuwer,
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


def _shortened(regels: Sequence[str]) -> str:
    """The first lines by name, and how many more there are."""
    meer = len(regels) - TE_NOEMEN
    genoemd = [*regels[:TE_NOEMEN], *([_("en nog %(n)s", n=meer)] if meer > 0 else [])]
    return "; ".join(genoemd)


def _per_locatie(
    standen: list[LocatieStand], regels: list[OpgaveRegel]
) -> list[tuple[LocatieStand, list[OpgaveRegel]]]:
    return [
        (stand, own)
        for stand in standen
        if (own := [regel for regel in regels if regel.locatie is stand])
    ]
