"""The demo of Twente as everybody would see it, served once for all tests of this room."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from tests.keuring.toestanden import Toestand, states
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.soorten import Adressen, Voorraad, settings_for
from tests.steun.machine.eenmaal import once_in_a_run, shared_folder
from tests.steun.machine.servers import LiveServer, served
from tests.walls.conftest import NU, VANDAAG, load
from wijzer import klok
from wijzer.demo.wereld import TWENTE, make_demo
from wijzer.domain.locaties.locatie import Groep
from wijzer.files.regio import read_regio
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.settings import Settings
from wijzer.store.engine import Database


@contextmanager
def op_die_dag() -> Iterator[None]:
    """It is the day of the demo, for as long as the block lasts: whoever comes after these tests has the real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(klok, "_system_time", lambda: NU)
        yield


@pytest.fixture(autouse=True)
def _vandaag() -> Iterator[None]:
    with op_die_dag():
        yield


@pytest.fixture(scope="package")
def demo_settings(
    voorraden: dict[str, Voorraad], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Settings:
    """A database with the demo and a year of its past, on a day that never changes."""

    def make(folder: Path) -> None:
        database = Database(settings_for(voorraden["sqlite"].take(folder), folder))
        gegevens = read_regio(TWENTE, at=NU)
        with database.transaction(at=NU - DAG) as store:
            laad_regio(store, gegevens, at=NU)
        demo = make_demo(gegevens, today=VANDAAG, weken_historie=52)
        load(database, demo, gegevens, folder / "demo", ("pdc", "contracten", "locaties"))
        change_day(database, NU)
        load(database, demo, gegevens, folder / "demo", ("historie",))
        database.dispose()

    with op_die_dag():
        gedeeld = shared_folder(tmp_path_factory, worker_id)
        gemaakt = once_in_a_run(gedeeld, "demo-met-een-jaar", make)
    folder = tmp_path_factory.mktemp("keuring")
    url = f"sqlite:///{shutil.copy(gemaakt / 'wijzer.sqlite3', folder / 'wijzer.sqlite3')}"
    return settings_for(Adressen(url, url), folder)


@pytest.fixture(scope="package")
def verdwenen(demo_settings: Settings) -> UUID:
    """The public id of a groep that was public and is gone."""
    database = Database(demo_settings)
    with database.transaction(at=NU) as store:
        groep = next(
            locatie
            for locatie in store.locaties.all("twente")
            if locatie.gepubliceerd and isinstance(locatie, Groep)
        )
        store.locaties.save(replace(groep, gepubliceerd=False), expected_versie=None)
    database.dispose()
    return groep.publiek_id


@pytest.fixture(scope="package")
def site(demo_settings: Settings, verdwenen: UUID) -> Iterator[LiveServer]:
    """The demo, served."""
    with served(demo_settings) as server:
        yield server


@pytest.fixture(scope="package")
def toestanden(site: LiveServer, verdwenen: UUID) -> list[Toestand]:
    """Every public page in every state."""
    with op_die_dag():
        return list(states(site.app, verdwenen))
