"""The set of aanbod that fits the parts of a text: alternatives within a sort, all sorts together."""

from collections import defaultdict
from collections.abc import Sequence

from wijzer.domain.taal.woordvorm import STOPWOORDEN
from wijzer.published.opname.zoekbegrip import Begrepen, Begripsoort, Vraagdeel
from wijzer.published.verstaan.kennis import Woordkennis

_SOORTEN_HULP = frozenset({Begripsoort.HULPVORM, Begripsoort.SEGMENT})


def fitting(kennis: Woordkennis, delen: Sequence[Vraagdeel]) -> int:
    """What fits: alternatives within a sort, all sorts together. Each age is a child that has to fit.

    Nothing does where nothing was understood that help can be found by.
    """
    if Begrepen(tuple(delen)).is_ongezocht:
        return 0
    groepen: dict[object, int] = defaultdict(int)
    tellen = [deel for deel in delen if not deel.overgeslagen]
    namen = any(
        not deel.vast and kennis.in_names(deel.woorden[0]) for deel in tellen if deel.woorden
    )
    for nummer, deel in enumerate(tellen):
        soort = deel.begrippen[0].soort if deel.vast else nummer
        groepen[nummer if soort is Begripsoort.LEEFTIJD else soort] |= _bits_of(
            kennis, deel, in_namen=namen
        )
    bits = kennis.opname.alles
    for fits in groepen.values():
        bits &= fits
    return bits


def _bits_of(kennis: Woordkennis, deel: Vraagdeel, *, in_namen: bool) -> int:
    """What a part means, and what has its words in a name or a text.

    A kind of help is that kind alone: `pleegzorg` is not all that an aanbieder called Pleegzorg offers, unless
    the other words are looked for in names too (`in_namen`).
    """
    bits = 0
    for begrip in deel.begrippen if deel.vast else ():
        bits |= kennis.opname.with_kenmerk(begrip.soort.value, [begrip.sleutel])
    if deel.vast and deel.begrippen[0].soort is Begripsoort.INTERVENTIE:
        return _named(kennis, deel)
    alleen = deel.vast and deel.begrippen[0].soort in _SOORTEN_HULP and not in_namen
    return bits if alleen else bits | _with_words(kennis, deel)


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
