"""Tables of a region: which are whole, what a row holds, and which rows no page could show."""

import pytest

from wijzer.domain.regiomap.tabellen import RIJEN, Hulptabel, cells_of, tables_of
from wijzer.domain.regiomap.teksten import Tekstgroep, check_regiotekst, kind_of

TEKSTEN = {
    "tabel.twee.titel": "Twee naast elkaar",
    "tabel.twee.bij": "zit fact",
    "tabel.twee.rijen": "Vraag | ZIT | FACT\nWie? | een | twee",
    "tabel.half.titel": "Zonder rijen",
    "tabel.kop.titel": "Alleen een kop",
    "tabel.kop.rijen": "Vraag | ZIT",
    "tabel.stil.rijen": "Vraag | ZIT\nWie? | een",
}


def test_a_table_is_told_when_it_has_a_title_and_a_row():
    assert tables_of(TEKSTEN) == [
        Hulptabel(
            "twee",
            "Twee naast elkaar",
            ("Vraag | ZIT | FACT", "Wie? | een | twee"),
            ("zit", "fact"),
        )
    ]
    assert tables_of({}) == []


def test_a_row_is_cells():
    assert cells_of(" Wie? |een|  twee ") == ["Wie?", "een", "twee"]


@pytest.mark.parametrize(
    ("rijen", "melding"),
    [
        ("Vraag | ZIT\nWie? | een", None),
        ("", None),
        ("Vraag\nWie?", "Dit zijn 1 kolommen."),
        ("a | b | c | d | e", "Dit zijn 5 kolommen."),
        ("Vraag | ZIT\nWie?", "Rij 2 is anders dan de eerste, of heeft een lege cel."),
        ("Vraag | ZIT\nWie? | ", "Rij 2 is anders dan de eerste, of heeft een lege cel."),
        ("\n".join(["a | b"] * (RIJEN + 1)), f"Dit zijn te veel rijen: {RIJEN + 1}."),
    ],
    ids=str,
)
def test_rows_that_no_page_could_show_are_refused(rijen: str, melding: str | None):
    soort = kind_of("tabel.twee.rijen")
    assert soort is not None
    assert soort.groep is Tekstgroep.TABELLEN
    fouten = [fout.melding for fout in check_regiotekst("tabel.twee.rijen", soort, rijen)]
    assert fouten == ([melding] if melding else [])
