"""What crosses between the process that reads and the one that asked: the same values, or nothing."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres, OpenbaarAdres, Punt
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.apart.soorten import LEESVORMEN
from wijzer.files.apart.vertaling import Onvertaalbaar, vertaling_of
from wijzer.files.contracten import ContractenRij
from wijzer.files.tabel.fouten import RijFout

_GRADEN = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Punt, st.builds(Punt, _GRADEN, _GRADEN))
st.register_type_strategy(AfgeschermdAdres, st.builds(AfgeschermdAdres, st.from_type(Adres)))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=2))
ROWS = st.one_of(
    [st.tuples(st.just(vorm.rij), st.from_type(vorm.rij)) for vorm in LEESVORMEN.values()]
    + [st.tuples(st.just(RijFout), st.from_type(RijFout))]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda kleiner: (
        st.lists(kleiner, max_size=4) | st.dictionaries(st.text(max_size=2), kleiner, max_size=2)
    ),
    max_leaves=30,
)

CONTRACT = ContractenRij(
    rij=2,
    contractnummer="C-1",
    aanbieder="De Linde",
    agb="71234567",
    kvk=None,
    hoofdaannemer_agb=None,
    productcode="WGZHF",
    ingangsdatum=date(2026, 1, 1),
    einddatum=None,
    locatie="De Linde",
    adres=AfgeschermdAdres(Adres("Canariestraat", 7, "Hengelo")),
)


def across(soort: type[Any], rij: Any) -> Any:
    vertaling = vertaling_of(soort)
    return vertaling.unpack(json.loads(json.dumps(vertaling.pack(rij))))


@given(ROWS)
def test_every_row_comes_back_as_it_was(gegeven: tuple[type[Any], Any]):
    soort, rij = gegeven
    terug = across(soort, rij)
    assert terug == rij
    assert type(terug) is soort
    for veld in fields(soort):
        assert type(getattr(terug, veld.name)) is type(getattr(rij, veld.name))


@given(st.sampled_from([vorm.rij for vorm in LEESVORMEN.values()] + [RijFout, Opgave]), JSON)
def test_whatever_else_comes_back_is_refused_in_one_way(soort: type[Any], ruw: Any):
    with pytest.raises(Onvertaalbaar):
        vertaling_of(soort).unpack(ruw)


@pytest.mark.parametrize("plek", range(len(fields(ContractenRij))))
@pytest.mark.parametrize("anders", [True, 1.5, {}, [[]], ["x"] * 7])
def test_a_field_of_another_type_is_refused(plek: int, anders: object):
    vertaling = vertaling_of(ContractenRij)
    ruw = vertaling.pack(CONTRACT)
    ruw[plek] = anders
    with pytest.raises(Onvertaalbaar):
        vertaling.unpack(ruw)


def test_a_shielded_address_stays_shielded_and_an_open_one_open():
    adres = Adres("Canariestraat", 7, "Hengelo", postcode="7551XX")
    terug = across(ContractenRij, replace(CONTRACT, adres=AfgeschermdAdres(adres)))
    assert isinstance(terug.adres, AfgeschermdAdres)
    assert "Canarie" not in repr(terug)
    soort: Any = OpenbaarAdres | AfgeschermdAdres | None
    for kant in (OpenbaarAdres(adres), AfgeschermdAdres(adres), None):
        assert type(across(soort, kant)) is type(kant)


@pytest.mark.parametrize("soort", [object, list, dict[str, str]])
def test_a_type_that_no_row_should_hold_is_refused(soort: Any):
    with pytest.raises(TypeError):
        vertaling_of(soort)


def test_texts_that_repeat_are_kept_once():
    vertaling = vertaling_of(ContractenRij)
    een, ander = (
        vertaling.unpack(json.loads(json.dumps(vertaling.pack(CONTRACT)))) for _ in range(2)
    )
    assert een.aanbieder is ander.aanbieder


@pytest.mark.parametrize("soort", [UUID, date, Decimal])
def test_a_text_that_is_no_such_value_is_refused(soort: type[Any]):
    for ruw in ("x", "", "1" * 10_000, None, 3):
        with pytest.raises(Onvertaalbaar):
            vertaling_of(soort).unpack(ruw)
