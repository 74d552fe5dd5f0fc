"""Words that Dutch writes as one, taken apart where both halves are known: `logeerweekend`, `gezinshuisplek`."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.domain.taal.gewoonwoord import is_common
from wijzer.domain.taal.woordlijst import set_of
from wijzer.domain.taal.woordvorm import STOPWOORDEN, stam
from wijzer.published.opname.zoekbegrip import Begripsoort
from wijzer.published.verstaan.kennis import Woordkennis

_TUSSENLETTERS = ("", "s", "en", "e", "n")
_KORTSTE = 3
_BETEKENIS = 4
"""So many letters a half has at least that means something, and one more where the other half is only a word."""
_DERDE = 6
"""Two parts go before three."""
_ALLEEN = 7
"""So many letters a half has that is all that is known of a word."""
_LANGSTE = 40
_NEUTRAAL = set_of(
    "plek plaats plaatsing jeugd kinder kind jongeren gezins ouder dag nacht week uur zorg hulp groep traject vraag"
    " kliniek centrum team training huis adres zoeker aanbod vorm soort school klas poli instelling vakantie probleem problemen problematiek klacht klachten"
)

_IN_WOORDEN = frozenset({Begripsoort.HULPVORM, Begripsoort.DOELGROEP, Begripsoort.SEGMENT})
"""What can be half of a word; a place in one is mostly a street."""


@dataclass(frozen=True, slots=True)
class Helften:
    """The two halves of a word, the first up to `einde`, the second from `begin` on, and which mean something."""

    einde: int
    begin: int
    betekent: tuple[bool, bool]


def halves_of(kennis: Woordkennis, woord: str) -> Helften | None:
    """The halves of a compound; None for any other word.

    At least one half means something here, and the other is a word, or a compound of such words
    (`weekendlogeeradres`). Where nothing is known of the other half, the one that means something
    is long. A common word is itself: `ziekenhuis`.
    """
    if not woord.isalpha() or not woord.isascii() or len(woord) > _LANGSTE or is_common(woord):
        return None
    mogelijk = [
        (_weight(kennis, woord[:einde], woord[begin:]), einde, begin)
        for einde, begin in _cuts(woord)
    ]
    gewicht, einde, begin = max(mogelijk, default=(0, 0, 0))
    if not gewicht:
        return None
    betekent = [
        _means(kennis, helft) or bool(halves_of(kennis, helft))
        for helft in (woord[:einde], woord[begin:])
    ]
    return Helften(einde, begin, (betekent[0], betekent[1]))


def _cuts(woord: str) -> Iterator[tuple[int, int]]:
    for einde in range(_KORTSTE, len(woord) - _KORTSTE + 1):
        for tussen in _TUSSENLETTERS:
            begin = einde + len(tussen)
            if len(woord) - begin >= _KORTSTE and woord.startswith(tussen, einde):
                yield einde, begin


def _weight(kennis: Woordkennis, eerste: str, tweede: str) -> int:
    """How many letters of two halves are understood; 0 where they are not both words."""
    betekent = [_means(kennis, helft) for helft in (eerste, tweede)]
    if not any(betekent):
        return 0
    if all(betekent):
        return 2 * len(eerste + tweede)
    if halves_of(kennis, tweede if betekent[0] else eerste):
        return 2 * len(eerste + tweede) - _DERDE
    helft, anders = (eerste, tweede) if betekent[0] else (tweede, eerste)
    return _weight_beside(helft, anders)


def _weight_beside(helft: str, anders: str) -> int:
    """How much speaks for a half that means something, beside one that does not."""
    if anders in _NEUTRAAL or (len(helft) > _BETEKENIS and _is_word(anders)):
        return len(helft + anders)
    is_lang = len(helft) >= _ALLEEN and len(anders) >= _BETEKENIS
    return len(helft) if is_lang else 0


_DADERS = ("eraars", "eraar", "sters", "aars", "ster", "ers", "aar", "er")
_DADEN = ("ering", "ing", "en", "t", "eren")


def deed_of(kennis: Woordkennis, woord: str) -> str | None:
    """What somebody does who is called so, where that means something.

    A `schoolweigeraar` is one of schoolweigering.
    """
    for eind in _DADERS:
        kern = woord.removesuffix(eind)
        if kern == woord or len(kern) < _ALLEEN:
            continue
        for daad in _DADEN:
            if _means(kennis, kern + daad):
                return kern + daad
    return None


def _means(kennis: Woordkennis, helft: str) -> bool:
    begrippen = kennis.boek.meaning((helft,)) if len(helft) >= _BETEKENIS else ()
    is_afkorting = stam(helft) in kennis.boek.afkortingen
    return bool(begrippen) and begrippen[0].soort in _IN_WOORDEN and not is_afkorting


def _is_word(helft: str) -> bool:
    return len(helft) >= _BETEKENIS and (helft in STOPWOORDEN or is_common(helft))
