"""A text that can be told in another language later is a Dutch text today."""

import pytest

from wijzer.domain.tekst import Tekst


def test_a_text_without_values_is_kept_as_it_is():
    tekst = Tekst("100% zeker")
    assert tekst == "100% zeker"
    assert (tekst.sjabloon, tekst.waarden) == ("100% zeker", {})


def test_values_are_filled_in_and_the_template_stays():
    tekst = Tekst("%(n)s van de %(van)s", n=3, van="tien")
    assert tekst == "3 van de tien"
    assert tekst.sjabloon == "%(n)s van de %(van)s"
    assert tekst.waarden == {"n": 3, "van": "tien"}


def test_the_same_text_can_be_filled_with_other_values():
    grens = Tekst("hooguit %(n)s tekens")
    assert grens.fill(n=4) == "hooguit 4 tekens"
    assert grens.fill(n=4).fill(n=5) == "hooguit 5 tekens"
    assert grens == "hooguit %(n)s tekens"


def test_a_value_that_is_missing_is_a_mistake_of_who_wrote_it():
    with pytest.raises(KeyError):
        Tekst("%(n)s tekens", m=1)


def test_a_text_within_a_text_is_kept_as_one_that_can_be_told():
    binnen = Tekst("een plaats")
    assert isinstance(Tekst("%(een)s", een=binnen).waarden["een"], Tekst)


def test_a_text_is_a_str_to_who_shows_only_dutch():
    tekst = Tekst("Plaats")
    assert isinstance(tekst, str)
    assert f"{tekst}!" == "Plaats!"
    namen: dict[str, int] = {tekst: 1}
    assert namen["Plaats"] == 1
