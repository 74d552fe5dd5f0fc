"""A set of aanbod counted in locaties, however the aanbod of a locatie lie in memory."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.geheugen import make_feit
from wijzer.published.opname.feiten import Feit
from wijzer.published.opname.locatievakken import Locatievakken


def facts(locaties: list[int | None]) -> list[Feit | None]:
    """The facts of aanbod of these locaties, by index; None where no aanbod is."""
    return [
        None if locatie is None else make_feit(index, locatie_id=UUID(int=locatie))
        for index, locatie in enumerate(locaties)
    ]


@given(
    st.lists(st.none() | st.integers(1, 5), max_size=40),
    st.integers(0, 2**40),
)
def test_locaties_are_those_of_each_aanbod_by_itself(
    locaties: list[int | None], keuze: int
) -> None:
    vakken = Locatievakken.of(facts(locaties))
    gekozen = {
        index
        for index, locatie in enumerate(locaties)
        if locatie is not None and keuze >> index & 1
    }
    bits = sum(1 << index for index in gekozen)
    assert vakken.count(bits) == len({locaties[index] for index in gekozen})


@given(st.lists(st.none() | st.integers(1, 5), max_size=40))
def test_the_indexes_of_a_locatie_are_all_and_only_its_own(locaties: list[int | None]) -> None:
    vakken = Locatievakken.of(facts(locaties))
    assert vakken.indexen == {
        UUID(int=locatie): [index for index, hier in enumerate(locaties) if hier == locatie]
        for locatie in set(locaties) - {None}
        if locatie is not None
    }


@pytest.mark.parametrize(
    ("locaties", "verdeeld"),
    [([1, 1, 2, 2], 0), ([1, None, 1], 0), ([1, 2, 1], 1), ([1, 2, 1, 2, 1], 2), ([], 0)],
    ids=["together", "a hole", "one apart", "two apart", "nothing"],
)
def test_only_a_locatie_that_lies_apart_costs_something(
    locaties: list[int | None], verdeeld: int
) -> None:
    vakken = Locatievakken.of(facts(locaties))
    assert len(set(vakken.verdeeld.values())) == verdeeld
    assert vakken.verdeelde_einden == sum(1 << einde for einde in vakken.verdeeld)
