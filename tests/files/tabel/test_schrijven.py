import io
import time
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wijzer.domain.taal.schoon import clean_text
from wijzer.files.tabel.cellen import read_text
from wijzer.files.tabel.csv.letters import damage
from wijzer.files.tabel.rijen import Kolom, read_rows
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.files.tabel.xlsx.schrijven import Celwaarde

TEKST = Kolom("tekst", read_text, regels=True)


def written(vorm: Bestandsvorm, *rijen: Sequence[Celwaarde]) -> bytes:
    uit = io.BytesIO()
    assert write_table(uit, vorm, ["tekst", "b"], rijen) == len(rijen)
    return uit.getvalue()


def test_a_csv_opens_well_in_excel():
    inhoud = written(
        Bestandsvorm.CSV, ["De Höfte", True], [date(2025, 1, 31), Decimal("12.50")], [None, 3]
    )
    assert inhoud.startswith(b"\xef\xbb\xbf")
    assert inhoud.decode("utf-8-sig") == "tekst;b\r\nDe Höfte;ja\r\n2025-01-31;12,50\r\n;3\r\n"


def test_an_xlsx_holds_real_dates_and_numbers():
    blad = load_workbook(
        io.BytesIO(written(Bestandsvorm.XLSX, [date(2025, 1, 31), Decimal("12.5")], [False, "x"]))
    ).active
    assert blad is not None
    waarden = [[cel.value for cel in rij] for rij in blad.iter_rows()]
    assert waarden[1][1] == 12.5
    assert waarden[1][0] == datetime(2025, 1, 31)  # noqa: DTZ001 - Excel knows no zones
    assert waarden[2] == ["nee", "x"]


def test_what_readers_have_to_know_stands_below_a_csv_and_on_a_sheet_of_its_own_in_an_xlsx():
    csv, xlsx = io.BytesIO(), io.BytesIO()
    write_table(csv, Bestandsvorm.CSV, ["tekst"], [["a"]], toelichting=["=Leeg is geen nul."])
    assert csv.getvalue().decode("utf-8-sig") == "tekst\r\na\r\n\r\n'=Leeg is geen nul.\r\n"
    write_table(xlsx, Bestandsvorm.XLSX, ["tekst"], [["a"]], toelichting=["=Leeg is geen nul."])
    boek = load_workbook(xlsx)
    assert boek.sheetnames == ["wijzer", "toelichting"]
    assert boek["toelichting"]["A1"].value == "'=Leeg is geen nul."


def test_an_xlsx_says_of_which_moment_it_is_and_is_the_same_bytes_whenever_it_is_made():
    def make() -> bytes:
        uit = io.BytesIO()
        write_table(uit, Bestandsvorm.XLSX, ["tekst", "b"], [["a", 1]], at=at)
        return uit.getvalue()

    at = datetime(2026, 11, 20, 8, 12, tzinfo=UTC)
    een = make()
    time.sleep(2)  # a ZIP tells time in steps of two seconds
    assert make() == een
    boek = load_workbook(io.BytesIO(een))
    assert boek.properties.modified == at.replace(tzinfo=None)
    assert boek["wijzer"]["B2"].value == 1


def test_an_xlsx_without_a_moment_tells_none():
    boek = load_workbook(io.BytesIO(written(Bestandsvorm.XLSX, ["a", 1])))
    assert boek.properties.creator == "Beschikbaarheidswijzer"
    with zipfile.ZipFile(io.BytesIO(written(Bestandsvorm.XLSX, ["a", 1]))) as archief:
        assert {deel.date_time[0] for deel in archief.infolist()} == {1980}
    assert boek.properties.created == boek.properties.modified == datetime(1980, 1, 1)  # noqa: DTZ001 - the day a zip counts from


def test_empty_cells_and_many_columns_stay_in_their_place():
    breed = [None if kolom % 3 else kolom for kolom in range(30)]
    uit = io.BytesIO()
    write_table(uit, Bestandsvorm.XLSX, [f"k{kolom}" for kolom in range(30)], [breed])
    blad = load_workbook(io.BytesIO(uit.getvalue())).active
    assert blad is not None
    assert [cel.value for cel in blad[2]][:28] == breed[:28]
    assert blad["AB2"].value == 27
    assert blad.freeze_panes == "A2"


def test_the_names_of_the_columns_stand_out_and_every_column_is_as_wide_as_what_is_in_it():
    blad = load_workbook(io.BytesIO(written(Bestandsvorm.XLSX, ["x" * 30, "y" * 500]))).active
    assert blad is not None
    assert blad["A1"].font.bold
    assert not blad["A2"].font.bold
    assert 30 < blad.column_dimensions["A"].width < 40
    assert 60 < blad.column_dimensions["B"].width < 70


def test_what_a_cell_or_xml_cannot_hold_costs_the_file_nothing_else():
    blad = load_workbook(
        io.BytesIO(written(Bestandsvorm.XLSX, ["x" * 40_000, "a\ud800\uffffb"], ["a\x00b\x1f", ""]))
    ).active
    assert blad is not None
    assert len(str(blad["A2"].value)) == 32_767
    assert blad["B2"].value == "a\ufffd\ufffdb"


def test_a_moment_in_a_cell_is_the_moment_that_its_clock_shows():
    amsterdam = timezone(timedelta(hours=1))
    blad = load_workbook(
        io.BytesIO(written(Bestandsvorm.XLSX, [datetime(2026, 1, 31, 8, 30, tzinfo=amsterdam)]))
    ).active
    assert blad is not None
    assert blad["A2"].value == datetime(2026, 1, 31, 8, 30)  # noqa: DTZ001 - Excel knows no zones


def test_two_thousand_wide_rows_are_a_workbook_well_within_a_second():
    rij: list[Celwaarde] = ["De Linde & Co", "groep", 3, None, date(2026, 1, 1), True] * 5
    rijen = [[*rij, f"rij {nummer}"] for nummer in range(2000)]
    begin = time.process_time()
    written(Bestandsvorm.XLSX, *rijen)
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize("vorm", Bestandsvorm)
def test_no_text_is_written_as_a_formula(vorm: Bestandsvorm):
    inhoud = written(vorm, ["=1+1", "@SUM(A1)"], ["+31 74", "-2"])
    if vorm is Bestandsvorm.CSV:
        assert inhoud.decode("utf-8-sig").splitlines()[1:] == ["'=1+1;'@SUM(A1)", "'+31 74;'-2"]
        return
    blad = load_workbook(io.BytesIO(inhoud)).active
    assert blad is not None
    assert {cel.data_type for rij in blad.iter_rows() for cel in rij} == {"s"}


@pytest.mark.parametrize("tekst", ["_x0041_", "a_x000D_b", "_x005F_", "#N/A", "0012", "TRUE"])
def test_text_that_looks_like_something_of_excel_stays_text(tekst: str):
    gelezen = read_rows(
        written(Bestandsvorm.XLSX, [tekst]), [TEKST], lambda cellen: cellen.get(TEKST)
    )
    assert gelezen.rijen == [tekst]


gewone_tekst = (
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf"], include_characters="\n\t=+-@';\","),
        min_size=1,
    )
    .map(clean_text)
    .filter(lambda tekst: tekst and not damage(tekst))
)


@pytest.mark.parametrize("vorm", Bestandsvorm)
@settings(max_examples=60, deadline=None)
@given(teksten=st.lists(gewone_tekst, min_size=1, max_size=8))
def test_every_text_comes_back_from_a_file_as_it_was(vorm: Bestandsvorm, teksten: list[str]):
    inhoud = written(vorm, *[[tekst] for tekst in teksten])
    gelezen = read_rows(inhoud, [TEKST], lambda cellen: cellen.get(TEKST))
    assert gelezen.fouten == []
    assert gelezen.rijen == teksten
