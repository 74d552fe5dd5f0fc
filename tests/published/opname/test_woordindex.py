"""Which words hold a piece of text, and which of them it nearly is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijzer.domain.taal.tikfout import edit_distance
from wijzer.published.opname import woordindex
from wijzer.published.opname.woordindex import Woordindex, slips_allowed

INDEX = Woordindex([
    "gezinshuis", "gezinshuizen", "gezin", "huis", "pleeggezin", "pleegzorg", "beperking", "vaktherapie", "dyslexie", "kamertraining", "logeren",
    "logeerhuis", "zit", "fact", "autisme", "jeugd", "jeugdzorgplus", "behandelgroep", "groep", "linde", "lindenhof", "54013", "wgzhf",
])  # fmt: skip


@pytest.mark.parametrize(
    ("woord", "gevonden"),
    [
        ("gezinshuis", {"gezinshuis", "gezinshuizen"}),
        ("gezinshuizen", {"gezinshuis", "gezinshuizen"}),
        ("vaktherapie", {"vaktherapie"}),
        ("vakther", {"vaktherapie"}),
        ("zit", {"zit"}),
        ("linde", {"linde", "lindenhof"}),
        ("54013", {"54013"}),
        ("5401", {"54013"}),
        ("wgz", {"wgzhf"}),
        ("bestaatniet", set()),
    ],
)
def test_a_word_is_found_in_any_inflection_and_as_a_beginning(woord: str, gevonden: set[str]):
    assert gevonden <= set(INDEX.matching(woord)) if gevonden else not INDEX.matching(woord)


def test_a_compound_is_found_by_its_last_half():
    assert "gezinshuis" in INDEX.matching("huis")
    assert "pleeggezin" in INDEX.matching("gezin")
    assert "behandelgroep" in INDEX.matching("groep")


@pytest.mark.parametrize(
    ("stuk", "woord"),
    [("king", "beperking"), ("rapie", "vaktherapie"), ("tisme", "autisme"), ("act", "fact")],
)
def test_a_piece_that_is_no_word_is_in_nothing(stuk: str, woord: str):
    assert woord not in INDEX.matching(stuk)


@given(st.sampled_from(sorted(INDEX.woorden)))
def test_every_word_is_found_by_itself(woord: str):
    assert woord in INDEX.matching(woord)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8))
def test_what_is_found_is_one_of_the_words_and_once(woord: str):
    gevonden = INDEX.matching(woord)
    assert set(gevonden) <= INDEX.woorden
    assert len(set(gevonden)) == len(gevonden)
    assert INDEX.matching(woord) is gevonden or INDEX.matching(woord) == gevonden


@given(st.text("abcdefghilnorstuz", max_size=5))
def test_words_that_begin_so_are_given_in_order(begin: str):
    assert INDEX.beginning(begin) == sorted(
        woord for woord in INDEX.woorden if woord.startswith(begin)
    )


@pytest.mark.parametrize(
    ("woord", "hoeveel"),
    [("zit", 0), ("gast", 1), ("linde", 1), ("dyslexie", 2), ("54013", 0), ("wgz4f", 0), ("", 0)],
)
def test_longer_words_are_forgiven_more_and_digits_nothing(woord: str, hoeveel: int):
    assert slips_allowed(woord) == hoeveel


@pytest.mark.parametrize(
    ("getypt", "bedoeld"),
    [
        ("gezinshuus", (1, "gezinshuis")),
        ("vaktherapei", (1, "vaktherapie")),
        ("vaktherpai", (2, "vaktherapie")),
        ("autsime", (1, "autisme")),
        ("dislexie", (1, "dyslexie")),
        ("lindde", (1, "linde")),
        ("utisme", (1, "autisme")),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(getypt: str, bedoeld: tuple[int, str]):
    assert bedoeld in INDEX.nearest(getypt)


@pytest.mark.parametrize("getypt", ["zat", "winde", "54014", "xyzxyz", "", "fect"])
def test_a_short_word_a_number_or_another_word_is_no_slip(getypt: str):
    assert INDEX.nearest(getypt) == [] or all(woord != "zit" for _, woord in INDEX.nearest(getypt))
    assert (1, "linde") not in INDEX.nearest("winde")


@given(st.text("aeioulndghzstr", min_size=3, max_size=11))
def test_the_nearest_are_as_near_as_it_says_and_none_is_nearer(woord: str):
    gevonden = INDEX.nearest(woord)
    assert all(edit_distance(woord, anders) <= slips for slips, anders in gevonden)
    assert len({slips for slips, _ in gevonden}) <= 1


def test_no_more_is_remembered_than_was_meant(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(woordindex, "_ONTHOUDEN", 3)
    index = Woordindex(["linde", "groep"])
    for woord in ("linde", "groep", "huis", "boom", "linde"):
        index.matching(woord)
    assert index.matching("linde") == ["linde"]
