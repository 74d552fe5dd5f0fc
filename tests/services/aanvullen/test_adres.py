"""An address of which a file leaves columns out: the rest is what was stored, and never of another address."""

import pytest

from tests.factories import make_adres, make_afgeschermd_adres, make_open_adres
from wijzer.domain.adressen.adres import (
    AfgeschermdAdres,
    LocatieAdres,
    OnleesbaarAdres,
    OpenbaarAdres,
)
from wijzer.domain.fouten import Ongeldigheden
from wijzer.services.aanvullen.adres import DELEN, as_kind, complete_adres

STORED = make_open_adres("Dorpsplein", 9, "7551CC", "Hengelo", huisletter="A", toevoeging="2")


def given(
    straat: str = "Dorpsplein", huisnummer: int = 9, postcode: str | None = "7551CC", **delen: str
) -> OpenbaarAdres:
    return OpenbaarAdres(make_adres(straat, huisnummer, postcode, "Hengelo", **delen))


def missing(*delen: str, adres: OpenbaarAdres, stored: LocatieAdres | None = STORED) -> list[str]:
    with pytest.raises(Ongeldigheden) as fout:
        complete_adres(adres, stored, set(delen), met_postcode=True)
    return [veldfout.veld for veldfout in fout.value.fouten]


def test_no_column_is_left_out_and_the_address_is_what_the_file_says():
    adres = given("Eikenlaan", 1)
    assert complete_adres(adres, STORED, set(), met_postcode=True) is adres


def test_a_letter_and_addition_that_no_column_names_stay():
    heel = complete_adres(given(), STORED, {"huisletter", "toevoeging"}, met_postcode=True)
    assert heel.adres == STORED.adres


def test_another_address_does_not_take_over_what_was_said_of_the_old_one():
    for adres in (given("Eikenlaan"), given(huisnummer=11)):
        assert missing("huisletter", "toevoeging", adres=adres) == ["huisletter", "toevoeging"]
    assert missing(
        "postcode", adres=given("Eikenlaan", postcode=None, huisletter="A", toevoeging="2")
    ) == ["postcode"]


def test_where_nothing_was_stored_the_parts_that_make_an_address_must_be_there():
    assert missing("postcode", adres=given(postcode=None), stored=None) == ["postcode"]
    nieuw = complete_adres(given(postcode=None), None, {"postcode"}, met_postcode=False)
    assert nieuw.adres.postcode is None


def test_what_no_key_opens_lends_nothing():
    assert missing("postcode", adres=given(postcode=None), stored=OnleesbaarAdres()) == ["postcode"]


def test_a_shielded_address_stays_shielded_when_it_is_completed():
    dicht = make_afgeschermd_adres("Vlierkade", 5, "7551BB")
    halve = AfgeschermdAdres(make_adres("Vlierkade", 5, None))
    heel = complete_adres(halve, dicht, {"postcode"}, met_postcode=True)
    assert isinstance(heel, AfgeschermdAdres)
    assert heel.reveal().postcode == "7551BB"
    assert "Vlierkade" not in repr(heel)


def test_the_kind_is_what_is_asked_and_the_address_stays_the_same():
    dicht, los = make_afgeschermd_adres(), make_open_adres()
    assert as_kind(dicht, afgeschermd=True) is dicht
    afgeschermd = as_kind(los, afgeschermd=True)
    assert isinstance(afgeschermd, AfgeschermdAdres)
    assert afgeschermd.reveal() == los.adres
    geopend = as_kind(dicht, afgeschermd=False)
    assert isinstance(geopend, OpenbaarAdres)
    assert geopend.adres == dicht.reveal()
    assert set(DELEN) >= {"straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats"}
