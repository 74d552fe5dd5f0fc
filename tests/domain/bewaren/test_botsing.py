"""Merging by example: what becomes of one cell, of a unit, of a list, and what is asked when nobody can tell."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.bewaren.samenvoegen import (
    ONLEESBARE_WAARDE,
    Eenheid,
    Getoond,
    Samenvoeging,
    Samenvoegwaarde,
    Veldwaarden,
    all_units,
    merge,
    plain,
)

LEEG = frozenset[str]()
CEL = frozenset({"c"})
STOP: Eenheid = ("stop", "tot")


def one(
    toen: Samenvoegwaarde,
    getypt: Samenvoegwaarde,
    nu: Samenvoegwaarde,
    *,
    vraag_alles: bool = False,
) -> Samenvoeging:
    """Merge a thing of one cell."""
    return merge(Getoond(cellen={"c": toen}), {"c": getypt}, {"c": nu}, vraag_alles=vraag_alles)


# ── one cell ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("toen", "getypt", "nu", "samen", "gewijzigd", "gevolgd", "aangeraakt", "botst"),
    [
        (1, 1, 1, 1, LEEG, LEEG, LEEG, False),
        (1, 2, 1, 2, CEL, LEEG, CEL, False),
        (1, 1, 2, 2, LEEG, CEL, LEEG, False),
        (1, 2, 2, 2, LEEG, LEEG, CEL, False),
        (1, 2, 3, 3, LEEG, LEEG, CEL, True),
        (1, None, 1, None, CEL, LEEG, CEL, False),
        (1, None, 2, 2, LEEG, LEEG, CEL, True),
        (None, 0, None, 0, CEL, LEEG, CEL, False),
        (0, None, 0, None, CEL, LEEG, CEL, False),
        (0, 0, None, None, LEEG, CEL, LEEG, False),
        (1, ONLEESBARE_WAARDE, 1, ONLEESBARE_WAARDE, CEL, LEEG, CEL, False),
        (1, ONLEESBARE_WAARDE, 2, 2, LEEG, LEEG, CEL, True),
    ],
)  # fmt: skip
def test_a_cell_is_kept_followed_or_asked(
    toen: Samenvoegwaarde, getypt: Samenvoegwaarde, nu: Samenvoegwaarde, samen: Samenvoegwaarde, gewijzigd: frozenset[str],
    gevolgd: frozenset[str], aangeraakt: frozenset[str], botst: bool,
) -> None:  # fmt: skip
    assert one(toen, getypt, nu) == Samenvoeging(
        cellen={"c": samen},
        gewijzigd=gewijzigd,
        gevolgd=gevolgd,
        aangeraakt=aangeraakt,
        botsingen=(("c",),) if botst else (),
    )


@pytest.mark.parametrize(
    ("toen", "getypt", "nu", "botst"),
    [(1, 1, 1, False), (1, 2, 1, True), (1, 1, 2, False), (1, 2, 2, False), (1, 2, 3, True)],
)
def test_of_something_that_is_of_another_kind_by_now_every_change_is_asked(
    toen: Samenvoegwaarde, getypt: Samenvoegwaarde, nu: Samenvoegwaarde, botst: bool
) -> None:
    samen = one(toen, getypt, nu, vraag_alles=True)
    assert (samen.botsende_cellen == CEL) is botst
    assert samen.cellen == {"c": nu}


def test_a_cell_that_was_not_sent_was_left_alone() -> None:
    samen = merge(Getoond(cellen={"c": 1, "d": 1}), {"d": 2}, {"c": 3, "d": 1})
    assert samen.cellen == {"c": 3, "d": 2}
    assert samen.aangeraakt == {"d"}
    assert (samen.gevolgd, samen.botsingen) == (CEL, ())


def test_a_cell_that_was_not_shown_counts_as_empty() -> None:
    toen = Getoond(cellen={})
    assert merge(toen, {"c": 2}, {"c": None}).cellen == {"c": 2}
    assert merge(toen, {"c": 2}, {"c": 1}).botsingen == (("c",),)
    assert merge(toen, {}, {"c": 1}).gevolgd == CEL


def test_only_cells_that_the_thing_has_come_out_of_it() -> None:
    samen = merge(Getoond(cellen={"c": 1, "x": 1}), {"c": 2, "x": 2}, {"c": 1})
    assert samen.cellen == {"c": 2}
    assert samen.aangeraakt == samen.gewijzigd == CEL


# ── nobody knows what was shown ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("getypt", "botst"), [({"c": 1}, False), ({"c": 2}, True), ({"c": None}, True), ({}, False)]
)
def test_without_what_was_shown_only_what_is_kept_already_is_not_asked(
    getypt: Veldwaarden, botst: bool
) -> None:
    samen = merge(Getoond(cellen=None), getypt, {"c": 1})
    assert samen.cellen == {"c": 1}
    assert (samen.botsende_cellen == CEL) is botst
    assert (samen.gewijzigd, samen.gevolgd) == (LEEG, LEEG)


def test_without_what_was_shown_a_list_is_asked_as_a_whole() -> None:
    getypt, nu = frozenset("p"), frozenset("q")
    samen = merge(Getoond(cellen=None), {"c": getypt}, {"c": nu})
    assert (samen.cellen, samen.botsingen) == ({"c": nu}, (("c",),))


# ── asked before ─────────────────────────────────────────────────────────────


def answered(getypt: Samenvoegwaarde, nu: Samenvoegwaarde, *, gesteld: Iterable[str] = (), vraag: Iterable[str] = ()) -> Samenvoeging:  # fmt: skip
    """What somebody sends who was shown 1 and a question about the cell."""
    toen = Getoond(cellen={"c": 1}, gesteld=frozenset(gesteld), open=frozenset(vraag))
    return merge(toen, {"c": getypt}, {"c": nu})


def test_a_choice_counts_as_typed_even_when_it_is_what_was_shown() -> None:
    samen = answered(1, 3, gesteld="c")
    assert samen.botsingen == (("c",),), (
        "somebody changed it again: the choice is not lost in silence"
    )
    assert samen.aangeraakt == CEL
    assert answered(1, 1, gesteld="c").aangeraakt == CEL
    assert answered(1, 1, gesteld="x").aangeraakt == LEEG


def test_a_choice_is_kept_when_nobody_changed_anything_since() -> None:
    samen = answered(2, 1, gesteld="c")
    assert (samen.cellen, samen.botsingen) == ({"c": 2}, ())


def test_what_was_asked_and_not_chosen_is_asked_once_more() -> None:
    assert answered(2, 1, vraag="c").botsingen == (("c",),)
    assert answered(2, 1, vraag="c").cellen == {"c": 1}
    assert answered(2, 1, vraag="x").botsingen == ()


def test_what_was_asked_is_settled_when_both_say_the_same_by_now() -> None:
    assert answered(2, 2, vraag="c").botsingen == ()


# ── a unit ───────────────────────────────────────────────────────────────────


def stop(toen: Veldwaarden, getypt: Veldwaarden, nu: Veldwaarden) -> Samenvoeging:
    return merge(Getoond(cellen=toen), getypt, nu, eenheden=[STOP])


def test_one_cell_of_a_unit_that_both_changed_elsewhere_is_a_conflict_of_the_whole() -> None:
    samen = stop(
        {"stop": None, "tot": None}, {"stop": True, "tot": None}, {"stop": True, "tot": "2026-12-31"}
    )  # fmt: skip
    assert samen.botsingen == (STOP,)
    assert samen.botsende_cellen == {*STOP}
    assert samen.cellen == {"stop": True, "tot": "2026-12-31"}


def test_a_cell_beside_a_unit_is_kept_while_the_unit_is_asked() -> None:
    toen: Veldwaarden = {"stop": None, "tot": None, "c": 1}
    samen = stop(toen, {**toen, "stop": True, "c": 2}, {**toen, "tot": "2026-12-31"})
    assert samen.botsingen == (STOP,)
    assert samen.cellen == {"stop": None, "tot": "2026-12-31", "c": 2}


def test_a_unit_is_touched_as_a_whole_and_changed_by_the_cell() -> None:
    toen: Veldwaarden = {"stop": True, "tot": None}
    samen = stop(toen, {"stop": True, "tot": "2026-12-31"}, toen)
    assert samen.aangeraakt == {*STOP}
    assert samen.gewijzigd == {"tot"}


def test_a_question_about_one_cell_asks_its_whole_unit() -> None:
    nu: Veldwaarden = {"stop": None, "tot": None}
    getypt: Veldwaarden = {"stop": True, "tot": None}
    toen = Getoond(cellen=nu, open=frozenset({"tot"}))
    assert merge(toen, getypt, nu, eenheden=[STOP]).botsingen == (STOP,)


@pytest.mark.parametrize(
    ("cellen", "eenheden", "verwacht"),
    [
        ("abc", [], [("a",), ("b",), ("c",)]),
        ("abc", [("b", "c")], [("b", "c"), ("a",)]),
        ("abc", [("c", "a")], [("c", "a"), ("b",)]),
        ("ac", [("a", "b")], [("a",), ("c",)]),
        ("ab", [("x", "y")], [("a",), ("b",)]),
        ("abc", [("a", "b"), ("b", "c")], [("a", "b"), ("c",)]),
        ("", [("a", "b")], []),
    ],
)
def test_every_cell_is_in_one_unit_and_units_come_first(
    cellen: str, eenheden: list[Eenheid], verwacht: list[Eenheid]
) -> None:
    assert list(all_units(cellen, eenheden)) == verwacht


# ── a list of choices ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("toen", "getypt", "nu", "samen"),
    [
        ("pq", "pqr", "pqs", "pqrs"),
        ("pq", "p", "pqr", "pr"),
        ("pq", "p", "q", ""),
        ("pq", "", "pqr", "r"),
        ("", "p", "q", "pq"),
        ("p", "", "p", ""),
        ("p", "p", "", ""),
        ("p", "pq", "", "q"),
        ("", "p", "p", "p"),
    ],
)
def test_choices_are_added_and_removed_one_by_one(
    toen: str, getypt: str, nu: str, samen: str
) -> None:
    gevonden = one(*(frozenset(keuzes) or None for keuzes in (toen, getypt, nu)))
    assert gevonden.cellen == {"c": frozenset(samen) or None}
    assert gevonden.botsingen == ()


def test_a_list_beside_something_that_is_none_is_asked_as_any_other_cell() -> None:
    assert one(frozenset("p"), "x", frozenset("q")).botsingen == (("c",),)
    assert one(frozenset("p"), ONLEESBARE_WAARDE, frozenset("q")).botsingen == (("c",),)
    assert one(None, None, None).botsingen == ()


def test_choices_that_both_changed_are_touched_and_followed() -> None:
    samen = one(frozenset("p"), frozenset("pq"), frozenset("pr"))
    assert samen.aangeraakt == samen.gewijzigd == samen.gevolgd == CEL


# ── what is kept, and what it looks like ─────────────────────────────────────


@pytest.mark.parametrize(
    ("cellen", "bewaard", "toont"),
    [
        ({"c": 1}, {"c": 1}, True),
        ({"c": 1}, {"c": 2}, False),
        ({"c": 1, "x": 9}, {"c": 1}, True),
        ({}, {"c": None}, True),
        ({}, {"c": 0}, False),
        ({}, {}, True),
        (None, {}, False),
        (None, {"c": None}, False),
    ],
)
def test_a_page_shows_what_is_kept_when_every_cell_of_it_is_the_same(
    cellen: Veldwaarden | None, bewaard: Veldwaarden, toont: bool
) -> None:
    assert Getoond(cellen=cellen).shows(bewaard) is toont


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (True, True),
        (1, 1),
        (-1, -1),
        ("x", "x"),
        (" ", " "),
        (Rol.BEHEERDER, "beheerder"),
        (date(2026, 3, 1), "2026-03-01"),
        ([1, 2], frozenset({"1", "2"})),
        ({UUID(int=1)}, frozenset({str(UUID(int=1))})),
        ((), None),
    ],
)  # fmt: skip
def test_a_value_is_compared_in_one_plain_form(waarde: object, verwacht: Samenvoegwaarde) -> None:
    gevonden = plain(waarde)
    assert gevonden == verwacht
    assert type(gevonden) is type(verwacht)


@pytest.mark.parametrize("waarde", [1.5, Decimal(1), {"a": 1}, object()])
def test_a_value_that_no_form_holds_is_a_fault_of_the_program(waarde: object) -> None:
    with pytest.raises(TypeError):
        plain(waarde)
