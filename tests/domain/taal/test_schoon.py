"""What comes in is cleaned of what nobody sees and of nothing else, and two texts that look alike have one key."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.schoon import (
    VERBINDERS,
    clean_code,
    clean_line,
    clean_text,
    compare_key,
    plain_signs,
)

_ZELDZAAM = (
    "\u200b\u200c\u200d\ufe0e\ufe0f\u0301\u0323\u064b\u0627a1 \n\t\r\x0b\x85\u2028\xa0\xad\ufeff\u202e👩🏽🏴\u20e3\u094d\u093c\u0930"
    "\u2800\u3164\ud800´’ʼ–\u1fef\ufffc\ufdd0葛\U000e0100\U000e0067\U000e007fİŉ\u0958"
)
TEKSTEN = st.text(st.one_of(st.sampled_from(_ZELDZAAM), st.characters()), max_size=30)
GEWOON = st.text(st.characters(max_codepoint=0x24F, exclude_categories=("C", "Z", "M"))).map(
    lambda tekst: unicodedata.normalize("NFC", tekst)
)
LATIJN = st.characters(max_codepoint=0x24F, exclude_categories=["C"], exclude_characters="´`«»")
APOSTROFS, STREEPJES = "'’‘‛ʼ´`′＇", "-‐‑‒–—−－"


@given(TEKSTEN)
def test_cleaning_twice_is_cleaning_once(tekst: str):
    for clean in (clean_line, clean_text, clean_code, compare_key):
        assert clean(clean(tekst)) == clean(tekst)


@given(TEKSTEN)
def test_what_is_clean_holds_nothing_hidden_and_can_be_kept_anywhere(tekst: str):
    for schoon, regels in ((clean_line(tekst), ""), (clean_text(tekst), "\n\t")):
        schoon.encode()
        assert unicodedata.is_normalized("NFC", schoon)
        assert schoon == schoon.strip()
        for teken in schoon.translate(dict.fromkeys(map(ord, regels))):
            soort = unicodedata.category(teken)
            hoort = teken in VERBINDERS or 0xE0061 <= ord(teken) <= 0xE007F
            assert soort not in {"Cc", "Cs", "Zl", "Zp"}
            assert soort != "Cf" or hoort
            assert soort != "Zs" or teken == " "


@given(st.lists(GEWOON.filter(bool), max_size=6), st.booleans())
def test_an_ordinary_text_stays_sign_for_sign(woorden: list[str], breed: bool):
    assert clean_line(" ".join(woorden)) == " ".join(woorden)
    regels = ("\n\n" if breed else "   ").join(woorden)
    assert clean_text(regels) == regels


@given(TEKSTEN)
def test_cleaning_makes_a_text_longer_only_where_unicode_itself_does(tekst: str):
    """NFC writes a few letters of Hindi, Hebrew and music with more signs: a maximum is asked after cleaning."""
    assert len(clean_line(tekst)) <= len(unicodedata.normalize("NFC", tekst))
    assert len(clean_text(tekst)) <= len(unicodedata.normalize("NFC", tekst))


def test_every_sign_of_unicode_alone_is_kept_or_taken_out_by_its_kind():
    """Every format sign of this Python's Unicode is known by range, and every space is one."""
    for teken in map(chr, range(sys.maxunicode + 1)):
        soort = unicodedata.category(teken)
        if soort[0] == "Z" or soort in {"Cc", "Cf", "Cs"} or teken.isspace():
            assert clean_line(f"a{teken}b") == ("a b" if teken.isspace() else "ab"), hex(ord(teken))
        elif soort[0] in "LNPS" and not clean_line(teken):
            assert teken in "\u115f\u1160\u2800\u3164\uffa0\ufffc", hex(ord(teken))


@pytest.mark.parametrize(
    ("getypt", "schoon"),
    [
        ("\ufeff Woongroep\xa0 De\u2009Es\u200b ", "Woongroep De Es"),
        ("gezins\xadhuis", "gezinshuis"),
        ("De\u202eEs\u202c", "DeEs"),
        ("De\tEs\r\nNoord\u2028Zuid\x0bWest", "De Es Noord Zuid West"),
        ("Zoe\u0308", "Zoë"),
        ("’t Veld – Noord", "’t Veld – Noord"),
        ("½ m² ﬁ", "½ m² ﬁ"),
        ("\uf0b7 rust", "\uf0b7 rust"),
        ("\u3164", ""),
        ("x\ufe0f\u200d", "x"),
        ("a\ud800b", "ab"),
    ],
)
def test_a_line_keeps_what_was_written(getypt: str, schoon: str):
    assert clean_line(getypt) == schoon


@pytest.mark.parametrize(
    "tekst",
    [
        "👩‍👧‍👦 🧒🏽 ❤️",
        "🙂‍↔️",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🩷‍🔥",
        "می\u200cخواهم",
        "র\u200d্যাম",
        "葛\U000e0100城",
    ],
)
def test_a_picture_and_a_word_that_need_a_joiner_keep_it(tekst: str):
    assert clean_line(tekst) == clean_text(tekst) == tekst
    assert clean_line(f"a\u200d{tekst}\u200c.") == f"a{tekst}."


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one(einde: str):
    assert clean_text(f" een  twee{einde}{einde}\tdrie ") == "een  twee\n\n\tdrie"
    assert clean_line(f" een  twee{einde}{einde}\tdrie ") == "een twee drie"


@pytest.mark.parametrize(
    ("getypt", "code"),
    [
        ("７５５１\xa0ＥＢ", "7551 EB"),
        ("7551‑EB", "7551-EB"),
        ("WGZ\u200bHF", "WGZHF"),
        ("٧٥٥١ EB", "7551 EB"),
        ("12–14", "12-14"),
        ("12²", "12²"),
        ("’t", "'t"),
    ],
)
def test_a_code_is_read_as_a_keyboard_types_it(getypt: str, code: str):
    assert clean_code(getypt) == code


@pytest.mark.parametrize("apostrof", APOSTROFS)
@pytest.mark.parametrize("streepje", STREEPJES)
def test_a_kind_of_apostrophe_or_dash_makes_no_other_name(apostrof: str, streepje: str):
    assert compare_key(f"{apostrof}t VÉLD{streepje}Noord") == "'t veld-noord"
    assert plain_signs(f"{apostrof}t{streepje}É") == "'t-É"


@given(TEKSTEN)
def test_what_is_kept_is_found_by_what_was_typed(tekst: str):
    assert compare_key(clean_line(tekst)) == compare_key(tekst)
    assert compare_key(clean_text(tekst)) == compare_key(tekst)


@given(st.text(LATIJN) | st.text(alphabet="aéÉe\u0301\u0327ﬁİß \u00a0\n"))
def test_a_key_takes_away_capitals_accents_and_extra_spaces(tekst: str):
    ontleed = unicodedata.normalize("NFKD", tekst.casefold().replace("ʼ", "'"))
    letters = [teken for teken in ontleed if not unicodedata.combining(teken)]
    assert compare_key(tekst) == " ".join("".join(letters).split())
