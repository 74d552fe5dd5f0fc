"""What `make demo` starts, up to the point where it serves."""

import json
import shutil
import stat
from pathlib import Path

import pyotp
import pytest
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select

from tests.cli.conftest import Wijzer, runner
from wijzer.demo.wereld import geplande_afwijkingen
from wijzer.klok import today
from wijzer.published.tables import PublishedLocatie
from wijzer.services.inloggen.geheimen import is_wachtwoord
from wijzer.settings import Settings
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database
from wijzer.store.verzegeling.sleutels import Sleutels

LAATSTE = ScriptDirectory(str(Path(__file__).parents[2] / "migrations")).get_current_head()


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the demo was loaded once."""
    folder = tmp_path_factory.mktemp("demo")
    uitkomst = the_demo(folder)("demo", "--alleen-laden")
    assert uitkomst.exit_code == 0, uitkomst.stderr
    assert "http://127.0.0.1:8000/" in uitkomst.stdout
    return folder


def the_demo(instance: Path) -> Wijzer:
    leeg = dict.fromkeys(
        ("WIJZER_DATABASE_URL", "WIJZER_PUBLIEK_DATABASE_URL", "WIJZER_BASIS_URL"), ""
    )
    return runner({**leeg, "WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(instance)})


def accounts(instance: Path) -> list[dict[str, str]]:
    pad = instance / "demo-accounts.json"
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    gevonden: list[dict[str, str]] = json.loads(pad.read_text(encoding="utf-8"))
    return gevonden


@pytest.mark.slow
def test_the_accounts_can_sign_in(instance: Path):
    database = Database(Settings.from_env({"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(instance)}))
    with database.read() as store:
        for account in accounts(instance):
            assert set(account) >= {"rol", "email", "wachtwoord", "totp", "regio", "aanbieder"}
            gebruiker = store.gebruikers.by_email(account["email"])
            assert gebruiker is not None
            assert gebruiker.is_actief
            assert (gebruiker.rol.value, gebruiker.regio) == (account["rol"], account["regio"])
            assert is_wachtwoord(account["wachtwoord"], gebruiker.wachtwoord_hash)
            assert gebruiker.totp_geheim == account["totp"]
            assert len(pyotp.TOTP(account["totp"]).now()) == 6
    database.dispose()
    assert {account["rol"] for account in accounts(instance)} == {"aanbieder", "beheerder"}


@pytest.mark.slow
def test_data_of_an_earlier_version_are_brought_up_to_date(instance: Path, tmp_path: Path):
    eerder = tmp_path / "demo"
    shutil.copytree(instance, eerder)
    engine = create_engine(f"sqlite:///{eerder / 'wijzer.sqlite3'}")
    settings = Settings.from_env({"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(eerder)})
    migrate(engine, "0006", zegel=lambda: Sleutels.from_settings(settings).adressen)
    uitkomst = the_demo(eerder)("demo", "--alleen-laden")
    assert uitkomst.exit_code == 0, uitkomst.stderr
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == LAATSTE
    engine.dispose()


@pytest.mark.slow
def test_exactly_the_planted_differences_are_found_and_again_on_a_second_run(instance: Path):
    wijzer = the_demo(instance)
    een, twee = (json.loads(wijzer("adrescontrole", "--json").stdout) for _ in range(2))
    gepland = geplande_afwijkingen(today())
    assert len(een["afwijkingen"]) == len(gepland)
    assert een == twee


@pytest.mark.slow
def test_everybody_who_offers_help_can_be_called(instance: Path):
    database = Database(Settings.from_env({"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(instance)}))
    with database.read() as store:
        assert all(aanbieder.contact.telefoon for aanbieder in store.aanbieders.all("twente"))
    database.dispose()


@pytest.mark.slow
def test_the_shielded_groepen_of_the_demo_stand_on_the_site_at_its_first_start(instance: Path):
    database = Database(Settings.from_env({"WIJZER_DEMO": "1", "WIJZER_INSTANCE": str(instance)}))
    with database.read() as store:
        staat = set(
            store.session.scalars(select(PublishedLocatie.id).where(PublishedLocatie.afgeschermd))
        )
        assert len(staat) > 20
    database.dispose()


@pytest.mark.slow
def test_the_public_tables_fit(instance: Path):
    assert the_demo(instance)("publiceren", "--controleer").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("soort", ["pdc", "contracten", "locaties"])
def test_the_demo_goes_out_and_comes_in_without_a_change(
    instance: Path, tmp_path: Path, soort: str
):
    wijzer = the_demo(instance)
    assert wijzer("export", soort, tmp_path / "uit.csv").exit_code == 0
    assert "Nieuw: 0 · gewijzigd: 0" in wijzer("import", soort, tmp_path / "uit.csv").stdout


@pytest.mark.slow
def test_a_second_start_keeps_the_data_and_a_fresh_one_throws_them_away(instance: Path):
    before = accounts(instance)
    assert "Ingelezen" not in the_demo(instance)("demo", "--alleen-laden").stdout
    assert accounts(instance) == before
    uitkomst = the_demo(instance)("demo", "--alleen-laden", "--opnieuw", "--port", 8123)
    assert "Ingelezen: locaties" in uitkomst.stdout
    assert "http://127.0.0.1:8123/" in uitkomst.stdout
    assert accounts(instance) != before


def test_only_a_demo_starts_as_a_demo(wijzer: Wijzer):
    uitkomst = wijzer("demo", "--alleen-laden")
    assert uitkomst.exit_code == 1
    assert "WIJZER_DEMO=1" in uitkomst.stderr


def test_a_database_that_is_not_the_demos_own_is_never_thrown_away(omgeving: dict[str, str]):
    wijzer = runner({**omgeving, "WIJZER_DEMO": "1"})
    uitkomst = wijzer("demo", "--alleen-laden", "--opnieuw")
    assert uitkomst.exit_code == 1
    assert "eigen database van de demo" in uitkomst.stderr
