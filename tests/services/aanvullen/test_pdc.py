"""A row of a catalogue, whole again with what is stored in the columns that its file leaves out."""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import BEGIN, TODAY, make_product
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.files.pdc import KOLOMMEN, PdcRij, VolledigePdcRij
from wijzer.services.aanvullen.pdc import complete_product
from wijzer.services.importverslag import Bevindingen

GEMEENTEN = tuple(f"GM0{nummer}" for nummer in range(141, 151))
"""So many that a set of them is in order by chance no more than once in a million times."""
STORED = make_product(
    gewone_naam="Wonen bij een gezin",
    intensiteit="hoog",
    eenheid="etmaal",
    tarief=Decimal("210.50"),
    geldig_tot=TODAY,
    opvolger="WGZHG",
    via_cpwv=True,
    uitgesloten_gemeenten=frozenset(GEMEENTEN),
    omschrijving="Een gezin dat er altijd is.",
)
LEEG = PdcRij(
    rij=5,
    productcode="WGZHF",
    geldig_van=BEGIN,
    uitgesloten_gemeenten=(),
    **{
        veld.name: None
        for veld in fields(PdcRij)
        if veld.name not in ("rij", "productcode", "geldig_van", "uitgesloten_gemeenten")
    },
)
"""A file with the key alone."""
NIEUW = replace(
    LEEG, naam="Gezinshuis", segment="wonen", soort=Hulpsoort.WONEN, vindbaar=Vindbaar.GEEN
)
"""What a new product needs, and no more."""
KAN_WEG = sorted(set(KOLOMMEN) - {"productcode", "geldig_van"})


def complete(rij: PdcRij, ontbreekt: set[str]) -> VolledigePdcRij:
    bevindingen = Bevindingen()
    volledig = complete_product(rij, STORED, ontbreekt, bevindingen)
    assert volledig
    assert bevindingen.fouten == []
    return volledig


@pytest.mark.parametrize("kolom", KAN_WEG)
def test_each_column_that_is_left_out_stays_as_it_is_stored(kolom: str):
    volledig = complete(LEEG, set(KAN_WEG))
    stored = getattr(STORED, kolom)
    assert stored is not None
    verwacht = tuple(sorted(stored)) if kolom == "uitgesloten_gemeenten" else stored
    assert getattr(volledig, kolom) == verwacht


@pytest.mark.parametrize("kolom", ["intensiteit", "eenheid", "tarief", "geldig_tot", "opvolger"])
def test_an_empty_cell_in_a_column_that_is_there_empties_what_is_stored(kolom: str):
    assert getattr(complete(LEEG, set(KAN_WEG) - {kolom}), kolom) is None


def test_what_the_file_says_is_never_overruled_by_what_is_stored():
    volledig = complete(replace(LEEG, naam="Anders"), set(KAN_WEG) - {"naam"})
    assert (volledig.rij, volledig.naam, volledig.gewone_naam) == (
        5, "Anders", "Wonen bij een gezin"
    )  # fmt: skip


def test_excluded_gemeenten_of_the_file_keep_its_order_and_stored_ones_are_sorted():
    geschreven = replace(LEEG, uitgesloten_gemeenten=("Hengelo", "Almelo"))
    getypt = complete(geschreven, set(KAN_WEG) - {"uitgesloten_gemeenten"})
    assert getypt.uitgesloten_gemeenten == ("Hengelo", "Almelo")
    assert complete(LEEG, set(KAN_WEG)).uitgesloten_gemeenten == GEMEENTEN


def test_a_new_product_with_what_it_needs_is_called_by_its_name():
    volledig = complete_product(NIEUW, None, set(KAN_WEG), Bevindingen())
    assert volledig
    assert (volledig.naam, volledig.gewone_naam) == ("Gezinshuis", "Gezinshuis")
    eigen = complete_product(replace(NIEUW, gewone_naam="Gezin"), None, set(), Bevindingen())
    assert eigen
    assert eigen.gewone_naam == "Gezin"


@pytest.mark.parametrize("kolom", ["naam", "segment", "soort", "vindbaar"])
def test_a_new_product_without_one_of_them_is_refused_at_that_column(kolom: str):
    bevindingen = Bevindingen()
    zonder: dict[str, Any] = {kolom: None}
    assert complete_product(replace(NIEUW, **zonder), None, {kolom}, bevindingen) is None
    assert [(fout.rij, fout.kolom) for fout in bevindingen.fouten] == [(5, kolom)]
