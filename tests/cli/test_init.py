import pytest

from tests.cli.conftest import Wijzer, environment, runner
from tests.steun.databases import Adressen
from wijzer.settings import Settings
from wijzer.store.engine import Database


@pytest.fixture
def leeg(tmp_path) -> Wijzer:
    """A database that nobody migrated."""
    url = f"sqlite:///{tmp_path}/leeg.sqlite3"
    return runner(environment(Adressen(url, url), tmp_path / "instance"))


def test_init_makes_an_empty_database_ready_with_twente_in_it(leeg: Wijzer):
    uitkomst = leeg("init")
    assert (uitkomst.exit_code, uitkomst.stderr) == (0, "")
    assert "Regio Twente: geladen." in uitkomst.stdout
    assert leeg("publiceren", "--controleer").exit_code == 0


@pytest.mark.parametrize(
    "args", [["adrescontrole"], ["publiceren"], ["export", "pdc", "x.csv"], ["import", "pdc", "x.csv"], ["taken"], ["serve"]]
)  # fmt: skip
def test_a_database_that_is_not_migrated_is_refused_with_what_to_do(leeg: Wijzer, args: list[str]):
    uitkomst = leeg(*args)
    assert uitkomst.exit_code == 1
    assert "wijzer init" in uitkomst.stderr


def test_an_empty_database_is_not_well(leeg: Wijzer):
    uitkomst = leeg("gezondheid")
    assert uitkomst.exit_code == 1
    assert "MIS   migraties" in uitkomst.stdout


def test_a_second_init_changes_nothing(wijzer: Wijzer, settings: Settings):
    wijzer("init")
    database = Database(settings)
    with database.read() as store:
        before = store.producten.all("twente"), len(store.logboek.page(None))
    assert "Regio Twente: ongewijzigd." in wijzer("init").stdout
    with database.read() as store:
        assert (store.producten.all("twente"), len(store.logboek.page(None))) == before
    database.dispose()


def test_a_new_installation_has_no_account(wijzer: Wijzer, settings: Settings):
    wijzer("init")
    database = Database(settings)
    with database.read() as store:
        assert [store.gebruikers.all(regio.slug) for regio in store.regios.all()] == [[]]
    database.dispose()


def test_a_region_of_ones_own_is_loaded_from_a_folder(wijzer: Wijzer):
    uitkomst = wijzer("init", "--regios", "tests/seed")
    assert "Regio Voorbeeldregio: geladen." in uitkomst.stdout
    assert wijzer("adrescontrole", "--regio", "voorbeeldregio").exit_code == 0


def test_with_several_regions_one_must_be_chosen(wijzer: Wijzer):
    wijzer("init", "--regios", "tests/seed")
    wijzer("init")
    uitkomst = wijzer("adrescontrole")
    assert uitkomst.exit_code == 1
    assert "--regio" in uitkomst.stderr
    assert wijzer("adrescontrole", "--regio", "elders").exit_code == 1


@pytest.mark.parametrize("opdracht", ["gezondheid", "adrescontrole", "init", "serve", "taken"])
def test_a_database_that_does_not_answer_is_told_in_one_line(tmp_path, opdracht: str):
    weg = Adressen("postgresql://een@127.0.0.1:1/x", "postgresql://ander@127.0.0.1:1/x")
    uitkomst = runner(environment(weg, tmp_path))(opdracht)
    assert uitkomst.exit_code == 1
    assert "De database is niet bereikbaar." in uitkomst.stdout + uitkomst.stderr
    assert "127.0.0.1" not in uitkomst.stdout + uitkomst.stderr
