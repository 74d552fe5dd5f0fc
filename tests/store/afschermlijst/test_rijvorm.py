"""What goes into a file comes out the same, whatever the value, and says of each column how it is read."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from wijzer.published.kolommen import Json, UtcDateTime
from wijzer.store.afschermlijst.rijvorm import TYPEN, column_types_of, decode, encode
from wijzer.store.tables import Base

TABEL = Table(
    "proef",
    MetaData(),
    Column("id", Uuid()),
    Column("at", UtcDateTime()),
    Column("dag", Date()),
    Column("verzegeld", LargeBinary()),
    Column("bedrag", Numeric(10, 2)),
    Column("lijst", Json),
    Column("tekst", Text()),
    Column("aantal", Integer()),
    Column("ja", Boolean()),
)
LIJSTEN = st.lists(st.text() | st.integers() | st.none()) | st.dictionaries(
    st.text(), st.integers()
)
RIJ = st.fixed_dictionaries(
    {
        "id": st.uuids(),
        "at": st.none() | st.datetimes(timezones=st.just(UTC)),
        "dag": st.none() | st.dates(),
        "verzegeld": st.none() | st.binary(),
        "bedrag": st.none() | st.decimals(Decimal(0), Decimal("99999999.99"), places=2),
        "lijst": st.none() | LIJSTEN,
        "tekst": st.none() | st.text(),
        "aantal": st.none() | st.integers(),
        "ja": st.none() | st.booleans(),
    }
)
AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def in_file(waarde: object) -> object:
    """A value as it is read from a file."""
    return json.loads(json.dumps(encode(waarde)))


@given(RIJ)
def test_a_row_reads_back_as_it_was_written(rij: dict[str, object]):
    kolommen = column_types_of(TABEL)
    assert decode(kolommen, [in_file(rij[naam]) for naam in kolommen]) == rij


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (AT, "2026-11-20T08:30:00+00:00"),
        (AT.astimezone(timezone(timedelta(hours=1))), "2026-11-20T09:30:00+01:00"),
        (date(2026, 11, 20), "2026-11-20"),
        (b"\x00\xff", "AP8="),
        (Decimal("1234.10"), "1234.10"),
        ("tekst", "tekst"),
        (["a", 1, None], ["a", 1, None]),
        ({"a": 1}, {"a": 1}),
        (0, 0),
        (False, False),
        (None, None),
    ],
)
def test_how_each_kind_of_value_stands_in_a_file(waarde: object, tekst: object):
    assert encode(waarde) == tekst


@pytest.mark.parametrize(
    ("soort", "naam"),
    [
        (Uuid(), "uuid"),
        (UtcDateTime(), "moment"),
        (Date(), "datum"),
        (LargeBinary(), "bytes"),
        (Numeric(10, 2), "bedrag"),
        (Json, "json"),
        (Text(), None),
        (Integer(), None),
        (Boolean(), None),
        (Float(), None),
    ],
)
def test_a_column_names_how_its_values_are_read(soort: TypeEngine[Any], naam: str | None):
    """A number with a point and without cents is what JSON keeps as it is."""
    tabel = Table("een", MetaData(), Column("kolom", soort))
    assert column_types_of(tabel) == {"kolom": naam}


def test_columns_stand_in_the_order_of_their_table():
    assert list(column_types_of(TABEL)) == [kolom.name for kolom in TABEL.columns]


def test_of_every_column_of_the_office_it_is_known_how_it_is_read():
    for tabel in Base.metadata.tables.values():
        assert set(column_types_of(tabel).values()) - {None} <= TYPEN.keys()


def test_an_amount_keeps_its_cents():
    assert str(decode({"bedrag": "bedrag"}, [in_file(Decimal("1234.10"))])["bedrag"]) == "1234.10"


@pytest.mark.parametrize("soort", [*TYPEN, None])
def test_what_was_left_empty_stays_empty_whatever_its_kind(soort: str | None):
    assert decode({"kolom": soort}, [None]) == {"kolom": None}


@pytest.mark.parametrize("waarden", [[], [1], [1, 2, 3]])
def test_a_row_with_more_or_fewer_values_than_columns_is_refused(waarden: list[int]):
    with pytest.raises(ValueError, match=r"shorter|longer"):
        decode({"een": None, "twee": None}, waarden)


def test_a_row_says_nothing_of_columns_that_its_file_does_not_name():
    assert decode({"naam": None}, ["De Linde"]) == {"naam": "De Linde"}
