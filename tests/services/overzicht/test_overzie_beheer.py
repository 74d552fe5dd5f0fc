"""The morning of a beheerder: what asks for attention in the own region, an empty list for what is in order."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert

from tests.factories import (
    ALMELO,
    AT,
    HENGELO,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_gebruiker,
    make_gemeente,
    make_opgave,
)
from tests.services.buurregio import (
    ANDER,
    BEA,
    BRON,
    BUREN,
    FRANS,
    JO,
    KIM_ACCOUNT,
    LINDE,
    WIEBE,
    ZAAK,
)
from wijzer.domain.afwijkingen.afwijking import Zaakstatus
from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.regio.gebied import Contact
from wijzer.services.overzicht.overzie_beheer import Ochtend, overzie_beheer
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import TeBevestigenRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)


def morning(store: Store, regio: str = REGIO, by=BEA) -> Ochtend:
    return overzie_beheer(store, regio, by=by, at=AT, today=TODAY)


@pytest.mark.parametrize(
    ("wie", "fout"),
    [(FRANS, NietGevonden), (WIEBE, NietToegestaan), (JO, NietToegestaan)],
    ids=["FRANS", "WIEBE", "JO"],
)
def test_it_is_told_to_the_beheerder_of_that_region_alone(twente: Store, wie, fout):
    with pytest.raises(fout):
        morning(twente, by=wie)


def test_a_gemeente_whose_town_hall_nobody_confirmed_is_named(twente: Store):
    assert [gemeente.code for gemeente in morning(twente).onbevestigd] == [ALMELO]
    twente.regios.save_gemeente(replace(twente.regios.gemeente(ALMELO), bevestigd_at=AT), 1)
    assert morning(twente).onbevestigd == []


def test_a_gemeente_without_any_way_to_reach_its_toegang_is_named_and_one_way_is_enough(
    twente: Store,
):
    assert morning(twente).zonder_toegang == []
    hengelo = twente.regios.gemeente(HENGELO)
    twente.regios.save_gemeente(replace(hengelo, toegang=Contact()), 1)
    assert [aanbieder.code for aanbieder in morning(twente).zonder_toegang] == [HENGELO]
    mail = Contact(email="toegang@hengelo.example")
    twente.regios.save_gemeente(replace(hengelo, toegang=mail, versie=2), 2)
    assert morning(twente).zonder_toegang == []


def test_a_crisis_number_that_nobody_filled_in_is_named(twente: Store):
    regio = twente.regios.get(REGIO)
    teksten = {
        "crisis.nacht.naam": "Spoed",
        "crisis.nacht.telefoon": "",
        "crisis.dag.naam": "Dag",
        "crisis.dag.telefoon": "112",
    }
    twente.regios.save(replace(regio, teksten={**regio.teksten, **teksten}), regio.versie)
    assert [gemeente.naam for gemeente in morning(twente).crisis_leeg] == ["Spoed"]


def test_what_was_accepted_is_counted_and_no_longer_in_the_list(twente: Store):
    assert [zaak.afwijking.id for zaak in morning(twente).zaken] == [ZAAK.id]
    assert morning(twente).geaccepteerd == 0
    ander = replace(
        ZAAK,
        id=AfwijkingId(uuid4()),
        status=Zaakstatus.GEACCEPTEERD,
        bevinding=replace(
            ZAAK.bevinding, aanbieder_id=ANDER.id, locatie_id=None, gecontracteerde_locatie_id=None
        ),
    )
    twente.afwijkingen.add(ander)
    assert [zaak.afwijking.id for zaak in morning(twente).zaken] == [ZAAK.id]
    assert morning(twente).geaccepteerd == 1


def test_no_line_of_a_case_shows_an_address(twente: Store):
    assert "Vlierkade" not in repr(morning(twente))
    assert "Zonnewende" not in repr(morning(twente))


def test_an_aanbieder_with_a_contract_and_nobody_to_keep_its_data_is_named_by_how_far_it_is(
    twente: Store,
):
    leeg = make_aanbieder("Zonder account")
    gevraagd = make_aanbieder("Uitgenodigd")
    zonder_contract = make_aanbieder("Zonder contract")
    twente.aanbieders.add_many([leeg, gevraagd, zonder_contract])
    twente.contracten.add_many(
        [make_contractregel(leeg, contractnummer="C-8"), make_contractregel(gevraagd, contractnummer="C-9")], []
    )  # fmt: skip
    twente.gebruikers.add(make_gebruiker(gevraagd, wachtwoord_hash=None, totp_geheim=None))
    nu = morning(twente)
    assert [aanbieder.aanbieder.naam for aanbieder in nu.zonder_account] == ["Zonder account"]
    assert [aanbieder.aanbieder.naam for aanbieder in nu.uitgenodigd] == ["Uitgenodigd"]


def test_old_statements_are_counted_by_aanbod_and_named_by_aanbieder(twente: Store):
    nu = morning(twente)
    assert (nu.aanbieders, nu.aanbod) == (2, 2)
    oud = make_opgave(peildatum=TODAY - timedelta(days=15))
    twente.aanbod.add_many([make_aanbod(LINDE, "WGZHG", oud)])
    daarna = morning(twente)
    assert daarna.aanbod == 3
    assert daarna.bij_te_werken_aanbod == nu.bij_te_werken_aanbod + 1
    assert BRON.id in {aanbodregel.aanbieder.id for aanbodregel in daarna.bij_te_werken}
    assert (
        sum(aanbodregel.bij_te_werken for aanbodregel in daarna.bij_te_werken)
        == daarna.bij_te_werken_aanbod
    )


def test_what_waits_after_a_restore_is_counted_for_its_own_region(twente: Store):
    assert morning(twente).teruggezet == 0
    twente.session.execute(
        insert(table_of(TeBevestigenRij)),
        [{"locatie_id": LINDE.id, "sinds": AT, "beantwoord_at": None}],
    )
    assert morning(twente).teruggezet == 1
    assert morning(twente, BUREN, FRANS).teruggezet == 0


def test_mail_that_waits_is_of_the_whole_installation(twente: Store):
    schrijf_mail(twente, "herstelcodes_vernieuwd", KIM_ACCOUNT.email, mail_id=uuid4(), at=AT)
    assert morning(twente).mail.wachtend == morning(twente, BUREN, FRANS).mail.wachtend == 1


def test_a_region_knows_its_contracts_once_a_list_came_in(twente: Store):
    assert morning(twente).contracten_bekend
    assert not morning(twente, BUREN, FRANS).contracten_bekend


def test_a_neighbour_has_a_morning_of_its_own(twente: Store):
    buren = morning(twente, BUREN, FRANS)
    assert (buren.zaken, buren.aanbieders, buren.aanbod, buren.geaccepteerd) == ([], 1, 0, 0)
    twente.regios.save_gemeente(
        make_gemeente("GM0090", "Smallingerland", regio=BUREN, bevestigd_at=None)
    )
    assert [gemeente.naam for gemeente in morning(twente, BUREN, FRANS).onbevestigd] == [
        "Smallingerland"
    ]
    assert "Smallingerland" not in [gemeente.naam for gemeente in morning(twente).onbevestigd]


def test_a_site_that_does_not_stand_in_the_future_tells_no_day(twente: Store):
    assert morning(twente).dag_vooruit is None
