"""Processes of this machine, looked at from outside."""

import os
import signal
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

SNEL_S = 2.0
"""So soon a process is gone whose parent was killed."""


def children_of(pid: int) -> list[int]:
    """Give the processes that this one started."""
    paden = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(kind) for pad in paden for kind in pad.read_text().split()]


def all_gone(pids: Collection[int], *, within: float = SNEL_S) -> bool:
    """Wait until none of these runs; those that still do then are ended."""
    eind = time.monotonic() + within
    while any(is_alive(pid) for pid in pids):
        if time.monotonic() > eind:
            _end(pids)
            return False
        time.sleep(0.02)
    return True


def is_alive(pid: int) -> bool:
    """Whether it runs; one that ended and that nobody asked after does not."""
    try:
        toestand = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return toestand not in {"Z", "X"}


def _end(pids: Collection[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
