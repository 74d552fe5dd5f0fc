"""What people send in as the address of a site, with the one link that a browser reads as we do."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.contact.website import find_website, read_website, show_website, site_of
from wijzer.domain.fouten import Ongeldig

A = "https://a.example"
ZORG = ("https://xn--zrg-sna.example", "https://zörg.example")

NOTATIES = [
    *(
        (tekst, A, A)
        for tekst in (
            A, "HTTPS://A.example", "https://A.EXAMPLE/", "a.example", "A.Example", "//a.example", "https:a.example", "Https:/a.example",
            "https:///a.example", "https://https://a.example", "http://https://a.example", "a.example.", "https://a.example./",
            "https://a.example:443", "https://a.example:", "https://a.example/?", "https://a.example/#", "https://a.example?",
            " https://a.example\u200b", "\ufeffa.example\n", "<https://a.example>", "\u201chttps://a.example\u201d", "https://a.example,",
            "https://a\u3002example", "https://\uff41.example", "a.exam\u00adple", "a.example\x00", "a.\u3164example\ufe0f", "a.example',",
            "https://a.example/\x7f",
        )
    ),
    ("http://a.example", "http://a.example", "http://a.example"),
    ("Http://A.example:80/x", "http://a.example/x", "http://a.example/x"),
    ("www.a.example", "https://www.a.example", "https://www.a.example"),
    ("https://a.example?x=1", f"{A}/?x=1", f"{A}/?x=1"), ("a.example#kop", f"{A}/#kop", f"{A}/#kop"),
    ("https://a.example:8080/x", f"{A}:8080/x", f"{A}:8080/x"), ("a.example:8080", f"{A}:8080", f"{A}:8080"),
    ("https://a.example/Hulp/?q=1&r=2#Kop", f"{A}/Hulp/?q=1&r=2#Kop", f"{A}/Hulp/?q=1&r=2#Kop"),
    ("a.example//x/../y", f"{A}//x/../y", f"{A}//x/../y"),
    *((tekst, *ZORG) for tekst in ("zörg.example", "ZÖRG.example", "https://zo\u0308rg.example/", ZORG[0], "HTTPS://XN--ZRG-SNA.example")),
    ("faß.example", "https://xn--fa-hia.example", "https://faß.example"),
    ("https://аррӏе.example", "https://xn--80ak6aa92e.example", "https://xn--80ak6aa92e.example"),
    ("a.example/zörg/één", f"{A}/z%C3%B6rg/%C3%A9%C3%A9n", f"{A}/zörg/één"), ("a.example/z%c3%b6rg", f"{A}/z%C3%B6rg", f"{A}/zörg"),
    ("a.example/een|twee", f"{A}/een%7Ctwee", f"{A}/een%7Ctwee"), ("a.example/100%", f"{A}/100%25", f"{A}/100%25"),
    ("a.example/[x]?y={z}", f"{A}/%5Bx%5D?y=%7Bz%7D", f"{A}/%5Bx%5D?y=%7Bz%7D"), ("a.example/a#b#c", f"{A}/a#b%23c", f"{A}/a#b%23c"),
    ("a.example/a\u2013b", f"{A}/a%E2%80%93b", f"{A}/a%E2%80%93b"),
    ("a.example/%6Cinde?a=%41%7e%25", f"{A}/linde?a=A~%25", f"{A}/linde?a=A~%25"), ("a.example/%2e%2E/x", f"{A}/../x", f"{A}/../x"),
    ("a.example/%E2%80%AEx%2Fy", f"{A}/%E2%80%AEx%2Fy", f"{A}/%E2%80%AEx%2Fy"),
    ("a.example/mail@adres", f"{A}/mail@adres", f"{A}/mail@adres"), ("ab--cd.example", "https://ab--cd.example", "https://ab--cd.example"),
]  # fmt: skip

GEWEIGERD = [
    *((tekst, "e-mailadres") for tekst in ("info@a.example", "mailto:info@a.example", "MAILTO:info@a.example?subject=x")),
    *((tekst, "wachtwoord") for tekst in ("https://jan@a.example", "https://jan:geheim@a.example/", "jan:geheim@a.example", "https://a.example@b.example")),
    *((tekst, "spatie") for tekst in ("a.example b.example", "www. a.example", "https://a.example/a b", "ht\ttps://a.example", "a.exam\nple", "www.a.example (nieuw)")),
    *((tekst, "twee alfabetten") for tekst in ("https://аpple.example", "https://pаypal.example/x", "xn--pple-43d.example")),
    *((tekst, "te lang") for tekst in (f"a.example/{'x' * 300}", f"a.example/{'ö' * 60}")),
    *((tekst, "geen webadres") for tekst in (
        "", " ", "https://", "a", "localhost", "http://localhost:80", "a.local", "http://a.internal/", "1.2.3.4", "https://1.2.3.4/x",
        "http://[::1]/", "http://2130706433", "0x7f.1", "a.1", "https://a.0x1",
        "javascript:alert(1)", "JavaScript://a.example/%0aalert(1)", "java\u00adscript:alert(1)", "data:text/html,x", "ftp://a.example", "file:///x", "tel:0740000012", "htps://a.example",
        "vbscript:x", "blob:https://a.example", "https;//a.example", "https//a.example", "https:\\\\a.example", "https://a.example\\@b.example",
        "https://a.example\\x", 'https://a.example/"onload="x', "https://a.example/<b>", "https://a.example/`x`", "a..example", ".a.example", "-a.example",
        "a-.example", "my_site.example", "a.example:0", "a.example:99999", "https://a.example:x/", "a.exam%70le", "a%2eexample", "☃.example", "xn--a.example",
        f"{'a' * 64}.example", f"{'a.' * 127}example", "a.example,b.example",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("tekst", "link", "getoond"), NOTATIES)
def test_every_notation_of_a_site_is_one_link_and_shown_in_one_way(
    tekst: str, link: str, getoond: str
) -> None:
    assert read_website(tekst) == link
    assert show_website(link) == getoond
    assert read_website(getoond) == link
    assert read_website(link) == link
    assert leads_where_it_says(link)


@pytest.mark.parametrize(("tekst", "oorzaak"), GEWEIGERD)
def test_what_is_no_site_is_refused_with_the_cause(tekst: str, oorzaak: str) -> None:
    with pytest.raises(Ongeldig, match=oorzaak) as gevangen:
        read_website(tekst)
    assert gevangen.value.veld == "website"
    assert gevangen.value.verwacht
    assert find_website(tekst) is None


@given(
    st.text(
        st.sampled_from("aAöаß1.-_:/\\?#@%[]<>\"' \t\n\u200b\u3002|&=xn") | st.characters(),
        max_size=40,
    ).flatmap(
        lambda tekst: st.sampled_from([tekst, f"https://{tekst}", f"https://a.example{tekst}"])
    )
)
def test_whatever_is_typed_leads_where_it_says_or_is_refused(tekst: str) -> None:
    link = find_website(tekst)
    if link is None:
        return
    assert leads_where_it_says(link)
    assert read_website(link) == link
    assert read_website(show_website(link)) == link
    assert site_of(link) == site_of(read_website(link))


def leads_where_it_says(link: str) -> bool:
    """Whether a browser (URL Standard) finds the host in a link that `urllib` finds there, and nothing that it drops or turns."""
    assert link.isascii()
    assert not set(link) & set(' \\"<>^`{|}\t\r\n')
    delen = urlsplit(link)
    schema, _, rest = link.partition("://")
    host = rest.replace("?", "/").replace("#", "/").partition("/")[0]
    naam, _, poort = host.partition(":")
    return (
        schema in {"http", "https"}
        and "@" not in host
        and naam == delen.hostname
        and not naam.rpartition(".")[2][:1].isdigit()
        and "%" not in naam
        and (not poort or int(poort) == delen.port)
    )
