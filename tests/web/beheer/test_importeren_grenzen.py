"""A file that asks too much: said in words, kept nowhere, and nobody else notices."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.request import urlopen

import pytest

from tests.factories import REGIO
from tests.files.apart.bommen import lege_cellen
from tests.steun.machine.servers import LiveServer
from tests.web.beheer.conftest import tekst
from tests.web.beheer.test_importeren import (
    GOED,
    bestand,
    confirm,
    contract_numbers,
    upload,
    waiting,
)
from wijzer.files.apart import lezen
from wijzer.files.apart.beurten import BEURTEN, Beurten
from wijzer.files.apart.grens import Leesgrens
from wijzer.web.beheer import importeren


@pytest.fixture
def krap(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let every file be read for so many seconds at most."""
    return lambda seconden: monkeypatch.setattr(
        lezen, "grens_for", lambda _bytes: Leesgrens(seconden, 300)
    )


@pytest.fixture
def bezet(wereld: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let others have all turns for as long as a `with` block lasts."""
    monkeypatch.setattr(importeren, "_GEDULD_S", 0)
    instance = wereld.app.extensions["wijzer.settings"].instance
    monkeypatch.setattr("wijzer.files.apart.beurten.AANTAL", 1)
    return Beurten(instance / BEURTEN, geduld_s=0).take


def test_a_file_that_takes_too_long_is_refused_with_words_and_nothing_is_kept(wereld, krap):
    krap(1)
    response = upload(wereld.bea, lege_cellen(3_000_000), naam="lijst.xlsx")
    assert response.status_code == 400
    gezien = tekst(response)
    assert "Dit klopt nog niet" in gezien
    assert "Dit bestand is te ingewikkeld om te lezen" in gezien
    assert "Sla het in Excel op als “CSV UTF-8” en kies dat bestand." in gezien
    assert waiting(wereld) == []
    assert "bestand ingelezen" not in wereld.trail()


def test_when_others_have_files_read_one_is_asked_to_come_back(wereld, bezet):
    with bezet():
        response = upload(wereld.bea, bestand(GOED))
    assert response.status_code == 400
    assert "Er wordt al een bestand gelezen." in tekst(response)
    assert "Het bestand klopt" in tekst(upload(wereld.bea, bestand(GOED)))


def test_a_file_that_cannot_be_read_again_on_confirming_is_asked_for_again(wereld, bezet):
    response = upload(wereld.bea, bestand(GOED))
    with bezet():
        nu = confirm(wereld.bea, response)
    assert (nu.status_code, nu.location) == (303, "/beheer/importeren?soort=contracten")
    assert "Kies het bestand nog een keer." in wereld.bea.pagina("/beheer/importeren").text
    assert "C-2027-001" not in contract_numbers(wereld)


def test_public_pages_answer_while_a_file_is_read_that_never_ends(
    wereld, krap, live_server: LiveServer
):
    """A pattern that never ends holds the whole interpreter: in the process of the site no page would come until it did."""
    krap(3)
    with wereld.database.transaction() as store:
        regio = store.regios.get(REGIO)
        store.regios.save(replace(regio, productcode_patroon="(A+)+"))
    antwoorden: list[Any] = []
    inhoud = bestand({**GOED, "productcode": "A" * 60 + "-"})
    lezer = threading.Thread(target=lambda: antwoorden.append(upload(wereld.bea, inhoud)))
    lezer.start()
    tijden: list[float] = []
    while lezer.is_alive():
        begin = time.monotonic()
        with urlopen(f"{live_server.url}/{REGIO}/zoeken?pagina={len(tijden) + 1}") as pagina:
            assert pagina.status == 200
        tijden.append(time.monotonic() - begin)
    lezer.join()
    assert "te ingewikkeld om te lezen" in tekst(antwoorden[0])
    assert len(tijden) > 3
    assert max(tijden) < 2
