"""The name of a machine, as it is looked up and as people read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contact.host import OnbruikbareHost, ascii_host, show_host
from wijzer.domain.contact.lettertekens import is_latin, mixes_scripts, visible


@pytest.mark.parametrize(
    ("getypt", "host"),
    [
        ("zorg.example", "zorg.example"),
        ("ZORG.Example", "zorg.example"),
        ("zorg.example.", "zorg.example"),
        ("www.zorg-plus.example", "www.zorg-plus.example"),
        ("zörg.example", "xn--zrg-sna.example"),
        ("ZÖRG.example", "xn--zrg-sna.example"),
        ("xn--zrg-sna.example", "xn--zrg-sna.example"),
        ("zorg。example", "zorg.example"),
        ("ｚｏｒｇ.example", "zorg.example"),
        ("9292.example", "9292.example"),
        ("a.b.c.d.example", "a.b.c.d.example"),
        (f"{'a' * 63}.example", f"{'a' * 63}.example"),
    ],
)
def test_a_name_has_one_form_in_which_it_is_looked_up(getypt: str, host: str):
    assert ascii_host(getypt) == host
    assert ascii_host(host) == host


@pytest.mark.parametrize(
    "getypt",
    [
        "",
        ".",
        "zorg",
        "localhost",
        "zorg.local",
        "zorg.localhost",
        "zorg.internal",
        "zorg.lan",
        "zorg.onion",
        "127.0.0.1",
        "zorg.1",
        "zorg..example",
        ".zorg.example",
        "-zorg.example",
        "zorg-.example",
        "zo rg.example",
        "zo_rg.example",
        "zorg.e",
        "zorg!.example",
        f"{'a' * 64}.example",
        ".".join(["a" * 60] * 5) + ".example",
        "xn--zzzzzzzz.example",
    ],
)
def test_what_not_everybody_can_open_is_no_name(getypt: str):
    with pytest.raises(OnbruikbareHost) as fout:
        ascii_host(getypt)
    assert not fout.value.lijkt


@pytest.mark.parametrize("getypt", ["zоrg.example", "аanbieder.example", "zοrg.example"])
def test_letters_of_two_alphabets_in_a_name_may_pose_as_another(getypt: str):
    with pytest.raises(OnbruikbareHost) as fout:
        ascii_host(getypt)
    assert fout.value.lijkt


@pytest.mark.parametrize(
    ("host", "getoond"),
    [
        ("zorg.example", "zorg.example"),
        ("xn--zrg-sna.example", "zörg.example"),
        ("www.xn--zrg-sna.example", "www.zörg.example"),
        ("xn--80ak6aa92e.example", "xn--80ak6aa92e.example"),
        ("xn--zzzzzzzz.example", "xn--zzzzzzzz.example"),
    ],
)
def test_a_name_is_shown_in_its_letters_unless_they_can_deceive(host: str, getoond: str):
    assert show_host(host) == getoond


@given(st.text("abcdefghijklmnopqrstuvwxyzéöïñç", min_size=1, max_size=15))
def test_what_is_shown_is_looked_up_under_the_same_name(label: str):
    host = ascii_host(f"{label}.example")
    assert ascii_host(show_host(host)) == host


@given(st.text(max_size=20))
def test_any_text_is_a_name_or_none(tekst: str):
    try:
        host = ascii_host(tekst)
    except OnbruikbareHost:
        return
    assert host.isascii()
    assert host == host.lower()
    assert "." in host


@pytest.mark.parametrize(
    ("tekst", "latijns", "gemengd"),
    [
        ("zorg", True, False),
        ("zörg-12", True, False),
        ("", True, False),
        ("зорг", False, False),
        ("zоrg", False, True),
        ("αβγ", False, False),
        ("zorgβ", False, True),
        ("zorg会", False, False),
    ],
)
def test_of_which_alphabet_letters_are(tekst: str, latijns: bool, gemengd: bool):
    assert is_latin(tekst) is latijns
    assert mixes_scripts(tekst) is gemengd


@pytest.mark.parametrize(
    ("tekst", "zichtbaar"),
    [("a\u200bb", "ab"), (" a  b ", "a b"), ("a\nb", "a b"), ("👩\u200d👧", "👩👧"), ("", "")],
)
def test_no_address_has_a_sign_that_takes_no_room(tekst: str, zichtbaar: str):
    assert visible(tekst) == zichtbaar
