"""The search of an alert is kept in one form: without what means nothing to it, and never with where somebody was."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, HENGELO
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.services.meldingen.vraag import canonical, trim

VOL = Zoekvraag(
    regio="twente", hulpvorm=("gezinshuis",), product=("WGZHF",), segment="ambulant", doelgroep=("autisme", "lvb"),
    medische_verwijzing=True, rolstoeltoegankelijk=True, gemeente=(ALMELO, HENGELO), leeftijd=0, max_wachttijd=0,
    minstens_plekken=2, zoek="rustig", letterlijk=True, locatie=UUID(int=1), aanbieder=UUID(int=2),
)  # fmt: skip
"""Everything that an alert can be about, but for where."""


def test_what_an_alert_is_about_is_kept_whole():
    assert trim(VOL) == VOL


@pytest.mark.parametrize(
    "anders",
    [
        {"vrije_plek": True}, {"sorteer": Sorteer.NAAM}, {"sorteer": Sorteer.AFSTAND}, {"pagina": 3},
        {"per_pagina": 7}, {"postcode": "7551"}, {"lat": 52.27, "lon": 6.79}, {"lat": 52.27, "lon": 6.79, "straal": 5},
    ],
    ids=str,
)  # fmt: skip
def test_order_pages_the_wish_for_a_place_and_a_point_alone_make_no_other_alert(anders):
    assert trim(replace(VOL, **anders)) == VOL
    assert canonical(replace(VOL, **anders)) == canonical(VOL)


def test_a_place_is_kept_with_its_radius_and_without():
    plaats = replace(VOL, plaats="Hengelo")
    assert trim(plaats) == plaats
    assert trim(replace(plaats, straal=5)) == replace(plaats, straal=5)


def test_a_postcode_is_kept_only_where_it_says_how_far():
    ver = replace(VOL, postcode="7551", straal=5)
    assert trim(ver) == ver
    assert trim(replace(ver, straal=None)) == VOL


def test_where_the_visitor_was_is_never_kept():
    for over in ({}, {"plaats": "Hengelo"}, {"postcode": "7551", "straal": 5}):
        vraag = replace(VOL, lat=52.27, lon=6.79, **over)
        kept = trim(vraag)
        assert (kept.lat, kept.lon) == (None, None)
        assert "52.27" not in canonical(vraag)
        assert (kept.plaats, kept.postcode, kept.straal) == (over.get("plaats"), None, None)


def test_words_as_they_are_mean_something_only_beside_words():
    assert trim(replace(VOL, zoek=None)).letterlijk is False
    assert trim(VOL).letterlijk is True
    assert canonical(Zoekvraag(regio="twente", letterlijk=True)) == ""


def test_it_is_written_in_one_way_whatever_the_order_of_the_keys():
    assert (
        canonical(Zoekvraag(regio="twente", leeftijd=8, gemeente=(HENGELO,)))
        == f"gemeente={HENGELO}&leeftijd=8"
    )
    assert canonical(Zoekvraag(regio="twente", zoek="a&b = c")) == "zoek=a%26b+%3D+c"
    assert canonical(Zoekvraag()) == ""


@given(
    vrij=st.booleans(), letterlijk=st.booleans(), zoek=st.sampled_from([None, "rustig"]), pagina=st.integers(1, 9),
    sorteer=st.sampled_from(Sorteer), plaats=st.sampled_from([None, "Hengelo"]), postcode=st.sampled_from([None, "7551"]),
    straal=st.sampled_from([None, 5]),
)  # fmt: skip
def test_trimming_twice_is_trimming_once(
    vrij, letterlijk, zoek, pagina, sorteer, plaats, postcode, straal
):
    vraag = Zoekvraag(
        regio="twente", vrije_plek=vrij, letterlijk=letterlijk, zoek=zoek, pagina=pagina, sorteer=sorteer,
        plaats=plaats, postcode=postcode, straal=straal, per_pagina=PER_PAGINA + pagina,
    )  # fmt: skip
    kept = trim(vraag)
    assert trim(kept) == kept
    assert canonical(kept) == canonical(vraag)
    assert (kept.pagina, kept.per_pagina, kept.sorteer) == (1, PER_PAGINA, Sorteer.BESCHIKBAARHEID)
