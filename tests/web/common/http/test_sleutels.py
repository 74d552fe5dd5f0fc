"""Keys of an address are bytes first. What is UTF-8 is text, whatever way it was written; the rest is never taken for text."""

from urllib.parse import parse_qsl, quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.web.common.antwoorden.stempel import canonical_query
from wijzer.web.common.http.sleutels import is_text, read_pairs, write_pairs


@pytest.mark.parametrize(
    ("query", "paren"),
    [
        (b"zoek=een+plek&plaats=a%20b", [("zoek", "een plek"), ("plaats", "a b")]),
        (b"zoek=De%20H%C3%B6fte", [("zoek", "De Höfte")]),
        ("zoek=De H\xf6fte".encode(), [("zoek", "De Höfte")]),
        (b"zoek=%C3\xb6", [("zoek", "ö")]),
        (b"zoek=50%", [("zoek", "50%")]),
        (b"zoek=%zz", [("zoek", "%zz")]),
        (b"zoek=%2", [("zoek", "%2")]),
        (b"zoek=a;plaats=b", [("zoek", "a;plaats=b")]),
        (b"zoek=a&&&plaats", [("zoek", "a"), ("plaats", "")]),
        (b"=x&=", [("", "x"), ("", "")]),
        (b"zoek=a=b", [("zoek", "a=b")]),
        (b"zoek=%00", [("zoek", "\0")]),
        (b"zoek=a&zoek=b", [("zoek", "a"), ("zoek", "b")]),
        (b"", []),
    ],
)
def test_text_is_read_whatever_way_it_is_written(query: bytes, paren: list[tuple[str, str]]):
    assert read_pairs(query) == paren
    assert all(is_text(*paar) for paar in paren)


@pytest.mark.parametrize(
    "bytes_",
    [
        b"%FF", b"\xff", b"%C3", b"%C3%28", b"a%E9b", b"%ED%A0%80", b"%C0%AF", b"%E0%80%AF", b"%F8%88%80%80%80", b"%F4%90%80%80",
        b"%80", b"\xe9t\xe9",
    ],
)  # fmt: skip
def test_what_is_no_utf_8_is_no_text_and_never_a_replacement(bytes_: bytes):
    for query in (b"zoek=" + bytes_, bytes_ + b"=1"):
        (paar,) = read_pairs(query)
        assert not is_text(*paar)
        assert "�" not in "".join(paar)


def test_a_sign_of_replacement_that_somebody_typed_is_text():
    assert read_pairs(b"zoek=%EF%BF%BD") == [("zoek", "�")]
    assert is_text("�")


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_what_is_written_is_what_was_read(sleutel: bytes, waarde: bytes):
    query = f"{quote_from_bytes(sleutel)}={quote_from_bytes(waarde)}".encode()
    paren = read_pairs(query)
    assert read_pairs(write_pairs(paren).encode()) == paren
    assert paren == read_pairs(query.replace(b"%20", b"+"))


@given(st.binary(max_size=60))
def test_no_bytes_break_anything_and_the_canonical_form_is_its_own(query: bytes):
    for strict in (True, False):
        een = canonical_query(query.decode("latin-1"), strict=strict)
        assert een.isascii()
        assert canonical_query(een, strict=strict) == een
    assert sorted(read_pairs(query)) == read_pairs(
        canonical_query(query.decode("latin-1"), strict=True).encode()
    )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_text_is_read_as_python_reads_it(tekst: str):
    query = write_pairs([("zoek", tekst)])
    assert read_pairs(query.encode()) == parse_qsl(query, keep_blank_values=True)
