"""Two at once: the second waits, or hears that somebody else was first. Nothing is silently overwritten."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_gebruiker,
    make_gemeente,
    make_groep,
    make_opgave,
)
from tests.steun.gelijktijdig import Draad, at_once
from tests.store.conftest import Twente
from tests.store.test_logboek import note
from wijzer.domain.fouten import Conflict, NietGevonden, WijzerFout
from wijzer.domain.ids import AanbiederId, AanbodId, LocatieId
from wijzer.settings import Settings
from wijzer.store.database.fouten import DatabaseBezet
from wijzer.store.engine import Database
from wijzer.store.store import Store

AANTAL = 8


def together(twente: Twente, werk: Callable[[Store, int], object]) -> list[object]:
    """Do the same work in several transactions that start at one moment; gives what each gave or raised."""
    start = Barrier(AANTAL)

    def once(nummer: int) -> object:
        start.wait()
        try:
            with twente.database.transaction() as store:
                return werk(store, nummer)
        except WijzerFout as fout:
            return fout

    with ThreadPoolExecutor(AANTAL) as pool:
        return list(pool.map(once, range(AANTAL)))


def test_the_second_who_saves_a_locatie_hears_of_the_first(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.locaties.save(replace(groep, naam="De Es"), expected_versie=1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.locaties.save(replace(groep, naam="De Beuk"), expected_versie=1)
    with twente.database.read() as store:
        assert (store.locaties.get(groep.id).naam, store.locaties.get(groep.id).versie) == (
            "De Es",
            2,
        )


def test_of_many_who_save_the_same_at_once_exactly_one_wins(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)

    def rename(store: Store, nummer: int) -> str:
        naam = f"De Es {nummer}"
        store.locaties.save(replace(groep, naam=naam), expected_versie=1)
        return naam

    uitkomsten = together(twente, rename)
    gelukt = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, str)]
    assert len(gelukt) == 1
    assert sum(isinstance(uitkomst, Conflict) for uitkomst in uitkomsten) == AANTAL - 1
    with twente.database.read() as store:
        assert store.locaties.get(groep.id).naam == gelukt[0]


def test_one_conflict_among_many_aanbod_undoes_them_all(twente: Twente):
    groep = make_groep(twente.aanbieder)
    aanbod = [make_aanbod(groep, code) for code in ("WGZHF", "WGZHG")]
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.aanbod.add_many(aanbod)
    nieuw = [replace(een_aanbod, opgave=make_opgave()) for een_aanbod in aanbod]
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.aanbod.save_many([(nieuw[0], 1), (nieuw[1], 7)])
    with twente.database.read() as store:
        assert [aanbod.opgave for aanbod in store.aanbod.of_locatie(groep.id)] == [None, None]


def test_saving_without_an_expected_versie_lets_the_last_one_win(twente: Twente):
    with twente.database.transaction() as store:
        store.aanbieders.save(replace(twente.aanbieder, naam="De Bron II"))
        store.aanbieders.save(replace(twente.aanbieder, naam="De Bron III"))
        assert store.aanbieders.get(twente.aanbieder.id).versie == 3


def test_saving_what_is_not_there_is_not_found(twente: Twente):
    with pytest.raises(NietGevonden), twente.database.transaction() as store:
        store.locaties.save(make_groep(twente.aanbieder), expected_versie=1)
    with pytest.raises(NietGevonden), twente.database.transaction() as store:
        store.aanbieders.save(make_aanbieder())
    with pytest.raises(NietGevonden), twente.database.transaction() as store:
        store.locaties.delete(LocatieId(uuid4()))


def test_two_beheerders_who_edit_a_town_hall_do_not_overwrite_each_other(twente: Twente):
    with twente.database.transaction() as store:
        store.regios.save_gemeente(make_gemeente(gemeentehuis="Stadskantoor"), expected_versie=1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.regios.save_gemeente(make_gemeente(gemeentehuis="Raadhuis"), expected_versie=1)


def test_the_trail_has_no_gaps_and_fits_when_many_write_at_once(twente: Twente):
    def note_five(store: Store, _: int) -> None:
        for _ in range(5):
            note(store)

    together(twente, note_five)
    with twente.database.read() as store:
        nummers = [regel.nummer for regel in store.logboek.page(None, limit=500)]
        assert nummers == list(range(AANTAL * 5, 0, -1))
        assert store.logboek.verify() is None


def test_a_totp_step_is_accepted_once_however_many_try_at_once(twente: Twente):
    gebruiker = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
    gelukt = together(twente, lambda store, _: store.gebruikers.claim_totp_stap(gebruiker.id, 100))
    assert sorted(map(bool, gelukt)) == [False] * (AANTAL - 1) + [True]


def test_a_recovery_code_is_accepted_once_however_many_try_at_once(twente: Twente):
    gebruiker, code = make_gebruiker(), uuid4()
    with twente.database.transaction() as store:
        store.gebruikers.add(gebruiker)
        store.gebruikers.replace_herstelcodes(gebruiker.id, [(code, "hash")])
    gelukt = together(twente, lambda store, _: store.gebruikers.use_herstelcode(code, AT))
    assert sorted(map(bool, gelukt)) == [False] * (AANTAL - 1) + [True]


def test_a_job_is_taken_by_one_worker_however_many_try_at_once(twente: Twente):
    until = AT + timedelta(minutes=5)
    gelukt = together(
        twente, lambda store, nummer: store.taken.acquire("adrescontrole", f"w{nummer}", AT, until)
    )
    assert sorted(map(bool, gelukt)) == [False] * (AANTAL - 1) + [True]


def test_reading_sees_one_moment_while_others_write(twente: Twente):
    with twente.database.read() as reader:
        before = len(reader.locaties.all("twente"))
        with twente.database.transaction() as store:
            store.locaties.add(make_groep(twente.aanbieder))
        assert len(reader.locaties.all("twente")) == before


def test_whoever_waits_too_long_hears_that_it_is_busy_and_nothing_is_kept(
    twente: Twente, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wijzer.store.database.verbinding._WACHT_MS", 100)
    impatient = Database(settings)
    anders = replace(twente.aanbieder, naam="De Bron II")
    with twente.database.transaction() as store:
        store.aanbieders.save(replace(twente.aanbieder, naam="De Bron III"))
        with pytest.raises(DatabaseBezet), impatient.transaction() as other:
            other.aanbieders.save(anders)
    with impatient.transaction() as other:
        assert other.aanbieders.get(anders.id).naam == "De Bron III"
    impatient.dispose()


def test_two_who_save_the_same_things_in_another_order_wait_for_each_other(twente: Twente):
    aanbieders = [make_aanbieder() for _ in range(40)]
    with twente.database.transaction() as store:
        store.aanbieders.add_many(aanbieders)

    def save(store: Store, nummer: int) -> None:
        store.aanbieders.save_many(aanbieders if nummer % 2 else aanbieders[::-1])

    assert together(twente, save) == [None] * AANTAL


# ── locks on aanbieders ──────────────────────────────────────────────────────


def test_a_lock_keeps_nobody_from_reading(twente: Twente):
    with twente.database.transaction() as store:
        store.aanbieders.lock([twente.aanbieder.id])
        with twente.database.read() as reader:
            assert reader.aanbieders.get(twente.aanbieder.id).naam == "De Bron"


def test_a_lock_keeps_nobody_from_referring_to_the_aanbieder(twente: Twente):
    """An account is made while somebody saves a locatie. On SQLite every writer waits for every other."""
    bezet = Draad(twente.database, lambda store: store.aanbieders.lock([twente.aanbieder.id]))
    assert bezet.is_done(10)
    gebruiker = make_gebruiker(twente.aanbieder)
    account = Draad(twente.database, lambda store: store.gebruikers.add(gebruiker))
    waits = twente.database.engine.dialect.name == "sqlite"
    assert account.is_done(0.3 if waits else 10) is not waits
    assert [bezet.end(keep=True), account.end(keep=True)] == [None, None]


@pytest.mark.parametrize("via", ["aanbieder", "locatie", "aanbod", "regio", "hoofdaannemer"])
def test_every_way_to_lock_holds_the_same_aanbieder(twente: Twente, via: str):
    groep = make_groep(twente.aanbieder)
    aanbod, boven = make_aanbod(groep), make_aanbieder()
    with twente.database.transaction() as store:
        store.aanbieders.add(boven)
        store.contracten.add_many([make_contractregel(twente.aanbieder, hoofdaannemer_id=boven.id)])
        store.locaties.add(groep)
        store.aanbod.add(aanbod)
    wegen: dict[str, Callable[[Store], None]] = {
        "aanbieder": lambda store: store.aanbieders.lock([twente.aanbieder.id]),
        "locatie": lambda store: store.locaties.lock([groep.id]),
        "aanbod": lambda store: store.aanbod.lock([aanbod.id]),
        "regio": lambda store: store.aanbieders.lock_regio("twente"),
        "hoofdaannemer": lambda store: store.aanbieders.lock_with_onderaannemers(boven.id),
    }
    eerst = Draad(twente.database, wegen[via])
    assert eerst.is_done(10)
    daarna = Draad(twente.database, lambda store: store.aanbieders.lock([twente.aanbieder.id]))
    assert not daarna.is_done(0.3)
    assert [eerst.end(keep=True), daarna.end(keep=True)] == [None, None]


def test_what_is_not_there_is_locked_without_a_word(twente: Twente):
    """Whoever reads it next hears that it is not there."""
    with twente.database.transaction() as store:
        store.aanbieders.lock([])
        store.aanbieders.lock([AanbiederId(uuid4())])
        store.locaties.lock([LocatieId(uuid4())])
        store.aanbod.lock([AanbodId(uuid4())])
        store.aanbieders.lock_with_onderaannemers(AanbiederId(uuid4()))
        store.aanbieders.lock_regio("nergens")


def test_many_who_lock_in_another_order_wait_for_each_other(twente: Twente):
    ids = [aanbieder.id for aanbieder in (make_aanbieder() for _ in range(40))]
    with twente.database.transaction() as store:
        store.aanbieders.add_many([make_aanbieder(id=id_) for id_ in ids])

    def lock(store: Store, nummer: int) -> None:
        store.aanbieders.lock(ids if nummer % 2 else ids[::-1])

    assert together(twente, lock) == [None] * AANTAL


def test_whoever_a_deadlock_is_ended_with_hears_that_it_is_busy(twente: Twente):
    """No verb locks twice, as this does. Should one ever, then somebody tries again and nobody sees an error of ours."""
    ander = make_aanbieder()
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
    ids = [twente.aanbieder.id, ander.id]
    start = Barrier(2)

    def lock_both(een: AanbiederId, twee: AanbiederId) -> Callable[[Store], None]:
        def lock(store: Store) -> None:
            store.aanbieders.lock([een])
            if twente.database.engine.dialect.name == "postgresql":
                start.wait(30)
            store.aanbieders.lock([twee])

        return lock

    uitkomsten = at_once(twente.database, lock_both(*ids), lock_both(*ids[::-1]))
    slachtoffers = [uitkomst for uitkomst in uitkomsten if uitkomst is not None]
    assert all(isinstance(slachtoffer, DatabaseBezet) for slachtoffer in slachtoffers)
    assert len(slachtoffers) == (twente.database.engine.dialect.name == "postgresql")
