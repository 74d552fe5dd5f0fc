"""A process that another one started ends when that one is gone, however it went.

After an OOM kill nobody tells the children that their parent died. Server processes that lived on
would hold the port, and the restart of the site would find it taken.
"""

import ctypes
import os
import signal
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1
_WEES = 1
"""How a process ends that lost its parent."""
_AFSCHEID_S = 1.0


class Levenslijn:
    """A pipe from a parent to the children it forks. Nobody writes in it; it breaks when the parent is gone."""

    def __init__(self) -> None:
        """Called in the parent, before it forks."""
        self._ouder = os.getpid()
        self._lezen, self._schrijven = os.pipe()

    def hold(self) -> None:
        """Hold on to the parent in a child, first thing after the fork: it ends at once when the parent does.

        The pipe works everywhere. On Linux the kernel does it besides, also while no thread of this process can run.
        """
        os.close(self._schrijven)
        die_with(self._ouder)
        threading.Thread(target=self._watch, name="levenslijn", daemon=True).start()

    def _watch(self) -> None:
        os.read(self._lezen, 1)
        os._exit(_WEES)


def die_with(ouder: int) -> None:
    """Let the kernel kill this process when its parent is gone (Linux).

    It ends at once when the parent died before that was asked.
    """
    _ask_the_kernel()
    if os.getppid() != ouder:
        os._exit(_WEES)


def _ask_the_kernel() -> None:
    """The kernel looks at the thread that started this process: one that lives as long as its own process does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def end_with_stdin() -> None:
    """Let a process end when its standard input breaks, of which its parent holds the other end.

    A job that is at work has a moment to end. The next start does not wait for it, and a job that
    was cut off runs again.
    """
    threading.Thread(target=_read_to_the_end, name="levenslijn", daemon=True).start()


def _read_to_the_end() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_AFSCHEID_S)
    os._exit(_WEES)
