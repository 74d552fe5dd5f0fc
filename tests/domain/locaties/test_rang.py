"""The place of an aanbod among others, once its status, freshness and wait are known."""

import itertools

import pytest

from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status
from wijzer.domain.locaties.rang import availability_in, is_woonplek, place, place_from, whole_km


def test_status_comes_before_freshness_and_freshness_before_weeks() -> None:
    weken = (0, 1, 520, None)
    in_order = [place(*stand) for stand in itertools.product(Status, Actualiteit, weken)]
    assert in_order == sorted(in_order)
    assert len(set(in_order)) == len(in_order)


def test_an_unknown_wait_is_no_wait_of_zero_weeks() -> None:
    bekend, onbekend = (place(Status.PLEK, Actualiteit.ACTUEEL, weken) for weken in (520, None))
    assert bekend < onbekend


@pytest.mark.regel("rang.is_woonplek")
@pytest.mark.parametrize("soort", Hulpsoort)
def test_a_child_lives_at_wonen_and_verblijf_in_a_groep_and_nowhere_else(soort: Hulpsoort) -> None:
    """Pleegzorg is wonen from a vestiging: a foster family does not live at its office."""
    assert is_woonplek(soort, is_groep=True) is (soort in {Hulpsoort.WONEN, Hulpsoort.VERBLIJF})
    assert not is_woonplek(soort, is_groep=False)


@pytest.mark.regel("rang.place_from")
def test_distance_stands_between_freshness_and_weeks() -> None:
    rang = place(Status.PLEK, Actualiteit.ACTUEEL, 2)
    assert place_from(rang, 22) == (*availability_in(rang), 22, False, 2)
    verder_en_korter = place_from(place(Status.PLEK, Actualiteit.ACTUEEL, 0), 23)
    ouder_en_dichterbij = place_from(place(Status.PLEK, Actualiteit.VEROUDERD, 0), 0)
    assert place_from(rang, 22) < verder_en_korter < ouder_en_dichterbij


def test_a_distance_counts_in_whole_kilometres() -> None:
    assert [whole_km(km) for km in (0.0, 0.4, 0.6, 22.4, 22.6)] == [0, 0, 1, 22, 23]
