"""Workbooks as other programs than Excel write them, and cells that are something else than they look."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.files.tabel.boeken import (
    DATUM,
    DUUR,
    EIGEN_PROCENT,
    GEEN_PROCENT,
    MOMENT,
    PROCENT,
    TIJD,
    cel,
    rij,
    tekst,
    werkboek,
)
from wijzer.files.tabel.cellen import Cel, Onleesbaar
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.xlsx.lezen import read_xlsx


class _Stroom(io.RawIOBase):
    """A file in which nobody can go back, as a web server writes one."""

    def __init__(self, uit: io.BytesIO) -> None:
        self._uit = uit

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        return self._uit.write(data)


EEN = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(inhoud: bytes) -> list[tuple[int, Sequence[Cel]]]:
    return list(read_xlsx(inhoud).bladen[0].open().rijen)


def only(inhoud: bytes) -> Cel:
    """The one cell of a workbook."""
    [(_, [waarde])] = read(inhoud)
    return waarde


def remarks(inhoud: bytes) -> Sequence[str]:
    return read_xlsx(inhoud).bladen[0].open().opmerkingen


def _slashes(naam: str) -> str:
    return naam.replace("/", "\\")


def _capitals(naam: str) -> str:
    return naam.replace("xl/", "XL/").replace("worksheets/sheet1", "Worksheets/Sheet1")


@pytest.mark.parametrize(
    "inhoud",
    [
        werkboek(EEN, boekdeel="xl/workbook2.xml"),
        werkboek(EEN, boekdeel="boek/werk.xml", doel="/xl/worksheets/sheet1.xml"),
        werkboek(EEN, naam=_slashes),
        werkboek(EEN, naam=_capitals),
        werkboek(EEN, naam=lambda naam: _slashes(_capitals(naam))),
        werkboek(EEN, doel="worksheets\\sheet1.xml"),
        werkboek(EEN, doel="../xl/worksheets/sheet1.xml"),
        werkboek(EEN, doel="/xl/worksheets/sheet1.xml"),
        werkboek(EEN, strikt=True),
    ],
)
def test_parts_are_found_by_where_the_relations_point_to(inhoud: bytes):
    assert read(inhoud) == [(1, [1])]


def test_a_zip_that_was_written_as_a_stream_of_unknown_length_is_read():
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(werkboek(EEN))) as oud,
        zipfile.ZipFile(_Stroom(uit), "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for naam in oud.namelist():
            with nieuw.open(naam, "w", force_zip64=True) as deel:
                deel.write(oud.read(naam))
    assert read(uit.getvalue()) == [(1, [1])]


def test_the_texts_of_a_workbook_with_names_of_its_own_are_those_of_its_relations():
    inhoud = werkboek(
        rij(cel(0, soort="s")),
        teksten="<si><t>goed</t></si>",
        boekdeel="boek/werk.xml",
        doel="/xl/worksheets/sheet1.xml",
        anders={"xl/sharedStrings.xml": "<sst><si><t>fout</t></si></sst>"},
    )
    assert only(inhoud) == "goed"


def test_a_part_that_nobody_needs_may_be_anything():
    afgedankt: dict[str, str | bytes] = {
        "xl/theme/theme1.xml": "<kapot",
        "docProps/core.xml": b"\x00",
        "xl/tables/table1.xml": "x",
    }
    assert read(werkboek(EEN, anders=afgedankt)) == [(1, [1])]


@pytest.mark.parametrize(
    ("teksten", "verwacht"),
    [
        ("<si><t>東京</t><rPh sb='0' eb='1'><t>トウ</t></rPh><phoneticPr fontId='1'/></si>", "東京"),
        ("<si><r><t>De</t></r><r><rPr><b/></rPr><t xml:space='preserve'> Linde</t></r></si>", "De Linde"),
        ("<si><t>een_x000D_twee_x005F_x0041_</t></si>", "een\rtwee_x0041_"),
        ("<si><t><![CDATA[a & b]]> &lt;c&gt;</t></si>", "a & b <c>"),
    ],
)  # fmt: skip
def test_a_text_is_what_one_sees_of_it(teksten: str, verwacht: str):
    assert only(werkboek(rij(cel(0, soort="s")), teksten=teksten)) == verwacht
    ingesloten = teksten.replace("<si>", '<c t="inlineStr"><is>').replace("</si>", "</is></c>")
    assert only(werkboek(rij(ingesloten))) == verwacht


def test_a_table_that_does_not_begin_in_the_corner_stays_where_it_is():
    assert read(werkboek('<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row>')) == [
        (3, [None, None, 1, 2])
    ]


def test_formatted_cells_without_a_value_make_no_rows_and_no_columns():
    leeg = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="ZZ{n}" s="1"/></row>' for n in range(2, 3_000)
    )
    assert read(werkboek(EEN + leeg)) == [(1, [1])]


@pytest.mark.parametrize(
    ("formule", "soort"),
    [
        ("<f>1+1</f><v>2</v>", ""),
        ("<f>A2</f><v>tekst</v>", "str"),
        ("<f>A2</f>", ""),
        ('<f t="array" ref="A1:A2">B1:B2</f><v>1</v>', ""),
        ('<f t="shared" si="0"/><v>1</v>', ""),
        ("<f>1/0</f><v>#DIV/0!</v>", "e"),
    ],
)
def test_every_kind_of_formula_is_told_at_its_cell_with_and_without_a_value(
    formule: str, soort: str
):
    rijen = read(werkboek(rij(cel(1)) + rij(cel(2), f'<c t="{soort or "n"}">{formule}</c>')))
    assert isinstance(rijen[1][1][1], Onleesbaar)
    assert rijen[1][1][1].fout == "Hier staat een formule."


def test_a_formula_below_everything_else_is_told_too():
    rijen = read(werkboek(EEN + '<row r="9"><c r="C9"><f>1</f></c></row>'))
    assert [nummer for nummer, _ in rijen] == [1, 9]
    assert isinstance(rijen[1][1][2], Onleesbaar)


@pytest.mark.parametrize(
    "code", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]
)
def test_every_error_is_told_by_its_name(code: str):
    waarde = only(werkboek(rij(cel(code, soort="e"))))
    assert isinstance(waarde, Onleesbaar)
    assert (waarde.waarde, waarde.fout) == (code, "Hier staat een fout van Excel.")


@pytest.mark.parametrize("code", ["#SPILL!", "#ERROR!", "Err:502"])
def test_an_error_that_nobody_knows_is_refused_with_its_cell(code: str):
    with pytest.raises(
        BestandGeweigerd, match=f"In cel B1 staat een fout die we niet kennen: {code}"
    ):
        read(werkboek(rij(cel(1), cel(code, soort="e"))))


@pytest.mark.parametrize(
    "leeg",
    [
        "<c><v/></c>",
        '<c t="s"><v/></c>',
        '<c t="str"><v></v></c>',
        '<c t="b"><v/></c>',
        '<c t="inlineStr"><is/></c>',
        '<c t="e"><v/></c>',
        '<c t="d"><v/></c>',
    ],
)
def test_a_cell_of_any_kind_with_nothing_in_it_is_empty(leeg: str):
    assert read(werkboek(rij(cel(1), leeg, cel(2)))) == [(1, [1, None, 2])]


@pytest.mark.parametrize("stijl", [PROCENT, EIGEN_PROCENT])
@pytest.mark.parametrize("getal", [0.5, 1, 22])
def test_a_percentage_is_no_number_of_weeks(stijl: int, getal: float):
    waarde = only(werkboek(rij(cel(getal, stijl=stijl))))
    assert isinstance(waarde, Onleesbaar)
    assert waarde.fout == "Hier staat een percentage."


def test_a_percent_sign_in_quotes_is_only_a_sign():
    assert only(werkboek(rij(cel(22, stijl=GEEN_PROCENT)))) == 22


@pytest.mark.parametrize("stijl", [TIJD, DUUR])
def test_a_time_or_a_duration_is_not_a_date(stijl: int):
    waarde = only(werkboek(rij(cel(0.5, stijl=stijl))))
    assert isinstance(waarde, Onleesbaar)
    assert waarde.fout == "Hier staat een tijd of een duur."


@pytest.mark.parametrize(
    ("getal", "stijl"),
    [(45688, DATUM), (45688.35, MOMENT), (45687.999999999, DATUM), (45688.0000001, DATUM)],
)
def test_a_date_is_its_day_also_with_a_time_or_with_noise(getal: float, stijl: int):
    assert only(werkboek(rij(cel(getal, stijl=stijl)))) == date(2025, 1, 31)


@pytest.mark.parametrize("waarde", ["1", "true"])
def test_a_workbook_may_count_from_1904(waarde: str):
    inhoud = werkboek(rij(cel(44226, stijl=DATUM)), boek=f'<workbookPr date1904="{waarde}"/>')
    assert only(inhoud) == date(2025, 1, 31)


@pytest.mark.parametrize(
    "tekst_van_datum", ["2025-01-31", "2025-01-31T00:00:00", "2025-01-31T08:30:00"]
)
def test_the_strict_form_writes_dates_as_words(tekst_van_datum: str):
    assert only(werkboek(rij(cel(tekst_van_datum, soort="d", stijl=DATUM)), strikt=True)) == date(
        2025, 1, 31
    )


@pytest.mark.parametrize(
    ("ruw", "verwacht"),
    [
        ("22.000000000000004", 22),
        ("21.999999999999996", 22),
        ("1E3", 1000),
        ("-1E-17", 0),
        ("22.5", 22.5),
        ("22.001", 22.001),
        ("0.30000000000000004", 0.30000000000000004),
        ("100000000.05", 100000000.05),
    ],
)
def test_a_number_is_whole_but_for_the_noise_of_a_sum(ruw: str, verwacht: float):
    waarde = only(werkboek(rij(cel(ruw))))
    assert waarde == verwacht
    assert type(waarde) is type(verwacht)


def test_hidden_rows_and_columns_are_read_and_told():
    inhoud = werkboek(
        rij(cel(1), cel(2), cel(3)) + rij(cel(4), extra='hidden="1"') + rij(extra='hidden="1"'),
        voor='<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
    )
    assert len(read(inhoud)) == 2
    assert remarks(inhoud) == [
        "Eén rij is in Excel verborgen, bijvoorbeeld door een filter, en toch gelezen.",
        "De kolommen B, C zijn in Excel verborgen en toch gelezen.",
    ]
    assert remarks(werkboek(EEN)) == []


def test_a_workbook_with_macros_is_read_for_its_cells_and_that_is_said():
    bron = read_xlsx(werkboek(EEN, anders={"xl/vbaProject.bin": b"x"}))
    assert bron.opmerkingen == ["In dit bestand zitten macro's. Alleen de cellen zijn gelezen."]
    assert list(bron.bladen[0].open().rijen) == [(1, [1])]


@pytest.mark.parametrize(
    "blad",
    [
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>{EEN}</sheetData></worksheet>'.encode(
            "utf-16"
        ),
        f'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet><sheetData>{EEN}</sheetData></worksheet>'.encode(),
        f"<worksheet><sheetData>{EEN}</sheetData>".encode(),
        f'<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet><sheetData>{EEN}</sheetData></worksheet>'.encode(),
        b"<chartsheet/>",
        b"",
    ],
)
def test_a_sheet_of_which_nothing_would_be_seen_is_damaged_and_not_empty(blad: bytes):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(anders={"xl/worksheets/sheet1.xml": blad}))


_ENTITEITEN = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "deel",
    [
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "_rels/.rels",
    ],
)
def test_entities_are_refused_in_every_part_that_is_read(deel: str):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(EEN, teksten="", anders={deel: f"{_ENTITEITEN}<x>&b;</x>"}))


def test_a_number_of_a_text_that_is_not_there_is_damage():
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(rij(cel(7, soort="s")), teksten="<si><t>a</t></si>"))


@pytest.mark.parametrize(
    "in_stukken",
    [
        '<c t="str"><v><![CDATA[De Linde]]></v></c>',
        '<c t="str"><v>De <![CDATA[Linde]]></v></c>',
        "<c><v><![CDATA[5]]></v></c>",
        "<c><v>1<!-- en nog -->2</v></c>",
        "<c><v><?een opdracht?>12</v></c>",
        "<c><v>1</v><v>2</v></c>",
        '<c t="inlineStr"><v>De Linde</v></c>',
        '<c t="s"><v><![CDATA[1]]></v></c>',
    ],
)
def test_a_value_in_pieces_of_which_the_library_would_see_some_or_none_is_damage(in_stukken: str):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(rij(cel(9), in_stukken), teksten="<si><t>a</t></si><si><t>b</t></si>"))


@pytest.mark.parametrize("nummer", [" 1", "1\n", "+1", "0_1", "１", "-1"])
def test_a_number_of_a_text_with_anything_around_it_is_damage_and_not_the_first_text(nummer: str):
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(rij(cel(nummer, soort="s")), teksten="<si><t>a</t></si><si><t>b</t></si>"))


def test_a_remark_beside_a_value_or_in_a_text_of_several_pieces_does_no_harm():
    inhoud = rij(
        "<c><!-- getal --><v>1</v></c>",
        '<c t="inlineStr"><v/><is><t>a<!-- en --><![CDATA[ b]]></t></is></c>',
    )
    assert read(werkboek(inhoud)) == [(1, [1, "a b"])]


def test_values_that_stand_behind_the_cells_are_no_second_value_of_the_last_one():
    achter = "<extLst><v>1<!-- geen cel --></v><v>2</v></extLst>"
    assert read(werkboek(rij(tekst("De Linde")), na=achter)) == [(1, ["De Linde"])]


def test_a_second_table_in_a_sheet_is_damage_and_not_left_out():
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        read(werkboek(EEN + '</sheetData><sheetData><row r="2"><c r="A2"><v>2</v></c></row>'))


def test_long_texts_that_many_cells_share_are_counted_before_they_are_copied():
    cellen = rij(*[cel(0, soort="s")] * 190)
    with pytest.raises(BestandGeweigerd, match="te veel of te lange teksten"):
        read(werkboek(cellen * 20, teksten=f"<si><t>{'a' * 30_000}</t></si>"))


def test_a_sheet_that_is_far_too_large_for_what_is_in_it_is_refused():
    with pytest.raises(BestandGeweigerd, match="veel te groot"):
        read(werkboek(EEN + '<row r="90000"><c r="GR90000"><v>1</v></c></row>'))


gewone = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1).filter(
    lambda woord: woord == woord.strip() and not woord.startswith("=")
)
waarden = st.one_of(
    gewone.filter(lambda woord: not woord.startswith("#")),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9).map(lambda getal: round(getal, 3)).filter(lambda getal: getal % 1 > 0),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.booleans(),
    st.none(),
)
tabellen = st.lists(st.lists(waarden, min_size=3, max_size=3), min_size=1, max_size=5)


def by_openpyxl(rijen: list[list[Cel]]) -> bytes:
    boek, uit = Workbook(), io.BytesIO()
    assert boek.active is not None
    for bladrij in rijen:
        boek.active.append(bladrij)
    boek.save(uit)
    return uit.getvalue()


def by_xlsxwriter(rijen: list[list[Cel]]) -> bytes:
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True, "default_date_format": "d-m-yyyy"})
    blad = boek.add_worksheet()
    for nummer, bladrij in enumerate(rijen):
        for kolom, waarde in enumerate(bladrij):
            write = blad.write_string if isinstance(waarde, str) else blad.write
            write(nummer, kolom, waarde)
    boek.close()
    return uit.getvalue()


@pytest.mark.parametrize("write", [by_openpyxl, by_xlsxwriter])
@settings(max_examples=60, deadline=None)
@given(rijen=tabellen)
def test_whatever_a_library_writes_is_read_as_it_was(write, rijen):
    gelezen = dict(read(write(rijen)))
    for nummer, bladrij in enumerate(rijen, start=1):
        terug = [*gelezen.get(nummer, []), None, None, None][:3]
        assert terug == bladrij
        assert [type(waarde) for waarde in terug] == [type(waarde) for waarde in bladrij]


def test_a_moment_that_openpyxl_writes_is_its_day():
    moment = datetime(2025, 1, 31, 23, 59, 59)  # noqa: DTZ001 - Excel knows no zones
    assert read(by_openpyxl([[moment]])) == [(1, [date(2025, 1, 31)])]


def test_a_text_in_a_cell_of_its_own_is_read():
    assert read(werkboek(rij(tekst("De Linde")))) == [(1, ["De Linde"])]
