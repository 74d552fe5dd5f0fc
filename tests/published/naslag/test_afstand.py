"""Distance between public points, as the crow flies."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Punt
from wijzer.published.naslag.afstand import (
    km_of,
    nearness,
    nearness_within,
    punt_of,
    richting_of,
)

HENGELO, ENSCHEDE, ALMELO = Punt(52.26583, 6.79306), Punt(52.21833, 6.89583), Punt(52.35667, 6.6625)
punten = st.builds(Punt, st.floats(50.5, 53.6), st.floats(3.2, 7.3))


def km(een: Punt, ander: Punt) -> float:
    return km_of(nearness(richting_of(een), richting_of(ander)))


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        (HENGELO, HENGELO, 0.0),
        (HENGELO, ENSCHEDE, 8.8),
        (HENGELO, ALMELO, 13.4),
        (ENSCHEDE, ALMELO, 22.1),
        (Punt(52.37, 4.89), Punt(50.85, 5.69), 177.8),  # Amsterdam and Maastricht
        (Punt(0, 0), Punt(0, 180), 20015.1),
        (Punt(90, 0), Punt(-90, 0), 20015.1),
    ],
)
def test_known_distances(een: Punt, ander: Punt, verwacht: float):
    assert km(een, ander) == pytest.approx(verwacht, abs=0.1)


@given(punten, punten)
def test_it_is_as_far_there_as_back(een: Punt, ander: Punt):
    assert km(een, ander) == km(ander, een)


@given(punten, punten, punten)
def test_by_way_of_another_point_it_is_never_nearer(een: Punt, via: Punt, ander: Punt):
    assert km(een, ander) <= km(een, via) + km(via, ander) + 0.2


@given(punten)
def test_a_point_lies_on_itself_and_leads_back_to_itself(punt: Punt):
    assert km(punt, punt) == 0.0
    terug = punt_of(richting_of(punt))
    assert terug.lat == pytest.approx(punt.lat, abs=1e-5)
    assert terug.lon == pytest.approx(punt.lon, abs=1e-5)


@given(punten, punten, st.integers(1, 200))
def test_what_is_nearer_than_a_distance_has_more_nearness(een: Punt, ander: Punt, grens: int):
    afstand = km(een, ander)
    assume(abs(afstand - grens) > 0.2)
    nabij = nearness(richting_of(een), richting_of(ander)) >= nearness_within(grens)
    assert nabij is (afstand < grens)


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
def test_less_nearness_is_never_a_shorter_way(een: float, ander: float):
    dichtbij, ver = max(een, ander), min(een, ander)
    assert km_of(dichtbij) <= km_of(ver)


@pytest.mark.parametrize("nabijheid", [1.0000000001, -1.0000000001, 2.0])
def test_rounding_past_the_edge_is_no_mistake(nabijheid: float):
    assert km_of(nabijheid) in (0.0, 20015.1)


def test_a_distance_is_told_to_a_hundred_metres():
    assert km(HENGELO, Punt(52.26593, 6.79306)) == 0.0
    assert km(HENGELO, Punt(52.26683, 6.79306)) == 0.1
