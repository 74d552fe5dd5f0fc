"""What a search page says of the text that was typed: how it was understood, what was mended, what said nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijzer.published.reader import Reader
from wijzer.published.zoekbegrip import Begripsoort, Deel
from wijzer.published.zoeken import Zoekresultaat
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href

_MEESTE_NAMEN = 4
"""A word that means more than this is told by the first of them."""


@dataclass(frozen=True, slots=True)
class Begrepenregel:
    """One word and what it was taken for."""

    getypt: str
    als: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrepenbeeld:
    """`als` holds what words mean where that is not the word itself; `verbeterd` the text as it was read.

    `zonder` is the text without the words that say nothing (`onbekend`), with where it leads and how many that gives.
    `overgeslagen` are the words of a sentence that the search went on without.
    """

    als: list[Begrepenregel]
    verbeterd: str
    getypt: str
    letterlijk_href: str
    onbekend: str
    aantal_onbekend: int
    overgeslagen: str
    zonder: str
    zonder_href: str
    zonder_aantal: int


def show_begrepen(reader: Reader, gevonden: Zoekresultaat) -> Begrepenbeeld:
    """Look at how the text of a question was understood."""
    vraag, begrepen = gevonden.vraag, gevonden.begrepen
    gewoon = replace(vraag, pagina=1, letterlijk=False)
    zonder = replace(gewoon, zoek=begrepen.bekend or None)
    return Begrepenbeeld(
        als=[_regel(deel) for deel in begrepen.delen if _says_more(deel)],
        verbeterd=begrepen.gelezen if begrepen.verbeterd else "",
        getypt=vraag.zoek or "",
        letterlijk_href=search_href(replace(gewoon, letterlijk=True)),
        onbekend=_quoted(begrepen.onbekend),
        aantal_onbekend=len(begrepen.onbekend),
        overgeslagen=_quoted(begrepen.overgeslagen),
        zonder=begrepen.bekend,
        zonder_href=search_href(zonder),
        zonder_aantal=reader.zoek(zonder).aantal if begrepen.onbekend else 0,
    )


def _quoted(woorden: Iterable[str]) -> str:
    return opsomming(f"“{woord}”" for woord in dict.fromkeys(woorden))


def _says_more(deel: Deel) -> bool:
    """Whether it helps to tell: a word that is a name itself needs no explanation."""
    if not deel.vast or deel.begrippen[0].soort in {Begripsoort.REGIO, Begripsoort.PRODUCT}:
        return False
    if deel.begrippen[0].soort is Begripsoort.LEEFTIJD:
        return deel.gelezen.isdigit()
    return len(deel.begrippen) > 1 or deel.gelezen not in deel.begrippen[0].naam.casefold()


def _regel(deel: Deel) -> Begrepenregel:
    namen = list(dict.fromkeys(gegeven(begrip.naam) for begrip in deel.begrippen))
    erbij = [_("meer")] if len(namen) > _MEESTE_NAMEN else []
    return Begrepenregel(deel.gelezen, opsomming([*namen[:_MEESTE_NAMEN], *erbij]))
