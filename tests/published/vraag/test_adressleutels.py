"""A question leads back to itself through its keys, and lets go of a filter without touching the others."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import NASLAG
from wijzer.published.vraag.filters import FILTER, FILTERS, MEESTE_PLEKKEN, PER_PAGINA_JSON, Filter
from wijzer.published.vraag.lezer import parse_zoekvraag
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import PER_PAGINA, VERTREKPUNTEN, Zoekvraag

VOL = Zoekvraag(
    regio=REGIO, hulpvorm=("gezinshuis", "vaktherapie"), product=("WGZHF",), segment="ambulant", doelgroep=("autisme",),
    medische_verwijzing=True, rolstoeltoegankelijk=True, gemeente=(ALMELO, HENGELO), plaats="Hengelo", straal=10, leeftijd=0,
    vrije_plek=True, max_wachttijd=0, minstens_plekken=1, zoek="de linde", letterlijk=True, locatie=UUID(int=1),
    aanbieder=UUID(int=2), sorteer=Sorteer.AFSTAND, pagina=2, per_pagina=10,
)  # fmt: skip

some = st.sampled_from
VRAGEN = st.builds(
    Zoekvraag,
    regio=st.just(REGIO),
    hulpvorm=some([(), ("gezinshuis",), ("gezinshuis", "vaktherapie")]),
    segment=some([None, "ambulant"]),
    gemeente=some([(), (HENGELO,), (ENSCHEDE, HENGELO)]),
    medische_verwijzing=st.booleans(),
    rolstoeltoegankelijk=st.booleans(),
    leeftijd=some([None, 0, 23]),
    vrije_plek=st.booleans(),
    max_wachttijd=some([None, 0, 1040]),
    minstens_plekken=some([None, 1, MEESTE_PLEKKEN]),
    zoek=some([None, "de linde"]),
    sorteer=some([Sorteer.BESCHIKBAARHEID, Sorteer.NAAM]),
    pagina=some([1, 2]),
    per_pagina=some([PER_PAGINA, 10]),
)


def read(vraag: Zoekvraag, per_pagina: int = PER_PAGINA) -> Zoekvraag:
    """What comes of the keys of a question."""
    paren = vraag.paren(per_pagina=per_pagina)
    terug, fouten = parse_zoekvraag(
        paren, NASLAG, regio=vraag.regio, strict=True, per_pagina=per_pagina
    )
    assert fouten == []
    return terug


@given(VRAGEN)
def test_a_question_leads_back_to_itself(vraag: Zoekvraag):
    assert read(vraag) == vraag


@pytest.mark.parametrize(
    "waar",
    [
        {"plaats": "Beckum"},
        {"postcode": "7551"},
        {"lat": 52.27, "lon": 6.79},
        {"plaats": "Beckum", "postcode": "7551", "lat": 52.27, "lon": 6.79},
        {"plaats": "7552 (Enschede)", "straal": 200, "sorteer": Sorteer.AFSTAND},
    ],
)
def test_from_wherever_it_counts_a_question_leads_back_to_itself(waar: dict[str, Any]):
    vraag = Zoekvraag(regio=REGIO, **waar)
    assert read(vraag) == vraag


def test_a_question_with_everything_in_it_leads_back_to_itself():
    assert read(VOL) == VOL


def test_keys_stand_in_order_and_every_value_has_its_own():
    paren = VOL.paren()
    assert paren == sorted(paren)
    assert [waarde for sleutel, waarde in paren if sleutel == "gemeente"] == [ALMELO, HENGELO]
    assert dict(paren)["leeftijd"] == dict(paren)["maxWachttijd"] == "0", "nought is a value"
    assert dict(paren)["rolstoeltoegankelijk"] == dict(paren)["vrijePlek"] == "true"
    assert "regio" not in dict(paren), "that stands in the path"


def test_what_is_as_it_always_is_has_no_key():
    assert Zoekvraag(regio=REGIO).paren() == []
    assert Zoekvraag(per_pagina=PER_PAGINA_JSON).paren(per_pagina=PER_PAGINA_JSON) == []
    assert Zoekvraag(per_pagina=PER_PAGINA_JSON).paren() == [("perPagina", "50")]
    assert Zoekvraag(per_pagina=PER_PAGINA).paren(per_pagina=PER_PAGINA_JSON) == [("perPagina", "25")]  # fmt: skip


def test_without_a_text_there_is_nothing_to_take_literally():
    assert Zoekvraag(letterlijk=True).paren() == []
    assert Zoekvraag(letterlijk=True, zoek="").paren() == [("zoek", "")]
    assert Zoekvraag(letterlijk=True, zoek="x").paren() == [("letterlijk", "true"), ("zoek", "x")]


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda een: een.sleutel)
def test_a_filter_that_is_on_has_values_and_one_that_is_off_has_none(filter_: Filter):
    if filter_.sleutel not in {"sorteer", "pagina", "perPagina", "postcode", "lat", "lon"}:
        assert VOL.chosen(filter_)
        assert Zoekvraag().chosen(filter_) == ()
    assert isinstance(VOL.chosen(filter_), tuple)


@pytest.mark.parametrize(
    "filter_",
    [rij for rij in FILTERS if rij.sleutel not in {"plaats", "postcode", "lat", "lon"}],
    ids=lambda een: een.sleutel,
)
def test_a_filter_that_is_let_go_is_as_it_always_is_and_the_others_stay(filter_: Filter):
    zonder = VOL.with_off(filter_)
    standaard = getattr(Zoekvraag(), filter_.veld)
    assert getattr(zonder, filter_.veld) == standaard
    assert replace(zonder, **{filter_.veld: getattr(VOL, filter_.veld)}) == VOL


def test_of_a_filter_with_several_values_one_is_let_go():
    gemeente = FILTER["gemeente"]
    assert VOL.with_off(gemeente, HENGELO) == replace(VOL, gemeente=(ALMELO,))
    assert VOL.with_off(gemeente, ENSCHEDE) == VOL, "it was not on"
    assert VOL.with_off(gemeente).gemeente == ()


def test_a_filter_with_one_value_is_let_go_whichever_value_is_named():
    assert VOL.with_off(FILTER["leeftijd"], 0).leeftijd is None
    assert VOL.with_off(FILTER["segment"], "wonen").segment is None


def test_without_a_place_nothing_counts_from_it():
    zonder = VOL.with_off(FILTER["plaats"])
    assert zonder == replace(VOL, plaats=None, straal=None, sorteer=Sorteer.BESCHIKBAARHEID)
    assert zonder == VOL.without_origin()


@pytest.mark.parametrize("sorteer", Sorteer)
def test_without_an_origin_only_the_order_of_distance_is_let_go(sorteer: Sorteer):
    zonder = replace(VOL, sorteer=sorteer).without_origin().sorteer
    verwacht = Sorteer.BESCHIKBAARHEID if sorteer is Sorteer.AFSTAND else sorteer
    assert zonder is verwacht


@pytest.mark.parametrize(
    ("waar", "has_origin"),
    [
        ({}, False),
        ({"plaats": "Hengelo"}, True),
        ({"postcode": "7551"}, True),
        ({"lat": 0.0, "lon": 0.0}, True),
        ({"straal": 10}, False),
        ({"sorteer": Sorteer.AFSTAND}, False),
        ({"gemeente": (HENGELO,)}, False),
    ],
)
def test_distance_counts_from_a_place_a_postcode_or_a_point(waar: dict[str, Any], has_origin: bool):
    vraag = Zoekvraag(**waar)
    assert vraag.has_origin is has_origin
    assert not vraag.without_origin().has_origin


PUNT: dict[str, Any] = {"lat": 52.27, "lon": 6.79}


@pytest.mark.parametrize(
    ("vraag", "zonder"),
    [
        (Zoekvraag(**PUNT), Zoekvraag()),
        (Zoekvraag(**PUNT, straal=5, sorteer=Sorteer.AFSTAND), Zoekvraag()),
        (Zoekvraag(**PUNT, sorteer=Sorteer.NAAM), Zoekvraag(sorteer=Sorteer.NAAM)),
        (Zoekvraag(**PUNT, plaats="Hengelo"), Zoekvraag(plaats="Hengelo")),
        (Zoekvraag(**PUNT, postcode="7551", leeftijd=4), Zoekvraag(postcode="7551", leeftijd=4)),
        (
            Zoekvraag(plaats="Hengelo", straal=5, sorteer=Sorteer.AFSTAND),
            Zoekvraag(plaats="Hengelo", straal=5, sorteer=Sorteer.AFSTAND),
        ),
        (Zoekvraag(), Zoekvraag()),
    ],
)
def test_where_the_visitor_is_is_never_kept(vraag: Zoekvraag, zonder: Zoekvraag):
    assert vraag.without_position() == zonder
    assert vraag.without_position().lat is vraag.without_position().lon is None


@given(VRAGEN, some([{}, PUNT, {**PUNT, "plaats": "Hengelo", "straal": 3}]))
def test_no_address_that_is_kept_tells_where_somebody_is(vraag: Zoekvraag, waar: dict[str, Any]):
    kept = replace(vraag, **waar).without_position()
    assert not {"lat", "lon"} & {sleutel for sleutel, _ in kept.paren()}
    assert kept.without_position() == kept


def test_another_page_is_the_same_question():
    assert VOL.on_page(7) == replace(VOL, pagina=7)
    assert VOL.on_page(VOL.pagina) == VOL


def test_every_key_from_which_distance_is_counted_is_one_of_a_search():
    assert set(VERTREKPUNTEN) <= FILTER.keys()
    assert all(FILTER[sleutel].kenmerk is None for sleutel in VERTREKPUNTEN)


@pytest.mark.parametrize(
    ("sleutel", "veld"),
    [
        ("maxWachttijd", "max_wachttijd"),
        ("perPagina", "per_pagina"),
        ("medischeVerwijzing", "medische_verwijzing"),
        ("zoek", "zoek"),
    ],
)
def test_the_field_of_a_key_is_the_key_in_the_spelling_of_the_code(sleutel: str, veld: str):
    assert FILTER[sleutel].veld == veld


@pytest.mark.parametrize(
    ("sleutel", "waarde", "kenmerken"),
    [
        ("maxWachttijd", 3, [0, 1, 2, 3]),
        ("maxWachttijd", 0, [0]),
        ("vrijePlek", True, ["plek"]),
        ("medischeVerwijzing", True, [""]),
        ("rolstoeltoegankelijk", True, [""]),
        ("minstensPlekken", 3, [3]),
        ("gemeente", HENGELO, [HENGELO]),
        ("leeftijd", 0, [0]),
    ],
)
def test_a_chosen_value_selects_its_kenmerken(sleutel: str, waarde: Any, kenmerken: list[object]):
    kenmerk = FILTER[sleutel].kenmerk
    assert kenmerk is not None
    assert list(kenmerk.waarden(waarde)) == kenmerken
