"""Whether a text holds a street or a postcode, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres
from wijzer.domain.verraad.herhaling import (
    Adresvormen,
    Lezing,
    lezingen,
    repeats,
    repeats_adres,
    squeeze,
)

ADRES = Adres("Kaneelwortelpad", 12, "Hengelo", postcode="7555KL")


@pytest.mark.parametrize(
    "tekst",
    [
        "Kaneelwortelpad",
        "wonen aan het kaneel wortel pad in de buurt",
        "KANEEL.WORTEL.PAD",
        "kaneel_wortel-pad",
        "info@kaneelwortelpad.example",
        "https://zorg.example/kaneelwortelpad-12",
        "https://zorg.example/%6Baneelwortelpad",
        "https://zorg.example/%256Baneelwortelpad",
        "&#107;aneelwortelpad",
        "&#x6b;aneelwortelpad",
        "kaneelwortel&shy;pad",
        "7555KL",
        "7555 kl",
        "7555-KL",
        "7 5 5 5 K L",
        "postcode7555klhengelo",
    ],
)
def test_the_street_and_the_postcode_are_found(tekst: str):
    assert repeats_adres(tekst, ADRES)


@pytest.mark.parametrize(
    "tekst",
    [
        None,
        "",
        "   ",
        "Kaneel",
        "Wortelpad",
        "Kaneelwortel",
        "7555",
        "KL 7555",
        "7555 KM",
        "12",
        "Hengelo",
        "Groep 12 in Hengelo",
        "100% korting & meer",
    ],
)
def test_a_part_of_it_or_its_number_or_its_place_is_no_repetition(tekst: str | None):
    assert not repeats_adres(tekst, ADRES)


def test_without_a_postcode_only_the_street_counts():
    zonder = Adres("Kaneelwortelpad", 12, "Hengelo")
    assert not repeats_adres("7555 KL", zonder)
    assert repeats_adres("kaneelwortelpad", zonder)


def test_a_street_of_two_letters_is_not_looked_for_inside_words():
    assert not repeats_adres("De Lezers", Adres("Es", 3, "Hengelo"))
    assert repeats_adres("De Ess", Adres("Ess", 3, "Hengelo"))


@pytest.mark.parametrize(
    ("straat", "tekst"),
    [
        ("Burgemeester Jansenplein", "Burg. Jansenpln"),
        ("Burgemeester Jansenplein", "bgm jansenplein"),
        ("Prof. de Vriesstraat", "Professor de Vriesstr."),
        ("2e Dwarsstraat", "Tweede Dwarsstraat"),
        ("Tweede Dwarsstraat", "2e dwarsstr 14"),
        ("Willem III-laan", "Willem de Derdelaan"),
        ("4 Meistraat", "vier meistraat"),
        ("'t Veld", "het veld"),
        ("St. Jansweg", "Sint Jansweg"),
        ("Kanaalstraat", "kanaalstr12"),
        ("Kanariezwaluwstraat", "Kanariezw.str."),
    ],
)
def test_abbreviations_and_numbers_in_words_hide_no_street(straat: str, tekst: str):
    assert repeats_adres(tekst, Adres(straat, 12, "Hengelo"))


@given(
    st.text("abcdefghijklmnop", min_size=6, max_size=15), st.text(max_size=12), st.text(max_size=12)
)
def test_a_street_is_found_between_any_two_texts_with_a_space(straat: str, voor: str, na: str):
    adres = Adres(straat, 1, "Hengelo")
    if "%" not in voor + na and "&" not in voor + na:
        assert repeats_adres(f"{voor} {straat} {na}", adres)


@given(st.text(max_size=40))
def test_looking_for_a_street_never_stumbles_over_a_text(tekst: str):
    assert repeats_adres(tekst, ADRES) in (True, False)


@given(st.text(max_size=40))
def test_an_address_read_before_gives_the_same_answer(tekst: str):
    vormen = Adresvormen.of(ADRES)
    assert any(repeats(lezing, vormen) for lezing in lezingen(tekst)) is repeats_adres(tekst, ADRES)


def test_the_forms_of_an_address_print_nothing_of_it():
    vormen = Adresvormen.of(ADRES)
    assert repr(vormen) == str(vormen) == f"{vormen}" == "Adresvormen(…)"


@pytest.mark.parametrize(
    ("tekst", "hoeveel"),
    [
        ("Kaneelwortelpad", 1),
        ("zorg%20huis", 2),
        ("zorg%2520huis", 3),
        ("100% zeker", 1),
        ("a &amp; b", 2),
    ],
)
def test_a_text_with_escapes_is_read_as_a_browser_shows_it_too(tekst: str, hoeveel: int):
    assert len(list(lezingen(tekst))) == hoeveel


def test_escapes_are_undone_two_times_and_no_more():
    gelezen = [lezing.tekst for lezing in lezingen("%25252Dpad")]
    assert gelezen == ["%25252dpad", "%252dpad", "%2dpad"]


def test_a_host_in_punycode_is_read_as_its_letters():
    assert [lezing.aaneen for lezing in lezingen("https://xn--zrg-sna.example")] == [
        "httpszorgexample"
    ]


def test_a_host_that_is_no_punycode_stays_as_it_is():
    assert [lezing.aaneen for lezing in lezingen("xn--zzzzzzzz")] == ["xnzzzzzzzz"]


@pytest.mark.parametrize(
    ("tekst", "plat"),
    [
        ("De Linde!", "delinde"),
        ("'t Véld 3", "tveld3"),
        ("", ""),
        ("---", ""),
        ("A.B.C.", "abc"),
    ],
)
def test_what_is_left_of_a_text_when_one_reads_over_signs(tekst: str, plat: str):
    assert squeeze(tekst) == plat


def test_a_text_without_abbreviations_says_nothing_more_when_written_out():
    assert Lezing("de linde").voluit(4) == ""
    assert "straat" in Lezing("kerkstr").voluit(4)


def test_written_out_pieces_do_not_run_into_each_other():
    lang = Lezing("dr jansen str een twee drie vier vijf zes")
    assert "   " in lang.voluit(2)
    assert lang.voluit(2) is lang.voluit(2)
