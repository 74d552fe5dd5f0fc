"""A fact of the region's folder is followed until a beheerder changes it, and again once both say the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Feiten = Mapping[str, str]
"""Facts by name, each as one text (`versheid` → `14 42`); a fact that is not there has no value."""


class Lot(StrEnum):
    """What became of a fact, in the words in which `wijzer init` tells it."""

    NIEUW = "nieuw uit de map"
    GEVOLGD = "nu zoals in de map"
    WEG = "staat niet meer in de map en is weggehaald"
    EIGEN = "blijft zoals de beheerder het zette"
    VERLATEN = "staat niet meer in de map en blijft zoals de beheerder het zette"
    BEHOUDEN = "staat niet meer in de map en blijft, want er kunnen gegevens aan hangen"

    @property
    def is_wijziging(self) -> bool:
        """Whether the region changed by it; otherwise something stayed that the folder says differently."""
        return self in _VOLGT


_VOLGT = frozenset({Lot.NIEUW, Lot.GEVOLGD, Lot.WEG})


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What the region holds after the folder was read, and the facts that have something to tell, in order of name."""

    stand: dict[str, str]
    lotgevallen: tuple[tuple[str, Lot], ...]


def is_eigen(naam: str, stand: Feiten, gezegd: Feiten) -> bool:
    """Whether a fact is the beheerder's: it holds something else than the folder said last."""
    return stand.get(naam) != gezegd.get(naam)


def follow(stand: Feiten, gezegd: Feiten, nieuw: Feiten) -> Gevolg:
    """Bring `stand` up to what the folder says now (`nieuw`), but for the facts that a beheerder edited.

    `gezegd` is what the folder said the last time. The facts of the folder come out in the order of the folder: its
    order is the order in which pages tell them.
    """
    lotgevallen = dict(_lots(stand, gezegd, nieuw))
    uitkomst = dict[str, str]()
    for naam in dict.fromkeys([*nieuw, *stand]):
        waarde = (nieuw if lotgevallen.get(naam) in _VOLGT else stand).get(naam)
        if waarde is not None:
            uitkomst[naam] = waarde
    return Gevolg(uitkomst, tuple(lotgevallen.items()))


def _lots(stand: Feiten, gezegd: Feiten, nieuw: Feiten) -> Iterator[tuple[str, Lot]]:
    for naam in sorted({*stand, *gezegd, *nieuw}):
        lot = _lot(naam, stand, gezegd, nieuw)
        if lot is not None:
            yield naam, lot


def _lot(naam: str, stand: Feiten, gezegd: Feiten, nieuw: Feiten) -> Lot | None:
    nu, straks = stand.get(naam), nieuw.get(naam)
    if nu == straks:
        return None
    if is_eigen(naam, stand, gezegd):
        return _lot_of_own(naam, gezegd, nieuw)
    if straks is None:
        return Lot.WEG
    return Lot.NIEUW if nu is None else Lot.GEVOLGD


def _lot_of_own(naam: str, gezegd: Feiten, nieuw: Feiten) -> Lot | None:
    """A fact that the folder never named is simply the beheerder's: there is nothing to tell of it."""
    if naam in nieuw:
        return Lot.EIGEN
    return Lot.VERLATEN if naam in gezegd else None
