import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.files.tabel.veilig import escape, is_formula, unescape

GEVAARLIJK = "=+-@\t\r\n＝＋－＠"


@given(st.text())
def test_every_text_comes_back_as_it_was(tekst: str):
    assert unescape(escape(tekst)) == tekst


@given(st.text(alphabet="'" + GEVAARLIJK + "a1 "))
def test_every_text_of_dangerous_signs_comes_back_and_never_stands_first(tekst: str):
    assert unescape(escape(tekst)) == tekst
    assert not escape(tekst)[:1] or escape(tekst)[0] not in GEVAARLIJK


@pytest.mark.parametrize("tekst", ["De Linde", "'t Veld", "074-000 00 12", "a=b", ""])
def test_ordinary_text_is_left_alone(tekst: str):
    assert escape(tekst) == tekst
    assert unescape(tekst) == tekst


def test_a_phone_number_typed_with_a_plus_is_text_and_an_equals_sign_is_a_formula():
    assert not is_formula("+31 74 000 00 12")
    assert is_formula("=1+1")
    assert not is_formula("'=1+1")
