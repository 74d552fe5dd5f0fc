"""A case by itself: what makes it one, which steps somebody may take with it, and what its history can say."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.domain.afwijkingen.controleren import aanbieder, adres
from tests.factories import AT
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.adressen.vergelijking import compare
from wijzer.domain.afwijkingen.afwijking import (
    MAX_NOTITIE,
    ZAAKSTAPPEN,
    Aanleiding,
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
from wijzer.domain.afwijkingen.soorttekst import TEKSTEN, ZONDER_CODE, Soorttekst
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.ids import AfwijkingId, GecontracteerdeLocatieId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

LOCATIE, CONTRACT = LocatieId(UUID(int=1)), GecontracteerdeLocatieId(UUID(int=2))
LATER = AT + timedelta(days=1)


def case(status: Zaakstatus = Zaakstatus.OPEN) -> Afwijking:
    bevinding = Bevinding(
        soort=Afwijkingsoort.GEEN_CONTRACT, aanbieder_id=aanbieder(), locatie_id=LOCATIE
    )
    return Afwijking(
        id=AfwijkingId(UUID(int=9)),
        regio="twente",
        bevinding=bevinding,
        status=status,
        opened_at=AT,
        gezien_at=AT,
        closed_at=None if status.vraagt_aandacht else AT,
    )


# ── what makes it one ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("locatie", "contract", "product", "sleutel"),
    [
        (LOCATIE, None, None, f"geen-contract/{LOCATIE}/-"),
        (LOCATIE, CONTRACT, None, f"geen-contract/{LOCATIE}/-"),
        (None, CONTRACT, None, f"geen-contract/{CONTRACT}/-"),
        (LOCATIE, None, "WGZHF", f"geen-contract/{LOCATIE}/WGZHF"),
        (LOCATIE, None, "hulpvorm:logeren", f"geen-contract/{LOCATIE}/hulpvorm:logeren"),
        (None, CONTRACT, "WGZHF", f"geen-contract/{CONTRACT}/WGZHF"),
    ],
)
def test_a_case_is_known_by_its_kind_its_locatie_or_else_its_contract_and_its_product(
    locatie: LocatieId | None,
    contract: GecontracteerdeLocatieId | None,
    product: str | None,
    sleutel: str,
):
    """It is kept with every case: written otherwise, tomorrow every case would be another one."""
    bevinding = Bevinding(
        soort=Afwijkingsoort.GEEN_CONTRACT,
        aanbieder_id=aanbieder(),
        locatie_id=locatie,
        gecontracteerde_locatie_id=contract,
        hulp=Hulpaanduiding.of_sleutel(product) if product else None,
    )
    assert bevinding.sleutel == sleutel


def test_every_kind_of_difference_at_one_locatie_is_a_case_of_its_own():
    sleutels = {
        Bevinding(soort=soort, aanbieder_id=aanbieder(), locatie_id=LOCATIE).sleutel
        for soort in Afwijkingsoort
    }
    assert len(sleutels) == len(Afwijkingsoort)
    assert case().sleutel == case().bevinding.sleutel


# ── which steps ──────────────────────────────────────────────────────────────

TOEGESTAAN = {
    Zaakstatus.OPEN: "in-behandeling wacht-op-aanbieder geaccepteerd",
    Zaakstatus.IN_BEHANDELING: "open wacht-op-aanbieder geaccepteerd",
    Zaakstatus.WACHT_OP_AANBIEDER: "open in-behandeling geaccepteerd",
    Zaakstatus.GEACCEPTEERD: "open",
    Zaakstatus.OPGELOST: "",
    Zaakstatus.INGETROKKEN: "",
}


@pytest.mark.parametrize("van", Zaakstatus)
@pytest.mark.parametrize("naar", Zaakstatus)
def test_the_beheerder_takes_these_steps_and_hears_of_any_other_that_it_is_not_possible(
    van: Zaakstatus, naar: Zaakstatus
):
    mag = naar.value in TOEGESTAAN[van].split()
    assert (naar in case(van).volgende) is mag
    if mag:
        assert take_step(case(van), naar, notitie="Gebeld.", at=LATER).status is naar
        return
    with pytest.raises(Geweigerd) as fout:
        take_step(case(van), naar, notitie="Gebeld.", at=LATER)
    assert van.label in fout.value.melding
    assert naar.label in fout.value.melding


@pytest.mark.parametrize("van", Zaakstatus)
def test_the_check_ends_what_runs_and_opens_what_ended(van: Zaakstatus):
    stappen = set(ZAAKSTAPPEN[Zaakbehandelaar.CONTROLE][van])
    assert stappen - {Zaakstatus.OPEN} == (set() if van.is_ten_einde else {*Zaakstatus.ended()})
    assert (Zaakstatus.OPEN in stappen) is (not van.vraagt_aandacht)


def test_a_case_that_opens_again_is_closed_no_more_and_only_its_status_changes():
    weer = take_step(case(Zaakstatus.GEACCEPTEERD), Zaakstatus.OPEN, notitie=None, at=LATER)
    assert weer == case(Zaakstatus.OPEN)
    geaccepteerd = take_step(case(), Zaakstatus.GEACCEPTEERD, notitie="Klopt.", at=LATER)
    assert geaccepteerd.closed_at == LATER
    bezig = take_step(case(), Zaakstatus.IN_BEHANDELING, notitie=None, at=LATER)
    assert bezig == case(Zaakstatus.IN_BEHANDELING)


@pytest.mark.parametrize("naar", [Zaakstatus.IN_BEHANDELING, Zaakstatus.GEACCEPTEERD])
def test_a_step_with_a_note_that_is_too_long_is_not_taken(naar: Zaakstatus):
    with pytest.raises(Ongeldig) as fout:
        take_step(case(), naar, notitie="x" * (MAX_NOTITIE + 1), at=LATER)
    assert fout.value.veld == "notitie"


def test_a_step_that_is_not_possible_says_so_before_it_asks_for_a_reason():
    with pytest.raises(Geweigerd):
        take_step(case(Zaakstatus.OPGELOST), Zaakstatus.GEACCEPTEERD, notitie=None, at=LATER)


@pytest.mark.parametrize(
    ("status", "aandacht", "einde"),
    [
        (Zaakstatus.OPEN, True, False),
        (Zaakstatus.IN_BEHANDELING, True, False),
        (Zaakstatus.WACHT_OP_AANBIEDER, True, False),
        (Zaakstatus.GEACCEPTEERD, False, False),
        (Zaakstatus.OPGELOST, False, True),
        (Zaakstatus.INGETROKKEN, False, True),
    ],
)
def test_a_case_asks_for_somebody_until_it_is_accepted_or_over(
    status: Zaakstatus, aandacht: bool, einde: bool
):
    assert (status.vraagt_aandacht, status.is_ten_einde) == (aandacht, einde)


# ── a note ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("notitie", "verwacht"),
    [
        (None, None),
        ("", None),
        (" \n\t", None),
        ("  Gebeld. ", "Gebeld."),
        ("Gebeld.\n\nKomt terug.", "Gebeld.\n\nKomt terug."),
        ("x" * MAX_NOTITIE, "x" * MAX_NOTITIE),
        (f" {'x' * MAX_NOTITIE} ", "x" * MAX_NOTITIE),
    ],
)
def test_a_note_may_have_lines_and_is_kept_without_spaces_around_it(
    notitie: str | None, verwacht: str | None
):
    assert check_notitie(notitie, verplicht=False) == verwacht


@pytest.mark.parametrize(
    ("notitie", "verplicht"),
    [(None, True), ("", True), (" \n", True), ("x" * (MAX_NOTITIE + 1), False), ("a\x07b", False)],
)
def test_what_is_wrong_with_a_note_stands_beside_it_with_what_is_expected(
    notitie: str | None, verplicht: bool
):
    with pytest.raises(Ongeldig) as fout:
        check_notitie(notitie, verplicht=verplicht)
    assert fout.value.veld == "notitie"
    assert fout.value.verwacht


# ── what its history says ────────────────────────────────────────────────────


@pytest.mark.parametrize("woorden", [Aanleiding, Gebeurtenis, Zaakstatus, Afwijkingsoort])
def test_no_two_read_the_same(
    woorden: type[Aanleiding | Gebeurtenis | Zaakstatus | Afwijkingsoort],
):
    labels = [woord.label for woord in woorden]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("soorttekst", [*TEKSTEN.values(), *ZONDER_CODE.values()])
def test_what_a_case_was_is_told_in_the_past(soorttekst: Soorttekst):
    teksten = (soorttekst.is_nu, soorttekst.was_toen, soorttekst.te_doen)
    assert soorttekst.is_nu != soorttekst.was_toen
    assert "toen" in soorttekst.was_toen
    assert all(tekst.endswith(".") for tekst in teksten)


@pytest.mark.parametrize(
    ("ander", "woorden"),
    [
        (adres(), ""),
        (adres(huisnummer=14), "huisnummer"),
        (adres("Eswegg"), "straat, waarschijnlijk een tikfout"),
        (adres("Molenweg", 99, "Borne"), "straat, huisnummer, plaats"),
        (adres(huisletter="B", plaats="Borne"), "huisletter, plaats"),
    ],
)
def test_what_differs_is_told_in_one_order_whichever_address_comes_first(
    ander: Adres, woorden: str
):
    heen, terug = verschil_of(compare(adres(), ander)), verschil_of(compare(ander, adres()))
    assert heen == terug
    assert ", ".join(heen) == woorden
    assert list(heen) == sorted(heen, key=list(Verschilwoord).index)
