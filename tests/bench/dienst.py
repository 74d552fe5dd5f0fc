"""A granian server on a free loopback port, for as long as a `with` block lasts."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import apps_namen as namen

HUIS = Path(__file__).resolve().parents[2]
_START_SECONDEN = 60
_STOP_SECONDEN = 10


@contextmanager
def serving(
    welke: str, folder: Path, workers: int, extra: dict[str, str] | None = None
) -> Iterator[int]:
    """Serve one of the apps, with more in its environment; gives its port. The server is stopped by its own process id, whatever happens."""
    port = _free_port()
    omgeving = {
        **os.environ,
        namen.FOLDER: str(folder),
        namen.WELKE: welke,
        "PYTHONPATH": str(HUIS),
        **(extra or {}),
    }
    command = [sys.executable, *(_bare if welke == namen.KAAL else _product)(port, workers)]
    uitvoer = (folder / f"{welke}.log").open("wb")
    proces = subprocess.Popen(command, cwd=HUIS, env=omgeving, stdout=uitvoer, stderr=uitvoer)
    try:
        _wait(proces, port)
        yield port
    finally:
        _stop(proces)
        uitvoer.close()


def _product(port: int, workers: int) -> list[str]:
    return ["-m", "tests.bench.deur", str(port), str(workers)]


def _bare(port: int, workers: int) -> list[str]:
    return [
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--blocking-threads",
        "2",
        "--log-level",
        "error",
        "tests.bench.apps:app",
    ]


def _wait(proces: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + _START_SECONDEN
    while time.monotonic() < deadline:
        if proces.poll() is not None:
            raise SystemExit("De server is niet gestart; zie het .log-bestand in de map.")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("De server kwam niet op tijd.")


def _stop(proces: "subprocess.Popen[bytes]") -> None:
    proces.terminate()
    try:
        proces.wait(_STOP_SECONDEN)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
