"""Which contracted location belongs to which entered locatie: equal ones first, then the best near matches.

A near match consumes its contracted location, so that one typo is one case and not two.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijzer.domain.adresvergelijking import (
    Adreskenmerk,
    Uitslag,
    Vergelijking,
    compare_kenmerken,
    nearest,
)
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId

Ingevoerd = Mapping[LocatieId, Adreskenmerk]
Gecontracteerd = Mapping[GecontracteerdeLocatieId, Adreskenmerk]
Naaste = tuple[GecontracteerdeLocatieId, Vergelijking]


@dataclass(frozen=True, slots=True)
class Overeenkomst:
    """The contracted locations at the address of one entered locatie, and those where that could not be decided."""

    gelijk: frozenset[GecontracteerdeLocatieId] = frozenset()
    onbekend: frozenset[GecontracteerdeLocatieId] = frozenset()


@dataclass(frozen=True, slots=True)
class Adresregister:
    """Contracted addresses, findable by what two equal addresses always share: the number, or the BAG id."""

    adressen: Gecontracteerd
    _op_nummer: Mapping[tuple[int, str] | str, list[GecontracteerdeLocatieId]] = field(repr=False)

    @classmethod
    def of(cls, adressen: Gecontracteerd) -> "Adresregister":
        """Make the register of one aanbieder."""
        op_nummer: dict[tuple[int, str] | str, list[GecontracteerdeLocatieId]] = defaultdict(list)
        for locatie_id, kenmerk in adressen.items():
            for ingang in _ingangen(kenmerk):
                op_nummer[ingang].append(locatie_id)
        return cls(adressen, op_nummer)

    def find(self, kenmerk: Adreskenmerk) -> Overeenkomst:
        """The contracted locations at this address. More than one is possible: two groepen in one building."""
        kandidaten = {
            wie for ingang in _ingangen(kenmerk) for wie in self._op_nummer.get(ingang, ())
        }
        uitslagen = {
            wie: compare_kenmerken(kenmerk, self.adressen[wie]).uitslag for wie in kandidaten
        }
        return Overeenkomst(
            gelijk=frozenset(
                wie for wie, uitslag in uitslagen.items() if uitslag is Uitslag.GELIJK
            ),
            onbekend=frozenset(
                wie for wie, uitslag in uitslagen.items() if uitslag is Uitslag.ONBEKEND
            ),
        )


def pair_nearby(zoekend: Ingevoerd, vrij: Gecontracteerd) -> dict[LocatieId, Naaste]:
    """Pair entered and contracted locations that were probably meant to be one, each at most once.

    The nearest pairs go first (equally near: the lowest ids); after that pairs shift where that leaves fewer without one.
    The same outcome in whatever order they come in.
    """
    kanten = _nearby(zoekend, vrij)
    paren = _pair_best_first(kanten)
    for locatie_id in sorted(kanten.keys() - paren.keys()):
        _shift(locatie_id, kanten, paren)
    return {wie: (naaste, kanten[wie][naaste]) for wie, naaste in paren.items()}


def nearest_of(kenmerk: Adreskenmerk, adressen: Gecontracteerd) -> Naaste | None:
    """The contracted location that comes nearest, however far; None when nothing was contracted."""
    return nearest(kenmerk, adressen.items())


_Kanten = dict[LocatieId, dict[GecontracteerdeLocatieId, Vergelijking]]
_Paren = dict[LocatieId, GecontracteerdeLocatieId]


def _ingangen(kenmerk: Adreskenmerk) -> Iterable[tuple[int, str] | str]:
    yield (kenmerk.huisnummer, kenmerk.staart)
    if kenmerk.bag_id:
        yield kenmerk.bag_id


def _nearby(zoekend: Ingevoerd, vrij: Gecontracteerd) -> _Kanten:
    kanten: _Kanten = {}
    for locatie_id, kenmerk in zoekend.items():
        vergeleken = {wie: compare_kenmerken(kenmerk, adres) for wie, adres in vrij.items()}
        kanten[locatie_id] = {
            wie: uitkomst for wie, uitkomst in vergeleken.items() if uitkomst.is_dichtbij
        }
    return kanten


def _pair_best_first(kanten: _Kanten) -> _Paren:
    op_afstand = sorted(
        (uitkomst.afstand, locatie_id, wie)
        for locatie_id, buren in kanten.items()
        for wie, uitkomst in buren.items()
    )
    paren: _Paren = {}
    bezet: set[GecontracteerdeLocatieId] = set()
    for _, locatie_id, wie in op_afstand:
        if locatie_id not in paren and wie not in bezet:
            paren[locatie_id] = wie
            bezet.add(wie)
    return paren


def _shift(begin: LocatieId, kanten: _Kanten, paren: _Paren) -> None:
    """Make room for one more pair when others can move on to another neighbour (an augmenting path, breadth first)."""
    houder = {wie: locatie_id for locatie_id, wie in paren.items()}
    via: dict[GecontracteerdeLocatieId, LocatieId] = {}
    wachtrij = deque([begin])
    while wachtrij:
        locatie_id = wachtrij.popleft()
        for wie in sorted(kanten[locatie_id].keys() - via.keys()):
            via[wie] = locatie_id
            if wie not in houder:
                _move_along(wie, via, paren)
                return
            wachtrij.append(houder[wie])


def _move_along(
    vrij: GecontracteerdeLocatieId, via: Mapping[GecontracteerdeLocatieId, LocatieId], paren: _Paren
) -> None:
    wie: GecontracteerdeLocatieId | None = vrij
    while wie is not None:
        locatie_id = via[wie]
        paren[locatie_id], wie = wie, paren.get(locatie_id)
