"""How many days an entry counts as fresh: what a region may choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.regio.gebied import Versheid
from wijzer.domain.regiomap.feiten import versheid_as_fact, versheid_of_fact
from wijzer.domain.regiomap.versheid import MEESTE_DAGEN, check_versheid


@pytest.mark.parametrize(
    ("actueel", "verouderd", "velden"),
    [
        (14, 42, []),
        (1, 2, []),
        (MEESTE_DAGEN - 1, MEESTE_DAGEN, []),
        (0, 42, ["actueel_dagen"]),
        (-1, 42, ["actueel_dagen"]),
        (14, 0, ["verouderd_dagen"]),
        (14, MEESTE_DAGEN + 1, ["verouderd_dagen"]),
        (0, 0, ["actueel_dagen", "verouderd_dagen"]),
        (MEESTE_DAGEN + 1, MEESTE_DAGEN + 2, ["actueel_dagen", "verouderd_dagen"]),
        (42, 42, ["verouderd_dagen"]),
        (43, 42, ["verouderd_dagen"]),
    ],
)
def test_an_entry_is_first_fresh_then_stale_and_both_for_a_while(
    actueel: int, verouderd: int, velden: list[str]
):
    fouten = check_versheid(Versheid(actueel, verouderd))
    assert [fout.veld for fout in fouten] == velden
    assert all(fout.melding and fout.verwacht for fout in fouten)


def test_the_choice_of_the_product_itself_is_right():
    assert Versheid() == Versheid(14, 42)
    assert check_versheid(Versheid()) == []


@given(st.integers(), st.integers())
def test_both_days_are_one_fact_that_reads_back(actueel: int, verouderd: int):
    versheid = Versheid(actueel, verouderd)
    assert versheid_of_fact(versheid_as_fact(versheid)) == versheid
