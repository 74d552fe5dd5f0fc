"""Which contracted location explains which entered one: each at most once, as many as possible, always the same."""

import random
from dataclasses import replace
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.afwijkingen.controleren import adres
from wijzer.domain.adressen.vergelijking import Adreskenmerk, Uitslag, compare_kenmerken
from wijzer.domain.afwijkingen.koppeling import Adresregister, Contractbuurt, pair_nearby
from wijzer.domain.ids import GecontracteerdeLocatieId, LocatieId

ADRESSEN = [
    adres(straat, huisnummer, plaats, postcode=postcode)
    for straat in ("Esweg", "Eswegg", "Molenweg", "Molenwg", "Kerkplein")
    for huisnummer in (3, 12, 21, 121)
    for plaats in ("Almelo", "Almlo", "Hengelo")
    for postcode in (None, "7601AA", "7601AB", "7551EB")
]
BAG_ID = "0141200000000001"
adressen = st.sampled_from(ADRESSEN)
met_bag_id = st.sampled_from(
    [*ADRESSEN, *(replace(waar, nummeraanduiding_id=BAG_ID) for waar in ADRESSEN)]
)


def lees(adressen, soort):
    return {soort(UUID(int=n)): Adreskenmerk.of(waar) for n, waar in enumerate(adressen, 1)}


def brute_force(zoekend, vrij):
    """The largest number of near pairs, by trying every way."""
    ids = [*vrij, *([None] * len(zoekend))]
    return max(
        sum(
            wie is not None and compare_kenmerken(kenmerk, vrij[wie]).is_dichtbij
            for kenmerk, wie in zip(zoekend.values(), keuze, strict=True)
        )
        for keuze in permutations(ids, len(zoekend))
    )


@pytest.mark.regel("pair_nearby")
@given(st.lists(adressen, max_size=3), st.lists(adressen, max_size=3))
def test_as_many_as_possible_are_paired_each_once_and_only_near_ones(ingevoerd, contract):
    zoekend, vrij = lees(ingevoerd, LocatieId), lees(contract, GecontracteerdeLocatieId)
    paren = pair_nearby(zoekend, vrij)
    assert len(paren) == (brute_force(zoekend, vrij) if zoekend else 0)
    assert len({wie for wie, _ in paren.values()}) == len(paren)
    for locatie_id, (wie, uitkomst) in paren.items():
        assert uitkomst.is_dichtbij
        assert uitkomst == compare_kenmerken(zoekend[locatie_id], vrij[wie])


@given(
    st.lists(adressen, max_size=5),
    st.lists(adressen, max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_addresses_come_in_never_matters(
    ingevoerd, contract, toeval: random.Random
):
    zoekend, vrij = lees(ingevoerd, LocatieId), lees(contract, GecontracteerdeLocatieId)
    geschud = [list(zoekend.items()), list(vrij.items())]
    for lijst in geschud:
        toeval.shuffle(lijst)
    assert pair_nearby(zoekend, vrij) == pair_nearby(dict(geschud[0]), dict(geschud[1]))


@pytest.mark.regel("Adresregister.find")
@given(met_bag_id, st.lists(met_bag_id, max_size=6))
def test_the_register_finds_exactly_what_comparing_everything_finds(gezocht, contract):
    vrij, kenmerk = lees(contract, GecontracteerdeLocatieId), Adreskenmerk.of(gezocht)
    uitslagen = {wie: compare_kenmerken(kenmerk, ander).uitslag for wie, ander in vrij.items()}
    gevonden = Adresregister.of(vrij).find(kenmerk)
    assert gevonden.gelijk == {
        wie for wie, uitslag in uitslagen.items() if uitslag is Uitslag.GELIJK
    }
    assert gevonden.onbekend == {
        wie for wie, uitslag in uitslagen.items() if uitslag is Uitslag.ONBEKEND
    }


@given(adressen, st.lists(adressen, max_size=6))
def test_looking_around_finds_exactly_what_is_near_and_the_nearest_first(gezocht, contract):
    vrij, kenmerk = lees(contract, GecontracteerdeLocatieId), Adreskenmerk.of(gezocht)
    vergeleken = {wie: compare_kenmerken(kenmerk, ander) for wie, ander in vrij.items()}
    dichtbij = {wie: uitkomst for wie, uitkomst in vergeleken.items() if uitkomst.is_dichtbij}
    buurt = Contractbuurt.of(vrij)
    assert buurt.nearby(kenmerk) == dichtbij
    naaste = buurt.nearest(kenmerk)
    assert (naaste is None) is (not contract)
    if naaste and dichtbij:
        assert naaste[1].afstand == min(uitkomst.afstand for uitkomst in vergeleken.values())


# ── by example ───────────────────────────────────────────────────────────────


def place(nummer, *delen, **rest):
    """One address of a contract, by the number of its location."""
    return {GecontracteerdeLocatieId(UUID(int=nummer)): Adreskenmerk.of(adres(*delen, **rest))}


def far(*plekken, plaats="Almelo", huisnummer=12):
    """The number of what comes nearest to Esweg 12 of these, none of which shares street or postcode."""
    naaste = Contractbuurt.of(
        {wie: waar for plek in plekken for wie, waar in plek.items()}
    ).nearest(Adreskenmerk.of(adres("Esweg", huisnummer, plaats, postcode="7601AA")))
    return naaste and naaste[0].int


def test_of_what_lies_elsewhere_the_place_decides_then_the_number_then_the_id():
    elders, hier = place(1, "Kerkplein", 12, "Hengelo"), place(2, "Kerkplein", 99)
    dichter, verder = place(4, "Kerkplein", 14), place(3, "Kerkplein", 8)
    assert far(elders, hier) == 2
    assert far(elders, hier, dichter, verder) == 4
    assert far(place(6, "Kerkplein", 14), dichter, place(5, "Kerkplein", 10)) == 4
    assert far() is None


def test_what_shares_the_street_or_the_postcode_goes_before_what_shares_the_place():
    straat = place(9, "Esweg", 500, "Hengelo")
    postcode = place(8, "Kerkplein", 500, "Hengelo", postcode="7601AA")
    zelfde_plaats = place(1, "Kerkplein", 12)
    assert far(zelfde_plaats, straat) == 9
    assert far(zelfde_plaats, postcode) == 8


def test_two_addresses_without_a_postcode_do_not_share_one():
    buurt = Contractbuurt.of({**place(1, "Kerkplein", 99), **place(2, "Molenweg", 14)})
    naaste = buurt.nearest(Adreskenmerk.of(adres("Esweg", 12)))
    assert naaste
    assert naaste[0].int == 2


def test_equally_near_pairs_go_to_the_lowest_ids():
    zoekend = {LocatieId(UUID(int=nummer)): Adreskenmerk.of(adres(huisnummer=21)) for nummer in (7, 5)}  # fmt: skip
    vrij = {**place(3), **place(2)}
    gevonden = {wie.int: naaste.int for wie, (naaste, _) in pair_nearby(zoekend, vrij).items()}
    assert gevonden == {5: 2, 7: 3}


def test_of_more_locaties_than_there_are_contracted_ones_the_rest_has_none():
    zoekend = {LocatieId(UUID(int=nummer)): Adreskenmerk.of(adres(huisnummer=21)) for nummer in (7, 5, 6)}  # fmt: skip
    assert {wie.int for wie in pair_nearby(zoekend, place(1))} == {5}
    assert pair_nearby({}, place(1)) == pair_nearby(zoekend, {}) == {}


def test_a_bag_id_leads_to_an_address_with_another_number():
    ergens = Adreskenmerk.of(adres("Kerkplein", 8, nummeraanduiding_id="0141200000000001"))
    vrij = place(1, "Molenweg", 3, nummeraanduiding_id="0141200000000001")
    assert {wie.int for wie in Adresregister.of(vrij).find(ergens).gelijk} == {1}
    zonder = place(1, "Molenweg", 3)
    assert Adresregister.of(zonder).find(ergens).gelijk == frozenset()


def test_two_contracted_locations_in_one_building_are_both_found():
    register = Adresregister.of({**place(1), **place(2), **place(3, huisnummer=14)})
    assert {wie.int for wie in register.find(Adreskenmerk.of(adres("ESWEG", 12))).gelijk} == {1, 2}
