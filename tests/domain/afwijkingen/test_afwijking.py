"""The life of a case: what a person may do with it, and what a check does to it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.afwijkingen.controleren import (
    aanbieder,
    adres,
    contractlocatie,
    controleer,
    locatie,
    regel,
)
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.adressen.vergelijking import compare
from wijzer.domain.afwijkingen.afwijking import (
    ZAAKSTAPPEN,
    Afwijking,
    Afwijkingsoort,
    Bevinding,
    Gebeurtenis,
    Verschilwoord,
    Zaakbehandelaar,
    Zaakstatus,
    check_notitie,
    take_step,
    verschil_of,
)
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.afwijkingen.soorttekst import TEKSTEN, ZONDER_CODE
from wijzer.domain.afwijkingen.zaakverloop import follow_up
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.ids import AfwijkingId, GecontracteerdeLocatieId, LocatieId

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
LATER = AT + timedelta(days=1)
LOCATIE = LocatieId(UUID(int=1001))
BEVINDING = Bevinding(
    soort=Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
    aanbieder_id=aanbieder(),
    locatie_id=LOCATIE,
    gecontracteerde_locatie_id=GecontracteerdeLocatieId(UUID(int=2001)),
    verschil=(Verschilwoord.HUISNUMMER,),
)


def zaak(status=Zaakstatus.OPEN, bevinding=BEVINDING, **rest):
    return Afwijking(
        id=AfwijkingId(UUID(int=1)),
        regio="twente",
        bevinding=bevinding,
        status=status,
        opened_at=AT,
        gezien_at=AT,
        **rest,
    )


def volg(bekend, *gevonden, at=LATER, adres_gewijzigd=frozenset(), **rest):
    return follow_up(
        bekend,
        ControleUitkomst(afwijkingen=gevonden, **rest),
        regio="twente",
        at=at,
        adres_gewijzigd=adres_gewijzigd,
    )


# ── what a check does ────────────────────────────────────────────────────────


@pytest.mark.regel("follow_up")
def test_a_new_difference_opens_a_case():
    (verloop,) = volg([], BEVINDING)
    assert verloop.gebeurtenis is Gebeurtenis.GEOPEND
    assert (verloop.afwijking.status, verloop.afwijking.opened_at) == (Zaakstatus.OPEN, LATER)


@pytest.mark.parametrize(
    "status",
    [
        Zaakstatus.OPEN,
        Zaakstatus.IN_BEHANDELING,
        Zaakstatus.WACHT_OP_AANBIEDER,
        Zaakstatus.GEACCEPTEERD,
    ],
)
def test_a_difference_that_lasts_stays_the_same_case_with_the_same_status(status):
    (verloop,) = volg([zaak(status)], BEVINDING)
    assert verloop.gebeurtenis is None
    assert (verloop.afwijking.status, verloop.afwijking.opened_at) == (status, AT)
    assert verloop.afwijking.gezien_at == LATER


def test_two_checks_at_one_moment_open_the_same_case():
    een, ander = volg([], BEVINDING), volg([], BEVINDING)
    assert een[0].afwijking.id == ander[0].afwijking.id
    (elders,) = follow_up([], ControleUitkomst(afwijkingen=(BEVINDING,)), regio="friesland", at=AT)
    assert elders.afwijking.id != een[0].afwijking.id


@pytest.mark.regel("follow_up")
@pytest.mark.parametrize(
    "status",
    [
        Zaakstatus.OPEN,
        Zaakstatus.IN_BEHANDELING,
        Zaakstatus.WACHT_OP_AANBIEDER,
        Zaakstatus.GEACCEPTEERD,
    ],
)
def test_a_difference_that_is_gone_closes_its_case(status):
    (verloop,) = volg([zaak(status)])
    assert verloop.gebeurtenis is Gebeurtenis.GESLOTEN
    assert (verloop.afwijking.status, verloop.afwijking.closed_at) == (Zaakstatus.OPGELOST, LATER)


@pytest.mark.regel("follow_up")
def test_a_difference_that_returns_reopens_the_same_case():
    gesloten = zaak(Zaakstatus.OPGELOST, closed_at=AT)
    (verloop,) = volg([gesloten], BEVINDING)
    assert verloop.gebeurtenis is Gebeurtenis.HEROPEND
    assert verloop.afwijking.id == gesloten.id
    assert (verloop.afwijking.status, verloop.afwijking.closed_at) == (Zaakstatus.OPEN, None)
    assert verloop.afwijking.heropend == 1


def test_a_closed_case_without_difference_is_left_alone():
    assert volg([zaak(Zaakstatus.OPGELOST, closed_at=AT)]) == []


def test_another_difference_of_the_same_kind_is_told_and_keeps_the_status():
    anders = Bevinding(
        soort=BEVINDING.soort,
        aanbieder_id=BEVINDING.aanbieder_id,
        locatie_id=LOCATIE,
        gecontracteerde_locatie_id=BEVINDING.gecontracteerde_locatie_id,
        verschil=(Verschilwoord.STRAAT,),
    )
    (verloop,) = volg([zaak(Zaakstatus.WACHT_OP_AANBIEDER)], anders)
    assert verloop.gebeurtenis is Gebeurtenis.GEWIJZIGD
    assert verloop.afwijking.status is Zaakstatus.WACHT_OP_AANBIEDER
    assert verloop.afwijking.bevinding == anders
    (geaccepteerd,) = volg([zaak(Zaakstatus.GEACCEPTEERD, closed_at=AT)], anders)
    assert (geaccepteerd.afwijking.status, geaccepteerd.afwijking.closed_at) == (
        Zaakstatus.OPEN,
        None,
    )


def test_an_accepted_difference_opens_again_when_the_address_was_changed():
    geaccepteerd = zaak(Zaakstatus.GEACCEPTEERD, closed_at=AT)
    (verloop,) = volg([geaccepteerd], BEVINDING, adres_gewijzigd=frozenset({LOCATIE}))
    assert verloop.gebeurtenis is Gebeurtenis.GEWIJZIGD
    assert verloop.afwijking.status is Zaakstatus.OPEN


@pytest.mark.regel("ControleUitkomst.is_onbekend")
def test_what_could_not_be_checked_leaves_its_case_as_it_is():
    assert volg([zaak()], onbekend={LOCATIE: Onbekend.GEEN_CONTRACTLIJST}) == []


def test_a_contracted_location_that_could_not_be_compared_stays_a_case():
    contract_id = GecontracteerdeLocatieId(UUID(int=2001))
    niet_ingevoerd = Bevinding(
        soort=Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
        aanbieder_id=aanbieder(),
        gecontracteerde_locatie_id=contract_id,
    )
    bekend = [zaak(bevinding=niet_ingevoerd)]
    assert volg(bekend, onbekende_contractlocaties=frozenset({contract_id})) == []
    assert [deel.gebeurtenis for deel in volg(bekend)] == [Gebeurtenis.GESLOTEN]


def test_the_gemeente_is_known_even_when_the_contract_is_not():
    bevinding = Bevinding(
        soort=Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG,
        aanbieder_id=aanbieder(),
        locatie_id=LOCATIE,
    )
    (verloop,) = volg([zaak(bevinding=bevinding)], onbekend={LOCATIE: Onbekend.GEEN_CONTRACTLIJST})
    assert verloop.gebeurtenis is Gebeurtenis.GESLOTEN


def test_a_mended_address_closes_its_case_and_a_second_mistake_reopens_it():
    contract = contractlocatie(1, adres())
    fout = controleer(locatie(1, adres(huisnummer=21)), contract, regel(waar=contract))
    goed = controleer(locatie(1, adres()), contract, regel(waar=contract))
    stand: list[Afwijking] = []
    verhaal = []
    for uitkomst in (fout, fout, goed, goed, fout):
        verloop = volg(stand, *uitkomst.afwijkingen)
        verhaal.append([deel.gebeurtenis for deel in verloop])
        stand = [deel.afwijking for deel in verloop] or stand
    assert verhaal == [
        [Gebeurtenis.GEOPEND], [None], [Gebeurtenis.GESLOTEN], [], [Gebeurtenis.HEROPEND],
    ]  # fmt: skip


@pytest.mark.regel("Bevinding.sleutel")
@given(st.lists(st.sampled_from([True, False]), min_size=1, max_size=8))
def test_the_same_difference_is_never_more_than_one_case(gevonden):
    stand: dict[str, Afwijking] = {}
    for is_er in gevonden:
        for deel in volg(list(stand.values()), *([BEVINDING] if is_er else [])):
            stand[deel.afwijking.sleutel] = deel.afwijking
    assert len(stand) == (1 if any(gevonden) else 0)
    assert all(z.status.vraagt_aandacht is gevonden[-1] for z in stand.values())


# ── what a person does ───────────────────────────────────────────────────────


@pytest.mark.regel("take_step")
@pytest.mark.parametrize(
    ("van", "naar"),
    [
        (van, naar)
        for van, stappen in ZAAKSTAPPEN[Zaakbehandelaar.BEHEERDER].items()
        for naar in stappen
    ],
)
def test_every_step_in_the_table_can_be_taken(van, naar):
    assert take_step(zaak(van), naar, notitie="Zo afgesproken.", at=LATER).status is naar


@pytest.mark.regel("Zaakstatus.ended")
@pytest.mark.parametrize("van", list(Zaakstatus))
def test_nobody_but_the_check_says_that_a_difference_is_gone(van):
    with pytest.raises(Geweigerd):
        take_step(zaak(van), Zaakstatus.OPGELOST, notitie=None, at=LATER)


@pytest.mark.regel("check_notitie")
def test_accepting_a_difference_asks_for_a_reason():
    for leeg in (None, "", "  "):
        with pytest.raises(Ongeldig) as fout:
            take_step(zaak(), Zaakstatus.GEACCEPTEERD, notitie=leeg, at=LATER)
        assert fout.value.veld == "notitie"
    geaccepteerd = take_step(zaak(), Zaakstatus.GEACCEPTEERD, notitie="Twee ingangen.", at=LATER)
    assert geaccepteerd.closed_at == LATER
    assert not geaccepteerd.status.vraagt_aandacht


def test_a_note_is_trimmed_and_has_an_end():
    assert check_notitie("  gebeld \n", verplicht=False) == "gebeld"
    assert check_notitie(" ", verplicht=False) is None
    with pytest.raises(Ongeldig):
        check_notitie("x" * 2001, verplicht=False)


def test_every_kind_status_and_event_has_words_for_people():
    for iets in (*Afwijkingsoort, *Zaakstatus, *Gebeurtenis):
        assert iets.label
    assert all(
        len(tekst) > 20
        for soorttekst in (*TEKSTEN.values(), *ZONDER_CODE.values())
        for tekst in (soorttekst.is_nu, soorttekst.was_toen, soorttekst.te_doen)
    )
    assert set(ZONDER_CODE) <= set(TEKSTEN) == set(Afwijkingsoort)
    assert (
        set(ZAAKSTAPPEN[Zaakbehandelaar.BEHEERDER])
        == set(ZAAKSTAPPEN[Zaakbehandelaar.CONTROLE])
        == set(Zaakstatus)
    )


# ── no address gets into a case ──────────────────────────────────────────────


@pytest.mark.regel("Verschilwoord")
def test_a_case_names_what_differs_and_holds_no_word_of_an_address():
    een, ander = Adres("Geheimeweg", 12, "Almelo"), Adres("Geheimeweg", 21, "Almelo")
    assert verschil_of(compare(een, ander)) == (Verschilwoord.HUISNUMMER, Verschilwoord.TIKFOUT)
    contract = contractlocatie(1, een)
    uitkomst = controleer(locatie(1, ander, afgeschermd=True), contract, regel(waar=contract))
    assert "geheim" not in repr((uitkomst, volg([], *uitkomst.afwijkingen))).lower()


@pytest.mark.regel("Bevinding.sleutel")
def test_the_sleutel_does_not_follow_from_the_difference():
    anders = Bevinding(soort=BEVINDING.soort, aanbieder_id=aanbieder(), locatie_id=LOCATIE)
    assert anders.sleutel == BEVINDING.sleutel
