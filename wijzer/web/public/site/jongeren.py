"""The page for young people themselves, in "je"."""

from flask import render_template

from wijzer.domain.tekst import Tekst
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.kamer import asked_regio, bp

_ZOEKINGANGEN = (
    (Tekst("Praten met iemand"), "praten met iemand"),
    (Tekst("Gepest worden"), "gepest"),
    (Tekst("Bang of somber zijn"), "angst"),
    (Tekst("Verslaving: gamen, drugs of drank"), "verslaving"),
    (Tekst("Problemen met eten"), "eetproblemen"),
    (Tekst("Je ouders gaan uit elkaar"), "scheiding"),
    (Tekst("Niet meer naar school gaan"), "gaat niet naar school"),
    (Tekst("Leren om zelf te wonen"), "kamertraining"),
)
"""What young people look for, and the words by which it is found."""


@bp.get("/<regio>/jongeren")
def jongeren() -> str:
    """Tell young people what they can do themselves, who decides, and whom to call."""
    return render_template(
        "public/jongeren.html",
        crisis=crisis_of(asked_regio()),
        zoekingangen=[(_(tekst), zoek) for tekst, zoek in _ZOEKINGANGEN],
    )
