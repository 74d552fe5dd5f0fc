"""What is costly to make and is only copied after that: one process of a run makes it, the others find it."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def alone(slot: Path) -> Iterator[None]:
    """One process at a time."""
    with slot.open("w") as open_slot:
        fcntl.flock(open_slot, fcntl.LOCK_EX)
        yield


def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this run, the same in each of its processes."""
    basis = tmp_path_factory.getbasetemp()
    return basis if worker_id == "master" else basis.parent


def once_in_a_run(gedeeld: Path, naam: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, filled by whoever comes first; who comes meanwhile waits, and nobody sees half of it."""
    klaar = gedeeld / naam
    with alone(gedeeld / f"{naam}.slot"):
        if not klaar.exists():
            half = gedeeld / f"{naam}.half"
            shutil.rmtree(half, ignore_errors=True)  # what was left by a process that failed
            half.mkdir()
            make(half)
            half.rename(klaar)
    return klaar
