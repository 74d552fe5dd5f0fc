"""A region is checked in parts, each a transaction of its own, and whoever dies is taken over where it was."""

import threading
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
    make_regio,
    twente_in,
)
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.afwijkingen.afwijking import Aanleiding, Afwijkingsoort, Zaakstatus
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.storing import DatabaseBezet
from wijzer.gateways.mail import NullPost
from wijzer.jobs import controle
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.beurt import DUUR
from wijzer.jobs.controle import beurt_of, carry_out
from wijzer.jobs.luisteraar import Luisteraar
from wijzer.jobs.werk import Omgeving, run_job
from wijzer.services.afwijkingen.controlestand import Fase, overzie_controle
from wijzer.services.controle import deelrun
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE, check_dossiers
from wijzer.services.controle.vraag_controle import vraag_controle, vraag_na_wijziging
from wijzer.store.engine import Database

FRIESLAND = "friesland"
CONTRACT = make_adres("Canariestraat", 4321, "7551XX")
ANDERS = replace(CONTRACT, huisnummer=4312)


@dataclass(frozen=True)
class Wereld:
    """Five aanbieders, each with one groep at another number than its contract, and a part for each."""

    database: Database
    aanbieders: list[Aanbieder]
    groepen: dict[AanbiederId, LocatieId]

    def ask(self, regio=REGIO, at=AT):
        with self.database.transaction(at=at) as store:
            return vraag_controle(store, regio, by=SYSTEEM, at=at)

    def go(self, regio=REGIO, **anders):
        return carry_out(self.database, regio, **anders)

    def stand(self, at=AT, regio=REGIO):
        with self.database.read() as store:
            return overzie_controle(store, regio, by=SYSTEEM, at=at)

    def deelrun(self):
        with self.database.read() as store:
            return store.deelruns.find(REGIO)

    def open_cases(self):
        with self.database.read() as store:
            return {afwijking.bevinding.aanbieder_id for afwijking in store.afwijkingen.open(REGIO)}

    def mend(self, aanbieder, store):
        groep = store.locaties.get(self.groepen[aanbieder.id])
        store.locaties.save(replace(groep, adres=AfgeschermdAdres(CONTRACT)))


@pytest.fixture
def wereld(database, stel_klok, monkeypatch):
    stel_klok(AT)
    monkeypatch.setattr(controle, "PER_DEEL", 1)
    monkeypatch.setattr(controle, "GEEF_VOORRANG_S", 0)
    aanbieders = sorted(
        (make_aanbieder(f"Aanbieder {n}") for n in range(5)), key=lambda aanbieder: aanbieder.id
    )
    groepen = {
        aanbieder.id: make_groep(aanbieder, "De Linde", AfgeschermdAdres(ANDERS))
        for aanbieder in aanbieders
    }
    with database.transaction(at=AT) as store:
        twente_in(store)
        for aanbieder in aanbieders:
            store.aanbieders.add(aanbieder)
            plek = make_gecontracteerde_locatie(
                aanbieder, AfgeschermdAdres(CONTRACT), naam="De Linde"
            )
            store.contracten.add_many([make_contractregel(aanbieder, locatie_id=plek.id)], [plek])
            store.locaties.add(groepen[aanbieder.id])
            store.aanbod.add_many([make_aanbod(groepen[aanbieder.id])])
    return Wereld(database, aanbieders, {wie: groep.id for wie, groep in groepen.items()})


def die_after(monkeypatch, delen, fout=KeyboardInterrupt):
    """Let the process die in the middle of the part after so many; gives a list with how far each part came."""
    echt = deelrun._advance
    gedaan: list[int] = []

    def half(store, stand, ids, erbij, at):
        nu = echt(store, stand, ids, erbij, at)
        if len(gedaan) == delen:
            raise fout
        gedaan.append(nu.gedaan)
        return nu

    monkeypatch.setattr(deelrun, "_advance", half)
    return gedaan


# ── from asking to the end ───────────────────────────────────────────────────


def test_what_is_asked_is_done_in_parts_and_counts_as_the_nightly_check(wereld, monkeypatch):
    gedaan = die_after(monkeypatch, 99)
    assert wereld.ask()
    aantallen = wereld.go()
    assert gedaan == [1, 2, 3, 4, 5]
    assert aantallen["gecontroleerd"] == aantallen["geopend"] == 5
    assert aantallen[Afwijkingsoort.ADRES_NIET_GECONTRACTEERD] == 5
    assert aantallen[Afwijkingsoort.GEEN_CONTRACT] == 0
    stand = wereld.stand()
    assert (stand.fase, stand.laatste.aantallen, stand.is_volledig) == (Fase.RUST, aantallen, True)
    with wereld.database.read() as store:
        assert store.taken.last(ADRESCONTROLE, REGIO).ended_at == AT
        assert [regel.handeling for regel in store.logboek.page(REGIO, limit=1)] == [
            "adrescontrole uitgevoerd"
        ]
        (stap, *_) = store.afwijkingen.steps(store.afwijkingen.open(REGIO)[0].id)
    assert (stap.aanleiding, stap.verschil) == (Aanleiding.VANZELF, store_words(wereld))


def store_words(wereld):
    with wereld.database.read() as store:
        return store.afwijkingen.open(REGIO)[0].bevinding.verschil


def test_nothing_is_done_that_nobody_asked(wereld):
    assert wereld.go() is None
    assert wereld.open_cases() == set()


def test_who_asks_twice_is_told_and_it_is_done_once(wereld):
    assert [wereld.ask(), wereld.ask()] == [True, False]
    wereld.go()
    with wereld.database.read() as store:
        assert len([run for run in store.taken.runs() if run.taak == ADRESCONTROLE]) == 1


def test_while_one_process_has_the_turn_another_does_nothing(wereld):
    wereld.ask()
    with wereld.database.transaction() as store:
        assert store.taken.acquire(beurt_of(REGIO), "ander", AT, AT + DUUR)
    assert wereld.go() is None
    assert wereld.stand().fase is Fase.GEVRAAGD


def test_a_part_reads_what_is_kept_then(wereld, monkeypatch):
    """A groep that was mended while the check was under way has no case, whichever part it is in."""
    eerste, *_, laatste = wereld.aanbieders
    echt = deelrun._advance

    def met_wijziging(store, stand, ids, erbij, at):
        if stand.deel == 2:
            wereld.mend(laatste, store)
        return echt(store, stand, ids, erbij, at)

    monkeypatch.setattr(deelrun, "_advance", met_wijziging)
    wereld.ask()
    wereld.go()
    assert wereld.open_cases() == {aanbieder.id for aanbieder in wereld.aanbieders} - {laatste.id}
    assert eerste.id in wereld.open_cases()


def test_what_changed_while_it_ran_is_looked_at_anew(wereld, monkeypatch):
    echt = deelrun._advance

    def met_bestand(store, stand, ids, erbij, at):
        nu = echt(store, stand, ids, erbij, at)
        if stand.deel == 2:
            vraag_na_wijziging(store, REGIO, at=at)
        return nu

    monkeypatch.setattr(deelrun, "_advance", met_bestand)
    wereld.ask()
    wereld.go()
    assert wereld.stand().fase is Fase.GEVRAAGD, "it is asked anew"
    monkeypatch.setattr(deelrun, "_advance", echt)
    wereld.go()
    assert wereld.stand().fase is Fase.RUST


# ── a process that dies ──────────────────────────────────────────────────────


def test_a_run_goes_on_where_its_process_died(wereld, monkeypatch, stel_klok):
    die_after(monkeypatch, 2)
    wereld.ask()
    with pytest.raises(KeyboardInterrupt):
        wereld.go()
    halverwege = wereld.deelrun()
    assert (halverwege.gedaan, len(wereld.open_cases())) == (2, 2), "the half part is undone"
    monkeypatch.undo()
    stel_klok(AT)
    assert wereld.go()["gecontroleerd"] == 5
    with wereld.database.read() as store:
        assert [run.id for run in store.taken.runs() if run.taak == ADRESCONTROLE] == [
            halverwege.run_id
        ]
        assert all(
            len(store.afwijkingen.steps(afwijking.id)) == 1
            for afwijking in store.afwijkingen.open(REGIO)
        )


def test_a_turn_of_a_process_that_was_killed_holds_others_up_for_minutes_and_no_longer(
    wereld, monkeypatch, stel_klok
):
    die_after(monkeypatch, 2)
    wereld.ask()
    with pytest.raises(KeyboardInterrupt):
        wereld.go()
    monkeypatch.undo()
    with wereld.database.transaction() as store:  # who is killed does not give its turn back
        assert store.taken.acquire(beurt_of(REGIO), "gedood", AT, AT + DUUR)
    stel_klok(AT + DUUR - timedelta(seconds=1))
    assert wereld.go() is None
    assert wereld.deelrun().gedaan == 2
    stel_klok(AT + DUUR + timedelta(seconds=1))
    assert wereld.go()["gecontroleerd"] == 5


def test_the_page_says_that_it_stands_still_until_somebody_takes_it_over(wereld, monkeypatch):
    die_after(monkeypatch, 2)
    wereld.ask()
    with pytest.raises(KeyboardInterrupt):
        wereld.go()
    assert wereld.stand(AT).fase is Fase.LOOPT
    assert wereld.stand(AT + timedelta(minutes=2)).fase is Fase.STIL


@pytest.mark.parametrize("verschil", [timedelta(hours=2), timedelta(days=-800)])
def test_a_run_of_long_ago_or_of_a_wrong_clock_begins_anew(
    wereld, monkeypatch, stel_klok, verschil
):
    die_after(monkeypatch, 2)
    wereld.ask()
    with pytest.raises(KeyboardInterrupt):
        wereld.go()
    oud = wereld.deelrun().run_id
    monkeypatch.undo()
    later = AT + verschil
    stel_klok(later)
    assert wereld.go()["gecontroleerd"] == 5
    with wereld.database.read() as store:
        fouten = {run.id: run.fout for run in store.taken.runs() if run.taak == ADRESCONTROLE}
    assert fouten.pop(oud) == deelrun.AFGEBROKEN
    assert list(fouten.values()) == [None]


def test_a_part_that_two_processes_do_is_kept_once(wereld, monkeypatch):
    wereld.ask()
    die_after(monkeypatch, 1)
    with pytest.raises(KeyboardInterrupt):
        wereld.go()
    monkeypatch.undo()
    stand = wereld.deelrun()
    ids = [wereld.aanbieders[1].id]
    with wereld.database.transaction(at=AT) as store:
        deelrun.controleer_deel(store, stand, ids, at=AT, today=AT.date())
    with pytest.raises(deelrun.Ingehaald), wereld.database.transaction(at=AT) as store:
        deelrun.controleer_deel(store, stand, ids, at=AT, today=AT.date())
    assert wereld.deelrun().gedaan == 2


def test_a_worker_that_stops_lets_go_after_its_part(wereld):
    wereld.ask()
    assert wereld.go(is_stopping=lambda: True) is None
    assert wereld.deelrun().gedaan == 1
    assert wereld.go()["gecontroleerd"] == 5, "the next one need not wait"


# ── what fails ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("per_deel", [1, 3, 50])
def test_what_fails_in_one_aanbieder_stops_no_other_and_is_told(wereld, monkeypatch, per_deel):
    monkeypatch.setattr(controle, "PER_DEEL", per_deel)
    slecht = wereld.aanbieders[2]
    echt = check_dossiers

    def kapot(store, feiten, ids, **rest):
        if slecht.id in ids:
            raise ValueError("stuk")
        return echt(store, feiten, ids, **rest)

    monkeypatch.setattr(deelrun, "check_dossiers", kapot)
    wereld.ask()
    aantallen = wereld.go()
    assert (aantallen["gecontroleerd"], aantallen[deelrun.MISLUKT]) == (4, 1)
    stand = wereld.stand()
    assert [aanbieder.naam for aanbieder in stand.mislukt] == [slecht.naam]
    assert not stand.is_volledig
    assert wereld.open_cases() == {aanbieder.id for aanbieder in wereld.aanbieders} - {slecht.id}


@pytest.mark.parametrize("per_deel", [1, 50])
def test_a_database_that_gives_way_is_no_fault_of_an_aanbieder_and_ends_no_run(
    wereld, monkeypatch, per_deel
):
    """Whoever saved something large held it longer than anybody waits for."""
    monkeypatch.setattr(controle, "PER_DEEL", per_deel)
    with monkeypatch.context() as patch:
        patch.setattr(deelrun, "check_dossiers", raising(DatabaseBezet()))
        wereld.ask()
        with pytest.raises(DatabaseBezet):
            wereld.go()
    assert wereld.stand().fase is Fase.LOOPT
    aantallen = wereld.go()
    assert (aantallen["gecontroleerd"], aantallen.get(deelrun.MISLUKT)) == (5, None)


def raising(fout):
    def fail(*_, **__):
        raise fout

    return fail


def test_a_failure_that_goes_on_is_logged_when_it_begins(wereld, monkeypatch):
    luisteraar = Luisteraar(wereld.database)
    with capture_logs() as regels:
        for moment in (raising(DatabaseBezet()), lambda *_, **__: None, raising(DatabaseBezet())):
            monkeypatch.setattr("wijzer.jobs.luisteraar.carry_out", moment)
            for _ in range(3):
                luisteraar._work(REGIO)
    assert [regel["event"] for regel in regels] == ["gevraagde controle mislukt"] * 2


def test_what_fails_outside_the_parts_ends_the_run_and_it_can_be_asked_again(wereld, monkeypatch):
    def kapot(*_, **__):
        raise RuntimeError("stuk")

    with monkeypatch.context() as patch:
        patch.setattr(controle, "next_part", kapot)
        wereld.ask()
        with pytest.raises(RuntimeError):
            wereld.go()
    assert (wereld.stand().fase, wereld.stand().laatste.fout) == (Fase.RUST, "RuntimeError")
    assert wereld.ask()
    assert wereld.go()["gecontroleerd"] == 5


# ── the night, and who listens ───────────────────────────────────────────────


def test_the_night_joins_a_check_that_runs(wereld, publiek):
    wereld.ask()
    with wereld.database.transaction() as store:
        assert store.taken.acquire(beurt_of(REGIO), "ander", AT, AT + DUUR)
    omgeving = Omgeving(wereld.database, NullPost(), publiek, "https://x.example")
    assert run_job(JOBS[ADRESCONTROLE], omgeving, houder="nacht") == {"regios": 1, "afwijkingen": 0}
    assert wereld.stand().fase is Fase.GEVRAAGD, "it is left to who has the turn"


def test_a_night_that_is_asked_to_stop_leaves_the_rest_to_who_listens_next(
    wereld, publiek, monkeypatch
):
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug="zeeland", naam="Zeeland"))
    gedaan = die_after(monkeypatch, 99)
    omgeving = Omgeving(
        wereld.database,
        NullPost(),
        publiek,
        "https://x.example",
        is_stopping=lambda: len(gedaan) > 1,
    )
    run_job(JOBS[ADRESCONTROLE], omgeving, houder="nacht")
    assert wereld.deelrun().gedaan == 2
    assert wereld.stand(regio="zeeland").fase is Fase.GEVRAAGD
    assert wereld.go()["gecontroleerd"] == 5


def test_the_listener_does_what_is_asked_of_every_region_and_a_large_one_holds_up_no_other(
    wereld, monkeypatch
):
    with wereld.database.transaction(at=AT) as store:
        store.regios.save(make_regio(slug=FRIESLAND, naam="Friesland"))
    mag_verder = threading.Event()
    echt = deelrun.next_part

    def traag(store, stand, **rest):
        if stand.regio == REGIO:
            assert mag_verder.wait(30)
        return echt(store, stand, **rest)

    monkeypatch.setattr(controle, "next_part", traag)
    wereld.ask(REGIO)
    wereld.ask(FRIESLAND)
    luisteraar = Luisteraar(wereld.database, every=0.02)
    luisteraar.start()
    try:
        wait_for(lambda: wereld.stand(regio=FRIESLAND).laatste is not None)
        wait_for(lambda: wereld.stand().fase is Fase.LOOPT)
        assert wereld.stand().laatste is None, "the other region still runs"
        mag_verder.set()
        wait_for(lambda: wereld.stand().laatste is not None)
    finally:
        mag_verder.set()
        luisteraar.stop()


def wait_for(done):
    event = threading.Event()
    for _ in range(1500):
        if done():
            return
        event.wait(0.02)
    pytest.fail("it never came")


def test_an_address_of_which_the_check_runs_is_no_false_case_when_it_is_mended_between_two_parts(
    wereld, monkeypatch
):
    """The save checks its own aanbieder; the parts that come later find it mended."""
    wereld.ask()
    wereld.go()
    gemaakt = wereld.aanbieders[-1]
    with wereld.database.transaction(at=AT) as store:
        wereld.mend(gemaakt, store)
    wereld.ask()
    assert wereld.go()["gesloten"] == 1
    with wereld.database.read() as store:
        (zaak,) = [
            afwijking
            for afwijking in store.afwijkingen.all(REGIO)
            if afwijking.status is Zaakstatus.OPGELOST
        ]
    assert zaak.bevinding.aanbieder_id == gemaakt.id


def test_a_new_aanbieder_does_not_make_the_progress_go_back(wereld, monkeypatch):
    nieuw = [make_aanbieder(f"Nieuw {n}") for n in range(3)]
    echt, standen = deelrun._advance, []

    def met_nieuwen(store, stand, ids, erbij, at):
        if stand.deel == 1:
            store.aanbieders.add_many(nieuw)
        nu = echt(store, stand, ids, erbij, at)
        standen.append((nu.gedaan, nu.totaal))
        return nu

    monkeypatch.setattr(deelrun, "_advance", met_nieuwen)
    wereld.ask()
    wereld.go()
    assert [gedaan for gedaan, _ in standen] == sorted({gedaan for gedaan, _ in standen})
    assert all(gedaan <= totaal for gedaan, totaal in standen)
