import sys
import unicodedata
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import LIJST
from wijzer.files.tabel.cellen import (
    Cel,
    choice_of,
    digits_of,
    read_bedrag,
    read_datum,
    read_geheel,
    read_ja_nee,
    read_lijst,
    read_text,
    text_of,
)


@pytest.mark.parametrize(
    "cel",
    [
        "2025-01-31",
        "31-01-2025",
        "31-1-2025",
        "2025-01-31 00:00:00",
        " 2025-01-31 ",
        date(2025, 1, 31),
    ],
)
def test_a_date_is_read_in_every_accepted_form(cel: Cel):
    assert read_datum(cel) == date(2025, 1, 31)


@pytest.mark.parametrize(
    "cel",
    [
        "31-02-2025",
        "01-31-2025",
        "31/01/2025",
        "vandaag",
        "25-01-31",
        "0025-01-01",
        45688,
        True,
        date(2500, 1, 1),
    ],
)
def test_what_is_no_date_is_refused(cel: Cel):
    with pytest.raises(Ongeldig):
        read_datum(cel)


@pytest.mark.parametrize(
    ("cel", "waarde"), [("ja", True), ("Nee", False), (" JA ", True), (True, True), (False, False)]
)
def test_yes_and_no(cel: Cel, waarde: bool):
    assert read_ja_nee(cel) is waarde


@pytest.mark.parametrize("cel", ["j", "1", 1, "waar", "ja nee"])
def test_anything_else_than_yes_or_no_is_refused(cel: Cel):
    with pytest.raises(Ongeldig, match="ja of nee"):
        read_ja_nee(cel)


@pytest.mark.parametrize(("cel", "getal"), [("0", 0), ("12", 12), (12, 12), (" 7 ", 7)])
def test_whole_numbers(cel: Cel, getal: int):
    assert read_geheel(cel) == getal


@pytest.mark.parametrize(
    "cel", ["-1", -1, "1,5", 1.5, "een", True, "1e3", "99999999999", date(2025, 1, 1)]
)
def test_what_is_no_whole_number_is_refused(cel: Cel):
    with pytest.raises(Ongeldig):
        read_geheel(cel)


@pytest.mark.parametrize(
    ("cel", "bedrag"),
    [
        ("12,50", "12.50"),
        ("12.5", "12.5"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        ("€ 70", "70"),
        (14.28, "14.28"),
        (70, "70"),
    ],
)
def test_amounts_as_the_dutch_and_as_machines_write_them(cel: Cel, bedrag: str):
    assert read_bedrag(cel) == Decimal(bedrag)


@pytest.mark.parametrize(
    "cel", ["1.234", "12,345", "-1", "duur", "NaN", "Infinity", "1e3000", True, float(10**9)]
)
def test_what_is_no_amount_or_could_be_two_is_refused(cel: Cel):
    with pytest.raises(Ongeldig):
        read_bedrag(cel)


def test_a_number_of_excel_gets_its_leading_zeros_back_and_a_text_does_not():
    read_agb = digits_of(8, "AGB-code")
    assert read_agb(1234567) == "01234567"
    assert read_agb("01234567") == read_agb("０１２３4567\xa0") == "01234567"
    assert read_agb("٣٣٣٣٣٣٣٣") == "33333333"
    for cel in ("1234567", "123456789", 123456789, "1234567a", 1234567.5, "3333333³"):
        with pytest.raises(Ongeldig, match="AGB-code"):
            read_agb(cel)


def test_a_date_in_a_text_column_is_excels_mistake_and_is_said():
    with pytest.raises(Ongeldig, match="Excel heeft hier een datum van gemaakt"):
        read_text(date(2025, 3, 12))


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        (12, "12"),
        (12.5, "12.5"),
        (" a ", "a"),
        ("a\r\nb", "a\nb"),
        ("a\x00b\x1b", "ab"),
        ("a\x85a", "a\na"),
    ],
)
def test_text(cel: Cel, tekst: str):
    assert read_text(cel) == tekst


@pytest.mark.parametrize("cel", ["a\ud800", "\udcffa", True])
def test_what_is_no_text_is_refused(cel: Cel):
    with pytest.raises(Ongeldig):
        read_text(cel)


def test_a_text_that_is_too_long_is_refused_with_the_limit():
    assert text_of(3)("abc") == "abc"
    with pytest.raises(Ongeldig, match="te lang: 4 tekens"):
        text_of(3)("abcd")


def test_a_list_holds_each_value_once_in_the_order_of_the_file():
    assert read_lijst("Hengelo, Borne|Almelo;Borne\nLosser,") == (
        "Hengelo",
        "Borne",
        "Almelo",
        "Losser",
    )


def test_a_choice_names_what_is_allowed():
    class Kleur(StrEnum):
        ROOD = "rood"
        BLAUW = "blauw"

    assert choice_of(Kleur)("Rood") is Kleur.ROOD
    with pytest.raises(Ongeldig) as gevangen:
        choice_of(Kleur)("groen")
    assert gevangen.value.verwacht == "rood of blauw"


def test_every_half_sign_is_refused_and_every_other_that_cannot_be_seen_is_left_out():
    for teken in map(chr, range(sys.maxunicode + 1)):
        soort = unicodedata.category(teken)
        if soort == "Cs":
            with pytest.raises(Ongeldig, match="niet te zien"):
                read_text(f"a{teken}b")
        elif soort == "Cc":
            assert read_text(f"a{teken}b") in {"ab", "a b", "a\nb", "a\tb"}


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        ("De \u202eVlier", "De Vlier"),
        ("\u2066 De Vlier\u2069", "De Vlier"),
        ("De Vl\xadier\u200b\ufeff", "De Vlier"),
        ("De\nVlier\u200f", "De\nVlier"),
    ],
)
def test_what_takes_no_room_or_turns_the_reading_around_is_left_out(cel: str, tekst: str):
    assert read_text(cel) == tekst


def test_a_list_longer_than_any_real_one_is_refused():
    assert len(read_lijst(",".join(map(str, range(LIJST))))) == LIJST
    with pytest.raises(Ongeldig, match=f"te veel waarden: {LIJST + 1}"):
        read_lijst(",".join(map(str, range(LIJST + 1))))


@pytest.mark.parametrize(
    ("getal", "bedrag"),
    [(12.500000000000002, "12.50"), (0.1 + 0.2, "0.30"), (99.99, "99.99"), (7.0, "7.00")],
)
def test_an_amount_of_excel_is_read_without_the_noise_of_a_sum(getal: float, bedrag: str):
    assert read_bedrag(getal) == Decimal(bedrag)


@pytest.mark.parametrize("getal", [12.505, 0.001, 12.5001, 99_999_999.051])
def test_an_amount_with_more_than_cents_is_no_noise(getal: float):
    with pytest.raises(Ongeldig, match="geen bedrag"):
        read_bedrag(getal)


def test_a_part_of_a_week_is_no_whole_number():
    with pytest.raises(Ongeldig, match="geen heel getal"):
        read_geheel(22.5)


@pytest.mark.parametrize("getal", [1234567890123456.0, 1e15, -1e300])
def test_a_number_of_which_excel_lost_the_last_digits_is_no_text(getal: float):
    with pytest.raises(Ongeldig, match="De echte waarde is niet meer te zien"):
        read_text(getal)
