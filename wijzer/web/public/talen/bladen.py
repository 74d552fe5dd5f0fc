"""All pages in other languages, and the line that a search says in one of them."""

from dataclasses import dataclass

from flask import url_for

from wijzer.published.opname.zoekbegrip import Begrepen
from wijzer.web.public.talen.arabisch import ARABISCH
from wijzer.web.public.talen.blad import Taalblad
from wijzer.web.public.talen.oekraiens import OEKRAIENS
from wijzer.web.public.talen.pools import POOLS
from wijzer.web.public.talen.turks import TURKS

BLADEN: dict[str, Taalblad] = {
    blad.taal.value: blad for blad in (TURKS, POOLS, ARABISCH, OEKRAIENS)
}
"""The pages by the code of their language, in the order in which links to them stand."""


PSYCHISCHE_NOOD = "triage-ggz-jeugd"
"""The kind of crisis help for thoughts of suicide: first somebody has to be there, and a doctor is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taalregel:
    """One line in the language of a search, and the link to its page."""

    taal: str
    richting: str
    tekst: str
    meer: str
    href: str


def show_taalregel(begrepen: Begrepen) -> Taalregel | None:
    """Say in the language that was typed what the page shows; None for Dutch, English and Twents."""
    blad = BLADEN.get(begrepen.taal.value) if begrepen.taal else None
    if blad is None:
        return None
    return Taalregel(
        taal=blad.taal.value,
        richting=blad.richting,
        tekst=_line(blad, begrepen),
        meer=blad.regel.meer,
        href=blad_href(blad.taal.value),
    )


def _line(blad: Taalblad, begrepen: Begrepen) -> str:
    if begrepen.crisis:
        return blad.gevaar.zelfmoord if begrepen.nood == {PSYCHISCHE_NOOD} else blad.regel.gevaar
    return blad.regel.leeg if begrepen.is_ongezocht else blad.regel.gelezen


def blad_href(taal: str) -> str:
    """Give the address of the page in a language."""
    return url_for("public.taalblad", taalblad=taal)
