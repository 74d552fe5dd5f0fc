"""Columns by name, and every mistake in its place."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.files.hulp import csv_bytes, xlsx_bytes
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.files.tabel.bron import read_file
from wijzer.files.tabel.cellen import Cel, read_geheel, read_text
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen, RijFout, show_waarde
from wijzer.files.tabel.rijen import Cellen, Kolom, read_rows
from wijzer.files.tabel.xlsx.schrijven import write_xlsx

NAAM = Kolom("naam", read_text, verplicht=True)
VRIJE_PLEKKEN = Kolom("vrije_plekken", read_geheel)
NOOT = Kolom("noot", read_text, mag_ontbreken=True, regels=True)


@dataclass(frozen=True)
class Rij:
    rij: int
    naam: str
    plekken: int | None
    noot: str | None


def make(cellen: Cellen) -> Rij:
    if cellen.need(NAAM) == "fout":
        raise Ongeldig("naam", "Deze naam kan niet.")
    if cellen.need(NAAM) == "dubbelfout":
        raise Ongeldigheden([Ongeldig("naam", "Een."), Ongeldig("elders", "Twee.")])
    return Rij(cellen.rij, cellen.need(NAAM), cellen.get(VRIJE_PLEKKEN), cellen.get(NOOT))


def read(inhoud: bytes) -> Gelezen[Rij]:
    return read_rows(inhoud, [NAAM, VRIJE_PLEKKEN, NOOT], make)


def test_columns_are_found_by_name_in_any_order_and_spelling():
    assert read(csv_bytes(" Vrije Plekken ;NAAM", "2;De Linde")).rijen == [
        Rij(2, "De Linde", 2, None)
    ]


def test_extra_columns_are_skipped_and_named():
    gelezen = read(csv_bytes("naam;kleur;vrije_plekken;geur", "a;rood;1;zoet"))
    assert gelezen.opmerkingen == [
        "Deze kolommen kennen we niet en zijn overgeslagen: kleur, geur."
    ]
    assert gelezen.rijen == [Rij(2, "a", 1, None)]


def test_missing_and_double_columns_are_all_named_at_once():
    with pytest.raises(BestandGeweigerd) as gevangen:
        read(csv_bytes("naam;Naam;noot;Noot", "a;b;c;d"))
    assert gevangen.value.redenen == [
        "Deze kolom ontbreekt: vrije_plekken.",
        "Deze kolommen staan er vaker dan één keer: naam, noot.",
    ]


def test_every_bad_cell_is_listed_with_the_row_that_excel_shows():
    gelezen = read(csv_bytes("naam;vrije_plekken", ";x", "", "a;1", "fout;2", "b;-1"))
    assert gelezen.fouten == [
        RijFout(2, "naam", "", "Deze cel is leeg.", "een ingevulde cel"),
        RijFout(
            2, "vrije_plekken", "x", "Dit is geen heel getal.", "een heel getal, zoals 0 of 12"
        ),
        RijFout(5, "naam", "fout", "Deze naam kan niet."),
        RijFout(6, "vrije_plekken", "-1", "Dit getal kan hier niet.", "0 of meer"),
    ]
    assert gelezen.rijen == [Rij(4, "a", 1, None)]


def test_mistakes_of_cells_together_stand_beside_their_columns():
    fouten = read(csv_bytes("naam;vrije_plekken", "dubbelfout;1")).fouten
    assert [(fout.kolom, fout.waarde) for fout in fouten] == [
        ("naam", "dubbelfout"),
        ("elders", ""),
    ]


def test_a_value_beyond_the_header_is_a_shifted_row():
    [fout] = read(csv_bytes("naam;vrije_plekken", "a;1;2;")).fouten
    assert (fout.kolom, fout.waarde) == ("kolom 3", "2")


def test_cells_that_excel_left_off_at_the_end_are_empty():
    assert read(csv_bytes("naam;vrije_plekken", "a")).rijen == [Rij(2, "a", None, None)]


def test_formulas_are_refused_in_known_and_in_extra_columns():
    gelezen = read(xlsx_bytes(["naam", "vrije_plekken", "som"], ["a", "=1+1", "=2+2"]))
    assert [(fout.rij, fout.kolom, fout.fout) for fout in gelezen.fouten] == [
        (2, "som", "Hier staat een formule."),
        (2, "vrije_plekken", "Hier staat een formule."),
    ]


def test_a_formula_typed_in_a_csv_is_refused_and_an_escaped_one_is_text():
    assert (
        read(csv_bytes("naam;vrije_plekken", '"=HYPERLINK(""x"")";')).fouten[0].fout
        == "Hier staat een formule."
    )
    assert read(csv_bytes("naam;vrije_plekken", "'=1+1;")).rijen == [Rij(2, "=1+1", None, None)]


def test_the_header_may_stand_below_empty_rows():
    assert read(xlsx_bytes([], [], ["naam", "vrije_plekken"], ["a", 1])).rijen == [
        Rij(4, "a", 1, None)
    ]


@pytest.mark.parametrize(
    ("inhoud", "reden"), [(b"", "leeg"), (b"\n\n", "leeg"), (b"naam;vrije_plekken\n", "geen rijen")]
)
def test_a_file_without_rows_is_refused(inhoud: bytes, reden: str):
    with pytest.raises(BestandGeweigerd, match=reden):
        read(inhoud)


def test_an_old_excel_file_or_one_with_a_password_is_refused_with_what_to_do():
    with pytest.raises(BestandGeweigerd, match=r"Sla het op als \.xlsx"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def test_a_file_above_20_mb_is_refused(tmp_path):
    with pytest.raises(BestandGeweigerd, match="20 MB"):
        read(b"a" * (20 * 2**20 + 1))
    groot = tmp_path / "groot.csv"
    groot.write_bytes(b"a" * (20 * 2**20 + 1))
    with pytest.raises(BestandGeweigerd, match="20 MB"):
        read_file(groot)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BestandGeweigerd, match=r"weg\.csv"):
        read_file(tmp_path / "weg.csv")


def test_what_never_ends_is_too_large():
    with pytest.raises(BestandGeweigerd, match="groter dan 20 MB"):
        read_file(Path("/dev/zero"))


def test_the_value_of_a_bad_cell_stays_out_of_repr_and_so_out_of_logs():
    assert "Geheimstraat" not in repr(RijFout(2, "straat", "Geheimstraat", "Fout."))
    assert "Geheimstraat" not in repr(Gelezen([("Geheimstraat",)], [], []))


def test_a_long_value_is_shown_in_short():
    assert show_waarde("a" * 100) == "a" * 79 + "…"


@pytest.mark.parametrize(
    ("waarde", "getoond"),
    [(True, "ja"), (False, "nee"), (("adhd", "autisme"), "adhd, autisme"), (None, ""), (0, "0")],
)
def test_a_value_is_shown_as_it_stands_in_a_file(waarde: object, getoond: str):
    assert show_waarde(waarde) == getoond


def test_half_a_character_can_be_shown():
    assert show_waarde("a\ud800b") == "a?b"


def test_beyond_the_limit_of_mistakes_every_bad_row_is_still_named(monkeypatch):
    monkeypatch.setattr("wijzer.files.tabel.rijen.MAX_FOUTEN", 4)
    inhoud = csv_bytes("aantal;extra", *["x;1;2;3"] * 6)
    kolom = Kolom("aantal", read_geheel, verplicht=True)
    gelezen = read_rows(inhoud, [kolom], lambda cellen: cellen.rij)
    assert [fout.rij for fout in gelezen.fouten] == [2, 2, 2, 3, 3, 3, 4, 5, 6, 7]


def test_what_stands_in_the_file_is_told_in_short_wherever_it_stands():
    lang = "\ud800" + "x" * 5000
    gelezen = read_rows(
        xlsx_of(["aantal", lang], [1, "", lang]),
        [Kolom("aantal", read_geheel)],
        lambda cellen: cellen.rij,
    )
    assert [len(fout.waarde) for fout in gelezen.fouten] == [80]
    assert all(len(opmerking) < 200 for opmerking in gelezen.opmerkingen)
    "".join(gelezen.opmerkingen).encode()


def xlsx_of(*rijen: Sequence[Cel]) -> bytes:
    """A workbook with half a character in it, written as Excel would."""
    uit = io.BytesIO()
    write_xlsx(uit, [("blad", rijen)])
    return uit.getvalue()
