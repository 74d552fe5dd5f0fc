"""What a locatie may be at the least and at the most, and when an open address is that of a shielded one."""

from typing import Any

import pytest

from tests.factories import (
    ALMELO,
    ENSCHEDE,
    HENGELO,
    make_aanbieder,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_vestiging,
)
from wijzer.domain.adressen.adres import LocatieAdres, OnleesbaarAdres, OpenbaarAdres
from wijzer.domain.locaties.locatie import (
    MAX_GROEPSGROOTTE,
    MAX_LEEFTIJD,
    Locatie,
    check_locatie,
    lies_at_shielded,
)

EIGEN = make_aanbieder()


def wrong(locatie: Locatie) -> list[str]:
    gemeenten = frozenset({HENGELO, ENSCHEDE})
    return [fout.veld for fout in check_locatie(locatie, regio_gemeenten=gemeenten)]


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"groepsgrootte": 1}, []),
        ({"groepsgrootte": MAX_GROEPSGROOTTE}, []),
        ({"leeftijd_van": 0, "leeftijd_tot": 0}, []),
        ({"leeftijd_van": MAX_LEEFTIJD, "leeftijd_tot": MAX_LEEFTIJD}, []),
        ({"leeftijd_van": 12}, []),
        ({"leeftijd_tot": 12}, []),
        ({"leeftijd_van": -1, "leeftijd_tot": 24}, ["leeftijd_van", "leeftijd_tot"]),
        ({"leeftijd_van": 24, "leeftijd_tot": 3}, ["leeftijd_van", "leeftijd_tot"]),
        ({"naam": ""}, ["naam"]),
        ({"naam": "De\nLinde"}, ["naam"]),
        ({"naam": " ", "gemeente": ALMELO, "groepsgrootte": 0}, ["naam", "gemeente", "groepsgrootte"]),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_with_a_groep_is_told_at_once(
    anders: dict[str, Any], velden: list[str]
):
    assert wrong(make_groep(EIGEN, **anders)) == velden


@pytest.mark.parametrize(
    ("werkgebied", "velden"),
    [
        ({HENGELO}, []),
        ({ENSCHEDE}, []),
        ({HENGELO, ENSCHEDE}, []),
        ({HENGELO, ALMELO}, ["werkgebied"]),
        (set(), ["werkgebied"]),
    ],
)
def test_a_vestiging_serves_gemeenten_of_its_region_its_own_or_not(
    werkgebied: set[str], velden: list[str]
):
    assert wrong(make_vestiging(EIGEN, werkgebied=frozenset(werkgebied))) == velden


GEHEIM = make_afgeschermd_adres("Proefstraat", 12, "7551XX")


@pytest.mark.parametrize(
    ("hier", "anderen", "ligt_er"),
    [
        (make_open_adres("Proefstraat", 12), [GEHEIM], True),
        (make_open_adres("PROEFSTR.", 12), [GEHEIM], True),
        (make_open_adres("Proefstraat", 12, None), [GEHEIM], True),
        (make_open_adres("Proefstraat", 14), [GEHEIM], False),
        (make_open_adres("Proefstraat", 12, huisletter="A"), [GEHEIM], False),
        (make_open_adres("Kerkstraat", 12), [GEHEIM], True),
        (make_open_adres("Kerkstraat", 12, None), [GEHEIM], False),
        (make_open_adres("Proefstraat", 12, "7551AA"), [GEHEIM], False),
        (make_open_adres("Proefstraat", 12), [], False),
        (make_open_adres("Proefstraat", 12), [make_open_adres("Proefstraat", 12)], False),
        (make_open_adres("Proefstraat", 12), [OnleesbaarAdres()], False),
        (make_open_adres("Proefstraat", 12), [OnleesbaarAdres(), make_open_adres(), GEHEIM], True),
    ],
)
def test_an_open_address_is_that_of_a_shielded_one_however_it_is_written(
    hier: OpenbaarAdres, anderen: list[LocatieAdres], ligt_er: bool
):
    """A postcode with a number is one address, whatever its street is called."""
    assert lies_at_shielded(hier, anderen) is ligt_er


def test_the_codes_of_a_large_werkgebied_stand_in_order():
    codes = [f"GM{nummer:04}" for nummer in range(30)]
    assert make_vestiging(EIGEN, werkgebied=frozenset(codes)).werkgebied_codes == tuple(codes)
