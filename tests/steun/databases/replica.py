"""A PostgreSQL server that follows another one: real streaming replication, which a test can pause, cut off and promote."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.steun.databases.postgres import OFFICE_ROLE, PUBLIC_ROLE, SUPERUSER, PostgresServer
from tests.steun.databases.soorten import Adressen, migrate_once, settings_for
from wijzer.settings import Settings

PATIENCE_S = 30


class Replica(PostgresServer):
    """Follows `primary` from the moment it is made."""

    def __init__(self, primary: PostgresServer) -> None:
        self._primary = primary
        super().__init__()

    def pause(self) -> None:
        """Take in what comes and show none of it, as one that hangs does."""
        self.execute("SELECT pg_wal_replay_pause()")
        self._wait_for("SELECT pg_get_wal_replay_pause_state() = 'paused'")

    def resume(self) -> None:
        """Go on with what came meanwhile."""
        self.execute("SELECT pg_wal_replay_resume()")

    def cut_off(self) -> None:
        """Hear nothing of the primary any more."""
        self._connect_to("")
        self._wait_for("SELECT count(*) = 0 FROM pg_stat_wal_receiver")

    def connect(self) -> None:
        """Hear of the primary again."""
        self._connect_to(f"host=127.0.0.1 port={self._primary.port} user={SUPERUSER}")

    def follow_again(self) -> None:
        """Follow without delay, whatever a test did."""
        self.lag(0)
        self.connect()
        self.resume()

    def promote(self) -> None:
        """Become a primary."""
        self.execute("SELECT pg_promote(true)")
        self._wait_for("SELECT NOT pg_is_in_recovery()")

    def lag(self, seconds: int) -> None:
        """Show what comes so much later from now on."""
        self.execute(f"ALTER SYSTEM SET recovery_min_apply_delay = '{seconds}s'")
        self.execute("SELECT pg_reload_conf()")

    def catch_up(self) -> None:
        """Wait until everything that the primary has committed is shown here."""
        with psycopg.connect(self._primary.url(SUPERUSER), autocommit=True) as connection:
            connection.execute("SET synchronous_commit = on")
            connection.execute("SELECT pg_logical_emit_message(true, 'test', '')")  # flushes all
            row = connection.execute("SELECT pg_current_wal_flush_lsn()").fetchone()
        assert row
        self._wait_for(f"SELECT pg_last_wal_replay_lsn() >= '{row[0]}'")

    def _connect_to(self, conninfo: str) -> None:
        self.execute(f"ALTER SYSTEM SET primary_conninfo = '{conninfo}'")
        self.execute("SELECT pg_reload_conf()")

    def _programs(self) -> Path:
        """The primary's own: copying them takes seconds."""
        if self._as_user:
            self.folder.chmod(0o755)
        return self._primary._bin

    def _init(self) -> None:
        self._data.mkdir(mode=0o700)
        if self._as_user:
            shutil.chown(self._data, self._as_user)
        primary = ["-h", "127.0.0.1", "-p", str(self._primary.port), "-U", SUPERUSER]
        command = [
            str(self._bin / "pg_basebackup"),
            *primary,
            "-D",
            str(self._data),
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "--no-sync",
        ]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self._identity())

    def _wait_for(self, question: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        with psycopg.connect(self.url(SUPERUSER), autocommit=True) as connection:
            while True:
                row = connection.execute(question.encode()).fetchone()
                if row and row[0]:
                    return
                assert time.monotonic() < deadline, question
                time.sleep(0.02)


def halt(server: PostgresServer) -> None:
    """Stop a server and keep its files."""
    assert server._process.stdin
    server._process.stdin.close()
    server._process.wait(PATIENCE_S)


def start_again(server: PostgresServer) -> None:
    """Start one that was halted, at the same address."""
    server._process = server._start()
    server._wait()


@contextmanager
def frozen(server: PostgresServer) -> Iterator[None]:
    """A server that is there and answers nothing, for as long as a `with` block lasts."""
    with psycopg.connect(server.url(SUPERUSER)) as connection:
        others = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        pids = [pid for (pid,) in connection.execute(others)]
    pids.append(int((server._data / "postmaster.pid").read_text().split()[0]))
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@dataclass(frozen=True)
class Replicatie:
    """A primary with a replica that follows it. `settings`: the office writes on the one, the public reads on the other."""

    primary: PostgresServer
    replica: Replica
    settings: Settings


def settings_on(
    server: PostgresServer, name: str, folder: Path, *, public: PostgresServer | None = None
) -> Settings:
    """The settings of an installation on a database of a server; the public reads the same one on `public`."""
    adressen = Adressen(server.url(name, OFFICE_ROLE), (public or server).url(name, PUBLIC_ROLE))
    return settings_for(adressen, folder)


def migrated_server(folder: Path) -> tuple[PostgresServer, Settings]:
    """A server of one's own with the migrated database `sjabloon`."""
    server = PostgresServer()
    server.execute(f"CREATE ROLE {OFFICE_ROLE} LOGIN", f"CREATE ROLE {PUBLIC_ROLE} LOGIN")
    server.create("sjabloon")
    settings = settings_on(server, "sjabloon", folder)
    migrate_once(settings)
    return server, settings


class Tweetal:
    """A primary and a replica; each test gets a database of its own on them. Who promotes a replica makes one for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self.primary, _ = migrated_server(folder)
        self.replica = Replica(self.primary)

    @contextmanager
    def follow(self) -> Iterator[Replicatie]:
        """A fresh migrated database that is followed."""
        name = f"proef_{next(self._numbers)}"
        self.primary.create(name, template="sjabloon")
        self.replica.catch_up()
        settings = settings_on(self.primary, name, self._folder, public=self.replica)
        yield Replicatie(self.primary, self.replica, settings)
        self.replica.follow_again()

    def stop(self) -> None:
        """Stop both."""
        self.replica.stop()
        self.primary.stop()


@pytest.fixture(scope="module")
def tweetal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tweetal]:
    """A primary and its replica, for the tests of one module."""
    tweetal = Tweetal(tmp_path_factory.mktemp("replicatie"))
    yield tweetal
    tweetal.stop()


@pytest.fixture
def replicatie(tweetal: Tweetal) -> Iterator[Replicatie]:
    """A fresh database on the primary, followed by the replica, which goes on as it should when the test ends."""
    with tweetal.follow() as replicatie:
        yield replicatie
