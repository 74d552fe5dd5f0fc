"""The way in: the choice of a region, and the first page of one."""

from flask import Response, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.app import fit_to_keep
from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.hulpkeuze import hulp_overview
from wijzer.web.public.hulpwegen import in_general
from wijzer.web.public.kaart.regiokaart import count_per_gemeente
from wijzer.web.public.kamer import asked_regio, bp, may_ask_location


@bp.get("/")
@fit_to_keep("start")
def kies_regio() -> ResponseReturnValue:
    """Go to the only region, or let the visitor choose one."""
    regios = current_reader().regios()
    if len(regios) == 1:
        return redirect(url_for("public.start", regio=regios[0].slug), 302)
    return render_template("public/kies_regio.html", regios=regios)


@bp.get("/<regio>")
@fit_to_keep("start")
def start() -> Response:
    """Show the first page of a region: search, what to expect, and whom to call at once."""
    reader, regio = current_reader(), asked_regio()
    vraag = Zoekvraag(regio=regio.slug)
    pagina = render_template(
        "public/start.html",
        crisis=crisis_of(regio),
        overzicht=hulp_overview(reader, regio),
        weg=in_general(reader, regio, arts=True),
        kaart=count_per_gemeente(reader, regio, vraag),
        praktijkgemeenten=_practice_choices(reader, regio),
        **_in_numbers(reader, regio),
    )
    return may_ask_location(make_response(pagina))


def _in_numbers(reader: Reader, regio: RegioInfo) -> dict[str, object]:
    """How much there is in the region altogether."""
    return {
        "telling": reader.tel_vraag(Zoekvraag(regio=regio.slug)),
        "aantal_aanbieders": reader.tel_alle_aanbieders(regio.slug),
    }


def _practice_choices(reader: Reader, regio: RegioInfo) -> list[tuple[str, list[tuple[str, str]]]]:
    """The gemeenten of the region by name, as a place that the child lives in; the first choice is all of it."""
    namen = sorted(gemeente.naam for gemeente in reader.gemeenten(regio.slug))
    return [("", [("", _("Hele regio")), *((naam, naam) for naam in namen)])]
