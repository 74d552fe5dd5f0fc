import pytest

from tests.files.hulp import csv_bytes
from wijzer.files.tabel.csv.lezen import read_csv
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.files.tabel.grenzen import MAX_RIJEN


@pytest.mark.parametrize("teken", [";", ","])
def test_the_separator_is_found_in_the_header(teken: str):
    inhoud = csv_bytes(f"naam{teken}plaats", f"De Linde{teken}Hengelo")
    assert list(read_csv(inhoud))[1] == (2, ["De Linde", "Hengelo"])


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_letters_are_read_in_the_coding_that_excel_chose(codering: str):
    inhoud = csv_bytes("straat", "De Höfte", codering=codering)
    assert list(read_csv(inhoud)) == [(1, ["straat"]), (2, ["De Höfte"])]


def test_a_cell_with_line_breaks_counts_as_one_row_as_in_excel():
    inhoud = csv_bytes("naam;tekst", 'a;"een', 'twee"', "b;drie")
    assert [rij for rij, _ in read_csv(inhoud)] == [1, 2, 3]


def test_a_blank_line_keeps_its_row_number():
    assert list(read_csv(csv_bytes("naam", "", "a")))[-1] == (3, ["a"])


def test_the_hint_of_excel_about_its_separator_is_no_row():
    assert list(read_csv(csv_bytes("sep=;", "a;b"))) == [(1, ["a", "b"])]


def test_a_forgotten_quote_is_refused_instead_of_swallowing_the_rest():
    with pytest.raises(BestandGeweigerd, match="aanhalingsteken"):
        list(read_csv(csv_bytes("naam", "a", '"b', "c")))


@pytest.mark.parametrize("inhoud", [b"n\x00a\x00", b"PNG\x00\x00", b"\x81\x8d\x8f"])
def test_what_is_no_text_is_refused_with_what_to_do(inhoud: bytes):
    with pytest.raises(BestandGeweigerd, match="CSV UTF-8"):
        list(read_csv(inhoud))


def test_too_many_rows_are_refused():
    inhoud = b"a\n" + b"1\n" * (MAX_RIJEN + 1)
    with pytest.raises(BestandGeweigerd, match="100000 rijen"):
        list(read_csv(inhoud))


def test_as_many_rows_as_allowed_are_read():
    assert sum(1 for _ in read_csv(b"a\n" + b"1\n" * MAX_RIJEN)) == MAX_RIJEN + 1


def test_too_many_columns_are_refused():
    with pytest.raises(BestandGeweigerd, match="kolommen"):
        list(read_csv(b";" * 300))


def test_a_cell_longer_than_excel_allows_is_refused():
    with pytest.raises(BestandGeweigerd, match="tekens"):
        list(read_csv(b"a\n" + b"x" * 40_000))
    with pytest.raises(BestandGeweigerd):
        list(read_csv(b"a\n" + b"x" * 140_000))


def test_a_cell_or_a_line_that_is_too_long_is_named():
    with pytest.raises(BestandGeweigerd, match="Rij 2: een cel heeft meer dan 32767 tekens"):
        list(read_csv(csv_bytes("a;b", '"' + "x" * 200_000 + '"')))
    with pytest.raises(BestandGeweigerd, match="Regel 2 heeft meer dan 1000000 tekens"):
        list(read_csv(csv_bytes("a;b", ";" * 1_000_001)))
    assert len(list(read_csv(csv_bytes("a;b", ";".join(["x" * 32_000] * 20))))) == 2
