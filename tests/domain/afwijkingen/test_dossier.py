"""What the check of one aanbieder looks at, and what a difference of it looks like."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.domain.afwijkingen.controleren import (
    GEZINSHUIS,
    GROEP,
    INDELING,
    TODAY,
    aanbieder,
    adres,
    contractlocatie,
    hulp,
    regel,
)
from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Bevinding, Verschilwoord
from wijzer.domain.afwijkingen.dossier import Dossier
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.contract import Contractregel, GecontracteerdeLocatie

DAY = timedelta(days=1)
ESWEG, MOLENWEG = contractlocatie(1, adres()), contractlocatie(2, adres("Molenweg", 3))


def dossier(*regels: Contractregel, bekend: tuple[GecontracteerdeLocatie, ...] = ()) -> Dossier:
    alle = {waar.id: Adreskenmerk.of(waar.adres.reveal()) for waar in bekend}
    return Dossier.of(aanbieder(), [], regels, alle, indeling=INDELING, today=TODAY)


def test_it_holds_the_addresses_that_its_own_rows_name_and_no_others():
    gekozen = dossier(regel(waar=ESWEG), bekend=(ESWEG, MOLENWEG))
    assert set(gekozen.adressen) == {ESWEG.id}


def test_an_address_that_several_rows_name_stands_in_it_once():
    gekozen = dossier(regel(GEZINSHUIS, ESWEG), regel(GROEP, ESWEG), bekend=(ESWEG,))
    assert list(gekozen.adressen) == [ESWEG.id]


def test_a_row_of_the_past_or_the_future_names_its_address_too():
    regels = (
        regel(waar=ESWEG, einde=TODAY - DAY),
        regel(waar=MOLENWEG, begin=TODAY + DAY),
    )
    assert set(dossier(*regels, bekend=(ESWEG, MOLENWEG)).adressen) == {ESWEG.id, MOLENWEG.id}


def test_a_location_of_which_no_address_is_known_is_left_out():
    gekozen = dossier(regel(waar=ESWEG), regel(waar=MOLENWEG), bekend=(MOLENWEG,))
    assert set(gekozen.adressen) == {MOLENWEG.id}


def test_a_row_that_names_no_location_names_no_address():
    assert dossier(regel(), bekend=(ESWEG,)).adressen == {}


@pytest.mark.parametrize(
    ("begin", "einde", "loopt"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY, TODAY, True),
    ],
)
def test_a_row_runs_from_its_first_day_up_to_and_including_its_last(
    begin: date, einde: date | None, loopt: bool
):
    rij = regel(begin=begin, einde=einde)
    assert dossier(rij).lopende_regels == ([rij] if loopt else [])


def test_rows_that_run_stand_in_the_order_in_which_they_came():
    regels = [regel(product) for product in (GROEP, GEZINSHUIS, "ABGII")]
    voorbij = regel("VLOGE", einde=TODAY - DAY)
    for volgorde in permutations(regels):
        assert dossier(*volgorde, voorbij).lopende_regels == list(volgorde)


def test_a_finding_is_of_the_aanbieder_and_names_what_it_was_given():
    wie = LocatieId(ESWEG.id)
    gevonden = dossier().finding(
        Afwijkingsoort.CONTRACT_BEEINDIGD, Verschilwoord.PRODUCT, Verschilwoord.EINDDATUM,
        locatie_id=wie, contractlocatie=MOLENWEG.id, hulp=hulp(GROEP),
    )  # fmt: skip
    assert gevonden == Bevinding(
        soort=Afwijkingsoort.CONTRACT_BEEINDIGD,
        aanbieder_id=aanbieder(),
        locatie_id=wie,
        gecontracteerde_locatie_id=MOLENWEG.id,
        hulp=hulp(GROEP),
        verschil=(Verschilwoord.PRODUCT, Verschilwoord.EINDDATUM),
    )


def test_a_finding_names_nothing_that_it_was_not_given():
    assert dossier().finding(Afwijkingsoort.GEEN_CONTRACT) == Bevinding(
        soort=Afwijkingsoort.GEEN_CONTRACT, aanbieder_id=aanbieder()
    )
