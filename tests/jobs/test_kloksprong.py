"""A clock that jumps 800 days ahead and back: what it published is put right, and nothing waits for years."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_melding,
    make_opgave,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.proef import Proef
from tests.steun.pagina import BASIS_URL
from wijzer.gateways.mail import NullPost
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.schedule import OP_TIJD
from wijzer.jobs.werk import Omgeving, run_job
from wijzer.jobs.worker import Worker
from wijzer.published.tables import PublishedBase, PublishedStand, PublishedWijziging
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.services.taken.geloof_klok import is_klok_believed
from wijzer.services.taken.meet_klok import meet_klok
from wijzer.services.taken.taakstand import Oordeel, overzie_taken
from wijzer.settings import Settings
from wijzer.store.tables import VerschijningRij

SPRONG = timedelta(days=800)
VOORUIT = AT + SPRONG
TERUG = AT + timedelta(hours=2)
KIND = pytest.mark.parametrize("herstel", ["publicatiecontrole", "dagwissel", "publiceren"])
Klok = Callable[[datetime], None]
PATIENCE_S = 60


@pytest.fixture
def proef(settings: Settings, stel_klok: Klok) -> Iterator[Proef]:
    """What contracts, products and entries do in 800 days: one contract ends, another begins, entries expire."""
    stel_klok(AT)
    proef = Proef(settings)
    begint = make_contractregel(proef.aanbieder, "ABGII", ingangsdatum=TODAY + 200 * DAG)
    with proef.write() as store:
        loopt = store.contracten.of_aanbieder(proef.aanbieder.id)
        store.contracten.save_many(
            [replace(regel, einddatum=TODAY + 300 * DAG) for regel in loopt], []
        )
        store.contracten.add_many([begint], [])
        store.gebruikers.add(make_gebruiker(email="beheer@regio.example"))
        store.aanbod.add(make_aanbod(proef.open, "ABGII", make_opgave()))
    gisteren(proef)
    yield proef
    proef.close()


def gisteren(proef: Proef) -> None:
    """The night before, the jobs ran as always."""
    with proef.write() as store:
        store.taken.start(uuid4(), "opruimen", None, AT - timedelta(hours=20))


@pytest.fixture
def omgeving(proef: Proef) -> Omgeving:
    return Omgeving(proef.database, NullPost(), proef.publiek, BASIS_URL)


def run(naam: str, omgeving: Omgeving) -> Any:
    return run_job(JOBS[naam], omgeving, houder="proef")


def jump(proef: Proef, omgeving: Omgeving, stel_klok: Klok, *, meanwhile: Any = None) -> None:
    """The clock is 800 days ahead while the day changes, and then right again."""
    stel_klok(VOORUIT)
    run("dagwissel", omgeving)
    if meanwhile is not None:
        meanwhile()
    stel_klok(TERUG)


def put_right(herstel: str, proef: Proef, omgeving: Omgeving) -> None:
    if herstel == "publiceren":
        with proef.write(TERUG) as store:
            store.projectie.rebuild(TERUG)
    else:
        run(herstel, omgeving)


def published(proef: Proef) -> dict[str, list[str]]:
    """Every public row, without the numbers and moments of publishing itself."""
    anders = {PublishedStand.__tablename__, PublishedWijziging.__tablename__, "published_hartslag"}
    with proef.database.read() as store:
        return {
            naam: sorted(
                str({kolom: waarde for kolom, waarde in rij.items() if kolom != "publicatie"})
                for rij in store.session.execute(select(tabel)).mappings()
            )
            for naam, tabel in PublishedBase.metadata.tables.items()
            if naam not in anders
        }


@KIND
def test_what_a_clock_that_ran_ahead_published_is_put_right(
    herstel: str, proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    with (
        proef.write() as store
    ):  # what was open before stands to the byte; what is shielded see below
        store.locaties.delete(proef.dicht.id)
    before, nummer, last = published(proef), proef.nummer(), proef.last_change()
    jump(proef, omgeving, stel_klok)
    assert published(proef) != before
    ahead = proef.nummer()
    with proef.database.read() as store:
        assert store.projectie.dag() == TODAY + SPRONG
        assert store.projectie.compare_until(TODAY) != [], "the comparison sees it"
        assert not meet_klok(store, at=TERUG).goed
    put_right(herstel, proef, omgeving)
    assert published(proef) == before
    assert nummer < ahead < proef.nummer(), "numbers only rise"
    stand = proef.publiek.stand()
    assert (stand.dag, stand.gepubliceerd_at <= TERUG) == (TODAY, True)
    assert proef.compare(TODAY) == []
    with proef.database.read() as store:
        assert meet_klok(store, at=TERUG).goed
    changes = {wijziging.id: wijziging for wijziging in proef.changes(last)}
    assert changes[str(proef.aanbod[0].publiek_id)].state == "updated", "it came back"
    with proef.read() as reader:
        there = {
            str(gevonden.id) for gevonden in reader.aanbod_by_ids(reader.zoek(Zoekvraag()).ids)
        }
    aanbod = {
        wijziging.id: wijziging.state
        for wijziging in changes.values()
        if wijziging.soort == "aanbod"
    }
    assert {id_ for id_, state in aanbod.items() if state == "updated"} == there
    assert set(aanbod) - there, "what came too early is withdrawn"
    assert all(wijziging.at <= TERUG for wijziging in changes.values())


@KIND
def test_a_shielded_page_that_was_taken_off_comes_back_as_one_that_appears_today(
    herstel: str, proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    jump(proef, omgeving, stel_klok)
    put_right(herstel, proef, omgeving)
    assert proef.names() == {"De Linde", "De Eik"}
    assert proef.compare(TODAY) == []
    assert _days(proef)[proef.dicht.publiek_id] == TODAY


def _days(proef: Proef) -> dict[Any, date]:
    with proef.database.read() as store:
        return {rij.publiek_id: rij.vanaf for rij in store.session.scalars(select(VerschijningRij))}


def test_what_is_shielded_and_was_entered_ahead_waits_for_as_many_days_from_today(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    regel = make_contractregel(proef.aanbieder, "WGZHG")
    later = make_groep(proef.aanbieder, "Het Nest", make_afgeschermd_adres("Stilte", 5))

    def enter() -> None:
        with proef.write(VOORUIT) as store:
            store.contracten.add_many([regel], [])
            store.locaties.add(later)
            store.aanbod.add(make_aanbod(later, opgave=make_opgave()))
            store.verschijningen.keep({later.publiek_id: TODAY + SPRONG + 4 * DAG})

    jump(proef, omgeving, stel_klok, meanwhile=enter)
    run("dagwissel", omgeving)
    assert _days(proef)[later.publiek_id] == TODAY + 4 * DAG
    for dag in range(1, 6):
        assert ("Het Nest" in proef.names(TODAY + dag * DAG)) == (dag > 4)
        change_day(proef.database, AT + dag * DAG)
        assert ("Het Nest" in proef.names(TODAY + dag * DAG)) == (dag >= 4)
        assert proef.compare() == []


def test_what_waited_before_the_jump_and_was_not_seen_waits_as_long_as_it_would_have(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    groep = make_groep(proef.aanbieder, "Het Hol", make_afgeschermd_adres("Stilte", 7))
    with proef.write() as store:
        store.locaties.add(groep)
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave()))
        store.verschijningen.keep({groep.publiek_id: TODAY + 5 * DAG})
    jump(proef, omgeving, stel_klok)
    run("dagwissel", omgeving)
    assert _days(proef)[groep.publiek_id] == TODAY + 5 * DAG


def test_a_little_ahead_waits_until_time_catches_up(proef: Proef) -> None:
    """Just after midnight another machine may have changed the day already."""
    middernacht = datetime(2026, 11, 20, 23, 0, 3, tzinfo=UTC)
    change_day(proef.database, middernacht)
    with proef.write(middernacht) as store:
        assert store.projectie.rebuild(middernacht - timedelta(seconds=10)) == 0
    with proef.database.read() as store:
        assert store.projectie.dag() == TODAY + DAG


def test_the_comparison_tells_the_beheerders_and_then_puts_it_right(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    jump(proef, omgeving, stel_klok)
    assert run("publicatiecontrole", omgeving)["verschillen"] > 1
    with proef.database.read() as store:
        assert [mail.soort for mail in store.mail.due(TERUG)] == ["publicatieverschil"]
    assert run("publicatiecontrole", omgeving) == {"verschillen": 0}


def test_a_clock_that_fell_behind_is_not_believed_and_sets_nothing_back(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    before = published(proef)
    stel_klok(AT - SPRONG)
    assert run("dagwissel", omgeving) == {"gewijzigd": 0}
    assert run("publicatiecontrole", omgeving)["verschillen"] > 0
    assert run("opruimen", omgeving) == {"uitgesteld": 1}
    assert published(proef) == before


def test_nothing_is_cleaned_up_in_the_first_night_under_another_clock(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    melding = make_melding()
    with proef.write() as store:
        store.meldingen.add(melding)
    stel_klok(VOORUIT)
    assert run("opruimen", omgeving) == {"uitgesteld": 1}
    assert run("meldingen", omgeving) == {}
    stel_klok(TERUG)
    assert run("opruimen", omgeving)["meldingen"] == 0
    with proef.database.read() as store:
        assert [bevestigd.id for bevestigd in store.meldingen.confirmed()] == [melding.id]


def test_runs_and_mail_of_the_future_are_cleaned_up_too(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    stel_klok(VOORUIT)
    with proef.write(VOORUIT) as store:
        store.mail.add(
            id=uuid4(), soort="x", aan="a@b.example", onderwerp="x", tekst="x", at=VOORUIT
        )
    run("mail-verzenden", omgeving)
    stel_klok(TERUG)
    gedaan = run("opruimen", omgeving)
    assert (gedaan["runs"], gedaan["mails"]) == (1, 1)
    with proef.database.read() as store:
        assert max(taakrun.started_at for taakrun in store.taken.runs()) <= TERUG


def test_a_machine_that_stood_still_for_weeks_cleans_up_a_night_later(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    wakker = AT + 21 * DAG
    stel_klok(wakker)
    assert run("opruimen", omgeving) == {"uitgesteld": 1}
    stel_klok(wakker + DAG)
    assert "runs" in run("opruimen", omgeving)


def test_an_installation_without_a_past_believes_its_clock(database: Any) -> None:
    with database.read() as store:
        assert is_klok_believed(store, at=AT)


def test_runs_of_the_future_neither_stop_catching_up_nor_count_as_done(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok
) -> None:
    stel_klok(VOORUIT)
    for naam in JOBS:
        run(naam, omgeving)
    stel_klok(TERUG)
    assert set(Worker(omgeving).due()) == set(OP_TIJD)
    with proef.database.read() as store:
        oordelen = {taak.taak: taak.oordeel for taak in overzie_taken(store, REGIO, at=TERUG)}
    assert oordelen["dagwissel"] is Oordeel.NOOIT


def finished(worker: Worker, *, look: bool = True) -> list[str]:
    """What a look began, when it is done."""
    begonnen = worker.look() if look else []
    for lopend in worker._lopend.values():
        lopend.result(PATIENCE_S)
    return begonnen


@pytest.fixture
def worker(omgeving: Omgeving) -> Iterator[Worker]:
    worker = Worker(omgeving)
    yield worker
    worker.stop()


def test_the_day_changes_at_once_when_the_clock_is_set_back_and_only_once(
    proef: Proef, omgeving: Omgeving, worker: Worker, stel_klok: Klok
) -> None:
    finished(worker)
    jump(proef, omgeving, stel_klok)
    assert "dagwissel" in finished(worker)
    with proef.database.read() as store:
        assert store.projectie.dag() == TODAY
    assert set(finished(worker)).isdisjoint(OP_TIJD), "everything ran today"


def test_on_the_date_that_a_wrong_clock_ran_ahead_to_the_jobs_run_as_on_any_other(
    proef: Proef, omgeving: Omgeving, worker: Worker, stel_klok: Klok
) -> None:
    """Everybody slept from the hour in which the clock was set back until after the moment that it had run ahead to."""
    finished(worker)
    stel_klok(AT + 3 * DAG)
    finished(worker)
    stel_klok(TERUG)
    finished(worker)
    stel_klok(AT + 3 * DAG + timedelta(hours=1))
    assert set(finished(worker)) >= set(OP_TIJD)
    assert set(finished(worker)).isdisjoint(OP_TIJD)


def test_a_clock_that_fell_behind_disowns_no_run(
    proef: Proef, worker: Worker, stel_klok: Klok
) -> None:
    finished(worker)
    stel_klok(AT - timedelta(hours=20))
    finished(worker)
    stel_klok(AT + timedelta(minutes=1))
    assert set(finished(worker)).isdisjoint(OP_TIJD)


@pytest.mark.parametrize("nu", [AT, AT.replace(hour=22, minute=55)], ids=["morning", "midnight"])
@pytest.mark.parametrize("verschil", [-10, 10])
def test_a_machine_whose_clock_is_ten_minutes_off_alarms_nobody(
    proef: Proef, omgeving: Omgeving, stel_klok: Klok, nu: datetime, verschil: int
) -> None:
    ander = nu + timedelta(minutes=verschil)
    for moment in (nu, ander, nu):
        stel_klok(moment)
        gedaan = {naam: run(naam, omgeving) for naam in JOBS}
        assert None not in gedaan.values(), gedaan
        assert "uitgesteld" not in gedaan["opruimen"]
        with proef.database.read() as store:
            assert is_klok_believed(store, at=moment)
            assert meet_klok(store, at=moment).goed
