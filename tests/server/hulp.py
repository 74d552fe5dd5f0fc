"""A server in a process of its own, and a client that says exactly what it wants."""

import asyncio
import http.client
import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from wijzer.server.grenzen import Grenzen

T = TypeVar("T")

CANARY = "Kanariestraat 13"
GRENZEN = Grenzen(
    venster_s=0.8,
    nieuw_s=0.3,
    venster_bytes=4096,
    uitloop_s=0.5,
    draden=2,
    wachtenden=2,
    portie=65536,
    lezen_s=1.0,
    stromen=4,
    stromen_per_bron=3,
    kop_s=1.0,
    lichamen=40,
    lichamen_per_bron=20,
)
"""Everything short, so that a test of patience takes none."""
HUIS = Path(__file__).resolve().parents[2]
WACHT_S = 30.0


class Dienst:
    """A running server: where it is, and what it logged."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text()

    def ask(self, rauw: bytes, *, wait: float = 5.0) -> bytes:
        """Say this, and give all that comes until the server hangs up or nothing comes any more."""
        with closing(self.connect()) as lijn:
            lijn.sendall(rauw)
            return take_all(lijn, wait)

    def connect(self, *, buffer: int | None = None) -> socket.socket:
        lijn = socket.socket()
        if buffer is not None:
            lijn.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        lijn.connect(("127.0.0.1", self.port))
        return lijn


def run_alone(werk: Coroutine[Any, Any, T]) -> T:
    """What comes of it, on an event loop of its own: a browser that another test opened may have one in this thread."""
    with ThreadPoolExecutor(1) as draad:
        return draad.submit(asyncio.run, werk).result()


def take_all(lijn: socket.socket, wait: float = 5.0) -> bytes:
    lijn.settimeout(wait)
    gekomen = b""
    with suppress(OSError):
        while deel := lijn.recv(1 << 16):
            gekomen += deel
    return gekomen


def parsed(rauw: bytes, *, method: str = "GET") -> tuple[http.client.HTTPResponse, bytes]:
    """Read an answer as a client does; raises `IncompleteRead` when it is not whole."""
    antwoord = http.client.HTTPResponse(_Gelezen(rauw), method=method)  # type: ignore[arg-type]  # all that it needs of a socket
    antwoord.begin()
    return antwoord, antwoord.read()


class _Gelezen:
    def __init__(self, rauw: bytes) -> None:
        self._rauw = rauw

    def makefile(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self._rauw)


@contextmanager
def serving(
    command: list[str], log: Path, *, env: dict[str, str] | None = None
) -> Iterator[Dienst]:
    """Run a server on a free port, which takes the place of PORT in the command."""
    port = free_port()
    command = [str(port) if deel == "PORT" else deel for deel in command]
    with log.open("wb") as uitvoer:
        proces = subprocess.Popen(
            [sys.executable, *command],
            cwd=HUIS,
            env={**os.environ, **(env or {})},
            stdout=uitvoer,
            stderr=uitvoer,
        )
        try:
            _wait_until_up(proces, port, log)
            yield Dienst(port, log)
        finally:
            proces.terminate()
            proces.wait(WACHT_S)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(proces: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    eind = time.monotonic() + WACHT_S
    while time.monotonic() < eind and proces.poll() is None:
        with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server did not come up: {log.read_text()}")
