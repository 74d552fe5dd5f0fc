"""Who keeps whose locaties, and the cases of the adrescontrole."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_contractregel,
    make_gecontracteerde_locatie,
    make_groep,
)
from tests.store.conftest import Twente
from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Stap,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.fouten import Conflict, Geweigerd
from wijzer.domain.ids import AfwijkingId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.store.tables import Base
from wijzer.store.verzegeling.afgeschermde_adressen import NAAM_ONLEESBAAR

GISTEREN, MORGEN = TODAY - timedelta(1), TODAY + timedelta(1)


def test_an_aanbieder_keeps_its_own_and_those_of_its_running_onderaannemers(twente: Twente):
    hoofd, loopt, voorbij, later = twente.aanbieder, *(make_aanbieder() for _ in range(3))
    with twente.database.transaction() as store:
        store.aanbieders.add_many([loopt, voorbij, later])
        store.contracten.add_many(
            [
                make_contractregel(hoofd),
                make_contractregel(loopt, hoofdaannemer_id=hoofd.id, einddatum=TODAY),
                make_contractregel(voorbij, hoofdaannemer_id=hoofd.id, einddatum=GISTEREN),
                make_contractregel(later, hoofdaannemer_id=hoofd.id, ingangsdatum=MORGEN),
            ]
        )
        assert store.contracten.aanbieders_kept_by(hoofd.id, TODAY) == {hoofd.id, loopt.id}
        assert store.contracten.aanbieders_kept_by(hoofd.id, MORGEN) == {hoofd.id, later.id}
        assert store.contracten.aanbieders_kept_by(loopt.id, TODAY) == {loopt.id}
        boven = store.aanbieders.hoofdaannemer_of(loopt.id, TODAY)
        assert boven is not None
        assert boven == store.aanbieders.get(hoofd.id)
        assert store.aanbieders.hoofdaannemer_of(loopt.id, MORGEN) is None
        assert store.aanbieders.hoofdaannemer_of(hoofd.id, TODAY) is None
        allen = [aanbieder.id for aanbieder in (hoofd, loopt, voorbij, later)]
        assert store.aanbieders.hoofdaannemers_from(allen, TODAY) == {
            hoofd.id: [],
            loopt.id: [boven],
            voorbij.id: [],
            later.id: [boven],
        }


def test_contract_rows_stand_by_contract_product_and_begin(twente: Twente):
    regels = [
        make_contractregel(twente.aanbieder, code, contractnummer=nummer, ingangsdatum=begin)
        for nummer, code, begin in (
            ("C2", "AVAKT", date(2025, 1, 1)),
            ("C1", "WGZHG", date(2025, 1, 1)),
            ("C1", "WGZHF", date(2026, 1, 1)),
            ("C1", "WGZHF", date(2025, 1, 1)),
        )
    ]
    with twente.database.transaction() as store:
        store.contracten.add_many(regels)
        assert store.contracten.regels(REGIO) == regels[::-1]


def test_contracts_are_added_and_changed_by_their_id_in_one_go(twente: Twente):
    locatie = make_gecontracteerde_locatie(twente.aanbieder)
    regel = make_contractregel(twente.aanbieder, locatie_id=locatie.id)
    with twente.database.transaction() as store:
        store.contracten.save_many([regel], [locatie])
        store.contracten.save_many(
            [replace(regel, einddatum=MORGEN)], [replace(locatie, naam="Anders")]
        )
        assert store.contracten.of_aanbieder(twente.aanbieder.id) == [
            replace(regel, einddatum=MORGEN)
        ]
        assert store.contracten.locatie(locatie.id).naam == "Anders"


def make_zaak(twente: Twente, locatie_id: LocatieId | None = None, **anders) -> Afwijking:
    bevinding = Bevinding(
        soort=Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
        aanbieder_id=twente.aanbieder.id,
        locatie_id=locatie_id,
        hulp=anders.pop("hulp", None),
        verschil=(Verschilwoord.HUISNUMMER, Verschilwoord.TIKFOUT),
    )
    eigen = {"status": Zaakstatus.OPEN, "opened_at": AT, "gezien_at": AT}
    return Afwijking(
        id=AfwijkingId(uuid4()), regio=REGIO, bevinding=bevinding, **{**eigen, **anders}
    )


def test_a_case_comes_out_as_it_went_in(twente: Twente):
    groep, locatie = make_groep(twente.aanbieder), make_gecontracteerde_locatie(twente.aanbieder)
    zaak = make_zaak(twente, groep.id, hulp=of_code("WGZHF"), closed_at=AT, heropend=2)
    zaak = replace(zaak, bevinding=replace(zaak.bevinding, gecontracteerde_locatie_id=locatie.id))
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.contracten.add_many([], [locatie])
        store.afwijkingen.add(zaak)
    with twente.database.read() as store:
        assert store.afwijkingen.get(zaak.id) == zaak
        assert store.afwijkingen.all(REGIO) == [zaak]
        assert store.afwijkingen.of_aanbieders([twente.aanbieder.id]) == [zaak]


@pytest.mark.parametrize("over", ["", "x", "é", "gAAAAA"])
def test_a_contract_name_that_was_damaged_holds_up_no_list_of_cases(twente: Twente, over: str):
    locatie = make_gecontracteerde_locatie(twente.aanbieder)
    zaak = make_zaak(twente)
    zaak = replace(zaak, bevinding=replace(zaak.bevinding, gecontracteerde_locatie_id=locatie.id))
    with twente.database.transaction() as store:
        store.contracten.add_many([], [locatie])
        store.afwijkingen.add(zaak)
    with twente.database.engine.begin() as connection:
        tabel = Base.metadata.tables["gecontracteerde_locatie"]
        connection.execute(tabel.update().values(naam_versleuteld=over))
    with twente.database.read() as store:
        [regel] = store.afwijkingen.lines(REGIO, statussen=Zaakstatus)
        assert regel.contractlocatie == NAAM_ONLEESBAAR
        assert store.afwijkingen.line(zaak.id) == regel


def test_open_cases_are_those_that_ask_for_attention_and_the_newest_comes_first(twente: Twente):
    zaken = [
        make_zaak(
            twente, hulp=of_code(status.value), status=status, opened_at=AT + timedelta(nummer)
        )
        for nummer, status in enumerate(Zaakstatus)
    ]
    with twente.database.transaction() as store:
        store.afwijkingen.add_many(zaken)
        assert store.afwijkingen.all(REGIO) == zaken[::-1]
        assert store.afwijkingen.open(REGIO) == [zaken[2], zaken[1], zaken[0]]
        assert store.afwijkingen.all(REGIO, Zaakstatus.OPGELOST) == [zaken[4]]


def test_a_difference_is_one_case_in_its_region(twente: Twente):
    with twente.database.transaction() as store:
        store.afwijkingen.add(make_zaak(twente))
    with pytest.raises(Geweigerd), twente.database.transaction() as store:
        store.afwijkingen.add(make_zaak(twente))


def test_two_who_change_a_case_do_not_overwrite_each_other(twente: Twente):
    zaak = make_zaak(twente)
    with twente.database.transaction() as store:
        store.afwijkingen.add(zaak)
        store.afwijkingen.save(replace(zaak, status=Zaakstatus.IN_BEHANDELING), expected_versie=1)
    with pytest.raises(Conflict), twente.database.transaction() as store:
        store.afwijkingen.save(replace(zaak, status=Zaakstatus.GEACCEPTEERD), expected_versie=1)


def test_the_history_of_a_case_is_told_in_order(twente: Twente):
    zaak = make_zaak(twente)
    stappen = [
        Stap(afwijking_id=zaak.id, gebeurtenis=Gebeurtenis.GEOPEND, status=Zaakstatus.OPEN, at=AT),
        Stap(
            afwijking_id=zaak.id,
            gebeurtenis=Gebeurtenis.NOTITIE,
            status=Zaakstatus.OPEN,
            notitie="Gebeld.",
            at=AT,
        ),
    ]
    with twente.database.transaction() as store:
        store.afwijkingen.add(zaak)
        for stap in stappen:
            store.afwijkingen.add_step(stap)
        assert store.afwijkingen.steps(zaak.id) == stappen


def test_a_case_goes_with_its_locatie(twente: Twente):
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
        store.afwijkingen.add(make_zaak(twente, groep.id))
        store.locaties.delete(groep.id)
        assert store.afwijkingen.all(REGIO) == []
