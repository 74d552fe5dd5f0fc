"""A database or a folder that is not what it should be: every command says so in one line, and ends with 1."""

import importlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import runner
from tests.factories import twente_in
from tests.steun.databases.schijf import small_disk, without_rights
from wijzer.cli import OPDRACHTEN
from wijzer.commando import gebruikers
from wijzer.store.engine import Database

ROOT = Path(__file__).resolve().parents[2]

AANROEP: Mapping[str, tuple[str, ...]] = {
    "init": (),
    "demo": ("--alleen-laden",),
    "serve": ("--port", "8999"),
    "taken": (),
    "import": ("pdc", "pdc.csv"),
    "export": ("pdc", "pdc.csv"),
    "adrescontrole": (),
    "publiceren": (),
    "uitnodigen": ("jo@vlier.example", "--rol", "beheerder"),
    "backup": ("kopie.gz",),
    "afschermingen": ("kopie.lijst",),
    "restore": ("kopie.gz",),
    "sleutels": (),
    "logboek": ("--controleer",),
    "gezondheid": (),
}
"""How each command is called. A new one fails here until it says."""


def garbage(pad: Path) -> None:
    pad.write_bytes(b"\x00 geen database \xff" * 500)


def cut_off(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 3])


def damaged(pad: Path) -> None:
    """The header stands; the pages behind it are nonsense."""
    inhoud = pad.read_bytes()
    pad.write_bytes(inhoud[:100] + os.urandom(len(inhoud) - 100))


def folder(pad: Path) -> None:
    pad.unlink()
    pad.mkdir()


def file_for_folder(pad: Path) -> None:
    pad.unlink()
    pad.parent.rmdir()
    pad.parent.write_text("een bestand")


def loop(pad: Path) -> None:
    pad.unlink()
    pad.symlink_to(pad)


def of_a_newer_version(pad: Path) -> None:
    with closing(sqlite3.connect(pad)) as verbinding, verbinding:
        verbinding.execute("UPDATE alembic_version SET version_num = '9999'")


KAPOT: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "garbage": (garbage, "beschadigd"),
    "cut off": (cut_off, "beschadigd"),
    "damaged": (damaged, "beschadigd"),
    "folder": (folder, "staat een map waar een bestand moet zijn"),
    "loop": (loop, "wijzen naar elkaar"),
    "newer": (of_a_newer_version, "van een nieuwere versie"),
    "file for folder": (file_for_folder, "staat een bestand waar een map moet zijn"),
}


@pytest.fixture
def pad(omgeving: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the embedded database, in the folder of the installation, and files that commands are called with."""
    map_ = tmp_path / "instance"
    map_.mkdir()
    pad = map_ / "wijzer.sqlite3"
    (tmp_path / "wijzer.sqlite3").rename(pad)
    omgeving.update(
        WIJZER_DATABASE_URL=f"sqlite:///{pad}", WIJZER_PUBLIEK_DATABASE_URL=f"sqlite:///{pad}"
    )
    werkmap = tmp_path / "werk"
    werkmap.mkdir()
    for naam in ("pdc.csv", "kopie.gz"):
        (werkmap / naam).write_bytes(b"")
    monkeypatch.chdir(werkmap)
    return pad


sqlite = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def test_every_command_stands_in_the_table():
    assert AANROEP.keys() == OPDRACHTEN.keys()


def called(omgeving: dict[str, str], opdracht: str) -> Result:
    eigen = dict(omgeving)
    if opdracht == "demo":
        eigen |= {"WIJZER_DEMO": "1", "WIJZER_BASIS_URL": ""}
        del eigen["WIJZER_SECRET_KEY"]  # as `make demo` does: it makes its own, in the folder
    return runner(eigen)(opdracht, *AANROEP[opdracht])


def assert_told(uitkomst: Result, woorden: str) -> None:
    """One line of Dutch for a person; nothing of the program, of SQL or of a stack."""
    assert uitkomst.exit_code == 1, uitkomst.output
    regels = uitkomst.output.splitlines()
    assert woorden in uitkomst.output, uitkomst.output
    assert len(regels) <= 2, uitkomst.output
    for verboden in ("Traceback", "sqlite3", "SELECT", "PRAGMA", "INSERT", "psycopg", ".py"):
        assert verboden not in uitkomst.output.replace("wijzer.sqlite3", ""), uitkomst.output


@sqlite
@pytest.mark.parametrize("kapot", KAPOT)
@pytest.mark.parametrize("opdracht", AANROEP)
def test_every_command_says_in_a_line_what_is_wrong_with_the_database(
    omgeving: dict[str, str], pad: Path, opdracht: str, kapot: str
):
    breek, woorden = KAPOT[kapot]
    breek(pad)
    if (opdracht, kapot) == ("demo", "file for folder"):
        woorden = "WIJZER_INSTANCE is geen map"
    assert_told(called(omgeving, opdracht), woorden)


@sqlite
@pytest.mark.parametrize("opdracht", AANROEP)
def test_every_command_says_that_it_has_no_access(
    omgeving: dict[str, str], pad: Path, opdracht: str
):
    for module in ("wijzer.jobs.worker", "wijzer.commando.serveren"):
        importlib.import_module(
            module
        )  # nobody may read the libraries either, where root installed them
    with without_rights(pad, pad.parent):
        uitkomst = called(omgeving, opdracht)
    assert_told(uitkomst, "deze gebruiker" if opdracht == "demo" else "geen toegang")


@sqlite
def test_secrets_of_a_demo_that_cannot_be_read_are_told(omgeving: dict[str, str], pad: Path):
    (pad.parent / "geheimen.json").write_bytes(b"\xff geen json")
    assert_told(called(omgeving, "demo"), "geheimen.json dat niet te lezen is")


@pytest.mark.parametrize("opdracht", ["backup", "afschermingen", "export"])
def test_a_disk_that_is_full_leaves_what_stood_there_and_no_half_file(
    database: Database,
    omgeving: dict[str, str],
    tmp_path: Path,
    opdracht: str,
    monkeypatch: pytest.MonkeyPatch,
):
    with database.transaction() as store:
        twente_in(store)
    werkmap = tmp_path / "werk"
    werkmap.mkdir()
    monkeypatch.chdir(werkmap)
    doel = werkmap / AANROEP[opdracht][-1]
    doel.write_text("de vorige")
    with small_disk(8):
        uitkomst = called(omgeving, opdracht)
    assert_told(uitkomst, f"Het bestand {doel.name}")
    assert "het bestand wordt groter dan het mag zijn" in uitkomst.output
    assert [pad.name for pad in werkmap.iterdir()] == [doel.name]
    assert doel.read_text() == "de vorige"


@sqlite
def test_a_disk_that_is_full_under_the_database_is_told_and_nothing_is_kept(
    omgeving: dict[str, str], pad: Path
):
    before = pad.read_bytes()
    with small_disk(len(before) // 2):
        assert_told(called(omgeving, "init"), "is niet te gebruiken: de schijf geeft een fout")
    assert pad.read_bytes() == before


@sqlite
def test_a_database_server_that_is_not_there_is_told_by_every_command(
    omgeving: dict[str, str], pad: Path
):
    weg = "postgresql://kantoor@127.0.0.1:9/wijzer"
    omgeving |= {
        "WIJZER_DATABASE_URL": weg,
        "WIJZER_PUBLIEK_DATABASE_URL": weg.replace("kantoor", "publiek"),
    }
    assert pad.exists(), "the files that commands are called with"
    for opdracht in AANROEP:
        assert_told(called(omgeving, opdracht), "De database is niet bereikbaar")


def test_a_fault_of_the_program_is_told_without_what_was_in_it(
    omgeving: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object, **__: object) -> None:
        raise LookupError("INSERT INTO gebruiker jo@vlier.example")

    monkeypatch.setattr(gebruikers, "open_office", fail)
    uitkomst = called(omgeving, "uitnodigen")
    assert uitkomst.exit_code == 1
    assert "Er ging iets mis in het programma zelf: builtins.LookupError" in uitkomst.output
    assert "vlier" not in uitkomst.output


@sqlite
@pytest.mark.parametrize("kapot", ["garbage", "file for folder"])
def test_the_door_for_another_server_says_it_too(omgeving: dict[str, str], pad: Path, kapot: str):
    breek, woorden = KAPOT[kapot]
    breek(pad)
    uitkomst = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        cwd=ROOT,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (uitkomst.returncode, uitkomst.stdout) == (1, "")
    assert woorden in uitkomst.stderr
    assert len(uitkomst.stderr.splitlines()) == 1
