"""Shapes: what lies inside them, where a label goes, and how they lose corners without losing each other."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steun.werelden.grenzen import RANDEN, TWENTE, strip
from wijzer.domain.regio.grens import Hoekpunt, Ring, Vlak, contains, corners, label_point, surface
from wijzer.domain.regio.vereenvoudiging import simplify


def ring_of(posities: list[list[float]]) -> Ring:
    return tuple((round(x * 100_000), round(y * 100_000)) for x, y in posities[:-1])


def sides(vlakken: tuple[Vlak, ...]) -> set[frozenset[Hoekpunt]]:
    return {
        frozenset(zijde)
        for vlak in vlakken
        for ring in vlak
        for zijde in pairwise((*ring, ring[0]))
    }


STROKEN = {code: [(ring_of(strip(*randen)),)] for code, randen in RANDEN.items()}
VIERKANT: Ring = ((0, 0), (1000, 0), (1000, 1000), (0, 1000))
GAT: Ring = ((400, 400), (600, 400), (600, 600), (400, 600))


def test_a_point_in_a_hole_is_not_inside():
    assert contains([(VIERKANT, GAT)], (100, 100))
    assert not contains([(VIERKANT, GAT)], (500, 500))
    assert not contains([(VIERKANT, GAT)], (1500, 500))


def test_a_label_stands_inside_and_away_from_the_border():
    x, y = label_point([(VIERKANT,)])
    assert abs(x - 500) < 100
    assert abs(y - 500) < 100
    assert contains([(VIERKANT, GAT)], label_point([(VIERKANT, GAT)]))


def test_a_label_stands_in_the_largest_part():
    eiland: Ring = ((5000, 0), (5010, 0), (5010, 10))
    assert label_point([(eiland,), (VIERKANT,)])[0] < 1000


def test_neighbours_keep_touching_along_their_whole_border():
    vooraf = sides(tuple(STROKEN["GM0141"])) & sides(tuple(STROKEN["GM0164"]))
    vormen = simplify(STROKEN, 60)
    gedeeld = sides(vormen["GM0141"]) & sides(vormen["GM0164"])
    assert len(vooraf) == 60
    assert 3 < len(gedeeld) < 30
    lengte = [punt for zijde in gedeeld for punt in zijde]
    assert (min(lengte, key=lambda p: p[1])[1], max(lengte, key=lambda p: p[1])[1]) == (
        5_215_000,
        5_242_000,
    )


def test_the_budget_is_kept_and_the_most_telling_corners_stay():
    for hoogstens in (20, 60, 120):
        vormen = simplify(STROKEN, hoogstens)
        assert (
            len({punt for vlakken in vormen.values() for punt in corners(vlakken)}) <= hoogstens + 4
        )
    assert simplify({"GM0164": [(VIERKANT, GAT)]}, 1000) == {"GM0164": ((VIERKANT, GAT),)}


def test_what_must_stay_a_surface_stays_one():
    vormen = simplify(STROKEN, 0)
    for vlakken in vormen.values():
        assert all(len(ring) >= 3 and surface(ring) for vlak in vlakken for ring in vlak)


@given(st.permutations(list(STROKEN)))
def test_the_order_of_the_file_changes_nothing(codes: list[str]):
    assert simplify({code: STROKEN[code] for code in codes}, 50) == simplify(STROKEN, 50)


RASTER = st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(st.lists(RASTER, min_size=3, max_size=12, unique=True), st.integers(0, 40))
def test_no_ring_whatever_its_form_gains_a_corner_or_falls_apart(punten: list[Hoekpunt], n: int):
    vorm = simplify({"GM0001": [(tuple(punten),)], "GM0002": [(tuple(reversed(punten)),)]}, n)
    een, ander = vorm["GM0001"][0][0], vorm["GM0002"][0][0]
    assert set(een) == set(ander) <= set(punten)
    assert len(een) >= 3


@pytest.mark.skipif(not TWENTE.exists(), reason="the real borders are not on this machine")
def test_the_real_twente_keeps_every_shared_border():
    features = json.loads(TWENTE.read_text())["features"]
    vormen = {
        feature["id"]: [tuple(ring_of(ring) for ring in feature["geometry"]["coordinates"])]
        for feature in features
    }
    korter = simplify(vormen, 550)
    for code, vlakken in vormen.items():
        buren = {
            c for c, v in vormen.items() if c != code and sides(tuple(vlakken)) & sides(tuple(v))
        }
        assert buren
        assert buren == {
            c for c, v in korter.items() if c != code and sides(korter[code]) & sides(v)
        }
