"""A word that a visitor tells us we do not know: what may be kept of it, and when the beheerder sees it.

Nothing here knows who sent it, in which question it stood or at which hour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import GETYPT_MELDWOORD, MELDWOORD
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.tekst import Tekst

GENOEG_DAGEN = 5
"""On how many days a word must have been sent before anybody sees it: within a day nobody can push one (our choice)."""
PER_DAG = 200
"""How many words a region keeps of one day. What comes after those is not kept, so a flood ends here (our choice)."""
BEWAAR_MELDWOORD = timedelta(days=365)
"""After this a word that was sent is forgotten, and so is that the beheerder did not want to see it (our choice)."""

_KORTST = 2
_RONDES = 6
_GEEN_WOORD = Tekst("Meld één woord van alleen letters, van twee tot dertig letters.")
_VERWACHT = Tekst("één woord, zoals pleeggezin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldwoord:
    """A word that was sent on enough days, for the beheerder. `laatst` is the last day on which it was."""

    woord: str
    dagen: int
    laatst: date


def read_meldwoord(getypt: str) -> str:
    """Give the one word that is kept: letters of any script, without capitals and accents.

    Raises `Ongeldig` for what is more or less than one word of 2 to 30 letters. Whether a word
    means anything makes no difference: the answer tells nothing of what is known here.

    Source: our choice.
    """
    woorden = kept_form(getypt).split() if len(getypt) <= GETYPT_MELDWOORD else []
    if len(woorden) == 1 and woorden[0].isalpha() and _KORTST <= len(woorden[0]) <= MELDWOORD:
        return woorden[0]
    raise Ongeldig("woord", _GEEN_WOORD, verwacht=_VERWACHT)


def kept_form(getypt: str) -> str:
    """How words are kept: folded until nothing changes any more, so that what is kept is found again by itself.

    Once is not enough: `ǣ` becomes `æ`, and that `ae`. What never comes to rest is no word.
    """
    for _keer in range(_RONDES):
        gevouwen = " ".join(fold(getypt))
        if gevouwen == getypt:
            return gevouwen
        getypt = gevouwen
    return ""


def meldbare_woorden(getypt: Iterable[str]) -> list[str]:
    """Those of the words that can be sent, as they were typed, each once."""
    gevonden: dict[str, str] = {}
    for woord in getypt:
        try:
            gevonden.setdefault(read_meldwoord(woord), woord)
        except Ongeldig:
            continue
    return list(gevonden.values())
