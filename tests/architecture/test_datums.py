"""A date is that of Amsterdam, everywhere: for one or two hours of every day the date in UTC is yesterday's."""

import ast
from pathlib import Path

WIJZER = Path(__file__).parents[2] / "wijzer"
THUIS = {"domain/klok.py"}
"""Here a moment becomes a date. Everything else asks `day_of`, `wall` or, at an edge, `today`."""
GEEN_MOMENT = {
    "files/tabel/xlsx/lezen.py": "a cell with a date and a time of day, of no zone",
    "web/common/invoer/velden.py": "a day that somebody typed",
}


def modules():
    for pad in sorted(WIJZER.rglob("*.py")):
        naam = pad.relative_to(WIJZER).as_posix()
        if naam not in THUIS:
            yield naam, ast.parse(pad.read_text())


def calls(boom, *namen):
    """Calls of a method, without arguments, as `moment.date()` is one."""
    return [
        node.lineno
        for node in ast.walk(boom)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in namen
        and not node.args
    ]


def test_a_moment_becomes_a_date_in_one_place():
    gevonden = {naam for naam, boom in modules() if calls(boom, "date")}
    assert gevonden == set(GEEN_MOMENT)


def test_the_zone_is_named_in_one_place_only():
    assert [naam for naam, boom in modules() if "Europe/Amsterdam" in ast.unparse(boom)] == []


def test_nobody_adds_days_to_a_time_of_the_wall():
    """A day later by the wall is 23, 24 or 25 hours later. Only the schedule and what appears at midnight make moments of dates."""
    gevonden = {naam for naam, boom in modules() if "AMSTERDAM" in ast.unparse(boom)}
    assert gevonden == {
        "commando/kopie.py",
        "domain/locaties/verschijning.py",
        "jobs/schedule.py",
    }
