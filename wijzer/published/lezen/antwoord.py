"""Reading answers to questions: what fits, how many, how long the wait is, where it lies."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published.lezen.basis import Lezer
from wijzer.published.vraag.lezer import parse_zoekvraag
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken import punten, uitkomst
from wijzer.published.zoeken.kans import Geenkans, is_for_judge, why_never
from wijzer.published.zoeken.lezing import read_vraag, tell_lezing
from wijzer.published.zoeken.nabij import PlekkenIn, nearest_plekken
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.punten import Kaartpunten
from wijzer.published.zoeken.tellen import (
    Aanbieders,
    count_aanbieders,
    count_choices,
    count_each,
    count_soort,
    count_statuses,
)
from wijzer.published.zoeken.uitkomst import GevondenLocatie, Zoekresultaat
from wijzer.published.zoeken.volgorde import km_to_woonplekken
from wijzer.published.zoeken.wachtgrens import BinnenGrens, within_weeks
from wijzer.published.zoeken.wachtverloop import Maandwacht, read_wachtverloop, wait_now


class AntwoordLezer(Lezer):
    """Reads the momentopname: nothing here looks at a row, but for the months of a wait."""

    def parse(
        self, paren: Iterable[tuple[str, str]], *, regio: str | None, strict: bool, per_pagina: int
    ) -> tuple[Zoekvraag, list[Ongeldig]]:
        """Read a question from the keys of an address; see `parse_zoekvraag`."""
        return parse_zoekvraag(
            paren, self.naslag, regio=regio, strict=strict, per_pagina=per_pagina
        )

    def zoek(self, vraag: Zoekvraag) -> Zoekresultaat:
        """One page of the answer in locaties, each with its aanbod that fits; counts, facets."""
        return uitkomst.search_locaties(self.opname, vraag)

    def zoek_aanbod(self, vraag: Zoekvraag) -> Zoekresultaat:
        """One page of the answer in aanbod, the unit of the feed; counts, facets."""
        return uitkomst.search(self.opname, vraag)

    def tel_vraag(self, vraag: Zoekvraag) -> Plekkentelling:
        """How many locaties and places there are, and nothing else."""
        return uitkomst.count(self.opname, vraag)

    def tel_keuzes(self, vraag: Zoekvraag, sleutel: str) -> dict[Any, Plekkentelling]:
        """How many locaties and places each value of one filter (`gemeente`) would give, beside all the others."""
        return count_choices(self.opname, vraag, sleutel)

    def nearest_plekken(self, vraag: Zoekvraag) -> tuple[PlekkenIn, ...]:
        """The free places to live in the gemeente of a question's place, and in the nearest that have any."""
        return nearest_plekken(self.opname, vraag)

    def km_to_woonplekken(self, vraag: Zoekvraag, ids: Iterable[UUID]) -> dict[UUID, int]:
        """How far these aanbod lie from the place of a question, in whole km; only of what a child would live at."""
        return km_to_woonplekken(self.opname, self.meant(vraag), ids)

    def meant(self, vraag: Zoekvraag) -> Zoekvraag:
        """A question with the filters that its text names: an age, a number of places, where the child lives."""
        return read_vraag(self.opname, vraag).vraag

    def tell_lezing(self, vraag: Zoekvraag) -> str:
        """How the text of a question is understood, to compare with another day; empty without a text."""
        return tell_lezing(self.opname, vraag)

    def unsearched(self, vraag: Zoekvraag) -> tuple[str, ...]:
        """The words of a question that nothing was searched by, as they were typed."""
        return read_vraag(self.opname, vraag).begrepen.niet_gezocht

    def unknown(self, vraag: Zoekvraag) -> tuple[str, ...]:
        """The words of a question that say nothing here, as they were typed; nothing is searched to know that."""
        return read_vraag(self.opname, vraag).begrepen.onbekend

    def is_crisis(self, vraag: Zoekvraag) -> bool:
        """Whether a question asks, with a filter or in words, for help for which one calls at once."""
        return uitkomst.is_crisis(self.opname, vraag)

    def why_never(self, vraag: Zoekvraag) -> Geenkans | None:
        """Why a question can find no place, now or later; None when it may."""
        return why_never(self.opname, vraag)

    def is_for_judge(self, vraag: Zoekvraag) -> bool:
        """Whether a court decides on all help that a question asks for."""
        return is_for_judge(self.opname, vraag)

    def zoek_alles(self, vraag: Zoekvraag, *, hoogstens: int | None = None) -> list[UUID]:
        """The ids of all aanbod of the answer in order, or of the first so many."""
        return uitkomst.search_all(self.opname, vraag, hoogstens)

    def zoek_alle_locaties(
        self, vraag: Zoekvraag, *, hoogstens: int | None = None
    ) -> list[GevondenLocatie]:
        """All locaties of the answer in order with their aanbod that fits, or the first so many."""
        return uitkomst.search_all_locaties(self.opname, vraag, hoogstens)

    def within_weeks(self, vraag: Zoekvraag, weken: int) -> BinnenGrens:
        """Where of the answer help can begin within so many weeks, and of what nobody knows."""
        return within_weeks(self.opname, vraag, weken)

    def group_by_locatie(self, ids: Iterable[UUID]) -> list[GevondenLocatie]:
        """These visible aanbod put together by locatie, in the order in which they come."""
        return uitkomst.group_by_locatie(self.opname, ids)

    def tel(self, regio: str, soort: str, waarden: Iterable[str]) -> dict[str, Plekkentelling]:
        """The locaties and places of a region for each product, hulpvorm or gemeente (`soort`), in one pass."""
        return count_each(self.opname, regio, soort, waarden)

    def tel_soort(self, soort: LocatieSoort, regio: str | None) -> Plekkentelling:
        """The visible groepen, or vestigingen, of a region or of all, and their places."""
        return count_soort(self.opname, soort, regio)

    def tel_statussen(self, regio: str, soort: str, waarde: str) -> dict[Status, int]:
        """How many locaties with one product or hulpvorm are best in each status."""
        return count_statuses(self.opname, regio, soort, waarde)

    def tel_aanbieders(self, regio: str, soort: str, waarde: str, hoogstens: int) -> Aanbieders:
        """Who offers a product or hulpvorm; whose best aanbod stands highest comes first."""
        return count_aanbieders(self.opname, regio, soort, waarde, hoogstens)

    def wacht_nu(self, regio: str, soort: str, sleutel: str) -> Wachtstand:
        """The wait today over all aanbod of a product (`soort` "product") or a hulpvorm."""
        return wait_now(self.opname, regio, soort, sleutel)

    def wachtverloop(self, regio: str, soort: str, sleutel: str) -> list[Maandwacht]:
        """The wait of a product or a hulpvorm at the end of each month of the last year, and today."""
        return read_wachtverloop(self._connection, self.opname, regio, soort, sleutel)

    def kaartpunten(self, vraag: Zoekvraag, *, hoogstens: int, locaties: int) -> Kaartpunten:
        """The public points of the whole answer: so many at most, with so many locaties each."""
        return punten.gather(self.opname, vraag, punten=hoogstens, locaties=locaties)
