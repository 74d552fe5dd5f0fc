"""A row of a contract list, made whole: its aanbieder by name, once for each of its locations."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import (
    BEGIN,
    make_aanbieder,
    make_contractregel,
    make_gecontracteerde_locatie,
)
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.files.contracten import ContractenRij
from wijzer.services.aanvullen.contracten import Aanvulling
from wijzer.services.importverslag import Bevindingen

BRON = make_aanbieder("De Bron")
LINDE, BEUK = (make_gecontracteerde_locatie(BRON, naam=naam) for naam in ("De Linde", "De Beuk"))
RIJ = ContractenRij(
    rij=2,
    contractnummer="C-2025-001",
    aanbieder=None,
    agb=BRON.agb[0],
    kvk=None,
    hoofdaannemer_agb=None,
    productcode="WGZHF",
    ingangsdatum=BEGIN,
    einddatum=None,
    locatie=None,
    adres=None,
)
"""A row of a file that holds the key of a contract row alone."""
BEIDE = tuple(make_contractregel(BRON, locatie_id=locatie.id) for locatie in (LINDE, BEUK))


class Lijst:
    """One file beside what is stored, and what was noted of it."""

    def __init__(self, *regels: Contractregel, ontbreekt: str = "aanbieder locatie") -> None:
        self.bevindingen = Bevindingen()
        self._aanvulling = Aanvulling(
            {BRON.agb[0]: BRON}, [LINDE, BEUK], regels, set(ontbreekt.split()), self.bevindingen
        )

    def locations(self, **anders: Any) -> list[str | None]:
        """The locations for which this row stands."""
        return [rij.locatie for rij in self._aanvulling.complete(replace(RIJ, **anders))]

    def names(self, **anders: Any) -> list[str]:
        return [rij.aanbieder for rij in self._aanvulling.complete(replace(RIJ, **anders))]

    @property
    def mistakes(self) -> list[tuple[int, str]]:
        return [(fout.rij, fout.kolom) for fout in self.bevindingen.fouten]


def test_a_known_aanbieder_needs_no_name_and_one_in_the_file_goes_first():
    assert Lijst().names() == ["De Bron"]
    assert Lijst().names(aanbieder="De Nieuwe Bron") == ["De Nieuwe Bron"]


def test_an_unknown_aanbieder_without_a_name_is_noted_and_left_out():
    lijst = Lijst(*BEIDE)
    assert lijst.locations(agb="79999999") == []
    assert lijst.mistakes == [(2, "aanbieder")]


def test_a_new_aanbieder_with_a_name_stands_for_no_location():
    lijst = Lijst(*BEIDE)
    assert lijst.locations(agb="79999999", aanbieder="De Verse") == [None]
    assert lijst.mistakes == []


def test_without_the_column_a_row_stands_for_each_location_of_its_contract_in_their_order():
    assert Lijst(*BEIDE).locations() == ["De Linde", "De Beuk"]
    assert Lijst(*reversed(BEIDE)).locations() == ["De Beuk", "De Linde"]


def test_of_a_contract_with_and_without_a_location_both_are_meant():
    assert Lijst(BEIDE[0], make_contractregel(BRON)).locations() == ["De Linde", None]


@pytest.mark.parametrize(
    "anders",
    [
        {"contractnummer": "C-2025-002"},
        {"productcode": "WGZHG"},
        {"ingangsdatum": date(2026, 1, 1)},
    ],
    ids=["contract", "product", "begin"],
)
def test_another_contract_product_or_begin_has_other_locations(anders: dict[str, Any]):
    assert Lijst(*BEIDE).locations(**anders) == [None]


def test_a_contract_of_another_aanbieder_with_the_same_number_lends_no_location():
    ander = make_contractregel(make_aanbieder(), locatie_id=LINDE.id)
    assert Lijst(ander).locations() == [None]


def test_with_the_column_a_row_says_itself_where_also_that_it_is_nowhere():
    lijst = Lijst(*BEIDE, ontbreekt="aanbieder")
    assert lijst.locations(locatie="De Es") == ["De Es"]
    assert [lijst.locations(), lijst.locations()] == [[None], [None]], "alike rows are two rows"
    assert lijst.mistakes == []


def test_the_same_row_again_says_nothing_new():
    lijst = Lijst(*BEIDE)
    assert lijst.locations() == ["De Linde", "De Beuk"]
    assert lijst.locations(rij=3) == []
    assert lijst.mistakes == []


@pytest.mark.parametrize("anders", [{"einddatum": date(2027, 1, 1)}, {"kvk": "08123456"}], ids=str)
def test_a_row_that_says_something_else_is_noted_at_every_later_row(anders: dict[str, Any]):
    lijst = Lijst(*BEIDE)
    lijst.locations()
    for nummer in (3, 5):
        assert lijst.locations(rij=nummer, **anders) == []
    assert lijst.mistakes == [(3, "locatie"), (5, "locatie")]
    assert {fout.fout for fout in lijst.bevindingen.fouten} == {
        "Rij 2 zegt iets anders over hetzelfde contract en product."
    }


def test_a_row_about_another_product_is_no_repetition():
    lijst = Lijst(*BEIDE, make_contractregel(BRON, "WGZHG", locatie_id=BEUK.id))
    assert lijst.locations() == ["De Linde", "De Beuk"]
    assert lijst.locations(rij=3, productcode="WGZHG", einddatum=date(2027, 1, 1)) == ["De Beuk"]
    assert lijst.mistakes == []
