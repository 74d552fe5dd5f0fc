"""A name says what it holds, and a row stands as a row only where a table is read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijzer.mappen import PAKKET

BESTANDEN = sorted(PAKKET.rglob("*.py"))
TOETSEN = sorted(Path(__file__).parents[2].rglob("*.py"))
ZONDER_NAAM = {"een", "each", "ander"}
SKIP = "# fmt: skip"
RIJEN = 3
WAARDEN = 12
HOOGUIT = 120


def looped_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every variable of a loop or a comprehension, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            names = (part for part in ast.walk(node.target) if isinstance(part, ast.Name))
            yield from ((name.lineno, name.id) for name in names)


def bound_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every variable of a loop or a comprehension, and every parameter, with its line."""
    yield from looped_names(tree)
    yield from ((node.lineno, node.arg) for node in ast.walk(tree) if isinstance(node, ast.arg))


def nameless(source: str) -> list[tuple[int, str]]:
    """The variables and parameters that do not say of what they are one."""
    return [(line, name) for line, name in bound_names(ast.parse(source)) if name in ZONDER_NAAM]


def elements(value: ast.expr | None) -> list[ast.expr]:
    """What stands in a display, or in the display that a frozenset is made of; a key for its pair."""
    match value:
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return parts
        case ast.Dict(keys=keys, values=values):
            return [key or item for key, item in zip(keys, values, strict=True)]
        case ast.Call(func=ast.Name(id="frozenset"), args=[inner]):
            return elements(inner)
        case _:
            return []


def is_table(statement: ast.stmt) -> bool:
    """Whether rows stand below each other, or a dozen values beside each other, in what it states."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign | ast.Return):
        return False
    parts = elements(statement.value)
    begins = [part.lineno for part in parts]
    below = len(set(begins)) == len(begins) >= RIJEN
    return below or (
        len(parts) >= WAARDEN and all(isinstance(part, ast.Constant) for part in parts)
    )


def loose_skips(source: str) -> list[int]:
    """The lines that keep something from the formatter that is no table."""
    tables = {
        node.end_lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.stmt) and is_table(node)
    }
    lines = enumerate(source.splitlines(), start=1)
    return [
        line
        for line, text in lines
        if "# fmt: off" in text or (SKIP in text and line not in tables)
    ]


def unbreakable(tree: ast.Module) -> set[int]:
    """The lines of word lists, which are one text of many lines."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in docstrings
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        if node.end_lineno != node.lineno
    }


def long_lines(source: str) -> list[int]:
    """The lines past the maximum that could be broken: no pattern, no word list, no reason of an ignored type."""
    whole = unbreakable(ast.parse(source))
    return [
        line
        for line, text in enumerate(source.splitlines(), start=1)
        if len(text) > HOOGUIT
        and line not in whole
        and not re.search(r"# type: ignore|\brf?\"", text)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "for een in locaties: pass",
        "for naam, (each, _) in paren: pass",
        "[ander for ander in buren]",
        "sorted(locaties, key=lambda een: een.naam)",
        "def same(adres, *, ander): ...",
    ],
)
def test_a_variable_without_a_noun_is_found(source: str) -> None:
    assert len(nameless(source)) == 1


@pytest.mark.parametrize(
    "source", ["for locatie in locaties: pass", "each(ander)", "een = 1", "x.een = y.each"]
)
def test_a_variable_with_a_noun_and_a_name_that_is_none_are_left_alone(source: str) -> None:
    assert nameless(source) == []


def test_every_loop_and_parameter_carries_its_noun() -> None:
    found = {
        path.relative_to(PAKKET).as_posix(): names
        for path in BESTANDEN
        if (names := nameless(path.read_text()))
    }
    assert found == {}


def test_every_loop_of_a_test_carries_its_noun() -> None:
    """Two alike that are compared may be `een` and `ander`; what a loop goes through may not."""
    found = {
        path.name: names
        for path in TOETSEN
        if (
            names := {
                line: name
                for line, name in looped_names(ast.parse(path.read_text()))
                if name in {"een", "each"}
            }
        )
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "A = {\n 'a': 1,\n 'b':  2,\n 'c': 3,\n}  # fmt: skip",
        "A: B = (\n f(1),\n f(2,\n   3),\n f(4),\n)  # fmt: skip",
        "def f():\n    return [\n  g(1),\n  g(2),\n  g(3),\n ]  # fmt: skip",
        "A = frozenset((" + "'a', " * WAARDEN + "))  # fmt: skip",
    ],
)
def test_a_table_keeps_its_rows(source: str) -> None:
    assert loose_skips(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "f(1,  2)  # fmt: skip",
        "f(\n  1, 2,\n  3,\n)  # fmt: skip",
        "A = 'a'  # fmt: skip",
        "A = ('a', 'b', 'c')  # fmt: skip",
        "A = {\n 'a': 1, 'b': 2,\n 'c': 3,\n}  # fmt: skip",
        "# fmt: off",
    ],
)
def test_what_is_no_table_is_left_to_the_formatter(source: str) -> None:
    assert len(loose_skips(source)) == 1


def test_only_tables_are_kept_from_the_formatter() -> None:
    found = {
        path.relative_to(PAKKET).as_posix(): lines
        for path in BESTANDEN
        if (lines := loose_skips(path.read_text()))
    }
    assert found == {}


def test_a_line_that_could_be_broken_is_found() -> None:
    lang = "a " * HOOGUIT
    assert long_lines(f'"""{lang}"""\n# {lang}\nx = "{lang}"') == [1, 2, 3]


def test_a_pattern_a_word_list_and_the_reason_of_an_ignored_type_stay_whole() -> None:
    lang = "a " * HOOGUIT
    assert (
        long_lines(f'x = """{lang}\n{lang}"""\ny = r"{lang}"\nz = 1  # type: ignore  # {lang}')
        == []
    )


def test_no_line_is_longer_than_a_text_may_be() -> None:
    found = {
        path.relative_to(PAKKET).as_posix(): lines
        for path in BESTANDEN
        if (lines := long_lines(path.read_text()))
    }
    assert found == {}, f"a line holds at most {HOOGUIT} signs"
