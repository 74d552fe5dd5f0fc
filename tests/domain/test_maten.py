"""Every kind of text has a maximum and holds only what can be seen."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_aanbieder, make_groep
from wijzer.domain.adressen.adres import Adres, OpenbaarAdres, check_adres
from wijzer.domain.contact.gegevens import check_contact
from wijzer.domain.locaties.locatie import check_locatie
from wijzer.domain.maten import (
    EMAIL,
    NAAM,
    PLAATS,
    STRAAT,
    WEBSITE,
    check_tekst,
    check_teksten,
    has_control,
    without_control,
)
from wijzer.domain.regio.gebied import Contact

TEKST = st.text(alphabet=st.characters(), max_size=30)


@given(TEKST, st.integers(0, 30), st.booleans())
def test_a_text_that_passes_is_short_enough_and_can_be_kept_and_shown(tekst, hooguit, regels):
    goed = not check_tekst("veld", tekst, hooguit, regels=regels)
    soorten = {unicodedata.category(teken) for teken in tekst if not (regels and teken in "\t\n\r")}
    assert goed == (len(tekst) <= hooguit and not soorten & {"Cc", "Cs"})
    if goed:
        assert "\x00" not in tekst
        tekst.encode()


@pytest.mark.parametrize(
    "tekst", ["a\x00b", "a\x1b[31m", "a\x7f", "a\x85b", "a\ud800b", "regel\nregel"]
)
def test_a_sign_that_nobody_sees_is_refused_at_its_field(tekst):
    assert [fout.veld for fout in check_tekst("straat", tekst, STRAAT)] == ["straat"]


def test_the_error_says_how_long_it_is_and_may_be():
    (fout,) = check_tekst("straat", "x" * 900_000, STRAAT)
    assert "900000 tekens" in fout.melding
    assert "hooguit 80 tekens" in fout.verwacht


@pytest.mark.parametrize(
    ("veld", "lang"),
    [
        ("telefoon", "074-000" + "0" * 900), ("email", f"{'x' * 60}@{'y' * EMAIL}.nl"),
        ("website", f"https://www.zorg.example/{'x' * WEBSITE}"), ("email", "a\ud800b@zorg.example"),
        ("website", "https://www.zorg.example/\ud800"), ("telefoon", "074-000 00 12\ud800"),
    ],
)  # fmt: skip
def test_contact_has_a_maximum_and_no_half_characters(veld, lang):
    assert [fout.veld for fout in check_contact(Contact(**{veld: lang}))] == [veld]


def test_an_address_and_a_name_have_a_maximum():
    lang = Adres(straat="s" * (STRAAT + 1), huisnummer=1, plaats="p" * (PLAATS + 1))
    assert [fout.veld for fout in check_adres(lang)] == ["straat", "plaats"]
    assert check_adres(Adres(straat="s" * STRAAT, huisnummer=1, plaats="p" * PLAATS)) == []
    groep = replace(make_groep(make_aanbieder()), adres=OpenbaarAdres(lang), naam="n" * (NAAM + 1))
    assert "naam" in {fout.veld for fout in check_locatie(groep, regio_gemeenten=frozenset())}


# ── signs that nobody sees ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tekst", "verborgen", "over"),
    [
        ("", False, ""),
        ("De Linde", False, "De Linde"),
        ("Énter 👍", False, "Énter 👍"),
        ("een\ttwee", True, "een\ttwee"),
        ("een\r\ntwee", True, "een\r\ntwee"),
        ("een\x00twee", True, "eentwee"),
        ("\x1b[31mrood", True, "[31mrood"),
        ("een\x7f\x85\ud800", True, "een"),
        ("zacht\xadstreepje", False, "zacht\xadstreepje"),
        ("\x07", True, ""),
    ],
)
def test_what_cannot_be_seen_is_found_and_left_out_where_a_text_is_shown(tekst, verborgen, over):
    assert has_control(tekst) is verborgen
    assert without_control(tekst) == over


@given(TEKST)
def test_what_is_left_to_show_has_lines_and_nothing_hidden(tekst):
    over = without_control(tekst)
    assert not has_control(over, behalve="\t\n\r")
    assert without_control(over) == over
    assert (over == tekst) != has_control(tekst, behalve="\t\n\r")


def test_only_signs_that_are_named_may_be_there():
    assert not has_control("een\ntwee", behalve="\n")
    assert has_control("een\ntwee\t", behalve="\n")
    assert not has_control("", behalve="")


# ── one text, and several ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tekst", "regels", "melding"),
    [
        (None, False, None),
        ("", False, None),
        ("x" * 9, False, None),
        ("x" * 10, False, None),
        ("x" * 11, False, "Dit is te lang: 11 tekens."),
        ("👍" * 10, False, None),
        ("a\nb", True, None),
        ("a\nb", False, "Hier staat een teken dat niet te zien is."),
        ("a\x00b", True, "Hier staat een teken dat niet te zien is."),
        ("x" * 99 + "\x00", True, "Hier staat een teken dat niet te zien is."),
    ],
)
def test_a_text_of_at_most_ten_signs(tekst, regels, melding):
    """A sign that cannot be seen is told first: how long a text is says little while it has one."""
    fouten = check_tekst("naam", tekst, 10, regels=regels)
    assert [(fout.veld, fout.melding) for fout in fouten] == (
        [("naam", melding)] if melding else []
    )
    assert all(fout.verwacht for fout in fouten)


def test_of_several_texts_each_is_told_beside_its_own_field_in_order():
    teksten = [
        ("plaats", "x" * 11, 10),
        ("straat", "x" * 11, 11),
        ("postcode", None, 0),
        ("naam", "a\nb", 10),
    ]
    assert [fout.veld for fout in check_teksten(teksten)] == ["plaats", "naam"]
    assert check_teksten(iter(teksten[1:3])) == []
    assert check_teksten([]) == []
