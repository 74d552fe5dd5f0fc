"""What stands on the disk of a database, for tests of what may be read in no file at all; and disks that refuse."""

import os
import resource
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.steun.databases.soorten import PostgresVoorraad, Voorraad
from wijzer.store.engine import Database

NIEMAND = 65534
"""The user that owns nothing."""


@dataclass(frozen=True)
class Bestanden:
    """Every file in which the tables of one database stand."""

    database: Database
    paden: Callable[[], list[Path]]

    def traces(self, sporen: Collection[str]) -> set[str]:
        """Which of these texts can be read in them."""
        inhoud = b"".join(pad.read_bytes() for pad in self.paden())
        return {spoor for spoor in sporen if spoor.encode() in inhoud}


@pytest.fixture
def bestanden(database: Database, voorraden: dict[str, Voorraad]) -> Bestanden:
    """The files of `database`; on SQLite with its WAL, on PostgreSQL without that of the server."""
    if database.engine.dialect.name == "sqlite":
        pad = Path(str(database.engine.url.database))
        return Bestanden(database, lambda: sorted(pad.parent.glob(f"{pad.name}*")))
    voorraad = voorraden["postgresql"]
    assert isinstance(voorraad, PostgresVoorraad)
    naam = str(database.engine.url.database)
    return Bestanden(database, lambda: relation_files(voorraad, naam))


def relation_files(voorraad: PostgresVoorraad, naam: str) -> list[Path]:
    """The tables and indexes of a database as they stand on the disk after a checkpoint."""
    voorraad.server.execute("CHECKPOINT")
    with psycopg.connect(voorraad.server.url(naam)) as connection:
        rij = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert rij
    folder = voorraad.server.folder / "data" / "base" / str(rij[0])
    return [pad for pad in folder.iterdir() if pad.is_file()]


@contextmanager
def without_rights(*paden: Path) -> Iterator[None]:
    """Run a block as somebody who may not read or write these; an administrator, who may do anything, is nobody meanwhile."""
    rechten = {pad: pad.stat().st_mode for pad in paden}
    for pad in paden:
        pad.chmod(0o000)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NIEMAND)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for pad, recht in reversed(rechten.items()):
            pad.chmod(recht)


@contextmanager
def small_disk(octets: int) -> Iterator[None]:
    """Run a block in which no file may grow past so many octets, as on a disk that is full."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
