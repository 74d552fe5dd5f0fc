"""Words that make a place one where the child lives: `wij wonen in Almelo`, `in de buurt van Borne`, `bij Hengelo`.

A bare name, and `in Hengelo`, says where the help is.
"""

from collections.abc import Sequence

from wijzer.domain.taal.woordlijst import set_of

_WOONT = set_of("woon woont wonend wonende woonachtig live lives living")
_WIE = frozenset({"wij", "we", "ik", "hij", "zij", "ze", "i", "he", "she", "they"})
_WAAR = frozenset({"in", "te", "bij", "near", "nabij", "vlakbij", "rond"})
_NABIJ = set_of(
    "bij nabij vlakbij dichtbij rond rondom omgeving near around nearby uit vanuit omstreken"
)
_BUURT = set_of("buurt omgeving omstreken nabijheid regio area vicinity neighbourhood")
_VAN = frozenset({"van", "of", "rond", "bij", "to"})
_ERNA = frozenset({"omgeving", "omstreken", "eo", "o"})
_AANLOPEN = (
    ("niet", "ver", "van"),
    ("niet", "te", "ver", "van"),
    ("dicht", "bij"),
    ("in", "of", "bij"),
    ("in", "of", "rond"),
    ("not", "far", "from"),
    ("not", "too", "far", "from"),
    ("close", "to"),
    ("in", "or", "near"),
)
_EN = frozenset({"en", "of", "and", "e"})


def home_begins(vormen: Sequence[str], positie: int) -> int:
    """How many words from here on say that a place follows in which the child lives; 0 where none do."""
    return _lives(vormen, positie) or _near(vormen, positie)


def surroundings_end(vormen: Sequence[str], einde: int) -> int:
    """Past `en omgeving` behind a place; where nothing of the kind stands, it is the same."""
    if _is(vormen, einde, _EN) and _is(vormen, einde + 1, _ERNA):
        return einde + 2
    return einde


def _lives(vormen: Sequence[str], positie: int) -> int:
    """`wij wonen in …`, `woont in …`: not a place to live."""
    wie = int(_is(vormen, positie, _WIE))
    werkwoord = positie + wie
    woont = _is(vormen, werkwoord, _WOONT) or (wie and _is(vormen, werkwoord, frozenset({"wonen"})))
    return wie + 2 if woont and _is(vormen, werkwoord + 1, _WAAR) else 0


def _near(vormen: Sequence[str], positie: int) -> int:
    """`in de buurt van …`, `omgeving …`, `bij …`, `uit …`."""
    begin = positie + _is(vormen, positie, frozenset({"in", "uit"}))
    if _is(vormen, begin, _BUURT):
        return begin + 1 - positie + _is(vormen, begin + 1, _VAN)
    for aanloop in _AANLOPEN:
        if tuple(vormen[positie : positie + len(aanloop)]) == aanloop:
            return len(aanloop)
    return int(_is(vormen, positie, _NABIJ))


def _is(vormen: Sequence[str], positie: int, woorden: frozenset[str]) -> bool:
    return positie < len(vormen) and vormen[positie] in woorden
