"""The place where differences are planted: a fitting region that can be bent, and that remembers how to mend it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

from wijzer.demo.modellen import Demo, DemoLocatie, GeplandeAfwijking
from wijzer.demo.verzinsels.adressen import KANARIE, Adresboek
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Verschilwoord
from wijzer.files.contracten import ContractenRij

Voorwaarde = Callable[[DemoLocatie], bool]
_LOCATIES_PER_AFWIJKING = 8
"""An aanbieder has one planted difference, and one more for every so many locaties.

More of them would disturb each other.
"""


class Plantbed:
    """A region in which differences are planted one by one."""

    def __init__(self, demo: Demo, adresboek: Adresboek, rng: Random) -> None:
        self.adresboek = adresboek
        self.rng = rng
        self.today = demo.today
        self._demo = demo
        self._locaties = {locatie.id: locatie for locatie in demo.locaties}
        self._rijen = list(demo.contracten)
        self._namen = {aanbieder.agb: aanbieder.naam for aanbieder in demo.aanbieders}
        self._per_agb = Counter(locatie.agb for locatie in demo.locaties)
        self._gebruikt: Counter[str] = Counter()
        self._volgorde = sorted(self._locaties)
        rng.shuffle(self._volgorde)
        self._afwijkingen: list[GeplandeAfwijking] = []
        self._herstel_locaties: dict[UUID, DemoLocatie] = {}
        self._herstel_rijen: list[ContractenRij] = []

    def pick(self, voorwaarde: Voorwaarde, *, alleen: bool = False) -> DemoLocatie:
        """A locatie with contracted rows of its own that nothing was planted at yet; the canary stays as it is.

        `alleen`: the only locatie of its aanbieder.
        """
        for locatie_id in self._volgorde:
            locatie = self._locaties.get(locatie_id)
            if locatie and self._is_free(locatie, alleen=alleen) and voorwaarde(locatie):
                self._gebruikt[locatie.agb] += 1
                self._volgorde.remove(locatie_id)
                return locatie
        raise LookupError("the region is too small to plant every afwijking")

    def siblings(self, locatie: DemoLocatie) -> Iterator[DemoLocatie]:
        """The other locaties of the same aanbieder."""
        for andere_locatie in self._locaties.values():
            if andere_locatie.agb == locatie.agb and andere_locatie.id != locatie.id:
                yield andere_locatie

    def rows_of(self, locatie: DemoLocatie, *, code: str | None = None) -> list[ContractenRij]:
        """The contract rows of a locatie, or only those of one product."""
        return [
            rij
            for rij in self._rijen
            if (rij.agb, rij.locatie) == (locatie.agb, locatie.naam)
            and code in (None, rij.hulp.sleutel)
        ]

    def enter(self, locatie: DemoLocatie, **anders: object) -> None:
        """Let the aanbieder have entered something else than is true."""
        self._herstel_locaties[locatie.id] = locatie
        self._locaties[locatie.id] = replace(locatie, **anders)  # type: ignore[arg-type]  # names are fields

    def forget(self, locatie: DemoLocatie) -> None:
        """Let the aanbieder not have entered this locatie."""
        self._herstel_locaties[locatie.id] = self._locaties.pop(locatie.id)

    def contract_at(self, locatie: DemoLocatie, adres: Adres) -> None:
        """Let the contract spell the address of a locatie like this."""
        self._change(self.rows_of(locatie), lambda rij: replace(rij, adres=AfgeschermdAdres(adres)))

    def drop(self, rijen: list[ContractenRij]) -> None:
        """Let rows be missing from the contract list; mending puts them back."""
        self._rijen = [rij for rij in self._rijen if rij not in rijen]
        self._herstel_rijen.extend(rijen)

    def end(self, rijen: list[ContractenRij], einde: date) -> None:
        """Let rows have ended; mending adds rows of a new contract that follows."""
        self._change(rijen, lambda rij: replace(rij, einddatum=einde))
        self._herstel_rijen.extend(replace(_renewed(rij), ingangsdatum=self.today) for rij in rijen)

    def postpone(self, rijen: list[ContractenRij], begin: date) -> None:
        """Let rows begin later; mending adds rows that run already."""
        self._change(rijen, lambda rij: replace(rij, ingangsdatum=begin))
        self._herstel_rijen.extend(_renewed(rij) for rij in rijen)

    def note(
        self,
        soort: Afwijkingsoort,
        locatie: DemoLocatie,
        uitleg: str,
        *verschil: Verschilwoord,
        product: str | None = None,
    ) -> None:
        """Write down what was planted."""
        self._afwijkingen.append(
            GeplandeAfwijking(
                soort=soort,
                verschil=tuple(woord for woord in Verschilwoord if woord in verschil),
                agb=locatie.agb,
                aanbieder=self._namen[locatie.agb],
                locatie=locatie.naam,
                product=product,
                uitleg=uitleg,
            )
        )

    def harvest(self) -> Demo:
        """The bent region, with the list of what was planted in it."""
        return replace(
            self._demo,
            locaties=tuple(self._locaties.values()),
            contracten=tuple(self._rijen),
            afwijkingen=tuple(self._afwijkingen),
            herstel_locaties=self._herstel_locaties,
            herstel_contracten=tuple(self._herstel_rijen),
        )

    def _is_free(self, locatie: DemoLocatie, *, alleen: bool) -> bool:
        aantal = self._per_agb[locatie.agb]
        ruimte = 1 + aantal // _LOCATIES_PER_AFWIJKING
        return (
            self._gebruikt[locatie.agb] < ruimte
            and (aantal == 1 or not alleen)
            and locatie.real_adres != KANARIE
            and bool(self.rows_of(locatie))
        )

    def _change(
        self, rijen: list[ContractenRij], change: Callable[[ContractenRij], ContractenRij]
    ) -> None:
        self._rijen = [change(rij) if rij in rijen else rij for rij in self._rijen]


def _renewed(rij: ContractenRij) -> ContractenRij:
    return replace(rij, contractnummer=f"{rij.contractnummer}2")
