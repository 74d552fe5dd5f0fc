"""What waits after a restore: by aanbieder, with the oldest copy that it came from, in its own region."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from tests.factories import AT, REGIO, make_groep
from tests.services.buurregio import ANDER, BEA, BRON, BUREN, FRANS, JO, LEEUWARDEN, TERP
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.locaties.locatie import Locatie
from wijzer.services.teruggezet.overzie_teruggezet import overzie_teruggezet
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)
ZUID, NOORD = (
    make_groep(BRON, "Zuid", gepubliceerd=False),
    make_groep(BRON, "Noord", gepubliceerd=False),
)
ESDOORN = make_groep(ANDER, "Esdoorn", gepubliceerd=False)
FRIES = make_groep(TERP, "Fries", regio=BUREN, gemeente=LEEUWARDEN, gepubliceerd=False)


def put_back(
    store: Store, *paren: tuple[Locatie, datetime], beantwoord: datetime | None = None
) -> None:
    store.locaties.add_many([locatie for locatie, _sinds in paren])
    rijen = [
        {"locatie_id": locatie.id, "sinds": sinds, "beantwoord_at": beantwoord}
        for locatie, sinds in paren
    ]
    store.session.execute(insert(table_of(TeBevestigenRij)), rijen)


def test_where_nothing_waits_there_is_nobody(twente: Store):
    assert overzie_teruggezet(twente, REGIO, by=BEA) == []


def test_aanbieders_come_by_name_each_with_its_locaties_by_name_and_the_oldest_copy(twente: Store):
    put_back(twente, (ZUID, AT - DAG), (NOORD, AT - 3 * DAG), (ESDOORN, AT))
    gezien = [
        (
            wachtende.aanbieder.naam,
            wachtende.sinds,
            [locatie.naam for locatie in wachtende.locaties],
        )
        for wachtende in overzie_teruggezet(twente, REGIO, by=BEA)
    ]
    assert gezien == [("De Ander", AT, ["Esdoorn"]), ("De Bron", AT - 3 * DAG, ["Noord", "Zuid"])]


def test_what_was_answered_waits_no_more(twente: Store):
    put_back(twente, (ZUID, AT - DAG))
    put_back(twente, (NOORD, AT - DAG), beantwoord=AT)
    [bron] = overzie_teruggezet(twente, REGIO, by=BEA)
    assert [locatie.naam for locatie in bron.locaties] == ["Zuid"]


def test_each_region_has_its_own(twente: Store):
    put_back(twente, (FRIES, AT), (ESDOORN, AT))
    assert [wachtende.aanbieder.id for wachtende in overzie_teruggezet(twente, REGIO, by=BEA)] == [
        ANDER.id
    ]
    assert [
        wachtende.aanbieder.id for wachtende in overzie_teruggezet(twente, BUREN, by=FRANS)
    ] == [TERP.id]


def test_nobody_else_hears_of_it(twente: Store):
    put_back(twente, (ESDOORN, AT))
    with pytest.raises(NietGevonden):
        overzie_teruggezet(twente, REGIO, by=FRANS)
    with pytest.raises(NietToegestaan):
        overzie_teruggezet(twente, REGIO, by=JO)
