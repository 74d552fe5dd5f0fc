"""What goes into a file comes out the same, whatever the value."""

import json
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, Uuid

from wijzer.published.kolommen import UtcDateTime
from wijzer.store.afschermlijst.rijvorm import columns_of, decode, encode

TABEL = Table(
    "proef",
    MetaData(),
    Column("id", Uuid()),
    Column("at", UtcDateTime()),
    Column("verzegeld", LargeBinary()),
    Column("tekst", Text()),
    Column("aantal", Integer()),
)
RIJ = st.fixed_dictionaries(
    {
        "id": st.uuids(),
        "at": st.none() | st.datetimes(timezones=st.just(UTC)),
        "verzegeld": st.none() | st.binary(),
        "tekst": st.none() | st.text(),
        "aantal": st.none() | st.integers(),
    }
)


@given(RIJ)
def test_a_row_reads_back_as_it_was_written(rij: dict[str, object]):
    kolommen = columns_of(TABEL)
    regel = json.loads(json.dumps([encode(rij[naam]) for naam in kolommen]))
    assert decode(kolommen, regel) == rij
