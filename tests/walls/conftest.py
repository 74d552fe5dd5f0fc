"""The demo of Twente in a database, and a twin of it that differs only in what the public must never see."""

import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
import structlog
from flask import Flask

from tests.steun.dagen import DAG, change_day
from tests.steun.databases.soorten import Adressen, Voorraad, settings_for
from tests.steun.machine.eenmaal import once_in_a_run, shared_folder
from tests.steun.machine.servers import let_go
from tests.walls.deel import Deel
from wijzer import klok
from wijzer.app import create_app
from wijzer.commando.gedeeld.invoer import Moment, import_file
from wijzer.commando.gedeeld.voortgang import Voortgang
from wijzer.demo.modellen import Demo
from wijzer.demo.schrijven import write_demo
from wijzer.demo.tweeling import make_twin
from wijzer.demo.wereld import TWENTE, make_demo
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.files.regio import Regiogegevens, read_regio
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.web.common.versheidsbron import Versheidsbron, _Kijk
from wijzer.web.common.verzoek import VERSHEIDSBRON

NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
MORGEN = NU + timedelta(days=1)
VANDAAG = NU.date()
TARIEVEN = Decimal("4321.09"), Decimal("8765.04")
"""What every product of the one costs, and of the other."""
BEDRAGEN = ("4321.09", "4321,09", "4.321,09", "4,321.09")
"""The first of them, as the feed and the pages would write it."""


@dataclass(frozen=True)
class Huis:
    """One installation with its office and its pages."""

    settings: Settings
    database: Database
    app: Flask

    def next_day(self) -> None:
        """What the jobs of the night do."""
        with self.database.transaction(at=MORGEN) as store:
            store.projectie.advance(MORGEN, MORGEN.date())
        with self.database.transaction(at=MORGEN) as store:
            check_regio(store, "twente", new_id=uuid4, by=SYSTEEM, at=MORGEN, today=MORGEN.date())


@dataclass(frozen=True)
class Tweeling:
    """Two installations: in `ander` every shielded and every contracted address is another one, and so is every tariff."""

    een: Huis
    ander: Huis
    demo: Demo
    twin: Demo


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klok, "_system_time", lambda: NU)


@pytest.fixture
def deel(keren: Callable[[int, int], int]) -> Callable[..., Deel]:
    """Which of all visits a walk makes: in `make test` one of three parts, in `make proef` all of them."""
    return lambda nummer, steeds=frozenset(): Deel(nummer, keren(3, 1), steeds)


@pytest.fixture(scope="session")
def gegevens() -> Regiogegevens:
    return read_regio(TWENTE, at=NU)


@pytest.fixture(scope="session")
def demo(gegevens: Regiogegevens) -> Demo:
    return make_demo(gegevens, today=VANDAAG, weken_historie=2)


@pytest.fixture(scope="session")
def bron(
    voorraden: dict[str, Voorraad],
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    demo: Demo,
    gegevens: Regiogegevens,
) -> Path:
    """The demo in a database file that nobody has open."""

    def make(folder: Path) -> None:
        settings = settings_for(voorraden["sqlite"].take(folder), folder)
        database = Database(settings)
        with database.transaction(at=NU - DAG) as store:
            laad_regio(store, gegevens, at=NU)
        load(database, demo, gegevens, folder / "demo", ("pdc", "contracten", "locaties"))
        change_day(database, NU)
        database.dispose()

    gedeeld = shared_folder(tmp_path_factory, worker_id)
    return once_in_a_run(gedeeld, "demo-van-nu", make) / "wijzer.sqlite3"


@pytest.fixture
def huis(bron: Path, tmp_path: Path) -> Iterator[Huis]:
    huis = moved_in(bron, tmp_path / "een")
    yield huis
    moved_out(huis)


@pytest.fixture(scope="module")
def tweeling(
    bron: Path, demo: Demo, gegevens: Regiogegevens, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tweeling]:
    """The twin goes in over a copy of the demo, by the door that users have."""
    folder = tmp_path_factory.mktemp("tweeling")
    een, ander = (moved_in(bron, folder / naam) for naam in ("een", "ander"))
    twin = make_twin(demo, gegevens)
    load(ander.database, twin, gegevens, folder / "twin", ("contracten", "locaties"))
    for huis, tarief in zip((een, ander), TARIEVEN, strict=True):
        give_tariffs(huis, tarief)
    yield Tweeling(een, ander, demo, twin)
    for huis in (een, ander):
        moved_out(huis)


def give_tariffs(huis: Huis, tarief: Decimal) -> None:
    """Let every product cost this; the region keeps its tariffs to itself."""
    with huis.database.transaction(at=NU) as store:
        producten = store.producten.all("twente")
        store.producten.save_many([replace(product, tarief=tarief) for product in producten])


def moved_in(bron: Path, folder: Path) -> Huis:
    """A copy of a database with the product on it."""
    folder.mkdir()
    url = f"sqlite:///{shutil.copy(bron, folder / 'wijzer.sqlite3')}"
    settings = settings_for(Adressen(url, url), folder)
    app = create_app(settings)
    app.testing = True
    look_oneself(app.extensions[VERSHEIDSBRON])
    return Huis(settings, Database(settings), app)


def look_oneself(bron: Versheidsbron) -> None:
    """Let whoever asks look at the database itself: a thread for each of many thousand answers is most of what a look costs."""

    def look() -> tuple[_Kijk, bool]:
        kijk = _Kijk(begun=time.monotonic(), publicaties=bron._publicaties)
        bron._take(kijk)
        return kijk, True

    vars(bron)["_begin"] = look


def moved_out(huis: Huis) -> None:
    let_go(huis.app)
    huis.database.dispose()


def load(
    database: Database, demo: Demo, gegevens: Regiogegevens, folder: Path, soorten: tuple[str, ...]
) -> None:
    assert gegevens.producten
    bestanden = write_demo(demo, gegevens.producten, folder)
    voortgang = Voortgang(4 * len(soorten))
    for soort in soorten:
        verslag = import_file(
            database,
            soort,
            getattr(bestanden, soort),
            gegevens.regio,
            proef=False,
            nu=Moment(NU, VANDAAG),
            voortgang=voortgang,
        )
        assert not verslag.fouten, verslag.fouten[:3]
    voortgang.finish()


@contextmanager
def hearing(regels: list[str]) -> Iterator[None]:
    """Keep every line that is logged within a `with` block, of libraries and our own before anything is hidden in them."""

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            regels.append(f"{record.getMessage()} {record.__dict__}")

    handler, root = Keep(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with structlog.testing.capture_logs() as eigen:
            yield
        regels.extend(map(str, eigen))
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
