"""Shapes with fewer corners: neighbours keep touching, and every surface stays one."""

from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.regio.grens import Hoekpunt, Ring, Vlak, surface
from wijzer.domain.regio.vereenvoudiging import simplify

RAND: Ring = ((0, 0), (10, 0), (20, 0), (20, 10), (20, 20), (10, 20), (0, 20), (0, 10))
VIERKANT: Ring = ((0, 0), (20, 0), (20, 20), (0, 20))


def corners(vormen: dict[str, tuple[Vlak, ...]]) -> set[Hoekpunt]:
    return {
        punt for vlakken in vormen.values() for vlak in vlakken for ring in vlak for punt in ring
    }


def sides(ring: Ring) -> set[frozenset[Hoekpunt]]:
    return {frozenset(paar) for paar in zip(ring, (*ring[1:], ring[0]), strict=True)}


@st.composite
def neighbours(draw: st.DrawFn) -> dict[str, list[Vlak]]:
    """Two shapes left and right of one ragged border."""
    breuk = draw(st.lists(st.integers(40, 60), min_size=1, max_size=8))
    grens = [(x, 10 * (n + 1)) for n, x in enumerate(breuk)]
    boven = 10 * (len(breuk) + 1)
    links: Ring = ((0, 0), (50, 0), *grens, (50, boven), (0, boven))
    rechts: Ring = ((50, 0), (100, 0), (100, boven), (50, boven), *reversed(grens))
    return {"links": [(links,)], "rechts": [(rechts,)]}


def test_a_corner_on_a_straight_line_goes_first():
    korter = simplify({"een": [(RAND,)]}, 4)
    ((ring,),) = korter["een"]
    assert abs(surface(ring)) == abs(surface(VIERKANT))
    assert len(ring) <= 5


def test_with_room_enough_nothing_goes():
    ((ring,),) = simplify({"een": [(RAND,)]}, 99)["een"]
    assert set(ring) == set(RAND)
    assert abs(surface(ring)) == abs(surface(RAND))


@given(neighbours(), st.integers(0, 30))
def test_a_border_that_was_shared_stays_shared(vormen: dict[str, list[Vlak]], hoogstens: int):
    korter = simplify(vormen, hoogstens)
    ((links,),), ((rechts,),) = korter["links"], korter["rechts"]
    gedeeld = {punt for punt in links if 0 < punt[0] < 100} & set(rechts)
    assert gedeeld == {punt for punt in links if 0 < punt[0] < 100}
    assert len(sides(links) & sides(rechts)) == len(gedeeld) - 1


@given(neighbours(), st.integers(0, 30))
def test_every_ring_stays_a_surface_of_corners_that_were_there(
    vormen: dict[str, list[Vlak]], hoogstens: int
):
    korter = simplify(vormen, hoogstens)
    assert corners(korter) <= corners({code: tuple(vlakken) for code, vlakken in vormen.items()})
    for vlakken in korter.values():
        for vlak in vlakken:
            for ring in vlak:
                assert len(ring) >= 3
                assert len(set(ring)) == len(ring)


@given(neighbours(), st.integers(0, 30))
def test_the_order_of_the_shapes_makes_no_difference(vormen: dict[str, list[Vlak]], hoogstens: int):
    achterstevoren = dict(reversed(vormen.items()))
    assert simplify(vormen, hoogstens) == simplify(achterstevoren, hoogstens)


@given(neighbours(), st.integers(0, 30))
def test_more_room_never_leaves_fewer_corners(vormen: dict[str, list[Vlak]], hoogstens: int):
    weinig, meer = simplify(vormen, hoogstens), simplify(vormen, hoogstens + 1)
    assert corners(weinig) <= corners(meer)


def test_a_hole_stays_a_hole():
    gat: Ring = ((5, 5), (10, 4), (15, 5), (15, 15), (5, 15))
    ((buiten, binnen),) = simplify({"een": [(RAND, gat)]}, 0)["een"]
    assert len(buiten) >= 3
    assert len(binnen) >= 3
    assert set(binnen) <= set(gat)


def test_of_no_shapes_there_is_nothing_to_draw():
    assert simplify({}, 10) == {}
