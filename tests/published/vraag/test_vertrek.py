"""From where is looked is one thing that several keys say together: told once, and taken off as a whole."""

from typing import Any

import pytest

from wijzer.published.vraag.filters import FILTER, FILTERS
from wijzer.published.vraag.plaatssoorten import Vertrek
from wijzer.published.vraag.zoekvraag import Zoekvraag

PLAATS = FILTER["plaats"]


@pytest.mark.parametrize(
    ("vraag", "vertrek"),
    [
        ({}, ()),
        ({"straal": 5}, ()),
        ({"plaats": "Hengelo"}, (Vertrek("Hengelo", None, None),)),
        ({"plaats": "Hengelo", "straal": 5}, (Vertrek("Hengelo", None, 5),)),
        ({"postcode": "7551", "straal": 5}, (Vertrek(None, "7551", 5),)),
        ({"lat": 52.27, "lon": 6.79}, (Vertrek(None, None, None),)),
        ({"lat": 52.27, "lon": 6.79, "plaats": "Hengelo"}, (Vertrek("Hengelo", None, None),)),
    ],
    ids=str,
)  # fmt: skip
def test_it_is_told_at_the_place_whichever_key_said_it(vraag: dict[str, Any], vertrek):
    assert Zoekvraag(**vraag).told(PLAATS) == vertrek


def test_what_is_told_is_taken_off_with_all_its_keys():
    vraag = Zoekvraag(postcode="7551", straal=5, leeftijd=8)
    [vertrek] = vraag.told(PLAATS)
    assert vraag.with_off(PLAATS, vertrek) == Zoekvraag(leeftijd=8)


def test_every_other_filter_tells_what_was_chosen():
    vraag = Zoekvraag(gemeente=("GM0153", "GM0164"), leeftijd=0, vrije_plek=True, straal=5)
    for filter_ in FILTERS:
        if filter_ is not PLAATS:
            assert vraag.told(filter_) == vraag.chosen(filter_)
    assert vraag.told(FILTER["leeftijd"]) == (0,)
