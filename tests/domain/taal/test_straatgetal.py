"""Numbers in the names of streets: a loose ending, and which king of that name."""

import pytest

from wijzer.domain.taal.straatgetal import behind_a_king, join_ranks


@pytest.mark.parametrize(
    ("woorden", "samen"),
    [
        (["7", "e", "straat"], ["7e", "straat"]),
        (["20", "ste", "straat"], ["20ste", "straat"]),
        (["e", "straat"], ["e", "straat"]),
        (["straat", "e"], ["straat", "e"]),
        (["100", "e"], ["100", "e"]),
        (["7", "a"], ["7", "a"]),
        (["7", "e", "e"], ["7e", "e"]),
        ([], []),
    ],
)
def test_an_ending_that_stands_loose_joins_its_number(woorden: list[str], samen: list[str]):
    assert join_ranks(woorden) == samen


def test_the_words_that_were_given_stay_as_they_were():
    woorden = ["7", "e"]
    join_ranks(woorden)
    assert woorden == ["7", "e"]


@pytest.mark.parametrize(
    ("naam", "plek", "vormen"),
    [
        ("willem iii", 1, ("3", "dederde")),
        ("willem 3", 1, ("3", "dederde")),
        ("willem drie", 1, ("3", "dederde")),
        ("karel v", 1, ("5", "devijfde")),
        ("willem de derde", 1, ("", "de")),
        ("willem de derde", 2, ("3", "derde")),
        ("willem de 3e", 2, ("3", "derde")),
        ("willem de zwijger", 1, ()),
        ("willem de zwijger", 2, ()),
        ("willem", 0, ()),
        ("jan iii", 1, ()),
        ("iii", 0, ()),
        ("straat v", 1, ()),
        ("willem alexander", 1, ()),
    ],
)
def test_a_number_behind_a_king_is_a_rank(naam: str, plek: int, vormen: tuple[str, ...]):
    assert behind_a_king(naam.split(), plek) == vormen
