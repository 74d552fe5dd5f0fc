"""How many there are in words: locaties as houses, and the free places in them."""

from dataclasses import dataclass
from typing import Self

from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.published.gegevens import RegioInfo
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.opmaak import getal
from wijzer.web.common.teksten import current_taal, gegeven, ngettext
from wijzer.web.common.teksten import gettext as _


@dataclass(frozen=True, slots=True)
class Telwoord:
    """What one locatie of a kind of help is called, and several: "gezinshuis" and "gezinshuizen"."""

    enkel: str
    meer: str

    @classmethod
    def of(cls, regio: RegioInfo, hulpvorm: Hulpvorm | None = None) -> Self | None:
        """The word of a region for a kind of help; None where it has none, or none in the language of the page."""
        if hulpvorm is None:
            return None
        namen = regio.teksten.get(f"telwoord.{hulpvorm.slug}", "").splitlines()
        gezegd = [gegeven(naam) for naam in namen]
        if len(gezegd) != 2 or any(naam.taal != current_taal() for naam in gezegd):
            return None
        return cls(*gezegd)


def locaties_text(aantal: int, telwoord: Telwoord | None = None) -> str:
    """So many locaties: "14 locaties", or "14 gezinshuizen" where the region has a word for them."""
    if telwoord is None:
        return ngettext("%(num)s locatie", "%(num)s locaties", aantal)
    return f"{getal(aantal)} {telwoord.enkel if aantal == 1 else telwoord.meer}"


def plekken_text(telling: Plekkentelling) -> str:
    """The free places that are stated; of locaties that state no number, that they can begin at once.

    "16 plekken vrij", "16 plekken vrij, 3 kunnen meteen beginnen", "nu geen plek".
    """
    vrij = ngettext("%(num)s plek vrij", "%(num)s plekken vrij", telling.plekken)
    meteen = ngettext(
        "%(num)s kan meteen beginnen", "%(num)s kunnen meteen beginnen", telling.meteen
    )
    delen = [vrij] * bool(telling.plekken) + [meteen] * bool(telling.meteen)
    return ", ".join(delen) or _("nu geen plek")


def telling_text(telling: Plekkentelling, telwoord: Telwoord | None = None) -> str:
    """Locaties and places in one line: "14 gezinshuizen, 16 plekken vrij"."""
    return f"{locaties_text(telling.locaties, telwoord)}, {plekken_text(telling)}"


def where_text(telling: Plekkentelling) -> str:
    """At how many of them there is a place now, where that is not at all of them; else nothing.

    Free places at which nobody is taken in now, or only who fits best, are told with what that means.
    """
    if telling.plekken and not telling.met_plek:
        return _("U kunt daar nu niet zomaar terecht.")
    if not telling.met_plek or telling.met_plek == telling.locaties:
        return ""
    return ngettext(
        "Bij %(num)s van de %(totaal)s is nu plek.",
        "Bij %(num)s van de %(totaal)s is nu plek.",
        telling.met_plek,
        totaal=getal(telling.locaties),
    )
