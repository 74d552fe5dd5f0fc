"""Bytes that are no text: told where they were sent, never searched, never an error of the program."""

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from tests.steun.pagina import BASIS_URL, CheckedClient, Pagina
from wijzer.published.vraag.zoekvraag import SLEUTELS
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, Veldsoort

pytestmark = pytest.mark.usefixtures("wereld")

GEEN_TEKST = ("%FF", "\xff", "a%E9b", "%ED%A0%80", "%C0%AF", "%80plek")
MELDING = "Hier staan tekens die niet te lezen zijn."
VINKJES = {sleutel for sleutel, woord in FILTERWOORDEN.items() if woord.soort is Veldsoort.VINKJE}
BIJ_VINKJE = "Deze keuze kennen wij niet. Zet het vinkje aan of uit."
"""In a box nobody types, so there is nothing to read: it is on or off."""
KOPPEN = (
    "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie", "Host", "If-Modified-Since", "If-None-Match",
    "If-Range", "Origin", "Range", "Referer", "User-Agent", "X-Forwarded-For", "X-Forwarded-Proto",
)  # fmt: skip
WAARDEN = (
    "\xff",
    "\xc3\xa9",
    'W/"x',
    '"',
    ",,;;",
    "q=",
    "%ff",
    "[::1",
    "x:99999",
    "-1",
    "a" * 5000,
    "=?utf-8?q?=FF?=",
)
PADEN = (
    "/twente",
    "/twente/zoeken",
    "/en/Twente/",
    "/api/v1/aanbod",
    "/inloggen",
    "/beheer",
    "/gezondheid",
    "/nergens",
)


def as_sent(app: Flask, path: str, query: str = "", **koppen: str) -> tuple[int, str]:
    """Ask as a server hands a request over: one sign for each byte, nothing tidied up."""
    builder = EnvironBuilder(base_url=BASIS_URL)
    environ = builder.get_environ() | koppen | {"PATH_INFO": path, "QUERY_STRING": query}
    builder.close()
    delen, status, _ = run_wsgi_app(app.wsgi_app, environ)
    return int(status[:3]), b"".join(delen).decode()


@pytest.mark.parametrize("sleutel", sorted(SLEUTELS - {"regio"}))
def test_a_page_tells_it_beside_the_field_and_searches_the_rest(app: Flask, sleutel: str):
    ander = "gemeente=GM0164" if sleutel == "product" else "product=WGZHF"
    for waarde in GEEN_TEKST:
        status, tekst = as_sent(app, "/twente/zoeken", f"{ander}&{sleutel}={waarde}")
        assert status == 200
        Pagina(tekst).check()
        assert (BIJ_VINKJE if sleutel in VINKJES else MELDING) in tekst, waarde
        assert "De Linde" in tekst, "the rest is searched"
        assert "�" not in tekst


def test_the_search_for_what_is_no_text_is_another_page_than_that_without(client: CheckedClient):
    zonder, met = client.get("/twente/zoeken"), client.get("/twente/zoeken?zoek=%FF")
    assert zonder.headers["ETag"] != met.headers["ETag"]
    assert MELDING not in client.get("/twente/zoeken").text
    assert MELDING in client.get("/twente/zoeken?zoek=%FF").text
    assert MELDING not in client.get("/twente/zoeken?utm_source=%FF").text, "that key means nothing"
    assert met.data == client.get("/twente/zoeken?utm_source=x&zoek=%FF").data


@pytest.mark.parametrize(
    "vorm",
    [
        "kaart",
        "widget",
        "vergelijken",
        "meldingen/nieuw",
        "suggesties",
        "zoeken/csv",
        "zoeken/atom",
        "zoeken/qr.svg",
    ],
)
def test_no_other_form_of_a_search_takes_it_for_text(app: Flask, vorm: str):
    for waarde in GEEN_TEKST:
        status, tekst = as_sent(
            app, f"/twente/{vorm}", f"zoek={waarde}&aanbod={waarde}&lat={waarde}"
        )
        assert status == 200
        assert "�" not in tekst


@pytest.mark.parametrize(
    "pad",
    [
        "aanbod",
        "groepen",
        "wijzigingen",
        "producten/WGZHF",
        "openapi.json",
        "producten/WGZHF/wachtverloop",
    ],
)
def test_the_feed_refuses_it_by_its_key_with_all_else_that_is_wrong(app: Flask, pad: str):
    for waarde in GEEN_TEKST:
        status, tekst = as_sent(
            app, f"/api/v1/{pad}", f"zoek={waarde}&%FFx=1&onzin=2&regio={waarde}"
        )
        assert status == 400
        for sleutel in ("zoek", r"\\xffx", "onzin", "regio"):
            assert f'"location": "{sleutel}"' in tekst, (sleutel, waarde)
        assert MELDING in tekst
        assert "�" not in tekst


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("zoek=%00", 400), ("zoek=%", 200), ("zoek=%zz", 200), ("zoek=linde;plaats=Hengelo", 200), ("=x", 400), ("&&&", 200), ("x" * 3000 + "=1", 400),
        ("&".join(f"k{nummer}=1" for nummer in range(400)), 400), ("zoek=a+b", 200), ("zoek=a%20b", 200), ("zoek=\xc3\xb6", 200),
    ],
)  # fmt: skip
def test_odd_questions_have_an_answer(app: Flask, query: str, status: int):
    assert as_sent(app, "/twente/zoeken", query)[0] == 200
    gekregen, tekst = as_sent(app, "/api/v1/aanbod", query)
    assert gekregen == status
    assert len(tekst) < 200_000


def test_a_letter_that_is_sent_as_it_is_is_the_letter(app: Flask):
    for pad in ("/twente/zoeken", "/api/v1/aanbod"):
        assert as_sent(app, pad, "zoek=\xc3\xb6") == as_sent(app, pad, "zoek=%C3%B6")


@pytest.mark.parametrize(
    "path",
    [
        "/\xff",
        "/twente/\xff",
        "/twente/producten/\xff",
        "/Twente/\xff/",
        "/api/v1/producten/\xff",
        "/uitnodiging/\xff",
        "/beheer/\xff",
        "/twente/\xed\xa0\x80",
        "/twente/a\x00",
    ],
)
def test_what_is_no_text_is_no_address(app: Flask, path: str):
    assert as_sent(app, path)[0] == 404


def test_no_header_takes_a_page_down(app: Flask):
    for path in PADEN:
        for kop in KOPPEN:
            for waarde in WAARDEN:
                naam = f"HTTP_{kop.upper().replace('-', '_')}"
                status, _ = as_sent(app, path, **{naam: waarde})
                assert status < 500, (path, kop, waarde)


def test_the_page_that_was_asked_for_comes_back_as_it_was_sent(app: Flask, client: CheckedClient):
    antwoord = client.get("/beheer/contracten", environ_overrides={"QUERY_STRING": "zoek=\xff"})
    assert antwoord.status_code == 303
    assert antwoord.headers["Location"].startswith(
        "/inloggen?verder=/beheer/contracten?zoek%3D%25FF"
    )
