"""What a search page explains of the words that it recognised: two lines for each, and the page that tells more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flask import url_for

from wijzer.domain.taal.schrijfwijze import fold
from wijzer.published.gegevens import RegioInfo
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel, Zoekbegrip
from wijzer.published.reader import Reader
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.begrippen.begrip import Begrip
from wijzer.web.public.begrippen.doelgroepwoorden import of_doelgroep
from wijzer.web.public.begrippen.veldwoorden import explanations
from wijzer.web.public.productwoorden import help_name

_TWEE_REGELS = 120
"""So many signs of a longer text are told, in whole sentences; the first one always."""
_OPEN = 2
"""So many explanations stand open, one beside another notice; the others fold away: the first result stays in sight."""
_EINDE = re.compile(r"(?<=[.?!])\s+")
_VOLGORDE = (
    Begripsoort.UITLEG,
    Begripsoort.HULPVORM,
    Begripsoort.PRODUCT,
    Begripsoort.SEGMENT,
    Begripsoort.DOELGROEP,
    Begripsoort.GEMEENTE,
)
"""What is explained, first what people know least: who names a gemeente beside help knows it."""
_SEGMENTWOORDEN = {"ambulant": "ambulant", "wonen-en-verblijf": "verblijf", "crisis": "crisis"}


@dataclass(frozen=True, slots=True)
class Uitgelegd:
    """A word, what it is in at most two lines, and the page that tells more. `telefoon` is whom to call about it."""

    woord: str
    tekst: str
    href: str
    telefoon: str = ""


@dataclass(frozen=True, slots=True)
class Uitlegbeeld:
    """What is explained beside a search: `in_zicht`, and what folds away."""

    in_zicht: list[Uitgelegd]
    ingeklapt: list[Uitgelegd]


def show_uitleg(reader: Reader, regio: RegioInfo, begrepen: Begrepen) -> Uitlegbeeld:
    """Explain what a text was understood to name; nothing in need, when there is one thing to read."""
    begrippen = dict.fromkeys(_recognised(begrepen)) if not begrepen.crisis else {}
    uitlegger = _Uitlegger(reader, regio)
    gevonden = [
        uitleg
        for soort in _VOLGORDE
        for begrip in begrippen
        if begrip.soort is soort and (uitleg := uitlegger.explain(begrip))
    ]
    alle = list({uitleg.woord: uitleg for uitleg in gevonden}.values())
    hoogstens = 1 if begrepen.verbeterd or begrepen.onbekend else _OPEN
    return Uitlegbeeld(alle[:hoogstens], alle[hoogstens:])


def _recognised(begrepen: Begrepen) -> Iterator[Zoekbegrip]:
    """What the parts of a text stand for: names, synonyms, and words that stand in the name of a kind of help."""
    for deel in begrepen.delen:
        if deel.ontkend:
            continue
        if deel.vast and (deel.is_uitleg or not deel.overgeslagen):
            yield from deel.begrippen
        elif not (deel.onbekend or deel.overgeslagen):
            yield from (begrip for begrip in deel.begrippen if _is_in_its_name(deel, begrip))


def _is_in_its_name(deel: Vraagdeel, begrip: Zoekbegrip) -> bool:
    return set(deel.woorden) <= {*fold(begrip.naam), *begrip.sleutel.split("-")}


class _Uitlegger:
    """Knows what everything in a region is."""

    def __init__(self, reader: Reader, regio: RegioInfo) -> None:
        self._reader = reader
        self._regio = regio

    @cached_property
    def _begrippen(self) -> dict[str, Begrip]:
        return explanations(teksten_of(self._regio))

    def explain(self, begrip: Zoekbegrip) -> Uitgelegd | None:
        """Explain one thing; nothing of what nobody wrote about."""
        sleutel = begrip.sleutel
        match begrip.soort:
            case Begripsoort.UITLEG:
                return _of_begrip(self._begrippen[sleutel])
            case Begripsoort.HULPVORM:
                return self._of_hulpvorm(sleutel)
            case Begripsoort.PRODUCT:
                return self._of_product(sleutel)
            case Begripsoort.SEGMENT if sleutel in _SEGMENTWOORDEN:
                return _of_begrip(self._begrippen[_SEGMENTWOORDEN[sleutel]])
            case Begripsoort.DOELGROEP:
                waar = url_for("public.uitleg", _anchor="begrip-doelgroep")
                return Uitgelegd(gegeven(begrip.naam), of_doelgroep(sleutel), waar)
            case Begripsoort.GEMEENTE:
                return self._of_gemeente(sleutel)
            case _:
                return None

    def _of_hulpvorm(self, slug: str) -> Uitgelegd:
        hulpvorm = self._reader.hulpvorm(self._regio.slug, slug)
        waar = url_for("public.hulpvorm", slug=slug)
        return Uitgelegd(gegeven(hulpvorm.gewone_naam), _two_lines(gegeven(hulpvorm.tekst)), waar)

    def _of_product(self, code: str) -> Uitgelegd:
        product = self._reader.product(self._regio.slug, code)
        waar = url_for("public.product", code=code)
        woord = help_name(product.naam, product.gewone_naam).within(f"{code}: ")
        if not product.hulpvorm:
            return Uitgelegd(woord, gegeven(product.gewone_naam), waar)
        return Uitgelegd(woord, self._of_hulpvorm(product.hulpvorm).tekst, waar)

    def _of_gemeente(self, code: str) -> Uitgelegd:
        gemeente = self._reader.gemeente(code)
        tekst = _("De toegang van de gemeente kijkt met u welke hulp past.")
        waar = url_for("public.gemeente", code=code)
        return Uitgelegd(gemeente.naam, tekst, waar, gemeente.toegang.telefoon or "")


def _of_begrip(begrip: Begrip) -> Uitgelegd:
    endpoint, plek = begrip.meer
    anker = plek or (f"begrip-{begrip.anker}" if endpoint == "uitleg" else None)
    return Uitgelegd(begrip.woord, begrip.uitleg, url_for(f"public.{endpoint}", _anchor=anker))


def _two_lines(tekst: Gegeven) -> Gegeven:
    """The first sentences of a text, as many as are read at a glance."""
    eerste, *verder = _EINDE.split(tekst)
    for zin in verder:
        if len(eerste) + len(zin) >= _TWEE_REGELS:
            break
        eerste = f"{eerste} {zin}"
    return Gegeven(eerste, tekst.taal)
