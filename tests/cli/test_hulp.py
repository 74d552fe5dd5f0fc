"""Help and mistakes in calling, in Dutch."""

import pytest

from tests.cli.conftest import runner
from wijzer import __version__
from wijzer.cli import OPDRACHTEN

ENGELS = ("Usage", "Options:", "Commands:", "Show this message", "Error", "Missing", "Invalid")
wijzer = runner({})


@pytest.mark.parametrize("args", [[], *[[naam] for naam in OPDRACHTEN]], ids=str)
def test_every_command_explains_itself_in_dutch(args: list[str]):
    uitkomst = wijzer(*args, "--help")
    assert uitkomst.exit_code == 0
    assert uitkomst.stdout.startswith("Gebruik: wijzer")
    assert "Laat deze uitleg zien." in uitkomst.stdout
    assert not [woord for woord in ENGELS if woord in uitkomst.stdout]


def test_the_version_is_told_and_nothing_else_is_needed_for_it():
    uitkomst = wijzer("--version")
    assert (uitkomst.exit_code, uitkomst.stdout) == (0, f"wijzer {__version__}\n")
    assert "Toon de versie." in wijzer("--help").stdout


def test_the_list_names_every_command_with_what_it_does():
    tekst = wijzer("--help").stdout
    assert all(naam in tekst for naam in OPDRACHTEN)


@pytest.mark.parametrize(
    ("args", "melding"),
    [
        (["bestaatniet"], "Deze opdracht bestaat niet."),
        (["--bestaatniet"], "De optie --bestaatniet bestaat niet."),
        (["import"], "Er ontbreekt iets: SOORT."),
        (["import", "pdc"], "Er ontbreekt iets: BESTAND."),
        (
            ["import", "alles", "x.csv"],
            "SOORT kan alleen zijn: pdc, contracten, locaties, historie, gemeentegrenzen.",
        ),
        (["import", "pdc", "x.csv", "y.csv"], "Er staat iets te veel in de opdracht"),
        (["import", "pdc", "x.csv", "--regio"], "De optie --regio is niet goed gebruikt."),
        (["export", "pdc", "x.txt"], "De naam van het bestand eindigt op .csv of .xlsx."),
        (["export", "historie", "x.csv"], "SOORT kan alleen zijn: pdc, contracten, locaties."),
        (["serve", "--port", "poort"], "De waarde van --port klopt niet."),
        (["restore", "/bestaat/niet"], "BESTAND: dit bestand is er niet"),
        (["uitnodigen", "a@b.example"], "Kies met --rol wat iemand wordt."),
        (["uitnodigen", "a" * 4097, "--rol", "beheerder"], "Een argument is te lang"),
        (
            ["uitnodigen", "a\udcff@b.example", "--rol", "beheerder"],
            "een teken in dat niet te zien is",
        ),
        (["import", "pdc", "x\x1b.csv"], "een teken in dat niet te zien is"),
        (
            ["uitnodigen", "a@b.example", "--rol", "baas"],
            "--rol kan alleen zijn: aanbieder, beheerder.",
        ),
        (
            ["uitnodigen", "a@b.example", "--rol", "aanbieder"],
            "--aanbieder hoort bij --rol aanbieder",
        ),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_in_dutch_what_is_wrong(args: list[str], melding: str):
    uitkomst = wijzer(*args)
    assert uitkomst.exit_code == 2
    assert melding in uitkomst.stderr
    assert "--help" in uitkomst.stderr
    assert uitkomst.stdout == ""
    assert not [woord for woord in ENGELS if woord in uitkomst.stderr]


def test_without_a_command_the_help_is_shown():
    uitkomst = wijzer()
    assert uitkomst.exit_code == 2
    assert "Opdrachten:" in uitkomst.stderr


def test_missing_settings_end_with_1_and_are_all_named():
    uitkomst = runner({"WIJZER_SECRET_KEY": "kort"})("adrescontrole")
    assert uitkomst.exit_code == 1
    assert "WIJZER_SECRET_KEY" in uitkomst.stderr
    assert "WIJZER_ADRES_SLEUTELS ontbreekt" in uitkomst.stderr
    assert "kort" not in uitkomst.stderr.replace("te kort", "")


def test_what_needs_the_office_says_so_where_there_is_none(tmp_path):
    alleen_publiek = {
        "WIJZER_PUBLIEK_DATABASE_URL": f"sqlite:///{tmp_path}/p.sqlite3",
        "WIJZER_BASIS_URL": "https://wijzer.example",
    }
    uitkomst = runner(alleen_publiek)("adrescontrole")
    assert uitkomst.exit_code == 1
    assert "WIJZER_DATABASE_URL" in uitkomst.stderr
