"""After the rows of a copy were put back: whoever is shielded stays shielded, and the public side is made anew.

What is known beside the copy decides. The database that it replaces, or the sealed list that was
kept outside, says who is shielded now. Where neither is there, nobody knows, and every open locatie
waits for the beheerder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.store.afschermlijst.afschermingen import (
    LOCATIE,
    WACHT,
    Afschermingen,
    Voorganger,
    read_installatie,
)
from wijzer.store.afschermlijst.lijst import require_fitting
from wijzer.store.onderhoud.teksten import drop_remarks, find_shielded, find_telling
from wijzer.store.onderhoud.terughouden import (
    keep_waiting,
    keep_withdrawn,
    unpublish,
    wait_for_all,
    withdraw_at_shielded,
    withdraw_deleted,
    withdraw_told,
)
from wijzer.store.onderhoud.vervolg import begin_epoch, bury, move_sequences, read_nummer
from wijzer.store.onderhoud.voorrang import keep_shielded
from wijzer.store.store import Store
from wijzer.store.verzegeling.sleutels import Sleutels


@dataclass(frozen=True, slots=True, kw_only=True)
class Afgehandeld:
    """What became of the locaties of a copy, and how the list of changes goes on."""

    afgeschermd: int
    """How many are shielded as they are now, not as the copy has them."""
    ingetrokken: int
    """How many were published in the copy and are not any more."""
    wachtend: int
    """How many wait until the beheerder confirms them."""
    lijst_van: datetime | None
    """The moment of the list that was followed: of what was shielded after it, it knows nothing."""
    epoch: str
    nummer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ernaast:
    """What is known beside a copy. A database that shares no locatie with the copy knows nothing about it."""

    voorganger: Voorganger | None
    lijst: Afschermingen | None

    @property
    def bronnen(self) -> list[Afschermingen]:
        """Who says who is shielded; the last one knows best."""
        eerder = self.voorganger.afschermingen if self.voorganger else None
        return [bron for bron in (self.lijst, eerder) if bron is not None]

    @property
    def stood(self) -> frozenset[UUID] | None:
        """The public ids of shielded locaties that may have stood on the site until now; None when nobody knows.

        Another one that the copy shows is the former page of a locatie that was opened since: it
        would take the place of its open page.
        """
        if self.voorganger:
            return self.voorganger.stond
        return self.lijst.publieke_ids if self.lijst else None


def settle_restore(
    connection: Connection,
    sleutels: Sleutels,
    ernaast: Ernaast,
    *,
    gemaakt: datetime,
    new_id: Callable[[], UUID],
    at: datetime,
) -> Afgehandeld:
    """Finish a restore in its own transaction; `gemaakt` is the moment of the copy.

    Raises `LijstFout` for a list that does not belong to the copy.
    """
    if ernaast.lijst:
        require_fitting(ernaast.lijst, gemaakt=gemaakt, installatie=read_installatie(connection))
    move_sequences(connection)
    standen = ernaast.bronnen
    ernaast = _about_this(connection, ernaast)
    with Session(connection) as session:
        store = Store(session, sleutels)
        afgeschermd, ingetrokken = 0, 0
        if ernaast.bronnen:
            afgeschermd, ingetrokken = _follow(session, store, ernaast, new_id=new_id, at=at)
        else:
            wait_for_all(connection, gemaakt)
        epoch = str(new_id())
        begin_epoch(connection, standen, epoch=epoch, at=at)
        store.projectie.rebuild(at, stood=ernaast.stood)
        if ernaast.voorganger:
            bury(connection, ernaast.voorganger.dingen, at=at)
        uitkomst = Afgehandeld(
            afgeschermd=afgeschermd,
            ingetrokken=ingetrokken,
            wachtend=store.te_bevestigen.count(),
            lijst_van=ernaast.lijst.gemaakt if ernaast.lijst else None,
            epoch=epoch,
            nummer=read_nummer(connection),
        )
        _note(store, uitkomst, gemaakt=gemaakt, at=at)
        store.herschrijven.ask()  # the copy had as open what is shielded now: its rows linger in the files
        store.finish(at)
    return uitkomst


def _note(store: Store, uitkomst: Afgehandeld, *, gemaakt: datetime, at: datetime) -> None:
    details = {
        "van": gemaakt.isoformat(),
        "afgeschermd": uitkomst.afgeschermd,
        "ingetrokken": uitkomst.ingetrokken,
        "wachtend": uitkomst.wachtend,
    }
    store.logboek.add(
        by=SYSTEEM,
        at=at,
        handeling="reservekopie teruggezet",
        object_soort="reservekopie",
        object_id=uitkomst.epoch,
        details=details,
    )


def _about_this(connection: Connection, ernaast: Ernaast) -> Ernaast:
    """Leaves out a database that is about other locaties altogether: a fresh one, or one of somebody else."""
    hier = set(connection.scalars(select(LOCATIE.c.id)))
    eerder = ernaast.voorganger
    if eerder is None or not hier.isdisjoint(eerder.locaties):
        return ernaast
    return Ernaast(voorganger=None, lijst=ernaast.lijst)


def _follow(
    session: Session, store: Store, ernaast: Ernaast, *, new_id: Callable[[], UUID], at: datetime
) -> tuple[int, int]:
    """Let what is known win; gives how many are shielded as they are now, and how many open ones came down."""
    connection = session.connection()
    blijvend: set[UUID] = set()
    for bron in ernaast.bronnen:
        blijvend |= keep_shielded(connection, bron, new_id=new_id, at=at)
    ingetrokken = 0
    if ernaast.voorganger:
        ingetrokken += withdraw_deleted(connection, ernaast.voorganger.locaties)
        ingetrokken += keep_withdrawn(connection, ernaast.voorganger.ingetrokken)
    for bron in ernaast.bronnen:
        keep_waiting(connection, bron.rijen.get(WACHT.name, ()))
    geheim = find_shielded(store)
    ingetrokken += withdraw_at_shielded(session, geheim)
    ingetrokken += withdraw_told(connection, geheim)
    ingetrokken += unpublish(connection, find_telling(store, geheim))
    drop_remarks(store, geheim)
    return len(blijvend), ingetrokken
