"""Surfaces by example: what lies in them, how large they are, and where in them a label has most room."""

from math import hypot

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijzer.domain.regio.grens import (
    PLAT,
    Hoekpunt,
    Kader,
    Ring,
    Vlak,
    contains,
    corners,
    label_point,
    surface,
    to_vlakken,
)

DRIEHOEK: Ring = ((0, 0), (1000, 0), (0, 1000))
VIERKANT: Ring = ((0, 0), (1000, 0), (1000, 1000), (0, 1000))
HAAK: Ring = ((0, 0), (1000, 0), (1000, 200), (200, 200), (200, 1000), (0, 1000))
RUIT: Ring = ((500, 0), (1000, 500), (500, 1000), (0, 500))
RINGEN = [DRIEHOEK, VIERKANT, HAAK, RUIT]
PUNTEN = st.tuples(st.integers(-1000, 2000), st.integers(-1000, 2000))


def moved(ring: Ring, x: int = 0, y: int = 0) -> Ring:
    return tuple((punt[0] + x, punt[1] + y) for punt in ring)


def slender(ring: Ring, keer: int) -> Ring:
    """The ring so many times as wide."""
    return tuple((punt[0] * keer, punt[1]) for punt in ring)


# ── the rectangle around it ──────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("punt", "erin"),
    [
        ((0, 0), True),
        ((10, 20), True),
        ((5, 5), True),
        ((-1, 5), False),
        ((11, 5), False),
        ((5, -1), False),
        ((5, 21), False),
        ((20, 10), False),
    ],
)
def test_a_rectangle_holds_what_lies_in_it_or_on_its_border(punt: Hoekpunt, erin: bool):
    assert Kader(west=0, zuid=0, oost=10, noord=20).holds(punt) is erin


@given(st.lists(PUNTEN, min_size=1, max_size=5))
def test_the_rectangle_around_corners_holds_them_all_and_is_no_larger(punten: list[Hoekpunt]):
    kader = Kader.around(punten)
    assert all(kader.holds(punt) for punt in punten)
    assert {kader.west, kader.oost} <= {punt[0] for punt in punten}
    assert {kader.zuid, kader.noord} <= {punt[1] for punt in punten}


def test_there_is_no_rectangle_around_nothing():
    with pytest.raises(ValueError, match="unpack"):
        Kader.around([])


# ── reading it ───────────────────────────────────────────────────────────────


def test_lists_within_lists_are_surfaces_with_their_holes():
    gat = [[2, 2], [3, 2], [3, 3]]
    stuk = [[[[0, 0], [9, 0], [9, 9]], gat], [[[20, 20], [29, 20], [29, 29]]]]
    vlakken = to_vlakken(stuk)
    assert vlakken == (
        (((0, 0), (9, 0), (9, 9)), ((2, 2), (3, 2), (3, 3))),
        (((20, 20), (29, 20), (29, 29)),),
    )
    assert len(list(corners(vlakken))) == 9
    assert next(corners(vlakken)) == (0, 0)


@pytest.mark.parametrize("stuk", [[[[[0, 0, 0]]]], [[[[0]]]]])
def test_a_corner_has_a_longitude_and_a_latitude_and_nothing_else(stuk: list[object]):
    with pytest.raises(ValueError, match="unpack"):
        to_vlakken(stuk)


# ── how large ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("ring", "dubbel"),
    [(DRIEHOEK, 1_000_000), (VIERKANT, 2_000_000), (HAAK, 720_000), (RUIT, 1_000_000)],
)
def test_a_surface_is_told_twice_and_by_its_direction(ring: Ring, dubbel: int):
    assert surface(ring) == dubbel
    assert surface(ring[::-1]) == -dubbel


@given(st.sampled_from(RINGEN), PUNTEN)
def test_a_surface_is_as_large_wherever_it_lies(ring: Ring, naar: Hoekpunt):
    assert surface(moved(ring, *naar)) == surface(ring)
    assert surface((*ring[2:], *ring[:2])) == surface(ring)


# ── what lies in it ──────────────────────────────────────────────────────────


def in_triangle(punt: Hoekpunt) -> bool:
    return punt[0] > 0 and punt[1] > 0 and punt[0] + punt[1] < 1000


def in_diamond(punt: Hoekpunt) -> bool:
    return abs(punt[0] - 500) + abs(punt[1] - 500) < 500


def in_hook(punt: Hoekpunt) -> bool:
    x, y = punt
    return 0 < x < 1000 and 0 < y < 1000 and (x < 200 or y < 200)


@given(st.tuples(st.integers(-200, 1200), st.integers(-200, 1200)))
def test_a_point_lies_in_a_surface_exactly_when_it_is_on_the_inner_side_of_its_border(
    punt: Hoekpunt,
):
    """On the border itself either answer is right, so those points are left out."""
    x, y = punt
    assume(x + y != 1000 and abs(x - 500) + abs(y - 500) != 500 and not {x, y} & {0, 200, 1000})
    for ring, inside in ((DRIEHOEK, in_triangle), (RUIT, in_diamond), (HAAK, in_hook)):
        assert contains([(ring,)], punt) is inside(punt)


@given(st.sampled_from(RINGEN), PUNTEN, PUNTEN)
def test_a_point_that_moves_along_stays_inside_or_outside(
    ring: Ring, punt: Hoekpunt, naar: Hoekpunt
):
    verder = (punt[0] + naar[0], punt[1] + naar[1])
    assert contains([(ring,)], punt) is contains([(moved(ring, *naar),)], verder)
    assert contains([(ring[::-1],)], punt) is contains([(ring,)], punt)


def test_a_point_in_any_part_of_a_shape_lies_inside_it():
    delen = [(VIERKANT,), (moved(VIERKANT, 5000),)]
    assert contains(delen, (500, 500))
    assert contains(delen, (5500, 500))
    assert not contains(delen, (3000, 500))
    assert not contains([], (500, 500))


# ── where a label stands ─────────────────────────────────────────────────────


def room(vlak: Vlak, punt: Hoekpunt) -> float:
    """How far a point lies from the border, measured at many points of it: independent of how it is computed."""
    langs = [
        (a[0] + (b[0] - a[0]) * deel / 200, a[1] + (b[1] - a[1]) * deel / 200)
        for ring in vlak
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        for deel in range(201)
    ]
    return min(hypot((punt[0] - x) * PLAT, punt[1] - y) for x, y in langs)


GAT: Ring = ((300, 300), (900, 300), (900, 900), (300, 900))


@pytest.mark.parametrize(
    ("vlak", "ruimte"),
    [
        ((VIERKANT,), 306),
        ((slender(VIERKANT, 4),), 499),
        ((DRIEHOEK,), 218),
        ((RUIT,), 260),
        ((VIERKANT, GAT), 150),
        ((moved(HAAK, -500, -500),), 99),
    ],
)
def test_a_label_has_about_as_much_room_as_there_is(vlak: Vlak, ruimte: int):
    plek = label_point([vlak])
    assert contains([vlak], plek)
    assert room(vlak, plek) >= ruimte


def test_a_label_stands_in_the_largest_part_whatever_the_direction_of_its_line():
    klein, groot = (moved(DRIEHOEK, 5000),), (VIERKANT[::-1],)
    assert label_point([klein, groot]) == label_point([groot, klein]) == label_point([groot])


@pytest.mark.parametrize("ring", RINGEN)
@pytest.mark.parametrize("naar", [(2, 0), (0, -4), (-1000, 6000)])
def test_a_label_moves_along_with_its_shape(ring: Ring, naar: Hoekpunt):
    """By steps of two: the middle of a shape is rounded to a whole number."""
    plek = label_point([(ring,)])
    assert label_point([(moved(ring, *naar),)]) == (plek[0] + naar[0], plek[1] + naar[1])
