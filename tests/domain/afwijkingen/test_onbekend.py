"""What a check could not decide: which earlier cases it leaves as they are, and what it looks at of another aanbieder."""

from dataclasses import replace
from uuid import UUID

import pytest

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    aanbieder,
    adres,
    contractlocatie,
    controleer,
    kort,
    locatie,
    regel,
)
from wijzer.domain.adressen.adres import AfgeschermdAdres, OnleesbaarAdres, OpenbaarAdres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding
from wijzer.domain.afwijkingen.controle import ControleUitkomst, real_adres
from wijzer.domain.afwijkingen.dossier import Onbekend
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId

HIER, DAAR = LocatieId(UUID(int=1)), LocatieId(UUID(int=2))
CONTRACT, ANDER = (GecontracteerdeLocatieId(UUID(int=nummer)) for nummer in (11, 12))
DICHT, OPEN = OnleesbaarAdres(), AfgeschermdAdres(adres())


def finding(
    soort: Afwijkingsoort,
    wie: LocatieId | None = None,
    contract: GecontracteerdeLocatieId | None = None,
) -> Bevinding:
    return Bevinding(
        soort=soort, aanbieder_id=aanbieder(), locatie_id=wie, gecontracteerde_locatie_id=contract
    )


# ── which case stays as it is ────────────────────────────────────────────────


@pytest.mark.parametrize("reden", Onbekend)
@pytest.mark.parametrize("soort", [soort for soort in Afwijkingsoort if soort is not Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG])  # fmt: skip
def test_a_locatie_of_which_something_is_unknown_keeps_its_cases_and_another_does_not(
    soort: Afwijkingsoort, reden: Onbekend
):
    uitkomst = ControleUitkomst(onbekend={HIER: reden})
    assert uitkomst.is_onbekend(finding(soort, HIER))
    assert not uitkomst.is_onbekend(finding(soort, DAAR))


@pytest.mark.parametrize("reden", Onbekend)
def test_a_case_about_the_postcode_stays_only_when_the_address_cannot_be_read(reden: Onbekend):
    uitkomst = ControleUitkomst(onbekend={HIER: reden})
    postcode = finding(Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG, HIER)
    assert uitkomst.is_onbekend(postcode) is (reden is Onbekend.ADRES_ONLEESBAAR)
    assert not uitkomst.is_onbekend(replace(postcode, locatie_id=DAAR))
    assert not uitkomst.is_onbekend(replace(postcode, locatie_id=None))


def test_a_contracted_location_that_could_not_be_compared_keeps_the_case_that_it_is_missed():
    uitkomst = ControleUitkomst(onbekende_contractlocaties=frozenset({CONTRACT}))
    gemist = finding(Afwijkingsoort.LOCATIE_NIET_INGEVOERD, contract=CONTRACT)
    assert uitkomst.is_onbekend(gemist)
    assert not uitkomst.is_onbekend(replace(gemist, gecontracteerde_locatie_id=ANDER))


def test_a_case_of_a_locatie_is_not_unknown_because_of_the_contract_beside_it():
    uitkomst = ControleUitkomst(onbekende_contractlocaties=frozenset({CONTRACT}))
    assert not uitkomst.is_onbekend(
        finding(Afwijkingsoort.ADRES_NIET_GECONTRACTEERD, HIER, CONTRACT)
    )


# ── an aanbieder of which an address cannot be read ──────────────────────────


def test_of_such_an_aanbieder_nothing_is_found_and_of_another_everything():
    eigen, ook = locatie(1, adres()), locatie(2, adres("Molenweg", 3))
    vreemd, contract = locatie(3, adres(), van=2), contractlocatie(9, adres(), van=2)
    uitkomst = controleer(
        replace(eigen, adres=DICHT), ook, vreemd, contract,
        regel(einde=None), regel(waar=contract, van=2),
    )  # fmt: skip
    assert kort(uitkomst) == []
    assert uitkomst.onbekend == {eigen.id: Onbekend.ADRES_ONLEESBAAR, ook.id: Onbekend.ADRES_ONLEESBAAR}  # fmt: skip
    assert (uitkomst.gecontroleerd, uitkomst.onbekende_contractlocaties) == (1, frozenset())


def test_only_the_contracted_locations_of_that_aanbieder_become_unknown():
    leesbaar, onleesbaar = contractlocatie(1, adres()), contractlocatie(2, adres())
    vreemd = contractlocatie(9, adres("Molenweg", 3), van=2)
    uitkomst = controleer(
        leesbaar, replace(onleesbaar, adres=DICHT), vreemd,
        regel(waar=leesbaar), regel(waar=onleesbaar), regel(waar=vreemd, van=2),
    )  # fmt: skip
    assert uitkomst.onbekende_contractlocaties == {leesbaar.id, onleesbaar.id}
    assert kort(uitkomst) == [("locatie-niet-ingevoerd", 9, None, [])]


def test_its_wrong_gemeente_is_still_found_where_the_address_can_be_read():
    eigen = replace(locatie(1, adres()), adres=DICHT)
    ook = locatie(2, adres(postcode="7551EB"))
    uitkomst = controleer(eigen, ook, regel())
    assert kort(uitkomst) == [("gemeente-postcode-strijdig", 2, None, ["postcode", "gemeente"])]


def test_without_a_list_of_contracts_each_locatie_says_whether_its_own_address_can_be_read():
    eigen, ook = replace(locatie(1, adres()), adres=DICHT), locatie(2, adres())
    uitkomst = controleer(eigen, ook, contracten_bekend=False)
    assert uitkomst.onbekend == {eigen.id: Onbekend.ADRES_ONLEESBAAR, ook.id: Onbekend.GEEN_CONTRACTLIJST}  # fmt: skip
    assert (uitkomst.gecontroleerd, uitkomst.onbekende_contractlocaties) == (0, frozenset())


# ── what a region says ───────────────────────────────────────────────────────


@pytest.mark.parametrize(("provincie", "gelijk"), [("Overijssel", True), ("Gelderland", False)])
def test_a_place_lies_in_the_province_of_the_region_where_its_name_does_not_say_so(
    provincie: str, gelijk: bool
):
    contract = contractlocatie(1, adres(plaats="Hengelo (O)"))
    uitkomst = controleer(
        locatie(1, adres(plaats="Hengelo")), contract, regel(waar=contract), provincie=provincie
    )
    assert (kort(uitkomst) == [] and uitkomst.onbekend == {}) is gelijk


@pytest.mark.parametrize("postcode", ["7551EB", "7551ZZ"])
def test_the_digits_of_a_postcode_say_in_which_gemeente_it_lies(postcode: str):
    uitkomst = controleer(locatie(1, adres(postcode=postcode), gemeente="GM0141"), regel())
    assert [bevinding.soort for bevinding in uitkomst.afwijkingen] == [
        Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG
    ]
    assert kort(controleer(locatie(1, adres(postcode=postcode), gemeente="GM0164"), regel())) == []


def test_one_locatie_may_have_a_wrong_gemeente_and_a_wrong_product():
    uitkomst = controleer(locatie(1, adres(postcode="7551EB"), "ZZZZZ"), regel(GEZINSHUIS))
    assert [soort for soort, *_ in kort(uitkomst)] == [
        "gemeente-postcode-strijdig",
        "product-niet-gecontracteerd",
    ]


def test_findings_of_several_aanbieders_stand_in_order_of_their_sleutel():
    locaties = [locatie(nummer, adres(), van=nummer) for nummer in (3, 1, 2)]
    sleutels = [bevinding.sleutel for bevinding in controleer(*locaties, regel(van=4)).afwijkingen]
    assert len(sleutels) == 3
    assert sleutels == sorted(sleutels)


def test_a_row_of_an_aanbieder_that_entered_nothing_is_checked_too():
    contract = contractlocatie(1, adres())
    uitkomst = controleer(contract, regel(waar=contract), locatie(2, adres(), van=2))
    assert [soort for soort, *_ in kort(uitkomst)] == ["geen-contract", "locatie-niet-ingevoerd"]


def test_the_real_address_is_the_same_open_and_shielded():
    assert real_adres(OpenbaarAdres(adres())) == real_adres(OPEN) == adres()
