"""What becomes of one fact when the folder of a region is read again, and how it is told."""

import pytest

from wijzer.domain.regiomap.volgen import Gevolg, Lot, follow, is_eigen

NU, TOEN, STRAKS = "nu", "toen", "straks"


def fact(waarde: str | None) -> dict[str, str]:
    return {} if waarde is None else {"naam": waarde}


@pytest.mark.parametrize(
    ("stand", "gezegd", "nieuw", "lot", "blijft"),
    [
        # followed so far: it holds what the folder said
        (NU, NU, NU, None, NU),
        (NU, NU, STRAKS, Lot.GEVOLGD, STRAKS),
        (NU, NU, None, Lot.WEG, None),
        (None, None, STRAKS, Lot.NIEUW, STRAKS),
        (None, None, None, None, None),
        # edited by the beheerder
        (NU, TOEN, TOEN, Lot.EIGEN, NU),
        (NU, TOEN, STRAKS, Lot.EIGEN, NU),
        (NU, TOEN, NU, None, NU),
        (NU, TOEN, None, Lot.VERLATEN, NU),
        # removed by the beheerder
        (None, TOEN, TOEN, Lot.EIGEN, None),
        (None, TOEN, STRAKS, Lot.EIGEN, None),
        (None, TOEN, None, None, None),
        # added by the beheerder
        (NU, None, None, None, NU),
        (NU, None, STRAKS, Lot.EIGEN, NU),
        (NU, None, NU, None, NU),
        # an empty text is a text
        ("", TOEN, TOEN, Lot.EIGEN, ""),
        (NU, NU, "", Lot.GEVOLGD, ""),
        (None, None, "", Lot.NIEUW, ""),
    ],
)
def test_a_fact_follows_the_folder_until_a_beheerder_changed_it(
    stand: str | None, gezegd: str | None, nieuw: str | None, lot: Lot | None, blijft: str | None
) -> None:
    gevolg = follow(fact(stand), fact(gezegd), fact(nieuw))
    assert gevolg == Gevolg(fact(blijft), (("naam", lot),) if lot else ())


@pytest.mark.parametrize(
    ("stand", "gezegd", "eigen"),
    [
        (NU, NU, False),
        (NU, TOEN, True),
        (NU, None, True),
        (None, TOEN, True),
        (None, None, False),
        ("", None, True),
    ],
)
def test_a_fact_is_the_beheerders_when_it_holds_something_else_than_was_said(
    stand: str | None, gezegd: str | None, eigen: bool
) -> None:
    assert is_eigen("naam", fact(stand), fact(gezegd)) is eigen


def test_what_happened_is_told_in_order_of_name_and_the_facts_come_in_the_order_of_the_folder() -> (
    None
):
    stand, gezegd = {"d": "1", "b": "1", "z": "1"}, {"d": "1", "b": "2"}
    gevolg = follow(stand, gezegd, {"c": "1", "b": "3", "a": "1"})
    assert gevolg.lotgevallen == (
        ("a", Lot.NIEUW),
        ("b", Lot.EIGEN),
        ("c", Lot.NIEUW),
        ("d", Lot.WEG),
    )
    assert list(gevolg.stand.items()) == [("c", "1"), ("b", "1"), ("a", "1"), ("z", "1")]


def test_what_is_kept_because_data_may_hang_on_it_is_no_change() -> None:
    assert [lot for lot in Lot if lot.is_wijziging] == [Lot.NIEUW, Lot.GEVOLGD, Lot.WEG]


def test_reading_the_folder_changes_none_of_what_was_given() -> None:
    stand, gezegd, nieuw = {"a": "1"}, {"a": "1"}, {"a": "2"}
    follow(stand, gezegd, nieuw)
    assert (stand, gezegd, nieuw) == ({"a": "1"}, {"a": "1"}, {"a": "2"})
