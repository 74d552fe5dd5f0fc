"""Sealing a column anew: every page of it, text as well as bytes, and never over what was changed meanwhile."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import (
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from tests.steun.databases.geheugen import tables_in_memory
from wijzer.store.verzegeling import herzegelen
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands, reseal_column
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

EERSTE, TWEEDE, DERDE = (Fernet.generate_key() for _ in range(3))
TABEL = Table(
    "proef",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("bytes", LargeBinary),
    Column("tekst", Text),
)
BYTES, TEKST = (
    Zegelkolom(TABEL, naam, lambda rij: f"proef:{rij.id}") for naam in ("bytes", "tekst")
)
KOLOMMEN = pytest.mark.parametrize("kolom", [BYTES, TEKST], ids=["bytes", "text"])


def zegel(*sleutels: bytes) -> Zegel:
    return Zegel(sleutels, instelling="PROEF")


NU = zegel(EERSTE, TWEEDE)
"""What seals from now on, and still opens what is older."""


@pytest.fixture
def session() -> Iterator[Session]:
    """A table in memory that holds nothing yet."""
    with tables_in_memory(TABEL) as session:
        yield session


def fill(session: Session, *sleutels: bytes | None, van: int = 1) -> None:
    """A row for each key, sealed with it in both columns; None leaves them empty."""
    for nummer, sleutel in enumerate(sleutels, start=van):
        verzegeld = zegel(sleutel).seal(f"proef:{nummer}", f"tekst {nummer}") if sleutel else None
        tekst = verzegeld.decode() if verzegeld else None
        session.execute(insert(TABEL).values(id=nummer, bytes=verzegeld, tekst=tekst))


def column(session: Session, kolom: Zegelkolom) -> dict[int, bytes | str]:
    rijen = session.execute(select(TABEL.c.id, TABEL.c[kolom.kolom]))
    return {rij.id: rij[1] for rij in rijen}


@KOLOMMEN
def test_what_is_older_stands_under_the_first_key_afterwards_and_the_rest_stays(
    session: Session, kolom: Zegelkolom
):
    fill(session, EERSTE, TWEEDE, DERDE, None)
    voor = column(session, kolom)
    assert reseal_column(session, NU, kolom) == Herzegeld(opnieuw=1, dicht=1)
    na = column(session, kolom)
    assert {nummer for nummer in voor if voor[nummer] != na[nummer]} == {2}
    assert type(na[2]) is type(voor[2])
    verzegeld = na[2].encode() if isinstance(na[2], str) else na[2]
    assert zegel(EERSTE).unseal("proef:2", verzegeld) == "tekst 2"


@KOLOMMEN
def test_the_other_column_of_a_row_is_left_alone(session: Session, kolom: Zegelkolom):
    fill(session, TWEEDE)
    ander = TEKST if kolom is BYTES else BYTES
    voor = column(session, ander)
    reseal_column(session, NU, kolom)
    assert column(session, ander) == voor


def test_a_run_that_was_broken_off_is_simply_started_again(session: Session):
    fill(session, TWEEDE, TWEEDE)
    assert reseal_column(session, NU, BYTES) == Herzegeld(opnieuw=2)
    voor = column(session, BYTES)
    assert reseal_column(session, NU, BYTES) == Herzegeld()
    assert column(session, BYTES) == voor


@pytest.mark.parametrize("aantal", [0, 1, 2, 3, 4, 5, 6, 7])
def test_no_row_is_missed_where_a_page_ends(
    session: Session, monkeypatch: pytest.MonkeyPatch, aantal: int
):
    monkeypatch.setattr(herzegelen, "_BLAD", 3)
    fill(session, *[TWEEDE] * aantal)
    assert count_stands(session, NU, BYTES) == Counter({Zegelstand.OUDER: aantal} if aantal else {})
    assert reseal_column(session, NU, BYTES) == Herzegeld(opnieuw=aantal)
    assert count_stands(session, zegel(EERSTE), BYTES).total() == aantal


def test_a_page_of_empty_rows_does_not_end_the_run(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(herzegelen, "_BLAD", 2)
    fill(session, None, None, None, TWEEDE)
    assert reseal_column(session, NU, BYTES) == Herzegeld(opnieuw=1)


def test_a_row_that_is_of_somebody_else_is_closed_and_stays_as_it_is(session: Session):
    fill(session, TWEEDE)
    verzegeld = zegel(TWEEDE).seal("proef:99", "verschoven")
    session.execute(update(TABEL).values(bytes=verzegeld))
    assert reseal_column(session, NU, BYTES) == Herzegeld(dicht=1)
    assert column(session, BYTES) == {1: verzegeld}


def test_what_somebody_changed_since_it_was_read_is_not_written_over(session: Session):
    """The page was read before the change: what is new stands under the first key already."""
    fill(session, TWEEDE, TWEEDE)
    anders = zegel(EERSTE).seal("proef:2", "nieuw")

    def change(rij: Row[Any]) -> str:
        session.execute(update(TABEL).where(TABEL.c.id == 2).values(bytes=anders))
        return f"proef:{rij.id}"

    assert reseal_column(session, NU, Zegelkolom(TABEL, "bytes", change)) == Herzegeld(opnieuw=1)
    assert column(session, BYTES)[2] == anders


@KOLOMMEN
def test_every_row_is_counted_under_the_key_that_it_stands_under(
    session: Session, kolom: Zegelkolom
):
    fill(session, EERSTE, EERSTE, TWEEDE, DERDE, DERDE, DERDE, None)
    assert count_stands(session, NU, kolom) == {
        Zegelstand.EERSTE: 2,
        Zegelstand.OUDER: 1,
        Zegelstand.DICHT: 3,
    }


def test_counting_changes_nothing(session: Session):
    fill(session, EERSTE, TWEEDE, DERDE)
    voor = column(session, BYTES)
    count_stands(session, NU, BYTES)
    assert column(session, BYTES) == voor


def test_outcomes_of_two_columns_add_up():
    een, twee = Herzegeld(opnieuw=1, dicht=2), Herzegeld(opnieuw=10, dicht=20)
    assert een + twee == Herzegeld(opnieuw=11, dicht=22)
    assert een + Herzegeld() == een
