"""How many places a text asks for: `2 plekken`, `broer en zus`, `tweeling`, `3 zusjes`, `plek voor twee`."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijzer.domain.taal.woordlijst import set_of
from wijzer.published.opname.zoekbegrip import Begripsoort, Zoekbegrip
from wijzer.published.verstaan.woord import Woord
from wijzer.published.verstaan.zinnen.getallen import number_at
from wijzer.published.vraag.filters import MEESTE_PLEKKEN

_PLEKKEN = set_of("plekken plaatsen bedden places beds spots")
_EEN_PLEK = set_of("plek plaats plekje bed place spot ruimte opvang")
_BIJ_PLEKKEN = set_of("vrije open beschikbare free")
_ENKEL = set_of(
    "broer broertje zus zusje zuster brother sister zoon zoontje dochter dochtertje jongen jongetje meisje son daughter"
)
_MEER = set_of("broers broertjes zussen zusjes brothers sisters siblings")
_KINDEREN = set_of(
    "kinderen kids jongens meisjes meiden jongeren tieners pubers zonen zoons dochters "
    "children boys girls sons daughters"
)
_TWEELING = {"tweeling": 2, "tweelingen": 2, "twins": 2, "twin": 2, "drieling": 3, "triplets": 3}
_BROER_OF_ZUS = set_of("broer broertje zus zusje zuster brother sister")
_EN = frozenset({"en", "and", "plus", "&"})
_IK = frozenset({"ik", "me", "i", "mij", "mezelf"})
_HEEFT = set_of("heb hebt heeft hebben have has")
_VAN_HEN = set_of("met van with of")
_GEZIN = set_of("gezin moeder vader ouder ouders family mother father parents")
ZWANGER = set_of("zwanger pregnant verwacht expecting")
"""With these a tweeling is not born yet."""
_SAMEN = frozenset({"samen", "together"})
_MET = frozenset({"met", "with"})
_TWEE = 2
PLAATSING = set_of(
    "samen plek plekken plaats plaatsen geplaatst plaatsing wonen opvang opnemen elkaar together place live"
)
"""Words of who looks for a place to live."""


@dataclass(frozen=True, slots=True)
class Aantal:
    """Words, from `begin` up to `einde`, that ask for so many places. `plek`: they name the places themselves."""

    begin: int
    einde: int
    plekken: int
    plek: bool

    @property
    def begrip(self) -> Zoekbegrip:
        """The number as what words stand for."""
        return Zoekbegrip(
            Begripsoort.PLEKKEN, str(self.plekken), f"minstens {self.plekken} plekken"
        )


def count_places(woorden: Sequence[Woord]) -> Aantal | None:
    """The words of a text that ask for more than one place, if any: the first that name places, or else the first."""
    vormen = [woord.gelezen for woord in woorden]
    gevonden = [aantal for positie in range(len(vormen)) if (aantal := _at(vormen, positie))]
    plekken = [aantal for aantal in gevonden if aantal.plek]
    return next(iter((*plekken, *gevonden)), None)


def _at(vormen: Sequence[str], positie: int) -> Aantal | None:
    if einde := _places(vormen, positie):
        return _more_than_one(vormen, positie, einde, number_at(vormen[positie]), plek=True)
    if vormen[positie] in _EEN_PLEK and _is(vormen, positie + 1, {"voor", "for"}):
        aantal = number_at(vormen[positie + 2]) if len(vormen) > positie + _TWEE else None
        return _more_than_one(vormen, positie, positie + 3, aantal, plek=True)
    met_ander = vormen[positie] in _SAMEN and _is(vormen, positie + 1, _MET)
    if met_ander and _is(vormen, positie + 2, _BROER_OF_ZUS):
        return Aantal(positie, positie + 3, _TWEE, plek=False)
    einde, kinderen = _children(vormen, positie)
    return _more_than_one(vormen, positie, einde, kinderen, plek=False)


def _places(vormen: Sequence[str], positie: int) -> int:
    """Up to where a number of places stands; 0 where none does."""
    if number_at(vormen[positie]) is None:
        return 0
    einde = positie + 1 + _is(vormen, positie + 1, _BIJ_PLEKKEN)
    return einde + 1 if _is(vormen, einde, _PLEKKEN | _EEN_PLEK) else 0


def _children(vormen: Sequence[str], positie: int) -> tuple[int, int | None]:
    """`2 broers en een zus`, `zoon en dochter`, `mijn zus en ik`: up to where, and how many together."""
    if positie and number_at(vormen[positie - 1]) is not None:
        return positie, 0  # these are counted, or were said not to be sought
    einde, samen = _group(vormen, positie)
    while samen and _is(vormen, einde, _EN):
        verder, erbij = _group(vormen, einde + 1)
        if not erbij and _is(vormen, einde + 1, _IK):
            verder, erbij = einde + 2, 1
        if not erbij:
            break
        einde, samen = verder, samen + erbij
    return einde, samen


def _group(vormen: Sequence[str], positie: int) -> tuple[int, int]:
    """`broer` is one, `broers` two at least, `drie zusjes` three, `tweeling` two; (up to where, how many)."""
    if positie >= len(vormen):
        return positie, 0
    vorm, getal = vormen[positie], number_at(vormen[positie])
    if getal is not None:
        is_groep = _is(vormen, positie + 1, _MEER | _KINDEREN)
        return (positie + 2, getal) if is_groep else (positie, 0)
    hoeveel = _TWEELING.get(vorm) or (_TWEE if vorm in _MEER else int(vorm in _ENKEL))
    return positie + 1, hoeveel


def _more_than_one(
    vormen: Sequence[str], begin: int, einde: int, aantal: int | None, *, plek: bool
) -> Aantal | None:
    if aantal is None or not _TWEE <= aantal <= MEESTE_PLEKKEN:
        return None
    if not plek and _is_of_family(vormen, begin):
        return None
    return Aantal(begin, einde, aantal, plek)


def _is_of_family(vormen: Sequence[str], begin: int) -> bool:
    """`gezin met 4 kinderen`, `ik heb 3 broertjes`: how many there are, and not how many are placed."""
    ervoor, daarvoor = ["", "", *vormen[:begin]][-2:][::-1]
    return ervoor in _HEEFT or (ervoor in _VAN_HEN and daarvoor in _GEZIN)


def _is(vormen: Sequence[str], positie: int, woorden: frozenset[str] | set[str]) -> bool:
    return positie < len(vormen) and vormen[positie] in woorden
