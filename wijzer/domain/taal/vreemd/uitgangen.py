"""How words of other languages bend: the stems that a typed word may have, and the stem of a word in the list.

The Dutch stem would do harm here. Endings are given in the spelling of `letters`. A typed word may have several stems,
for whoever made the list wrote one form; the two are the same word where one of them is the stem in the list.
"""

from functools import lru_cache

from wijzer.domain.taal.vreemd.letters import spelling_of
from wijzer.domain.taal.vreemd.talen import AndereTaal

_KORTSTE = {
    AndereTaal.TURKS: 3,
    AndereTaal.POOLS: 3,
    AndereTaal.ARABISCH: 3,
    AndereTaal.OEKRAIENS: 3,
    AndereTaal.TWENTS: 3,
}
"""So many letters a stem has at least."""
_RONDEN = {AndereTaal.TURKS: 4}
"""How many endings may follow each other; one where a language is not named."""
_LANGSTE = 30
"""No word that anybody types has more letters; a longer one is not taken apart."""


def _list(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


_EINDEN: dict[AndereTaal, frozenset[str]] = {
    AndereTaal.TURKS: _list(
        """
        ler lar leri lari im um in un i u a e ya ye yi yu si su imiz umuz iniz unuz da de ta te dan den tan ten nda nde
        ndan nden na ne ni nu nin nun m n miz muz niz nuz siz suz li lu lik luk ci cu yla yle la le ki sin sun dir dur tir
        tur ca ce sel sal nca nce ligi lugu ligim liginden
        """
    ),
    AndereTaal.POOLS: _list(
        """
        a e y i o u ie ia iu io om ow ami ach em iem owi ego emu ej ym im ych ich ymi imi iami iach mi iom iej iego iemu
        owie ek
        """
    ),
    AndereTaal.OEKRAIENS: _list(
        """
        a u i o e iu ia om em am iam ami iami ah iah ov ev iv oi oiu eiu im ih oho eho omu emu ei ou ovi evi mi ij ii iem
        iei ie t
        """
    ),
    AndereTaal.ARABISCH: _list(
        "ه ها هم هن نا ي ني ك كم ات اتي ين ون ان تي ته تها تنا يه يا وا اته اتها"
    ),
    AndereTaal.TWENTS: _list("e n en s t je ke tie ies"),
}
_VOORAAN = _list("ال و وال ف ب بال ل لل ك كال فال س ا ول وب")
"""What is written onto an Arabic word: the article, `and`, `in`, `for`."""
_ZACHT = {"g": "k", "b": "p", "d": "t"}
"""A Turkish stem ends hard and goes soft before a vowel: çocuk, çocuğum."""
_LOSSE_KLINKERS = "aeiouy"
_KLINKERS_ERAF = frozenset({AndereTaal.POOLS, AndereTaal.OEKRAIENS})
"""Languages in which the vowels at the end of a word bend."""


@lru_cache(maxsize=16384)
def stems_of(taal: AndereTaal, woord: str) -> frozenset[str]:
    """Give every stem that a folded word may have in a language, itself among them."""
    woord = spelling_of(taal, woord)
    if len(woord) > _LANGSTE:
        return frozenset({woord})
    stammen = {woord}
    if taal is AndereTaal.ARABISCH:
        stammen |= {woord.removeprefix(voor) for voor in _VOORAAN if woord.startswith(voor)}
    if taal in _KLINKERS_ERAF:
        stammen.add(woord.rstrip(_LOSSE_KLINKERS))
    for _ in range(_RONDEN.get(taal, 1)):
        stammen |= {kort for stam in stammen for kort in _without_ending(taal, stam)}
    kortste = _KORTSTE[taal]
    return frozenset(_hard(taal, stam) for stam in stammen if len(stam) >= kortste or stam == woord)


@lru_cache(maxsize=16384)
def stem_of(taal: AndereTaal, woord: str) -> str:
    """Give the stem by which a word in the list is kept: as it was written, without the vowel that bends."""
    woord = spelling_of(taal, woord)
    kort = woord
    if taal is AndereTaal.ARABISCH:
        kort = woord.removeprefix("ال").removesuffix("ه")
    elif taal in _KLINKERS_ERAF:
        kort = woord.rstrip(_LOSSE_KLINKERS)
    elif taal is AndereTaal.TWENTS:
        kort = woord.removesuffix("en")
    return _hard(taal, kort if len(kort) >= _KORTSTE[taal] + 1 else woord)


def _without_ending(taal: AndereTaal, woord: str) -> set[str]:
    einden, kortste = _EINDEN[taal], _KORTSTE[taal]
    return {
        woord[:plek]
        for plek in range(max(kortste, len(woord) - 7), len(woord))
        if woord[plek:] in einden
    }


def _hard(taal: AndereTaal, stam: str) -> str:
    if taal is not AndereTaal.TURKS or len(stam) < 4:
        return stam
    return stam[:-1] + _ZACHT.get(stam[-1], stam[-1])
