"""Which sites can be listed to frame the widget, and in which form they are kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contact.kaderbron import parse_kaderbron
from wijzer.domain.fouten import Ongeldig


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("https://www.gemeente.example", "https://www.gemeente.example"),
        ("  HTTPS://WWW.Gemeente.Example/ ", "https://www.gemeente.example"),
        ("https://gemeente.example:443", "https://gemeente.example"),
        ("https://gemeente.example:8443", "https://gemeente.example:8443"),
        ("https://súdwest.example", "https://xn--sdwest-pya.example"),
        ("https://xn--sdwest-pya.example", "https://xn--sdwest-pya.example"),
    ],
)
def test_an_origin_is_kept_as_a_browser_writes_it(getypt, bewaard):
    assert parse_kaderbron(getypt) == bewaard


@pytest.mark.parametrize(
    "getypt",
    [
        "", "gemeente.example", "http://gemeente.example", "https://", "https://gemeente", "https://*.gemeente.example",
        "https://gemeente.example/pad", "https://gemeente.example?x=1", "https://gemeente.example#x", "https://a@b.example",
        "https://10.0.0.1", "https://[::1]", "https://gemeente.example:0", "https://gemeente.example:65536",
        "https://gemeente.example:", "https://-a.example", "https://a-.example", "https://a..example", "'self'", "*", "https:",
        "data:text/html", "javascript:alert(1)", "https://a.example https://b.example", "https://a.example;script-src",
        "https://a.example\nx: y", "http://localhost:8000", "http://127.0.0.1", "https://" + "a" * 64 + ".example",
        "https://" + "a." * 150 + "example", "https://a\u2028b.example",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_is_expected(getypt):
    with pytest.raises(Ongeldig) as fout:
        parse_kaderbron(getypt)
    assert fout.value.verwacht


@pytest.mark.parametrize(
    "getypt", ["http://localhost:8000", "http://127.0.0.1:8000", "http://localhost"]
)
def test_this_machine_itself_can_only_be_listed_to_try_it_out(getypt):
    assert parse_kaderbron(getypt, lokaal=True) == getypt
    with pytest.raises(Ongeldig):
        parse_kaderbron("http://localhost.example", lokaal=True)


@given(
    st.text(max_size=80)
    | st.from_regex(r"https?://[a-zA-Z0-9.:*;, '/@-]{0,40}", fullmatch=True)
    | st.text("htps:/.a-1;, '\n*é", max_size=30).map(lambda tekst: f"https://{tekst}")
)
def test_what_is_kept_can_never_be_more_than_one_source_of_a_policy(tekst):
    try:
        origin = parse_kaderbron(tekst)
    except Ongeldig:
        return
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z0-9-]+(:[1-9][0-9]{0,4})?", origin)
    assert parse_kaderbron(origin) == origin
