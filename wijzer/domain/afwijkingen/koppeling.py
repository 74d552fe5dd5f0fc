"""Decides which contracted location belongs to which entered locatie: equal ones first, then the best near matches.

A near match consumes its contracted location, so that one typo is one case and not two.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijzer.domain.adressen.vergelijking import (
    Adreskenmerk,
    Uitslag,
    Vergelijking,
    compare_kenmerken,
    nearest,
)
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId
from wijzer.domain.taal.tikfout import is_slip_in_name

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
        """The contracted locations at this address. More than one is possible: two groepen in one building.

        Source: our choice.
        """
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

    The nearest pairs go first (equally near: the lowest ids); after that pairs shift where that
    leaves fewer without one. The same outcome in whatever order they come in.

    Source: our choice.
    """
    buurt = Contractbuurt.of(vrij)
    kanten = {locatie_id: buurt.nearby(kenmerk) for locatie_id, kenmerk in zoekend.items()}
    paren = _pair_best_first(kanten)
    for locatie_id in sorted(kanten.keys() - paren.keys()):
        _shift(locatie_id, kanten, paren)
    return {wie: (naaste, kanten[wie][naaste]) for wie, naaste in paren.items()}


@dataclass(frozen=True, slots=True)
class Contractbuurt:
    """Contracted addresses by postcode and by street, so that only what can be near is compared."""

    adressen: Gecontracteerd
    _op_postcode: Mapping[str, list[GecontracteerdeLocatieId]] = field(repr=False)
    _op_straat: Mapping[str, list[GecontracteerdeLocatieId]] = field(repr=False)
    _lijkt_op: dict[str, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, adressen: Gecontracteerd) -> "Contractbuurt":
        """Put the addresses in their places."""
        op_postcode: dict[str, list[GecontracteerdeLocatieId]] = defaultdict(list)
        op_straat: dict[str, list[GecontracteerdeLocatieId]] = defaultdict(list)
        for wie, kenmerk in adressen.items():
            op_postcode[kenmerk.postcode or ""].append(wie)
            for vorm in kenmerk.straat:
                op_straat[vorm].append(wie)
        return cls(adressen, op_postcode, op_straat)

    def nearby(self, kenmerk: Adreskenmerk) -> dict[GecontracteerdeLocatieId, Vergelijking]:
        """The locations that were probably meant to be this address, each with what differs."""
        vergeleken = {
            wie: compare_kenmerken(kenmerk, self.adressen[wie]) for wie in self._around(kenmerk)
        }
        return {wie: uitkomst for wie, uitkomst in vergeleken.items() if uitkomst.is_dichtbij}

    def nearest(self, kenmerk: Adreskenmerk) -> Naaste | None:
        """The one that comes nearest, however far; None when there are none.

        Whatever shares the street or the postcode is nearer than all that share neither. Of those the place decides,
        then the number: which one it is hardly matters, as long as it is always the same one.
        """
        rondom = self._around(kenmerk) or self._far(kenmerk)
        return nearest(kenmerk, ((wie, self.adressen[wie]) for wie in rondom))

    def _far(self, kenmerk: Adreskenmerk) -> set[GecontracteerdeLocatieId]:
        def order(wie: GecontracteerdeLocatieId) -> tuple[bool, int, GecontracteerdeLocatieId]:
            ander_kenmerk = self.adressen[wie]
            afstand = abs(ander_kenmerk.huisnummer - kenmerk.huisnummer)
            return (ander_kenmerk.plaats != kenmerk.plaats, afstand, wie)

        return {min(self.adressen, key=order)} if self.adressen else set()

    def _around(self, kenmerk: Adreskenmerk) -> set[GecontracteerdeLocatieId]:
        gevonden = set(self._op_postcode.get(kenmerk.postcode, ()) if kenmerk.postcode else ())
        for vorm in kenmerk.straat:
            for straat in self._alike(vorm):
                gevonden.update(self._op_straat[straat])
        return gevonden

    def _alike(self, vorm: str) -> list[str]:
        """The streets with this name, or with one that was probably mistyped for it."""
        if vorm not in self._lijkt_op:
            self._lijkt_op[vorm] = [
                straat
                for straat in self._op_straat
                if straat == vorm or is_slip_in_name(straat, vorm)
            ]
        return self._lijkt_op[vorm]


_Kanten = dict[LocatieId, dict[GecontracteerdeLocatieId, Vergelijking]]
_Locatieparen = dict[LocatieId, GecontracteerdeLocatieId]


def _ingangen(kenmerk: Adreskenmerk) -> Iterable[tuple[int, str] | str]:
    yield (kenmerk.huisnummer, kenmerk.staart)
    if kenmerk.bag_id:
        yield kenmerk.bag_id


def _pair_best_first(kanten: _Kanten) -> _Locatieparen:
    op_afstand = sorted(
        (uitkomst.afstand, locatie_id, wie)
        for locatie_id, buren in kanten.items()
        for wie, uitkomst in buren.items()
    )
    paren: _Locatieparen = {}
    bezet: set[GecontracteerdeLocatieId] = set()
    for _, locatie_id, wie in op_afstand:
        if locatie_id not in paren and wie not in bezet:
            paren[locatie_id] = wie
            bezet.add(wie)
    return paren


def _shift(begin: LocatieId, kanten: _Kanten, paren: _Locatieparen) -> None:
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
    vrij: GecontracteerdeLocatieId,
    via: Mapping[GecontracteerdeLocatieId, LocatieId],
    paren: _Locatieparen,
) -> None:
    wie: GecontracteerdeLocatieId | None = vrij
    while wie is not None:
        locatie_id = via[wie]
        paren[locatie_id], wie = wie, paren.get(locatie_id)
