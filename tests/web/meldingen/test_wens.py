"""What somebody waits for: chosen when an alert is asked for, and changed on its page."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.factories import AT
from tests.steun.meldingen import MAILBOX, Meldproef
from tests.steun.pagina import CheckedClient, filled_in
from wijzer.web.meldingen import nieuw

NIEUW = "/twente/meldingen/nieuw?hulpvorm=gezinshuis"


@pytest.fixture
def proef(settings, stel_klok, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meldproef]:
    stel_klok(AT)
    monkeypatch.setattr(nieuw, "LINK_SECONDEN", 0.0)
    proef = Meldproef(settings)
    yield proef
    proef.close()


@pytest.fixture
def client(proef: Meldproef, app: Flask) -> CheckedClient:
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


def chosen(client: CheckedClient, pad: str) -> str:
    (gekozen,) = filled_in(client.pagina(pad).post_forms()[0]).get("wens", ["no question"])
    return str(gekozen)


@pytest.mark.parametrize(
    ("vraag", "keuze"),
    [("", ""), ("&maxWachttijd=8", "8"), ("&maxWachttijd=10", "10"), ("&maxWachttijd=0", ""), ("&minstensPlekken=2&maxWachttijd=8", "no question"), ("&zoek=2+plekken&maxWachttijd=8", "no question"), ("&zoek=broer+en+zus", "no question")],
)  # fmt: skip
def test_who_searched_with_a_longest_wait_finds_it_chosen(
    client: CheckedClient, vraag: str, keuze: str
):
    assert chosen(client, NIEUW + vraag) == keuze


@pytest.mark.parametrize("wens", ["0", "acht", "1041", "-4"])
def test_a_wish_that_is_none_is_told_beside_its_question(
    client: CheckedClient, proef: Meldproef, wens: str
):
    antwoord = client.send_form(NIEUW, {"email": MAILBOX, "wens": wens})
    assert antwoord.status_code == 400
    assert "Kies een wachttijd uit de lijst." in antwoord.text
    assert proef.count() == 0


def test_from_asking_for_a_short_wait_to_waiting_for_a_place(
    client: CheckedClient, proef: Meldproef
):
    proef.alert()
    assert client.send_form(NIEUW, {"email": MAILBOX, "wens": "8"}).status_code == 303
    (mail,) = proef.send(AT)
    (link,) = {regel for regel in mail.tekst.splitlines() if regel.endswith("/stoppen")}
    pad = link.removeprefix("https://wijzer.example").removesuffix("/stoppen")
    pad = pad[pad.index("/twente") :]
    assert "als de wachttijd hoogstens 8 weken wordt" in client.pagina(pad).text
    client.send_form(pad, {})
    gezien = client.pagina(pad)
    assert "Nu wacht u bij 2 locaties hoogstens zo lang, of is er plek." in gezien.text
    assert chosen(client, pad) == "8"
    velden = filled_in(gezien.post_forms()[0])
    dubbel = client.post(f"{pad}/wens", data={**velden, "wens": ""})
    assert (dubbel.status_code, "U heeft deze melding al." in dubbel.text) == (400, True)
    fout = client.post(f"{pad}/wens", data={**velden, "wens": "0"})
    assert (fout.status_code, "Kies een wachttijd uit de lijst." in fout.text) == (400, True)
    assert client.post(f"{pad}/wens", data={**velden, "wens": "26"}).status_code == 303
    assert "Uw melding is gewijzigd." in client.pagina(pad).text
    assert chosen(client, pad) == "26"


def test_a_locatie_that_went_before_the_confirmation_cannot_be_confirmed(
    client: CheckedClient, proef: Meldproef
):
    token = proef.ask("locatie=00000000-0000-4000-8000-000000000000")
    gezien = client.pagina(f"/twente/meldingen/{token}")
    assert "kan geen plek meer komen" in gezien.text
    assert "één locatie" in gezien.text
    assert not [form for form in gezien.post_forms() if "bevestigen" in str(form.get("action", ""))]
