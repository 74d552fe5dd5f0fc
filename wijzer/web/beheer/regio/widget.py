"""The widget for other sites: which sites may show it, and the lines to put there."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import InputRequired

from wijzer.domain.contact.kaderbron import MAX_LENGTE, VELD
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Route
from wijzer.services.regio.overzie_regio import Widgetblad, overzie_widget
from wijzer.services.regio.verwijder_kaderbron import verwijder_kaderbron
from wijzer.services.regio.voeg_kaderbron_toe import voeg_kaderbron_toe
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import TekstVeld, show_errors
from wijzer.web.common.kamers.taalkeuze import TAALNAMEN
from wijzer.web.common.teksten import BRONTAAL
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import absolute, current_settings, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read

AANTALLEN = ("3", "5", "10")
_RUIM, _PER_REGEL = 240, 180
"""How high the frame is in pixels: around the list, and for each line of it at 320 px wide."""
_Widgetopties = list[tuple[str, str]]


class KaderbronFormulier(Formulier):
    """The form with which one site is added."""

    origin = TekstVeld(
        "Adres van de site",
        hooguit=MAX_LENGTE,
        validators=[InputRequired("Vul het adres van een site in.")],
        description="Alleen https:// en de naam van de site, zoals https://www.gemeente.example.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stukje:
    """The lines for another site: what was chosen, the address in the frame, and its height in pixels."""

    hulpvormen: _Widgetopties
    gemeenten: _Widgetopties
    aantallen: _Widgetopties
    talen: _Widgetopties
    gekozen: dict[str, str]
    titel: str
    adres: str
    hoog: int

    @property
    def regels(self) -> str:
        """The HTML to put on another site."""
        return (
            f'<iframe src="{escape(self.adres)}"\n  title="{escape(self.titel)}"\n'
            f'  width="100%" height="{self.hoog}" loading="lazy"></iframe>'
        )


@bp.route("/widget", methods=["GET", "POST"])
def widget() -> ResponseReturnValue:
    """Show which sites may show the widget, add one, and make the lines to put there."""
    form = KaderbronFormulier()
    if form.validate_on_submit() and _keep(form):
        return redirect(url_for("beheer.widget"), 303)
    with office_read() as store:
        blad = overzie_widget(store, current_regio(), by=current_actor())
    stukje = _snippet(blad, Lijstvraag(request.args))
    return render_template(
        "beheer/widget.html", form=form, bronnen=blad.bronnen, stukje=stukje
    ), 400 if form.errors else 200


@bp.post("/widget/verwijderen")
def kaderbron_verwijderen() -> ResponseReturnValue:
    """Take a site off the list."""
    origin = request.form.get(VELD, "")
    with office() as store:
        verwijder_kaderbron(store, current_regio(), origin, by=current_actor(), at=now())
    flash(_("%(site)s kan de widget niet meer tonen.", site=origin), "ok")
    return redirect(url_for("beheer.widget"), 303)


def _keep(form: KaderbronFormulier) -> bool:
    """Keep what was typed; False, with the reason in the form, when that could not be."""
    try:
        with office() as store:
            origin = voeg_kaderbron_toe(
                store,
                current_regio(),
                form.origin.data or "",
                lokaal=current_settings().demo,
                by=current_actor(),
                at=now(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
        return False
    flash(_("%(site)s kan de widget nu tonen.", site=origin), "ok")
    return True


def _snippet(blad: Widgetblad, vraag: Lijstvraag) -> Stukje:
    """Make the lines for what the address asks; a value that does not exist counts as not chosen."""
    regio = blad.regio
    hulp = [
        (hulpvorm.slug, hulpvorm.gewone_naam)
        for hulpvorm in blad.hulpvormen
        if hulpvorm.route is not Route.GEEN
    ]
    plaats = [(gemeente.code, gemeente.naam) for gemeente in blad.gemeenten]
    gekozen = {
        "hulpvorm": vraag.keuze("hulpvorm", dict(hulp)),
        "gemeente": vraag.keuze("gemeente", dict(plaats)),
        "aantal": vraag.keuze("aantal", AANTALLEN, "5"),
        "taal": vraag.keuze("taal", TAALNAMEN, BRONTAAL),
    }
    wat = dict(hulp).get(gekozen["hulpvorm"], _("Jeugdhulp"))
    waar = dict(plaats).get(gekozen["gemeente"], regio.naam)
    return Stukje(
        hulpvormen=[("", _("Alle soorten hulp")), *hulp],
        gemeenten=[("", _("Heel %(regio)s", regio=regio.naam)), *plaats],
        aantallen=[(aantal, aantal) for aantal in AANTALLEN],
        talen=list(TAALNAMEN.items()),
        gekozen=gekozen,
        titel=_("%(wat)s in %(waar)s", wat=wat, waar=waar),
        adres=_address(regio.slug, gekozen),
        hoog=_RUIM + _PER_REGEL * int(gekozen["aantal"]),
    )


def _address(regio: str, gekozen: dict[str, str]) -> str:
    """The whole address in the frame, with only what differs from the ordinary."""
    pad = url_for("public.widget", regio=regio, taal=gekozen["taal"])
    sleutels = [
        (naam, gekozen[naam])
        for naam, gewoon in (("hulpvorm", ""), ("gemeente", ""), ("aantal", "5"))
        if gekozen[naam] != gewoon
    ]
    vraag = f"?{urlencode(sleutels)}" if sleutels else ""
    return absolute(pad + vraag)
