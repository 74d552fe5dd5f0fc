"""What people call help that is known by a code or by a hulpvorm."""

from datetime import date, timedelta

from tests.factories import make_hulpvorm, make_product
from wijzer.domain.inkoop.hulpaanduiding import of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpnamen import Hulpnaam, Hulpnamen

TODAY = date(2026, 11, 20)
GEZINSHUIS = make_hulpvorm("gezinshuis")
NAMEN = Hulpnamen.of(
    [
        make_product("WGZHF", naam="Gezinshuis F", hulpvorm="gezinshuis"),
        make_product("WGZH0", naam="Oud", hulpvorm="gezinshuis", geldig_tot=TODAY - timedelta(1)),
        make_product("TOESL", naam="Toeslag", hulpvorm=None),
    ],
    [GEZINSHUIS],
    today=TODAY,
)


def test_a_product_has_its_own_name_and_its_code_beside_it():
    assert NAMEN.name(of_code("WGZHF")) == Hulpnaam("Gezinshuis F", "WGZHF")
    assert NAMEN.name(of_code("WGZH0")) == Hulpnaam("Oud", "WGZH0")


def test_a_hulpvorm_has_a_name_and_no_code():
    assert NAMEN.name(of_hulpvorm("gezinshuis")) == Hulpnaam(GEZINSHUIS.naam, None)


def test_what_the_region_does_not_know_is_called_by_its_code_or_slug():
    assert NAMEN.name(of_code("ABCDE")) == Hulpnaam("", "ABCDE")
    assert NAMEN.name(of_hulpvorm("weg")) == Hulpnaam("weg", None)


def test_the_hulpvorm_of_a_code_is_that_of_its_product():
    assert NAMEN.hulpvorm_of(of_code("WGZHF")) == GEZINSHUIS
    assert NAMEN.hulpvorm_of(of_hulpvorm("gezinshuis")) == GEZINSHUIS
    for hulp in (of_code("TOESL"), of_code("ABCDE"), of_hulpvorm("weg")):
        assert NAMEN.hulpvorm_of(hulp) is None
