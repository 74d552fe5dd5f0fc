"""The site is killed while people save: what was acknowledged is kept, nothing is kept by half, and the site shows the same."""

import http.client
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from flask import Flask

from tests.cli.conftest import Wijzer
from tests.cli.test_serveren import free_port, serving
from tests.factories import (
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
)
from tests.steun.accounts import Account, add_account, signed_in
from tests.steun.machine.processen import children_of
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import Pagina, filled_in
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.klok import today
from wijzer.settings import Settings
from wijzer.store.engine import Database

PAD = "/aanbieder/beschikbaarheid"
SCHRIJVERS = 4
KOEK = "__Host-wijzer"
WEKEN = 50
"""The waiting time that is entered with the n-th save is n modulo this: the two belong together."""


@dataclass
class Schrijver:
    """Somebody who keeps saving one line: `verstuurd` and `bevestigd` are the last that was sent and acknowledged."""

    aanbod: Aanbod
    account: Account
    koek: str
    verstuurd: int = 0
    bevestigd: int = 0
    geteld: int = 0
    fouten: list[str] = field(default_factory=list)

    def go_on(self, port: int, stop: threading.Event) -> None:
        """Save again and again, until the site is gone."""
        with suppress(OSError, http.client.HTTPException):
            while not stop.is_set():
                self._save(port)

    def _save(self, port: int) -> None:
        prefix, nummer = f"a{self.aanbod.id.hex}-", self.verstuurd + 1
        html = self._ask(port, "GET")[1]
        velden = filled_in(Pagina(html).post_forms()[-1])
        velden[f"{prefix}aantal_wachtenden"] = str(nummer)
        velden[f"{prefix}behandelwachttijd_weken"] = str(nummer % WEKEN)
        self.verstuurd = nummer
        status, html = self._ask(port, "POST", urlencode(velden, doseq=True))
        if status == 303:
            self.bevestigd = nummer
            self.geteld += 1
        else:
            self.fouten.append(f"{status}: {Pagina(html).text[:300]}")

    def _ask(self, port: int, methode: str, body: str | None = None) -> tuple[int, str]:
        verbinding = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        koppen = {"Cookie": self.koek, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            verbinding.request(methode, PAD, body, koppen)
            antwoord = verbinding.getresponse()
            self.koek = antwoord.headers.get("Set-Cookie", self.koek).partition(";")[0]
            return antwoord.status, antwoord.read().decode()
        finally:
            verbinding.close()


@pytest.fixture
def schrijvers(wijzer: Wijzer, settings: Settings, database: Database) -> list[Schrijver]:
    """Colleagues of one aanbieder, each with a line of their own; half of the groepen is shielded."""
    assert wijzer("init").exit_code == 0
    aanbieder = make_aanbieder("De Bron")
    adressen = [
        None if n % 2 else make_afgeschermd_adres("Stilte", n + 1) for n in range(SCHRIJVERS)
    ]
    groepen = [
        make_groep(aanbieder, f"Groep {n}", *([adres] if adres else []))
        for n, adres in enumerate(adressen)
    ]
    regels = [make_aanbod(groep, opgave=make_opgave(peildatum=today())) for groep in groepen]
    with database.transaction() as store:
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add_many(groepen)
        store.aanbod.add_many(regels)
        accounts = [
            add_account(store, aanbieder, email=f"collega{n}@bron.example")
            for n in range(SCHRIJVERS)
        ]
    app = made(settings)
    try:
        return [
            Schrijver(regel, account, _cookie(app, account))
            for regel, account in zip(regels, accounts, strict=True)
        ]
    finally:
        let_go(app)


def _cookie(app: Flask, account: Account) -> str:
    client = signed_in(app, account)
    koek = client.get_cookie(KOEK, domain="wijzer.example")
    assert koek is not None
    return f"{KOEK}={koek.value}"


@pytest.mark.slow
@pytest.mark.proef
def test_whatever_was_acknowledged_is_kept_when_the_site_is_killed(
    wijzer: Wijzer,
    omgeving: dict[str, str],
    database: Database,
    schrijvers: list[Schrijver],
    keren: Callable[[int, int], int],
):
    kans = random.Random(8)
    for ronde in range(keren(2, 50)):
        with serving(omgeving, "--zonder-taken", port=(port := free_port())) as proces:
            _write_until_killed(proces, port, schrijvers, kans)
        assert _acknowledged(schrijvers) > ronde, "nobody saved anything"
        assert [fout for schrijver in schrijvers for fout in schrijver.fouten] == []
        _check_kept(database, schrijvers)
        controle = wijzer("publiceren", "--controleer")
        assert (controle.exit_code, controle.output) == (0, "Verschillen: 0.\n")
    print(f"{_acknowledged(schrijvers)} saves were acknowledged")


def _acknowledged(schrijvers: list[Schrijver]) -> int:
    return sum(schrijver.geteld for schrijver in schrijvers)


def _write_until_killed(
    proces: "subprocess.Popen[bytes]", port: int, schrijvers: list[Schrijver], kans: random.Random
) -> None:
    """Kill it while everybody saves: some saves after the first, at a moment between two of them."""
    stop = threading.Event()
    genoeg = _acknowledged(schrijvers) + kans.randint(1, 8)
    uiterlijk = time.monotonic() + 30
    threads = [
        threading.Thread(target=schrijver.go_on, args=[port, stop]) for schrijver in schrijvers
    ]
    for thread in threads:
        thread.start()
    while _acknowledged(schrijvers) < genoeg and time.monotonic() < uiterlijk:
        time.sleep(0.01)
    time.sleep(kans.uniform(0, 0.2))
    kinderen = children_of(proces.pid)
    proces.kill()
    for kind in kinderen:
        with suppress(ProcessLookupError):
            os.kill(kind, signal.SIGKILL)
    proces.wait(30)
    stop.set()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def _check_kept(database: Database, schrijvers: list[Schrijver]) -> None:
    with database.read() as store:
        for schrijver in schrijvers:
            opgave = store.aanbod.get(schrijver.aanbod.id).opgave
            assert opgave is not None
            kept = opgave.aantal_wachtenden or 0
            assert schrijver.bevestigd <= kept <= schrijver.verstuurd, "a save was lost"
            if kept:
                assert opgave.behandelwachttijd_weken == kept % WEKEN, "a save was kept by half"
            historie = store.aanbod.historie(schrijver.aanbod.id, opgave.peildatum)
            assert historie == [opgave], "the history goes along with it"
            schrijver.bevestigd = kept
