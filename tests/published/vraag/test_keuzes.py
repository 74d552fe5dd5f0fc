"""The closed lists from which a key chooses."""

import pytest

from tests.factories import ALMELO, ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import ANDERE_GEMEENTE, ELDERS, NASLAG
from wijzer.published.vraag.keuzes import choices


@pytest.mark.parametrize(
    ("sleutel", "waarden"),
    [
        ("hulpvorm", ("begeleiding-individueel", "vaktherapie", "gezinshuis", "crisiszorg")),
        ("segment", ("ambulant", "wonen-en-verblijf", "crisis")),
        ("doelgroep", ("autisme", "lvb")),
        ("gemeente", (HENGELO, ENSCHEDE, ALMELO)),
        ("regio", (REGIO,)),
    ],
)
def test_a_region_has_its_own_choices_in_the_order_in_which_they_are_shown(
    sleutel: str, waarden: tuple[str, ...]
):
    assert choices(NASLAG, sleutel, REGIO) == waarden


def test_what_is_never_shown_cannot_be_chosen_and_what_one_calls_about_can():
    codes = choices(NASLAG, "product", REGIO)
    assert "54008" not in codes
    assert "46A01" in codes
    assert len(set(codes)) == len(codes)


def test_over_all_regions_each_value_stands_there_once():
    assert choices(NASLAG, "doelgroep") == ("autisme", "lvb")
    assert choices(NASLAG, "regio") == (REGIO, ELDERS)
    assert choices(NASLAG, "gemeente")[-1] == ANDERE_GEMEENTE


def test_another_region_has_other_choices():
    assert choices(NASLAG, "segment", ELDERS) == ("wonen",)
    assert choices(NASLAG, "hulpvorm", ELDERS) == ()


def test_a_key_without_a_closed_list_has_no_choices():
    with pytest.raises(KeyError):
        choices(NASLAG, "zoek")
