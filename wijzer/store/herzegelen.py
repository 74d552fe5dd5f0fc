"""Sealing anew what stands under an older key, and counting what does.

A row is changed only while it still holds what was read: who sets up a new factor meanwhile keeps the new one. What stands
under the first key already is passed over, so a run that was broken off is simply started again.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, select, update
from sqlalchemy.orm import Session

from wijzer.store.sleutels import Zegel, Zegelstand

_BLAD = 1000


@dataclass(frozen=True, slots=True)
class Herzegeld:
    """How many rows were sealed anew, and how many no key opens."""

    opnieuw: int = 0
    dicht: int = 0

    def __add__(self, other: "Herzegeld") -> "Herzegeld":
        return Herzegeld(self.opnieuw + other.opnieuw, self.dicht + other.dicht)


def reseal_column(
    session: Session, zegel: Zegel, table: Table, kolom: str, *waar: ColumnElement[bool]
) -> Herzegeld:
    """Seal one column anew under the first key, in the rows that are meant."""
    gedaan = Herzegeld()
    for id_, oud in _rows(session, table, kolom, *waar):
        match zegel.stand(_as_bytes(oud)):
            case Zegelstand.OUDER:
                nieuw = zegel.reseal(_as_bytes(oud))
                zoals_gelezen = update(table).where(table.c.id == id_, table.c[kolom] == oud)
                waarde = nieuw.decode() if isinstance(oud, str) else nieuw
                session.connection().execute(zoals_gelezen.values({kolom: waarde}))
                gedaan += Herzegeld(opnieuw=1)
            case Zegelstand.DICHT:
                gedaan += Herzegeld(dicht=1)
            case Zegelstand.EERSTE:
                pass
    return gedaan


def count_stands(
    session: Session, zegel: Zegel, table: Table, kolom: str, *waar: ColumnElement[bool]
) -> Counter[Zegelstand]:
    """How many rows stand under the first key, under an older one, and under none that is known."""
    return Counter(
        zegel.stand(_as_bytes(tekst)) for _, tekst in _rows(session, table, kolom, *waar)
    )


def _rows(
    session: Session, table: Table, kolom: str, *waar: ColumnElement[bool]
) -> Iterator[tuple[Any, Any]]:
    """Id and sealed text, a page at a time."""
    vraag = select(table.c.id, table.c[kolom]).where(table.c[kolom].is_not(None), *waar)
    vraag = vraag.order_by(table.c.id).limit(_BLAD)
    rijen = session.execute(vraag).all()
    while rijen:
        yield from ((rij[0], rij[1]) for rij in rijen)
        rijen = session.execute(vraag.where(table.c.id > rijen[-1][0])).all()


def _as_bytes(verzegeld: bytes | str) -> bytes:
    return verzegeld.encode() if isinstance(verzegeld, str) else verzegeld
