"""Every command of the Makefile installs what it calls: it works on a machine with nothing but Python and git."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.steun import gereedschap
from tests.steun.gereedschap import (
    OWN,
    PREPARE,
    ROOT,
    bringers,
    called,
    files,
    imported,
    installed,
    pinned,
    project,
    recipes,
    script,
    started,
    wishes,
)

RECIPES = recipes((ROOT / "Makefile").read_text())
README = (ROOT / "README.md").read_text()

EXTRAS = {"run": (), "test": ("test",), "dev": ("test", "dev")}
"""Which extras a wish of `.ci/prepare.py` installs on top of the product."""

PRODUCT = ("wijzer", "migrations", "wsgi.py")
READS = {
    "wijzer": PRODUCT,
    "pytest": (*PRODUCT, "tests"),
    "mypy": (*PRODUCT, "tests"),
    "sbom": (".ci/sbom.py",),
    "vastleggen": (".ci/vastleggen.py",),
    "plattegrond": (".ci/plattegrond.py",),
    "regels": (".ci/regels.py",),
    "tests.talen": (*PRODUCT, "tests/talen"),
    "tests.bench": (*PRODUCT, "tests/bench", "tests/steun", "tests/factories.py"),
}
"""Which of our code a program imports, or reads as if it did."""
RUNS = {**READS, "mypy": ()}
"""Which of our code a program runs: the type checker runs nothing."""
ONLY_MEASURES = "tests/bench"
"""What pytest imports and never runs."""

ALWAYS = {"python", "sh", "bash", "cat"}
"""Python itself, and what a machine with git and make has anyway."""
OF_PYTHON = {"pip"}
"""What every virtual environment begins with."""
MAY_BE_ABSENT = {
    "java": "the test with the HTML checker is skipped without it",
    "chromium": "the tests with a browser are skipped without it",
    "wrk": "the bench has a generator of its own",
}
OF_A_STEP = {"node": "node", "npm": "node", "uv": "uv"}
"""Programs that a step of `.ci/prepare.py` brings where the machine has none: which step."""
ALONE = {"uv"}
"""A step that makes the virtual environment itself: what it serves must work when the pins of all else do not."""

PLUGINS = {
    "-n": "pytest-xdist",
    "--maxprocesses": "pytest-xdist",
    "--dist": "pytest-xdist",
    "--timeout": "pytest-timeout",
    "timeout": "pytest-timeout",
    "--allow-hosts": "pytest-socket",
    "--allow-unix-socket": "pytest-socket",
}
"""Who understands what the Makefile and pyproject.toml tell pytest."""
OF_PYTEST = {
    "-q", "-m", "-p", "-ra", "--strict-markers", "--strict-config", "--import-mode", "--proef",
    "testpaths", "pythonpath", "addopts", "xfail_strict", "filterwarnings", "markers",
}  # fmt: skip

each_command = pytest.mark.parametrize(
    "command", [name for name in RECIPES if wishes(RECIPES[name])]
)


def brought(command: str) -> frozenset[str]:
    """The distributions that a command installs before it does anything."""
    known = [wish for wish in wishes(RECIPES[command]) if wish in EXTRAS]
    return installed(EXTRAS[known[0]]) if known else frozenset()


def code(command: str, reads: dict[str, tuple[str, ...]]) -> list[Path]:
    """Our own files behind a command."""
    return [path for name in called(RECIPES[command]) for path in files(reads.get(name, ()))]


def test_whatever_uses_the_virtual_environment_prepares_it_first_and_once():
    using = {name for name, lines in RECIPES.items() if called(lines)}
    assert using >= {"demo", "test", "proef", "check", "format", "talen", "bench"}
    for name in using:
        first, *others = RECIPES[name]
        assert PREPARE in first, name
        assert not any(PREPARE in line for line in others), name
        assert sum(wish in EXTRAS.keys() | ALONE for wish in wishes([first])) == 1, name


@each_command
def test_each_program_that_a_command_calls_is_installed_by_it(command: str):
    theirs = {
        name for name in called(RECIPES[command]) if name.split(".")[0] not in OWN | OF_PYTHON
    }
    assert {name for name in theirs if not bringers(name) & brought(command)} == set()


@each_command
def test_each_library_that_its_code_imports_is_installed_by_it(command: str):
    needed = imported(code(command, READS))
    assert {name: needed[name] for name in needed if not bringers(name) & brought(command)} == {}


@each_command
def test_each_program_that_its_code_starts_is_installed_by_it(command: str):
    missing = [
        f"{path.relative_to(ROOT)} starts {name}"
        for path in code(command, RUNS)
        if "pytest" not in called(RECIPES[command]) or not path.is_relative_to(ROOT / ONLY_MEASURES)
        for name in started(path) - ALWAYS - MAY_BE_ABSENT.keys()
        if OF_A_STEP.get(name) not in wishes(RECIPES[command])
        and not bringers(name) & brought(command)
    ]
    assert missing == []


@each_command
def test_each_plugin_that_pytest_is_told_about_is_installed_by_it(command: str):
    if "pytest" in called(RECIPES[command]):
        options = project()["tool"]["pytest"]["ini_options"]
        said = f"{RECIPES[command][-1].partition('-m pytest')[2]} {options['addopts']}"
        told = {*re.findall(r"(?<!\S)--?[a-z][a-z-]*", said), *options}
        assert told - OF_PYTEST - PLUGINS.keys() == set(), "whose option is it?"
        assert {PLUGINS[optie] for optie in told - OF_PYTEST} - brought(command) == set()


@pytest.mark.parametrize("wish", EXTRAS)
def test_the_extras_are_those_that_prepare_installs(wish):
    pins = script("prepare").PINS
    assert list(pins) == list(EXTRAS)
    assert installed(EXTRAS[wish]) - {pin.name for pin in pinned(*pins[wish])} == set()


def test_each_command_of_the_readme_is_a_target():
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert named >= {"demo", "test", "check", "bench"}
    assert named <= RECIPES.keys()


@pytest.mark.parametrize(
    ("line", "program"),
    [
        ('subprocess.run(["psql", "-c", "x"])', "psql"),
        ('subprocess.Popen("/usr/bin/curl x", shell=True)', "curl"),
        ('shutil.which("git")', "git"),
        ('command = [Path(sys.executable).with_name("ruff")]\nsubprocess.run(command)', "ruff"),
        ("subprocess.check_call([sys.executable, '-m', 'x'])", "python"),
        ('os.execv("/bin/gunicorn", [])', "gunicorn"),
    ],
)
def test_a_program_is_found_however_it_is_said(monkeypatch, tmp_path, line, program):
    monkeypatch.setattr(gereedschap, "ROOT", tmp_path)
    file = tmp_path / "iets.py"
    file.write_text(line)
    assert started(file) == {program}


def test_a_program_that_is_not_told_is_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(gereedschap, "ROOT", tmp_path)
    file = tmp_path / "iets.py"
    file.write_text("def f(x):\n    subprocess.run([x])\n")
    with pytest.raises(AssertionError, match=r"iets\.py: which program is in x"):
        started(file)


def test_no_process_of_a_test_compiles_the_product_anew_whatever_the_machine_asks():
    """Half the work of a test that starts the product was compiling it, where a machine keeps no bytecode."""
    regels = (ROOT / "Makefile").read_text().splitlines()
    assert "unexport PYTHONDONTWRITEBYTECODE" in regels
    assert not [
        regel for regel in regels if "DONTWRITEBYTECODE" in regel and "unexport" not in regel
    ]
