"""The rules of the house that a machine can see: who imports whom, and what stands where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "wijzer"
TEMPLATES = ROOT / "templates"

# Who may look inside a shielded address, and what for. Every line here is a decision.
MAY_REVEAL = {
    "domain/adressen/adres.py": "defines it",
    "domain/afwijkingen/controle.py": "compares it with the contracted one and tells only what differs",
    "domain/locaties/locatie.py": "refuses an open address that is the same",
    "domain/verraad/oordeel.py": "refuses a public text that tells its street, or asks about it",
    "store/verzegeling/afgeschermde_adressen.py": "encrypts it",
    "services/aanvullen/adres.py": "puts in the parts of it that a file leaves out",
    "services/afwijkingen/behandel_afwijking.py": "refuses a note that repeats its street",
    "services/afwijkingen/exporteer_afwijkingen.py": "leaves out a name that repeats its street",
    "services/intrekking/eerder.py": "asks its own aanbieder whether it means the locatie that it withdrew there",
    "services/controle/zaken.py": "sees whether a new case lies where a withdrawn one lay",
    "services/locaties/invoer.py": "warns who typed it that the gemeente looks wrong",
    "services/inzage/toon_adres.py": "refuses a reason that repeats its street",
    "services/inzage/zicht.py": "shows it to the beheerder who gave a reason, for 15 minutes",
    "services/afwijkingen/overzie_afwijkingen.py": "tells in which gemeente its postcode lies",
    "services/locaties/wijzig_locatie.py": "sees whether it became another one",
    "services/verraad/wijziging.py": "sees whether it became another one",
    "services/importplan/contracten.py": "sees whether a contract file says what is stored",
    "services/controle/verslag.py": "leaves out a contract's name that repeats its street",
    "files/contracten.py": "exports it to who asked for shielded columns",
    "files/apart/vertaling.py": "hands it from the process that read it to the one that asked, shielded on both sides",
    "files/locaties.py": "exports it to who asked for shielded columns",
    "web/aanbieder/formulieren.py": "shows it to the aanbieder who keeps it",
    "demo/modellen.py": "writes the files of an invented region",
}

# Who may make an id that is random: the edges, where a request or a job begins.
MAY_MAKE_IDS = ("web/", "jobs/", "cli", "commando/", "demo/")


def test_the_import_rules_of_the_house_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_named_places_look_inside_a_shielded_address():
    found = {name for name, tree in modules() if "reveal" in attributes(tree) or reveals(tree)}
    assert found - MAY_REVEAL.keys() == set(), "reveals, and is not on the list"
    assert MAY_REVEAL.keys() - found == set(), "on the list, and no longer reveals"


def test_no_template_reveals_or_trusts_what_it_is_given():
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            text = path.read_text()
            assert not re.search(r"\|\s*safe\b", text), f"|safe in {path.name}"
            assert "autoescape false" not in text, f"no escaping in {path.name}"
            assert "reveal" not in text, f"reveal in {path.name}"


def test_no_python_marks_text_as_safe_html():
    found = {name for name, tree in modules() if "Markup" in names_of(tree)}
    assert not found, f"Markup in {sorted(found)}"


def test_only_edges_make_random_ids():
    found = {
        name
        for name, tree in modules()
        if names_of(tree) & {"uuid1", "uuid4"} and not name.startswith(MAY_MAKE_IDS)
    }
    assert not found


def test_nothing_is_imported_inside_a_function():
    found = [
        f"{name}:{inner.lineno}"
        for name, tree in modules()
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not found


def test_no_function_is_longer_than_a_screen():
    found = [
        f"{name}:{node.name} ({length(node)})"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and length(node) > 45
    ]
    assert not found


def test_every_room_says_what_it_is():
    for folder in [PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir())]:
        if folder.name != "__pycache__" and any(folder.glob("*.py")):
            init = folder / "__init__.py"
            assert init.exists(), f"{folder} has no __init__.py"
            assert ast.get_docstring(ast.parse(init.read_text())), f"{init} says nothing"


def test_the_repository_names_no_machine_and_no_download_address():
    pins = [ROOT / "constraints.txt", *(ROOT / ".ci").glob("constraints-*.txt")]
    others = [ROOT / name for name in ("package-lock.json", ".npmrc", "pyproject.toml")]
    for path in (*pins, *others):
        text = path.read_text()
        assert not re.search(r"index-url|find-links|https?://[^\"]*\.tgz", text), path.name
        assert "file:" not in text, path.name
    for path in pins:
        assert "://" not in path.read_text(), path.name


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Every module of the product, by its place in the package."""
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text()))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def reveals(tree: ast.Module) -> bool:
    """Whether it calls `real_adres`, which is the same door: it reveals for its caller."""
    return any(isinstance(node, ast.Name) and node.id == "real_adres" for node in ast.walk(tree))


def attributes(tree: ast.Module) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def names_of(tree: ast.Module) -> set[str]:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return names | defined | attributes(tree)


def length(function: ast.FunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
