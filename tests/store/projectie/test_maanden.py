"""Which months are counted, of whom, and what is forgotten: a year, each region for itself, and never under a wrong clock."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_regio,
)
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.wachtverloop import closed_months, last_day_of_month
from wijzer.published.tables import PublishedWachtverloop
from wijzer.store.projectie.lezen import read_naslagbron
from wijzer.store.projectie.schrijven import begin_publicatie
from wijzer.store.projectie.wachtverloop import forget_future, write_wachtverloop
from wijzer.store.rijen import table_of
from wijzer.store.store import Store

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

DAG = timedelta(days=1)
MAANDEN = closed_months(TODAY)
OKTOBER, SEPTEMBER = MAANDEN[-1], MAANDEN[-2]
EIND = last_day_of_month(OKTOBER)
ELDERS = "achterhoek"
TABEL = table_of(PublishedWachtverloop)


def wait(weken: int, dag: date = EIND, **anders: Any) -> Opgave:
    return make_opgave(
        peildatum=dag, vrije_plekken=0, aanmeldwachttijd_weken=0, behandelwachttijd_weken=weken, **anders
    )  # fmt: skip


def offer(store: Store, *pasts: Collection[Opgave], code: str = "WGZHF") -> list[Aanbod]:
    """An aanbod of another aanbieder for each past."""
    van = [make_aanbieder() for _ in pasts]
    groepen = [make_groep(aanbieder) for aanbieder in van]
    aanbod = [make_aanbod(groep, code) for groep in groepen]
    store.aanbieders.add_many(van)
    store.contracten.add_many([make_contractregel(aanbieder, code) for aanbieder in van])
    store.locaties.add_many(groepen)
    store.aanbod.add_many(aanbod)
    historie = [(ding.id, opgave) for ding, past in zip(aanbod, pasts, strict=True) for opgave in past]  # fmt: skip
    store.aanbod.add_historie(historie)
    store.projectie.flush(AT)
    return aanbod


def count(store: Store, *again: str, fill: bool = False, today: date = TODAY) -> int:
    """Count these regions anew, or what was never counted; gives how many rows were written."""
    publicatie = begin_publicatie(store.session, at=AT, today=today)
    write_wachtverloop(publicatie, read_naslagbron(store.session), again=again, fill=fill)
    return publicatie.rows


def counted(store: Store, sleutel: str = "WGZHF") -> dict[date, Any]:
    rijen = store.session.execute(select(TABEL).where(TABEL.c.sleutel == sleutel))
    return {rij.maand: rij for rij in rijen}


def put(store: Store, maand: date, regio: str = REGIO, sleutel: str = "WGZHF") -> None:
    """A row that was counted before."""
    rij = {"regio": regio, "soort": "product", "sleutel": sleutel, "maand": maand, "aanbieders": 3, "bekend": 3, "midden": 1, "plek": 0}  # fmt: skip
    store.session.execute(insert(TABEL).values(rij))


# ── what is counted ──


def test_of_several_entries_the_last_one_up_to_the_end_of_the_month_counts(winkel: Store):
    past = [wait(9, EIND - 30 * DAG), wait(4, EIND), wait(20, EIND + DAG)]
    offer(winkel, past, past[::-1], past)
    count(winkel, REGIO)
    assert (counted(winkel)[OKTOBER].bekend, counted(winkel)[OKTOBER].midden) == (3, 4)


def test_an_entry_that_was_expired_by_the_end_of_the_month_counts_no_more(winkel: Store):
    oud = last_day_of_month(SEPTEMBER) - 2 * DAG
    offer(winkel, *[[wait(weken, oud)] for weken in (2, 4, 6)])
    count(winkel, REGIO)
    assert SEPTEMBER in counted(winkel)
    assert counted(winkel)[OKTOBER].midden == 4, "33 days old: shown still"
    assert MAANDEN[-3] not in counted(winkel)


def test_a_place_counts_without_a_wait_and_a_wait_of_zero_is_a_wait(winkel: Store):
    vrij = make_opgave(peildatum=EIND, vrije_plekken=2, aanmeldwachttijd_weken=None)
    offer(winkel, [wait(0)], [wait(0)], [wait(6)], [vrij])
    count(winkel, REGIO)
    rij = counted(winkel)[OKTOBER]
    assert (rij.bekend, rij.aanbieders, rij.midden, rij.plek) == (3, 3, 0, 1)


def test_every_product_counts_for_itself_and_for_its_kind_of_help(winkel: Store):
    offer(winkel, *[[wait(weken)] for weken in (1, 2, 3)])
    offer(winkel, *[[wait(weken)] for weken in (7, 8, 9)], code="WGZHG")
    count(winkel, REGIO)
    middens = {naam: counted(winkel, naam)[OKTOBER].midden for naam in ("WGZHF", "WGZHG")}
    assert middens == {"WGZHF": 2, "WGZHG": 8}
    assert counted(winkel, "gezinshuis")[OKTOBER].bekend == 6


def test_a_month_in_which_nothing_could_be_seen_is_not_counted(winkel: Store):
    van = [make_aanbieder() for _ in range(3)]
    groepen = [make_groep(aanbieder) for aanbieder in van]
    aanbod = [make_aanbod(groep) for groep in groepen]
    winkel.aanbieders.add_many(van)
    winkel.contracten.add_many(
        [make_contractregel(aanbieder, ingangsdatum=EIND) for aanbieder in van]
    )
    winkel.locaties.add_many(groepen)
    winkel.aanbod.add_many(aanbod)
    dagen = (EIND, last_day_of_month(SEPTEMBER))
    winkel.aanbod.add_historie([(ding.id, wait(3, dag)) for ding in aanbod for dag in dagen])
    winkel.projectie.flush(AT)
    count(winkel, REGIO)
    assert counted(winkel).keys() == {OKTOBER}, "its contract began on the last day"


# ── which months ──


def test_only_the_closed_months_of_a_year_are_counted(winkel: Store):
    laatste = [last_day_of_month(maand) for maand in (*MAANDEN, TODAY.replace(day=1))]
    dagen = [last_day_of_month(MAANDEN[0].replace(day=1) - DAG), *laatste]
    offer(winkel, *[[wait(weken, dag) for dag in dagen] for weken in (2, 4, 6)])
    count(winkel, REGIO)
    assert sorted(counted(winkel)) == MAANDEN


def test_without_being_asked_nothing_is_counted(winkel: Store):
    offer(winkel, *[[wait(weken)] for weken in (2, 4, 6)])
    assert count(winkel) == 0
    assert counted(winkel) == {}


def test_a_month_that_was_counted_is_filled_in_no_more_and_the_others_are(winkel: Store):
    put(winkel, OKTOBER, sleutel="ANDER")
    offer(
        winkel,
        *[
            [wait(weken, dag) for dag in (EIND, last_day_of_month(SEPTEMBER))]
            for weken in (2, 4, 6)
        ],
    )
    assert count(winkel, fill=True) == 2, "the product and its kind of help"
    assert counted(winkel).keys() == {SEPTEMBER}
    assert OKTOBER in counted(winkel, "ANDER")
    assert count(winkel, fill=True) == 0


def test_counting_anew_takes_away_what_is_not_so_any_more(winkel: Store):
    put(winkel, OKTOBER, sleutel="ANDER")
    offer(winkel, *[[wait(weken)] for weken in (2, 4, 6)])
    assert count(winkel, REGIO) == 2
    assert counted(winkel, "ANDER") == {}
    assert count(winkel, REGIO) == 0, "the second time nothing differs"


def test_where_all_that_was_counted_goes_that_is_a_difference_too(winkel: Store):
    put(winkel, OKTOBER, sleutel="ANDER")
    assert count(winkel, REGIO) == 1
    assert counted(winkel, "ANDER") == {}


def test_what_is_older_than_a_year_is_forgotten_with_the_next_count(winkel: Store):
    oud = (MAANDEN[0] - DAG).replace(day=1)
    for maand in (oud, MAANDEN[0]):
        put(winkel, maand, sleutel="OUD")
    offer(winkel, *[[wait(weken)] for weken in (2, 4, 6)])
    count(winkel, fill=True)
    assert counted(winkel, "OUD").keys() == {MAANDEN[0]}


# ── whose ──


def test_the_months_of_another_region_are_neither_counted_nor_forgotten(winkel: Store):
    winkel.regios.save(make_regio(slug=ELDERS))
    oud = MAANDEN[0] - 40 * DAG
    for maand in (oud.replace(day=1), OKTOBER):
        put(winkel, maand, ELDERS, "ELDERS")
    offer(winkel, *[[wait(weken)] for weken in (2, 4, 6)])
    count(winkel, REGIO)
    assert len(counted(winkel, "ELDERS")) == 2
    assert counted(winkel)[OKTOBER].regio == REGIO


def test_months_that_are_not_over_are_forgotten_and_those_that_are_stay(winkel: Store):
    nu = TODAY.replace(day=1)
    for maand in (OKTOBER, nu, last_day_of_month(nu) + DAG):
        put(winkel, maand)
    forget_future(begin_publicatie(winkel.session, at=AT, today=TODAY))
    assert counted(winkel).keys() == {OKTOBER}
