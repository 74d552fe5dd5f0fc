"""The page in one other language: what this site does, how to get help, whom to call in danger."""

from flask import render_template, url_for

from wijzer.web.common.verzoek import absolute
from wijzer.web.public.kamer import bp
from wijzer.web.public.talen.blad import ALARMNUMMER, VEILIG_THUIS, VRAAG_OM_TOLK
from wijzer.web.public.talen.bladen import BLADEN, blad_href


@bp.get("/<regio>/tr", eentalig=True, defaults={"taalblad": "tr"})
@bp.get("/<regio>/pl", eentalig=True, defaults={"taalblad": "pl"})
@bp.get("/<regio>/ar", eentalig=True, defaults={"taalblad": "ar"})
@bp.get("/<regio>/uk", eentalig=True, defaults={"taalblad": "uk"})
def taalblad(taalblad: str) -> str:
    """Tell in one page, in a language other than Dutch and English, what a parent has to know."""
    return render_template(
        "public/taalblad.html",
        blad=BLADEN[taalblad],
        alarmnummer=ALARMNUMMER,
        veilig_thuis=VEILIG_THUIS,
        vraag_om_tolk=VRAAG_OM_TOLK,
        zelfde_blad=[(taal, absolute(blad_href(taal))) for taal in BLADEN],
        in_nederlands=absolute(url_for("public.start")),
    )
