"""Numbers, amounts and dates as people type them: read when they mean one thing, refused with what to type when not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.hulp import csv_bytes
from tests.files.tabel.test_rijen import read
from wijzer.domain.fouten import Ongeldig
from wijzer.files.tabel.cellen import read_bedrag, read_datum, read_geheel


def refusal(lees, cel: str) -> Ongeldig:
    with pytest.raises(Ongeldig) as gevangen:
        lees(cel)
    return gevangen.value


@pytest.mark.parametrize(
    ("cel", "bedrag"),
    [
        ("1.200,00", "1200"), ("1200.00", "1200"), ("1200,00", "1200"), ("1,5", "1.5"), ("1.5", "1.5"), ("1200", "1200"),
        ("€ 1.200,00", "1200"), ("€1200", "1200"), ("1200,50 euro", "1200.5"), ("EUR 12,50", "12.5"), ("12,50 €", "12.5"),
        ("1\u00a0200,00", "1200"), ("1\u202f200", "1200"), ("1 200", "1200"), ("1 200 000.5", "1200000.5"),
        ("1.234.567,89", "1234567.89"), ("1,234,567.89", "1234567.89"), ("1.234.567", "1234567"), ("1,200.00", "1200"),
        ("1.200,-", "1200"), ("€ 12,--", "12"), ("12,–", "12"), ("１２，５０", "12.5"), ("0,12", "0.12"),
        ("0012,50", "12.5"), ("12,505.1", "12505.1"), ("1.200,500", "1200.5"),
    ],
)  # fmt: skip
def test_an_amount_that_can_mean_one_thing_is_read(cel: str, bedrag: str):
    assert read_bedrag(cel) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [
        ("1.200", "1200 of 1,2"), ("1,200", "1200 of 1,2"), ("€ 1.000", "1000 of 1"), ("12.345", "12345 of 12,345"),
        ("999,999", "999999 of 999,999"), ("１．２００", "1200 of 1,2"), ("-1.200", "1200 of 1,2"),
    ],
)  # fmt: skip
def test_an_amount_that_can_mean_two_things_is_refused_with_both(cel: str, verwacht: str):
    for lees in (read_bedrag, read_geheel) if "€" not in cel else (read_bedrag,):
        fout = refusal(lees, cel)
        assert (fout.melding[:7], fout.verwacht) == ("Dit kan", verwacht)


@pytest.mark.parametrize(
    "cel",
    ["-5", "−5", "5-", "(5)", "50%", "1_000", "1'200", "12.", ",", "1.2.3", "1.20,00", "1,2,3", "1.2345,00",
     "0.125", "1 20", "³", "NaN", "∞", "1/2", "12²", "0x10", "1.200.00", "duizend"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(cel: str):
    assert refusal(read_bedrag, cel).verwacht == "een bedrag in euro, zoals 12,50"


@pytest.mark.parametrize("cel", ["1E+03", "1e3", "7,37E+07", "1.2e-5"])
def test_a_number_that_excel_shortened_is_refused_with_the_cause(cel: str):
    assert "Excel heeft dit getal ingekort" in refusal(read_geheel, cel).melding
    assert "Excel heeft dit getal ingekort" in refusal(read_bedrag, cel).melding


@pytest.mark.parametrize(
    ("cel", "getal"),
    [("2", 2), ("2,0", 2), ("2.0", 2), ("2,00", 2), ("007", 7), ("1 200", 1200), ("1.200,00", 1200), ("1.200.000", 1200000),
     ("１２", 12), ("0,0", 0)],
)  # fmt: skip
def test_a_whole_number_may_have_zeros_behind_the_comma(cel: str, getal: int):
    assert read_geheel(cel) == getal


@pytest.mark.parametrize("cel", ["2,5", "22.5", "+2", "12%", "ca. 3", "<1", "2 weken", "³", "1-2"])
def test_what_is_no_whole_number_as_typed_is_refused(cel: str):
    assert refusal(read_geheel, cel).verwacht == "een heel getal, zoals 0 of 12"


@pytest.mark.parametrize("cel", ["−1", "-1", "–1", "－１"])
def test_a_number_below_zero_is_refused_whatever_dash_it_has(cel: str):
    assert refusal(read_geheel, cel).melding == "Dit getal kan hier niet."


@given(st.decimals(0, 99_999_999, places=2))
def test_an_amount_is_read_the_same_in_every_way_of_writing_it(bedrag: Decimal):
    engels = f"{bedrag:,.2f}"
    nederlands = engels.translate(str.maketrans(",.", ".,"))
    for cel in (
        engels,
        nederlands,
        f"{bedrag:.2f}",
        f"{bedrag:.2f}".replace(".", ","),
        f"€ {nederlands}",
        nederlands.replace(".", "\u00a0"),
    ):
        assert read_bedrag(cel) == bedrag


@given(st.text("0123456789., -€", max_size=12))
def test_a_typed_amount_is_never_off_by_a_thousand(cel: str):
    """Whatever is read has the digits that stand there, and the last group of three is no group where it may be decimals."""
    try:
        bedrag = read_bedrag(cel)
    except Ongeldig:
        return
    cijfers = "".join(teken for teken in cel if teken.isdigit()).lstrip("0")
    centen = f"{bedrag:f}".replace(".", "").lstrip("0")
    assert centen.rstrip("0") == cijfers.rstrip("0")


@pytest.mark.parametrize(
    "cel",
    ["2025-1-5", "5-1-2025", "05-01-2025", "2025-01-05 00:00:00", "2025-01-05T00:00:00", "2025-01-05T00:00:00.000Z",
     "2025-01-05T00:00:00+01:00", "5-1-2025 0:00", "5 januari 2025", "5 jan 2025", "5 jan. 2025", "5-jan-2025", "5 JANUARI 2025",
     "05.01.2025", "2025/01/05", "5–1–2025", "5‑1‑2025", "５-１-２０２５", "5\u00a0januari\u00a02025"],
)  # fmt: skip
def test_a_date_of_which_all_is_certain_is_read(cel: str):
    assert read_datum(cel) == date(2025, 1, 5)


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        ("01/02/2025", "schuine strepen"), ("31/01/2025", "schuine strepen"), ("1/2/25", "schuine strepen"),
        ("05-01-25", "twee cijfers"), ("5-jan-25", "twee cijfers"), ("5 januari '25", "twee cijfers"), ("25-01-05", "twee cijfers"),
        ("31-02-2025", "bestaat niet"), ("2025-13-01", "bestaat niet"), ("31 april 2025", "bestaat niet"),
        ("45662", "een getal"), ("45662,5", "een getal"), ("2025-01-05 09:30", "een tijd"), ("5-1-2025T23:59:59", "een tijd"),
        ("week 3", "geen datum"), ("5 foo 2025", "geen datum"), ("2025-01", "geen datum"), ("2025-1/5", "geen datum"),
        ("januari 2025", "geen datum"), ("20250105", "geen datum"), ("1-1-1825", "kan niet kloppen"),
    ],
)  # fmt: skip
def test_a_date_of_which_something_is_not_certain_is_refused_with_the_cause(cel: str, reden: str):
    fout = refusal(read_datum, cel)
    assert reden in fout.melding
    assert "2025-01-31" in fout.verwacht or "1900" in fout.verwacht


def test_in_a_file_all_of_it_stands_at_its_row_and_column():
    [fout] = read(csv_bytes("naam;vrije_plekken", "a;2,0", "b;1.200")).fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (3, "vrije_plekken", "1.200")
    assert (fout.fout, fout.verwacht) == (
        "Dit kan 1200 zijn of 1,2: het is niet te zien.",
        "1200 of 1,2",
    )
