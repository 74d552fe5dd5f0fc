"""Telling that we do not know a word: one press, the same answer for every word, and nothing of who pressed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import text

from tests.factories import AT, REGIO
from tests.steun.meldingen import Meldproef
from tests.steun.pagina import BASIS_URL, CheckedClient
from wijzer.domain.meldwoord import GENOEG_DAGEN
from wijzer.klok import today

PAD, GEMELD = "/twente/meldingen/woord", "/twente/meldingen/woord/gemeld"
ONZE_PAGINA = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def proef(settings, stel_klok) -> Iterator[Meldproef]:
    stel_klok(AT)
    proef = Meldproef(settings)
    yield proef
    proef.close()


@pytest.fixture
def client(proef: Meldproef, app: Flask) -> CheckedClient:
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def kept(proef: Meldproef) -> list[tuple[object, ...]]:
    """Every column of every row, as it stands in the database."""
    with proef.database.read() as store:
        rijen = store.session.execute(text("SELECT * FROM meldwoord ORDER BY woord, dag"))
        return [tuple(map(str, rij)) for rij in rijen]


def press(client: CheckedClient, woord: str, pad: str = PAD, **koppen: str):
    return client.post(pad, data={"woord": woord}, headers=koppen or ONZE_PAGINA)


def test_beside_a_word_that_we_do_not_know_stands_a_button_that_tells_us(client, proef):
    zoeken = client.pagina("/twente/zoeken?zoek=gezinshuis+Knuffelplof&plaats=Hengelo")
    [form] = zoeken.post_forms()
    [knop] = form.iter("button")
    assert (knop.get("name"), knop.get("value")) == ("woord", "Knuffelplof")
    antwoord = press(client, knop.get("value"), form.get("action"))
    assert antwoord.status_code == 303
    gezien = client.pagina(antwoord.location)
    assert "Bedankt" in gezien.title
    assert f"op {GENOEG_DAGEN} verschillende dagen" in gezien.text
    terug = [parse_qs(urlsplit(link).query) for link in gezien.links if "zoeken?" in link]
    assert terug == [{"zoek": ["gezinshuis Knuffelplof"], "plaats": ["Hengelo"]}]
    assert kept(proef) == [(REGIO, str(today(AT)), "knuffelplof")], "and nothing else of it"


@pytest.mark.parametrize(
    "zoek",
    ["gezinshuis", "7551AB", "WGZHX", "4711", "Haarlem", "", "crisiszorg+knuffelplof"],
    ids=str,
)
def test_no_button_where_there_is_no_word_to_tell_and_none_for_who_should_call(client, zoek):
    assert client.pagina(f"/twente/zoeken?zoek={zoek}").post_forms() == []


def test_where_the_visitor_is_does_not_go_along(client):
    zoeken = client.pagina("/twente/zoeken?zoek=knuffelplof&lat=52.27&lon=6.79&sorteer=afstand")
    [form] = zoeken.post_forms()
    assert "52.27" not in form.get("action")


def test_the_page_sets_no_cookie_and_asks_for_none(client):
    for antwoord in (client.get("/twente/zoeken?zoek=knuffelplof"), press(client, "knuffelplof")):
        assert "Set-Cookie" not in antwoord.headers
    gemeld = client.get(GEMELD)
    assert "Set-Cookie" not in gemeld.headers
    assert (gemeld.headers["Cache-Control"], gemeld.headers["X-Robots-Tag"]) == (
        "no-store",
        "noindex",
    )


def test_every_word_gets_the_same_answer_known_or_not_and_of_an_address_or_not(client, proef):
    """Verscholenpad is the street of the shielded groep of this world."""
    straat = proef.dicht.adres.reveal().straat
    woorden = ["knuffelplof", "gezinshuis", straat, "zelfmoord", "de", "Hengelo", "عنف"]
    antwoorden = [press(client, woord) for woord in woorden]
    assert {(antwoord.status_code, antwoord.location) for antwoord in antwoorden} == {(303, GEMELD)}
    assert len({antwoord.data for antwoord in antwoorden}) == 1
    assert len({client.get(GEMELD).data for _ in range(2)}) == 1
    assert len(kept(proef)) == len(woorden)


def test_a_thousand_times_is_one_day_and_one_source_is_told_to_stop(client, proef):
    statussen = [press(client, "knuffelplof").status_code for _ in range(30)]
    assert set(statussen) == {303, 429}
    assert statussen[0] == 303
    assert len(kept(proef)) == 1


@pytest.mark.parametrize("moment", [23, 22], ids=["past-midnight", "before-midnight"])
def test_the_day_is_that_of_amsterdam(client, proef, stel_klok, moment):
    """At 23.30 UTC it is half past midnight here in winter."""
    stel_klok(datetime(2026, 11, 20, moment, 30, tzinfo=UTC))
    press(client, "knuffelplof")
    assert kept(proef) == [(REGIO, f"2026-11-{21 if moment == 23 else 20}", "knuffelplof")]


@pytest.mark.parametrize(
    "woord",
    ["", " ", "twee woorden", "7551AB", "x" * 31, "x" * 10_000, "😀", "<b>x y</b>", "a\0b c"],
    ids=["empty", "space", "two", "postcode", "31", "10000", "emoji", "html", "nul"],
)
def test_what_is_no_word_is_told_beside_the_field_and_not_kept(client, proef, woord):
    antwoord = press(client, woord, f"{PAD}?zoek=drok")
    assert antwoord.status_code == 400
    html = antwoord.get_data(as_text=True)
    assert "<b>x" not in html
    assert 'aria-invalid="true"' in html
    assert "/twente/zoeken?zoek=drok" in html
    assert kept(proef) == []


def test_the_form_of_its_own_works_without_script_and_in_english(client, proef):
    for pad, woord in ((PAD, "drok"), (f"/en{PAD}", "bleu")):
        antwoord = client.send_form(pad, {"woord": woord})
        assert antwoord.status_code == 303
        client.pagina(antwoord.location)
    assert {rij[-1] for rij in kept(proef)} == {"drok", "bleu"}
    assert "Thank you" in client.pagina(f"/en{GEMELD}").title


@pytest.mark.parametrize(
    ("koppen", "mag"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": BASIS_URL}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Origin": BASIS_URL}, True),
        ({"Origin": "https://elders.example"}, False),
        ({"Origin": "null"}, False),
        ({"X-Iets": "zonder browser"}, True),
    ],
    ids=["own", "reload", "cross", "neighbour", "odd", "old-own", "old-other", "old-null", "none"],
)
def test_a_page_of_another_site_cannot_speak_for_a_visitor(client, proef, koppen, mag):
    assert press(client, "drok", **koppen).status_code == (303 if mag else 403)
    assert bool(kept(proef)) is mag


def test_no_line_of_the_log_holds_the_word_or_the_search(client, capfd):
    press(client, "knuffelplof", f"{PAD}?zoek=geheimvraag")
    client.get(f"{GEMELD}?zoek=geheimvraag")
    geschreven = "".join(capfd.readouterr())
    assert "/meldingen/woord/gemeld" in geschreven
    assert "knuffelplof" not in geschreven
    assert "geheimvraag" not in geschreven


def test_a_word_on_five_days_is_not_public(client, proef, stel_klok):
    for dag in range(GENOEG_DAGEN):
        stel_klok(AT + timedelta(days=dag))
        press(client, "knuffelplof")
    zoeken = client.pagina("/twente/zoeken?zoek=knuffelplof")
    assert "Dit woord kennen wij niet: “knuffelplof”" in zoeken.text
