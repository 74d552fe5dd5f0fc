"""What is offered where: in use, withdrawn and brought back, and what was ever stated about it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_gebruiker,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldig
from wijzer.domain.ids import AanbodId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave, WachttijdSoort
from wijzer.domain.locaties.intrekking import Intrekking
from wijzer.domain.locaties.locatie import Groep
from wijzer.store.store import Store
from wijzer.store.tables import AanbodRij

DAG = timedelta(days=1)
LATER = AT + timedelta(hours=2)
CODES = ("AVAKT", "WGZHF", "WGZHG")


@pytest.fixture
def groep(twente: Twente) -> Groep:
    """A groep that is kept."""
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
    return groep


def offer(store: Store, groep: Groep, *codes: str) -> list[Aanbod]:
    """Let a groep offer these products; kept in another order than that of their codes."""
    aanbod = [make_aanbod(groep, code, make_opgave()) for code in codes or CODES]
    store.aanbod.add_many(aanbod[::-1])
    return aanbod


def codes_of(aanbod: list[Aanbod]) -> list[str]:
    return [product.hulp.sleutel for product in aanbod]


def withdrawn(store: Store, groep: Groep) -> list[AanbodId]:
    weg = store.aanbod.withdrawn_of([groep.id])[groep.id]
    return [ingetrokken.aanbod.id for ingetrokken in weg]


# ── in use ──


def test_what_a_locatie_offers_stands_by_code(twente: Twente, groep: Groep):
    leeg = make_vestiging(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(leeg)
        aanbod = offer(store, groep)
        assert store.aanbod.of_locatie(groep.id) == aanbod
        assert store.aanbod.of_locaties([leeg.id, groep.id]) == {leeg.id: [], groep.id: aanbod}
        assert store.aanbod.of_locaties([]) == {}
        assert store.aanbod.hulp([groep.id, leeg.id]) == {
            groep.id: frozenset(map(of_code, CODES)),
            leeg.id: frozenset(),
        }


@OP_SQLITE
def test_a_locatie_that_is_not_there_offers_nothing(store: Store):
    nergens = LocatieId(uuid4())
    assert store.aanbod.of_locatie(nergens) == []
    assert store.aanbod.hulp([nergens]) == {nergens: frozenset()}
    assert store.aanbod.kept_of([nergens]) == {nergens: []}
    assert store.aanbod.withdrawn_of([nergens]) == {nergens: []}


@OP_SQLITE
def test_an_entry_is_replaced_as_a_whole_and_can_be_taken_away(twente: Twente, groep: Groep):
    vol = Opgave(
        peildatum=TODAY,
        vrije_plekken=3,
        eerstvolgende_plek=TODAY + DAG,
        aanmeldwachttijd_weken=4,
        behandelwachttijd_weken=5,
        wachttijd_soort=WachttijdSoort.ACTUEEL,
        aantal_wachtenden=6,
        afhankelijk_van_matching=True,
        aanmeldstop=True,
        aanmeldstop_tot=TODAY + 9 * DAG,
        toelichting="Bel eerst",
    )
    iemand = make_gebruiker()
    aanbod = make_aanbod(
        groep, opgave=vol, medische_verwijzing=True, ingevoerd_door=iemand.id, gewijzigd_at=LATER
    )
    kaal = replace(aanbod, opgave=Opgave(peildatum=TODAY + DAG), versie=2)
    niets = replace(kaal, opgave=None, bevestigd_at=None, gewijzigd_at=None, versie=3)
    with twente.database.transaction() as store:
        store.aanbod.add(aanbod)
        for nu in (aanbod, kaal, niets):
            if nu.versie > 1:
                store.aanbod.save(nu, nu.versie - 1)
            assert store.aanbod.get(aanbod.id) == nu
        assert store.aanbod.historie(aanbod.id, TODAY) == [vol, kaal.opgave]


@OP_SQLITE
def test_a_product_of_another_locatie_is_not_in_the_way(twente: Twente, groep: Groep):
    ander = make_groep(twente.aanbieder, "De Es")
    with twente.database.transaction() as store:
        store.locaties.add(ander)
        store.aanbod.add_many([make_aanbod(groep), make_aanbod(ander)])
    with pytest.raises(Ongeldig), twente.database.transaction() as store:
        store.aanbod.add(make_aanbod(ander))


@OP_SQLITE
def test_one_that_is_not_there_is_not_found_whatever_is_asked_of_it(twente: Twente, groep: Groep):
    nergens = make_aanbod(groep)
    daden: list[Callable[[Store], object]] = [
        lambda store: store.aanbod.get(nergens.id),
        lambda store: store.aanbod.save(nergens),
        lambda store: store.aanbod.save(nergens, 1),
        lambda store: store.aanbod.delete(nergens.id),
        lambda store: store.aanbod.withdraw(nergens, at=AT, by=None),
        lambda store: store.aanbod.bring_back([nergens]),
    ]
    for daad in daden:
        with pytest.raises(NietGevonden), twente.database.transaction() as store:
            daad(store)


@OP_SQLITE
def test_several_are_saved_each_with_the_versie_it_is_expected_to_have(
    twente: Twente, groep: Groep
):
    with twente.database.transaction() as store:
        een, twee, _ = offer(store, groep)
        store.aanbod.save(twee)
        anders = make_opgave(vrije_plekken=9)
        paren = [(replace(een, opgave=anders), 1), (replace(twee, opgave=anders), 2)]
        store.aanbod.save_many(paren)
        assert [aanbod.versie for aanbod in store.aanbod.of_locatie(groep.id)] == [2, 3, 1]
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.aanbod.save_many([(een, 2), (twee, 2)])
    with twente.database.read() as store:
        assert store.aanbod.get(een.id).opgave == anders


# ── withdrawn ──


@OP_SQLITE
def test_what_is_withdrawn_is_offered_no_more_and_kept_with_when_and_by_whom(
    twente: Twente, groep: Groep
):
    iemand = make_gebruiker()
    with twente.database.transaction() as store:
        store.gebruikers.add(iemand)
        een, twee, drie = offer(store, groep)
        store.aanbod.withdraw(drie, at=LATER, by=None)
        store.aanbod.withdraw(een, at=AT, by=iemand.id)
        assert codes_of(store.aanbod.of_locatie(groep.id)) == ["WGZHF"]
        assert store.aanbod.hulp([groep.id]) == {groep.id: {of_code("WGZHF")}}
        weg = store.aanbod.withdrawn_of([groep.id])[groep.id]
        assert [
            (ingetrokken.aanbod.hulp.sleutel, ingetrokken.intrekking) for ingetrokken in weg
        ] == [
            ("AVAKT", Intrekking(AT, iemand.id)),
            ("WGZHG", Intrekking(LATER, None)),
        ]
        assert weg[0].aanbod.opgave == een.opgave
        assert store.aanbod.kept_of([groep.id]) == {groep.id: [twee]}
        with pytest.raises(NietGevonden):
            store.aanbod.get(een.id)
        assert store.aanbod.historie(een.id, TODAY) == [een.opgave], "what was stated stays"


def test_withdrawals_are_told_of_these_aanbieders_by_locatie_and_code(twente: Twente, groep: Groep):
    ander = make_aanbieder()
    elders = make_groep(ander)
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
        store.locaties.add(elders)
        een, twee, _ = offer(store, groep)
        [daar] = offer(store, elders, "WGZHF")
        for aanbod, at in ((een, AT), (twee, LATER), (daar, AT)):
            store.aanbod.withdraw(aanbod, at=at, by=None)
        eigen = {
            (groep.id, of_code("AVAKT")): Intrekking(AT, None),
            (groep.id, of_code("WGZHF")): Intrekking(LATER, None),
        }
        assert store.aanbod.withdrawals([twente.aanbieder.id]) == eigen
        beide = store.aanbod.withdrawals([twente.aanbieder.id, ander.id])
        assert beide == {**eigen, (elders.id, of_code("WGZHF")): Intrekking(AT, None)}
        assert store.aanbod.withdrawals([]) == {}


def test_of_a_withdrawn_locatie_nothing_is_offered_and_its_products_are_kept(
    twente: Twente, groep: Groep
):
    """They were not withdrawn themselves, so they come back with it."""
    with twente.database.transaction() as store:
        een, twee, drie = offer(store, groep)
        store.aanbod.withdraw(drie, at=AT, by=None)
        store.locaties.withdraw(groep, at=LATER, by=None, expected_versie=1)
        assert store.aanbod.of_locatie(groep.id) == []
        assert store.aanbod.hulp([groep.id]) == {groep.id: frozenset()}
        assert store.aanbod.kept_of([groep.id]) == {groep.id: [een, twee]}
        assert withdrawn(store, groep) == [drie.id]
        with pytest.raises(NietGevonden):
            store.aanbod.get(een.id)
        assert store.aanbod.withdrawals([twente.aanbieder.id]).keys() == {
            (groep.id, of_code("WGZHG"))
        }


@OP_SQLITE
def test_what_comes_back_is_as_it_is_given_and_states_nothing_new(twente: Twente, groep: Groep):
    with twente.database.transaction() as store:
        een, twee, _ = offer(store, groep)
        for aanbod in (een, twee):
            store.aanbod.withdraw(aanbod, at=AT, by=make_gebruiker().id)
        anders = replace(een, opgave=None, medische_verwijzing=True)
        store.aanbod.bring_back([anders])
        assert store.aanbod.get(een.id) == replace(anders, versie=3)
        assert codes_of(store.aanbod.of_locatie(groep.id)) == ["AVAKT", "WGZHG"]
        door = select(AanbodRij.ingetrokken_door).where(AanbodRij.id == een.id)
        assert store.session.scalar(door) is None
        assert withdrawn(store, groep) == [twee.id]
        assert store.aanbod.historie(een.id, TODAY) == [een.opgave]
        store.aanbod.bring_back([replace(twee, opgave=make_opgave(peildatum=TODAY + DAG))])
        assert store.aanbod.historie(twee.id, TODAY + DAG) == [], "nothing was stated by it"


def test_a_withdrawn_product_is_still_in_the_way_of_the_same(twente: Twente, groep: Groep):
    """It has to be brought back, with its history."""
    with twente.database.transaction() as store:
        [aanbod] = offer(store, groep, "WGZHF")
        store.aanbod.withdraw(aanbod, at=AT, by=None)
    with pytest.raises(Ongeldig), twente.database.transaction() as store:
        store.aanbod.add(make_aanbod(groep))


@OP_SQLITE
def test_erasing_takes_what_was_stated_along_in_use_or_withdrawn(twente: Twente, groep: Groep):
    with twente.database.transaction() as store:
        een, twee, drie = offer(store, groep)
        store.aanbod.withdraw(twee, at=AT, by=None)
        for aanbod in (een, twee):
            store.aanbod.delete(aanbod.id)
            with pytest.raises(NietGevonden):
                store.aanbod.delete(aanbod.id)
        ids = [een.id, twee.id, drie.id]
        assert store.aanbod.historie_of(ids) == {een.id: [], twee.id: [], drie.id: [drie.opgave]}
        assert store.aanbod.of_locatie(groep.id) == [drie]
        assert store.aanbod.withdrawn_of([groep.id]) == {groep.id: []}


# ── what was ever stated ──


def test_what_was_stated_stands_from_the_earliest_day_on(twente: Twente, groep: Groep):
    with twente.database.transaction() as store:
        een, ander = offer(store, groep, "AVAKT", "WGZHF")
        dagen = [
            make_opgave(peildatum=TODAY - over * DAG, vrije_plekken=over) for over in (2, 5, 1)
        ]
        store.aanbod.add_historie([(een.id, opgave) for opgave in dagen])
        alles = [dagen[1], dagen[0], dagen[2], een.opgave]
        historie = store.aanbod.historie
        assert historie(een.id, TODAY - 9 * DAG) == alles
        assert historie(een.id, TODAY - 2 * DAG) == alles[1:], "that day included"
        assert historie(een.id, TODAY + DAG) == []
        assert historie(ander.id, TODAY - 9 * DAG) == [ander.opgave]
        nergens = AanbodId(UUID(int=0))
        assert store.aanbod.historie_of([een.id, ander.id, nergens]) == {
            een.id: alles,
            ander.id: [ander.opgave],
            nergens: [],
        }
        assert store.aanbod.historie_of([]) == {}


def test_what_is_stated_again_on_a_day_replaces_the_whole_of_it(twente: Twente, groep: Groep):
    with twente.database.transaction() as store:
        [aanbod] = offer(store, groep, "WGZHF")
        later = Opgave(peildatum=TODAY, aanmeldstop=True)
        store.aanbod.add_historie([(aanbod.id, later)])
        store.aanbod.add_historie([])
        assert store.aanbod.historie(aanbod.id, TODAY) == [later]
        assert store.aanbod.get(aanbod.id).opgave == make_opgave(), "of now nothing changed"
