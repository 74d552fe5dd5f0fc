"""The wait month by month: counted once a month is over, of what is public, and never of too few aanbieders."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
)
from tests.steun.databases.proef import Proef
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.locatie import Groep
from wijzer.domain.locaties.wachtverloop import Wachtstand

OKTOBER = date(2026, 10, 1)
EIND = date(2026, 10, 31)
DECEMBER = datetime(2026, 12, 1, 3, tzinfo=UTC)


@pytest.fixture
def proef(proef: Proef) -> Iterator[Proef]:
    yield proef
    assert proef.compare() == [], "after every test the public tables are what they should be"


def wait(weken: int, dag: date = EIND, **extra: object) -> Opgave:
    return make_opgave(
        peildatum=dag,
        aanmeldwachttijd_weken=1,
        behandelwachttijd_weken=weken - 1,
        **{"vrije_plekken": 0, **extra},
    )


def add(
    proef: Proef, *opgaven: Opgave, aanbieders: int | None = None
) -> list[tuple[Groep, Aanbod]]:
    """As many groepen, each with this past and its own aanbieder, or of so many aanbieders in turn.

    It counts as soon as the history is imported.
    """
    van = [make_aanbieder(f"Aanbieder {i}") for i in range(aanbieders or len(opgaven))]
    groepen = [make_groep(van[i % len(van)], f"Huis {i}") for i in range(len(opgaven))]
    aanbod = [make_aanbod(groep) for groep in groepen]
    with proef.write() as store:
        for aanbieder in van:
            store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder) for aanbieder in van], [])
        store.locaties.add_many(groepen)
        store.aanbod.add_many(aanbod)
        store.aanbod.add_historie(
            [(een_aanbod.id, opgave) for een_aanbod, opgave in zip(aanbod, opgaven, strict=True)]
        )
        store.projectie.mark_historie("twente")
    return list(zip(groepen, aanbod, strict=True))


def october(proef: Proef, soort: str = "product", sleutel: str = "WGZHF") -> Wachtstand | None:
    with proef.read() as reader:
        return {
            verloop.maand: verloop.stand
            for verloop in reader.wachtverloop("twente", soort, sleutel)
        }[OKTOBER]


def test_a_closed_month_tells_how_it_stood_on_its_last_day(proef: Proef):
    add(proef, wait(2), wait(8), wait(5, dag=EIND - timedelta(days=42)), wait(9, vrije_plekken=1))
    verwacht = Wachtstand(bekend=4, midden=5, plek=1)
    assert october(proef) == verwacht
    assert october(proef, "hulpvorm", "gezinshuis") == verwacht
    assert october(proef, "product", "WGZHG") is None


@pytest.mark.parametrize(
    "buiten",
    [
        wait(99, dag=EIND - timedelta(days=43)),
        wait(99, dag=EIND + timedelta(days=1)),
        wait(99, aanmeldstop=True),
        wait(99, afhankelijk_van_matching=True),
        make_opgave(peildatum=EIND, vrije_plekken=0, aanmeldwachttijd_weken=1, behandelwachttijd_weken=None),
    ],
    ids=["expired", "later", "stop", "matching", "half known"],
)  # fmt: skip
def test_what_has_no_wait_that_can_be_compared_is_not_counted(proef: Proef, buiten: Opgave):
    add(proef, wait(2), wait(4), wait(6), buiten)
    stand = october(proef)
    assert stand is not None
    assert (stand.bekend, stand.midden) == (3, 4)


def test_of_two_aanbieders_nothing_is_told_and_the_database_refuses_it(proef: Proef):
    add(proef, *(wait(weken) for weken in range(1, 10)), aanbieders=2)
    assert october(proef) is None
    assert october(proef, "hulpvorm", "gezinshuis") is None
    rij = "INSERT INTO published_wachtverloop VALUES ('twente','product','X','2026-10-01',2,9,1,1,1,0)"
    with pytest.raises(Geweigerd, match="genoeg"), proef.write() as store:
        store.session.execute(text(rij))


def test_a_month_stays_as_it_was_counted_when_somebody_withdraws(proef: Proef):
    dingen = add(proef, wait(2), wait(4), wait(6))
    before = october(proef)
    with proef.write() as store:
        store.locaties.delete(dingen[0][0].id)
    with proef.write(AT + timedelta(days=1)) as store:
        store.projectie.rebuild(AT + timedelta(days=1))
    assert october(proef) == before
    with proef.read() as reader:
        assert not reader.wachtverloop("twente", "product", "WGZHF")[-1].stand.bekend >= 3  # type: ignore[union-attr]  # this month always has a stand


def test_the_night_after_a_month_counts_it_once(proef: Proef):
    add(proef, *(wait(weken, dag=date(2026, 11, 20)) for weken in (3, 4, 5)))
    for _ in range(2):
        with proef.write(DECEMBER) as store:
            store.projectie.advance(DECEMBER, DECEMBER.date())
    with proef.read(DECEMBER.date()) as reader:
        november = reader.wachtverloop("twente", "product", "WGZHF")[-2]
    assert november.maand == date(2026, 11, 1)
    assert november.stand is not None
    nummer = proef.nummer()
    with proef.write(DECEMBER) as store:
        store.projectie.rebuild(DECEMBER)
    assert proef.nummer() == nummer


def test_saving_an_entry_counts_no_month(proef: Proef):
    with proef.write() as store:
        store.aanbod.save_many(
            [(replace(aanbod, opgave=wait(4, dag=TODAY)), None) for aanbod in proef.aanbod]
        )
    with proef.database.read() as store:
        assert (
            store.session.execute(text("SELECT count(*) FROM published_wachtverloop")).scalar() == 0
        )


def test_shielding_changes_nothing_in_what_is_told(proef: Proef):
    dingen = add(proef, wait(2), wait(4), wait(6))
    before = october(proef)
    groep = dingen[0][0]
    dicht = replace(groep, adres=AfgeschermdAdres(make_afgeschermd_adres("Ander", 1).reveal()))
    with proef.write() as store:
        store.locaties.save(dicht)
        store.projectie.mark_historie("twente")
    assert october(proef) == before


def test_an_aanbieder_counts_when_its_wait_is_known(proef: Proef):
    onbekend = wait(8, afhankelijk_van_matching=True)
    add(proef, wait(2), wait(4), onbekend, wait(6), wait(7), onbekend, aanbieders=3)
    assert october(proef) is None


@pytest.mark.parametrize(("aanbieders", "is_genoeg"), [(1, False), (2, False), (3, True)])
def test_the_running_month_asks_three_aanbieders_too(
    proef: Proef, aanbieders: int, is_genoeg: bool
):
    vandaag = [wait(weken, dag=TODAY) for weken in (2, 4, 6, 8, 10)]
    paren = zip(add(proef, *vandaag, aanbieders=aanbieders), vandaag, strict=True)
    with proef.write() as store:
        store.locaties.delete(proef.open.id)
        store.locaties.delete(proef.dicht.id)
        store.aanbod.save_many([(replace(aanbod, opgave=nu), None) for (_, aanbod), nu in paren])
    with proef.read() as reader:
        assert reader.wacht_nu("twente", "product", "WGZHF").is_genoeg is is_genoeg
        nu = reader.wachtverloop("twente", "product", "WGZHF")[-1].stand
    assert nu is not None
    assert (nu.bekend, nu.is_genoeg) == (5, is_genoeg)


def test_the_running_month_is_what_can_be_seen_today(proef: Proef):
    add(proef, wait(2), wait(4), wait(6))
    with proef.write() as store:
        opgaven = store.aanbod.of_locaties([locatie.id for locatie in store.locaties.all("twente")])
        paren = [
            (replace(aanbod, opgave=wait(weken, dag=TODAY)), None)
            for weken, aanbod in enumerate(
                (e for lijst in opgaven.values() for e in lijst), start=1
            )
        ]
        store.aanbod.save_many(paren)
    with proef.read() as reader:
        nu = reader.wachtverloop("twente", "product", "WGZHF")[-1]
    assert nu.loopt
    assert nu.stand == Wachtstand(bekend=5, laag=2, midden=3, hoog=4, plek=0)
