"""A child does not outlive its parent, with the kernel's help and without."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.steun.machine.processen import all_gone, children_of

HUIS = Path(__file__).resolve().parents[1]
PROGRAM = """
import os, sys, time
from wijzer import levenslijn
if sys.argv[1] == "pipe":
    levenslijn._ask_the_kernel = lambda: None
lijn = levenslijn.Levenslijn()
for _ in range(2):
    if os.fork() == 0:
        if sys.argv[1] == "late":
            while os.getppid() == lijn._ouder: time.sleep(0.01)
            levenslijn.threading = None
        lijn.hold()
        os.write(1, b"%d\\n" % os.getpid())
        time.sleep(60)
        os._exit(0)
print("late" if sys.argv[1] == "late" else "", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("hoe", ["kernel and pipe", "pipe"])
def test_children_are_gone_soon_after_their_parent_was_killed(hoe: str):
    with started(hoe) as (proces, uitvoer):
        regels = [uitvoer.readline() for _ in range(3)]
        kinderen = [int(regel) for regel in regels if regel.strip()]
        assert len(kinderen) == 2
        proces.kill()
        proces.wait()
        assert all_gone(kinderen)


def test_a_child_whose_parent_died_before_it_could_ask_ends_as_well():
    with started("late") as (proces, uitvoer):
        uitvoer.readline()
        kinderen = children_of(proces.pid)
        proces.kill()
        proces.wait()
        assert all_gone(kinderen)
        assert uitvoer.read() == ""  # none of them came as far as to begin


@contextmanager
def started(hoe: str) -> Iterator[tuple["subprocess.Popen[str]", IO[str]]]:
    opdracht = [sys.executable, "-c", PROGRAM, hoe]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True, cwd=HUIS) as proces:
        assert proces.stdout is not None
        try:
            yield proces, proces.stdout
        finally:
            proces.kill()
