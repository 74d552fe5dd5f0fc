"""A kind of value reads just what the document of the feed promises that it reads."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import ANDERE_GEMEENTE, ELDERS, NASLAG, make_naslag
from wijzer.published.naslag.plaatsnamen import MAX_PLAATSTEKST
from wijzer.published.vraag.filters import FILTER, FILTERS, Filter
from wijzer.published.vraag.plaatssoorten import Graden, Plaatswaarde, Postcode, only_now
from wijzer.published.vraag.soorten import (
    ID,
    JA,
    VOLGORDE,
    ZOEKTEKST,
    Getalwaarde,
    Hier,
    Keuzewaarde,
)
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import GETAL, Waardefout

TWENTE = Hier(NASLAG, REGIO)
LEEG = make_naslag(gemeenten={}, plaatsen=(), regios={})


def reads(soort: Any, tekst: str, hier: Hier = TWENTE) -> bool:
    """Whether a value is accepted."""
    try:
        soort.lezer(hier)(tekst)
    except Waardefout:
        return False
    return True


def refused(soort: Any, tekst: str, hier: Hier = TWENTE) -> Waardefout:
    with pytest.raises(Waardefout) as fout:
        soort.lezer(hier)(tekst)
    return fout.value


@pytest.mark.parametrize(
    ("regio", "naam"),
    [(REGIO, "Twente"), (ELDERS, "Elders"), (None, "deze regio"), ("bestaat-niet", "deze regio")],
)
def test_a_message_calls_a_region_by_its_name_where_it_has_one(regio: str | None, naam: str):
    assert Hier(NASLAG, regio).naam == naam


# ── a closed list ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("regio", "goed"),
    [
        (REGIO, {HENGELO, ENSCHEDE, ALMELO}),
        (ELDERS, {ANDERE_GEMEENTE}),
        (None, {HENGELO, ENSCHEDE, ALMELO, ANDERE_GEMEENTE}),
    ],
)
def test_a_choice_is_one_of_the_list_of_the_region(regio: str | None, goed: set[str]):
    soort = Keuzewaarde("gemeente", fold=str.upper)
    alle = [HENGELO, ENSCHEDE, ALMELO, ANDERE_GEMEENTE, "GM0000"]
    assert {code for code in alle if reads(soort, code, Hier(NASLAG, regio))} == goed
    assert set(soort.mogelijk(NASLAG, regio)) == goed


def test_a_choice_is_folded_only_where_its_row_says_so():
    assert reads(Keuzewaarde("gemeente", fold=str.upper), HENGELO.lower())
    assert not reads(Keuzewaarde("gemeente"), HENGELO.lower())
    assert Keuzewaarde("product", fold=str.upper).lezer(TWENTE)(" wgzhf ") == "WGZHF"


def test_an_unknown_choice_is_told_to_be_one():
    fout = refused(Keuzewaarde("segment"), "bestaat-niet")
    assert (fout.melding, fout.verwacht) == (
        "Deze waarde kennen wij niet.",
        "een waarde uit de lijst",
    )


def test_the_document_lists_the_choices_of_every_region_and_none_that_it_cannot_read():
    soort = Keuzewaarde("segment")
    assert soort.schema(NASLAG) == {
        "type": "string",
        "enum": ["ambulant", "wonen-en-verblijf", "crisis", "wonen"],
    }
    assert soort.schema(None) == {"type": "string"}
    assert Keuzewaarde("gemeente").schema(LEEG) == {"type": "string"}, (
        "an empty list allows nothing"
    )


# ── a number, a yes, an id, an order, a text ─────────────────────────────────


@given(st.integers(0, 20), st.integers(0, 20), st.integers(-1, 45))
def test_a_number_is_read_where_the_document_allows_it(laagste: int, breedte: int, getal: int):
    soort = Getalwaarde(laagste, laagste + breedte, GETAL)
    schema = soort.schema(NASLAG)
    mag = schema["minimum"] <= getal <= schema["maximum"]
    assert reads(soort, str(getal)) is mag
    assert (getal in soort.mogelijk(NASLAG, None)) is mag


def test_the_document_tells_what_counts_when_nothing_was_said():
    assert Getalwaarde(1, 9, GETAL, 5).schema(None)["default"] == 5
    assert Getalwaarde(0, 9, GETAL, 0).schema(None)["default"] == 0
    assert "default" not in Getalwaarde(1, 9, GETAL).schema(None)


@pytest.mark.parametrize(
    "filter_",
    [rij for rij in FILTERS if isinstance(rij.soort, Getalwaarde)],
    ids=lambda een: een.sleutel,
)
def test_the_first_and_the_last_number_of_a_filter_are_read_and_no_others(filter_: Filter):
    schema = filter_.soort.schema(None)
    laagste, hoogste = schema["minimum"], schema["maximum"]
    assert reads(filter_.soort, str(laagste))
    assert reads(filter_.soort, str(hoogste))
    assert not reads(filter_.soort, str(laagste - 1))
    assert not reads(filter_.soort, str(hoogste + 1))


@pytest.mark.parametrize(
    ("soort", "keuzes"), [(JA, (True,)), (ID, ()), (ZOEKTEKST, ()), (VOLGORDE, tuple(Sorteer))]
)
def test_a_fixed_kind_has_its_choices_whatever_the_region(soort: Any, keuzes: tuple[object, ...]):
    assert soort.mogelijk(NASLAG, REGIO) == soort.mogelijk(LEEG, None) == keuzes
    assert soort.schema(None) == soort.schema(NASLAG)


def test_the_document_promises_every_order_and_tells_which_counts_without_one():
    schema = VOLGORDE.schema(None)
    assert all(reads(VOLGORDE, volgorde) for volgorde in schema["enum"])
    assert schema["default"] == Sorteer.BESCHIKBAARHEID.value == "beschikbaarheid"


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda een: een.sleutel)
def test_every_filter_promises_a_type_with_and_without_reference_data(filter_: Filter):
    for naslag in (NASLAG, LEEG, None):
        assert filter_.soort.schema(naslag)["type"] in {"string", "integer", "number", "boolean"}


@pytest.mark.parametrize(
    "filter_", [rij for rij in FILTERS if rij.kenmerk and rij.kenmerk.telt], ids=lambda een: een.sleutel
)  # fmt: skip
def test_whatever_is_counted_can_be_chosen(filter_: Filter):
    mogelijk = list(filter_.soort.mogelijk(NASLAG, REGIO))
    assert mogelijk
    teksten = ["true" if waarde is True else str(waarde) for waarde in mogelijk]
    assert all(reads(filter_.soort, tekst) for tekst in teksten)


# ── where ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tekst", "plek"),
    [
        ("hengelo", "Hengelo"),
        ("Hengelo (Ov)", "Hengelo"),
        ("BECKUM", "Beckum"),
        ("7551", "7551"),
        ("7551 eb", "7551"),
        ("7552 (Enschede)", "7552 (Enschede)"),
    ],
)
def test_a_place_is_read_as_the_text_that_leads_back_to_it(tekst: str, plek: str):
    assert Plaatswaarde().lezer(TWENTE)(tekst) == plek
    assert Plaatswaarde().lezer(TWENTE)(plek) == plek


@pytest.mark.parametrize(
    ("tekst", "melding", "verwacht"),
    [
        ("", "Vul 1 tot en met 60 tekens in.", "een gemeente, plaats of postcode in de regio"),
        ("x" * (MAX_PLAATSTEKST + 1), "Vul 1 tot en met 60 tekens in.", "een gemeente, plaats of postcode in de regio"),
        ("x" * MAX_PLAATSTEKST, "Deze plaats kennen wij niet in Twente.", "een gemeente, plaats of postcode in de regio"),
        ("7552", "Er zijn meer plaatsen met deze naam.", "7552 (Hengelo) of 7552 (Enschede)"),
        ("Hengelo (Gld)", "Deze plaats ligt buiten Twente.", "een gemeente, plaats of postcode in de regio"),
        ("Hengeloo", "Deze plaats kennen wij niet in Twente.", "Hengelo"),
    ],
)  # fmt: skip
def test_a_place_that_is_none_or_several_is_told_with_what_may_be_meant(
    tekst: str, melding: str, verwacht: str
):
    fout = refused(Plaatswaarde(), tekst)
    assert (fout.melding, fout.verwacht) == (melding, verwacht)


def matches(schema: dict[str, Any], tekst: str) -> bool:
    """Whether the pattern that holds now, and nothing else of it, allows a text."""
    return re.search(schema["if"]["pattern"], tekst) is not None


def test_the_pattern_of_a_place_allows_every_text_that_leads_back_to_one():
    schema = Plaatswaarde().schema(NASLAG)
    assert schema["else"] is False
    teksten = NASLAG.plaatsnamen.teksten()
    assert {"Hengelo", "Beckum", "7551", "7552 (Enschede)"} <= set(teksten)
    for tekst in teksten:
        assert matches(schema, tekst)
        assert reads(Plaatswaarde(), tekst, Hier(NASLAG, None))


@given(
    st.sampled_from(["7551", "7511", "7552", "1011", "9999"]),
    st.sampled_from(["", " ", "  ", "-"]),
    st.sampled_from(["", "EB", "eb", "E", "EBX"]),
)
def test_what_the_pattern_of_a_postcode_allows_is_read(pc4: str, tussen: str, letters: str):
    tekst = f"{pc4}{tussen}{letters}"
    for soort in (Postcode(), Plaatswaarde()):
        if matches(soort.schema(NASLAG), tekst):
            assert reads(soort, tekst, Hier(NASLAG, None))


@pytest.mark.parametrize(
    ("tekst", "mag"),
    [("7551", True), ("7551EB", True), ("7551 EB", True), ("1011", False), ("7551 E", False), ("x7551", False), ("75511", False)],
)  # fmt: skip
def test_the_pattern_of_a_postcode_allows_those_of_the_regions(tekst: str, mag: bool):
    assert matches(Postcode().schema(NASLAG), tekst) is mag


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [("7551E", "geen Nederlandse postcode"), ("0551", "geen Nederlandse postcode"), ("1011", "Postcode 1011 ligt buiten Twente"), ("9999", "buiten Twente")],
)  # fmt: skip
def test_a_postcode_that_is_none_is_told_apart_from_one_elsewhere(tekst: str, woord: str):
    assert woord in refused(Postcode(), tekst).melding


def test_without_reference_data_a_postcode_has_its_form_and_a_place_its_length():
    for naslag in (None, LEEG):
        assert Postcode().schema(naslag).keys() == {"type", "pattern"}
        assert Plaatswaarde().schema(naslag) == {"type": "string", "minLength": 1, "maxLength": 60}


@pytest.mark.parametrize("sleutel", ["lat", "lon"])
def test_degrees_are_promised_between_the_sides_of_the_window(sleutel: str):
    soort = FILTER[sleutel].soort
    venster = NASLAG.venster
    assert isinstance(soort, Graden)
    assert venster is not None
    schema = soort.schema(NASLAG)
    zijden = {"lat": (venster.zuid, venster.noord), "lon": (venster.west, venster.oost)}[sleutel]
    assert (schema["minimum"], schema["maximum"]) == zijden
    assert schema["multipleOf"] == 0.01
    grens = {"lat": 90, "lon": 180}[sleutel]
    for naslag in (None, LEEG):
        zonder = soort.schema(naslag)
        assert (zonder["minimum"], zonder["maximum"]) == (-grens, grens)


@pytest.mark.parametrize("soort", [Plaatswaarde(), Postcode(), Graden(90, "zuid", "noord")])
def test_of_where_there_is_no_list_to_choose_from(soort: Any):
    assert list(soort.mogelijk(NASLAG, REGIO)) == []


def test_a_rule_that_holds_now_refuses_whatever_it_does_not_allow():
    assert only_now(pattern="^a$") == {"if": {"pattern": "^a$"}, "else": False}
