"""Merged cells: what stands over several cells is kept in the first alone, and never lost in silence."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from wijzer.files.tabel.cellen import Cel, Onleesbaar, read_text
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen
from wijzer.files.tabel.rijen import Kolom, read_rows
from wijzer.files.tabel.xlsx.samen import Bereik, Samengevoegd

NAAM, EINDE = Kolom("naam", read_text, verplicht=True), Kolom("einddatum", read_text)


def book(rijen: Sequence[Any], *bereiken: str) -> bytes:
    boek, uit = Workbook(), io.BytesIO()
    assert boek.active is not None
    for rij in rijen:
        boek.active.append(list(rij))
    for bereik in bereiken:
        boek.active.merge_cells(bereik)
    boek.save(uit)
    return uit.getvalue()


def read(inhoud: bytes) -> Gelezen[tuple[int, str, str | None]]:
    return read_rows(
        inhoud, [NAAM, EINDE], lambda cellen: (cellen.rij, cellen.need(NAAM), cellen.get(EINDE))
    )


RIJEN = [["naam", "einddatum"], ["a", "later"], ["b", None], ["c", None]]


def test_a_value_over_three_rows_is_refused_at_each_row_that_would_lose_it_with_the_range():
    gelezen = read(book(RIJEN, "B2:B4"))
    assert [(fout.rij, fout.kolom, fout.fout) for fout in gelezen.fouten] == [
        (3, "einddatum", "Deze cel is samengevoegd met andere: B2:B4."),
        (4, "einddatum", "Deze cel is samengevoegd met andere: B2:B4."),
    ]
    assert gelezen.fouten[0].verwacht == "losse cellen: splits ze, en vul elke cel"


def test_the_same_rows_without_the_merge_are_read():
    assert read(book(RIJEN)).rijen == [(2, "a", "later"), (3, "b", None), (4, "c", None)]


def test_a_value_over_two_columns_is_refused():
    [fout] = read(book([["naam", "einddatum"], ["a", None]], "A2:B2")).fouten
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "einddatum", "(samengevoegd)")


def test_merged_cells_with_nothing_in_them_are_empty():
    assert read(book([["naam", "einddatum"], ["a", None], ["b", None]], "B2:B3")).fouten == []


def test_a_title_over_all_columns_and_rows_above_the_header_is_no_data():
    rijen = [["Contracten 2026", None], [None, None], ["naam", "einddatum"], ["a", "later"]]
    assert read(book(rijen, "A1:B2")).rijen == [(4, "a", "later")]


def test_rows_that_are_merged_as_a_whole_are_one_row():
    rijen = [["naam", "einddatum"], [None, None], ["a", "later"], [None, None], ["b", None]]
    assert read(book(rijen, "A1:A2", "B1:B2", "A3:A4", "B3:B4")).rijen == [
        (3, "a", "later"),
        (5, "b", None),
    ]


def test_a_column_that_we_do_not_know_may_be_merged():
    rijen = [["regio", "naam", "einddatum"], ["Twente", "a", None], [None, "b", None]]
    gelezen = read(book(rijen, "A2:A3"))
    assert gelezen.fouten == []
    assert len(gelezen.rijen) == 2


def test_what_stands_below_the_second_half_of_a_merged_name_has_no_name():
    rijen = [["naam", None, "einddatum"], ["a", "b", None], ["c", None, None]]
    gelezen = read(book(rijen, "A1:B1"))
    assert [(fout.rij, fout.kolom, fout.waarde) for fout in gelezen.fouten] == [(2, "kolom 2", "b")]


bereiken = st.tuples(
    st.integers(0, 5), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3)
).map(lambda vier: ((vier[0], vier[1]), (vier[0] + vier[2], vier[1] + vier[3])))


@given(
    st.lists(bereiken, max_size=4),
    st.lists(st.lists(st.none() | st.just("x"), min_size=5, max_size=5), min_size=6, max_size=9),
)
def test_no_cell_that_a_filled_one_covers_is_empty_beside_others_that_are_not(
    alle: list[Bereik], rijen: list[list[Cel]]
):
    samen = Samengevoegd(alle)
    daarna = [list(rij) for rij in rijen]
    for nummer, cellen in enumerate(daarna):
        samen.mark(nummer, cellen)
    for (boven, links), (onder, rechts) in alle:
        if rijen[boven][links] is None:
            continue
        for nummer in range(boven, min(onder + 1, len(rijen))):
            bedekt = daarna[nummer][links + (nummer == boven) : rechts + 1]
            if any(waarde is not None for waarde in rijen[nummer]):
                assert all(isinstance(waarde, Onleesbaar) for waarde in bedekt)


def test_more_ranges_beside_each_other_than_fit_are_damage():
    samen = Samengevoegd([((0, 0), (9, kolom)) for kolom in range(1, 500)])
    with pytest.raises(BestandGeweigerd, match="beschadigd"):
        samen.mark(0, ["x"])


def test_a_range_that_names_its_last_corner_first_covers_the_same_cells():
    rijen: list[list[Cel]] = [[1, 2], [3, None]]
    samen = Samengevoegd([((1, 1), (0, 1))])
    for nummer, cellen in enumerate(rijen):
        samen.mark(nummer, cellen)
    assert isinstance(rijen[1][1], Onleesbaar)
    assert rijen[1][1].fout == "Deze cel is samengevoegd met andere: B1:B2."


@pytest.mark.parametrize(
    ("boven", "onder", "bereik"),
    [
        (["naam", "Contract", None], [None, "einddatum", "agb"], "A1:A2"),
        ([None, None, None], ["naam", None, "agb"], "A2:B2"),
    ],
)
def test_names_that_are_merged_are_told_as_the_cause_of_a_missing_column(
    boven: list[str | None], onder: list[str | None], bereik: str
):
    inhoud = book([boven, onder, ["De Linde", "later", "1"]], bereik)
    with pytest.raises(BestandGeweigerd) as gevangen:
        read_rows(inhoud, [NAAM, EINDE, Kolom("agb", read_text)], lambda cellen: cellen.rij)
    assert gevangen.value.redenen[-1] == (
        "In rij 2 zijn cellen samengevoegd: splits ze, en zet elke kolomnaam in één cel van deze rij."
    )
