"""What fits, in which order, how far and why not: each rule of a search by itself, on a few facts in memory."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import (
    ANDERE_GEMEENTE,
    ELDERS,
    MIDDENS,
    NASLAG,
    make_feit,
    make_opname,
)
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Ongeldig
from wijzer.published.naslag.afstand import richting_of
from wijzer.published.opname.feiten import Feit
from wijzer.published.rangorde import Dagrang
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken import volgorde
from wijzer.published.zoeken.lezing import read_vraag
from wijzer.published.zoeken.uitkomst import (
    count,
    find,
    is_crisis,
    measured_from,
    origin_of,
    search,
    search_all,
    search_all_locaties,
    search_locaties,
)


def at(nummer: int, gemeente: str, *soorten: str, **anders: Any) -> Feit:
    """The facts of an aanbod in the middle of a gemeente, which it also reaches."""
    kenmerken = [f"gemeente:{gemeente}", *soorten]
    return make_feit(nummer, kenmerken=kenmerken, richting=richting_of(MIDDENS[gemeente]), **anders)


def numbers(vraag: Zoekvraag, *feiten: Feit | None, hoogstens: int | None = None) -> list[int]:
    """Which of these aanbod fit, in order."""
    return [aanbod_id.int for aanbod_id in search_all(make_opname(feiten), vraag, hoogstens)]


GROEP, VESTIGING = ("groep:",), ()
WOONPLEK = (*GROEP, "woonplek:")
DRIE = (at(1, ALMELO), at(2, HENGELO), at(3, ENSCHEDE))


def test_without_a_question_everything_fits():
    assert numbers(Zoekvraag(), *DRIE) == [1, 2, 3]
    assert numbers(Zoekvraag(), None, *DRIE, None) == [1, 2, 3]
    assert numbers(Zoekvraag()) == []


def test_values_of_one_key_are_alternatives_and_different_keys_all_have_to_hold():
    feiten = (
        at(1, HENGELO, "hulpvorm:gezinshuis"),
        at(2, ALMELO, "hulpvorm:gezinshuis"),
        at(3, HENGELO, "hulpvorm:vaktherapie"),
        at(4, ENSCHEDE, "hulpvorm:vaktherapie"),
    )
    assert numbers(Zoekvraag(gemeente=(HENGELO, ALMELO)), *feiten) == [1, 2, 3]
    beide = Zoekvraag(gemeente=(HENGELO, ALMELO), hulpvorm=("gezinshuis",))
    assert numbers(beide, *feiten) == [1, 2]
    assert numbers(replace(beide, hulpvorm=("crisiszorg",)), *feiten) == []


@pytest.mark.parametrize(
    ("weken", "gevonden"), [(0, [1]), (1, [1]), (2, [1, 2]), (8, [1, 2, 3]), (1040, [1, 2, 3])]
)
def test_a_longest_wait_is_met_by_every_shorter_one_and_never_by_an_unknown_one(
    weken: int, gevonden: list[int]
):
    feiten = (at(1, HENGELO, "weken:0"), at(2, HENGELO, "weken:2"), at(3, HENGELO, "weken:8"), at(4, HENGELO))  # fmt: skip
    assert numbers(Zoekvraag(max_wachttijd=weken), *feiten) == gevonden


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"locatie": UUID(int=1002)}, [2]),
        ({"aanbieder": UUID(int=77)}, [1, 3]),
        ({"locatie": UUID(int=1001), "aanbieder": UUID(int=77)}, [1]),
        ({"locatie": UUID(int=1002), "aanbieder": UUID(int=77)}, []),
        ({"locatie": UUID(int=5)}, []),
    ],
)
def test_a_locatie_and_an_aanbieder_each_narrow_the_answer(vraag: Any, gevonden: list[int]):
    van = {"aanbieder_id": UUID(int=77)}
    feiten = (at(1, HENGELO, **van), None, at(2, HENGELO), at(3, ALMELO, **van))
    assert numbers(Zoekvraag(**vraag), *feiten) == gevonden


# ── where ────────────────────────────────────────────────────────────────────


def test_a_place_is_reached_by_what_serves_its_gemeente():
    feiten = (at(1, HENGELO, *GROEP), at(2, ENSCHEDE, f"gemeente:{HENGELO}"), at(3, ENSCHEDE))
    assert numbers(Zoekvraag(plaats="Beckum"), *feiten) == [1, 2]


def test_a_radius_limits_places_to_live_and_an_office_has_to_serve_the_place():
    """Hengelo and Enschede lie 8.8 km from each other. Without a radius a place to live may lie anywhere."""
    feiten = (at(1, ENSCHEDE, *WOONPLEK), at(2, ENSCHEDE), at(3, ENSCHEDE, f"gemeente:{HENGELO}"))
    assert set(numbers(Zoekvraag(plaats="Hengelo", straal=9), *feiten)) == {1, 3}
    assert numbers(Zoekvraag(plaats="Hengelo", straal=8), *feiten) == []
    assert set(numbers(Zoekvraag(plaats="Hengelo"), *feiten)) == {1, 3}


@pytest.mark.parametrize("waar", [{"postcode": "7551"}, {"lat": 52.27, "lon": 6.79}])
def test_a_postcode_and_a_point_only_count_distance(waar: dict[str, Any]):
    assert numbers(Zoekvraag(**waar), *DRIE) == [1, 2, 3]
    assert numbers(Zoekvraag(**waar, straal=5), *DRIE) == [2]
    assert numbers(Zoekvraag(**waar, straal=200), *DRIE) == [1, 2, 3]


def test_a_radius_from_nowhere_narrows_nothing():
    assert numbers(Zoekvraag(straal=1), *DRIE) == [1, 2, 3]
    assert numbers(Zoekvraag(postcode="1011", straal=1), *DRIE) == [1, 2, 3]


@pytest.mark.parametrize(
    ("vraag", "punt"),
    [
        (Zoekvraag(), None),
        (Zoekvraag(plaats="Beckum"), Punt(52.20, 6.79)),
        (Zoekvraag(plaats="Beckum", postcode="7511", lat=1.0, lon=1.0), Punt(52.20, 6.79)),
        (Zoekvraag(postcode="7511"), MIDDENS[ENSCHEDE]),
        (Zoekvraag(postcode="7511", lat=1.0, lon=1.0), MIDDENS[ENSCHEDE]),
        (Zoekvraag(postcode="9999", regio=REGIO), None),
        (Zoekvraag(postcode="9999", regio=ELDERS), MIDDENS[ANDERE_GEMEENTE]),
        (Zoekvraag(lat=52.27, lon=6.79), Punt(52.27, 6.79)),
        (Zoekvraag(lat=0.0, lon=0.0), Punt(0.0, 0.0)),
        (Zoekvraag(lat=52.27), None),
        (Zoekvraag(lon=6.79), None),
    ],
)
def test_distance_counts_from_the_first_that_was_given(vraag: Zoekvraag, punt: Punt | None):
    assert origin_of(NASLAG, vraag) == punt


@pytest.mark.parametrize("plaats", ["Bestaatniet", "7552", "Verweg"])
def test_a_text_that_is_not_one_place_of_the_region_is_no_place_to_count_from(plaats: str):
    with pytest.raises(Ongeldig) as fout:
        origin_of(NASLAG, Zoekvraag(regio=REGIO, plaats=plaats))
    assert fout.value.veld == "plaats"


def test_only_the_order_of_distance_is_measured():
    vraag = Zoekvraag(plaats="Hengelo", sorteer=Sorteer.AFSTAND)
    assert measured_from(NASLAG, vraag) == richting_of(MIDDENS[HENGELO])
    assert measured_from(NASLAG, replace(vraag, sorteer=Sorteer.NAAM)) is None
    assert measured_from(NASLAG, replace(vraag, plaats=None)) is None


def test_distances_are_told_of_a_page_whenever_there_is_a_place_to_count_from():
    opname = make_opname(DRIE)
    gevonden = search(opname, Zoekvraag(postcode="7551", per_pagina=2))
    assert gevonden.afstanden == {UUID(int=1): 13.4, UUID(int=2): 0.0}
    assert search(opname, Zoekvraag()).afstanden == {}


@pytest.mark.parametrize("dichtbij", [0, 1000])
@pytest.mark.parametrize(
    ("hoogstens", "gevonden"), [(None, [2, 5, 3, 1]), (1, [2]), (3, [2, 5, 3]), (99, [2, 5, 3, 1])]
)
def test_the_nearest_come_first_and_what_is_as_near_keeps_the_default_order(
    monkeypatch: pytest.MonkeyPatch, dichtbij: int, hoogstens: int | None, gevonden: list[int]
):
    monkeypatch.setattr(volgorde, "_DICHTBIJ", dichtbij)
    vraag = Zoekvraag(postcode="7551", sorteer=Sorteer.AFSTAND)
    feiten = (at(5, HENGELO), *DRIE)
    assert numbers(vraag, *feiten, hoogstens=hoogstens) == gevonden


# ── orders and pages ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("pagina", "per_pagina", "ids"),
    [(1, 2, [1, 2]), (2, 2, [3]), (3, 2, []), (1, 3, [1, 2, 3]), (1, 200, [1, 2, 3]), (2, 3, [])],
)
def test_a_page_is_its_part_of_the_answer(pagina: int, per_pagina: int, ids: list[int]):
    gevonden = search(make_opname(DRIE), Zoekvraag(pagina=pagina, per_pagina=per_pagina))
    assert [aanbod_id.int for aanbod_id in gevonden.ids] == ids
    assert gevonden.aantal == 3


@pytest.mark.parametrize(("per_pagina", "paginas"), [(1, 3), (2, 2), (3, 1), (4, 1)])
def test_the_last_page_may_be_half_full(per_pagina: int, paginas: int):
    vraag = Zoekvraag(per_pagina=per_pagina)
    assert search(make_opname(DRIE), vraag).aantal_paginas == paginas
    assert search(make_opname([]), vraag).aantal_paginas == 0


@pytest.mark.parametrize("sorteer", Sorteer)
def test_pages_by_distance_and_by_every_other_order_hold_everything_once(sorteer: Sorteer):
    vraag = Zoekvraag(postcode="7551", sorteer=sorteer, per_pagina=1)
    opname = make_opname([at(n, (HENGELO, ENSCHEDE, ALMELO)[n % 3]) for n in range(7)])
    bladen = [search(opname, vraag.on_page(n)).ids for n in range(1, 9)]
    assert [aanbod_id for blad in bladen for aanbod_id in blad] == search_all(opname, vraag)
    assert len(search_all(opname, vraag)) == 7


@pytest.mark.parametrize(
    ("hoogstens", "ids"), [(0, []), (2, [1, 2]), (3, [1, 2, 3]), (9, [1, 2, 3]), (None, [1, 2, 3])]
)
def test_the_first_so_many_are_those_of_the_whole_answer(hoogstens: int | None, ids: list[int]):
    assert numbers(Zoekvraag(), *DRIE, hoogstens=hoogstens) == ids


def test_a_count_is_that_of_what_is_found():
    opname = make_opname(DRIE)
    for vraag in (Zoekvraag(), Zoekvraag(gemeente=(HENGELO,)), Zoekvraag(leeftijd=4)):
        gevonden, locaties = search(opname, vraag), search_locaties(opname, vraag)
        assert find(opname, vraag).bit_count() == len(search_all(opname, vraag)) == gevonden.aantal
        assert count(opname, vraag) == gevonden.telling == locaties.telling
        assert locaties.aantal == locaties.telling.locaties == len(locaties.locaties)


def of_locatie(nummer: int, locatie: int, gemeente: str = HENGELO) -> Feit:
    """The facts of one aanbod of a locatie that may have more."""
    return at(nummer, gemeente)._replace(locatie_id=UUID(int=locatie))


VERSPREID = [of_locatie(n, locatie) for n, locatie in enumerate((7, 8, 7, 9, 8, 7), 1)]


@pytest.mark.parametrize(
    ("pagina", "gevonden"),
    [(1, {7: [1, 3, 6], 8: [2, 5]}), (2, {9: [4]}), (3, {})],
    ids=["first", "last", "beyond"],
)
def test_a_page_of_locaties_has_all_that_fits_of_each_where_its_best_stands(
    pagina: int, gevonden: dict[int, list[int]]
):
    blad = search_locaties(make_opname(VERSPREID), Zoekvraag(pagina=pagina, per_pagina=2))
    assert {
        locatie.id.int: [aanbod_id.int for aanbod_id in locatie.aanbod] for locatie in blad.locaties
    } == gevonden
    assert [aanbod_id.int for aanbod_id in blad.ids] == [
        n for rij in gevonden.values() for n in rij
    ]
    assert (blad.aantal, blad.aantal_paginas) == (3, 2)


@pytest.mark.parametrize("sorteer", Sorteer)
def test_pages_of_locaties_hold_each_once_in_the_order_of_its_best(sorteer: Sorteer):
    plaatsen = (HENGELO, ENSCHEDE, ALMELO)
    opname = make_opname([of_locatie(n, 50 + n % 4, plaatsen[n % 4 % 3]) for n in range(9)])
    vraag = Zoekvraag(postcode="7551", sorteer=sorteer, per_pagina=1)
    alle = search_all_locaties(opname, vraag)
    bladen = [search_locaties(opname, vraag.on_page(n)).locaties for n in range(1, 6)]
    assert [locatie for blad in bladen for locatie in blad] == alle
    beste = [
        opname.feit(opname.indexen[aanbod_id]).locatie_id for aanbod_id in search_all(opname, vraag)
    ]
    assert [locatie.id for locatie in alle] == list(dict.fromkeys(beste))
    assert search_all_locaties(opname, vraag, 2) == alle[:2]


# ── what stands above the results ────────────────────────────────────────────


def test_the_shortest_wait_is_of_who_takes_applications():
    stop = at(1, HENGELO, "weken:0", "status:aanmeldstop")
    feiten = [
        stop,
        at(2, HENGELO, "weken:6", "status:plek"),
        at(3, HENGELO, "weken:4", "status:wachtlijst"),
    ]
    gevonden = search(make_opname(feiten), Zoekvraag())
    assert (gevonden.kortste_weken, gevonden.telling.met_plek) == (4, 1)
    assert search(make_opname([stop]), Zoekvraag()).kortste_weken is None
    assert search(make_opname([at(1, HENGELO)]), Zoekvraag()).kortste_weken is None


@pytest.mark.parametrize("weken", [0, 1, 1039, 1040])
def test_no_wait_is_too_long_to_be_the_shortest(weken: int):
    opname = make_opname([at(1, HENGELO, f"weken:{weken}", "status:wachtlijst")])
    assert search(opname, Zoekvraag()).kortste_weken == weken


def test_without_a_text_nothing_was_understood_and_everything_fits():
    opname = make_opname(DRIE)
    for zoek in (None, ""):
        gelezen = read_vraag(opname, Zoekvraag(zoek=zoek))
        assert (gelezen.begrepen.delen, gelezen.bits) == ((), opname.alles)


def test_a_slip_is_mended_unless_it_was_meant_literally():
    opname = make_opname([at(1, HENGELO, "hulpvorm:gezinshuis")])
    vraag = Zoekvraag(regio=REGIO, zoek="gezinshius")
    assert count(opname, vraag).locaties == 1
    assert count(opname, replace(vraag, letterlijk=True)).locaties == 0


@pytest.mark.parametrize(
    ("vraag", "bellen"),
    [
        (Zoekvraag(regio=REGIO, zoek="crisiszorg"), True),
        (Zoekvraag(regio=REGIO, hulpvorm=("crisiszorg",)), True),
        (Zoekvraag(regio=REGIO, zoek="gezinshuis"), False),
        (Zoekvraag(regio=REGIO), False),
    ],
)
def test_who_asks_for_crisis_is_told_to_call_whatever_is_found(vraag: Zoekvraag, bellen: bool):
    opname = make_opname(DRIE)
    assert is_crisis(opname, vraag) is search(opname, vraag).crisis is bellen


def test_a_better_rank_comes_first_whatever_place_it_has():
    laatst = at(1, HENGELO, rang=Dagrang(3, 0, False, 0, 0, 1))
    eerst = at(2, HENGELO, rang=Dagrang(0, 0, False, 9, 9, 2))
    assert numbers(Zoekvraag(), laatst, eerst) == [2, 1]
