"""A point is asked for only when an open address is another one than before."""

from dataclasses import replace

import pytest

from tests.factories import (
    ENSCHEDE,
    make_aanbieder,
    make_adres,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
)
from wijzer.domain.adressen.adres import Adres, OpenbaarAdres, Punt
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.locaties.locatie import Groep
from wijzer.services.locaties.plaats_op_kaart import place_anew

PUNT = Punt(52.0, 6.0)
OUD = make_groep(make_aanbieder(), adres=make_open_adres())


class Teller:
    """A geocoder that finds everything, and keeps what it was asked."""

    def __init__(self) -> None:
        self.gevraagd: list[Adres] = []

    def find(self, adres: Adres, *, gemeente: str) -> Punt | None:
        self.gevraagd.append(adres)
        return PUNT


def test_the_same_address_without_its_point_keeps_the_point_and_asks_nothing() -> None:
    teller = Teller()
    getypt = replace(OUD, naam="De Wilg", adres=OpenbaarAdres(make_adres()))
    assert place_anew(getypt, OUD, teller) == replace(getypt, adres=OUD.adres)
    assert teller.gevraagd == []


@pytest.mark.parametrize(
    "nieuw",
    [
        replace(OUD, adres=make_open_adres(huisnummer=13)),
        replace(OUD, gemeente=ENSCHEDE),
    ],
)
def test_another_address_or_gemeente_is_asked_about(nieuw: Groep) -> None:
    teller = Teller()
    adres = real_adres(nieuw.adres)
    assert place_anew(nieuw, OUD, teller).adres == OpenbaarAdres(adres, PUNT)
    assert teller.gevraagd == [adres]


def test_what_is_new_or_was_shielded_is_asked_about() -> None:
    for oud in (None, replace(OUD, adres=make_afgeschermd_adres())):
        teller = Teller()
        assert place_anew(OUD, oud, teller).adres == OpenbaarAdres(make_adres(), PUNT)
        assert len(teller.gevraagd) == 1


def test_a_shielded_address_is_never_asked_about() -> None:
    teller = Teller()
    nieuw = replace(OUD, adres=make_afgeschermd_adres())
    assert place_anew(nieuw, OUD, teller) is nieuw
    assert teller.gevraagd == []
