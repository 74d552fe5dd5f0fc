"""Counting the locaties of a region by one property of what they offer, in one pass."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling, count_plekken
from wijzer.published.zoeken.uitkomst import find


class AanbiederAantal(NamedTuple):
    """How many of the locaties that were counted are of one aanbieder, and how many of those have a place now."""

    aanbieder_id: UUID
    locaties: int
    met_plek: int


class Aanbieders(NamedTuple):
    """The first aanbieders of what was counted, and how many there are in all."""

    eerste: list[AanbiederAantal]
    alle: int


def count_each(
    opname: Momentopname, regio: str, soort: str, waarden: Iterable[str]
) -> dict[str, Plekkentelling]:
    """The locaties and places of a region for each value of a property (`product`, `gemeente`, `hulpvorm`)."""
    hier = opname.with_kenmerk("regio", [regio])
    return {
        waarde: count_plekken(opname, hier & opname.with_kenmerk(soort, [waarde]))
        for waarde in waarden
    }


def count_choices(
    opname: Momentopname, vraag: Zoekvraag, sleutel: str
) -> dict[Any, Plekkentelling]:
    """Count each value of a filter beside all the other filters of a question: what choosing it alone would give.

    Raises `LookupError` for a key that selects nothing (`pagina`).
    """
    filter_ = FILTER[sleutel]
    if filter_.kenmerk is None:
        raise LookupError(sleutel)
    basis = find(opname, vraag.with_off(filter_))
    soort, waarden = filter_.kenmerk.soort, filter_.kenmerk.waarden
    return {
        waarde: count_plekken(opname, basis & opname.with_kenmerk(soort, waarden(waarde)))
        for waarde in filter_.soort.mogelijk(opname.naslag, vraag.regio)
    }


def count_soort(opname: Momentopname, soort: LocatieSoort, regio: str | None) -> Plekkentelling:
    """The groepen, or the vestigingen, of a region or of all."""
    hier = opname.with_kenmerk("regio", [regio]) if regio else opname.alles
    groepen = opname.with_kenmerk("groep", [""])
    return count_plekken(opname, hier & groepen if soort == "groep" else hier & ~groepen)


def count_statuses(opname: Momentopname, regio: str, soort: str, waarde: str) -> dict[Status, int]:
    """How many locaties of a region with this property there are in each status."""
    met = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [waarde])
    return count_best_statuses(opname, met)


def count_best_statuses(opname: Momentopname, bits: int) -> dict[Status, int]:
    """How many locaties are best in each status, of what they have in a set: each locatie counts once."""
    aantallen, tot_nu, eerder = {}, 0, 0
    for status in Status:
        tot_nu |= bits & opname.with_kenmerk("status", [status.value])
        samen = opname.vakken.count(tot_nu)
        aantallen[status] = samen - eerder
        eerder = samen
    return aantallen


def count_aanbieders(
    opname: Momentopname, regio: str, soort: str, waarde: str, hoogstens: int
) -> Aanbieders:
    """Who offers what has this property; whose best aanbod stands highest comes first.

    Only the first ones are looked for in the order, which is what takes time; the others are counted as they come.
    """
    met = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [waarde])
    alle = _per_aanbieder(opname, met)
    plek = _per_aanbieder(opname, met & opname.with_kenmerk("status", [Status.PLEK.value]))
    eerste = [
        AanbiederAantal(aanbieder_id, alle[aanbieder_id], plek[aanbieder_id])
        for aanbieder_id in _first(opname, met, hoogstens)
    ]
    return Aanbieders(eerste, len(alle))


def _per_aanbieder(opname: Momentopname, bits: int) -> Mapping[UUID, int]:
    feiten = map(opname.feit, opname.in_any_order(bits))
    return Counter({feit.locatie_id: feit.aanbieder_id for feit in feiten}.values())


def _first(opname: Momentopname, bits: int, hoogstens: int) -> list[UUID]:
    """The first aanbieders in the default order: no more of it is walked than that takes."""
    gevonden: dict[UUID, None] = {}
    for index in opname.in_volgorde(bits):
        gevonden.setdefault(opname.feit(index).aanbieder_id)
        if len(gevonden) == hoogstens:
            break
    return list(gevonden)
