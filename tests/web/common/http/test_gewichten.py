"""A list of wishes in a header: read as it is meant, and gone through once whoever made it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.web.common.http.gewichten import read_voorkeuren

LANG = 60_000
"""About as long as the server lets a header be."""
VERZONNEN = {
    "a quote that stays open before escaped ones": 'a"' + '\\"' * (LANG // 2),
    "quotes alone": '"' * LANG,
    "an odd number of quotes": '"a' * (LANG // 2 + 1),
    "backslashes behind a quote": '"' + "\\" * (LANG + 1),
    "parameters that each open a quote": "a/b" + ';x="\\"' * (LANG // 6),
    "parameters without a value": "a/b" + ";x" * (LANG // 2),
    "blanks": "a/b;x" + " " * LANG,
    "commas": "," * LANG,
}


def names(header: str) -> list[str]:
    return [voorkeur.naam for voorkeur in read_voorkeuren(header)]


@pytest.mark.parametrize("header", VERZONNEN.values(), ids=VERZONNEN.keys())
def test_no_header_costs_more_than_going_through_it_once(header: str):
    """Looking for the end of a quote again and again took fourteen seconds of such a header; once takes milliseconds."""
    begin = time.process_time()
    names(header)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("header", "namen"),
    [
        ('a/b;x="c,d", e/f', ["a/b", "e/f"]),
        ('a/b;x="c\\",d", e/f', ["a/b", "e/f"]),
        ('a/b", e/f', ['a/b"', "e/f"]),
        ('a/b;x="c,d", e/f;y=", g/h', ["a/b", "e/f", "g/h"]),
        ('a/b;x="c\\", e/f', ["a/b", "e/f"]),
        ('"', ['"']),
        ('a/b,"', ["a/b", '"']),
        (",, a/b ,", ["a/b"]),
        ("", []),
    ],
)
def test_a_comma_between_quotes_parts_nothing_and_a_quote_that_stays_open_is_a_sign(
    header: str, namen: list[str]
):
    assert names(header) == namen


@given(
    st.lists(st.from_regex(r"[a-z]{1,3}/[a-z]{1,3}", fullmatch=True)),
    st.sampled_from([",", ", ", " ,\t"]),
)
def test_without_quotes_every_comma_parts(namen: list[str], tussen: str):
    assert names(tussen.join(namen)) == namen


@given(st.text('a,"\\;= ', max_size=40))
def test_whatever_stands_there_is_read(header: str):
    assert all(
        0 <= voorkeur.gewicht <= 1000 and voorkeur.naam.strip()
        for voorkeur in read_voorkeuren(header)
    )
