"""All availability of an aanbieder in one form: change what changed, and confirm the rest with one click."""

from collections.abc import Mapping, Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import DataRequired, ValidationError

from wijzer.domain.ids import AanbodId
from wijzer.domain.locaties.beschikbaarheid import check_peildatum
from wijzer.files.hulp import HULPVORM
from wijzer.files.locaties import WEKELIJKS
from wijzer.files.opgave import WAARDE_KOLOMMEN
from wijzer.services.bewaren.bewaarder import Bewaarder, bewaarder_of_aanbod
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    GETOOND,
    NIEUWER,
    OnjuisteOpgaven,
    Opgaveuitslag,
)
from wijzer.services.locaties.overzie_locaties import LocatieStand, overzie_locaties
from wijzer.services.locaties.werk_beschikbaarheid_bij import werk_beschikbaarheid_bij
from wijzer.web.aanbieder.delen import (
    obstacles_of,
    parts_of,
    place_of_regel,
    told_redenen,
    without_typed,
)
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.opgaven import OpgaveRegel, by_id, rows_of
from wijzer.web.aanbieder.uitkomst import Uitkomst, tell, told_per_place
from wijzer.web.aanbieder.wens import Wens, read_wens
from wijzer.web.common.invoer.bewaard_als import is_anders
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.getypt import sent_form
from wijzer.web.common.invoer.velden import DatumVeld, tell_fout
from wijzer.web.common.opmaak import opsomming
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
        """Refuse a day that has yet to come, once for all lines. Raises `ValidationError`."""
        for fout in check_peildatum(veld.data, today()) if veld.data else ():
            raise ValidationError(tell_fout(fout))


@bp.route("/beschikbaarheid", methods=["GET", "POST"])
def beschikbaarheid() -> ResponseReturnValue:
    """Show all availability in one form, and keep what was changed or confirmed."""
    form, standen = PeildatumFormulier(data={"peildatum": today()}), _read()
    regels = rows_of(standen, sent_form())
    if form.is_submitted():
        return _take_in(form, standen, regels)
    return _page(form, standen, regels, Uitkomst())


def _take_in(
    form: PeildatumFormulier, standen: list[LocatieStand], getypt: list[OpgaveRegel]
) -> ResponseReturnValue:
    """Keep what was sent and go on, or show the page again with what is wrong or has to be chosen."""
    wens = _wens()
    velden = wens.without_passed(request.form, getypt, obstacles_of(getypt, today()))
    regels = rows_of(standen, velden)
    uitkomst = _process(form, regels, wens)
    if not uitkomst.bewaard:
        return _page(form, standen, regels, uitkomst)
    tell(uitkomst, van=wens.named(regels), plek=wens.plek)
    if not uitkomst.vraagt:
        return redirect(url_for("aanbieder.beschikbaarheid", _anchor=wens.plek or None), 303)
    standen = _read()
    return _page(form, standen, rows_of(standen, velden, klaar=uitkomst.klaar), uitkomst)


def _wens() -> Wens:
    gedrukt, rij = request.form.get("bevestig", ""), request.form.get("rij", "")
    return read_wens(gedrukt, current_actor().aanbieder_id, rij=rij)


def _read() -> list[LocatieStand]:
    with office_read() as store:
        return overzie_locaties(store, by=current_actor(), today=today())


def _page(
    form: PeildatumFormulier,
    standen: list[LocatieStand],
    regels: list[OpgaveRegel],
    uitkomst: Uitkomst,
) -> str:
    bezwaren = without_typed(regels, obstacles_of(regels, today()))
    delen = parts_of(standen, regels, bezwaren, eigen=current_actor().aanbieder_id)
    plekken = {place_of_regel(regel.aanbod.id) for regel in regels} | {deel.plek for deel in delen}
    vragen = [
        regel for regel in regels if regel.form.botsingen or regel.aanbod.id in uitkomst.ingehaald
    ]
    return render_template(
        "aanbieder/beschikbaarheid.html",
        form=form,
        delen=delen,
        regels=regels,
        bezwaren=bezwaren,
        genoemd=told_redenen(regels, bezwaren),
        berichten=told_per_place(plekken),
        fouten=[regel for regel in regels if regel.form.errors or regel.form.form_errors],
        vragen=vragen,
        uitkomst=uitkomst,
        bewaarders=_bewaarders(vragen),
        gewijzigd=sum(is_anders(regel.form) for regel in regels),
        vandaag=today(),
        weekbestand={
            "nodig": WEKELIJKS,
            "hulpvorm": HULPVORM.naam,
            "waarden": [kolom.naam for kolom in WAARDE_KOLOMMEN],
        },
    )


def _process(form: PeildatumFormulier, regels: list[OpgaveRegel], wens: Wens) -> Uitkomst:
    """Keep all of it or nothing, but for lines that are asked about.

    With something wrong the domain is asked all the same, so that everything is told at once.
    """
    geldig = all([form.validate(), *(regel.form.validate() for regel in regels)])
    peildatum = today() if form.peildatum.errors or not form.peildatum.data else form.peildatum.data
    changed = [regel for regel in regels if regel.is_changed()]
    confirm = _to_confirm(regels, changed, wens)
    try:
        with office() if geldig else office_trial() as store:
            uitslag, refused = werk_beschikbaarheid_bij(
                store,
                [regel.wijziging(peildatum) for regel in changed],
                [regel.bevestiging(peildatum) for regel in confirm],
                by=current_actor(),
                at=now(),
                today=today(),
            )
    except OnjuisteOpgaven as fout:
        for aanbod_id, fouten in fout.fouten.items():
            by_id(regels)[aanbod_id].tell(fouten)
        return Uitkomst()
    if not geldig:
        return Uitkomst()
    redenen = [reden.veld for reden in refused.values()]
    ingehaald = frozenset(
        aanbod_id for aanbod_id, reden in refused.items() if reden.veld == GETOOND
    )
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
        wringt=[
            regel.naam
            for regel in changed
            if regel.aanbod.id in uitslag.bewaard and regel.wringt(today())
        ],
    )


def _followed(
    regels: Sequence[OpgaveRegel], uitslag: Opgaveuitslag, ingehaald: frozenset[AanbodId]
) -> list[str]:
    """The lines in which somebody else changed something that stays, each with its fields.

    Lines that are asked about are left out.
    """
    return [
        f"{regel.naam} ({opsomming(veld.wat for veld in regel.form.gevolgd)})"
        for regel in regels
        if regel.form.gevolgd and regel.aanbod.id not in uitslag.botsingen | ingehaald
    ]


def _bewaarders(vragen: Sequence[OpgaveRegel]) -> Mapping[AanbodId, Bewaarder | None]:
    """Who kept the lines that are asked about."""
    if not vragen:
        return {}
    with office_read() as store:
        return {
            regel.aanbod.id: bewaarder_of_aanbod(store, regel.aanbod, by=current_actor())
            for regel in vragen
        }


def _to_confirm(
    regels: Sequence[OpgaveRegel], changed: Sequence[OpgaveRegel], wens: Wens
) -> list[OpgaveRegel]:
    """What the pressed button confirms, and lines of which only the day was typed.

    One that was changed is stated anew already.
    """
    anders = {regel.aanbod.id for regel in changed}
    return [
        regel
        for regel in regels
        if regel.aanbod.id not in anders and (wens.confirms(regel) or regel.eigen_dag)
    ]
