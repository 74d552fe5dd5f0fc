"""Rows of a contract list of which the file leaves columns out, completed with what is stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, replace
from datetime import date

from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.files.contracten import ContractenRij, VolledigeContractenRij
from wijzer.services.aanvullen.nieuw import refuse_new
from wijzer.services.importverslag import Bevindingen

_Afspraak = tuple[str, AanbiederId, Hulpaanduiding, date]
"""Contract, aanbieder, product or hulpvorm, and begin: what a row without a location is about."""


class Aanvulling:
    """The stored values, in the order in which rows ask for them."""

    def __init__(
        self,
        aanbieders: Mapping[str, Aanbieder],
        locaties: Iterable[GecontracteerdeLocatie],
        regels: Iterable[Contractregel],
        ontbreekt: Set[str],
        bevindingen: Bevindingen,
    ) -> None:
        self._aanbieders, self._ontbreekt, self._bevindingen = aanbieders, ontbreekt, bevindingen
        namen = {locatie.id: locatie.naam for locatie in locaties}
        self._locaties: dict[_Afspraak, list[str | None]] = defaultdict(list)
        for regel in regels:
            afspraak = (
                regel.contractnummer,
                regel.aanbieder_id,
                regel.hulp,
                regel.ingangsdatum,
            )
            self._locaties[afspraak].append(namen[regel.locatie_id] if regel.locatie_id else None)
        self._eerder: dict[tuple[object, ...], ContractenRij] = {}

    def complete(self, rij: ContractenRij) -> Iterator[VolledigeContractenRij]:
        """The row with the name of its aanbieder; without a column locatie once for each location of its contract.

        A row that cannot be completed is noted and left out.
        """
        bekend = self._aanbieders.get(rij.agb)
        naam = rij.aanbieder or (bekend.naam if bekend else None)
        if refuse_new(rij.rij, "Deze aanbieder", {"aanbieder": naam}, self._bevindingen):
            return
        waarden = {veld.name: getattr(rij, veld.name) for veld in fields(ContractenRij)}
        volledig = VolledigeContractenRij(**waarden | {"aanbieder": naam})
        if "locatie" not in self._ontbreekt:
            yield volledig
        elif not self._is_said(rij):
            for locatie in self._locations(rij, bekend):
                yield replace(volledig, locatie=locatie)

    def _locations(self, rij: ContractenRij, bekend: Aanbieder | None) -> list[str | None]:
        if bekend is None:
            return [None]
        afspraak = rij.contractnummer, bekend.id, rij.hulp, rij.ingangsdatum
        return self._locaties.get(afspraak) or [None]

    def _is_said(self, rij: ContractenRij) -> bool:
        """Whether an earlier row said the same: rows of several locations are alike without their names."""
        eerder = self._eerder.setdefault(
            (rij.contractnummer, rij.agb, rij.hulp, rij.ingangsdatum), rij
        )
        if eerder is rij:
            return False
        if replace(rij, rij=eerder.rij) != eerder:
            melding = f"Rij {eerder.rij} zegt iets anders over hetzelfde contract en product."
            self._bevindingen.refuse(
                rij.rij,
                "locatie",
                "",
                melding,
                "een kolom locatie die zegt welke rij waarover gaat",
            )
        return True
