"""What a file must say of something that is not known yet."""

from decimal import Decimal

import pytest

from wijzer.services.aanvullen.nieuw import refuse_new
from wijzer.services.importverslag import Bevindingen

WAT = "Dit product"


def refused(**nodig: object) -> list[tuple[int, str]]:
    """Where it says that a value is needed."""
    bevindingen = Bevindingen()
    assert refuse_new(7, WAT, nodig, bevindingen) is bool(bevindingen.fouten)
    return [(fout.rij, fout.kolom) for fout in bevindingen.fouten]


def test_every_missing_column_is_noted_in_the_order_in_which_it_is_asked_for():
    assert refused(naam="De Linde", vindbaar=None, soort=None) == [(7, "vindbaar"), (7, "soort")]


def test_with_all_of_them_nothing_is_noted():
    assert refused(naam="De Linde", soort="wonen") == []
    assert refused() == []


@pytest.mark.parametrize("waarde", ["", 0, False, (), Decimal(0)], ids=repr)
def test_a_value_that_says_little_is_a_value(waarde: object):
    assert refused(naam=waarde) == []


def test_the_mistake_says_what_is_unknown_and_what_would_do():
    bevindingen = Bevindingen()
    refuse_new(7, WAT, {"naam": None}, bevindingen)
    [fout] = bevindingen.fouten
    assert fout.fout == "Dit product kennen we niet. Voor iets nieuws is deze kolom nodig."
    assert (fout.waarde, fout.verwacht) == ("", "een kolom naam met een ingevulde cel")


def test_what_was_noted_before_stays_and_does_not_count_as_missing():
    bevindingen = Bevindingen()
    bevindingen.refuse(3, "tarief", "x", "Dit is geen bedrag.")
    assert refuse_new(7, WAT, {"naam": "De Linde"}, bevindingen) is False
    assert refuse_new(8, WAT, {"naam": None}, bevindingen) is True
    assert [(fout.rij, fout.kolom) for fout in bevindingen.fouten] == [(3, "tarief"), (8, "naam")]
