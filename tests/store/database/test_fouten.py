"""Rules that the database enforces too: each broken one is the domain's error, beside its field, without values."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import (
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_contractregel,
    make_groep,
    make_opgave,
    make_product,
)
from tests.store.conftest import Twente
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.locaties.locatie import Groep
from wijzer.published.tables import PublishedBase
from wijzer.store.database import fouten
from wijzer.store.tables import Base

GISTEREN = date(2024, 12, 31)


def kept_groep(twente: Twente) -> Groep:
    """A groep in the database."""
    groep = make_groep(twente.aanbieder)
    with twente.database.transaction() as store:
        store.locaties.add(groep)
    return groep


def test_an_agb_code_belongs_to_one_aanbieder_in_a_region(twente: Twente):
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.aanbieders.add(make_aanbieder(agb=twente.aanbieder.agb))
    assert fout.value.veld == "agb"
    assert twente.aanbieder.agb[0] not in str(fout.value)


def test_a_locatie_offers_a_product_once(twente: Twente):
    groep = kept_groep(twente)
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.aanbod.add_many([make_aanbod(groep), make_aanbod(groep)])
    assert fout.value.veld == "productcode"


@pytest.mark.parametrize(
    "veld", ["vrije_plekken", "aanmeldwachttijd_weken", "behandelwachttijd_weken"]
)
def test_a_number_below_zero_is_refused_beside_its_field(twente: Twente, veld: str):
    groep = kept_groep(twente)
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.aanbod.add(make_aanbod(groep, opgave=make_opgave(**{veld: -1})))
    assert fout.value.veld == veld


def test_what_ends_before_it_begins_is_refused(twente: Twente):
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.producten.save(make_product("NIEUW", geldig_tot=GISTEREN))
    assert fout.value.veld == "geldig_tot"
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.contracten.add_many([make_contractregel(twente.aanbieder, einddatum=GISTEREN)])
    assert fout.value.veld == "einddatum"


def test_a_code_has_one_product_from_one_day(twente: Twente):
    with pytest.raises(Ongeldig) as fout, twente.database.transaction() as store:
        store.producten.save(make_product("WGZHF"))
    assert fout.value.veld == "productcode"


def test_what_hangs_on_nothing_is_refused(twente: Twente):
    with pytest.raises(Geweigerd, match="verwijst"), twente.database.transaction() as store:
        store.locaties.add(make_groep(make_aanbieder()))
    with pytest.raises(Geweigerd, match="verwijst"), twente.database.transaction() as store:
        store.producten.save(replace(make_product("NIEUW"), hulpvorm="bestaat-niet"))


def test_half_a_character_is_refused_and_leaves_nothing(twente: Twente):
    with pytest.raises(Geweigerd, match="teken"), twente.database.transaction() as store:
        store.locaties.add(make_groep(twente.aanbieder, "half \ud800 teken"))
    with twente.database.read() as store:
        assert store.locaties.all(REGIO) == []


@pytest.mark.parametrize("adressen", ["postgresql"], indirect=True)
def test_a_nul_character_is_refused_where_the_database_cannot_hold_it(twente: Twente):
    with pytest.raises(Geweigerd, match="teken"), twente.database.transaction() as store:
        store.locaties.add(make_groep(twente.aanbieder, "nul \x00 teken"))


def test_every_message_belongs_to_a_constraint_that_exists():
    known = {
        str(constraint.name)
        for metadata in (Base.metadata, PublishedBase.metadata)
        for table in metadata.tables.values()
        for constraint in table.constraints
    }
    assert set(fouten._MELDINGEN) <= known
