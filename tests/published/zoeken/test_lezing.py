"""A text is read word by word: what belongs together, what is an age or a place, and what is passed over."""

import pytest

from tests.factories import ENSCHEDE, HENGELO, REGIO
from tests.published.geheugen import make_feit, make_opname
from wijzer.published.opname.zoekbegrip import Begripsoort, Onbekendheid, Vraagdeel
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.taal import BegrepenTekst, read_tekst
from wijzer.published.zoeken.uitkomst import find

OPNAME = make_opname(
    [
        make_feit(1, kenmerken=["hulpvorm:gezinshuis", "segment:wonen-en-verblijf", f"gemeente:{HENGELO}", "leeftijd:4"], woorden=("de", "linde")),
        make_feit(2, kenmerken=["hulpvorm:vaktherapie", "segment:ambulant", f"gemeente:{ENSCHEDE}", "leeftijd:4", "leeftijd:7"], woorden=("de", "eik")),
        make_feit(3, kenmerken=["hulpvorm:begeleiding-individueel", "doelgroep:autisme", f"gemeente:{HENGELO}"], woorden=("gezinshuis", "noord")),
    ]
)  # fmt: skip


def read(tekst: str, *, letterlijk: bool = False) -> BegrepenTekst:
    return read_tekst(OPNAME, tekst, regio=REGIO, letterlijk=letterlijk)


def found(tekst: str) -> list[int]:
    """Which aanbod fits a text, with the filters that it names."""
    bits = find(OPNAME, Zoekvraag(regio=REGIO, zoek=tekst or None))
    return [plaats + 1 for plaats in OPNAME.in_any_order(bits)]


def parts(tekst: str) -> list[str]:
    """The parts as they were read, each with what it means in front."""
    return [f"{_meaning(deel)} {deel.gelezen}" for deel in read(tekst).begrepen.delen]


def _meaning(deel: Vraagdeel) -> str:
    if deel.overgeslagen:
        return "weg"
    if deel.onbekend:
        return deel.aard.value
    return deel.begrippen[0].soort.value if deel.vast else "los"


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("", []),
        ("gezinshuis", ["hulpvorm gezinshuis"]),
        ("gezinshuis hengelo", ["hulpvorm gezinshuis", "gemeente hengelo"]),
        ("licht verstandelijke beperking", ["doelgroep licht verstandelijke beperking"]),
        ("autisme 14 jaar", ["doelgroep autisme", "leeftijd 14 jaar"]),
        ("14 jaar", ["leeftijd 14 jaar"]),
        ("ik ben 16", ["leeftijd 16"]),
        ("broers van 4 en 7", ["leeftijd 4", "leeftijd 7"]),
        ("7551", ["gemeente 7551"]),
        ("7551 EB", ["gemeente 7551 EB"]),
        ("WGZHF", ["product WGZHF"]),
        ("WGZHX", ["code WGZHX"]),
        ("kampen", ["elders kampen"]),
        ("xyzzyplof", ["woord xyzzyplof"]),
        ("linde", ["los linde"]),
        ("!?", ["woord !?"]),
        ("gezinshius", ["hulpvorm gezinshuis"]),
    ],
)
def test_each_part_is_read_for_what_it_is(tekst: str, gelezen: list[str]):
    assert parts(tekst) == gelezen


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("", [1, 2, 3]),
        ("gezinshuis", [1]),
        ("gezinshuis vaktherapie", [1, 2]),
        ("vaktherapie hengelo", []),
        ("hengelo", [1, 3]),
        ("hengelo enschede", [1, 2, 3]),
        ("4 jaar", [1, 2]),
        ("broers van 4 en 7", [2]),
        ("linde", [1]),
        ("de linde", [1]),
        ("linde eik", []),
        ("noord", [3]),
        ("xyzzyplof", []),
        ("gezinshuis xyzzyplof", [1]),
        ("linde xyzzyplof", [1]),
        ("hengelo xyzzyplof", [1, 3]),
        ("hengelo pgb", []),
        ("gezinshuis pgb", [1]),
        ("ambulant", [2]),
        ("twente", [1, 2, 3]),
    ],
)
def test_kinds_of_one_sort_are_alternatives_and_different_sorts_hold_together(
    tekst: str, gevonden: list[int]
):
    assert found(tekst) == gevonden


def test_a_kind_of_help_is_that_kind_unless_other_words_are_looked_for_in_names():
    """`gezinshuis noord` is how an aanbieder is called; `gezinshuis` alone is the help."""
    assert found("gezinshuis") == [1]
    assert found("gezinshuis noord") == [3]


def test_of_a_slip_both_readings_are_told_and_taken_literally_it_says_nothing():
    (deel,) = read("gezinshius").begrepen.delen
    assert (deel.getypt, deel.gelezen, deel.verbeterd) == ("gezinshius", "gezinshuis", True)
    (letterlijk,) = read("gezinshius", letterlijk=True).begrepen.delen
    assert (letterlijk.gelezen, letterlijk.onbekend) == ("gezinshius", True)
    assert read("gezinshius", letterlijk=True).bits == 0


def test_a_text_of_any_length_goes_on_without_what_says_nothing():
    lang = "wij zoeken een gezinshuis met xyzzyplof in hengelo"
    assert "weg xyzzyplof" in parts(lang)
    assert found(lang) == [1]
    assert read(lang).begrepen.onbekend == ("xyzzyplof",)
    assert found("gezinshuis xyzzyplof hengelo") == [1]


def test_a_sentence_that_only_names_a_place_shows_what_is_there_and_names_what_it_set_aside():
    lang = "alles over xyzzyplof kwakzwam flubberdeflub hier in hengelo"
    assert read(lang).begrepen.onbekend == ("xyzzyplof", "kwakzwam", "flubberdeflub")
    assert found(lang) == found("hengelo")


@pytest.mark.parametrize("tekst", ["hij woont in hengelo", "wij wonen in hengelo"])
def test_where_the_child_lives_is_a_place_and_no_help(tekst: str):
    assert read(tekst).begrepen.sleutels(Begripsoort.GEMEENTE) == (HENGELO,)
    assert found(tekst) == [1, 3]


def test_an_unknown_word_keeps_what_it_looks_like():
    aard = {deel.getypt: deel.aard for deel in read("kampen WGZHX xyzzyplof").begrepen.unknown_parts}  # fmt: skip
    assert aard == {
        "kampen": Onbekendheid.ELDERS,
        "WGZHX": Onbekendheid.CODE,
        "xyzzyplof": Onbekendheid.WOORD,
    }


def test_without_a_region_the_words_of_every_region_are_read():
    assert parts("verweg") == ["woord verweg"]
    overal = read_tekst(OPNAME, "verweg", regio=None).begrepen
    assert overal.sleutels(Begripsoort.GEMEENTE) == ("GM9999",)
