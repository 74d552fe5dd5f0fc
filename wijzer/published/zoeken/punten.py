"""What fits a question, gathered by public point: for a map with pins.

Of a shielded locatie the public point is that of its gemeente; nothing nearer is known here, or
anywhere in `published`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.published.gegevens import Locatienaam
from wijzer.published.naslag.afstand import nearness, punt_of, richting_of
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.lezing import read_vraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.uitkomst import find
from wijzer.published.zoeken.volgorde import before_distance, measured_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartpunt:
    """The locaties that share a point with their places, and the first few of them.

    `gemeente` is the code of the gemeente in the middle of which the point lies: there stands whatever is shielded.
    """

    punt: Punt
    gemeente: str | None
    telling: Plekkentelling
    locaties: tuple[Locatienaam, ...]


@dataclass(frozen=True, slots=True)
class Kaartpunten:
    """The points in the order of their best result. `totaal` counts the points that are not among them too."""

    punten: list[Kaartpunt]
    totaal: int


def gather(opname: Momentopname, vraag: Zoekvraag, *, punten: int, locaties: int) -> Kaartpunten:
    """The points of all that fits: so many at most, with so many locaties each.

    No aanbod is looked at by itself, but for those that have free places: places are turned into numbers of points
    and of locaties, and those are counted.
    """
    vraag = read_vraag(opname, vraag).vraag
    bits = find(opname, vraag)
    hier = _locaties_by_point(opname, list(before_distance(opname, bits, vraag)))
    met_plek = _with_place(opname, bits)
    plekken = _places(opname, bits)
    tellingen = _counted_by_point(opname, hier, met_plek, plekken)
    middens = {
        richting_of(gemeente.punt): gemeente for gemeente in opname.naslag.gemeenten.values()
    }

    def show(nummer: int) -> Kaartpunt:
        richting = opname.ligging.punten[nummer]
        midden = middens.get(richting)
        return Kaartpunt(
            punt=midden.punt if midden else punt_of(richting),
            gemeente=midden.code if midden else None,
            telling=tellingen[nummer],
            locaties=tuple(_name(opname, locatie) for locatie in hier[nummer][:locaties]),
        )

    return Kaartpunten(
        [show(nummer) for nummer in _in_order(opname, vraag, hier)[:punten]], len(hier)
    )


def _locaties_by_point(opname: Momentopname, indexen: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of the locaties at each point; points and locaties each in the order of their best aanbod."""
    ligging = opname.ligging
    hier: dict[int, list[int]] = defaultdict(list)
    for locatie in dict.fromkeys(map(ligging.locatie_van.__getitem__, indexen)):
        hier[ligging.punt_van_locatie[locatie]].append(locatie)
    return hier


def _with_place(opname: Momentopname, bits: int) -> set[int]:
    """The numbers of the locaties that have a place now."""
    plek = bits & opname.with_kenmerk("status", [Status.PLEK.value])
    return set(map(opname.ligging.locatie_van.__getitem__, opname.in_any_order(plek)))


def _places(opname: Momentopname, bits: int) -> dict[int, int]:
    """How many free places the locaties have that state them: of each the most that it states."""
    ligging, meest = opname.ligging, dict[int, int]()
    for index in opname.in_any_order(bits & opname.with_kenmerk("plekken", [1])):
        locatie = ligging.locatie_van[index]
        meest[locatie] = max(meest.get(locatie, 0), opname.feit(index).plekken)
    return meest


def _counted_by_point(
    opname: Momentopname,
    hier: Mapping[int, Sequence[int]],
    met_plek: Collection[int],
    plekken: Mapping[int, int],
) -> dict[int, Plekkentelling]:
    """The locaties and places at each point; only those with a place are walked."""
    punt_van = opname.ligging.punt_van_locatie
    met, vrij, meteen = Counter[int](), Counter[int](), Counter[int]()
    for locatie in met_plek:
        met[punt_van[locatie]] += 1
        meteen[punt_van[locatie]] += locatie not in plekken
    for locatie, aantal in plekken.items():
        vrij[punt_van[locatie]] += aantal
    return {
        punt: Plekkentelling(len(locaties), met[punt], vrij[punt], meteen[punt])
        for punt, locaties in hier.items()
    }


def _in_order(opname: Momentopname, vraag: Zoekvraag, punten: Iterable[int]) -> list[int]:
    """The points in the order that was asked for. Only distance has to be looked at, and all of a point is as far."""
    van = measured_from(opname.naslag, vraag)
    if van is None:
        return list(punten)
    alle = opname.ligging.punten
    return sorted(punten, key=lambda nummer: nearness(van, alle[nummer]), reverse=True)


def _name(opname: Momentopname, locatie: int) -> Locatienaam:
    index = opname.ligging.index_van_locatie[locatie]
    feit = opname.feit(index)
    return Locatienaam(id=feit.locatie_id, naam=feit.locatienaam, is_groep=feit.is_groep)
