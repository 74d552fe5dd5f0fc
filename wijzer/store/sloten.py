"""Locks on aanbieders and accounts.

Of two who decide over the same one, the second waits and reads what the first kept. PostgreSQL
locks rows in a way that leaves others free to read them and to refer to them. On SQLite an office
transaction has the whole database to itself from its first statement on, so there the same
statements only read.
"""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.store.rijen import in_chunks
from wijzer.store.tables import AanbiederRij, GebruikerRij, RegioRij

SelectT = TypeVar("SelectT", bound=Select[Any])


def holding(vraag: SelectT) -> SelectT:
    """The same question, holding the rows that answer until the transaction ends."""
    return vraag.with_for_update(key_share=True)


def skipping_held(vraag: SelectT) -> SelectT:
    """The same question, leaving out rows that somebody holds: they are for a later time."""
    return vraag.with_for_update(skip_locked=True)


def lock_gebruikers(session: Session, ids: Iterable[GebruikerId]) -> None:
    """Hold these accounts until the transaction ends; in order of their ids, so that two never wait for each other."""
    vraag = select(GebruikerRij.id).order_by(GebruikerRij.id)
    for brok in in_chunks(sorted(set(ids))):
        session.execute(holding(vraag.where(GebruikerRij.id.in_(brok)))).all()


def lock_aanbieders(session: Session, ids: Iterable[AanbiederId]) -> None:
    """Hold these aanbieders until the transaction ends.

    They are locked in order of their ids, so that two transactions never wait for each other.
    """
    vraag = select(AanbiederRij.id).order_by(AanbiederRij.id)
    for brok in in_chunks(sorted(set(ids))):
        session.execute(
            vraag.where(AanbiederRij.id.in_(brok)).with_for_update(key_share=True)
        ).all()


def lock_aanbieders_of(
    session: Session,
    vraag: Select[UUID],
    kolom: InstrumentedAttribute[UUID],
    ids: Iterable[UUID],
) -> None:
    """Hold the aanbieders that `vraag` gives for the rows whose `kolom` is one of the ids."""
    gevonden = (
        AanbiederId(aanbieder_id)
        for brok in in_chunks(set(ids))
        for aanbieder_id in session.scalars(vraag.where(kolom.in_(brok)))
    )
    lock_aanbieders(session, gevonden)


def lock_regio(session: Session, regio: str) -> None:
    """Hold every aanbieder of a region, and the region itself before them: nobody adds an aanbieder meanwhile."""
    vraag = select(RegioRij.slug).where(RegioRij.slug == regio)
    session.execute(vraag.with_for_update(key_share=True)).all()
    eigen = select(AanbiederRij.id).where(AanbiederRij.regio == regio)
    lock_aanbieders(session, map(AanbiederId, session.scalars(eigen)))
