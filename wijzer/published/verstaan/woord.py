"""The words of a text as they are read: what was typed, and what it is taken for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wijzer.domain.taal.tekstwoorden import Tekstwoord, words_in
from wijzer.domain.taal.woordlijst import set_of
from wijzer.domain.taal.woordvorm import LIDWOORDEN
from wijzer.published.opname.codevorm import join_postcodes

KLASSEWOORDEN = set_of(
    "klasse tariefklasse intensiteit categorie cat niveau zwaarte type variant class level"
)
"""What is said before the letter of a product: `verblijf klasse H`."""
_SPREEKTAAL = {"nie": "niet", "ni": "niet", "nix": "niks", "mr": "meer"}
"""Small words as people say and text them, in a text that is Dutch: `nie` is Polish as well."""
_NEDERLANDS = set_of(
    "ik mijn me wil het een van naar meer gaat heeft kind zoon dochter hij zij ze we wij"
)
_LETTERWOORDEN = frozenset({"a", "d"})
"""Letters of products that are otherwise words which say nothing."""


@dataclass(frozen=True, slots=True)
class Woord:
    """A word as it was typed (from `van` up to `tot` in the text), folded, and folded as it is read."""

    getypt: str
    vorm: str
    gelezen: str
    van: int
    tot: int

    @property
    def is_mended(self) -> bool:
        """Whether it is read otherwise than it was typed."""
        return self.vorm != self.gelezen

    def piece(self, begin: int, einde: int) -> "Woord":
        """Some letters of it as a word of their own. Only where each letter is one sign."""
        vorm = self.vorm[begin:einde]
        return Woord(self.getypt[begin:einde], vorm, vorm, self.van + begin, self.van + einde)


def words_of(tekst: str) -> list[Woord]:
    """The words that can tell something; all of them when there are no others."""
    alle = _spelled(_word(tekst, tekstwoord) for tekstwoord in join_postcodes(words_in(tekst)))
    return [
        woord
        for positie, woord in enumerate(alle)
        if woord.vorm not in LIDWOORDEN or _is_letter(alle, positie)
    ] or alle


def _word(tekst: str, woord: Tekstwoord) -> Woord:
    return Woord(tekst[woord.van : woord.tot], woord.vorm, woord.vorm, woord.van, woord.tot)


def _spelled(woorden: Iterable[Woord]) -> list[Woord]:
    """The words with the small ones of Dutch as they are spelled: that is no slip of whoever types."""
    alle = list(woorden)
    if _NEDERLANDS.isdisjoint(woord.vorm for woord in alle):
        return alle
    return [
        replace(woord, vorm=vorm, gelezen=vorm) if (vorm := _SPREEKTAAL.get(woord.vorm)) else woord
        for woord in alle
    ]


def _is_letter(woorden: list[Woord], positie: int) -> bool:
    """Whether a word that is mostly an article is the letter of a product here: `wonen klasse D`, `gezinshuis D`."""
    woord, ervoor = woorden[positie], woorden[positie - 1].vorm if positie else ""
    if ervoor in KLASSEWOORDEN:
        return len(woord.vorm) == 1
    is_laatste = bool(positie) and positie == len(woorden) - 1
    return is_laatste and woord.vorm in _LETTERWOORDEN and woord.getypt.isupper()
