"""What a file with locaties would tell about shielded addresses, asked over the whole of it and of what stays beside it."""

from dataclasses import replace

import pytest

from tests.factories import (
    AT,
    make_aanbod,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_opgave,
)
from tests.services.importplan.wereld_plan import (
    ANDER,
    BRON,
    locatierij,
    locatiestand,
    plan_locaties,
    row_of,
)
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking
from wijzer.domain.regio.gebied import Contact

VLIERKADE = make_afgeschermd_adres("Vlierkade", 5, "7551BB")
STIL = make_groep(BRON, "Stil Huis", VLIERKADE)
LINDE = make_groep(BRON, "De Linde", make_open_adres("Dorpsplein", 9, "7551CC"))
LINDE_AANBOD, STIL_AANBOD = make_aanbod(LINDE), make_aanbod(STIL)
STAND = locatiestand(LINDE, STIL, aanbod=[LINDE_AANBOD, STIL_AANBOD])
ELDERS = make_open_adres("Eikenlaan", 3, "7551EE")


def test_a_shielded_locatie_does_not_come_in_once_more_as_an_open_one():
    rij = locatierij(naam="Nieuw Huis", adres=make_open_adres("Vlierkade", 5, "7551BB"))
    uitkomst = plan_locaties(rij, stand=STAND)
    assert uitkomst.told
    assert {rij for rij, _ in uitkomst.told} == {2}


def test_it_does_not_when_both_stand_in_one_new_file_either():
    rijen = [
        locatierij(naam="Geheim Huis", afgeschermd=True, adres=VLIERKADE),
        locatierij(3, naam="Open Huis", adres=make_open_adres("Vlierkade", 5, "7551BB")),
    ]
    assert plan_locaties(*rijen, stand=locatiestand()).told


def test_another_aanbieder_at_that_address_is_told_nothing():
    rij = locatierij(
        agb="70000002", naam="Nieuw Huis", adres=make_open_adres("Vlierkade", 5, "7551BB")
    )
    assert plan_locaties(rij, stand=STAND).told == []


@pytest.mark.parametrize("naam", ["Huis aan de Vlierkade", "Groep Vlierkade 5", "7551 BB"])
def test_a_name_may_not_tell_the_address_of_its_own_row_or_of_another(naam: str):
    eigen = plan_locaties(row_of(STIL, naam=naam), stand=STAND)
    ander = plan_locaties(row_of(LINDE, naam=naam), stand=STAND)
    nieuw = plan_locaties(locatierij(naam=naam, adres=ELDERS), stand=STAND)
    for uitkomst in (eigen, ander, nieuw):
        assert set(uitkomst.told) == {(2, "naam")}


def test_what_told_it_already_and_stays_as_it_was_is_not_told_again():
    verraadt = replace(LINDE, naam="Huis aan de Vlierkade")
    stand = locatiestand(verraadt, STIL, aanbod=[LINDE_AANBOD, STIL_AANBOD])
    assert plan_locaties(row_of(verraadt, groepsgrootte=8), stand=stand).told == []
    verhuisd = plan_locaties(row_of(verraadt, adres=ELDERS), stand=stand)
    assert set(verhuisd.told) == {(2, "naam")}, "whoever moves is compared whole"


def test_a_remark_may_not_tell_the_address_of_another_row():
    opgave = make_opgave(toelichting="Ook op de Vlierkade 5.")
    uitkomst = plan_locaties(row_of(LINDE, opgave=opgave), stand=STAND)
    assert set(uitkomst.told) == {(2, "toelichting")}


def test_a_remark_that_stood_there_before_is_not_told_again_beside_new_numbers():
    opgave = make_opgave(toelichting="Ook op de Vlierkade 5.")
    stond = make_aanbod(LINDE, opgave=opgave)
    stand = locatiestand(LINDE, STIL, aanbod=[stond, STIL_AANBOD])
    uitkomst = plan_locaties(row_of(LINDE, opgave=replace(opgave, vrije_plekken=2)), stand=stand)
    assert uitkomst.told == []
    assert uitkomst.counts == (0, 1, 0)


def test_a_remark_tells_no_address_of_a_row_further_on_in_the_file():
    rijen = [
        locatierij(
            naam="Open Huis",
            adres=ELDERS,
            opgave=make_opgave(toelichting="Ook op de Zonnewende 7."),
        ),
        locatierij(
            3,
            naam="Geheim",
            afgeschermd=True,
            adres=make_afgeschermd_adres("Zonnewende", 7, "7551DD"),
        ),
    ]
    told = plan_locaties(*rijen, stand=locatiestand()).told
    assert (2, "toelichting") in told


def test_what_is_shielded_is_compared_with_the_contact_of_its_aanbieder_and_of_who_stands_above_it():
    verraad = Contact(website="https://vlierkade5.example")
    rij = locatierij(naam="Geheim", afgeschermd=True, adres=VLIERKADE)
    for aanbieder, boven in (
        (replace(BRON, contact=verraad), ANDER),
        (BRON, replace(ANDER, contact=verraad)),
    ):
        stand = locatiestand(aanbieders=[aanbieder, boven], hoofdaannemers={BRON.id: [boven]})
        assert {rij for rij, _ in plan_locaties(rij, stand=stand).told} == {2}
    stil = locatiestand(hoofdaannemers={BRON.id: [ANDER]})
    assert plan_locaties(rij, stand=stil).told == []


def test_a_withdrawn_locatie_that_was_shielded_is_protected_and_an_open_one_is_not():
    weg = IngetrokkenLocatie(replace(STIL, naam="Oud"), Intrekking(AT, None))
    rij = row_of(LINDE, naam="Huis aan de Vlierkade")
    stand = locatiestand(LINDE, aanbod=[LINDE_AANBOD], ingetrokken=[weg])
    assert set(plan_locaties(rij, stand=stand).told) == {(2, "naam")}
    was_open = replace(weg, locatie=replace(STIL, adres=make_open_adres("Vlierkade", 5, "7551BB")))
    stand = locatiestand(LINDE, aanbod=[LINDE_AANBOD], ingetrokken=[was_open])
    assert plan_locaties(rij, stand=stand).told == []


def test_no_report_repeats_the_address_that_it_protects():
    opgave = make_opgave(toelichting="Bel Kim.")
    rij = locatierij(
        naam="Nieuw Huis", adres=make_open_adres("Vlierkade", 5, "7551BB"), opgave=opgave
    )
    uitkomst = plan_locaties(rij, stand=STAND)
    assert not any("Vlierkade" in fout.fout + fout.verwacht for fout in uitkomst.bevindingen.fouten)


def test_a_question_is_answered_in_the_row_and_counted_and_what_is_certain_is_no_question():
    rij = row_of(LINDE, naam="De Vlier")
    assert plan_locaties(rij, stand=STAND).told == [(2, "naam")]
    beantwoord = plan_locaties(replace(rij, bevestigd=True), stand=STAND)
    assert (beantwoord.told, beantwoord.bevindingen.bevestigd) == ([], 1)
    zeker = plan_locaties(row_of(LINDE, naam="Huis Vlierkade", bevestigd=True), stand=STAND)
    assert (zeker.told, zeker.bevindingen.bevestigd) == ([(2, "naam")], 0)
