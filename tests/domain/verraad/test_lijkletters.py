"""Letters of other alphabets are read as the Latin ones that they look like; what was typed is never rewritten."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.verraad.lijkletters import latijn

STRAAT = "kaneelwortelpad"


@pytest.mark.parametrize(
    "tekst",
    [
        "Kaneelwortelpad",
        "KANEELWORTELPAD",
        "Кaneelwortelpad",  # a Cyrillic К
        "Kanееlwоrtеlpаd",  # Cyrillic е, о and а
        "Κaneelwοrtelpad",  # a Greek Κ and ο
        "Ｋａｎｅｅｌｗｏｒｔｅｌｐａｄ",
        "𝐊𝐚𝐧𝐞𝐞𝐥𝐰𝐨𝐫𝐭𝐞𝐥𝐩𝐚𝐝",
        "𝒦𝒶𝓃𝑒𝑒𝓁𝓌𝑜𝓇𝓉𝑒𝓁𝓅𝒶𝒹",
        "Kàñéëlwörtêlpâd",
        "Ka\u200bneel\u00adwortel\u2060pad",
        "ᴋᴀɴᴇᴇʟᴡᴏʀᴛᴇʟᴘᴀᴅ",
        "Ⓚⓐⓝⓔⓔⓛⓦⓞⓡⓣⓔⓛⓟⓐⓓ",
        "🅺🅰🅽🅴🅴🅻🆆🅾🆁🆃🅴🅻🅿🅰🅳",
        "🇰🇦🇳🇪🇪🇱🇼🇴🇷🇹🇪🇱🇵🇦🇩",
        "Kaneelw\N{LATIN SMALL LETTER O WITH STROKE}rtelpad",
        "ꓗaneelwortelpad",  # a letter of Lisu
    ],
)
def test_a_street_in_disguise_is_read_as_the_street(tekst: str):
    assert latijn(tekst) == STRAAT


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("7555 KL", "7555 kl"),
        ("７５５５ ＫＬ", "7555 kl"),
        ("٧٥٥٥ KL", "7555 kl"),  # Arabic digits
        ("७५५५", "7555"),  # those of Hindi
        ("⑦⑤⑤⑤", "7555"),
        ("𝟕𝟓𝟓𝟓", "7555"),
        ("⁷⁵⁵⁵", "7555"),
    ],
)
def test_digits_of_every_keyboard_are_digits(tekst: str, gelezen: str):
    assert latijn(tekst) == gelezen


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("æ en œ", "ae en oe"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁets", "fiets"),
        ("№ 5", "no 5"),
    ],
)
def test_letters_that_stand_for_two_are_taken_apart(tekst: str, gelezen: str):
    assert latijn(tekst) == gelezen


def test_spaces_and_punctuation_stay():
    assert latijn("Kaneel-wortel, pad!") == "kaneel-wortel, pad!"
    assert latijn("’t Véld – 3") == "’t veld – 3"


def test_letters_that_look_like_nothing_latin_stay():
    assert latijn("会") == "会"
    assert latijn("ش") == "ش"


@given(st.text(max_size=30))
def test_reading_once_more_changes_nothing_that_can_be_seen(tekst: str):
    eens = latijn(tekst)
    assert latijn(eens).replace(" ", "") == latijn(latijn(eens)).replace(" ", "")


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_plain_text_only_becomes_small(tekst: str):
    assert latijn(tekst) == tekst.lower()


@given(st.text("abcdefghijklmnoprstuvwz", min_size=3, max_size=15), st.sampled_from(["NFC", "NFD"]))
def test_an_accent_on_every_letter_hides_no_word(woord: str, vorm: Literal["NFC", "NFD"]):
    versierd = unicodedata.normalize(vorm, "".join(f"{letter}\u0301" for letter in woord))
    assert latijn(versierd) == woord


@given(
    st.text("abcdefghijklmnop", min_size=2, max_size=12),
    st.sampled_from(["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u034f"]),
    st.integers(0, 12),
)
def test_a_sign_without_width_hides_no_word(woord: str, teken: str, plek: int):
    assert latijn(woord[:plek] + teken + woord[plek:]) == woord
