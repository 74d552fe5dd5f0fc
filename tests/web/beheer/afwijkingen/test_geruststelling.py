"""The beheerder's first page says that nothing is to be done only while that is known: each part with a world in which it is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, TODAY, make_opgave
from tests.web.beheer.conftest import Wereld, tekst
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.regio.gebied import Contact
from wijzer.services.taken.taakstand import HOOGUIT
from wijzer.store.store import Store
from wijzer.web.beheer import start

KLAAR = "Alles is op orde."


def run_all(store: Store, **aantallen: int) -> None:
    for taak in HOOGUIT:
        run = uuid4()
        store.taken.start(run, taak, REGIO if taak == "adrescontrole" else None, AT)
        store.taken.end(run, AT, aantallen if taak == "adrescontrole" else {})


@pytest.fixture
def klaar(wereld: Wereld) -> Wereld:
    """A morning on which nothing is to be done: every case closed, every fact filled in, every job run."""
    with wereld.database.transaction(at=AT) as store:
        store.afwijkingen.keep(
            [
                replace(afwijking, status=Zaakstatus.OPGELOST, closed_at=AT)
                for afwijking in store.afwijkingen.all(REGIO)
            ]
        )
        for gemeente in store.regios.gemeenten(REGIO):
            toegang = Contact(telefoon="074-000 00 01")
            store.regios.save_gemeente(replace(gemeente, bevestigd_at=AT, toegang=toegang))
        regio = store.regios.get(REGIO)
        teksten = {
            naam: waarde or "074-000 00 09" if naam.endswith(".telefoon") else waarde
            for naam, waarde in regio.teksten.items()
        }
        store.regios.save(replace(regio, teksten=teksten))
        ids = [
            locatie.id
            for locatie in store.locaties.of_aanbieders(
                [wereld.es.id, wereld.klein.id, wereld.wiel.id]
            )
        ]
        for rij in store.aanbod.of_locaties(ids).values():
            for aanbod in rij:
                store.aanbod.save(replace(aanbod, opgave=make_opgave()))
        run_all(store)
    return wereld


def says_all_is_done(wereld: Wereld) -> bool:
    return KLAAR in tekst(wereld.bea.get("/beheer"))


def no_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no account is another subject: leave those lines out."""
    monkeypatch.setattr(start, "_aanbieders", lambda _ochtend: iter(()))


def test_all_is_said_to_be_done_when_it_is(klaar: Wereld, monkeypatch: pytest.MonkeyPatch):
    no_accounts(monkeypatch)
    assert says_all_is_done(klaar)


def forget_runs(wereld: Wereld, store: Store) -> None:
    store.taken.start(uuid4(), "dagwissel", None, AT + timedelta(seconds=1))


def undecided(wereld: Wereld, store: Store) -> None:
    run = uuid4()
    store.taken.start(run, "adrescontrole", REGIO, AT + timedelta(seconds=1))
    store.taken.end(run, AT + timedelta(seconds=1), {"onbekend": 2})


def reopen(wereld: Wereld, store: Store) -> None:
    zaak = store.afwijkingen.all(REGIO)[0]
    store.afwijkingen.keep([replace(zaak, status=Zaakstatus.OPEN)])


def grow_old(wereld: Wereld, store: Store) -> None:
    (aanbod, *_) = store.aanbod.of_locaties([wereld.linde.id])[wereld.linde.id]
    opgave = make_opgave(peildatum=TODAY - timedelta(days=30))
    store.aanbod.save(replace(aanbod, opgave=opgave))


ONWAAR: dict[str, Callable[[Wereld, Store], None]] = {
    "a job still runs": forget_runs,
    "the check could not tell of two locaties": undecided,
    "a case is open": reopen,
    "an entry is stale": grow_old,
}


@pytest.mark.parametrize("waarom", ONWAAR)
def test_it_is_not_said_when_it_is_not_so(
    klaar: Wereld, monkeypatch: pytest.MonkeyPatch, waarom: str
):
    no_accounts(monkeypatch)
    with klaar.database.transaction(at=AT) as store:
        ONWAAR[waarom](klaar, store)
    assert not says_all_is_done(klaar)


def test_what_never_ran_is_not_called_in_order(wereld: Wereld):
    assert not says_all_is_done(wereld)
