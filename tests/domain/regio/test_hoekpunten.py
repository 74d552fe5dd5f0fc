"""Which corners go first when a shape is drawn with fewer, and what is one line between neighbours: by example."""

import pytest

from wijzer.domain.regio.grens import Hoekpunt, Ring, Vlak
from wijzer.domain.regio.vereenvoudiging import simplify

BERG: Ring = ((0, 0), (100, 0), (100, 50), (70, 52), (50, 80), (30, 60), (0, 40))
"""A flat side of 100 and five corners above it, of which the top at 80 matters most."""


def left(ring: Ring, hoogstens: int) -> set[Hoekpunt]:
    """The corners of a ring that stay."""
    ((korter,),) = simplify({"een": [(ring,)]}, hoogstens)["een"]
    return set(korter)


def shapes(**ringen: Ring) -> dict[str, list[Vlak]]:
    return {code: [(ring,)] for code, ring in ringen.items()}


# ── which corners ────────────────────────────────────────────────────────────


def test_the_corner_that_cuts_off_least_goes_first():
    vertrokken = [set(BERG) - left(BERG, hoogstens) for hoogstens in range(7, 2, -1)]
    assert vertrokken == [
        set(),
        {(30, 60)},
        {(30, 60), (70, 52)},
        {(30, 60), (70, 52), (0, 40)},
        {(30, 60), (70, 52), (0, 40), (100, 50)},
    ]


def test_a_corner_matters_by_what_it_cuts_off_once_others_are_gone():
    """Of a stair each step is small; once one is gone the next one is larger."""
    trap: Ring = ((0, 0), (60, 0), (60, 20), (40, 20), (40, 40), (20, 40), (20, 60), (0, 60))
    assert {(0, 0), (60, 0), (0, 60)} <= left(trap, 4)
    assert len(left(trap, 4)) == 4


@pytest.mark.parametrize("hoogstens", [0, 1, 2, 3])
def test_a_ring_keeps_three_corners_whatever_the_budget(hoogstens: int):
    assert len(left(BERG, hoogstens)) == 3


@pytest.mark.parametrize("begin", range(7))
def test_it_never_matters_where_a_ring_begins_or_which_way_it_runs(begin: int):
    gedraaid = (*BERG[begin:], *BERG[:begin])
    for hoogstens in (3, 4, 5, 6, 7):
        assert left(gedraaid, hoogstens) == left(BERG, hoogstens)
        assert left(gedraaid[::-1], hoogstens) == left(BERG, hoogstens)


def test_a_ring_runs_the_way_it_ran():
    ((korter,),) = simplify(shapes(een=BERG), 99)["een"]
    assert korter == BERG
    ((terug,),) = simplify(shapes(een=BERG[::-1]), 99)["een"]
    assert terug == (BERG[0], *BERG[:0:-1])


def test_the_budget_goes_to_the_shape_that_has_most_to_tell():
    """One ring is a hundred times as large: its corners stay, the small one keeps what it needs."""
    groot: Ring = tuple((punt[0] * 10 + 10_000, punt[1] * 10) for punt in BERG)
    korter = simplify(shapes(groot=groot, klein=BERG), 10)
    ((g,),), ((k,),) = korter["groot"], korter["klein"]
    assert (len(g), len(k)) == (7, 3)


# ── what two share ───────────────────────────────────────────────────────────

LINKS: Ring = ((0, 0), (50, 0), (52, 10), (40, 20), (51, 30), (50, 40), (0, 40))
RECHTS: Ring = ((50, 0), (100, 0), (100, 40), (50, 40), (51, 30), (40, 20), (52, 10))


def test_the_line_between_two_is_cut_off_once_and_is_the_same_for_both():
    korter = simplify(shapes(links=LINKS, rechts=RECHTS), 7)
    ((links,),), ((rechts,),) = korter["links"], korter["rechts"]
    assert set(links) & set(rechts) == {(50, 0), (40, 20), (50, 40)}
    assert {(52, 10), (51, 30)}.isdisjoint({*links, *rechts})


def test_the_points_where_lines_meet_always_stay():
    for hoogstens in range(12):
        korter = simplify(shapes(links=LINKS, rechts=RECHTS), hoogstens)
        for ((ring,),) in korter.values():
            assert {(50, 0), (50, 40)} <= set(ring)


def test_where_three_meet_each_keeps_the_point_of_all():
    """The point lies on a straight line for the one above, and would be the first to go there."""
    boven: Ring = ((0, 40), (50, 40), (100, 40), (100, 80), (0, 80))
    korter = simplify(shapes(links=LINKS, rechts=RECHTS, boven=boven), 0)
    for ((ring,),) in korter.values():
        assert (50, 40) in ring


def test_a_corner_that_one_has_alone_goes_without_the_other_noticing():
    deuk: Ring = (*LINKS[:-1], (0, 40), (1, 20))
    alleen, samen = simplify(shapes(links=deuk), 6), simplify(shapes(links=deuk, rechts=RECHTS), 8)
    for korter in (alleen, samen):
        ((ring,),) = korter["links"]
        assert (1, 20) not in ring


def test_a_hole_that_another_shape_fills_is_one_line_for_both():
    gat: Ring = ((10, 10), (20, 9), (30, 10), (30, 30), (10, 30))
    rand: Ring = ((0, 0), (60, 0), (60, 60), (0, 60))
    korter = simplify({"om": [(rand, gat)], "in": [(gat[::-1],)]}, 8)
    ((_, binnen),), ((vulling,),) = korter["om"], korter["in"]
    assert set(binnen) == set(vulling) == set(gat) - {(20, 9)}


def test_every_part_of_a_shape_comes_out_in_its_place():
    ver: Ring = tuple((punt[0] + 500, punt[1]) for punt in BERG)
    korter = simplify({"een": [(BERG,), (ver,)]}, 99)
    assert korter == {"een": ((BERG,), (ver,))}
