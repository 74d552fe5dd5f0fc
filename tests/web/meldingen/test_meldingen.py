"""The pages of e-mail alerts: what they show, what they never tell, and what a mail program may do without a cookie."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from urllib.parse import urlsplit

import pytest
from flask import Flask

from tests.factories import AT
from tests.steun.meldingen import MAILBOX, Meldproef
from tests.steun.pagina import CheckedClient, filled_in
from wijzer.domain.melding import AANVRAAG_GELDIG
from wijzer.store.meldingen.melding import MeldingStore
from wijzer.web.meldingen import nieuw

NIEUW = "/twente/meldingen/nieuw?hulpvorm=gezinshuis"
EEN_KLIK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def proef(settings, stel_klok) -> Iterator[Meldproef]:
    stel_klok(AT)
    proef = Meldproef(settings)
    yield proef
    proef.close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nieuw, "LINK_SECONDEN", 0.0)


@pytest.fixture
def client(proef: Meldproef, app: Flask) -> CheckedClient:
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def ask(client, email=MAILBOX, path=NIEUW):
    return client.send_form(path, {"email": email})


def send_anyway(client, pad):
    """Send the form to an address whose own page has none."""
    velden = filled_in(client.pagina(NIEUW).post_forms()[-1])
    return client.post(pad, data={**velden, "email": MAILBOX})


def link_in(mail, deel="meldingen/"):
    """The path of the first link in a mail."""
    (regel, *_) = [regel for regel in mail.tekst.splitlines() if deel in regel]
    return urlsplit(regel).path


def test_the_page_says_what_was_searched_what_there_is_now_and_what_will_happen(client):
    gezien = client.pagina("/twente/meldingen/nieuw?hulpvorm=gezinshuis&leeftijd=8")
    for tekst in (
        "Gezinshuis",
        "8 jaar",
        "Nu is er plek bij 2 locaties",
        "hoogstens één mail per dag",
    ):
        assert tekst in gezien.text
    assert "/twente/zoeken?hulpvorm=gezinshuis&leeftijd=8" in gezien.links


def test_an_empty_search_says_that_it_is_about_everything(client):
    assert "elke plek in de regio" in client.pagina("/twente/meldingen/nieuw").text


@pytest.mark.parametrize(
    ("vraag", "kan_ver"),
    [
        ("plaats=Hengelo&hulpvorm=gezinshuis", True),
        ("plaats=Hengelo&hulpvorm=gezinshuis&straal=5", False),
        ("gemeente=GM0164&hulpvorm=gezinshuis", False),
        ("plaats=Hengelo&hulpvorm=vaktherapie", False),
    ],
)
def test_who_asks_from_a_place_is_told_that_a_place_to_live_may_be_farther_off(
    client, vraag, kan_ver
):
    gezien = client.pagina(f"/twente/meldingen/nieuw?{vraag}")
    assert ("kan verder weg zijn" in gezien.text) is kan_ver


def test_a_wrong_value_is_told_and_no_alert_about_the_rest_is_offered(client, proef):
    pad = "/twente/meldingen/nieuw?hulpvorm=gezinshuis&leeftijd=duizend&utm_bron=x"
    gezien = client.pagina(pad)
    assert "Een deel van uw zoekvraag kunnen wij niet gebruiken" in gezien.text
    assert gezien.text.count("duizend") == 1
    assert "Leeftijd “duizend”: Dit getal kan hier niet. Verwacht: een heel getal" in gezien.text
    assert not [veld for veld in gezien.all("input") if veld.get("type") == "email"]
    assert "/twente/zoeken?hulpvorm=gezinshuis" in gezien.links
    assert send_anyway(client, pad).status_code == 400
    assert proef.count() == 0


@pytest.mark.parametrize(
    ("zoekvraag", "waarom"),
    [
        ("gemeente=GM0164&product=ABGII", "Wijkkracht Hengelo"),
        ("zoek=xyzzyplof", "Met “xyzzyplof” vinden wij hier niets."),
        ("zoek=WGZHX", "Productcode WGZHX kennen wij niet."),
        ("zoek=gezinshuis+Haarlem", "“Haarlem” ligt buiten deze regio."),
        ("zoek=54008", "Bij productcode 54008 horen geen plekken."),
        ("zoek=xyzzyplof+qwertzuil", "Met “xyzzyplof” en “qwertzuil” vinden wij hier niets. Kijk of het goed geschreven is, of zoek op iets anders."),
        ("gemeente=GM0363", "“GM0363”: Deze waarde kennen wij niet."),
        ("product=AVAKT&hulpvorm=gezinshuis", "Geen enkele hulp past bij alles wat u koos."),
        ("aanbieder=00000000-0000-4000-8000-000000000000", "Van deze aanbieder staat niets meer op de site."),
        ("locatie=00000000-0000-4000-8000-000000000000", "Deze locatie staat niet meer op de site."),
    ],
)  # fmt: skip
def test_an_alert_that_can_never_come_to_anything_is_refused_with_the_reason(
    client, proef, zoekvraag, waarom
):
    pad = f"/twente/meldingen/nieuw?{zoekvraag}"
    gezien = client.pagina(pad)
    assert waarom in gezien.text
    assert "Zoekvraag aanpassen" in gezien.text
    assert send_anyway(client, pad).status_code == 400
    assert proef.send(AT) == []
    assert proef.count() == 0


def test_from_asking_to_stopping(client, proef, stel_klok):
    antwoord = ask(client)
    assert (antwoord.status_code, antwoord.location) == (303, "/twente/meldingen/verstuurd")
    assert "Kijk in uw mail" in client.pagina(antwoord.location).title
    (mail,) = proef.send(AT)
    link = link_in(mail)

    assert "Bevestig uw melding" in client.pagina(link).title
    assert client.send_form(link, {}).status_code == 303
    gezien = client.pagina(link)
    assert "Uw melding staat aan." in gezien.text
    assert "Nu is er plek bij 2 locaties" in gezien.text
    assert "loopt tot 19 mei 2027" in gezien.text

    stel_klok(AT + timedelta(days=30))
    assert client.send_form(link, {}).status_code == 303
    assert "loopt tot 18 juni 2027" in client.pagina(link).text

    assert "Melding stoppen" in client.pagina(f"{link}/stoppen").title
    gestopt = client.send_form(f"{link}/stoppen", {})
    assert "Uw e-mailadres en uw zoekvraag zijn gewist" in client.pagina(gestopt.location).text
    assert proef.count() == 0
    for pad in (link, f"{link}/stoppen"):
        assert client.get(pad).status_code == 404


def test_in_english_the_pages_and_the_mails_are_english(client, proef):
    ask(client, path=f"/en{NIEUW}")
    (mail,) = proef.send(AT)
    assert mail.onderwerp == "Confirm your alert"
    assert link_in(mail).startswith("/en/twente/meldingen/")
    assert client.pagina(link_in(mail)).root.get("lang") == "en"


def test_the_answer_is_the_same_whatever_is_known_of_the_address(client, proef):
    proef.alert(email="bekend@voorbeeld.example")
    for leeftijd in range(3):
        proef.ask(f"leeftijd={leeftijd}", email="wacht@voorbeeld.example")
    antwoorden = {
        (antwoord.status_code, antwoord.location, antwoord.data, antwoord.headers.get("Set-Cookie"))
        for antwoord in (
            ask(client, email)
            for email in (
                "nieuw@voorbeeld.example",
                "bekend@voorbeeld.example",
                "wacht@voorbeeld.example",
            )
        )
    }
    assert len(antwoorden) == 1


def test_who_asks_for_one_address_too_often_sees_no_difference(client, proef, monkeypatch):
    antwoorden = {
        ask(client, path=f"/twente/meldingen/nieuw?leeftijd={n}").location for n in range(8)
    }
    assert antwoorden == {"/twente/meldingen/verstuurd"}
    assert len(proef.send(AT)) == 3


def test_one_mailbox_is_counted_once_however_it_is_written(client, proef):
    schrijfwijzen = ["jan@voorbeeld.example", "j.an@voorbeeld.example", "Jan@voorbeeld.example"]
    schrijfwijzen += [f"jan+{n}@voorbeeld.example" for n in range(5)]
    antwoorden = {ask(client, email).location for email in schrijfwijzen}
    assert antwoorden == {"/twente/meldingen/verstuurd"}
    assert len(proef.send(AT)) <= 5
    assert ask(client, "piet@voorbeeld.example").status_code == 303
    assert len(proef.send(AT)) == 1


def test_who_presses_twice_at_one_moment_gets_one_mail_and_the_usual_answer(
    client, proef, monkeypatch
):
    monkeypatch.setattr(MeldingStore, "same", lambda *_: None)  # neither sees what the other keeps
    assert {ask(client).location for _ in range(2)} == {"/twente/meldingen/verstuurd"}
    assert len(proef.send(AT)) == 1


def test_a_source_that_asks_too_often_hears_so(client):
    statussen = [ask(client, f"ouder{n}@voorbeeld.example").status_code for n in range(12)]
    assert statussen == [303] * 10 + [429] * 2


@pytest.mark.parametrize(
    "email", ["", "jan", "jan@x.example\r\nBcc: piet@x.example", "a@b.example,c@d.example"]
)
def test_what_is_no_address_is_told_beside_the_field_and_mails_nobody(client, proef, email):
    antwoord = ask(client, email)
    assert antwoord.status_code == 400
    assert "Vul een geldig e-mailadres in" in antwoord.get_data(as_text=True)
    assert proef.send(AT) == []


def test_asking_takes_the_token_of_the_form(client, proef):
    assert client.post(NIEUW, data={"email": MAILBOX}).status_code == 400
    assert proef.count() == 0


def test_opening_a_link_changes_nothing_and_confirming_takes_a_button(client, proef):
    link = f"/twente/meldingen/{proef.ask()}"
    for pad in (link, f"{link}/stoppen"):
        client.get(pad)
        client.head(pad)
    for pad in ("bevestigen", "verlengen"):
        assert client.get(f"{link}/{pad}").status_code == 405
        assert client.post(f"{link}/{pad}").status_code == 400
    with proef.database.read() as store:
        assert store.meldingen.confirmed() == []
        assert store.meldingen.counts_of(MAILBOX, AT) == (1, 0)


def test_a_mail_program_stops_it_with_one_click_without_a_cookie(app, proef):
    proef.alert()
    (bevestiging,) = proef.post.verstuurd
    vreemde = app.test_client(use_cookies=False)
    antwoord = vreemde.post(urlsplit(bevestiging.afmelden).path, data=EEN_KLIK)
    assert (antwoord.status_code, antwoord.headers.get("Set-Cookie")) == (204, None)
    assert proef.count() == 0
    assert vreemde.post(urlsplit(bevestiging.afmelden).path, data=EEN_KLIK).status_code == 204


def day_mail(proef):
    """The mail of a day on which a place opened."""
    proef.state(0, 1, AT)
    (mail,) = proef.mails(AT)
    return mail


def test_the_link_to_stop_all_asks_first_and_says_the_same_however_often_it_is_used(client, proef):
    proef.state(0, 0, AT)
    for leeftijd in range(3):
        proef.alert(f"leeftijd={leeftijd}")
    link = urlsplit(day_mail(proef).afmelden).path
    for _ in range(2):
        assert "Al uw meldingen stoppen" in client.pagina(link).title
        client.head(link)
    assert proef.count() == 3, "opening it stops nothing"
    for over in (3, 0):
        assert proef.count() == over
        antwoord = client.send_form(link, {})
        assert (antwoord.status_code, antwoord.location) == (303, "/twente/meldingen/gestopt")
        assert "De melding is gestopt" in client.pagina(antwoord.location).title
    assert client.get(f"/twente/meldingen/alles/{'A' * 64}").status_code == 404
    assert client.post(f"/twente/meldingen/alles/{'A' * 64}").status_code == 404


def test_a_mail_program_stops_all_of_an_address_with_one_click_without_a_cookie(app, proef):
    proef.state(0, 0, AT)
    for leeftijd in range(2):
        proef.alert(f"leeftijd={leeftijd}")
    adres = urlsplit(day_mail(proef).afmelden).path
    vreemde = app.test_client(use_cookies=False)
    for _ in range(2):
        antwoord = vreemde.post(adres, data=EEN_KLIK, content_type="multipart/form-data")
        assert (antwoord.status_code, antwoord.headers.get("Set-Cookie")) == (204, None)
        assert proef.count() == 0


@pytest.mark.parametrize("knop", ["bevestigen", "verlengen", "stoppen"])
def test_a_button_that_is_pressed_twice_says_the_same_twice(client, proef, knop):
    token = proef.ask() if knop == "bevestigen" else proef.alert()
    link = f"/twente/meldingen/{token}"
    pagina = client.get(f"{link}/stoppen" if knop == "stoppen" else link)
    (csrf, *_) = re.findall(r'name="csrf_token"[^>]*value="([^"]+)', pagina.get_data(as_text=True))
    keren = [client.post(f"{link}/{knop}", data={"csrf_token": csrf}) for _ in range(2)]
    assert {(keer.status_code, keer.location) for keer in keren} == {
        (303, "/twente/meldingen/gestopt" if knop == "stoppen" else link)
    }
    for keer in keren:
        assert client.get(keer.location).status_code == 200


def test_two_who_confirm_at_one_moment_both_see_that_it_runs(app, proef):
    link = f"/twente/meldingen/{proef.ask()}"
    clients = [app.test_client() for _ in range(4)]
    tokens = [
        re.findall(
            r'name="csrf_token"[^>]*value="([^"]+)', bezoeker.get(link).get_data(as_text=True)
        )[0]
        for bezoeker in clients
    ]
    start = Barrier(len(clients))

    def click(nummer: int) -> int:
        start.wait()
        data = {"csrf_token": tokens[nummer]}
        return clients[nummer].post(f"{link}/bevestigen", data=data).status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        assert set(pool.map(click, range(len(clients)))) == {303}
    with proef.database.read() as store:
        assert len(store.meldingen.confirmed()) == 1


def test_prolonging_what_was_never_confirmed_does_not_say_that_it_was(client, proef):
    link = f"/twente/meldingen/{proef.ask()}"
    (csrf, *_) = re.findall(
        r'name="csrf_token"[^>]*value="([^"]+)', client.get(link).get_data(as_text=True)
    )
    assert client.post(f"{link}/verlengen", data={"csrf_token": csrf}).status_code == 303
    gezien = client.pagina(link)
    assert "Bevestig uw melding" in gezien.title
    assert "verlengd" not in gezien.text


def test_a_link_that_is_over_or_of_another_regio_looks_like_one_that_never_was(
    client, proef, stel_klok
):
    token = proef.ask()
    stel_klok(AT + AANVRAAG_GELDIG)
    over, nooit = (
        client.get(f"/twente/meldingen/{sleutel}") for sleutel in (token, "nooit-geweest")
    )
    assert over.status_code == nooit.status_code == 404
    assert over.data.replace(token.encode(), b"") == nooit.data.replace(b"nooit-geweest", b"")
    assert client.get(f"/friesland/meldingen/{token}").status_code == 404


def test_nobody_keeps_a_page_of_this_room_and_only_a_form_sets_a_cookie(app, proef):
    token = proef.ask()
    for pad, cookie in (
        ("/twente/meldingen/verstuurd", False), ("/twente/meldingen/gestopt", False), ("/twente/meldingen/onzin", False),
        (NIEUW, True), (f"/twente/meldingen/{token}", True),
    ):  # fmt: skip
        antwoord = app.test_client().get(pad)
        assert antwoord.headers["Cache-Control"] == "no-store"
        assert antwoord.headers["X-Robots-Tag"] == "noindex"
        gezet = antwoord.headers.get("Set-Cookie", "")
        assert bool(gezet) == cookie, pad
        assert not cookie or re.match(
            r"__Host-wijzer=.*; Secure; HttpOnly; Path=/; SameSite=Lax", gezet
        )


@pytest.mark.parametrize("zoekvraag", ["hulpvorm=crisiszorg", "zoek=crisiszorg"])
def test_help_in_a_crisis_is_called_and_not_waited_for(client, proef, zoekvraag):
    antwoord = client.get(f"/twente/meldingen/nieuw?{zoekvraag}")
    assert (antwoord.status_code, antwoord.location) == (302, f"/twente/zoeken?{zoekvraag}")


def test_no_line_of_the_log_holds_an_address_a_search_or_a_token(client, proef, capfd):
    ask(client)
    (mail,) = proef.send(AT)
    client.get(link_in(mail))
    proef.look(AT)
    uit, fout = capfd.readouterr()
    for woord in (MAILBOX, "gezinshuis", link_in(mail).rsplit("/", 1)[1], "127.0.0.1"):
        assert woord not in uit + fout
