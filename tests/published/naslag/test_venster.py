"""The rectangle of a region: two numbers a side, and nobody who is near is outside it."""

from math import cos, degrees, radians

from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Punt
from wijzer.published.naslag.afstand import nearness, nearness_within, richting_of
from wijzer.published.naslag.venster import venster_around

KM = 20
punten = st.builds(Punt, st.floats(50.7, 53.6), st.floats(3.3, 7.3))


@given(st.lists(punten, min_size=1, max_size=5), st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_it_holds_whoever_is_near_any_of_its_points(
    midden: list[Punt], hoger: float, verder: float
):
    hier = Punt(midden[0].lat + hoger, midden[0].lon + verder)
    nabij = nearness(richting_of(midden[0]), richting_of(hier)) >= nearness_within(KM)
    venster = venster_around(midden, KM)
    assert venster is not None
    if nabij:
        assert venster.zuid <= hier.lat <= venster.noord
        assert venster.west <= hier.lon <= venster.oost


@given(punten)
def test_its_sides_have_two_decimals_and_are_no_farther_than_they_must_be(midden: Punt):
    venster = venster_around([midden], KM)
    assert venster is not None
    assert all(round(zijde, 2) == zijde for zijde in venster)
    hoog = degrees(KM / 6371.0088)
    assert venster.noord - venster.zuid <= 2 * hoog + 0.021
    assert venster.oost - venster.west <= 2 * hoog / cos(radians(midden.lat)) + 0.03


def test_around_nothing_there_is_none():
    assert venster_around([], KM) is None
