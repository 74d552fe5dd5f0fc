"""How many files are read at once on this machine: the memory that reading takes is bounded by it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijzer.files.tabel.fouten import BestandGeweigerd

BEURTEN = "lezers"
"""The folder of the turns, in the folder of the installation."""
AANTAL = 2
"""Reading processes at once: a gigabyte at most."""
_PAUZE_S = 0.1


class LezersBezet(BestandGeweigerd):
    """Others are having files read. The file itself may be in order."""

    def __init__(self) -> None:
        super().__init__(
            ["Er wordt al een bestand gelezen.", "Probeer het over een minuut nog een keer."]
        )


class Beurten:
    """Turns that all processes of an installation share: locks on empty files in a folder, let go by whoever dies."""

    def __init__(self, folder: Path, *, geduld_s: float) -> None:
        self._folder = folder
        self._pogingen = max(1, round(geduld_s / _PAUZE_S))

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold a turn. Raises `LezersBezet` when none comes free for as long as one has patience."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beurt = self._wait()
        try:
            yield
        finally:
            os.close(beurt)

    def _wait(self) -> int:
        for poging in range(self._pogingen):
            if poging:
                time.sleep(_PAUZE_S)
            for nummer in range(AANTAL):
                beurt = self._try(self._folder / f"beurt-{nummer}")
                if beurt is not None:
                    return beurt
        raise LezersBezet

    @staticmethod
    def _try(pad: Path) -> int | None:
        beurt = os.open(pad, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(beurt, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(beurt)
            return None
        return beurt
