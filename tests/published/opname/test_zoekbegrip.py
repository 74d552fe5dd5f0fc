"""What was understood of a text, and what is told of it."""

from dataclasses import replace
from typing import Any

import pytest

from wijzer.published.opname.zoekbegrip import (
    Begrepen,
    Begripsoort,
    Onbekendheid,
    Vraagdeel,
    Zoekbegrip,
)

GEZINSHUIS = Zoekbegrip(Begripsoort.HULPVORM, "gezinshuis", "Gezinshuis")
CRISIS = Zoekbegrip(Begripsoort.HULPVORM, "crisiszorg", "Crisiszorg", bellen=True)
SPOED = Zoekbegrip(Begripsoort.HULPVORM, "spoedhulp", "Spoedhulp", bellen=True)
PGB = Zoekbegrip(Begripsoort.UITLEG, "pgb", "pgb")
HENGELO = Zoekbegrip(Begripsoort.GEMEENTE, "GM0164", "Hengelo")


def deel(
    getypt: str, *begrippen: Zoekbegrip, gelezen: str | None = None, **anders: Any
) -> Vraagdeel:
    return Vraagdeel(
        getypt=getypt,
        gelezen=gelezen or getypt,
        woorden=(getypt.lower(),),
        begrippen=begrippen,
        **anders,
    )


@pytest.mark.parametrize(
    ("onderdeel", "is_crisis"),
    [
        (deel("crisis", CRISIS, vast=True), True),
        (deel("crisis", CRISIS, GEZINSHUIS, vast=True), True),
        (deel("acuut", CRISIS), True),
        (deel("acuut", CRISIS, SPOED), True),
        (deel("zorg", CRISIS, GEZINSHUIS), False),
        (deel("gezinshuis", GEZINSHUIS, vast=True), False),
        (deel("linde"), False),
    ],
)
def test_a_word_asks_to_call_when_it_is_about_crisis_alone_or_is_its_name(
    onderdeel: Vraagdeel, is_crisis: bool
):
    assert onderdeel.crisis is is_crisis
    assert Begrepen((deel("wonen"), onderdeel)).crisis is is_crisis


@pytest.mark.parametrize(
    ("delen", "nood"),
    [
        ((), set()),
        ((deel("gezinshuis", GEZINSHUIS, vast=True),), set()),
        ((deel("crisis", CRISIS, vast=True),), {"crisiszorg"}),
        ((deel("nood", CRISIS, SPOED),), {"crisiszorg", "spoedhulp"}),
        ((deel("nood", CRISIS, SPOED), deel("spoed", SPOED, vast=True)), {"spoedhulp"}),
        ((deel("crisis", CRISIS, vast=True), deel("spoed", SPOED, vast=True)), {"crisiszorg", "spoedhulp"}),
    ],
)  # fmt: skip
def test_of_several_words_of_need_what_all_allow_is_meant_if_any(
    delen: tuple[Vraagdeel, ...], nood: set[str]
):
    assert Begrepen(delen).nood == nood


BEGREPEN = Begrepen(
    (
        deel("gezinshius", GEZINSHUIS, gelezen="gezinshuis", vast=True),
        deel("Hengelo", HENGELO, vast=True),
        deel("xyzzy", onbekend=True),
        deel("kampvuur", onbekend=True, overgeslagen=True),
        deel("school", overgeslagen=True),
        deel("linde"),
    )
)


def test_the_text_as_it_was_read_has_each_word_once():
    assert BEGREPEN.gelezen == "gezinshuis Hengelo xyzzy kampvuur school linde"
    dubbel = Begrepen((deel("linde"), deel("linde")))
    assert dubbel.gelezen == "linde"


def test_words_that_ask_something_together_are_read_once_beside_what_they_say_apart():
    vraag = Zoekbegrip(Begripsoort.UITLEG, "andere-zorg", "logopedie")
    samen = replace(deel("spraak taal", vraag, vast=True), woorden=("spraak", "taal"))
    delen = (deel("spraak"), deel("taal"))
    assert Begrepen((*delen, samen)).gelezen == "spraak taal"
    assert Begrepen((samen,)).gelezen == "spraak taal"


def test_the_text_without_what_says_nothing():
    assert BEGREPEN.bekend == "gezinshuis Hengelo linde"


def test_a_slip_that_was_mended_is_known():
    assert BEGREPEN.verbeterd
    assert BEGREPEN.delen[0].verbeterd
    assert not BEGREPEN.delen[1].verbeterd
    assert not Begrepen(BEGREPEN.delen[1:]).verbeterd


def test_an_unknown_word_is_told_also_when_the_search_went_on_without_it():
    assert BEGREPEN.onbekend == ("xyzzy", "kampvuur")
    assert [onderdeel.getypt for onderdeel in BEGREPEN.unknown_parts] == ["xyzzy", "kampvuur"]


def test_a_known_word_that_was_passed_over_is_told_unless_it_never_says_anything():
    weg = Begrepen((deel("school", overgeslagen=True), deel("linde", overgeslagen=True)))
    assert (weg.overgeslagen, weg.niet_gezocht) == (("linde",), ("linde",))
    assert BEGREPEN.overgeslagen == ()


@pytest.mark.parametrize(
    ("delen", "ongezocht"),
    [
        ((), False),
        ((deel("hengelo", HENGELO, vast=True),), False),
        ((deel("pgb", PGB, vast=True),), True),
        ((deel("pgb", PGB, vast=True, overgeslagen=True),), False),
        ((deel("leerplicht", GEZINSHUIS, PGB, vast=True),), False),
        ((deel("xyzzy", onbekend=True),), True),
        ((deel("xyzzy", onbekend=True, overgeslagen=True),), False),
    ],
    ids=["nothing", "place", "pgb", "pgb aside", "both", "unknown", "unknown aside"],
)
def test_a_text_is_searched_unless_it_asks_something_else(
    delen: tuple[Vraagdeel, ...], ongezocht: bool
):
    assert Begrepen(delen).is_ongezocht is ongezocht
    assert Begrepen(delen).uitleg == (("pgb",) if "pgb" in str(delen) else ())


def test_the_text_without_some_of_its_parts():
    eerste, tweede, *_ = BEGREPEN.delen
    assert BEGREPEN.text_without(eerste) == "Hengelo xyzzy linde"
    assert BEGREPEN.text_without(eerste, tweede) == "xyzzy linde"
    assert BEGREPEN.text_without() == "gezinshuis Hengelo xyzzy linde"


def test_only_what_was_named_as_a_whole_is_a_key():
    begrepen = Begrepen(
        (
            deel("gezinshuis", GEZINSHUIS, vast=True),
            deel("gezinshuizen", GEZINSHUIS, vast=True),
            deel("crisis", CRISIS),
            deel("hengelo", HENGELO, vast=True),
        )
    )
    assert begrepen.sleutels(Begripsoort.HULPVORM) == ("gezinshuis",)
    assert begrepen.sleutels(Begripsoort.GEMEENTE) == ("GM0164",)
    assert begrepen.sleutels(Begripsoort.PRODUCT) == ()


def test_nothing_was_understood_of_nothing():
    leeg = Begrepen()
    assert (leeg.gelezen, leeg.bekend, leeg.onbekend, leeg.overgeslagen) == ("", "", (), ())
    assert not leeg.crisis
    assert not leeg.verbeterd
    assert leeg.nood == frozenset()


def test_a_word_is_an_ordinary_unknown_one_unless_it_looks_like_something_else():
    assert deel("xyzzy", onbekend=True).aard is Onbekendheid.WOORD
