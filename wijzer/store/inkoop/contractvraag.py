"""Which contract rows are looked for, and the same as conditions on the table."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, or_

from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.store.tables import ContractregelRij


class Loop(StrEnum):
    """Where a contract row stands in time."""

    LOOPT = "loopt"
    KOMT = "komt"
    AFGELOPEN = "afgelopen"


class Als(StrEnum):
    """The part that an aanbieder has in a contract row."""

    HOOFDAANNEMER = "hoofdaannemer"
    ONDERAANNEMER = "onderaannemer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractvraag:
    """Which contract rows are looked for; what is left out narrows nothing.

    `tekst` is part of a contract number; a row of one of `aanbieders`, or for one of `hulp`, fits as
    well. With `alleen` only rows for one of these do.
    """

    tekst: str = ""
    aanbieders: Collection[AanbiederId] = ()
    hulp: Collection[Hulpaanduiding] = ()
    loop: Loop | None = None
    als: Als | None = None
    aanbieder_id: AanbiederId | None = None
    alleen: Collection[Hulpaanduiding] | None = None


def conditions_of(vraag: Contractvraag, today: date) -> Iterator[ColumnElement[bool]]:
    """The conditions that a row must meet, all together."""
    rij = ContractregelRij
    if vraag.tekst:
        yield or_(
            rij.contractnummer.icontains(vraag.tekst, autoescape=True),
            rij.aanbieder_id.in_(vraag.aanbieders),
            _is_for(vraag.hulp),
        )
    if vraag.alleen is not None:
        yield _is_for(vraag.alleen)
    if vraag.aanbieder_id is not None:
        yield or_(
            rij.aanbieder_id == vraag.aanbieder_id, rij.hoofdaannemer_id == vraag.aanbieder_id
        )
    if vraag.als is not None:
        onder = rij.hoofdaannemer_id.is_not(None)
        yield onder if vraag.als is Als.ONDERAANNEMER else ~onder
    match vraag.loop:
        case Loop.LOOPT:
            yield runs_on(today)
        case Loop.KOMT:
            yield rij.ingangsdatum > today
        case Loop.AFGELOPEN:
            yield rij.einddatum < today
        case None:
            pass


def _is_for(hulp: Collection[Hulpaanduiding]) -> ColumnElement[bool]:
    """A row is for one of these: by its code, or by its hulpvorm."""
    codes = [waarvoor.productcode for waarvoor in hulp if waarvoor.productcode]
    slugs = [waarvoor.hulpvorm for waarvoor in hulp if waarvoor.hulpvorm]
    return or_(ContractregelRij.productcode.in_(codes), ContractregelRij.hulpvorm.in_(slugs))


def runs_on(today: date) -> ColumnElement[bool]:
    """A row is in force on this day, both ends included."""
    return (ContractregelRij.ingangsdatum <= today) & is_not_over(today)


def is_not_over(today: date) -> ColumnElement[bool]:
    """A row is in force on this day or a later one."""
    einddatum = ContractregelRij.einddatum
    return or_(einddatum.is_(None), einddatum >= today)
