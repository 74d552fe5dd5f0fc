"""Files in and out by command."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Wijzer
from tests.files.apart.bommen import lege_cellen
from tests.files.hulp import row_bytes
from tests.services.bestanden.test_importeer_contracten import REGEL
from tests.services.bestanden.test_importeer_locaties import GEHEIM, GROEP
from tests.steun.werelden.grenzen import collection, feature
from wijzer.files import contracten, locaties
from wijzer.files.apart import lezen
from wijzer.files.apart.grens import Leesgrens
from wijzer.settings import Settings
from wijzer.store.engine import Database

STRAAT = "Proefbosweg"
AFGESCHERMD = {**GEHEIM, "straat": "Kanariehof", "huisnummer": "3"}


@pytest.fixture
def gevuld(wijzer: Wijzer, tmp_path: Path) -> Path:
    """Twente with one aanbieder, an open and a shielded groep; gives the folder with the files."""
    wijzer("init")
    (tmp_path / "contracten.csv").write_bytes(row_bytes(contracten.KOLOMMEN, REGEL))
    (tmp_path / "locaties.csv").write_bytes(row_bytes(locaties.KOLOMMEN, GROEP, AFGESCHERMD))
    for soort in ("contracten", "locaties"):
        uitkomst = wijzer("import", soort, tmp_path / f"{soort}.csv")
        assert uitkomst.exit_code == 0, uitkomst.stdout
    return tmp_path


def publicatie(settings: Settings) -> int:
    database = Database(settings)
    with database.read() as store:
        nummer = (
            store.session.connection()
            .exec_driver_sql("SELECT publicatie FROM published_stand")
            .scalar_one()
        )
    database.dispose()
    return int(nummer)


def test_the_same_file_again_says_so_and_publishes_nothing(
    wijzer: Wijzer, gevuld: Path, settings: Settings
):
    before = publicatie(settings)
    uitkomst = wijzer("import", "locaties", gevuld / "locaties.csv")
    assert "Nieuw: 0 · gewijzigd: 0 · ongewijzigd: 2" in uitkomst.stdout
    assert publicatie(settings) == before


def test_what_was_imported_is_public_and_the_public_tables_fit(wijzer: Wijzer, gevuld: Path):
    assert wijzer("publiceren", "--controleer").stdout == "Verschillen: 0.\n"
    assert wijzer("publiceren").stdout == "Gepubliceerd. Verschillen hersteld: 0.\n"


def test_a_trial_changes_nothing(wijzer: Wijzer, gevuld: Path, settings: Settings):
    before = publicatie(settings)
    (gevuld / "meer.csv").write_bytes(row_bytes(locaties.KOLOMMEN, {**GROEP, "groepsgrootte": "9"}))
    uitkomst = wijzer("import", "locaties", gevuld / "meer.csv", "--proef")
    assert uitkomst.exit_code == 0
    assert "Proef: er is niets gewijzigd." in uitkomst.stdout
    assert "Groep Zuid · WGZHF" in uitkomst.stdout
    assert publicatie(settings) == before


def test_bad_rows_end_with_1_and_are_listed_as_row_column_value_and_reason(
    wijzer: Wijzer, gevuld: Path
):
    fout = {**GROEP, "naam": "Nieuw", "vrije_plekken": "9", "peildatum": "gisteren"}
    (gevuld / "fout.csv").write_bytes(row_bytes(locaties.KOLOMMEN, GROEP, fout))
    uitkomst = wijzer("import", "locaties", gevuld / "fout.csv")
    assert uitkomst.exit_code == 1
    assert (
        "rij 3, kolom peildatum “gisteren”: Dit is geen datum. Verwacht: een datum"
        in uitkomst.stdout
    )
    assert "Er is niets gewijzigd." in uitkomst.stdout


def test_the_report_in_json_holds_everything(wijzer: Wijzer, gevuld: Path):
    fout = {**GROEP, "naam": "Nieuw", "vrije_plekken": "9"}
    (gevuld / "fout.csv").write_bytes(row_bytes(locaties.KOLOMMEN, fout))
    uitkomst = wijzer("import", "locaties", gevuld / "fout.csv", "--json")
    assert uitkomst.exit_code == 1
    verslag = json.loads(uitkomst.stdout)
    assert verslag["geschreven"] is False
    assert verslag["fouten"] == [
        {
            "rij": 2,
            "kolom": "vrije_plekken",
            "waarde": "9",
            "fout": "Er zijn meer vrije plekken (9) dan de groep groot is (6).",
            "verwacht": "0 tot en met 6",
        }
    ]


def test_a_file_that_is_no_table_is_refused_with_reasons(wijzer: Wijzer, gevuld: Path):
    (gevuld / "kapot.xlsx").write_bytes(b"PK\x03\x04 half")
    uitkomst = wijzer("import", "pdc", gevuld / "kapot.xlsx")
    assert uitkomst.exit_code == 1
    assert "beschadigd" in uitkomst.stderr
    uitkomst = wijzer("import", "pdc", gevuld / "kapot.xlsx", "--json")
    assert uitkomst.exit_code == 1
    assert json.loads(uitkomst.stdout)["geweigerd"][0] == "Dit Excel-bestand is beschadigd."


def test_a_file_that_takes_too_long_to_read_is_refused_and_changes_nothing(
    wijzer: Wijzer, gevuld: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(lezen, "grens_for", lambda _bytes: Leesgrens(1, 300))
    voor = publicatie(settings)
    (gevuld / "zwaar.xlsx").write_bytes(lege_cellen(3_000_000))
    uitkomst = wijzer("import", "contracten", gevuld / "zwaar.xlsx")
    assert uitkomst.exit_code == 1
    assert "te ingewikkeld om te lezen" in uitkomst.stderr
    assert publicatie(settings) == voor


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@pytest.mark.parametrize("soort", ["pdc", "contracten", "locaties"])
def test_an_export_imports_without_a_change(wijzer: Wijzer, gevuld: Path, soort: str, vorm: str):
    bestand = gevuld / f"uit.{vorm}"
    uitkomst = wijzer("export", soort, bestand)
    assert uitkomst.exit_code == 0, uitkomst.stderr
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert list(gevuld.glob(".uit*")) == []
    terug = wijzer("import", soort, bestand)
    assert "Nieuw: 0 · gewijzigd: 0" in terug.stdout, terug.stdout


def test_shielded_addresses_go_out_only_when_asked_and_that_is_logged(
    wijzer: Wijzer, gevuld: Path, settings: Settings
):
    for soort in ("contracten", "locaties"):
        assert wijzer("export", soort, gevuld / f"{soort}-uit.csv").exit_code == 0
        assert (
            wijzer("export", soort, gevuld / f"{soort}-met.csv", "--met-afgeschermd").exit_code == 0
        )
    zonder = (gevuld / "contracten-uit.csv").read_text() + (gevuld / "locaties-uit.csv").read_text()
    assert STRAAT not in zonder
    assert "Kanariehof" not in zonder
    assert "Proefstraat" in zonder
    assert STRAAT in (gevuld / "contracten-met.csv").read_text()
    assert "Kanariehof" in (gevuld / "locaties-met.csv").read_text()
    assert stat.S_IMODE((gevuld / "locaties-met.csv").stat().st_mode) == 0o600
    database = Database(settings)
    with database.read() as store:
        regels = [r for r in store.logboek.page("twente") if "afgeschermde" in r.handeling]
        gezien = {
            aanbieder.naam: store.inzages.count_since(
                aanbieder.id, regio="twente", since=regels[-1].at
            )
            for aanbieder in store.aanbieders.all("twente")
        }
        assert store.logboek.verify() is None
    database.dispose()
    assert len(regels) == 2
    assert set(gezien.values()) == {2}, (
        "every aanbieder sees both files, and not those without addresses"
    )


def test_a_file_with_addresses_that_could_not_be_written_was_not_taken_out(
    wijzer: Wijzer, gevuld: Path, settings: Settings
):
    pad = gevuld / "er-is-geen-map" / "locaties.csv"
    assert wijzer("export", "locaties", pad, "--met-afgeschermd").exit_code == 1
    database = Database(settings)
    with database.read() as store:
        aanbieder = store.aanbieders.all("twente")[0]
        assert store.inzages.of_aanbieder(aanbieder.id, regio="twente", limit=9) == []
    database.dispose()


def test_nothing_that_a_command_says_holds_a_shielded_street(wijzer: Wijzer, gevuld: Path):
    uitkomsten = [
        wijzer("import", "locaties", gevuld / "locaties.csv", "--json"),
        wijzer("import", "contracten", gevuld / "contracten.csv"),
        wijzer("adrescontrole", "--json"),
        wijzer("adrescontrole"),
        wijzer("gezondheid"),
    ]
    gezegd = "".join(uitkomst.stdout + uitkomst.stderr for uitkomst in uitkomsten)
    assert "Kanariehof" not in gezegd
    assert STRAAT not in gezegd


def test_an_export_to_a_place_that_cannot_be_written_is_refused(wijzer: Wijzer, gevuld: Path):
    uitkomst = wijzer("export", "pdc", gevuld / "er-is-geen-map" / "pdc.csv")
    assert uitkomst.exit_code == 1
    assert "kan niet worden geschreven" in uitkomst.stderr


def test_an_import_is_followed_by_a_check_of_the_addresses(wijzer: Wijzer, gevuld: Path):
    verslag = json.loads(wijzer("adrescontrole", "--json").stdout)
    assert verslag["gecontroleerd"] == 2
    assert set(verslag) >= {"gecontroleerd", "onbekend", "aantallen", "afwijkingen"}


def test_borders_go_in_as_geojson_and_a_second_time_change_nothing(
    wijzer: Wijzer, gevuld: Path, settings: Settings
):
    (gevuld / "grenzen.geojson").write_bytes(collection())
    proef = json.loads(
        wijzer("import", "gemeentegrenzen", gevuld / "grenzen.geojson", "--proef", "--json").stdout
    )
    assert (proef["nieuw"], proef["geschreven"]) == (3, False)
    before = publicatie(settings)
    uitkomst = wijzer("import", "gemeentegrenzen", gevuld / "grenzen.geojson")
    assert uitkomst.exit_code == 0, uitkomst.stdout + uitkomst.stderr
    assert "Nieuw: 3 · gewijzigd: 0 · ongewijzigd: 0" in uitkomst.stdout
    assert publicatie(settings) == before + 1
    weer = wijzer("import", "gemeentegrenzen", gevuld / "grenzen.geojson")
    assert "Nieuw: 0 · gewijzigd: 0 · ongewijzigd: 3" in weer.stdout
    assert publicatie(settings) == before + 1
    assert wijzer("publiceren", "--controleer").exit_code == 0


def test_a_bad_border_is_named_and_nothing_is_written(wijzer: Wijzer, gevuld: Path):
    fout = feature("GM0141", [[52.3, 6.6], [52.4, 6.6], [52.4, 6.7], [52.3, 6.6]])
    (gevuld / "fout.geojson").write_bytes(collection(feature("GM0164"), fout))
    uitkomst = wijzer("import", "gemeentegrenzen", gevuld / "fout.geojson")
    assert uitkomst.exit_code == 1
    assert "rij 2, kolom geometry “GM0141”: De coördinaten staan omgewisseld." in uitkomst.stdout
    assert "\n1 fout. Er is niets gewijzigd." in uitkomst.stdout
    (gevuld / "groot.geojson").write_bytes(b" " * (20 * 2**20 + 1))
    uitkomst = wijzer("import", "gemeentegrenzen", gevuld / "groot.geojson")
    assert uitkomst.exit_code == 1
    assert "groter dan 20 MB" in uitkomst.stderr


def test_the_file_of_every_week_goes_in_with_four_columns(
    wijzer: Wijzer, gevuld: Path, settings: Settings
):
    database = Database(settings)
    with database.read() as store:
        id_ = next(
            locatie.id for locatie in store.locaties.all("twente") if not locatie.is_afgeschermd
        )
    database.dispose()
    week = gevuld / "week.csv"
    week.write_text(f"locatie_id;productcode;vrije_plekken;peildatum\r{id_};WGZHF;2;21-11-2026\r")
    verslag = json.loads(wijzer("import", "locaties", week, "--json").stdout)
    assert (verslag["nieuw"], verslag["gewijzigd"], verslag["fouten"]) == (0, 1, [])
    assert any("blijft staan" in tekst for tekst in verslag["opmerkingen"])


def test_a_list_in_two_codings_is_refused_at_its_row_and_changes_nothing(
    wijzer: Wijzer, gevuld: Path
):
    inhoud = (
        gevuld / "contracten.csv"
    ).read_bytes() + b"C-9;H\xf6fte;73730009;;;WGZHF;;2025-01-01;;;;;;;;\r\n"
    (gevuld / "half.csv").write_bytes(inhoud.replace(b"De Voorbeeldhoeve", "De Hoëve".encode()))
    uitkomst = wijzer("import", "contracten", gevuld / "half.csv", "--json")
    [fout] = json.loads(uitkomst.stdout)["fouten"]
    assert (uitkomst.exit_code, fout["rij"], fout["kolom"]) == (1, 3, "aanbieder")
