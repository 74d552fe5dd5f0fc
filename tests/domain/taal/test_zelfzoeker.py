"""A young person who searches for himself is led to the page that is his; who searches for a child is not."""

import pytest

from wijzer.domain.taal.zelfzoeker import searches_for_self


@pytest.mark.parametrize(
    "tekst",
    [
        "ik ben 15 en wil praten", "mijn ouders maken ruzie", "ik wil op mezelf wonen", "jongeren", "ik word gepest",
        "mijn stiefvader slaat mij", "i am 16", "my dad drinks", "ik kan niet meer naar school",
    ],
)  # fmt: skip
def test_who_speaks_of_himself_is_young(tekst: str):
    assert searches_for_self(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "", "gezinshuis", "ik zoek een gezinshuis", "ik wil hulp voor mijn zoon", "mijn dochter wil praten",
        "ik ben 45 en zoek hulp", "jongeren met autisme", "mijn kind van 15",
    ],
)  # fmt: skip
def test_who_speaks_of_another_or_of_nobody_is_not(tekst: str):
    assert not searches_for_self(tekst)
