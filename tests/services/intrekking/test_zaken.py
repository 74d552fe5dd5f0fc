"""A case whose locatie or product is withdrawn ends by that, stays readable, and knows the one that follows it."""

from datetime import timedelta

import pytest

from tests.factories import AT, REGIO, TODAY, make_adres
from tests.services.intrekking.wereld import BEA, HIER, JO_ACCOUNT, TYPO, Boek
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Gebeurtenis, Zaakstatus
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import of_code
from wijzer.services.afwijkingen.behandel_afwijking import add_note, change_status
from wijzer.services.afwijkingen.exporteer_afwijkingen import exporteer_afwijkingen
from wijzer.services.afwijkingen.overzie_afwijkingen import Zaakblad, overzie_afwijking
from wijzer.services.controle.verslag import verslag_of_run

LATER = AT + timedelta(days=1)
NOTITIE = "Gebeld: wordt hersteld."


def case(boek: Boek, soort: Afwijkingsoort) -> Afwijking:
    [zaak] = [
        afwijking
        for afwijking in boek.store.afwijkingen.all(REGIO)
        if afwijking.bevinding.soort is soort
    ]
    return zaak


def sheet(boek: Boek, zaak: Afwijking) -> Zaakblad:
    return overzie_afwijking(boek.store, zaak.id, by=BEA, today=TODAY)


def typo(boek: Boek) -> Afwijking:
    """A case that the beheerder wrote a note with."""
    boek.add(op=TYPO)
    boek.check()
    zaak = case(boek, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)
    change_status(
        boek.store,
        zaak.id,
        Zaakstatus.WACHT_OP_AANBIEDER,
        notitie=NOTITIE,
        expected_versie=zaak.versie,
        by=BEA,
        at=AT,
    )
    return case(boek, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)


def test_it_ends_as_withdrawn_by_whom_with_its_notes_and_a_check_leaves_it_so(boek: Boek) -> None:
    zaak = typo(boek)
    assert zaak.bevinding.locatie_id
    boek.withdraw(zaak.bevinding.locatie_id, at=LATER)
    boek.check(LATER)
    blad = sheet(boek, zaak)
    assert (blad.zaak.afwijking.status, blad.zaak.afwijking.closed_at) == (
        Zaakstatus.INGETROKKEN,
        LATER,
    )
    assert blad.zaak.locatie == "Huis Esrand"
    assert blad.intrekking is not None
    assert [(stap.gebeurtenis, stap.gebruiker_id) for stap in blad.stappen][-2:] == [
        (Gebeurtenis.STATUS, BEA.gebruiker_id),
        (Gebeurtenis.INGETROKKEN, JO_ACCOUNT.id),
    ]
    assert NOTITIE in [stap.notitie for stap in blad.stappen]
    assert zaak.id not in [afwijking.id for afwijking in boek.store.afwijkingen.open(REGIO)]


def test_a_run_that_saw_it_does_not_report_it_any_more(boek: Boek) -> None:
    """`wijzer adrescontrole` tells after the run; the aanbieder withdrew in between."""
    zaak = typo(boek)
    [run] = boek.store.taken.latest(REGIO, at=AT)
    assert zaak.id in [regel.afwijking.id for regel in verslag_of_run(boek.store, run).regels]
    assert zaak.bevinding.locatie_id
    boek.withdraw(zaak.bevinding.locatie_id)
    assert zaak.id not in [regel.afwijking.id for regel in verslag_of_run(boek.store, run).regels]


def test_nobody_gives_that_outcome_by_hand_and_a_note_may_still_be_added(boek: Boek) -> None:
    zaak = typo(boek)
    with pytest.raises(Geweigerd):
        change_status(
            boek.store, zaak.id, Zaakstatus.INGETROKKEN, expected_versie=zaak.versie, by=BEA, at=AT
        )
    assert zaak.bevinding.locatie_id
    boek.withdraw(zaak.bevinding.locatie_id)
    add_note(boek.store, zaak.id, "Kwam niet meer terug.", by=BEA, at=LATER)
    with pytest.raises(Ongeldig):
        add_note(boek.store, zaak.id, "Het was Zonnewende 9", by=BEA, at=LATER)
    assert boek.store.afwijkingen.steps(zaak.id)[-1].notitie == "Kwam niet meer terug."


def test_the_contracted_location_is_missing_then_and_both_cases_lead_to_each_other(
    boek: Boek,
) -> None:
    oud = typo(boek)
    assert oud.bevinding.locatie_id
    boek.withdraw(oud.bevinding.locatie_id)
    nieuw = case(boek, Afwijkingsoort.LOCATIE_NIET_INGEVOERD)
    vorige, [vervolg] = sheet(boek, nieuw).vorige, sheet(boek, oud).vervolg
    assert vorige is not None
    assert (vorige.afwijking.id, vervolg.afwijking.id) == (oud.id, nieuw.id)
    assert nieuw.status is Zaakstatus.OPEN


@pytest.mark.regel("with_previous")
def test_one_that_is_entered_anew_at_the_same_address_follows_the_withdrawn_case(
    boek: Boek,
) -> None:
    oud = typo(boek)
    assert oud.bevinding.locatie_id
    boek.withdraw(oud.bevinding.locatie_id)
    boek.add(naam="Huis Nieuw", op=TYPO)
    boek.add(naam="Huis Elders", op=make_adres("Vlierkade", 5, "7551BB"))
    vervolg = {vervolg.locatie for vervolg in sheet(boek, oud).vervolg if vervolg.locatie}
    assert vervolg == {"Huis Nieuw"}


def test_put_back_its_case_opens_again_with_the_old_timeline(boek: Boek) -> None:
    oud = typo(boek)
    assert oud.bevinding.locatie_id
    boek.withdraw(oud.bevinding.locatie_id)
    boek.put_back(oud.bevinding.locatie_id)
    nu = case(boek, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD)
    assert (nu.id, nu.status, nu.heropend, nu.closed_at) == (oud.id, Zaakstatus.OPEN, 1, None)
    assert [stap.gebeurtenis for stap in boek.store.afwijkingen.steps(oud.id)] == [
        Gebeurtenis.GEOPEND,
        Gebeurtenis.STATUS,
        Gebeurtenis.INGETROKKEN,
        Gebeurtenis.HEROPEND,
    ]
    assert case(boek, Afwijkingsoort.LOCATIE_NIET_INGEVOERD).status is Zaakstatus.OPGELOST
    assert sheet(boek, nu).intrekking is None


def test_a_product_that_is_unticked_ends_its_own_case_only(boek: Boek) -> None:
    id_ = boek.add(hulp=frozenset(map(of_code, {"WGZHF", "WGZHG"})), op=HIER)
    boek.check()
    zaak = case(boek, Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD)
    boek.change(id_, hulp=frozenset({of_code("WGZHF")}))
    blad = sheet(boek, zaak)
    assert blad.zaak.afwijking.status is Zaakstatus.INGETROKKEN
    assert (blad.stappen[-1].gebeurtenis, blad.stappen[-1].gebruiker_id) == (
        Gebeurtenis.INGETROKKEN,
        JO_ACCOUNT.id,
    )
    boek.change(id_, hulp=frozenset(map(of_code, {"WGZHF", "WGZHG"})))
    assert case(boek, Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD).heropend == 1


def test_a_case_of_before_that_was_solved_stays_solved(boek: Boek) -> None:
    id_ = boek.add(op=TYPO)
    boek.check()
    boek.change(id_, op=HIER)
    assert case(boek, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD).status is Zaakstatus.OPGELOST
    boek.withdraw(id_)
    assert case(boek, Afwijkingsoort.ADRES_NIET_GECONTRACTEERD).status is Zaakstatus.OPGELOST
    assert case(boek, Afwijkingsoort.LOCATIE_NIET_INGEVOERD).status is Zaakstatus.OPEN


def test_the_export_still_names_the_locatie_of_an_ended_case(boek: Boek) -> None:
    zaak = typo(boek)
    assert zaak.bevinding.locatie_id
    boek.withdraw(zaak.bevinding.locatie_id)
    regels = boek.store.afwijkingen.lines(REGIO, statussen=[Zaakstatus.INGETROKKEN])
    [regel] = exporteer_afwijkingen(boek.store, REGIO, regels, by=BEA, today=TODAY)
    assert (regel.locatie.id, regel.locatie.naam) == (zaak.bevinding.locatie_id, "Huis Esrand")


def test_what_a_command_withdrew_is_told_without_a_name(boek: Boek) -> None:
    zaak = typo(boek)
    assert zaak.bevinding.locatie_id
    weg = boek.store.locaties.get(zaak.bevinding.locatie_id)
    boek.store.locaties.withdraw(weg, at=AT, by=None, expected_versie=weg.versie)
    boek.check()
    stap = boek.store.afwijkingen.steps(zaak.id)[-1]
    assert (stap.gebeurtenis, stap.gebruiker_id) == (Gebeurtenis.INGETROKKEN, None)
