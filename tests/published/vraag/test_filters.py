"""Every key of a search is a row of one table, and every field of the question is filled by one."""

from dataclasses import fields

import pytest

from wijzer.published.vraag.filters import FILTERS, Filter, name_of
from wijzer.published.vraag.zoekvraag import SLEUTELS, Zoekvraag


def test_every_row_fills_a_field_of_the_question_and_every_field_has_a_row():
    assert sorted(filter_.veld for filter_ in FILTERS) == sorted(
        field.name for field in fields(Zoekvraag)
    )
    assert len(SLEUTELS) == len(FILTERS)


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda filter_: filter_.sleutel)
def test_only_a_filter_with_several_values_may_be_given_more_than_once(filter_: Filter):
    assert filter_.herhaalbaar == isinstance(getattr(Zoekvraag(), filter_.veld), tuple)


def test_a_filter_that_is_taken_off_leaves_the_others():
    vraag = Zoekvraag(gemeente=("GM0153", "GM0164"), leeftijd=0, plaats="Hengelo", straal=5)
    per_sleutel = {filter_.sleutel: filter_ for filter_ in FILTERS}
    assert vraag.chosen(per_sleutel["leeftijd"]) == (0,)
    assert vraag.with_off(per_sleutel["gemeente"], "GM0153").gemeente == ("GM0164",)
    assert vraag.with_off(per_sleutel["gemeente"]).gemeente == ()
    assert vraag.with_off(per_sleutel["leeftijd"]) == Zoekvraag(
        gemeente=("GM0153", "GM0164"), plaats="Hengelo", straal=5
    )
    assert vraag.with_off(per_sleutel["plaats"]).straal is None


def test_a_message_names_a_key_by_its_row_or_as_it_was_typed():
    assert name_of("maxWachttijd") == "Hoe lang wachten"
    assert name_of("locatie") == "locatie"
    assert name_of("utm_source") == "utm_source"
