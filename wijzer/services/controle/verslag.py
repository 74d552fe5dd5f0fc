"""What a check found, as a report for people and programs: ids, names and words, no addresses."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wijzer.domain.adressen.adres import is_leesbaar
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.inkoop.product import Hulpvorm
from wijzer.domain.klok import day_of
from wijzer.domain.verraad.herhaling import repeats_adres
from wijzer.services.hulpnamen import fetch_hulpnamen
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store
from wijzer.store.taken.runs import Run

NAAMLOOS = "contractlocatie"


@dataclass(frozen=True, slots=True)
class Zaaklocatie:
    """The locatie or contracted location that a case is about."""

    id: UUID
    naam: str


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """One difference that stands, with the names that go with its ids."""

    afwijking: Afwijking
    agb: str | None
    aanbieder: str
    locatie: Zaaklocatie
    hulpvorm: Hulpvorm | None = None
    """Of the help that the case is about; None where it is about no help, or about a code without one."""

    def as_json(self) -> dict[str, Any]:
        """The form in which `wijzer adrescontrole --json` tells it."""
        bevinding = self.afwijking.bevinding
        return {
            "id": str(self.afwijking.id),
            "soort": bevinding.soort.value,
            "verschil": [woord.value for woord in bevinding.verschil],
            "status": self.afwijking.status.value,
            "aanbieder": {"agb": self.agb, "naam": self.aanbieder},
            "locatie": {"id": str(self.locatie.id), "naam": self.locatie.naam},
            "product": bevinding.hulp.productcode if bevinding.hulp else None,
            "hulpvorm": {"slug": self.hulpvorm.slug, "naam": self.hulpvorm.naam}
            if self.hulpvorm
            else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Controleverslag:
    """The report of one check of a region: every difference that stands, accepted ones too, by kind and age."""

    regio: str
    gecontroleerd: int
    onbekend: int
    regels: tuple[Verslagregel, ...]
    gebeurtenissen: Mapping[Gebeurtenis, int]

    @property
    def aantallen(self) -> dict[str, int]:
        """How many differences stand of each kind, every kind named."""
        geteld = Counter(regel.afwijking.bevinding.soort for regel in self.regels)
        return {soort.value: geteld[soort] for soort in Afwijkingsoort}

    def counts(self) -> dict[str, Any]:
        """The numbers that a run and the audit trail keep of a check."""
        return {
            "gecontroleerd": self.gecontroleerd,
            "onbekend": self.onbekend,
            **self.aantallen,
            **{soort.value: aantal for soort, aantal in self.gebeurtenissen.items()},
        }

    def as_json(self) -> dict[str, Any]:
        """The answer of `wijzer adrescontrole --json`."""
        return {
            "regio": self.regio,
            "gecontroleerd": self.gecontroleerd,
            "onbekend": self.onbekend,
            "aantallen": self.aantallen,
            "afwijkingen": [regel.as_json() for regel in self.regels],
        }


class Controletelling:
    """Adds up what the parts of a check found; holds no more than ids and numbers."""

    def __init__(self) -> None:
        self.gevonden: set[str] = set()
        self.gecontroleerd = 0
        self.onbekend = 0
        self.gebeurtenissen: Counter[Gebeurtenis] = Counter()
        self.soorten: Counter[Afwijkingsoort] = Counter()

    def add(self, uitkomst: ControleUitkomst, verloop: Iterable[Verloop]) -> None:
        """Take in the outcome of one part, and what it did to the cases."""
        self.gevonden.update(bevinding.sleutel for bevinding in uitkomst.afwijkingen)
        self.soorten.update(bevinding.soort for bevinding in uitkomst.afwijkingen)
        self.gecontroleerd += uitkomst.gecontroleerd
        self.onbekend += len(uitkomst.onbekend)
        self.gebeurtenissen.update(deel.gebeurtenis for deel in verloop if deel.gebeurtenis)

    def counts(self) -> dict[str, int]:
        """Numbers by name, as a run keeps them; a kind of which there is none is left out."""
        return {
            "gecontroleerd": self.gecontroleerd,
            "onbekend": self.onbekend,
            **{soort.value: aantal for soort, aantal in self.soorten.items()},
            **{soort.value: aantal for soort, aantal in self.gebeurtenissen.items()},
        }


def make_verslag(
    store: Store, regio: str, telling: Controletelling, *, today: date
) -> Controleverslag:
    """Put the names beside what a check found, and count what happened to the cases."""
    staand = store.afwijkingen.lines(regio, statussen=set(Zaakstatus) - set(Zaakstatus.ended()))
    zaken = [zaak for zaak in staand if zaak.afwijking.sleutel in telling.gevonden]
    namen = _Zaaknamen(store, regio, zaken, today)
    geteld = telling.gebeurtenissen
    return Controleverslag(
        regio=regio,
        gecontroleerd=telling.gecontroleerd,
        onbekend=telling.onbekend,
        regels=tuple(namen.line(zaak) for zaak in zaken),
        gebeurtenissen={soort: geteld[soort] for soort in Gebeurtenis if soort in geteld},
    )


def verslag_of_run(store: Store, run: Run) -> Controleverslag:
    """The report of a check that was done in parts. Its differences are the cases that were seen since it began."""
    regio = run.regio or ""
    staand = store.afwijkingen.lines(regio, statussen=set(Zaakstatus) - set(Zaakstatus.ended()))
    zaken = [zaak for zaak in staand if zaak.afwijking.gezien_at >= run.started_at]
    namen = _Zaaknamen(store, regio, zaken, day_of(run.started_at))
    return Controleverslag(
        regio=regio,
        gecontroleerd=run.aantallen.get("gecontroleerd", 0),
        onbekend=run.aantallen.get("onbekend", 0),
        regels=tuple(namen.line(zaak) for zaak in zaken),
        gebeurtenissen={
            soort: run.aantallen[soort.value]
            for soort in Gebeurtenis
            if soort.value in run.aantallen
        },
    )


class _Zaaknamen:
    """Names by id, looked up once."""

    def __init__(self, store: Store, regio: str, zaken: Iterable[Zaakregel], today: date) -> None:
        bevindingen = [zaak.afwijking.bevinding for zaak in zaken]
        wie = {bevinding.aanbieder_id for bevinding in bevindingen}
        self._agb = {
            aanbieder.id: next(iter(aanbieder.agb), None)
            for aanbieder in store.aanbieders.of_ids(wie)
        }
        zonder = {
            bevinding.aanbieder_id for bevinding in bevindingen if bevinding.locatie_id is None
        }
        self._contract = store.contracten.gecontracteerd_of_aanbieders(zonder)
        self._hulp = fetch_hulpnamen(store, regio, today=today)

    def line(self, zaak: Zaakregel) -> Verslagregel:
        bevinding = zaak.afwijking.bevinding
        if bevinding.locatie_id is not None:
            locatie = Zaaklocatie(bevinding.locatie_id, zaak.locatie or "")
        else:
            locatie = self._contractlocatie(bevinding)
        return Verslagregel(
            zaak.afwijking,
            self._agb[bevinding.aanbieder_id],
            zaak.aanbieder,
            locatie,
            self._hulp.hulpvorm_of(bevinding.hulp) if bevinding.hulp else None,
        )

    def _contractlocatie(self, bevinding: Bevinding) -> Zaaklocatie:
        """A contract may name a location by its street; then the name says what the report may not."""
        assert bevinding.gecontracteerde_locatie_id is not None  # noqa: S101 -- a case is about one of the two
        contract = self._contract[bevinding.gecontracteerde_locatie_id]
        is_adres = not is_leesbaar(contract.adres) or repeats_adres(
            contract.naam, contract.adres.reveal()
        )
        return Zaaklocatie(contract.id, NAAMLOOS if is_adres else contract.naam)
