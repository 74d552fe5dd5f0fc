"""Counting all aanbod of a region by one property, in one pass."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.opname.momentopname import Momentopname


class Aantal(NamedTuple):
    """How many aanbod there are, and how many of them have a place now."""

    alle: int
    plek: int


class AanbiederAantal(NamedTuple):
    """How much of what was counted is of one aanbieder."""

    aanbieder_id: UUID
    alle: int
    plek: int


class Aanbieders(NamedTuple):
    """The first aanbieders of what was counted, and how many there are in all."""

    eerste: list[AanbiederAantal]
    alle: int


def count_each(
    opname: Momentopname, regio: str, soort: str, waarden: Iterable[str]
) -> dict[str, Aantal]:
    """How much aanbod a region has of each value of a property (`product`, `gemeente`, `hulpvorm`)."""
    hier = opname.with_kenmerk("regio", [regio])
    plek = opname.with_kenmerk("status", [Status.PLEK.value])
    return {
        waarde: Aantal(met.bit_count(), (met & plek).bit_count())
        for waarde in waarden
        for met in [hier & opname.with_kenmerk(soort, [waarde])]
    }


def count_statuses(opname: Momentopname, regio: str, soort: str, waarde: str) -> dict[Status, int]:
    """How much aanbod of a region with this property there is in each status."""
    met = opname.with_kenmerk("regio", [regio]) & opname.with_kenmerk(soort, [waarde])
    return {
        status: (met & opname.with_kenmerk("status", [status.value])).bit_count()
        for status in Status
    }


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


def _per_aanbieder(opname: Momentopname, bits: int) -> Counter[UUID]:
    return Counter(opname.feit(index).aanbieder_id for index in opname.in_any_order(bits))


def _first(opname: Momentopname, bits: int, hoogstens: int) -> list[UUID]:
    """The first aanbieders in the default order: no more of it is walked than that takes."""
    gevonden: dict[UUID, None] = {}
    for index in opname.in_volgorde(bits):
        gevonden.setdefault(opname.feit(index).aanbieder_id)
        if len(gevonden) == hoogstens:
            break
    return list(gevonden)
