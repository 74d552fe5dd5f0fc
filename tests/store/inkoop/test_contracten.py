"""Contract rows and contracted locations: of whom, in which order, and that their names and addresses stand sealed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from tests.factories import (
    BEGIN,
    REGIO,
    TODAY,
    make_aanbieder,
    make_afgeschermd_adres,
    make_contractregel,
    make_gecontracteerde_locatie,
)
from tests.steun.databases.soorten import OP_SQLITE
from tests.store.conftest import Twente
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId, ContractregelId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.store.inkoop.contracten import onderaannemers_of
from wijzer.store.inkoop.contractvraag import Contractvraag
from wijzer.store.tables import GecontracteerdeLocatieRij

DAG = timedelta(days=1)


def names(locaties: dict[GecontracteerdeLocatieId, GecontracteerdeLocatie]) -> list[str]:
    return [locatie.naam for locatie in locaties.values()]


# ── rows ──


@pytest.fixture
def ordered(twente: Twente) -> list[Contractregel]:
    """Rows in the order in which they are given, kept in another one."""
    wie = twente.aanbieder
    regels = [
        make_contractregel(
            wie, code, contractnummer=nummer, ingangsdatum=van, id=ContractregelId(UUID(int=id_))
        )
        for nummer, code, van, id_ in (
            ("A-1", "AVAKT", BEGIN, 9),
            ("A-1", "WGZHF", BEGIN, 3),
            ("A-1", "WGZHF", BEGIN, 4),
            ("A-1", "WGZHF", TODAY, 1),
            ("B-1", "AVAKT", BEGIN, 2),
        )
    ]
    with twente.database.transaction() as store:
        store.contracten.add_many(regels[::-1])
    return regels


def test_rows_stand_by_contract_product_begin_and_id_whoever_asks(
    twente: Twente, ordered: list[Contractregel]
):
    wie = twente.aanbieder.id
    with twente.database.read() as store:
        contracten = store.contracten
        assert contracten.regels(REGIO) == ordered
        assert contracten.of_aanbieder(wie) == ordered
        assert contracten.of_aanbieders([wie, wie]) == ordered
        aantal, gevonden = contracten.search(REGIO, Contractvraag(), today=TODAY, limit=9)
        assert (aantal, gevonden) == (5, ordered)
        delen = [
            contracten.search(REGIO, Contractvraag(), today=TODAY, limit=2, offset=plek)
            for plek in (0, 2, 4, 6)
        ]
    assert delen == [(5, ordered[:2]), (5, ordered[2:4]), (5, ordered[4:]), (5, [])]


@OP_SQLITE
def test_rows_are_of_their_region_and_of_their_aanbieder(twente: Twente, buur: Aanbieder):
    eigen = make_contractregel(twente.aanbieder)
    with twente.database.transaction() as store:
        contracten = store.contracten
        assert not contracten.is_known(REGIO)
        contracten.add_many([eigen])
        assert contracten.is_known(REGIO)
        assert not contracten.is_known("elders")
        van_buur = make_contractregel(buur, regio="elders")
        contracten.add_many([van_buur])
        assert contracten.regels(REGIO) == [eigen]
        assert contracten.regels("elders") == [van_buur]
        assert contracten.of_aanbieder(buur.id) == [van_buur]
        assert len(contracten.of_aanbieders([buur.id, twente.aanbieder.id])) == 2
        assert contracten.of_aanbieders([]) == []
        assert contracten.of_aanbieder(AanbiederId(uuid4())) == []
        gevonden = contracten.search("elders", Contractvraag(), today=TODAY, limit=9)
        assert gevonden == (1, [van_buur])


def test_a_row_becomes_what_it_is_changed_into_in_every_part(twente: Twente):
    ander, boven = make_aanbieder(), make_aanbieder()
    locatie = make_gecontracteerde_locatie(ander)
    oud = make_contractregel(twente.aanbieder)
    nieuw = Contractregel(
        id=oud.id,
        regio=REGIO,
        contractnummer="C-2",
        aanbieder_id=ander.id,
        hoofdaannemer_id=boven.id,
        hulp=of_code("AVAKT"),
        ingangsdatum=TODAY,
        einddatum=TODAY + DAG,
        locatie_id=locatie.id,
    )
    with twente.database.transaction() as store:
        store.aanbieders.add_many([ander, boven])
        store.contracten.add_many([oud])
        store.contracten.save_many([nieuw], [locatie])
        assert store.contracten.regels(REGIO) == [nieuw]
        store.contracten.save_many([oud], [])
        assert store.contracten.regels(REGIO) == [oud]


@OP_SQLITE
def test_saving_nothing_changes_nothing(twente: Twente, ordered: list[Contractregel]):
    with twente.database.transaction() as store:
        store.contracten.save_many([], [])
        store.contracten.add_many([])
        assert store.contracten.regels(REGIO) == ordered


@OP_SQLITE
def test_who_ever_worked_under_somebody_is_told_whenever_that_was(twente: Twente):
    boven, onder, straks, los = (make_aanbieder() for _ in range(4))
    with twente.database.transaction() as store:
        store.aanbieders.add_many([boven, onder, straks, los])
        store.contracten.add_many(
            [
                make_contractregel(onder, hoofdaannemer_id=boven.id, einddatum=date(2025, 6, 1)),
                make_contractregel(onder, "AVAKT", hoofdaannemer_id=boven.id),
                make_contractregel(
                    straks, hoofdaannemer_id=boven.id, ingangsdatum=date(2090, 1, 1)
                ),
                make_contractregel(los),
                make_contractregel(los, "AVAKT", hoofdaannemer_id=twente.aanbieder.id),
            ]
        )
        assert onderaannemers_of(store.session, [boven.id]) == {onder.id, straks.id}
        samen = onderaannemers_of(store.session, [boven.id, twente.aanbieder.id])
        assert samen == {onder.id, straks.id, los.id}
        assert onderaannemers_of(store.session, [onder.id]) == set()
        assert onderaannemers_of(store.session, []) == set()


# ── contracted locations ──


def test_contracted_locations_stand_by_name_whatever_its_capitals_and_then_by_id(twente: Twente):
    locaties = [
        make_gecontracteerde_locatie(
            twente.aanbieder, naam=naam, id=GecontracteerdeLocatieId(UUID(int=nummer))
        )
        for nummer, naam in ((4, "zon"), (3, "Élan"), (2, "elan"), (1, "Beuk"))
    ]
    with twente.database.transaction() as store:
        store.contracten.add_many([], locaties)
        gevonden = store.contracten.gecontracteerde_locaties(REGIO)
        assert names(gevonden) == ["Beuk", "elan", "Élan", "zon"]
        assert gevonden == {locatie.id: locatie for locatie in locaties}
        assert store.contracten.gecontracteerd_of_aanbieders([twente.aanbieder.id]) == gevonden


@OP_SQLITE
def test_contracted_locations_are_of_the_region_of_their_aanbieder(twente: Twente, buur: Aanbieder):
    hier, daar = make_gecontracteerde_locatie(twente.aanbieder), make_gecontracteerde_locatie(buur)
    with twente.database.transaction() as store:
        contracten = store.contracten
        contracten.add_many([], [hier, daar])
        assert contracten.gecontracteerde_locaties(REGIO) == {hier.id: hier}
        assert contracten.gecontracteerde_locaties("elders") == {daar.id: daar}
        assert contracten.gecontracteerde_locaties("nergens") == {}
        assert contracten.gecontracteerd_of_aanbieders([buur.id]) == {daar.id: daar}
        assert contracten.gecontracteerd_of_aanbieders([]) == {}


@OP_SQLITE
def test_a_contracted_location_that_is_not_there_is_not_found(twente: Twente):
    with twente.database.read() as store, pytest.raises(NietGevonden):
        store.contracten.locatie(GecontracteerdeLocatieId(uuid4()))


@OP_SQLITE
def test_a_contracted_location_is_changed_under_its_id_with_its_address(twente: Twente):
    ander = make_aanbieder()
    oud = make_gecontracteerde_locatie(twente.aanbieder, make_afgeschermd_adres("Oudeweg", 1))
    nieuw = replace(
        oud, naam="Anders", aanbieder_id=ander.id, adres=make_afgeschermd_adres("Nieuweweg", 2)
    )
    blijft = make_gecontracteerde_locatie(twente.aanbieder, naam="Blijft")
    with twente.database.transaction() as store:
        store.aanbieders.add(ander)
        store.contracten.add_many([], [oud, blijft])
        store.contracten.save_many([], [nieuw])
        assert store.contracten.locatie(oud.id) == nieuw
        assert store.contracten.locatie(blijft.id) == blijft
        assert store.contracten.gecontracteerde_locaties(REGIO).keys() == {oud.id, blijft.id}


@OP_SQLITE
def test_names_are_told_without_opening_an_address(twente: Twente, monkeypatch: pytest.MonkeyPatch):
    een, ander = (
        make_gecontracteerde_locatie(twente.aanbieder, naam=naam) for naam in ("Een", "Ander")
    )
    with twente.database.transaction() as store:
        contracten = store.contracten
        contracten.add_many([], [een, ander])
        monkeypatch.setattr(contracten._kluis, "of_gecontracteerd", None)
        assert contracten.locatienamen([een.id, een.id]) == {een.id: "Een"}
        assert contracten.locatienamen([een.id, ander.id]) == {een.id: "Een", ander.id: "Ander"}
        assert contracten.locatienamen([GecontracteerdeLocatieId(uuid4())]) == {}
        assert contracten.locatienamen([]) == {}


def test_what_a_contract_calls_a_location_stands_sealed_for_its_own_row(twente: Twente):
    een, ander = (
        make_gecontracteerde_locatie(twente.aanbieder, naam=naam)
        for naam in ("Verscholenpad 3", "Verscholenpad 4")
    )
    rij = GecontracteerdeLocatieRij
    with twente.database.transaction() as store:
        store.contracten.add_many([], [een, ander])
        namen = dict(store.session.execute(select(rij.id, rij.naam_versleuteld)).all())
        assert "Verscholenpad" not in "".join(namen.values())
        store.session.execute(
            update(rij).where(rij.id == een.id).values(naam_versleuteld=namen[ander.id])
        )
        assert "Verscholenpad" not in store.contracten.locatienamen([een.id])[een.id]
