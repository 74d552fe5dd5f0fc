"""Sealing anew what stands under an older key, and counting what does.

A row is changed only while it still holds what was read: who sets up a new factor meanwhile keeps
the new one. What stands under the first key already is passed over, so a run that was broken off is
simply started again.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, select, update
from sqlalchemy.orm import Session

from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

ADRESSEN, CONTRACTNAMEN, MELDINGEN = "adressen", "contractnamen", "meldingen"
CONCEPTEN, TWEEDE_STAPPEN, MAILS = "vastgehouden formulieren", "tweede stappen", "mails"
"""What is sealed, as it is told to whoever runs the installation."""
_BLAD = 1000


@dataclass(frozen=True, slots=True)
class Herzegeld:
    """How many rows were sealed anew, and how many no key opens."""

    opnieuw: int = 0
    dicht: int = 0

    def __add__(self, other: "Herzegeld") -> "Herzegeld":
        return Herzegeld(self.opnieuw + other.opnieuw, self.dicht + other.dicht)


@dataclass(frozen=True, slots=True)
class Zegelkolom:
    """A column of sealed texts; `eigenaar` says for whom the text in a row is to be sealed.

    What is empty is passed over.
    """

    table: Table
    kolom: str
    eigenaar: Callable[[Row[Any]], str]


def reseal_column(session: Session, zegel: Zegel, kolom: Zegelkolom) -> Herzegeld:
    """Seal one column anew under the first key."""
    gedaan = Herzegeld()
    for rij, oud in _rows(session, kolom):
        match zegel.stand(kolom.eigenaar(rij), _as_bytes(oud)):
            case Zegelstand.OUDER:
                nieuw = zegel.reseal(_as_bytes(oud))
                gedaan += Herzegeld(opnieuw=_replace(session, kolom, rij, oud, nieuw))
            case Zegelstand.DICHT:
                gedaan += Herzegeld(dicht=1)
            case Zegelstand.EERSTE:
                pass
    return gedaan


def count_stands(session: Session, zegel: Zegel, kolom: Zegelkolom) -> Counter[Zegelstand]:
    """How many rows stand under the first key, under an older one, and under none that is known."""
    return Counter(
        zegel.stand(kolom.eigenaar(rij), _as_bytes(oud)) for rij, oud in _rows(session, kolom)
    )


def _replace(
    session: Session, kolom: Zegelkolom, rij: Row[Any], oud: bytes | str, nieuw: bytes
) -> int:
    """Gives 0 when the row was changed since it was read: then it stands under the first key already."""
    veld = kolom.table.c[kolom.kolom]
    zoals_gelezen = update(kolom.table).where(kolom.table.c.id == rij.id, veld == oud)
    waarde = nieuw.decode() if isinstance(oud, str) else nieuw
    return session.connection().execute(zoals_gelezen.values({kolom.kolom: waarde})).rowcount


def _rows(session: Session, kolom: Zegelkolom) -> Iterator[tuple[Row[Any], bytes | str]]:
    """Rows with their sealed text, a page at a time."""
    vraag = select(kolom.table).order_by(kolom.table.c.id).limit(_BLAD)
    rijen = session.execute(vraag).all()
    while rijen:
        yield from ((rij, tekst) for rij in rijen if (tekst := getattr(rij, kolom.kolom)))
        rijen = session.execute(vraag.where(kolom.table.c.id > rijen[-1].id)).all()


def _as_bytes(verzegeld: bytes | str) -> bytes:
    return verzegeld.encode() if isinstance(verzegeld, str) else verzegeld
