"""Whoever reads through a service sees the own region and the own aanbieder, and nothing beside it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_actor,
    make_contractregel,
    make_gebruiker,
    make_groep,
    twente_in,
)
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.ids import AanbiederId
from wijzer.services.accounts.overzie_accounts import overzie_accounts, overzie_werkgevers
from wijzer.services.afwijkingen.overzie_betrokkenen import count_aandacht, overzie_betrokkenen
from wijzer.services.intrekking.overzie import count_ingetrokken
from wijzer.services.locaties.overzie_gegevens import overzie_gegevens
from wijzer.services.locaties.overzie_keuzes import overzie_eigen_aanbieders, overzie_keuzes
from wijzer.services.overzicht.overzie_logboek import controleer_keten, overzie_logboek
from wijzer.services.regio.overzie_regio import (
    overzie_gemeenteblad,
    overzie_gemeenten,
    overzie_regio,
    overzie_widget,
)
from wijzer.store.store import Store

BRON, ANDER = make_aanbieder("De Bron"), make_aanbieder("De Ander")
NERGENS = AanbiederId(UUID(int=9))
BEA = make_actor(make_gebruiker())
ELDERS = make_actor(make_gebruiker(regio="friesland"))
AN = make_actor(make_gebruiker(BRON))

VOOR_DE_BEHEERDER: dict[str, Callable[[Store, Actor], object]] = {
    "accounts": lambda store, by: overzie_accounts(store, REGIO, by=by),
    "werkgevers": lambda store, by: overzie_werkgevers(store, REGIO, by=by),
    "betrokkenen": lambda store, by: overzie_betrokkenen(store, REGIO, gekozen=None, by=by),
    "aandacht": lambda store, by: count_aandacht(store, REGIO, by=by),
    "logboek": lambda store, by: overzie_logboek(store, REGIO, voor=None, aantal=5, by=by),
    "keten": lambda store, by: controleer_keten(store, REGIO, by=by),
    "regio": lambda store, by: overzie_regio(store, REGIO, by=by),
    "gemeenten": lambda store, by: overzie_gemeenten(store, REGIO, by=by),
    "gemeente": lambda store, by: overzie_gemeenteblad(store, HENGELO, by=by),
    "widget": lambda store, by: overzie_widget(store, REGIO, by=by),
}


@pytest.fixture
def regio(store: Store) -> Store:
    twente_in(store)
    for aanbieder in (BRON, ANDER):
        store.aanbieders.add(aanbieder)
    return store


def test_what_a_beheerder_reads_opens_for_the_beheerder_of_the_region_alone(regio: Store) -> None:
    """Asked of each of them at once: what they read differs, for whom they open does not."""
    for naam, read in VOOR_DE_BEHEERDER.items():
        assert read(regio, BEA) is not None, naam
        with pytest.raises(NietToegestaan):
            read(regio, AN)
        with pytest.raises(NietGevonden):
            read(regio, ELDERS)


def test_an_aanbieder_chooses_for_its_own_locaties_alone(regio: Store) -> None:
    assert overzie_eigen_aanbieders(regio, by=AN) == [BRON]
    keuzes = overzie_keuzes(regio, BRON.id, is_groep=True, by=AN, today=TODAY)
    assert HENGELO in {gemeente.code for gemeente in keuzes.gemeenten}
    for vreemd in (ANDER.id, NERGENS):
        with pytest.raises(NietGevonden):
            overzie_keuzes(regio, vreemd, is_groep=True, by=AN, today=TODAY)


def test_an_aanbieder_reads_its_own_contract_and_a_beheerder_has_none(regio: Store) -> None:
    eigen, vreemd = make_contractregel(BRON), make_contractregel(ANDER)
    regio.contracten.add_many([eigen, vreemd], [])
    blad = overzie_gegevens(regio, by=AN)
    assert (blad.aanbieder, list(blad.regels)) == (BRON, [eigen])
    with pytest.raises(NietGevonden):
        overzie_gegevens(regio, by=BEA)


def test_what_others_withdrew_is_not_counted(regio: Store) -> None:
    for aanbieder in (BRON, ANDER, ANDER):
        regio.locaties.add(groep := make_groep(aanbieder))
        regio.locaties.withdraw(groep, at=AT, by=None, expected_versie=groep.versie)
    assert count_ingetrokken(regio, by=AN) == 1


def test_the_chosen_aanbieder_is_named_without_a_case_and_one_of_elsewhere_is_not(
    regio: Store,
) -> None:
    def named(gekozen: AanbiederId | None) -> list[str]:
        wie = overzie_betrokkenen(regio, REGIO, gekozen=gekozen, by=BEA)
        return [aanbieder.naam for aanbieder in wie]

    assert named(None) == []
    assert named(ANDER.id) == ["De Ander"]
    assert named(NERGENS) == []


def test_the_trail_is_read_page_by_page_until_nothing_is_left(regio: Store) -> None:
    for nummer in range(3):
        regio.logboek.add(
            by=BEA,
            at=AT,
            handeling=f"daad {nummer}",
            object_soort="regio",
            object_id=REGIO,
            regio=REGIO,
        )
    eerste = overzie_logboek(regio, REGIO, voor=None, aantal=2, by=BEA)
    assert [regel.handeling for regel in eerste.regels] == ["daad 2", "daad 1"]
    laatste = overzie_logboek(regio, REGIO, voor=eerste.ouder, aantal=2, by=BEA)
    assert ([regel.handeling for regel in laatste.regels], laatste.ouder) == (["daad 0"], None)
