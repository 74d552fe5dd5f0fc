"""Who asks for what is rolstoeltoegankelijk: what was said to be, in every place where a filter counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import REGIO, TODAY
from tests.published.geheugen import NASLAG, make_opname, make_rij
from tests.published.tafels import Tafels, aanbod_id
from wijzer.published.opname.feiten import Feit, to_feit
from wijzer.published.tables import PublishedAanbod
from wijzer.published.vraag.filters import FILTER, FILTERS, Filter
from wijzer.published.vraag.lezer import parse_zoekvraag
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.kans import why_never
from wijzer.published.zoeken.uitkomst import count, search, search_all

JA = Zoekvraag(regio=REGIO, rolstoeltoegankelijk=True)
SLEUTEL = "rolstoeltoegankelijk"
gezegd = st.lists(st.none() | st.booleans(), max_size=12)


def feit(nummer: int, gezegd: bool | None, *, medisch: bool = False) -> Feit:
    """The facts of a row in which this was said."""
    rij = make_rij(
        id=aanbod_id(nummer), schudgetal=nummer, rolstoeltoegankelijk=gezegd, medische_verwijzing=medisch
    )  # fmt: skip
    gevonden = to_feit(rij, TODAY)
    assert gevonden is not None
    return gevonden


@pytest.mark.parametrize(("waarde", "heeft"), [(True, True), (False, False), (None, False)])
def test_only_a_yes_gives_the_kenmerk(waarde: bool | None, heeft: bool):
    assert ("rolstoel:" in feit(1, waarde).kenmerken) is heeft


@given(gezegd)
def test_found_is_what_was_said_to_be_and_the_facet_told_so_before(antwoorden: list[bool | None]):
    opname = make_opname([feit(nummer, antwoord) for nummer, antwoord in enumerate(antwoorden)])
    ja = {aanbod_id(nummer) for nummer, antwoord in enumerate(antwoorden) if antwoord}
    assert set(search_all(opname, JA)) == ja
    assert count(opname, JA).locaties == len(ja)
    for vraag in (Zoekvraag(regio=REGIO), JA):
        assert search(opname, vraag).facetten[SLEUTEL] == {True: len(ja)}


def test_it_holds_together_with_another_yes():
    """Two that need a column do not share a bit."""
    opname = make_opname(
        [feit(1, True), feit(2, True, medisch=True), feit(3, None, medisch=True), feit(4, False)]
    )
    beide = replace(JA, medische_verwijzing=True)
    assert search_all(opname, beide) == [aanbod_id(2)]
    facetten = search(opname, JA).facetten
    assert (facetten[SLEUTEL][True], facetten["medischeVerwijzing"][True]) == (2, 1)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("waarde", "is_on", "fouten"),
    [("true", True, []), ("false", False, [SLEUTEL]), ("ja", False, [SLEUTEL])],
)
def test_an_address_asks_for_it_with_true_and_with_nothing_else(
    strict: bool, waarde: str, is_on: bool, fouten: list[str]
):
    vraag, mis = parse_zoekvraag([(SLEUTEL, waarde)], NASLAG, regio=REGIO, strict=strict)
    assert (vraag.rolstoeltoegankelijk, [fout.veld for fout in mis]) == (is_on, fouten)


def test_it_stands_in_the_address_of_a_question_and_can_be_let_go():
    assert JA.paren() == [(SLEUTEL, "true")]
    assert JA.with_off(FILTER[SLEUTEL]) == Zoekvraag(regio=REGIO)
    assert Zoekvraag(regio=REGIO).paren() == []


def test_the_feed_promises_true_and_says_that_unknown_does_not_count():
    rij = FILTER[SLEUTEL]
    assert rij.soort.schema(None) == {"type": "boolean", "enum": [True]}
    assert "Onbekend telt niet mee" in rij.feed
    assert not rij.herhaalbaar


def test_what_an_aanbieder_says_later_counts_from_the_next_publicatie(tafels: Tafels):
    tafels.offer(1)
    tafels.offer(2, rolstoeltoegankelijk=False)
    assert tafels.reader().zoek_alles(JA) == []
    tafels.change(1, rolstoeltoegankelijk=True)
    assert tafels.reader().zoek_alles(JA) == [aanbod_id(1)]
    assert tafels.reader().zoek(Zoekvraag()).facetten.per_filter[SLEUTEL] == {True: 1}
    tafels.change(1, rolstoeltoegankelijk=None)
    assert tafels.reader().zoek_alles(JA) == []


def test_a_search_for_it_is_never_called_impossible():
    """Nobody said yes today; somebody may tomorrow."""
    opname = make_opname([feit(1, None), feit(2, False)])
    assert count(opname, JA).locaties == 0
    assert why_never(opname, JA) is None


@pytest.mark.parametrize(
    "filter_",
    [rij for rij in FILTERS if rij.kenmerk and rij.kenmerk.kolom],
    ids=lambda een: een.sleutel,
)
def test_a_yes_is_read_from_the_column_that_its_row_names(filter_: Filter):
    assert filter_.kenmerk is not None
    assert filter_.kenmerk.kolom in PublishedAanbod.__table__.columns
    for waarde in (True, False, None):
        gevonden = to_feit(make_rij(**{filter_.kenmerk.kolom: waarde}), TODAY)
        assert gevonden is not None
        assert (f"{filter_.kenmerk.soort}:" in gevonden.kenmerken) is (waarde is True)
