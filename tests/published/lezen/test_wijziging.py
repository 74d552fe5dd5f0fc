"""What changed, told in order of number: of a region its own, and of what is gone only that."""

from datetime import timedelta

import pytest

from tests.factories import AT, REGIO
from tests.published.geheugen import ELDERS
from tests.published.tafels import Tafels, wijziging_rij
from wijzer.published.tables import PublishedWijziging


@pytest.fixture
def gewijzigd(tafels: Tafels) -> Tafels:
    """Five changes, written in another order than that of their numbers; the third is of another region, the fourth is gone."""
    tafels.write(
        PublishedWijziging,
        wijziging_rij("groep", "vijf", 5),
        wijziging_rij("aanbod", "een", 1),
        wijziging_rij("gemeente", "drie", 3, regio=ELDERS),
        wijziging_rij("aanbod", "vier", 4, state="deleted", regio="", at=AT + timedelta(hours=1)),
        wijziging_rij("product", "twente/WGZHF", 2),
    )
    return tafels


@pytest.mark.parametrize(
    ("na", "hoeveel", "regio", "nummers"),
    [
        (0, 100, None, [1, 2, 3, 4, 5]),
        (0, 2, None, [1, 2]),
        (1, 2, None, [2, 3]),
        (3, 100, None, [4, 5]),
        (5, 100, None, []),
        (0, 0, None, []),
        (0, 100, REGIO, [1, 2, 4, 5]),
        (0, 3, REGIO, [1, 2, 4]),
        (0, 100, ELDERS, [3, 4]),
        (0, 100, "bestaat-niet", [4]),
    ],
)
def test_changes_come_after_a_number_in_order_and_no_more_than_asked(
    gewijzigd: Tafels, na: int, hoeveel: int, regio: str | None, nummers: list[int]
):
    gevonden = gewijzigd.reader().changes(na, hoeveel, regio)
    assert [wijziging.nummer for wijziging in gevonden] == nummers


def test_every_change_is_read_once_by_who_goes_on_after_the_last_number(gewijzigd: Tafels):
    gelezen: list[int] = []
    while stuk := gewijzigd.reader().changes(max(gelezen, default=0), 2):
        gelezen += [wijziging.nummer for wijziging in stuk]
    assert gelezen == [1, 2, 3, 4, 5]


def test_of_what_is_gone_no_region_is_told(gewijzigd: Tafels):
    weg = gewijzigd.reader().changes(3, 1)[0]
    assert (weg.soort, weg.id, weg.state, weg.regio) == ("aanbod", "vier", "deleted", None)
    assert weg.at == AT + timedelta(hours=1)


def test_a_change_tells_what_of_where_and_when(gewijzigd: Tafels):
    een = gewijzigd.reader().changes(0, 1)[0]
    assert (een.soort, een.id, een.state, een.regio) == ("aanbod", "een", "updated", REGIO)
    assert (een.nummer, een.at) == (1, AT)


def test_only_the_row_of_this_kind_and_id_says_that_something_is_gone(gewijzigd: Tafels):
    reader = gewijzigd.reader()
    assert reader.was_deleted("aanbod", "vier")
    assert not reader.was_deleted("groep", "vier")
    assert not reader.was_deleted("aanbod", "een")
    assert not reader.was_deleted("aanbod", "zes")
