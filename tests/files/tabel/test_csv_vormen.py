"""CSV in the shapes that people and programs send: read as it is meant, or refused by name."""

import pytest

from tests.files.hulp import csv_bytes, xlsx_bytes
from tests.files.tabel.test_rijen import Rij, read
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.kop import ZOEKRIJEN, find_kop

LINDE = Rij(2, "De Linde", 2, None)


def reason(inhoud: bytes) -> str:
    with pytest.raises(BestandGeweigerd) as gevangen:
        read(inhoud)
    return " ".join(gevangen.value.redenen)


# ── rows and their numbers ───────────────────────────────────────────────────


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_any_line_ends_are_read(einde: str):
    inhoud = einde.join(["naam;vrije_plekken", "De Linde;2", "", "De Beuk;1", ""]).encode()
    assert read(inhoud).rijen == [LINDE, Rij(4, "De Beuk", 1, None)]


def test_line_ends_may_differ_in_one_file():
    inhoud = b"naam;vrije_plekken\r\nDe Linde;2\nDe Beuk;1\rDe Eik;0"
    assert [rij.rij for rij in read(inhoud).rijen] == [2, 3, 4]


@pytest.mark.parametrize(
    "regel", ["sep=;", '"sep=;"', "SEP=;", "Sep=;;;", "sep=; ", '"sep=;";;', "\ufeffsep=;"]
)
def test_the_hint_about_the_separator_is_no_row(regel: str):
    inhoud = csv_bytes(regel, "naam;vrije_plekken", "De Linde;2")
    assert read(inhoud).rijen == [LINDE]
    assert read(b"\xef\xbb\xbf" + inhoud).rijen == [LINDE]


@pytest.mark.parametrize("teken", [";", ",", "\t", "|", "^", ":"])
def test_the_separator_that_the_hint_names_is_used(teken: str):
    """Also where another sign stands more often in the header."""
    inhoud = csv_bytes(f"sep={teken}", f"naam{teken}vrije_plekken{teken}x;y,z", f"De Linde{teken}2")
    assert read(inhoud).rijen == [LINDE]


def test_a_hint_that_names_another_separator_than_the_file_has_is_told_by_the_missing_columns():
    assert "ontbreken: naam, vrije_plekken" in reason(
        csv_bytes("sep=,", "naam;vrije_plekken", "a;1")
    )


@pytest.mark.parametrize("regel", ["sep=", "sep=ab", "sep=a"])
def test_a_hint_without_a_separator_is_a_row_above_the_header(regel: str):
    assert read(csv_bytes(regel, "naam;vrije_plekken", "a;1")).rijen == [Rij(3, "a", 1, None)]


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_the_separator_is_told_by_the_columns_and_not_by_what_is_typed(teken: str):
    inhoud = csv_bytes(
        "Overzicht, week 48, van Hengelo; Borne | Almelo",
        f"naam{teken}vrije_plekken{teken}noot",
        f'De Linde{teken}2{teken}"a; b, c | d\te, f, g"',
    )
    [rij] = read(inhoud).rijen
    assert (rij.rij, rij.naam, rij.plekken) == (3, "De Linde", 2)


def test_one_column_alone_needs_no_separator():
    inhoud = b"naam\nDe Linde, de Beuk\n"
    with pytest.raises(BestandGeweigerd, match="ontbreekt: vrije_plekken"):
        read(inhoud)


# ── the header ───────────────────────────────────────────────────────────────


def test_titles_above_the_header_are_skipped_and_that_is_told():
    titels = ["Beschikbaarheid;;", "", "Gemaakt op;20-11-2026;", ";;"]
    gelezen = read(csv_bytes(*titels, "naam;vrije_plekken;noot", "De Linde;2;a"))
    assert gelezen.rijen == [Rij(6, "De Linde", 2, "a")]
    assert gelezen.opmerkingen == [
        "De kolomnamen staan in rij 5. Wat erboven staat, is overgeslagen."
    ]


def test_a_title_that_is_the_name_of_a_column_is_no_header():
    gelezen = read(csv_bytes("naam;De Voorbeeldhoeve", "naam;vrije_plekken", "De Linde;2"))
    assert gelezen.rijen == [Rij(3, "De Linde", 2, None)]


def test_the_row_number_of_a_mistake_below_a_title_is_that_of_excel():
    [fout] = read(csv_bytes("Titel", "", "naam;vrije_plekken", "a;1", "b;x")).fouten
    assert (fout.rij, fout.kolom) == (5, "vrije_plekken")


def test_a_title_stands_above_the_header_of_a_workbook_too():
    gelezen = read(xlsx_bytes(["Titel"], [], ["naam", "vrije_plekken"], ["De Linde", 2]))
    assert gelezen.rijen == [Rij(4, "De Linde", 2, None)]


def test_of_several_rows_the_nearest_to_a_header_says_what_is_missing():
    assert reason(csv_bytes("Titel;Nog een", "naam;noot;x", "a;b;c")) == (
        "Deze kolom ontbreekt: vrije_plekken."
    )


def test_a_header_far_down_is_not_looked_for():
    titels = ["titel"] * ZOEKRIJEN
    assert read(csv_bytes(*titels[1:], "naam;vrije_plekken", "a;1")).rijen
    assert "ontbreken: naam, vrije_plekken" in reason(
        csv_bytes(*titels, "naam;vrije_plekken", "a;1")
    )


def test_one_of_several_keys_makes_a_header():
    rijen = [(1, ["titel"]), (2, ["b", "c"]), (3, ["1", "2"])]
    wachtend = iter(rijen)
    kop = find_kop(wachtend, [], ["a", "b", "c", "d"], [("a",), ("b", "c")])
    assert (kop.posities, next(wachtend)) == ({"b": 0, "c": 1}, rijen[2])
    assert "in rij 2" in kop.opmerkingen[0]
    with pytest.raises(BestandGeweigerd, match=r"Deze kolom ontbreekt: a\."):
        find_kop(iter([(1, ["d"])]), [], ["a", "b", "c", "d"], [("a",), ("b", "c")])


@pytest.mark.parametrize(
    "kop",
    [
        "\ufeff\ufeffnaam;vrije_plekken",
        "naam\u00a0;\u00a0vrije\u00a0plekken",
        '"naam";"vrije_plekken"',
        "NAAM;Vrije-Plekken",
        "na\u00adam;vrije_\u200bplekken",
        'naam; "vrije plekken"',
    ],
)
def test_a_header_is_known_however_it_is_dressed(kop: str):
    assert read(csv_bytes(kop, "De Linde;2")).rijen == [LINDE]


# ── cells ────────────────────────────────────────────────────────────────────


def test_separators_behind_every_row_are_nothing():
    assert read(csv_bytes("naam;vrije_plekken;;;", "De Linde;2;;;", ";;;;")).rijen == [LINDE]


def test_quotes_and_line_breaks_stand_inside_a_cell():
    inhoud = csv_bytes("naam;vrije_plekken;noot", '"De ""Linde""";2;"een', 'twee"', "b; 3;c")
    assert read(inhoud).rijen == [Rij(2, 'De "Linde"', 2, "een\ntwee"), Rij(3, "b", 3, "c")]


def test_spaces_before_a_quote_are_nothing():
    assert read(csv_bytes("naam; vrije_plekken", ' "De; Linde"; "2"')).rijen == [
        Rij(2, "De; Linde", 2, None)
    ]


@pytest.mark.parametrize(
    ("rijen", "reden"),
    [
        (["a;1", '"De Linde;2', "c;3"], "Rij 3: hier staat een aanhalingsteken aan het begin"),
        (["a;1", 'b;"2', 'c;"3"'], "Rij 3: hier staat een aanhalingsteken dat niet klopt"),
        (['"a" b;1'], "Rij 2: hier staat een aanhalingsteken dat niet klopt"),
    ],
)
def test_a_quote_that_does_not_close_is_named_with_its_row(rijen: list[str], reden: str):
    assert reden in reason(csv_bytes("naam;vrije_plekken", *rijen))


def test_the_end_of_file_of_ms_dos_is_no_row():
    assert read(csv_bytes("naam;vrije_plekken", "De Linde;2") + b"\x1a").rijen == [LINDE]
    assert read(b"naam;vrije_plekken\nDe Linde;2\x1a\x1a").rijen == [LINDE]


def test_a_row_of_totals_is_refused_as_the_bad_row_that_it_is():
    [fout] = read(csv_bytes("vrije_plekken;naam", "2;De Linde", "totaal 2;Totaal")).fouten
    assert (fout.rij, fout.kolom) == (3, "vrije_plekken")


@pytest.mark.parametrize("inhoud", [b"naam;vrije_plekken", b"sep=;\nnaam;vrije_plekken\n;;\n\n"])
def test_a_header_alone_is_refused(inhoud: bytes):
    assert reason(inhoud) == "Onder de kolomnamen staan geen rijen."


# ── what is no CSV at all ────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (b"<!DOCTYPE html><html><table><tr><td>naam", "een webpagina"),
        (b"\xef\xbb\xbf\r\n <table border=1><tr><td>naam", "een webpagina"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "XML"),
        (b"<locaties><locatie/></locaties>", "XML"),
        (b'{"naam": "De Linde"}', "JSON"),
        (b'[{"naam": "De Linde"}]', "JSON"),
        (b"%PDF-1.7\n", "een PDF"),
        (b"{\\rtf1\\ansi", "een tekst met opmaak (.rtf)"),
        (b"\x89PNG\r\n\x1a\n\x00", "een afbeelding"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "een afbeelding"),
        (b"GIF89a", "een afbeelding"),
        (b"\x1f\x8b\x08\x00", "een ingepakt bestand (.gz)"),
    ],
)
def test_what_only_has_the_name_of_a_csv_is_refused_by_its_own(inhoud: bytes, wat: str):
    assert reason(inhoud).startswith(f"Dit is {wat}")


def test_a_title_between_brackets_is_no_other_kind_of_file():
    assert read(csv_bytes("[Export] <week 48>", "naam;vrije_plekken", "De Linde;2")).rijen
