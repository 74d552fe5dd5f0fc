"""Every filter has its words: a field or a hidden one in the form, a name when it is on, and a way to search wider."""

from wijzer.published.vraag.filters import FILTERS
from wijzer.web.public.zoeken.filterwoorden import (
    FILTERWOORDEN,
    GEKOZEN,
    RUIMER,
    ZONDER_WOORDEN,
    Veldsoort,
)


def test_every_filter_has_a_row_of_words():
    assert {filter_.sleutel for filter_ in FILTERS} == FILTERWOORDEN.keys() | ZONDER_WOORDEN
    assert not FILTERWOORDEN.keys() & ZONDER_WOORDEN


def test_every_filter_with_a_name_is_told_among_what_was_chosen():
    # From where is looked has several keys and one name, told at `plaats`.
    met_naam = {sleutel for sleutel, woord in FILTERWOORDEN.items() if woord.gekozen}
    assert sorted(GEKOZEN) == sorted(met_naam | {"plaats"})


def test_every_filter_that_can_be_let_go_is_offered_when_nothing_is_found():
    assert sorted(RUIMER) == sorted(
        sleutel for sleutel, woord in FILTERWOORDEN.items() if woord.ruimer
    )
    assert all(woord.ruimer for woord in FILTERWOORDEN.values() if woord.gekozen)


def test_a_list_has_its_options_and_one_box_counts_what_it_gives():
    telt = {filter_.sleutel for filter_ in FILTERS if filter_.kenmerk and filter_.kenmerk.telt}
    for sleutel, woord in FILTERWOORDEN.items():
        assert (woord.opties is not None) == (woord.soort in {Veldsoort.LIJST, Veldsoort.VINKJES})
        if woord.soort is Veldsoort.VINKJE:
            assert sleutel in telt
