"""Official names of help in plain words: what they say beyond the name that people know.

A region takes its official names from its purchasing documents ("Gezinshuis intensiteit G", "Medicatiecontrole
(exclusief medische comorbiditeit)"). The words that such names are made of have a row here, so that a product
of tomorrow is told plainly too. A name with other words stands beside the plain one as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.domain.tekst import Tekst
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import BRONTAAL, Gegeven, current_taal, gegeven
from wijzer.web.common.teksten import gettext as _

_STAM = 6


@dataclass(frozen=True, slots=True)
class Vakwoord:
    """Words of an official name, `kort` what they mean behind a name, and `uitleg` the same as a sentence."""

    vorm: re.Pattern[str]
    kort: Tekst
    uitleg: Tekst


VAKWOORDEN = (
    Vakwoord(
        re.compile(r"\b(?:intensiteit|tariefklasse) (?P<letter>[A-Z])\b", re.IGNORECASE),
        Tekst("zwaarte %(letter)s"),
        Tekst("De letter %(letter)s zegt hoe zwaar de hulp is."),
    ),
    Vakwoord(
        re.compile(r"\bexclusief medische comorbiditeit\b", re.IGNORECASE),
        Tekst("zonder andere ziekte erbij"),
        Tekst("Deze code is niet voor kinderen die ook een andere ziekte hebben."),
    ),
    Vakwoord(
        re.compile(r"\bambulant alternatief\b", re.IGNORECASE),
        Tekst("andere vorm"),
        Tekst("Dit is een andere vorm van deze hulp. Het kind blijft thuis wonen."),
    ),
    Vakwoord(
        re.compile(r"\bregulier\b", re.IGNORECASE),
        Tekst("gewone vorm"),
        Tekst("Dit is de gewone vorm van deze hulp."),
    ),
    Vakwoord(
        re.compile(r"^beschikbaarheidscomponent\b.*", re.IGNORECASE),
        Tekst("alleen om te betalen"),
        Tekst("Deze code is alleen om te betalen."),
    ),
)
"""Each word of an official name that no parent knows."""


def plain_rest(naam: str) -> str:
    """What an official (Dutch) name says beyond the plain one, as it stands behind that: "zwaarte G"; or nothing."""
    gevonden = _find(naam)
    return _(gevonden[0].kort, **gevonden[1]) if gevonden else ""


def explain(product: Product, buren: Iterable[Product]) -> str:
    """Say in a sentence what the official name of a product means; empty where its words need none.

    `buren` are the products of the same hulpvorm: with which other letters there is such help.
    """
    gevonden = _find(product.naam)
    if gevonden is None:
        return ""
    letters = {buur.intensiteit for buur in buren if buur.intensiteit} - {product.intensiteit}
    uitleg = _(gevonden[0].uitleg, **gevonden[1])
    if not (product.intensiteit and letters):
        return uitleg
    return " ".join(
        (
            uitleg,
            _("Deze hulp is er ook met zwaarte %(letters)s.", letters=opsomming(sorted(letters))),
        )
    )


def help_name(naam: str, gewone_naam: str) -> Gegeven:
    """Name help as parents and referrers both know it: "Gezinshuis, zwaarte G".

    Where the words of the official name are not known here, it stands behind the plain one, unless that says the same.
    """
    gewoon = gegeven(gewone_naam)
    if bij := plain_rest(naam):
        return gewoon.within("", f", {bij}") if gewoon.taal == current_taal() else gewoon
    if _say_the_same(gewoon.casefold(), naam.casefold()):
        return gewoon
    return gewoon.within("", f" ({naam})")


def official_name(naam: str) -> Gegeven:
    """Give an official name with its unknown words said plainly: "Jeugd-ggz verblijf zwaarte H"."""
    if gevonden := _find(naam):
        woord, letters = gevonden
        return Gegeven(woord.vorm.sub(_(woord.kort, **letters), naam), BRONTAAL)
    return gegeven(naam)


def hulpvorm_label(hulpvorm: Hulpvorm) -> Gegeven:
    """Name a hulpvorm: plain words come first, then the official (Dutch) name if it differs."""
    return help_name(hulpvorm.naam, hulpvorm.gewone_naam)


def _find(naam: str) -> tuple[Vakwoord, dict[str, str]] | None:
    for woord in VAKWOORDEN:
        if gevonden := woord.vorm.search(naam):
            return woord, gevonden.groupdict()
    return None


def _say_the_same(naam: str, andere_naam: str) -> bool:
    """Whether one name holds the other, or only differs in number ("gezinshuis", "gezinshuizen")."""
    meervoud = " " not in andere_naam and andere_naam[:_STAM] in naam
    return naam in andere_naam or andere_naam in naam or meervoud
