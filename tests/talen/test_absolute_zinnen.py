"""What the site says without exception (`nooit`, `altijd`, `alle`, `niets`) is so: each sentence stands in a table with its proof.

The proof is the name of a test, a rule of the domain (`domein:`) or of the law (`wet:`). `woord`: it claims nothing; it is the name
of a choice, or tells what this one page found. A new sentence fails until somebody says which of these it is.
"""

import csv
import re
from pathlib import Path

from tests.talen.oogst import harvest

TABEL = Path(__file__).with_suffix("").with_name("absolute_zinnen.csv")
TESTS = Path(__file__).resolve().parents[1]
ABSOLUUT = re.compile(
    r"\b(niets|nooit|altijd|alles?|geen|niemand|nergens|overal|elke?|ieder|iedereen|allemaal)\b",
    re.I,
)
_EINDE = re.compile(r"(?<=[.?!:])\s+")
VALS = (
    "bewaren niets over kinderen",
    "bewaart niets over",
    "evenveel kans",
    "één klik in elke mail",
)
"""What stood on the site and was not so."""


def absolute() -> set[str]:
    """Every sentence of the public site without an exception in it."""
    teksten = [
        bericht.id if isinstance(bericht.id, str) else " ".join(bericht.id)
        for bericht in harvest()
        if bericht.id
    ]
    return {zin for tekst in teksten for zin in _EINDE.split(tekst) if ABSOLUUT.search(zin)}


def read_tabel() -> dict[str, str]:
    with TABEL.open(encoding="utf-8", newline="") as bestand:
        return {rij["zin"]: rij["bewijs"] for rij in csv.DictReader(bestand, delimiter=";")}


def test_every_sentence_without_an_exception_has_its_proof():
    tabel = read_tabel()
    assert absolute() - tabel.keys() == set(), "say what proves it, or say less"
    assert tabel.keys() - absolute() == set(), "nobody says this any more"


def test_every_proof_exists():
    code = "\n".join(path.read_text() for path in TESTS.rglob("test_*.py"))
    namen = set(re.findall(r"^def (test_\w+)\(", code, re.M))
    bewijzen = set(read_tabel().values()) - {"woord"}
    assert {bewijs for bewijs in bewijzen if not bewijs.startswith(("domein: ", "wet: "))} <= namen


def test_what_was_not_so_is_said_no_more():
    teksten = [
        bericht.id if isinstance(bericht.id, str) else " ".join(bericht.id)
        for bericht in harvest()
        if bericht.id
    ]
    assert [tekst for tekst in teksten if any(vals in tekst for vals in VALS)] == []
