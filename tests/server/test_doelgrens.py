"""What a server may be asked in its first lines: too long, too much, or not HTTP at all."""

import json
from collections.abc import Iterator

import pytest

from tests.server.hulp import Dienst, parsed, serving
from wijzer.web.common.fouten.doelgrens import MAX_DOEL, MAX_PAGINA

KOP = b"Host: h\r\nConnection: close\r\n"
FEED, PAGINA = b"/api/v1/aanbod?zoek=", b"/twente/zoeken?zoek="


@pytest.fixture(scope="module")
def begrensd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """Our door before an app with the limit of the site."""
    log = tmp_path_factory.mktemp("begrensd") / "log"
    with serving(["-m", "tests.server.apps", "PORT", "begrensd"], log) as dienst:
        yield dienst


def asked(begin: bytes, lengte: int, method: bytes = b"GET") -> bytes:
    """A question whose address has this length (its `?` not counted), and begins so."""
    doel = begin + b"a" * (lengte + 1 - len(begin))
    return b"%b %b HTTP/1.1\r\n%b\r\n" % (method, doel, KOP)


def test_the_longest_address_is_still_answered(begrensd: Dienst):
    antwoord, gezegd = parsed(begrensd.ask(asked(FEED, MAX_DOEL)))
    assert antwoord.status == 200
    assert len(json.loads(gezegd)["environ"]["QUERY_STRING"]) > 3900


@pytest.mark.parametrize("lengte", [MAX_DOEL + 1, 10_000, 60_000])
def test_a_longer_one_in_the_feed_is_a_problem(begrensd: Dienst, lengte: int):
    antwoord, gezegd = parsed(begrensd.ask(asked(FEED, lengte)))
    assert (antwoord.status, antwoord.headers["Content-Type"]) == (414, "application/problem+json")
    assert antwoord.headers["API-Version"]
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(gezegd)
    assert (problem["status"], problem["instance"]) == (414, "/api/v1/aanbod")
    assert problem["title"] == "Dit adres is te lang"


def test_a_longer_path_is_told_back_in_short(begrensd: Dienst):
    _, gezegd = parsed(begrensd.ask(asked(b"/api/v1/%C3%A9", 10_000)))
    instance = json.loads(gezegd)["instance"]
    assert instance.startswith("/api/v1/éaaa")
    assert len(instance) == 200


@pytest.mark.parametrize(
    ("begin", "kop", "taal"),
    [(PAGINA, b"Dit adres is te lang", b'lang="nl"'), (b"/en" + PAGINA, b"", b'lang="en"')],
    ids=["Dutch", "English"],
)
def test_a_longer_one_of_a_page_is_a_page(begrensd: Dienst, begin: bytes, kop: bytes, taal: bytes):
    antwoord, gezegd = parsed(begrensd.ask(asked(begin, 10_000)))
    assert (antwoord.status, antwoord.headers["Content-Type"]) == (414, "text/html; charset=utf-8")
    assert antwoord.headers["Content-Security-Policy"]
    assert kop in gezegd
    assert taal in gezegd


def test_a_page_bears_what_others_put_behind_its_link(begrensd: Dienst):
    for lengte, status in ((MAX_DOEL + 1, 200), (MAX_PAGINA, 200), (MAX_PAGINA + 1, 414)):
        assert parsed(begrensd.ask(asked(b"/twente?fbclid=", lengte)))[0].status == status


def test_a_question_for_the_head_of_it_gets_no_body(begrensd: Dienst):
    antwoord, gezegd = parsed(begrensd.ask(asked(FEED, 5000, b"HEAD")), method="HEAD")
    assert (antwoord.status, gezegd) == (414, b"")


@pytest.mark.parametrize(
    ("rauw", "status"),
    [
        (asked(FEED, 70_000), 414),
        (b"GET /api/v1/aanbod HTTP/1.1\r\n" + KOP + b"".join(b"X-%d: a\r\n" % nummer for nummer in range(300)) + b"\r\n", 431),
        (b"ONZIN\r\n\r\n", 400),
        (b"GET /api/v1/aanbod HTTP/9.9\r\n" + KOP + b"\r\n", 400),
        (b"GET /api/v1/aanbod?zoek=a b HTTP/1.1\r\n" + KOP + b"\r\n", 400),
        (b"G@T /api/v1/aanbod HTTP/1.1\r\n" + KOP + b"\r\n", 400),
        (b"GET /api/v1/aanbod HTTP/1.1\r\n" + KOP + b"X: a\0b\r\n\r\n", 400),
    ],
    ids=["an address of 70 kB", "300 headers", "a word", "a version that is none", "a space", "a method that is none", "a zero"],
)  # fmt: skip
def test_what_is_no_request_is_refused_by_the_server_itself(
    begrensd: Dienst, rauw: bytes, status: int
):
    """It never becomes a question to the app: a status and nothing else, as `docs/feed.md` says. What comes after is answered."""
    antwoord, gezegd = parsed(begrensd.ask(rauw))
    assert (antwoord.status, gezegd) == (status, b"")
    assert parsed(begrensd.ask(asked(FEED, 100)))[0].status == 200


@pytest.mark.parametrize(
    ("rauw", "path"),
    [
        (b"GET http://elders.example/api/v1/aanbod HTTP/1.1\r\n" + KOP + b"\r\n", "/api/v1/aanbod"),
        (b"GET /api/v1/aanbod HTTP/1.0\r\n\r\n", "/api/v1/aanbod"),
        (b"BREW /api/v1/aanbod HTTP/1.1\r\n" + KOP + b"\r\n", "/api/v1/aanbod"),
    ],
    ids=["a whole address", "an old version", "another method"],
)
def test_what_is_odd_and_allowed_reaches_the_app(begrensd: Dienst, rauw: bytes, path: str):
    antwoord, gezegd = parsed(begrensd.ask(rauw))
    assert antwoord.status == 200
    assert json.loads(gezegd)["environ"]["PATH_INFO"] == path
