"""Pages ask services, and a view is short: it reads, calls and answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "wijzer" / "web"
LONGEST_VIEW = 12
"""Lines of a view, from its first statement to its last; the docstring is not counted."""
DOORS = {"office", "office_for", "office_read", "office_trial", "transaction", "trial", "read"}
"""What opens a transaction, and gives the store."""
ROUTES = {"delete", "get", "patch", "post", "put", "route"}

CALLS_A_PART = """
with office_read() as store:
    regio = store.regios.get("twente")
"""
UNDER_ANOTHER_NAME = """
with office() as kantoor:
    regios = kantoor.regios
"""
OF_AN_ARGUMENT = """
def names(winkel: Store):
    return [een.naam for een in winkel.regios.gemeenten("twente")]
"""
GIVEN_ON = """
with _database().read() as store:
    ander = store
    ander.regios.get("twente")
"""
BY_ITS_NAME = """
with office_for(form) as store:
    getattr(store, soort).all()
"""
ASKS_A_SERVICE = """
with office() as store:
    overzie_regio(store, "twente", by=actor)
    antwoord.store.clear()
"""


def test_no_page_talks_to_the_store_itself():
    """A service asks what the actor may see, and is found by whoever changes the rows."""
    assert [f"{name}:{line}" for name, tree in modules() for line in talks_to_store(tree)] == []


@pytest.mark.parametrize(
    "bron", [CALLS_A_PART, UNDER_ANOTHER_NAME, OF_AN_ARGUMENT, GIVEN_ON, BY_ITS_NAME]
)
def test_a_page_that_talks_to_the_store_is_found_however_it_is_written(bron: str):
    assert list(talks_to_store(ast.parse(bron)))


def test_handing_the_store_to_a_service_is_no_talk():
    assert not list(talks_to_store(ast.parse(ASKS_A_SERVICE)))


def test_no_view_is_longer_than_twelve_lines():
    found = {naam: length(view) for naam, view in views() if length(view) > LONGEST_VIEW}
    assert found == {}


def test_every_view_of_the_site_is_measured(app):
    """The views that are found in the source are those that Flask knows; one hung up in another way is found here."""
    in_source = {view.name for _naam, view in views()}
    known = {
        getattr(view, "__name__", "")
        for endpoint, view in app.view_functions.items()
        if getattr(view, "__module__", "").startswith("wijzer.web")
    }
    assert len(in_source) > 100
    assert known - in_source == set()


def test_a_view_of_thirteen_lines_is_found_and_its_docstring_not_counted():
    kop = '@bp.get("/x")\ndef x():\n    """Says\n\n    much.\n    """\n'
    lang, kort = (ast.parse(kop + "    pass\n" * regels).body[0] for regels in (13, 12))
    assert isinstance(lang, ast.FunctionDef)
    assert isinstance(kort, ast.FunctionDef)
    assert is_view(lang)
    assert (length(lang), length(kort)) == (13, 12)


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of the pages, by its place."""
    return [
        (path.relative_to(WEB).as_posix(), ast.parse(path.read_text()))
        for path in sorted(WEB.rglob("*.py"))
    ]


def talks_to_store(tree: ast.AST) -> Iterator[int]:
    """The lines that look into a store: a part of it, by attribute or by name."""
    stores = set(names_of_stores(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=naam)) if naam in stores:
                yield node.lineno
            case ast.Call(func=ast.Name(id="getattr"), args=[ast.Name(id=naam), *_]):
                if naam in stores:
                    yield node.lineno
            case _:
                pass


def names_of_stores(tree: ast.AST) -> Iterator[str]:
    """`store`, and whatever else a store is called here: what a door gives, an argument that says so, another name for it."""
    yield "store"
    for node in ast.walk(tree):
        match node:
            case ast.withitem(context_expr=ast.expr() as opens, optional_vars=ast.Name(id=naam)):
                if is_door(opens):
                    yield naam
            case ast.arg(arg=naam, annotation=ast.expr() as soort):
                if "Store" in ast.unparse(soort).split("."):
                    yield naam
            case ast.Assign(targets=[ast.Name(id=naam)], value=ast.Name(id="store")):
                yield naam
            case _:
                pass


def is_door(opens: ast.expr) -> bool:
    """Whether this gives a store, also where it is one door or another."""
    match opens:
        case ast.IfExp(body=een, orelse=ander):
            return is_door(een) or is_door(ander)
        case ast.Call(func=ast.Name(id=naam) | ast.Attribute(attr=naam)):
            return naam in DOORS
        case _:
            return False


def views() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and is_view(node):
                yield f"{name}:{node.name}", node


def is_view(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in ROUTES
        for decorator in function.decorator_list
    )


def length(function: ast.FunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1
