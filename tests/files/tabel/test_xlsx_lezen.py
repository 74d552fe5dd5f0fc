import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import numbers

from tests.files.hulp import rebuild_zip, xlsx_bytes
from wijzer.files.tabel.cellen import Cel, Onleesbaar
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_UITGEPAKT
from wijzer.files.tabel.xlsx.keuring import FORMULE
from wijzer.files.tabel.xlsx.lezen import read_xlsx


def read(inhoud: bytes) -> list[tuple[int, Sequence[Cel]]]:
    """The rows of the first sheet that can be seen."""
    return list(read_xlsx(inhoud).bladen[0].open().rijen)


def sheet(rijen: str, *, kop: str = "") -> bytes:
    xml = f'{kop}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rijen}</sheetData></worksheet>'
    return rebuild_zip(xlsx_bytes(["a"]), xl__worksheets__sheet1_xml=xml.encode())


def test_numbers_texts_and_dates_come_as_excel_means_them():
    rijen = read(
        xlsx_bytes(
            [
                "tekst",
                12,
                12.5,
                date(2025, 1, 31),
                datetime(2025, 1, 31, 8, 30),  # noqa: DTZ001 - Excel knows no zones
                True,
                None,
                "12a-3",
            ]
        )
    )
    assert rijen == [
        (1, ["tekst", 12, 12.5, date(2025, 1, 31), date(2025, 1, 31), True, None, "12a-3"])
    ]


def test_a_date_in_a_format_of_its_own_is_a_date():
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad["A1"] = 45688
    blad["A1"].number_format = 'dddd d mmmm "anno" yyyy'
    blad["B1"] = 45688
    blad["B1"].number_format = '0 "dagen"'
    blad["C1"] = 45688
    blad["C1"].number_format = numbers.FORMAT_NUMBER_COMMA_SEPARATED1
    uit = io.BytesIO()
    boek.save(uit)
    assert read(uit.getvalue()) == [(1, [date(2025, 1, 31), 45688, 45688])]


def test_a_workbook_that_counts_from_1904_gives_the_same_dates():
    boek = Workbook()
    boek.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - Excel knows no zones
    blad = boek.active
    assert blad is not None
    blad["A1"] = date(2025, 1, 31)
    uit = io.BytesIO()
    boek.save(uit)
    assert read(uit.getvalue()) == [(1, [date(2025, 1, 31)])]


def test_empty_rows_keep_the_numbers_of_the_rows_after_them():
    assert [rij for rij, _ in read(xlsx_bytes(["a"], [], [], ["b"]))] == [1, 4]


def test_a_formula_is_marked_at_its_own_cell():
    assert read(xlsx_bytes(["a", "b"], [1, "=A2*2"])) == [(1, ["a", "b"]), (2, [1, FORMULE])]


def test_an_error_of_excel_is_not_taken_for_text_or_nothing():
    [(_, [cel])] = read(sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'))
    assert str(cel) == "#N/A"


def test_text_inside_a_cell_and_text_with_hidden_signs_are_read():
    rijen = read(
        sheet(
            '<row r="1"><c r="A1" t="inlineStr"><is><r><t xml:space="preserve">De </t></r><r><t>Linde</t></r></is></c>'
            '<c r="C1" t="str"><v>een_x000A_twee</v></c><c r="D1" t="d"><v>2025-01-31T00:00:00</v></c></row>'
        )
    )
    assert rijen == [(1, ["De Linde", None, "een\ntwee", date(2025, 1, 31)])]


def test_rows_and_cells_without_a_reference_follow_each_other():
    assert read(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == [
        (1, [1, 2]),
        (2, [3, None]),
    ]


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bom = rebuild_zip(xlsx_bytes(["a"]), xl__media__groot_bin=b"\x00" * (MAX_UITGEPAKT + 1))
    assert len(bom) < 2**20
    with pytest.raises(BestandGeweigerd, match="te groot"):
        read(bom)


def test_a_bomb_in_a_small_part_is_refused():
    with pytest.raises(BestandGeweigerd, match="te groot"):
        read(rebuild_zip(xlsx_bytes(["a"]), xl__styles_xml=b" " * (MAX_UITGEPAKT // 10)))


def test_a_cell_in_the_far_corner_does_not_fill_the_memory():
    with pytest.raises(BestandGeweigerd, match="kolommen"):
        read(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
    with pytest.raises(BestandGeweigerd, match="rijen"):
        read(sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))


def test_entities_are_refused():
    bom = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', kop=bom))


@pytest.mark.parametrize(
    "rijen",
    [
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1"><v>een</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
    ],
)
def test_a_sheet_that_excel_would_not_write_is_refused(rijen: str):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(sheet(rijen))


def test_a_number_that_is_no_number_and_a_date_that_is_no_date_are_marked():
    [(_, cellen)] = read(sheet('<row r="1"><c r="A1"><v>1e999</v></c></row>'))
    assert isinstance(cellen[0], Onleesbaar)
    assert cellen[0].fout == "Dit is geen getal."


def test_half_a_file_is_refused():
    heel = xlsx_bytes(["a"], ["b"])
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(heel[: len(heel) // 2])
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(b"PK\x03\x04" + b"rommel" * 100)


def test_damage_inside_a_part_is_refused():
    heel = bytearray(xlsx_bytes(*([str(nummer)] for nummer in range(500))))
    with zipfile.ZipFile(io.BytesIO(bytes(heel))) as archief:
        plek = archief.getinfo("xl/worksheets/sheet1.xml").header_offset + 200
    heel[plek : plek + 20] = b"\x00" * 20
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(bytes(heel))


def test_a_word_document_is_not_a_table():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("word/document.xml", "<x/>")
    with pytest.raises(BestandGeweigerd, match="Dit is een Word-document"):
        read(uit.getvalue())


@pytest.mark.parametrize(
    ("deel", "xml"),
    [
        ("xl__styles_xml", f'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="{"d" * 256}"/></numFmts></styleSheet>'),
        ("xl__worksheets__sheet1_xml", "<worksheet>" + "<a>" * 101 + "</a>" * 101 + "</worksheet>"),
        ("xl__worksheets__sheet1_xml", '<worksheet><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>'),
        ("xl__worksheets__sheet1_xml", f'<worksheet><sheetData x="{"x" * 2**21}"><row/></sheetData></worksheet>'),
    ],
)  # fmt: skip
def test_more_than_excel_can_make_is_damaged(deel: str, xml: str):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(rebuild_zip(xlsx_bytes(["a"]), **{deel: xml.encode()}))
