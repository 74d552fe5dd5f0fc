"""Locaties and addresses as columns, without a database: nothing is lost on the way in or on the way out."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    make_aanbieder,
    make_afgeschermd_adres,
    make_groep,
    make_open_adres,
    make_vestiging,
)
from tests.store import waarden
from wijzer.domain.adressen.adres import OpenbaarAdres, Punt
from wijzer.domain.ids import AanbiederId, GebruikerId, LocatieId
from wijzer.domain.locaties.intrekking import Intrekking
from wijzer.domain.locaties.locatie import Groep, Locatie, Vestiging
from wijzer.store.locaties.aanbod import _waarden as aanbod_values
from wijzer.store.locaties.aanbod import to_aanbod
from wijzer.store.locaties.rijen import (
    intrekking_of,
    open_values,
    to_locatie,
    to_open_adres,
    values_of,
)
from wijzer.store.tables import AanbodRij, LocatieRij, OpenAdresRij

BRON = AanbiederId(uuid4())
HIER = LocatieId(uuid4())


def in_row(locatie: Locatie) -> LocatieRij:
    return LocatieRij(**values_of(locatie), versie=locatie.versie)


@settings(max_examples=50)
@given(waarden.locaties(BRON))
def test_a_locatie_comes_back_from_its_columns(locatie: Locatie):
    assert to_locatie(in_row(locatie), locatie.adres) == locatie


@settings(max_examples=50)
@given(waarden.open_adressen)
def test_an_open_address_comes_back_from_its_columns(adres: OpenbaarAdres):
    assert to_open_adres(OpenAdresRij(**open_values(HIER, adres))) == adres


@settings(max_examples=50)
@given(waarden.aanbod(HIER))
def test_aanbod_comes_back_from_its_columns(aanbod):
    assert to_aanbod(AanbodRij(**aanbod_values(aanbod), versie=aanbod.versie)) == aanbod


@pytest.mark.parametrize(
    "locatie", [make_groep(BRON), make_vestiging(BRON)], ids=["groep", "vestiging"]
)
def test_no_column_of_a_locatie_holds_anything_of_its_address(locatie: Locatie):
    """Whether it is open or shielded does not show either."""
    dicht, open_ = make_afgeschermd_adres("Verscholenpad", 3), make_open_adres("Openweg", 4)
    kolommen = [values_of(replace(locatie, adres=adres)) for adres in (dicht, open_)]
    assert kolommen[0] == kolommen[1]
    assert "Verscholenpad" not in repr(kolommen)


def test_who_saves_does_not_say_which_versie_it_becomes_or_that_it_is_withdrawn():
    kolommen = values_of(make_groep(make_aanbieder()))
    assert not {"versie", "ingetrokken_at", "ingetrokken_door"} & kolommen.keys()


def test_what_has_a_size_is_a_groep_and_the_rest_a_vestiging():
    groep, vestiging = make_groep(BRON, groepsgrootte=1), make_vestiging(BRON)
    assert values_of(groep)["soort"] == "groep"
    assert values_of(vestiging)["soort"] == "vestiging"
    assert isinstance(to_locatie(in_row(groep), groep.adres), Groep)
    assert isinstance(to_locatie(in_row(vestiging), vestiging.adres), Vestiging)
    assert (values_of(groep)["werkgebied"], values_of(vestiging)["groepsgrootte"]) == ([], None)


def test_sets_stand_in_one_order_so_that_the_same_locatie_has_the_same_row():
    vestiging = make_vestiging(
        BRON,
        werkgebied=frozenset({HENGELO, ALMELO, ENSCHEDE}),
        doelgroepen=frozenset({"lvb", "autisme"}),
    )
    kolommen = values_of(vestiging)
    assert kolommen["werkgebied"] == [ALMELO, ENSCHEDE, HENGELO]
    assert kolommen["doelgroepen"] == ["autisme", "lvb"]


@pytest.mark.parametrize(("lat", "lon"), [(None, 6.79), (52.27, None), (None, None)])
def test_half_a_point_is_no_point(lat: float | None, lon: float | None):
    kolommen = {**open_values(HIER, make_open_adres()), "lat": lat, "lon": lon}
    assert to_open_adres(OpenAdresRij(**kolommen)).punt is None


def test_a_point_on_the_equator_is_a_point():
    adres = OpenbaarAdres(make_open_adres().adres, Punt(0.0, 0.0))
    assert to_open_adres(OpenAdresRij(**open_values(HIER, adres))).punt == Punt(0.0, 0.0)


@pytest.mark.parametrize("door", [None, GebruikerId(uuid4())])
@pytest.mark.parametrize("soort", [LocatieRij, AanbodRij])
def test_a_withdrawal_is_read_with_its_moment_and_who_did_it(
    soort: type[LocatieRij | AanbodRij], door: GebruikerId | None
):
    rij = soort(ingetrokken_at=AT, ingetrokken_door=door)
    assert intrekking_of(rij) == Intrekking(AT, door)


def test_of_a_row_in_use_nobody_asks_how_it_was_withdrawn():
    rij: Any = SimpleNamespace(ingetrokken_at=None, ingetrokken_door=None)
    with pytest.raises(AssertionError):
        intrekking_of(rij)
