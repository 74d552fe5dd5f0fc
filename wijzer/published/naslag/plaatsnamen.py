"""Finds which place somebody means: it is looked up in the region's own list, never guessed.

Place names repeat: Haarle lies in Hellendoorn and in Tubbergen, Hengelo also in Gelderland. What could be two places is
asked; what is none of them is answered with the names that look like it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.regio.gebied import Plaats
from wijzer.domain.taal.schoon import clean_code
from wijzer.domain.taal.schrijfwijze import plaatsvorm, provincievorm
from wijzer.published.gegevens import GemeenteInfo, RegioInfo

MAX_PLAATSTEKST = 60
_POSTCODE = re.compile(r"([1-9][0-9]{3})(?:[ -]{0,3}[A-Za-z]{2})?(?: ?\((.{1,40})\))?")
_LIJKT = 0.7
_HOOGSTENS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendePlaats:
    """A place that is known. `tekst` leads back to it; `punt` is the middle of the place, never a building."""

    tekst: str
    naam: str
    gemeente: str
    gemeente_naam: str
    regio: str
    punt: Punt

    @property
    def is_gemeente(self) -> bool:
        """Whether the place bears the name of its gemeente."""
        return self.naam == self.gemeente_naam


@dataclass(frozen=True, slots=True)
class Meerdere:
    """The same name, several places: the visitor has to say which."""

    mogelijk: tuple[BekendePlaats, ...]


@dataclass(frozen=True, slots=True)
class OnbekendePlaats:
    """The name is none of the region's places.

    `lijkt_op` are names spelled almost so; `buiten` says that it lies elsewhere for sure.
    """

    lijkt_op: tuple[BekendePlaats, ...] = ()
    buiten: bool = False


class Plaatsnamen:
    """All places, gemeenten and postcodes (PC4) of the regions by how people write them."""

    def __init__(
        self,
        woonplaatsen: Iterable[Plaats],
        gemeenten: Mapping[str, GemeenteInfo],
        regios: Mapping[str, RegioInfo],
    ) -> None:
        self._regios = regios
        self._namen: dict[str, dict[str, BekendePlaats]] = {}
        self._pc4: dict[str, dict[str, list[BekendePlaats]]] = {}
        for gemeente in gemeenten.values():
            self._add(gemeente.naam, gemeente, gemeente.punt)
        for woonplaats in woonplaatsen:
            gemeente = gemeenten[woonplaats.gemeente]
            plaats = self._add(woonplaats.naam, gemeente, woonplaats.punt)
            for pc4 in woonplaats.pc4:
                self._pc4.setdefault(pc4, {}).setdefault(woonplaats.gemeente, []).append(plaats)

    def find(self, tekst: str, regio: str | None) -> BekendePlaats | Meerdere | OnbekendePlaats:
        """The place that a gemeente, a place name or a postcode stands for, in one region or in any.

        Source: our choice.
        """
        postcode = _POSTCODE.fullmatch(clean_code(tekst))
        if postcode:
            mogelijk = self._with_pc4(postcode[1], postcode[2])
            leeg = OnbekendePlaats(buiten=True)
        else:
            mogelijk, leeg = self._with_name(tekst), OnbekendePlaats()
        hier = [plaats for plaats in mogelijk if regio in (None, plaats.regio)]
        if len(hier) == 1:
            return hier[0]
        if hier:
            return Meerdere(tuple(hier))
        return leeg if leeg.buiten else self._like(tekst, regio)

    def teksten(self) -> tuple[str, ...]:
        """How each place, gemeente and PC4 is written so that it is one place, in order.

        These are the values that `BekendePlaats.tekst` can have.
        """
        per_naam = {
            self._unmistakable(plaats, len(namesakes)).tekst
            for namesakes in self._namen.values()
            for plaats in namesakes.values()
        }
        per_pc4 = {plaats.tekst for pc4 in self._pc4 for plaats in self._with_pc4(pc4, None)}
        return (*sorted(per_naam), *sorted(per_pc4))

    def _add(self, naam: str, gemeente: GemeenteInfo, punt: Punt) -> BekendePlaats:
        plaats = BekendePlaats(
            tekst=naam,
            naam=naam,
            gemeente=gemeente.code,
            gemeente_naam=gemeente.naam,
            regio=gemeente.regio,
            punt=punt,
        )
        regio = self._regios[gemeente.regio]
        for vorm in {naam, f"{naam} {gemeente.naam}", f"{naam} {regio.naam}"}:
            self._namen.setdefault(plaatsvorm(vorm)[0], {})[gemeente.code] = plaats
        return plaats

    def _with_name(self, tekst: str) -> list[BekendePlaats]:
        vorm, erbij = plaatsvorm(tekst)
        alle = list(self._namen.get(vorm, {}).values())
        hier = [plaats for plaats in alle if erbij is None or self._fits(plaats, erbij)]
        return [self._unmistakable(plaats, len(alle)) for plaats in hier]

    def _fits(self, plaats: BekendePlaats, erbij: str) -> bool:
        """Whether what was typed behind a name (`ov`, `gem tubbergen`) is true of this place."""
        if erbij.startswith("gem "):
            return plaatsvorm(plaats.gemeente_naam)[0] == erbij.removeprefix("gem ")
        return provincievorm(self._regios[plaats.regio].provincie) == erbij

    def _unmistakable(self, plaats: BekendePlaats, namesakes: int) -> BekendePlaats:
        """A name that repeats leads back with its gemeente behind it."""
        dubbel = namesakes > 1 or len(self._namen[plaatsvorm(plaats.naam)[0]]) > 1
        return (
            replace(plaats, tekst=f"{plaats.naam} ({plaats.gemeente_naam})") if dubbel else plaats
        )

    def _with_pc4(self, pc4: str, gemeente: str | None) -> list[BekendePlaats]:
        per_gemeente = self._pc4.get(pc4, {})
        return [
            _middle_of(
                pc4 if len(per_gemeente) == 1 else f"{pc4} ({plaatsen[0].gemeente_naam})",
                pc4,
                plaatsen,
            )
            for plaatsen in per_gemeente.values()
            if gemeente is None
            or plaatsvorm(gemeente)[0] == plaatsvorm(plaatsen[0].gemeente_naam)[0]
        ]

    def _like(self, tekst: str, regio: str | None) -> OnbekendePlaats:
        vorm, erbij = plaatsvorm(tekst)
        if vorm in self._namen and erbij is not None and not erbij.startswith("gem "):
            return OnbekendePlaats(buiten=True)
        gelijkend = get_close_matches(vorm, self._namen, n=2 * _HOOGSTENS, cutoff=_LIJKT)
        gevonden = {
            plaats.tekst: plaats
            for naam in gelijkend
            for plaats in self._with_name(self._first(naam).naam)
            if regio in (None, plaats.regio)
        }
        return OnbekendePlaats(tuple(gevonden.values())[:_HOOGSTENS])

    def _first(self, vorm: str) -> BekendePlaats:
        return next(iter(self._namen[vorm].values()))


def _middle_of(tekst: str, pc4: str, plaatsen: list[BekendePlaats]) -> BekendePlaats:
    """A PC4 in one gemeente: the middle of the places that share it."""
    punt = Punt(
        sum(plaats.punt.lat for plaats in plaatsen) / len(plaatsen),
        sum(plaats.punt.lon for plaats in plaatsen) / len(plaatsen),
    )
    return replace(plaatsen[0], tekst=tekst, naam=pc4, punt=punt)
