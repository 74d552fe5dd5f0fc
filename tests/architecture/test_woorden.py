"""One name, one meaning: a search for a class finds one thing."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from wijzer.mappen import PAKKET


def defined(tree: ast.Module) -> Iterator[str]:
    """The classes and the aliases of types that a module defines; a type variable is neither."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not _makes_type_variable(node.value):
            for target in node.targets:
                if isinstance(target, ast.Name) and _looks_like_class(target.id):
                    yield target.id


def _makes_type_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) in {"TypeVar", "ParamSpec"}


def _looks_like_class(name: str) -> bool:
    bare = name.strip("_")
    return bare[:1].isupper() and not bare.isupper()


def twice(modules: dict[str, str]) -> dict[str, set[str]]:
    """The names that stand for more than one thing, also when only capitals or a first `_` tell them apart."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module, source in modules.items():
        for name in set(defined(ast.parse(source))):
            found[name.strip("_").casefold()].add(f"{module}: {name}")
    return {
        name: places
        for name, places in found.items()
        if len({place.partition(":")[0] for place in places}) > 1
    }


def printed(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each class with a `__repr__` of its own, and the name that it prints: `Geheim` for `"Geheim(…)"`."""
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__repr__":
                for name in re.findall(r"""['"](\w+)\(""", ast.unparse(method)):
                    yield node.name, name


def test_a_class_prints_under_its_own_name():
    sources = (pad.read_text() for pad in PAKKET.rglob("*.py"))
    trees = [ast.parse(source) for source in sources if "__repr__" in source]
    names = [pair for tree in trees for pair in printed(tree)]
    assert len(names) > 3
    assert [pair for pair in names if pair[0] != pair[1]] == []


def test_a_class_has_a_name_that_no_other_module_gives_to_something_else():
    modules = {pad.relative_to(PAKKET).as_posix(): pad.read_text() for pad in PAKKET.rglob("*.py")}
    assert sum(len(list(defined(ast.parse(source)))) for source in modules.values()) > 500
    assert twice(modules) == {}


def test_a_second_meaning_would_be_found_however_it_is_written():
    modules = {
        "files.py": "class Locatiestand:\n    pass\nT = TypeVar('T')\nRijT = TypeVar('RijT')\nMAX = 5",
        "store.py": "LocatieStand = dict[str, int]\nT = TypeVar('T')\nRijT = TypeVar('RijT')\nMAX = 6",
        "web.py": "from files import Rij\n_Rij = list[str]\nRij = Rij",
        "jobs.py": "class Rij:\n    class Locatiestand:\n        pass",
    }
    assert twice(modules) == {
        "locatiestand": {"files.py: Locatiestand", "store.py: LocatieStand"},
        "rij": {"web.py: _Rij", "web.py: Rij", "jobs.py: Rij"},
    }
