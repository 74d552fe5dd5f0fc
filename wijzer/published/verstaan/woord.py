"""The words of a text as they are read: what was typed, and what it is taken for."""

from dataclasses import dataclass, replace

from wijzer.domain.taal.gewoon.chatwoorden import written_out
from wijzer.domain.taal.tekstwoorden import Tekstwoord, spoken_words_in
from wijzer.domain.taal.woordlijst import set_of
from wijzer.domain.taal.woordvorm import LIDWOORDEN
from wijzer.published.opname.codevorm import join_postcodes

KLASSEWOORDEN = set_of(
    "klasse tariefklasse intensiteit categorie cat niveau zwaarte type variant class level"
)
"""What is said before the letter of a product: `verblijf klasse H`."""
_STUK = range(3, 6)
"""How many signs the rest of a code has whose first letter stands apart (`A BHIR`)."""
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

    def in_full(self) -> "Woord":
        """The same word where it was typed as in a chat (`nie`): what it stands for. That is no slip."""
        vorm = written_out(self.vorm)
        return self if vorm == self.vorm else replace(self, vorm=vorm, gelezen=vorm)

    def piece(self, begin: int, einde: int) -> "Woord":
        """Some letters of it as a word of their own. Only where each letter is one sign."""
        vorm = self.vorm[begin:einde]
        return Woord(self.getypt[begin:einde], vorm, vorm, self.van + begin, self.van + einde)


def words_of(tekst: str) -> list[Woord]:
    """The words that can tell something; all of them when there are no others."""
    alle = [_word(tekst, tekstwoord) for tekstwoord in join_postcodes(spoken_words_in(tekst))]
    return [
        woord
        for positie, woord in enumerate(alle)
        if woord.vorm not in LIDWOORDEN or _is_letter(alle, positie)
    ] or alle


def _word(tekst: str, woord: Tekstwoord) -> Woord:
    return Woord(tekst[woord.van : woord.tot], woord.vorm, woord.vorm, woord.van, woord.tot)


def _is_letter(woorden: list[Woord], positie: int) -> bool:
    """Whether a word that is mostly an article is the letter of a product here: `wonen klasse D`, `gezinshuis D`."""
    woord, ervoor = woorden[positie], woorden[positie - 1].vorm if positie else ""
    if ervoor in KLASSEWOORDEN:
        return len(woord.vorm) == 1
    erna = woorden[positie + 1] if positie + 1 < len(woorden) else None
    if erna and woord.getypt in {"A", "D"} and erna.getypt.isupper() and len(erna.vorm) in _STUK:
        return True
    is_laatste = bool(positie) and positie == len(woorden) - 1
    return is_laatste and woord.vorm in _LETTERWOORDEN and woord.getypt.isupper()
