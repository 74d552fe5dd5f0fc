"""The set of aanbod that fits the parts of a text: alternatives within a sort, all sorts together."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from wijzer.domain.taal.woordvorm import STOPWOORDEN
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel, Zoekbegrip
from wijzer.published.verstaan.kennis import Woordkennis

_SOORTEN_HULP = frozenset({Begripsoort.HULPVORM, Begripsoort.SEGMENT})
_UIT_TE_SLUITEN = _SOORTEN_HULP | {Begripsoort.PRODUCT, Begripsoort.GEMEENTE}
"""What is left out when somebody does not want it.

Who is not of a doelgroep finds help among what is there for others too.
"""


def fitting(
    kennis: Woordkennis, delen: Iterable[Vraagdeel], *, behalve: Collection[Begripsoort] = ()
) -> int:
    """What fits: alternatives within a sort, all sorts together. Each age is a child that has to fit.

    `behalve` are the sorts that a filter asks for already. What is denied is left out, as long as something is left.
    Nothing fits where nothing was understood that help can be found by.
    """
    delen = list(delen)
    if Begrepen(tuple(delen)).is_ongezocht:
        return 0
    groepen: dict[object, int] = defaultdict(int)
    tellen = [deel for deel in delen if not (deel.overgeslagen or deel.ontkend)]
    namen = any(
        not deel.vast and kennis.in_names(deel.woorden[0]) for deel in tellen if deel.woorden
    )
    bits = kennis.opname.alles
    for nummer, deel in enumerate(tellen):
        bits &= _places(kennis, deel, behalve)
        soort = deel.begrippen[0].soort if deel.vast else nummer
        if soort in behalve or soort is Begripsoort.PLEKKEN:
            continue
        groepen[nummer if soort is Begripsoort.LEEFTIJD else soort] |= _bits_of(
            kennis, deel, in_namen=namen
        )
    for fits in groepen.values():
        bits &= fits
    return bits & ~_denied(kennis, delen) or bits


def _places(kennis: Woordkennis, deel: Vraagdeel, behalve: Collection[Begripsoort]) -> int:
    """What has as many places as a part asks for."""
    bits = kennis.opname.alles
    for begrip in deel.begrippen if Begripsoort.PLEKKEN not in behalve else ():
        if begrip.soort is Begripsoort.PLEKKEN:
            bits &= _with(kennis, begrip)
    return bits


def _denied(kennis: Woordkennis, delen: Iterable[Vraagdeel]) -> int:
    """What is not wanted, and is not asked for elsewhere in the text."""
    gevraagd = {
        begrip for deel in delen if deel.vast and not deel.ontkend for begrip in deel.begrippen
    }
    bits = 0
    for deel in delen:
        for begrip in deel.begrippen if deel.ontkend else ():
            if begrip.soort in _UIT_TE_SLUITEN and begrip not in gevraagd:
                bits |= _with(kennis, begrip)
    return bits


def _bits_of(kennis: Woordkennis, deel: Vraagdeel, *, in_namen: bool) -> int:
    """What a part means, and what has its words in a name or a text.

    A kind of help is that kind alone: `pleegzorg` is not all that an aanbieder called Pleegzorg offers, unless
    the other words are looked for in names too (`in_namen`).
    """
    if deel.vast and deel.begrippen[0].soort is Begripsoort.INTERVENTIE:
        return _named(kennis, deel)
    bits = _meant(kennis, deel) if deel.vast else 0
    alleen = deel.vast and deel.begrippen[0].soort in _SOORTEN_HULP and not in_namen
    return bits if alleen or deel.thuis or _is_class(deel) else bits | _with_words(kennis, deel)


def _is_class(deel: Vraagdeel) -> bool:
    """Whether a part is a product by its letter, which is in no name."""
    is_product = deel.vast and deel.begrippen[0].soort is Begripsoort.PRODUCT
    return is_product and any(len(woord) == 1 for woord in deel.woorden)


def _meant(kennis: Woordkennis, deel: Vraagdeel) -> int:
    verzamelingen = [
        _with(kennis, begrip)
        for begrip in deel.begrippen
        if begrip.soort is not Begripsoort.PLEKKEN
    ]
    bits = kennis.opname.alles if deel.samen else 0
    for verzameling in verzamelingen:
        bits = bits & verzameling if deel.samen else bits | verzameling
    return bits | kennis.opname.woonplekken if deel.thuis else bits


def _with(kennis: Woordkennis, begrip: Zoekbegrip) -> int:
    return kennis.opname.with_kenmerk(begrip.soort.value, [begrip.sleutel])


def _named(kennis: Woordkennis, deel: Vraagdeel) -> int:
    """What has every word of it in its names: nothing else is called so."""
    bits = kennis.hier
    for woord in deel.woorden:
        bits &= kennis.opname.woorden.bits([woord])
    return bits


def _with_words(kennis: Woordkennis, deel: Vraagdeel) -> int:
    opname, bits = kennis.opname, kennis.opname.alles
    woorden = [
        inhoudswoord for inhoudswoord in deel.woorden if inhoudswoord not in STOPWOORDEN
    ] or deel.woorden
    for woord in woorden:
        bits &= kennis.in_names(woord) | opname.with_all(kennis.boek.kenmerken(woord))
    return bits if not deel.onbekend else 0
