"""A table of fields says how facts are called; what holds them, and what is published of them, stands elsewhere and is compared here."""

from dataclasses import fields
from typing import Any

import pytest

from tests.factories import make_aanbieder, make_gemeente, make_groep, make_opgave, make_product
from wijzer.domain.adressen.adres import Adres, Punt
from wijzer.domain.inkoop.product import Product
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.domain.locaties.locatie import Groep, Vestiging
from wijzer.domain.locaties.publicatie import PubliekAdres
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.velden import locatie, opgave, product
from wijzer.files.locaties import LocatiesRij
from wijzer.files.pdc import PdcRij
from wijzer.published import stukken
from wijzer.published.gegevens import LocatieInfo, Naam
from wijzer.services.locaties.invoer import LocatieInvoer
from wijzer.store.locaties.rijen import values_of
from wijzer.web.aanbieder.formulieren import LocatieFormulier
from wijzer.web.aanbieder.opgaven import OpgaveFormulier

TABELLEN = {"locatie": locatie.VELDEN, "opgave": opgave.VELDEN, "product": product.VELDEN}
NIET_VAN_DE_LOCATIE = {"id", "regio", "aanbieder", "adres"}
"""What is published of a locatie and is no fact in its table: what it is, whose, and its public address."""
BEREKEND = {"bevestigdOp", "gewijzigdOp"}
"""What is kept of an entry beside what was stated."""


def names_of(soort: type[Any]) -> set[str]:
    return {veld.name for veld in fields(soort)}


def published_locatie() -> dict[str, Any]:
    """The piece of a groep, as the projection writes it."""
    groep = make_groep(make_aanbieder())
    feiten: Any = type("Rij", (), {**values_of(groep)})()
    adres = PubliekAdres(
        omschrijving=None,
        straat=None,
        huisnummer=None,
        huisletter=None,
        toevoeging=None,
        postcode=None,
        plaats=None,
        punt=Punt(52.0, 6.0),
        afgeschermd=True,
    )
    return stukken.write_locatie(
        feiten,
        aanbieder=Naam(id=groep.aanbieder_id, naam="Voorbeeld"),
        contact=Contact(),
        gemeente=make_gemeente(),
        adres=adres,
    )


def keys_of(velden: Any) -> set[str]:
    return {veld.sleutel.partition(".")[0] for veld in velden if veld.sleutel}


@pytest.mark.parametrize("tabel", TABELLEN)
def test_no_part_of_a_real_address_stands_in_a_table(tabel):
    delen = names_of(Adres) | {"adres", "straat", "lat", "lon", "punt", "versleuteld"}
    for veld in TABELLEN[tabel]:
        assert delen.isdisjoint({veld.naam, veld.kolom, *(veld.sleutel or "").split(".")})


def test_what_is_published_of_a_locatie_is_what_its_table_has_a_key_for():
    """A row with a key that is not written makes nothing public; it fails here, and so does a key without a row."""
    assert published_locatie().keys() - NIET_VAN_DE_LOCATIE == keys_of(locatie.VELDEN)
    assert set(published_locatie()["leeftijd"]) == {"van", "tot"}


def test_what_is_published_of_an_entry_is_what_its_table_has_a_key_for():
    kept = stukken.write_opgave(make_opgave(), bevestigd_at=None, gewijzigd_at=None)
    assert kept.keys() - BEREKEND == keys_of(opgave.VELDEN)


def test_what_is_published_of_a_product_beside_aanbod_stands_in_its_table():
    assert stukken.write_product(make_product()).keys() <= keys_of(product.VELDEN)


def test_every_kenmerk_is_a_field_of_each_class_that_carries_it():
    namen = {veld.naam for veld in locatie.KENMERKEN}
    for soort in (Groep, Vestiging, LocatieInvoer, LocatiesRij, LocatieInfo):
        assert namen <= names_of(soort), soort
    assert namen <= values_of(make_groep(make_aanbieder())).keys()
    assert all(hasattr(LocatieFormulier, naam) for naam in namen)


def test_a_table_has_a_row_for_each_fact_of_its_class():
    assert {veld.naam for veld in opgave.VELDEN} == names_of(Opgave)
    assert {veld.naam for veld in product.VELDEN} == names_of(Product) - {"id", "regio"}
    assert {veld.kolom for veld in product.VELDEN} == names_of(PdcRij) - {"rij"}
    van_de_rij = {
        "rij",
        "adres",
        "productcode",
        "hulpvorm",
        "medische_verwijzing",
        "opgave",
        "bevestigd",
    }
    assert {veld.naam for veld in locatie.VELDEN} == names_of(LocatiesRij) - van_de_rij


def test_the_forms_say_what_the_tables_say():
    labels = {veld.naam: veld.label for veld in (*locatie.VELDEN, *opgave.VELDEN)}
    for formulier in (LocatieFormulier, OpgaveFormulier):
        for naam, label in labels.items():
            veld = getattr(formulier, naam, None)
            if veld is not None and label:
                assert veld.args[0] == label, naam
