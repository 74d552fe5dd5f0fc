import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Wijzer, environment, runner
from tests.factories import AT
from tests.steun.databases.soorten import Adressen
from wijzer.domain.regio.gebied import Regio, Versheid
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
    "args",
    [
        ["adrescontrole"],
        ["publiceren"],
        ["export", "pdc", "x.csv"],
        ["import", "pdc", "x.csv"],
        ["taken"],
        ["serve"],
    ],
)
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


# ── a folder that changes ────────────────────────────────────────────────────


@pytest.fixture
def regiomap(tmp_path: Path) -> Path:
    """A folder of regions that a test may change, with one region that is made up."""
    return Path(
        shutil.copytree(
            "tests/seed", tmp_path / "regios", ignore=lambda *_: {"test_seed.py", "__pycache__"}
        )
    )


def edit(regiomap: Path, oud: str, nieuw: str, bestand: str = "regio.toml") -> None:
    pad = regiomap / "voorbeeldregio" / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def region_of(settings: Settings) -> Regio:
    database = Database(settings)
    with database.read() as store:
        regio = store.regios.get("voorbeeldregio")
    database.dispose()
    return regio


def test_what_changed_in_the_folder_is_applied_and_named_once(
    wijzer: Wijzer, settings: Settings, regiomap: Path
):
    assert (
        "  " not in wijzer("init", "--regios", str(regiomap)).stdout
    )  # of a new region nothing is named
    edit(regiomap, "actueel_dagen = 7", "actueel_dagen = 10")
    edit(regiomap, 'afkorting = "PL"', 'afkorting = "PLO"')
    edit(regiomap, ";ja", ";nee", "gemeenten.csv")
    uitkomst = wijzer("init", "--regios", str(regiomap)).stdout
    assert "Regio Voorbeeldregio: bijgewerkt." in uitkomst
    for naam in ("versheid", "teksten.cpwv.afkorting", "gemeenten.GM9901.gemeentehuis"):
        assert f"  nu zoals in de map: {naam}\n" in uitkomst
    assert region_of(settings).versheid == Versheid(10, 28)
    daarna = wijzer("init", "--regios", str(regiomap)).stdout
    assert daarna.endswith("Regio Voorbeeldregio: ongewijzigd.\n")
    assert wijzer("publiceren", "--controleer").exit_code == 0


def test_what_a_beheerder_edited_stays_and_is_named_each_time(
    wijzer: Wijzer, settings: Settings, regiomap: Path
):
    wijzer("init", "--regios", str(regiomap))
    database = Database(settings)
    with database.transaction(at=AT) as store:
        regio = store.regios.get("voorbeeldregio")
        store.regios.save(replace(regio, versheid=Versheid(3, 9)))
    database.dispose()
    edit(regiomap, "actueel_dagen = 7", "actueel_dagen = 10")
    for _ in range(2):
        uitkomst = wijzer("init", "--regios", str(regiomap)).stdout
        assert "Regio Voorbeeldregio: ongewijzigd." in uitkomst
        assert "  blijft zoals de beheerder het zette: versheid\n" in uitkomst
    assert region_of(settings).versheid == Versheid(3, 9)


def test_a_value_that_disappears_from_the_folder_goes_unless_it_was_edited(
    wijzer: Wijzer, settings: Settings, regiomap: Path
):
    edit(
        regiomap,
        "[teksten.crisis]",
        '[teksten.verwijzen]\nminuten = "Bel."\ncodes = "Twee."\n\n[teksten.crisis]',
    )
    wijzer("init", "--regios", str(regiomap))
    database = Database(settings)
    with database.transaction(at=AT) as store:
        regio = store.regios.get("voorbeeldregio")
        teksten = {**regio.teksten, "verwijzen.codes": "Eigen."}
        store.regios.save(replace(regio, teksten=teksten))
    database.dispose()
    edit(regiomap, 'minuten = "Bel."\ncodes = "Twee."\n', "")
    uitkomst = wijzer("init", "--regios", str(regiomap)).stdout
    assert "  staat niet meer in de map en is weggehaald: teksten.verwijzen.minuten\n" in uitkomst
    assert (
        "staat niet meer in de map en blijft zoals de beheerder het zette: teksten.verwijzen.codes\n"
        in uitkomst
    )
    teksten = dict(region_of(settings).teksten)
    assert "verwijzen.minuten" not in teksten
    assert teksten["verwijzen.codes"] == "Eigen."


def test_a_row_that_other_things_may_hang_on_stays_and_is_named(wijzer: Wijzer, regiomap: Path):
    wijzer("init", "--regios", str(regiomap))
    pad = regiomap / "voorbeeldregio" / "doelgroepen.csv"
    pad.write_text(pad.read_text().replace("iedereen;", "niemand;"))
    uitkomst = wijzer("init", "--regios", str(regiomap)).stdout
    assert "  nieuw uit de map: doelgroepen.niemand\n" in uitkomst
    assert "blijft, want er kunnen gegevens aan hangen: doelgroepen.iedereen\n" in uitkomst


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("actueel_dagen = 7", "actueel_dagen = 70", "regio.toml, regel 9, versheid.verouderd_dagen: Zo wordt een opgave nooit verouderd."),
        ("actueel_dagen = 7", "actueel_dagen = -7", "regio.toml, regel 8, versheid.actueel_dagen: Dit kan niet."),
        ("actueel_dagen = 7", "actueel = 7", "regio.toml, regel 8, versheid.actueel: is hier niet bekend"),
        ("actueel_dagen = 7", "actueel_dagen = zeven", "regio.toml, regel 8: is geen geldige TOML"),
    ],
)  # fmt: skip
def test_a_mistake_in_one_folder_is_told_with_its_line_and_nothing_of_any_is_applied(
    wijzer: Wijzer, settings: Settings, regiomap: Path, oud: str, nieuw: str, melding: str
):
    wijzer("init", "--regios", str(regiomap))
    shutil.copytree(regiomap / "voorbeeldregio", regiomap / "aaregio")
    toml = regiomap / "aaregio" / "regio.toml"
    toml.write_text(toml.read_text().replace('"voorbeeldregio"', '"aaregio"'))
    edit(regiomap, oud, nieuw)
    edit(regiomap, 'afkorting = "PL"', 'afkorting = "PLO"')
    uitkomst = wijzer("init", "--regios", str(regiomap))
    assert uitkomst.exit_code == 1
    assert melding in uitkomst.stderr
    assert region_of(settings).teksten["cpwv.afkorting"] == "PL"
    database = Database(settings)
    with database.read() as store:
        assert "aaregio" not in {regio.slug for regio in store.regios.all()}
    database.dispose()


def test_a_catalogue_with_a_mistake_stops_everything(
    wijzer: Wijzer, settings: Settings, regiomap: Path
):
    edit(regiomap, "productcode_patroon = '^[0-9]{2}[A-Z][0-9]{2}$'", "productcode_patroon = '^X$'")
    uitkomst = wijzer("init", "--regios", str(regiomap))
    assert uitkomst.exit_code == 1
    assert "producten.csv, rij 2, productcode" in uitkomst.stderr
    database = Database(settings)
    with database.read() as store:
        assert "voorbeeldregio" not in {regio.slug for regio in store.regios.all()}
    database.dispose()


def test_a_catalogue_that_a_beheerder_may_have_renewed_is_left_and_named(
    wijzer: Wijzer, regiomap: Path
):
    wijzer("init", "--regios", str(regiomap))
    pad = regiomap / "voorbeeldregio" / "producten.csv"
    kop, eerste, *rest = pad.read_text().splitlines(keepends=True)
    cellen = eerste.split(";")
    cellen[1] = "Andere naam"
    pad.write_text("".join([kop, ";".join(cellen), *rest]))
    uitkomst = wijzer("init", "--regios", str(regiomap)).stdout
    assert "blijft zoals de beheerder het zette: producten.csv" in uitkomst
