"""The site as it is really served: started, asked, stopped."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Wijzer
from tests.server import hulp
from tests.steun.machine.processen import all_gone, children_of
from wijzer.klok import now
from wijzer.store.engine import Database

LANGST_S = 30


JDK = b"Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
RAUW = [
    (b"/api/v1/aanbod", JDK, (200, "application/json")),
    (b"/api/v1/aanbod", b"Accept: *", (200, "application/json")),
    (b"/api/v1/aanbod", b"Accept: application/xml\r\nAccept: application/json;q=.1", (200, "application/json")),
    (b"/api/v1/aanbod", b"Accept: \xff", (200, "application/json")),
    (b"/api/v1/aanbod", b"Accept: application/xml", (406, "application/problem+json")),
    (b"/api/v1/aanbod?formaat=csv", b"Accept: application/xml", (200, "text/csv")),
    (b"/api/v1/aanbod?zoek=%FF", JDK, (400, "application/problem+json")),
    (b"/api/v1/aanbod?zoek=\xff", JDK, (400, "")),  # the server itself
    (b"/api/v1/aanbod?zoek=\xc3\xb6", JDK, (200, "application/json")),
    (b"//api/v1/aanbod", JDK, (404, "application/problem+json")),
    (b"/api/v1/aanbod/", JDK, (404, "application/problem+json")),
    (b"/twente/zoeken?zoek=%FF", b"Cookie: a=\xff", (200, "text/html")),
    (b"/Twente/", b"If-None-Match: \xff", (301, "/twente")),
    (b"//Twente//zoeken?zoek=%FF&a=b", b"Range: bytes=0-1", (301, "/twente/zoeken?zoek=%FF&a=b")),
    (b"//evil.example/", JDK, (404, "text/html")),
    (b"/%5Cevil.example/", JDK, (404, "text/html")),
    (b"/twente/%FF", JDK, (404, "text/html")),
]  # fmt: skip
"""What is sent as it is, byte for byte, and the status with where it leads or what it is."""


def answer_to(port: int, pad: bytes, koppen: bytes) -> tuple[int, str]:
    with closing(socket.create_connection(("127.0.0.1", port), 5)) as lijn:
        lijn.sendall(
            b"GET " + pad + b" HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + koppen + b"\r\n\r\n"
        )
        antwoord, _ = hulp.parsed(hulp.take_all(lijn))
    soort = (antwoord.headers["Content-Type"] or "").partition(";")[0]
    return antwoord.status, antwoord.headers["Location"] or soort


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, pad: str) -> int:
    verbinding = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        verbinding.request("GET", pad)
        return verbinding.getresponse().status
    finally:
        verbinding.close()


@contextmanager
def serving(omgeving: dict[str, str], *args: str, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    opdracht = [
        sys.executable,
        "-m",
        "wijzer.cli",
        "serve",
        "--port",
        str(port),
        "--workers",
        "1",
        *args,
    ]
    proces = subprocess.Popen(
        opdracht,
        env={**os.environ, **omgeving},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_up(proces, port)
        yield proces
    finally:
        proces.terminate()
        proces.wait(LANGST_S)


def wait_until_up(proces: "subprocess.Popen[bytes]", port: int) -> None:
    eind = time.monotonic() + LANGST_S
    while time.monotonic() < eind and proces.poll() is None:
        with suppress(OSError):
            if ask(port, "/gezondheid") == 200:
                return
        time.sleep(0.1)
    raise AssertionError("the site did not come up")


@pytest.mark.slow
def test_the_site_comes_up_answers_and_stops_clean(wijzer: Wijzer, omgeving: dict[str, str]):
    wijzer("init")
    port = free_port()
    with serving(omgeving, "--zonder-taken", port=port) as proces:
        assert ask(port, "/twente") == 200
        for regel, koppen, verwacht in RAUW:
            assert answer_to(port, regel, koppen) == verwacht, (regel, koppen)
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(LANGST_S) == 0
    with pytest.raises(ConnectionError):
        ask(port, "/twente")


@pytest.mark.slow
@pytest.mark.parametrize("args", [["--zonder-taken"], []], ids=["the site", "with its jobs"])
def test_who_has_the_offices_database_beats_from_the_start(
    wijzer: Wijzer, omgeving: dict[str, str], database: Database, args: list[str]
):
    wijzer("init")
    with serving(omgeving, *args, port=free_port()):
        eind = time.monotonic() + LANGST_S
        while (laatste := heartbeat(database)) is None and time.monotonic() < eind:
            time.sleep(0.1)
    assert laatste is not None
    assert abs(now() - laatste) < timedelta(minutes=1)


def heartbeat(database: Database) -> datetime | None:
    with database.read() as store:
        return store.hartslag.last()


@pytest.mark.slow
def test_another_server_can_serve_the_app_as_well(
    wijzer: Wijzer, omgeving: dict[str, str], tmp_path: Path
):
    wijzer("init")
    command = ["-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "1",
               "--port", "PORT", "wsgi:app"]  # fmt: skip
    with hulp.serving(command, tmp_path / "log", env=omgeving) as dienst:
        assert ask(dienst.port, "/twente") == 200


@pytest.mark.slow
def test_a_second_site_on_the_same_port_is_refused(wijzer: Wijzer, omgeving: dict[str, str]):
    wijzer("init")
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        port = bezet.getsockname()[1]
        uitkomst = wijzer("serve", "--port", port, "--zonder-taken")
    assert uitkomst.exit_code == 1
    assert f"Poort {port}" in uitkomst.stderr


@pytest.mark.slow
def test_the_jobs_run_beside_the_site_and_stop_with_it(wijzer: Wijzer, omgeving: dict[str, str]):
    wijzer("init")
    port = free_port()
    with serving(omgeving, port=port) as proces:
        kind = job_worker_of(proces.pid)
        proces.send_signal(signal.SIGTERM)
        proces.wait(LANGST_S)
    assert not Path(f"/proc/{kind}").exists() or "taken" not in command_of(kind)


@pytest.mark.slow
def test_nothing_outlives_the_site_when_it_is_killed_and_the_port_is_free_at_once(
    wijzer: Wijzer, omgeving: dict[str, str]
):
    wijzer("init")
    port = free_port()
    with serving(omgeving, port=port) as proces:
        job_worker_of(proces.pid)
        kinderen = children_of(proces.pid)
        proces.kill()
        proces.wait(LANGST_S)
        assert len(kinderen) >= 2
        assert all_gone(kinderen)
    with serving(omgeving, "--zonder-taken", port=port):
        assert ask(port, "/twente") == 200


@pytest.mark.slow
def test_a_killed_worker_and_a_killed_job_worker_are_replaced_and_do_not_outlive_the_site(
    wijzer: Wijzer, omgeving: dict[str, str]
):
    wijzer("init")
    port = free_port()
    with serving(omgeving, port=port) as proces:
        eerste = children_of(proces.pid)
        for kind in eerste:
            os.kill(kind, signal.SIGKILL)
        assert all_gone(eerste)
        wait_until_up(proces, port)
        eind = time.monotonic() + LANGST_S
        while len(kinderen := children_of(proces.pid)) < 2 and time.monotonic() < eind:
            time.sleep(0.1)
        assert len(kinderen) == 2
        proces.kill()
        proces.wait(LANGST_S)
        assert all_gone(kinderen)


def command_of(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return []


def job_worker_of(pid: int) -> int:
    if not Path("/proc").exists():
        pytest.skip("this machine has no /proc to look at processes in")
    return next(kind for kind in children_of(pid) if "taken" in command_of(kind))
