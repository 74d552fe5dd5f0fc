"""What each job does, and that doing it twice does no harm."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_groep,
    make_melding,
    make_opgave,
    make_regio,
    twente_in,
)
from tests.steun.pagina import BASIS_URL
from wijzer.domain.accounts.gebruiker import SESSIE_LANGST, Sessie
from wijzer.domain.ids import PubliekId
from wijzer.gateways.mail import NullPost
from wijzer.jobs.all_jobs import JOBS
from wijzer.jobs.controle import carry_out
from wijzer.jobs.werk import Omgeving, run_job
from wijzer.services.taken.ruim_op import BEWAAR_MAIL, BEWAAR_RUNS
from wijzer.services.taken.taakstand import HOOGUIT, overzie_taken
from wijzer.store.herschrijven.vraag import GERAAKT
from wijzer.store.tables import LocatieRij, PogingRij


@pytest.fixture
def omgeving(database, publiek, stel_klok):
    """A small Twente with one published groep, whose entry is of today."""
    stel_klok(AT)
    with database.transaction(at=AT) as store:
        twente_in(store)
        aanbieder = make_aanbieder()
        store.aanbieders.add(aanbieder)
        groep = make_groep(aanbieder)
        store.locaties.add(groep)
        store.aanbod.add_many([make_aanbod(groep, opgave=make_opgave())])
        store.contracten.add_many([make_contractregel(aanbieder)])
    return Omgeving(database, NullPost(), publiek, BASIS_URL)


def run(naam, omgeving):
    return run_job(JOBS[naam], omgeving, houder="proef")


def test_every_job_that_should_run_daily_is_there():
    assert HOOGUIT.keys() <= JOBS.keys()
    assert all(naam == job.naam for naam, job in JOBS.items())


@pytest.mark.parametrize("naam", JOBS)
def test_every_job_may_run_twice(omgeving, naam):
    eerste, tweede = run(naam, omgeving), run(naam, omgeving)
    assert eerste is not None
    assert tweede is not None
    with omgeving.database.read() as store:
        assert all(run.fout is None for run in store.taken.runs())


def test_the_check_runs_for_every_region_and_keeps_a_run_of_each(omgeving):
    with omgeving.database.transaction() as store:
        store.regios.save(make_regio(slug="friesland", naam="Friesland", provincie="Friesland"))
    assert run("adrescontrole", omgeving) == {"regios": 2, "afwijkingen": 0}
    with omgeving.database.read() as store:
        assert store.taken.last("adrescontrole", REGIO).aantallen["gecontroleerd"] == 1
        assert store.taken.last("adrescontrole", "friesland").aantallen["gecontroleerd"] == 0


def test_what_fails_in_one_region_does_not_keep_another_from_being_checked(
    omgeving, monkeypatch, caplog
):
    with omgeving.database.transaction() as store:
        store.regios.save(make_regio(slug="aaland", naam="Aaland"))

    def kapot(database, regio, **rest):
        if regio == "aaland":
            raise RuntimeError("stuk")
        return carry_out(database, regio, **rest)

    monkeypatch.setattr("wijzer.jobs.all_jobs.carry_out", kapot)
    assert run("adrescontrole", omgeving) is None
    with omgeving.database.read() as store:
        assert store.taken.last("adrescontrole", REGIO).ended_at == AT
        assert [run.fout for run in store.taken.runs() if run.regio is None] == ["RuntimeError"]


def test_the_change_of_day_publishes_what_became_stale_once(omgeving, stel_klok):
    run("dagwissel", omgeving)
    stel_klok(AT + timedelta(days=15))
    assert run("dagwissel", omgeving) == {"gewijzigd": 1}
    assert run("dagwissel", omgeving) == {"gewijzigd": 0}


def test_the_change_of_day_is_that_of_amsterdam(omgeving, stel_klok):
    run("dagwissel", omgeving)
    laat = datetime.combine(TODAY + timedelta(days=14), datetime.min.time(), UTC)
    stel_klok(laat + timedelta(hours=22, minutes=59))  # one minute before midnight in Amsterdam
    assert run("dagwissel", omgeving) == {"gewijzigd": 0}
    stel_klok(laat + timedelta(hours=23, seconds=5))
    assert run("dagwissel", omgeving) == {"gewijzigd": 1}


def test_a_shielding_is_taken_out_of_the_files_once_and_otherwise_no_run_is_kept(omgeving):
    assert run("herschrijven", omgeving) == {}
    with omgeving.database.transaction(at=AT) as store:
        (groep,) = store.locaties.all(REGIO)
        store.locaties.save(
            replace(groep, adres=make_afgeschermd_adres(), publiek_id=PubliekId(uuid4()))
        )
    assert run("herschrijven", omgeving) == {"herschreven": len(GERAAKT), "later": 0}
    assert run("herschrijven", omgeving) == {}
    with omgeving.database.read() as store:
        assert [taakrun.taak for taakrun in store.taken.runs()].count("herschrijven") == 1


def test_a_difference_in_the_public_tables_is_counted_and_told_to_the_beheerders(
    omgeving, monkeypatch
):
    with omgeving.database.transaction() as store:
        store.gebruikers.add(make_gebruiker(email="beheer@regio.example"))
        store.gebruikers.add(make_gebruiker(email="weg@regio.example", uitgeschakeld_at=AT))
    monkeypatch.setattr(
        "wijzer.store.projectie.bijwerken.Projectie.compare",
        lambda *_: ["published_aanbod 1: naam"] * 2,
    )
    assert run("publicatiecontrole", omgeving) == {"verschillen": 2}
    with omgeving.database.read() as store:
        (mail,) = store.mail.due(AT)
        (stand,) = [
            taak for taak in overzie_taken(store, REGIO, at=AT) if taak.taak == "publicatiecontrole"
        ]
    assert mail.aan == "beheer@regio.example"
    assert "2 plekken" in mail.tekst
    assert stand.oordeel == "verschil"


def test_public_tables_that_are_right_alarm_nobody(omgeving):
    with omgeving.database.transaction() as store:
        store.gebruikers.add(make_gebruiker())
    assert run("publicatiecontrole", omgeving) == {"verschillen": 0}
    with omgeving.database.read() as store:
        assert store.mail.due(AT) == []


def test_waiting_mail_is_sent_once(omgeving):
    with omgeving.database.transaction() as store:
        store.mail.add(
            id=uuid4(), soort="proef", aan="a@b.example", onderwerp="Hoi", tekst="Dag.", at=AT
        )
    assert run("mail-verzenden", omgeving) == {"verstuurd": 1, "later": 0, "opgegeven": 0}
    assert run("mail-verzenden", omgeving) == {"verstuurd": 0, "later": 0, "opgegeven": 0}
    assert len(omgeving.post.verstuurd) == 1


def test_cleaning_up_takes_what_is_over_and_leaves_the_rest(omgeving, stel_klok):
    gebruiker = make_gebruiker()
    oud = Sessie(
        token_hash="oud", gebruiker_id=gebruiker.id, volledig=True, created_at=AT, gezien_at=AT
    )
    later = AT + max(SESSIE_LANGST, BEWAAR_MAIL, BEWAAR_RUNS) + timedelta(minutes=1)
    with omgeving.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.add_sessie(oud)
        store.gebruikers.add_sessie(
            replace(oud, token_hash="nieuw", created_at=later, gezien_at=later)
        )
        for aan in ("verstuurd", "wacht"):
            mail_id = uuid4()
            store.mail.add(
                id=mail_id, soort="x", aan=f"{aan}@b.example", onderwerp="x", tekst="x", at=AT
            )
            if aan == "verstuurd":
                store.mail.sent(mail_id, AT)
        store.taken.start(uuid4(), "oud", None, AT)
        store.taken.start(uuid4(), "gisteren", None, later - timedelta(days=1))
        store.taken.acquire("oud", "dood", AT, AT + timedelta(hours=1))
        store.session.execute(insert(PogingRij).values(sleutel="x", aantal=1, tot_at=AT))
    stel_klok(later)
    assert run("opruimen", omgeving) == {
        "sessies_en_uitnodigingen": 1,
        "concepten": 0,
        "meldingen": 0,
        "meldwoorden": 0,
        "runs": 1,
        "mails": 1,
        "pogingen": 1,
        "gewist": 0,
    }
    with omgeving.database.read() as store:
        assert store.gebruikers.sessie("nieuw") is not None
        assert [mail.aan for mail in store.mail.due(later)] == ["wacht@b.example"]
    assert run("opruimen", omgeving) == {
        "sessies_en_uitnodigingen": 0,
        "concepten": 0,
        "meldingen": 0,
        "meldwoorden": 0,
        "runs": 0,
        "mails": 0,
        "pogingen": 0,
        "gewist": 0,
    }


def test_cleaning_up_erases_what_was_withdrawn_longer_ago_than_the_region_keeps_it(
    omgeving, stel_klok
):
    aanbieder = make_aanbieder()
    weg = make_groep(aanbieder, gepubliceerd=False)
    with omgeving.database.transaction(at=AT) as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.locaties.add(weg)
        store.locaties.withdraw(weg, at=AT, by=None, expected_versie=1)
        store.regios.keep_bewaar_jaren(REGIO, 1)
    assert run("opruimen", omgeving)["gewist"] == 0
    with omgeving.database.transaction(at=AT) as store:
        eerder = update(LocatieRij).where(LocatieRij.id == weg.id)
        store.session.execute(eerder.values(ingetrokken_at=AT - timedelta(days=366)))
    assert run("opruimen", omgeving)["gewist"] == 1
    with omgeving.database.read() as store:
        assert store.locaties.known_ids([weg.id]) == frozenset()


def test_at_night_nobody_is_mailed_that_a_place_opened(omgeving, stel_klok):
    with omgeving.database.transaction(at=AT) as store:
        store.meldingen.add(make_melding())
    stel_klok(AT.replace(hour=22))
    assert run("meldingen", omgeving) == {}
    stel_klok(AT + timedelta(days=1))
    assert run("meldingen", omgeving)["plek"] == 1
    assert run("meldingen", omgeving)["plek"] == 0


def test_of_places_that_are_not_known_now_nobody_is_mailed(omgeving, stel_klok, monkeypatch):
    with omgeving.database.transaction() as store:
        store.meldingen.add(make_melding())
    look = omgeving.publiek.look
    with monkeypatch.context() as patch:
        patch.setattr(
            omgeving.publiek,
            "look",
            lambda *, at: replace(look(at=at), replica=True, hartslag_at=AT - timedelta(minutes=6)),
        )
        assert run("meldingen", omgeving) == {}
    assert run("meldingen", omgeving)["plek"] == 1
