"""One value by itself: what it is read as, and in what words it is refused."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import (
    GETAL,
    JAAR,
    KM,
    MAX_ZOEKTEKST,
    WEKEN,
    Waardefout,
    degrees,
    number,
    parse_sorteer,
    parse_true,
    parse_uuid,
    parse_zoek,
)

UUIDTEKST = "12345678-1234-1234-1234-123456789abc"


def refused(lezer: Callable[[str], Any], tekst: str) -> Waardefout:
    with pytest.raises(Waardefout) as fout:
        lezer(tekst)
    return fout.value


@given(st.integers(-50, 50), st.integers(0, 30), st.integers(-99, 99))
def test_a_number_is_read_just_within_its_limits(laagste: int, breedte: int, getal: int):
    hoogste = laagste + breedte
    lezer = number(laagste, hoogste, GETAL)
    if max(laagste, 0) <= getal <= hoogste:
        assert lezer(str(getal)) == getal
    else:
        refused(lezer, str(getal))


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("7", 7), ("007", 7), (" 7 ", 7), ("７", 7), ("٧", 7), ("000000007", 7), ("0", 0)],
)
def test_a_number_is_read_however_its_digits_were_typed(tekst: str, getal: int):
    assert number(0, 9, GETAL)(tekst) == getal


@pytest.mark.parametrize(
    "tekst", ["", " ", "-1", "+1", "1.0", "1,0", "1e1", "0x1", "zeven", "²", "VII", "1 1", "1_0", "0000000007"]
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(tekst: str):
    assert refused(number(-5, 99, GETAL), tekst).melding == "Dit getal kan hier niet."


@pytest.mark.parametrize(
    ("grens", "verwacht"),
    [
        (GETAL, "een heel getal van 1 tot en met 9"),
        (KM, "een heel getal van 1 tot en met 9 km"),
        (JAAR, "een heel getal van 1 tot en met 9 jaar"),
        (WEKEN, "een heel getal van 1 tot en met 9 weken"),
    ],
)
def test_a_refused_number_is_told_its_limits_and_their_unit(grens: Any, verwacht: str):
    assert refused(number(1, 9, grens), "10").verwacht == verwacht
    assert refused(number(1, 9, grens), "0").verwacht == verwacht


@given(st.integers(-9000, 9000))
def test_degrees_with_two_decimals_are_read_exactly(honderdsten: int):
    assert degrees(90)(f"{honderdsten / 100:.2f}") == honderdsten / 100


@pytest.mark.parametrize(
    ("tekst", "graden"),
    [
        ("6", 6.0),
        ("6.", 6.0),
        ("6.8", 6.8),
        ("-6.79", -6.79),
        ("006.79", 6.79),
        (" 6.79 ", 6.79),
        ("6.890000000000001", 6.89),
        ("6.7900000", 6.79),
        ("90", 90.0),
        ("-90", -90.0),
        ("90.000", 90.0),
    ],
)
def test_degrees_are_read_however_a_program_writes_them(tekst: str, graden: float):
    assert degrees(90)(tekst) == graden


@pytest.mark.parametrize(
    "tekst", ["", "noord", "6,79", "--6", "+6", "6.7.9", ".5", "1e1", "nan", "inf", "90.01", "-90.01", "1000", "6 N"]
)  # fmt: skip
def test_what_lies_on_no_map_is_refused(tekst: str):
    fout = refused(degrees(90), tekst)
    assert fout.melding == "Dit punt staat niet op de kaart."
    assert fout.verwacht == "graden van -90 tot en met 90"


@pytest.mark.parametrize("tekst", ["6.791", "52.2658", "-6.001", "6.7900001", "0.001"])
def test_a_point_that_would_show_where_somebody_lives_is_refused(tekst: str):
    fout = refused(degrees(90), tekst)
    assert fout.melding == "Dit punt is te precies: dan zou te zien zijn waar iemand woont."
    assert "twee cijfers" in fout.verwacht


@given(st.floats(-90, 90))
def test_of_no_point_more_than_a_kilometre_is_ever_taken(graden: float):
    try:
        gelezen = degrees(90)(f"{graden:.12f}")
    except Waardefout:
        return
    assert gelezen == round(gelezen, 2)
    assert abs(gelezen - graden) < 1e-9


@pytest.mark.parametrize("tekst", ["", "True", "TRUE", "1", "ja", "on", "false", " true", "truee"])
def test_a_yes_can_be_nothing_but_true(tekst: str):
    assert parse_true("true") is True
    fout = refused(parse_true, tekst)
    assert "`true`" in fout.melding
    assert fout.verwacht == "true, of laat de sleutel weg"


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("de  linde", "de linde"),
        (" de linde ", "de linde"),
        ("Zoëken", "Zoëken"),
        ("DE LINDE", "DE LINDE"),
        ("de\tlinde", "de linde"),
        ("x" * MAX_ZOEKTEKST, "x" * MAX_ZOEKTEKST),
        (f" {'x' * MAX_ZOEKTEKST} ", "x" * MAX_ZOEKTEKST),
    ],
)
def test_a_search_text_keeps_what_was_typed_with_one_space_between_words(tekst: str, gelezen: str):
    assert parse_zoek(tekst) == gelezen


@pytest.mark.parametrize("tekst", ["", " ", "\u200b", "x" * (MAX_ZOEKTEKST + 1)])
def test_a_search_text_has_one_to_a_hundred_signs(tekst: str):
    assert refused(parse_zoek, tekst).melding == "Zoek met 1 tot en met 300 tekens."


@pytest.mark.parametrize("tekst", [UUIDTEKST, UUIDTEKST.upper(), f" {UUIDTEKST} "])
def test_an_id_is_read_in_any_case(tekst: str):
    assert parse_uuid(tekst) == UUID(UUIDTEKST)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        UUIDTEKST.replace("-", ""),
        f"{{{UUIDTEKST}}}",
        f"urn:uuid:{UUIDTEKST}",
        UUIDTEKST[:-1],
        UUIDTEKST + "0",
        UUIDTEKST.replace("a", "g"),
        UUIDTEKST.replace("-", "_"),
    ],
)
def test_an_id_is_written_as_in_addresses_and_in_no_other_way(tekst: str):
    assert refused(parse_uuid, tekst).melding == "Dit is geen id."


@pytest.mark.parametrize("sorteer", Sorteer)
def test_every_order_is_read_by_its_name(sorteer: Sorteer):
    assert parse_sorteer(sorteer.value) is sorteer


@pytest.mark.parametrize("tekst", ["", "NAAM", "Sorteer.NAAM", "prijs", "naam "])
def test_an_unknown_order_is_told_those_there_are(tekst: str):
    fout = refused(parse_sorteer, tekst)
    assert fout.verwacht == "beschikbaarheid, wachttijd, afstand, actualiteit, naam"


def test_a_refused_value_tells_what_is_wrong_and_what_was_expected():
    fout = Waardefout("mis", "goed")
    assert (str(fout), fout.melding, fout.verwacht) == ("mis", "mis", "goed")
