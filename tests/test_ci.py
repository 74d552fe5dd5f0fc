"""The script that decides whether a change is taken in: what it does first, and when it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci" / "run"
GOED = "5 passed, 1 skipped in 2.00s"
FOUT = "1 failed, 4 passed in 2.00s"
GEEN = "no tests ran in 0.01s"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of which `make` does nothing but tell what it was asked for."""
    shutil.copytree(SCRIPT.parent, tmp_path / ".ci")
    for name in ("chromium", "java"):
        write_program(tmp_path, name, "exit 0")
    make(tmp_path)
    return tmp_path


def write_program(root: Path, name: str, body: str) -> None:
    program = root / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


def make(root: Path, *, closing: str = GOED, test: int = 0, check: int = 0, sbom: int = 0) -> None:
    """Say how the tests end, and with which code each command does."""
    write_program(
        root,
        "make",
        f'echo "$@" >> {root}/gevraagd\n'
        f'if [ "$1" = test ]; then cat; echo "{closing}"; exit {test}; fi\n'
        f'if [ "$1" = sbom ]; then exit {sbom}; fi\n'
        f"exit {check}",
    )


def run(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a machine would that has these programs, with somebody at the keyboard who never answers."""
    environ = {**os.environ, "PATH": f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    keyboard, fingers = os.pipe()
    done = subprocess.run(
        ["bash", root / ".ci" / "run"],
        stdin=keyboard,
        capture_output=True,
        text=True,
        env=environ,
        check=False,
        timeout=60,
    )
    os.close(fingers)
    os.close(keyboard)
    return done


def test_the_tests_run_on_a_machine_where_nothing_was_installed_before_them(root: Path):
    done = run(root)
    assert (root / "gevraagd").read_text().splitlines() == ["test", "check", "sbom"]
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith(GOED)


@pytest.mark.parametrize(
    ("closing", "test", "check", "sbom"),
    [
        (FOUT, 2, 0, 0),
        (GEEN, 2, 0, 0),
        (GEEN, 0, 0, 0),
        ("", 0, 0, 0),
        (GOED, 0, 2, 0),
        (GOED, 2, 0, 0),
        (GOED, 0, 0, 1),
    ],
)
def test_it_fails_on_whatever_fails_and_when_no_test_ran(
    root: Path, closing: str, test: int, check: int, sbom: int
):
    make(root, closing=closing, test=test, check=check, sbom=sbom)
    done = run(root)
    assert done.returncode != 0
    assert (root / "gevraagd").read_text().splitlines() == ["test", "check", "sbom"]


def test_it_never_runs_the_long_trials(root: Path):
    assert "proef" not in SCRIPT.read_text()
    run(root)
    assert "proef" not in (root / "gevraagd").read_text()
