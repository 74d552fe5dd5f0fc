"""How the mail of an alert, and the page beside it, tell a filter that is on.

Each row of `filters.py` names its words here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.product import Doelgroep, Hulpvorm, Product, Segment
from wijzer.published.gegevens import AanbiederInfo, GemeenteInfo, LocatieInfo
from wijzer.published.vraag.plaatssoorten import Vertrek
from wijzer.talen import gettext as _
from wijzer.talen import ngettext


class Namen(Protocol):
    """Who knows what a region and its aanbieders call things: the reader.

    Raises `NietGevonden` for what is not there.
    """

    def hulpvorm(self, regio: str, slug: str) -> Hulpvorm:
        """One kind of help."""

    def product(self, regio: str, code: str) -> Product:
        """One product, as it is valid today."""

    def segmenten(self, regio: str) -> Sequence[Segment]:
        """The main groups of help."""

    def doelgroepen(self, regio: str) -> Sequence[Doelgroep]:
        """For whom locaties can be meant."""

    def gemeente(self, code: str) -> GemeenteInfo:
        """One gemeente."""

    def aanbieder(self, aanbieder_id: UUID) -> AanbiederInfo:
        """One aanbieder."""

    def locatie(self, locatie_id: UUID) -> LocatieInfo:
        """One groep or vestiging."""


@dataclass(frozen=True, slots=True)
class Mailwoord:
    """The words of one filter. `zeg`: one chosen value, in the language of the moment.

    `naam`: what it is about, where the filter's own name does not say so. `van_de_regio`: what
    `zeg` gives is a name, Dutch in every language; `onbekend` is told where that name is not there
    any more. `op_volgorde`: several are told in the order of the region's list, and none that it
    does not hold. `getypt`: free text of whoever searched.
    """

    zeg: Callable[[Namen, str, Any], str]
    naam: str = ""
    van_de_regio: bool = False
    onbekend: str = ""
    op_volgorde: bool = False
    getypt: bool = False


def say_hulpvorm(namen: Namen, regio: str, slug: str) -> str:
    """A kind of help by the name that everybody knows it by."""
    return namen.hulpvorm(regio, slug).gewone_naam


def say_product(namen: Namen, regio: str, code: str) -> str:
    """A code with the name of what it stands for."""
    return f"{code} ({namen.product(regio, code).naam})"


def say_segment(namen: Namen, regio: str, slug: str) -> str:
    """A main group by its name."""
    return next(segment.naam for segment in namen.segmenten(regio) if segment.slug == slug)


def say_doelgroep(namen: Namen, regio: str, slug: str) -> str:
    """A doelgroep by its name."""
    return next(doelgroep.naam for doelgroep in namen.doelgroepen(regio) if doelgroep.slug == slug)


def say_gemeente(namen: Namen, _regio: str, code: str) -> str:
    """A gemeente by its name."""
    return namen.gemeente(code).naam


def say_aanbieder(namen: Namen, regio: str, aanbieder_id: UUID) -> str:
    """An aanbieder by its name. Raises `NietGevonden` for one of another region."""
    gevonden = namen.aanbieder(aanbieder_id)
    _require_here(gevonden.regio, regio)
    return gevonden.naam


def say_locatie(namen: Namen, regio: str, locatie_id: UUID) -> str:
    """A groep or vestiging by its name. Raises `NietGevonden` for one of another region."""
    gevonden = namen.locatie(locatie_id)
    _require_here(gevonden.regio, regio)
    return gevonden.naam


def _require_here(regio: str, hier: str) -> None:
    if regio != hier:
        raise NietGevonden


def say_vertrek(_namen: Namen, _regio: str, vertrek: Vertrek) -> str:
    """From where was looked, and how far. Where a visitor was is not told.

    A place without a radius is where the child lives, not where help has to be: a place to live may lie farther off.
    """
    plaats = vertrek.plaats or vertrek.postcode or _("waar u was bij het zoeken")
    if vertrek.straal is None:
        return _("het kind woont in %(plaats)s", plaats=plaats) if vertrek.plaats else plaats
    return _("hoogstens %(km)s km van %(plaats)s", km=vertrek.straal, plaats=plaats)


def say_age(_namen: Namen, _regio: str, jaren: int) -> str:
    """An age in years."""
    return ngettext("%(num)s jaar", "%(num)s jaar", jaren)


def say_longest_wait(_namen: Namen, _regio: str, weken: int) -> str:
    """A longest wait in weeks; of none at all no number is told."""
    if weken == 0:
        return _("geen")
    return ngettext("hoogstens %(num)s week", "hoogstens %(num)s weken", weken)


def say_least_places(_namen: Namen, _regio: str, plekken: int) -> str:
    """So many free places at the least."""
    return _("minstens %(num)s op één locatie", num=plekken)


def say_text(_namen: Namen, _regio: str, tekst: str) -> str:
    """What was typed, between quotes."""
    return f"“{tekst}”"


def say(tekst: str) -> Callable[[Namen, str, Any], str]:
    """The same text whatever was chosen: what a yes means."""
    return lambda _namen, _regio, _waarde: _(tekst)
