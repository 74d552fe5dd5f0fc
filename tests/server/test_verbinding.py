"""Looking for a connection among all that a process has open leaves the rest as it was."""

import fcntl
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from wijzer.server.verbinding import cut, limit_unread

_NIEMAND = {"client": ("127.0.0.1", 1), "server": ("127.0.0.1", 1)}
_LOCK = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
_SCHRIJF = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


def look_for_nobody() -> None:
    cut(_NIEMAND)


def look_for_the_door() -> None:
    limit_unread(1, 1.0)


KIJKERS = pytest.mark.parametrize("kijk", [look_for_nobody, look_for_the_door])


def others_may(program: str, pad: Path) -> bool:
    """Whether another process gets what this program asks of a file."""
    return not subprocess.run(
        [sys.executable, "-c", program, pad], stderr=subprocess.DEVNULL, check=False
    ).returncode


@KIJKERS
def test_a_lock_on_a_file_is_still_held(tmp_path: Path, kijk: Callable[[], None]):
    pad = tmp_path / "slot"
    with pad.open("w") as bestand:
        fcntl.lockf(bestand, fcntl.LOCK_EX)
        kijk()
        assert not others_may(_LOCK, pad)
    assert others_may(_LOCK, pad)


@KIJKERS
def test_nobody_writes_in_a_database_between_the_writes_of_this_process(
    tmp_path: Path, kijk: Callable[[], None]
):
    pad = tmp_path / "database"
    with closing(sqlite3.connect(pad, isolation_level=None)) as database:
        database.execute("CREATE TABLE rij (nummer INTEGER)")
        database.execute("BEGIN IMMEDIATE")
        kijk()
        assert not others_may(_SCHRIJF, pad)
        database.execute("COMMIT")
    assert others_may(_SCHRIJF, pad)


def test_the_connection_that_is_meant_is_broken_off():
    with closing(socket.create_server(("127.0.0.1", 0))) as deur:
        poort = deur.getsockname()[1]
        with closing(socket.create_connection(("127.0.0.1", poort))) as lezer:
            kant, client = deur.accept()
            with closing(kant):
                cut({"client": client, "server": ("127.0.0.1", poort)})
                lezer.settimeout(5)
                assert lezer.recv(1) == b""
