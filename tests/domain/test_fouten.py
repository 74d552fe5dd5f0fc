"""What can go wrong in the domain, in words that can be told to somebody."""

import pytest

from wijzer.domain import fouten
from wijzer.domain.fouten import (
    Conflict,
    Geweigerd,
    NietGevonden,
    NietToegestaan,
    NuNiet,
    Ongeldig,
    Ongeldigheden,
    Verdwenen,
    Vraag,
    WijzerFout,
    require_unchanged,
)

SOORTEN = [
    soort
    for soort in vars(fouten).values()
    if isinstance(soort, type) and issubclass(soort, WijzerFout)
]
ZONDER_MEER = [soort for soort in SOORTEN if not issubclass(soort, Ongeldig | Ongeldigheden)]


@pytest.mark.parametrize("soort", ZONDER_MEER)
def test_an_error_says_its_own_text_unless_it_is_given_one(soort: type[WijzerFout]):
    assert soort().melding == soort.melding
    assert str(soort()) == soort.melding
    assert soort("Anders").melding == str(soort("Anders")) == "Anders"


@pytest.mark.parametrize("soort", ZONDER_MEER)
def test_whoever_runs_the_site_is_told_the_same(soort: type[WijzerFout]):
    assert soort("Anders").voor_beheer == "Anders"


@pytest.mark.parametrize("soort", SOORTEN)
def test_every_error_has_a_text_that_ends_like_a_sentence(soort: type[WijzerFout]):
    assert soort.melding.endswith(".")


def test_a_wrong_value_knows_its_field_and_what_was_expected():
    fout = Ongeldig("postcode", "Dit is geen postcode.", verwacht="7551 EB")
    assert (fout.veld, fout.melding, fout.verwacht) == (
        "postcode",
        "Dit is geen postcode.",
        "7551 EB",
    )
    assert Ongeldig("postcode", "Dit is geen postcode.").verwacht == ""


def test_a_question_counts_as_a_refusal_where_nobody_can_be_asked():
    assert issubclass(Vraag, Ongeldig)
    assert not issubclass(Ongeldig, Vraag)


def test_several_values_are_told_in_one_go_and_each_is_kept():
    een, ander = Ongeldig("naam", "Vul een naam in."), Vraag("email", "Weet u het zeker?")
    samen = Ongeldigheden([een, ander])
    assert samen.melding == "Vul een naam in.; Weet u het zeker?"
    assert samen.fouten == [een, ander]


def test_what_is_gone_is_not_there_either():
    assert issubclass(Verdwenen, NietGevonden)
    assert Verdwenen().melding != NietGevonden().melding


def test_not_yours_is_no_error_of_its_own():
    assert not issubclass(NietGevonden, NietToegestaan)
    assert not issubclass(NietToegestaan, NietGevonden)


@pytest.mark.parametrize("soort", [Conflict, NuNiet, Geweigerd, NietGevonden, NietToegestaan])
def test_each_kind_is_caught_as_what_may_be_explained(soort: type[WijzerFout]):
    with pytest.raises(WijzerFout):
        raise soort


@pytest.mark.parametrize(
    ("shown", "stored"), [(1, 2), ("", "bel ons"), (True, False), (("beheerder", None), None)]
)
def test_what_somebody_else_changed_meanwhile_is_a_conflict(shown: object, stored: object) -> None:
    with pytest.raises(Conflict):
        require_unchanged(shown, stored)


def test_what_is_still_stored_as_it_was_shown_passes() -> None:
    require_unchanged(3, 3)
    require_unchanged({"telefoon": None}, {"telefoon": None})
