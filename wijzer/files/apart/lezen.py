"""Having a file read by a process of its own, and taking the answer as if it were a stranger's."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, cast

from wijzer.files.apart.beurten import Beurten
from wijzer.files.apart.bibliotheken import folder
from wijzer.files.apart.grens import Leesgrens, grens_for
from wijzer.files.apart.regels import GEEN_GEHEUGEN, Regelwoord
from wijzer.files.apart.soorten import LEESVORMEN
from wijzer.files.apart.vertaling import Onvertaalbaar, vertaling_of
from wijzer.files.apart.woorden import Uitvalreden, refuse
from wijzer.files.tabel.bron import refuse_size
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen, RijFout
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.logs import get_logger
from wijzer.mappen import PAKKET

MAX_ANTWOORD = 64 * 2**20
"""Bytes of a whole answer; 100,000 locaties with all their columns give 30 MB."""
_WEGEN = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from wijzer.files.apart.bibliotheken import allow; allow(sys.argv.pop(1))"
)
_START = f"{_WEGEN}; from wijzer.files.apart.kind import main; main()"
_LOG = get_logger(__name__)


def read_apart(
    soort: str,
    inhoud: bytes,
    *,
    productcode_patroon: str,
    beurten: Beurten,
    grens: Leesgrens | None = None,
) -> Gelezen[Any]:
    """Read a file of a kind as its reader would here. Without `grens` its size decides what the reading may take.

    Raises `BestandGeweigerd` for what the reader refuses, and when reading asks for more time or memory than that;
    `LezersBezet` when too many files are being read.
    """
    if len(inhoud) > MAX_BYTES:
        raise refuse_size()
    grens = grens or grens_for(len(inhoud))
    try:
        with beurten.take(), _reading(soort, productcode_patroon, grens) as lezing:
            return lezing.read(inhoud)
    except _Mislukt as fout:
        reden = fout.reden
    _LOG.warning("bestand niet gelezen", soort=soort, reden=reden, bytes=len(inhoud))
    raise refuse(reden, grens, inhoud)


class _Mislukt(Exception):
    """There is no whole answer, or not one that can be taken."""

    def __init__(self, reden: Uitvalreden) -> None:
        super().__init__(reden)
        self.reden = reden


class _Eindeloos(Exception):
    """The answer goes on for longer than any real one."""


class _Leesproces:
    """One process at work on one file."""

    def __init__(self, soort: str, proces: subprocess.Popen[bytes]) -> None:
        vorm = LEESVORMEN[soort]
        self._rij = vertaling_of(vorm.rij)
        self._langste = vorm.langste_regel
        self._fout = vertaling_of(RijFout)
        self._redenen = self._namen = vertaling_of(tuple[str, ...])
        self._proces = proces
        self.te_laat = threading.Event()

    def stop(self) -> None:
        """End the process and whatever it started, whatever they are doing: any of them may hold the way back open."""
        if self._proces.returncode is None:  # until it is waited for, its number is nobody else's
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._proces.pid, signal.SIGKILL)

    def stop_late(self) -> None:
        """End it because its time is over."""
        self.te_laat.set()
        self.stop()

    def read(self, inhoud: bytes) -> Gelezen[Any]:
        """Hand the file over and gather the answer.

        Raises `_Mislukt`, and `BestandGeweigerd` when that is the answer.
        """
        heen, terug = cast(IO[bytes], self._proces.stdin), cast(IO[bytes], self._proces.stdout)
        with suppress(BrokenPipeError), heen:  # it may have ended already; how, is asked later
            heen.write(inhoud)
        gelezen: Gelezen[Any] = Gelezen([], [], [])
        try:
            for regel in _lines(terug, self._langste):
                if self._take(gelezen, json.loads(regel)):
                    return gelezen
        except (ValueError, RecursionError) as fout:  # a whole line, and not what it should be
            raise _Mislukt(Uitvalreden.VORM) from fout
        except _Eindeloos:
            pass
        raise _Mislukt(self._why())

    def _take(self, gelezen: Gelezen[Any], regel: Any) -> bool:
        """Put a line where it belongs; gives back whether it was the last."""
        match regel:
            case [Regelwoord.RIJ, rij]:
                gelezen.rijen.append(self._rij.unpack(rij))
            case [Regelwoord.FOUT, *delen]:
                gelezen.fouten.append(self._fout.unpack(delen))
            case [Regelwoord.OPMERKING, str(tekst)]:
                gelezen.opmerkingen.append(tekst)
            case [Regelwoord.ONTBREEKT, namen]:
                gelezen.ontbreekt.update(self._namen.unpack(namen))
            case [Regelwoord.GEWEIGERD, redenen]:
                raise BestandGeweigerd(self._redenen.unpack(redenen))
            case [Regelwoord.KLAAR]:
                return True
            case _:
                raise Onvertaalbaar
        return False

    def _why(self) -> Uitvalreden:
        """Why there was no whole answer, by how the process ended."""
        self.stop()
        code = self._proces.wait()
        if self.te_laat.is_set() or code == -signal.SIGXCPU:
            return Uitvalreden.TIJD
        # Killed and not by us for its time: the machine was short of memory. Or by us, for an answer without an end.
        # A library that is not in Python aborts when it gets no memory.
        zonder_geheugen = {GEEN_GEHEUGEN, -signal.SIGKILL, -signal.SIGABRT}
        return Uitvalreden.GEHEUGEN if code in zonder_geheugen else Uitvalreden.VORM


def _lines(stroom: IO[bytes], langste: int) -> Iterator[bytes]:
    """The lines of an answer.

    Raises `_Eindeloos` when a line is longer than `langste`, or the whole longer than any real
    answer.
    """
    over = MAX_ANTWOORD
    while regel := stroom.readline(langste):
        over -= len(regel)
        if over < 0 or not regel.endswith(b"\n"):
            raise _Eindeloos
        yield regel


@contextmanager
def _reading(soort: str, patroon: str, grens: Leesgrens) -> Iterator[_Leesproces]:
    """A process that reads, for as long as a `with` block lasts and its time is not over."""
    with _start(soort, patroon, grens) as proces:
        lezing = _Leesproces(soort, proces)
        wekker = threading.Timer(grens.seconden, lezing.stop_late)
        wekker.daemon = True
        wekker.start()
        try:
            yield lezing
        finally:
            wekker.cancel()
            lezing.stop()


def _start(soort: str, patroon: str, grens: Leesgrens) -> subprocess.Popen[bytes]:
    """Start Python without its environment, its site and our keys: it gets what stands here and no more."""
    thuis = str(PAKKET.parent)
    grenzen = [str(grens.seconden), str(grens.megabytes), str(os.getpid())]
    python = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START]
    opdracht = [*python, thuis, folder(), soort, patroon, *grenzen]
    try:
        return _spawn(opdracht)
    except OSError as fout:  # no memory or no process left
        raise _Mislukt(Uitvalreden.START) from fout


def _spawn(opdracht: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own interpreter and program
        opdracht,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    )
