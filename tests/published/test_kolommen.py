"""A moment comes out of the database as it went in, and a column of the public tables is named as can be predicted."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ForeignKey, Integer, MetaData, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tests.factories import AT, TODAY
from tests.published.tafels import Tafels
from wijzer.published.kolommen import NAAMGEVING, UtcDateTime
from wijzer.published.tables import PublishedHartslag, PublishedRegio

SOORT = UtcDateTime()
DIALECTEN = [sqlite.dialect(), postgresql.dialect()]
zones = st.integers(-14 * 60, 14 * 60).map(lambda minuten: timezone(timedelta(minutes=minuten)))
momenten = st.integers(-(10**9), 10**9).map(lambda seconden: AT + timedelta(seconds=seconden))


@given(momenten, zones)
def test_a_moment_in_any_zone_is_kept_as_the_same_moment_in_utc(moment: datetime, zone: timezone):
    for dialect in DIALECTEN:
        bewaard = SOORT.process_bind_param(moment.astimezone(zone), dialect)
        assert bewaard is not None
        assert bewaard.replace(tzinfo=UTC) == moment
        terug = SOORT.process_result_value(bewaard, dialect)
        assert terug == moment
        assert terug is not None
        assert terug.tzinfo is UTC


def test_only_where_a_database_keeps_no_zone_is_it_left_off():
    op_sqlite, op_postgresql = (SOORT.process_bind_param(AT, dialect) for dialect in DIALECTEN)
    assert op_sqlite == AT.replace(tzinfo=None)
    assert op_postgresql == AT


@given(momenten, zones)
def test_a_zone_that_a_database_gives_is_brought_to_utc(moment: datetime, zone: timezone):
    gelezen = SOORT.process_result_value(moment.astimezone(zone), DIALECTEN[1])
    assert (gelezen, gelezen and gelezen.tzinfo) == (moment, UTC)


@pytest.mark.parametrize("dialect", DIALECTEN, ids=lambda een: een.name)
def test_a_moment_without_a_zone_is_refused_and_none_is_none(dialect):
    with pytest.raises(ValueError, match="zonder tijdzone"):
        SOORT.process_bind_param(AT.replace(tzinfo=None), dialect)
    assert SOORT.process_bind_param(None, dialect) is None
    assert SOORT.process_result_value(None, dialect) is None


def test_a_moment_is_found_by_whoever_asks_in_another_zone(tafels: Tafels):
    tafels.write(PublishedHartslag, {"id": 1, "at": AT})
    elders = AT.astimezone(timezone(timedelta(hours=2)))
    vraag = select(PublishedHartslag.at).where(PublishedHartslag.at == elders)
    assert tafels.connection.scalar(vraag) == AT


def test_json_keeps_the_order_of_its_keys(tafels: Tafels):
    teksten = {"b": "1", "a": "2", "ë": "3"}
    rij = {"slug": "twente", "naam": "Twente", "provincie": "Overijssel", "actueel_dagen": 14, "verouderd_dagen": 42,
           "teksten": teksten, "volgorde": 1}  # fmt: skip
    tafels.write(PublishedRegio, rij)
    gelezen = tafels.connection.execute(select(PublishedRegio.teksten)).scalar_one()
    assert list(gelezen.items()) == list(teksten.items())


def test_a_region_keeps_its_tariffs_to_itself_unless_it_says_otherwise(tafels: Tafels):
    rij = {"slug": "twente", "naam": "Twente", "provincie": "Overijssel", "actueel_dagen": 14, "verouderd_dagen": 42,
           "teksten": {}, "volgorde": 1}  # fmt: skip
    tafels.write(PublishedRegio, rij)
    assert tafels.reader(TODAY).regio("twente").tarieven_openbaar is False


def test_every_constraint_has_a_name_that_follows_from_its_table_and_columns():
    class Basis(DeclarativeBase):
        metadata = MetaData(naming_convention=NAAMGEVING)

    class Huis(Basis):
        __tablename__ = "huis"
        id: Mapped[int] = mapped_column(Integer, primary_key=True)
        straat: Mapped[str] = mapped_column(unique=True, index=True)
        ander: Mapped[int] = mapped_column(ForeignKey("huis.id"))

    tabel = Basis.metadata.tables["huis"]
    namen = {getattr(onderdeel, "name", None) for onderdeel in (*tabel.constraints, *tabel.indexes)}
    assert {"pk_huis", "fk_huis_ander", "ix_huis_straat"} <= namen
