"""What was withdrawn is erased when its time is over, or when the beheerder says so: then nothing of it is left."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories import AT, REGIO
from tests.services.intrekking.wereld import BEA, JO, KIM, TYPO, Boek
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.fouten import Conflict, NietGevonden, NietToegestaan, Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.intrekking import kept_until
from wijzer.services.afwijkingen.behandel_afwijking import add_note
from wijzer.services.intrekking.overzie import overzie_ingetrokken_regio
from wijzer.services.intrekking.wis import kies_bewaartermijn, wis_ingetrokken, wis_verlopen
from wijzer.store.tables import Base

SPOREN = ("locatie", "open_adres", "aanbod", "beschikbaarheid_historie", "afwijking")
JAAR = timedelta(days=366)


def left(boek: Boek) -> dict[str, int]:
    """How many rows are kept of locaties, in each table that knows one."""
    return {
        naam: boek.store.session.scalar(
            select(func.count()).select_from(Base.metadata.tables[naam])
        )
        or 0
        for naam in SPOREN
    }


def test_erased_by_the_beheerder_nothing_is_left_but_the_audit_trail(boek: Boek) -> None:
    id_ = boek.add(op=TYPO)
    boek.state(id_)
    boek.withdraw(id_)
    assert min(left(boek).values()) > 0
    assert wis_ingetrokken(boek.store, id_, by=BEA, at=AT) == "Huis Esrand"
    boek.store.herschrijven.flush(AT)
    assert boek.store.herschrijven.oldest() == AT, "out of the files of the database too"
    rest = left(boek)
    assert rest.pop("afwijking") == 1, (
        "that the contracted location is not entered is a case of its own"
    )
    assert set(rest.values()) == {0}
    boek.check()
    with pytest.raises(NietGevonden):
        boek.put_back(id_)


def test_only_the_beheerder_erases_and_only_what_is_withdrawn(boek: Boek) -> None:
    id_ = boek.add()
    with pytest.raises(NietGevonden):
        wis_ingetrokken(boek.store, id_, by=BEA, at=AT)
    boek.withdraw(id_)
    for wie in (JO, KIM):
        with pytest.raises(NietToegestaan):
            wis_ingetrokken(boek.store, id_, by=wie, at=AT)
    with pytest.raises(NietToegestaan):
        overzie_ingetrokken_regio(boek.store, REGIO, by=JO)


@pytest.mark.regel("kept_until")
def test_what_was_withdrawn_too_long_ago_goes_by_itself_and_no_day_before(boek: Boek) -> None:
    id_, huis = boek.add(), boek.add(naam="Huis Anders")
    boek.withdraw(id_)
    boek.change(huis, naam="Huis Anders", hulp=frozenset())
    kies_bewaartermijn(boek.store, REGIO, 2, shown=7, by=BEA, at=AT)
    [regel] = overzie_ingetrokken_regio(boek.store, REGIO, by=BEA).regels
    assert regel.gewist_op == date(2028, 11, 20)
    dag = datetime(2028, 11, 19, 8, tzinfo=UTC)
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=dag) == 0
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=dag + timedelta(days=1)) == 2
    assert overzie_ingetrokken_regio(boek.store, REGIO, by=BEA).regels == []
    assert boek.store.aanbod.withdrawn_of([huis]) == {huis: []}
    assert boek.store.locaties.get(huis).naam == "Huis Anders", "what is in use never goes"


def test_the_cases_of_a_withdrawn_product_go_with_it_and_no_others(boek: Boek) -> None:
    """Also of a locatie that stays in use: the beheerder reads that their notes go."""
    id_ = boek.add(op=TYPO, hulp=frozenset(map(of_code, {"WGZHF", "WGZHG"})))
    boek.check()
    zaken = boek.store.afwijkingen.all(REGIO)
    [zaak] = [zaak for zaak in zaken if zaak.bevinding.hulp == of_code("WGZHG")]
    add_note(boek.store, zaak.id, "Gebeld met Jo.", by=BEA, at=AT)
    boek.change(id_, op=TYPO, hulp=frozenset({of_code("WGZHF")}))
    assert boek.store.afwijkingen.get(zaak.id).status is Zaakstatus.INGETROKKEN
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=AT + 8 * JAAR) == 1
    assert {afwijking.id for afwijking in boek.store.afwijkingen.all(REGIO)} == {
        andere.id for andere in zaken if andere.id != zaak.id
    }
    assert boek.store.afwijkingen.steps(zaak.id) == []


def test_what_a_clock_that_ran_ahead_withdrew_is_withdrawn_and_kept_longer(boek: Boek) -> None:
    id_ = boek.add()
    boek.withdraw(id_, at=AT + 20 * JAAR)
    assert boek.store.locaties.all(REGIO) == []
    assert wis_verlopen(boek.store, REGIO, by=SYSTEEM, at=AT + 8 * JAAR) == 0
    assert boek.put_back(id_).id == id_


def test_a_region_chooses_how_long_and_hears_when_a_colleague_did(boek: Boek) -> None:
    assert overzie_ingetrokken_regio(boek.store, REGIO, by=BEA).jaren == 7
    for jaren in (None, 0, 31):
        with pytest.raises(Ongeldig):
            kies_bewaartermijn(boek.store, REGIO, jaren, shown=7, by=BEA, at=AT)
    kies_bewaartermijn(boek.store, REGIO, 3, shown=7, by=BEA, at=AT)
    with pytest.raises(Conflict):
        kies_bewaartermijn(boek.store, REGIO, 5, shown=7, by=BEA, at=AT)
    boek.store.regios.save(boek.store.regios.get(REGIO))
    assert boek.store.regios.bewaar_jaren(REGIO) == 3, "loading the region anew leaves it"


@pytest.mark.regel("kept_until")
def test_the_leap_day_lasts_until_march() -> None:
    assert kept_until(datetime(2028, 2, 29, tzinfo=UTC), 1) == date(2029, 3, 1)
    assert kept_until(datetime(2027, 2, 28, tzinfo=UTC), 1) == date(2028, 2, 28)
