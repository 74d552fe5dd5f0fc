"""What a search page says of the text that was typed: how it was understood, what was mended, what said nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijzer.domain.taal.woordvorm import sleutels_van, woorden_van
from wijzer.published.gegevens import RegioInfo
from wijzer.published.opname.zoekbegrip import (
    Begrepen,
    Begripsoort,
    Onbekendheid,
    Vraagdeel,
    Zoekbegrip,
)
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.begrippen.uitgelegd import Uitlegbeeld, show_uitleg
from wijzer.web.public.productwoorden import help_name
from wijzer.web.public.zoekbladen import search_href

_ZELF = frozenset(
    {Begripsoort.REGIO, Begripsoort.INTERVENTIE, Begripsoort.PLEKKEN, Begripsoort.LEEFTIJD}
)
"""What needs no telling: the title says it, and ages and places for two stand among the filters, where they go away."""
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

    `onbekende_woorden` are the words that say nothing, `codes` those that look like a product code,
    `elders` places outside the region, all as they were typed; the search went on without them.
    `gewone_woorden` are ordinary words that say nothing of help, where nothing else was said.
    `niets`: it did not, for there was nothing else that help can be found by. Then `zonder` is the text
    that is left, with where it leads and how many that gives. `overgeslagen` are known words that the
    search went on without; `deel_van` says of a word that stands nowhere by itself in which longer words
    it was found. `te_algemeen`: only words that anybody uses were typed, and nothing was left out by them.
    `uitleg` explains what was recognised.
    """

    als: list[Begrepenregel]
    deel_van: list[Begrepenregel]
    verbeterd: str
    getypt: str
    letterlijk_href: str
    niets: bool
    onbekende_woorden: list[str]
    gewone_woorden: list[str]
    codes: list[str]
    elders: list[str]
    overgeslagen: list[str]
    te_algemeen: bool
    uitleg: Uitlegbeeld
    zonder: str
    zonder_href: str
    zonder_aantal: int


def show_begrepen(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> Begrepenbeeld:
    """Look at how the text of a question was understood."""
    vraag, begrepen = gevonden.vraag, gevonden.begrepen
    gewoon = replace(vraag, pagina=1, letterlijk=False)
    zonder = replace(gewoon, zoek=begrepen.bekend or None)
    return Begrepenbeeld(
        als=[_regel(reader, vraag, deel) for deel in begrepen.delen if _says_more(deel)],
        deel_van=[
            Begrepenregel(deel.getypt, _first_of([f"“{woord}”" for woord in deel.deel_van]))
            for deel in begrepen.delen
            if deel.deel_van and not deel.overgeslagen
        ],
        verbeterd=begrepen.gelezen if begrepen.verbeterd else "",
        getypt=vraag.zoek or "",
        letterlijk_href=search_href(replace(gewoon, letterlijk=True)),
        niets=begrepen.is_ongezocht,
        onbekende_woorden=_typed(begrepen, Onbekendheid.WOORD),
        gewone_woorden=_only_ordinary(begrepen),
        codes=_typed(begrepen, Onbekendheid.CODE),
        elders=_typed(begrepen, Onbekendheid.ELDERS),
        overgeslagen=list(dict.fromkeys(begrepen.overgeslagen)),
        te_algemeen=bool(vraag.zoek) and not any(map(_is_said, begrepen.delen)),
        uitleg=show_uitleg(reader, regio, begrepen),
        zonder=begrepen.bekend,
        zonder_href=search_href(zonder),
        zonder_aantal=reader.tel_vraag(zonder).locaties if begrepen.is_ongezocht else 0,
    )


def _typed(begrepen: Begrepen, aard: Onbekendheid) -> list[str]:
    return list(dict.fromkeys(deel.getypt for deel in begrepen.unknown_parts if deel.aard is aard))


def _only_ordinary(begrepen: Begrepen) -> list[str]:
    """The ordinary words of a text that nothing was searched by, where it has no other to tell of."""
    return [] if begrepen.onbekend or begrepen.uitleg else list(begrepen.gewoon)


def _is_said(deel: Vraagdeel) -> bool:
    """Whether a part is more than a filler in which a slip was mended."""
    return deel.onbekend or not deel.overgeslagen or deel.is_uitleg


def _says_more(deel: Vraagdeel) -> bool:
    """Whether it helps to tell: a word that is a name itself needs no explanation."""
    if not deel.vast or deel.is_uitleg or deel.ontkend or deel.begrippen[0].soort in _ZELF:
        return False
    return len(deel.begrippen) > 1 or not _is_its_name(deel)


def _is_its_name(deel: Vraagdeel) -> bool:
    """Whether it was typed as it is called: in any inflection (`ambulante`), or a part of the name."""
    begrip, zelf = deel.begrippen[0], " ".join(deel.woorden)
    eigen = sleutels_van(woorden_van(begrip.naam)) | sleutels_van(woorden_van(begrip.sleutel))
    return zelf in begrip.naam.casefold() or not sleutels_van(deel.woorden).isdisjoint(eigen)


def _regel(reader: Reader, vraag: Zoekvraag, deel: Vraagdeel) -> Begrepenregel:
    soorten = [begrip for begrip in deel.hulp if begrip.soort is not Begripsoort.PLEKKEN]
    namen = list(dict.fromkeys(_name_of(reader, vraag, begrip) for begrip in soorten))
    return Begrepenregel(deel.gelezen, _first_of(namen))


def _first_of(namen: Sequence[str]) -> str:
    erbij = [_("meer")] if len(namen) > _MEESTE_NAMEN else []
    return opsomming([*namen[:_MEESTE_NAMEN], *erbij])


def _name_of(reader: Reader, vraag: Zoekvraag, begrip: Zoekbegrip) -> str:
    if begrip.soort is Begripsoort.PRODUCT and vraag.regio:
        product = reader.product(vraag.regio, begrip.sleutel)
        return help_name(product.naam, product.gewone_naam).within(f"{begrip.sleutel} (", ")")
    return gegeven(begrip.naam)
