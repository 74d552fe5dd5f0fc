"""Two who decide over one locatie at once: one withdraws it, or puts it back, while the other saves. The second hears it."""

from collections.abc import Callable

import pytest

from tests.factories import AT, REGIO, TODAY, make_opgave
from tests.services.intrekking.wereld import BEA, BRON, HIER, JO, Boek, fill
from tests.steun.gelijktijdig import Daad, at_once, forbidden_in, overlapping, overlapping_backwards
from wijzer.domain.fouten import Geweigerd, NietGevonden, Ongeldigheden
from wijzer.domain.ids import LocatieId
from wijzer.services.intrekking.trek_locatie_in import trek_locatie_in
from wijzer.services.intrekking.wis import wis_ingetrokken
from wijzer.store.engine import Database
from wijzer.store.store import Store

Samenloop = Callable[[Database, Daad, Daad], list[object]]


@pytest.fixture(params=[at_once, overlapping, overlapping_backwards])
def samen(request: pytest.FixtureRequest) -> Samenloop:
    """Every way in which two can meet."""
    wijze: Samenloop = request.param
    return wijze


@pytest.fixture
def huis(database: Database) -> LocatieId:
    """An open groep with an opgave, not on the site."""
    with database.transaction(at=AT) as store:
        fill(store)
        boek = Boek(store)
        id_ = boek.add()
        boek.state(id_)
    return id_


def withdraw(id_: LocatieId) -> Daad:
    return lambda store: trek_locatie_in(store, id_, by=JO, at=AT, today=TODAY)


def put_back(id_: LocatieId) -> Daad:
    return lambda store: Boek(store).put_back(id_)


def save(id_: LocatieId) -> Daad:
    return lambda store: Boek(store).change(id_, naam="Huis Anders")


def lost(uitkomsten: list[object], *soorten: type[Exception]) -> int:
    return sum(isinstance(uitkomst, soorten) for uitkomst in uitkomsten)


def is_withdrawn(database: Database, id_: LocatieId) -> bool:
    with database.read() as store:
        return id_ in store.locaties.withdrawals([BRON.id])


def test_who_saves_what_a_colleague_withdraws_brings_nothing_back(
    database: Database, huis: LocatieId, samen: Samenloop
) -> None:
    gezegd = samen(database, withdraw(huis), save(huis))
    assert gezegd[0] is None, "withdrawing always goes"
    assert lost(gezegd[1:], NietGevonden) <= 1
    assert is_withdrawn(database, huis)


def test_of_publishing_and_withdrawing_one_goes(
    database: Database, huis: LocatieId, samen: Samenloop
) -> None:
    gezegd = samen(database, withdraw(huis), lambda store: Boek(store).publish(huis))
    assert lost(gezegd, NietGevonden, Geweigerd) == 1
    with database.read() as store:
        in_gebruik = store.locaties.of_ids([huis])
    assert [locatie.gepubliceerd for locatie in in_gebruik] == (
        [] if is_withdrawn(database, huis) else [True]
    )


def test_of_two_who_put_it_back_one_does(
    database: Database, huis: LocatieId, samen: Samenloop
) -> None:
    with database.transaction(at=AT) as store:
        withdraw(huis)(store)
    assert lost(samen(database, put_back(huis), put_back(huis)), NietGevonden) == 1
    assert not is_withdrawn(database, huis)


def test_of_putting_back_and_erasing_one_goes(
    database: Database, huis: LocatieId, samen: Samenloop
) -> None:
    with database.transaction(at=AT) as store:
        withdraw(huis)(store)

    def erase(store: Store) -> object:
        return wis_ingetrokken(store, huis, by=BEA, at=AT)

    assert lost(samen(database, put_back(huis), erase), NietGevonden) == 1


def test_what_is_stated_while_the_product_is_unticked_is_refused_or_kept_in_the_history(
    database: Database, huis: LocatieId, samen: Samenloop
) -> None:
    with database.read() as store:
        [getoond] = store.aanbod.of_locatie(huis)

    def state(store: Store) -> object:
        return Boek(store).state(huis, make_opgave(vrije_plekken=5), getoond)

    def untick(store: Store) -> object:
        return Boek(store).change(huis, hulp=frozenset())

    gezegd = samen(database, state, untick)
    with database.read() as store:
        assert store.aanbod.of_locatie(huis) == []
        [weg] = store.aanbod.withdrawn_of([huis])[huis]
        [bewaard] = store.aanbod.historie_of([weg.aanbod.id])[weg.aanbod.id]
    is_late = isinstance(gezegd[0], NietGevonden)
    assert bewaard.vrije_plekken == (1 if is_late else 5)


def test_no_open_locatie_slips_in_where_a_shielded_one_is_withdrawn(
    database: Database, samen: Samenloop
) -> None:
    with database.transaction(at=AT) as store:
        fill(store)
        dicht = Boek(store).add(naam="Stil Huis", dicht=True)

    def enter(store: Store) -> object:
        return Boek(store).add(naam="Huis Open", op=HIER)

    gezegd = samen(database, withdraw(dicht), enter)
    assert isinstance(gezegd[1], Ongeldigheden)
    assert forbidden_in(database, [BRON.id]) == []
    with database.read() as store:
        assert store.locaties.all(REGIO) == []
