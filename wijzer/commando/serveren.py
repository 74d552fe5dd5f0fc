"""`wijzer serve`."""

import multiprocessing
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import click
from granian.constants import HTTPModes, Interfaces, RuntimeModes
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from wijzer.app import create_voordeur
from wijzer.commando.gedeeld.basis import Opdracht, OpdrachtGeweigerd
from wijzer.commando.gedeeld.kantoor import open_office, read_settings
from wijzer.jobs.hart import start_hart
from wijzer.levenslijn import Levenslijn
from wijzer.logs import catch_all_errors, get_logger
from wijzer.published.engine import PublicDatabase
from wijzer.server.grenzen import Grenzen
from wijzer.settings import Settings

HOST, POORT = "127.0.0.1", 8000
_DRADEN = min(8, 2 * (os.cpu_count() or 1) + 1)
"""Per process, for the public and for the office each; more would only wait for each other."""
_LANGSTE_STOP_S = 20
_HERSTART_S = 5.0
_LOG_VAN_DE_SERVER = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {},
    "handlers": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}
"""What the server says goes where our own lines go, in the same form and with as little in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dienst:
    """How the site is served."""

    host: str = HOST
    port: int = POORT
    workers: int | None = None
    draden: int = _DRADEN
    taken: bool = True


@click.command("serve", cls=Opdracht)
@click.option("--host", default=HOST, help=f"Het adres om op te luisteren ({HOST}).")
@click.option(
    "--port", "poort", type=click.IntRange(1, 65535), default=POORT, help=f"De poort ({POORT})."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Het aantal processen; anders zoveel als er rekenkernen zijn.",
)
@click.option(
    "--draden",
    type=click.IntRange(1, 256),
    default=_DRADEN,
    help=f"Het aantal draden per proces, voor publiek en kantoor elk ({_DRADEN}).",
)
@click.option("--zonder-taken", is_flag=True, help="Start de geplande taken er niet naast.")
def serve(host: str, poort: int, workers: int | None, draden: int, zonder_taken: bool) -> None:
    """Start de site, met de geplande taken ernaast. Zet er een proxy met https voor."""
    settings = read_settings()
    dienst = Dienst(host=host, port=poort, workers=workers, draden=draden, taken=not zonder_taken)
    run_server(settings, dienst)


def run_server(settings: Settings, dienst: Dienst) -> None:
    """Serve until somebody stops it. Refuses a database of another version and a port that is taken."""
    _require_database(settings)
    _require_free(dienst)
    _prefer_fork()
    catch_all_errors()
    grenzen = Grenzen(draden=dienst.draden)
    server = make_server(dienst, grenzen)
    with _jobs_beside(server, enabled=dienst.taken and settings.office):
        # The loader and not a name: the settings were read once, and workers get them by fork.
        loader = partial(_load, settings, grenzen, Levenslijn())
        server.serve(target_loader=loader, wrap_loader=False)


def make_server(dienst: Dienst, grenzen: Grenzen) -> AbstractServer[Any]:
    """Make the HTTP server. It hands over whole heads, over HTTP/1.1 alone: a proxy in front speaks the rest."""
    return Server(
        target="wijzer.app",
        address=dienst.host,
        port=dienst.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=int(grenzen.kop_s * 1000), max_buffer_size=grenzen.kop_bytes
        ),
        websockets=False,
        runtime_mode=RuntimeModes.st,  # one thread of its own: fewer hops for a short answer
        backpressure=grenzen.verbindingen,
        workers=dienst.workers or os.cpu_count() or 1,
        log_level=LogLevels.warning,
        log_dictconfig=_LOG_VAN_DE_SERVER,
        respawn_failed_workers=True,
        workers_kill_timeout=_LANGSTE_STOP_S,
    )


def _load(settings: Settings, grenzen: Grenzen, levenslijn: Levenslijn) -> Callable[..., Any]:
    """The app of one worker process, whose heart beats as long as it serves, and who does not outlive the site."""
    levenslijn.hold()
    voordeur = create_voordeur(settings, grenzen)
    start_hart(settings)
    return voordeur


def _require_database(settings: Settings) -> None:
    if settings.office:
        with open_office(settings):
            pass
    public = PublicDatabase(settings)
    try:
        public.check_separate()
        public.stand()
    finally:
        public.dispose()


def _require_free(dienst: Dienst) -> None:
    """Two servers on one port would share its visitors in silence (SO_REUSEPORT)."""
    family = socket.AF_INET6 if ":" in dienst.host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((dienst.host, dienst.port))
        except OSError:
            raise OpdrachtGeweigerd(
                f"Poort {dienst.port} op {dienst.host} is al in gebruik. Kies een andere met --port."
            ) from None


def _prefer_fork() -> None:
    """Workers inherit what is loaded, and the settings, whose secrets refuse to be pickled."""
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork", force=True)


# ── the job worker beside the site ───────────────────────────────────────────


class _Takenproces:
    """Keeps one job worker running; starts it again when it dies."""

    def __init__(self) -> None:
        self._stopt = threading.Event()
        self._proces = self._start()

    def watch(self) -> None:
        while True:
            code = self._proces.wait()
            if self._stopt.wait(_HERSTART_S):
                return
            get_logger("wijzer.serveren").error("takenproces gestopt", code=code)
            self._proces = self._start()

    def stop(self) -> None:
        self._stopt.set()
        self._proces.terminate()
        try:
            self._proces.wait(_LANGSTE_STOP_S)
        except subprocess.TimeoutExpired:
            self._proces.kill()

    def _start(self) -> "subprocess.Popen[bytes]":
        # Its standard input is a line to us: when it breaks, we are gone and it must go too.
        opdracht = [sys.executable, "-m", "wijzer.cli", "taken", "--naast-site"]
        return subprocess.Popen(opdracht, stdin=subprocess.PIPE)  # noqa: S603 -- our own command


@contextmanager
def _jobs_beside(server: AbstractServer[Any], *, enabled: bool) -> Iterator[None]:
    if not enabled:
        yield
        return
    proces = _Takenproces()
    server.on_startup(lambda: threading.Thread(target=proces.watch, daemon=True).start())
    try:
        yield
    finally:
        proces.stop()
