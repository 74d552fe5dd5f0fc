"""Writing the public tables: only what differs, under one number, with a line in the list of changes for each thing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from wijzer.published.database.stand import first_epoch
from wijzer.published.opname.feiten import is_visible
from wijzer.published.tables import (
    PublishedAanbieder,
    PublishedAanbod,
    PublishedBase,
    PublishedLocatie,
    PublishedStand,
    PublishedWijziging,
)
from wijzer.store.projectie.rijen import Projectierij, Projectierijen
from wijzer.store.rijen import in_chunks, table_of

AANBOD, AANBIEDER, PRODUCT, GEMEENTE = "aanbod", "aanbieder", "product", "gemeente"
UPDATED, DELETED = "updated", "deleted"
STAND_ID = 1
Ding = tuple[str, str]
"""A public thing: its soort and its id as text."""


@dataclass(frozen=True)
class Tabelverschil:
    """What has to change in one table: rows that are new or different, and keys of rows that must go."""

    anders: Mapping[Any, Projectierij]
    weg: frozenset[Any]

    def __bool__(self) -> bool:
        return bool(self.anders or self.weg)

    def touches(self, sleutel: Any) -> bool:
        """Whether the row with this key changes."""
        return sleutel in self.anders or sleutel in self.weg


def differences(
    gewenst: Mapping[Any, Projectierij], nu: Mapping[Any, Projectierij]
) -> Tabelverschil:
    """The changes that make what stands become what is wanted."""
    return Tabelverschil(
        anders={sleutel: rij for sleutel, rij in gewenst.items() if nu.get(sleutel) != rij},
        weg=frozenset(nu.keys() - gewenst.keys()),
    )


@dataclass
class Publicatie:
    """One publication in the making.

    Holds the lock on the stand until the transaction ends, so that numbers stay in order.
    """

    session: Session
    at: datetime
    today: date
    nummer: int
    laatste_wijziging: int
    gepubliceerd_at: datetime
    dag: date
    changes: dict[Ding, tuple[str, str]] = field(default_factory=dict)
    """The state and region of each thing that changed."""
    rows: int = 0
    dagwissel: bool = False
    """Whether this is the publication of a change of day.

    `today` begins now, `dag` is the last day that began before.
    """
    stood: frozenset[UUID] | None = None
    """After a restore: the only shielded locaties that anybody can have seen until now (public ids).

    None: who stands, stood.
    """

    def write(self, tabel: type[PublishedBase], verschil: Tabelverschil, key: str = "id") -> None:
        """Let the rows of one table be as wanted."""
        table = table_of(tabel)
        for brok in in_chunks(verschil.weg | verschil.anders.keys()):
            self.session.execute(delete(table).where(table.c[key].in_(brok)))
        extra = {"publicatie": self.nummer} if "publicatie" in table.c else {}
        for rijen in in_chunks(verschil.anders.values()):
            self.session.execute(insert(table), [{**waarden, **extra} for waarden in rijen])
        self.rows += len(verschil.anders) + len(verschil.weg)

    def note(self, dingen: Iterable[tuple[Ding, str, bool, bool]]) -> None:
        """Take in of each thing its region, whether it is visible today, and whether its row differs."""
        alle = list(dingen)
        known = self._states([ding for ding, *_ in alle])
        for ding, regio, visible, differs in alle:
            if visible and (differs or known.get(ding) != UPDATED):
                self.changes[ding] = (UPDATED, regio)
            elif not visible and known.get(ding) == UPDATED:
                self.changes[ding] = (DELETED, "")

    def go_back(self) -> None:
        """The day of the stand lies in the future: let no moment that was published under it lie ahead any more.

        Numbers go on rising, so whoever follows the changes sees what comes back.
        """
        wijzigingen = table_of(PublishedWijziging)
        self.session.execute(
            update(wijzigingen).where(wijzigingen.c.at > self.at).values(at=self.at)
        )
        self.gepubliceerd_at = min(self.at, self.gepubliceerd_at)
        self.rows += (
            1  # the day itself: nobody may take what was shown under it for what is shown now
        )

    def begin_day(self) -> None:
        """Make this a change of day, to `today`, from now on."""
        self.dagwissel = True
        self.session.execute(update(table_of(PublishedStand)).values(dag=self.today))

    def finish(self) -> int:
        """Number the changes and let the new stand be known; gives how many rows and changes there were."""
        if not self.rows and not self.changes:
            return 0
        self._write_changes()
        waarden = {
            "publicatie": self.nummer,
            "laatste_wijziging": self.laatste_wijziging + len(self.changes),
            "gepubliceerd_at": max(self.at, self.gepubliceerd_at),
        }
        self.session.execute(update(table_of(PublishedStand)).values(waarden))
        return self.rows + len(self.changes)

    def _write_changes(self) -> None:
        table = table_of(PublishedWijziging)
        nieuw = [
            {
                "soort": ding[0],
                "id": ding[1],
                "regio": regio,
                "state": state,
                "at": self.at,
                "publicatie": self.nummer,
                "nummer": self.laatste_wijziging + volgnummer,
            }
            for volgnummer, (ding, (state, regio)) in enumerate(_shuffled(self.changes), start=1)
        ]
        for soort in {rij["soort"] for rij in nieuw}:
            ids = [rij["id"] for rij in nieuw if rij["soort"] == soort]
            for brok in in_chunks(ids):
                self.session.execute(
                    delete(table).where(table.c.soort == soort, table.c.id.in_(brok))
                )
        for rijen in in_chunks(nieuw):
            self.session.execute(insert(table), rijen)

    def _states(self, dingen: Collection[Ding]) -> dict[Ding, str]:
        table = table_of(PublishedWijziging)
        gevonden: dict[Ding, str] = {}
        for soort in {soort for soort, _ in dingen}:
            vraag = select(table.c.id, table.c.state).where(table.c.soort == soort)
            for brok in in_chunks({id_ for ding_soort, id_ in dingen if ding_soort == soort}):
                rijen = self.session.execute(vraag.where(table.c.id.in_(brok)))
                gevonden |= {(soort, rij.id): rij.state for rij in rijen}
        return gevonden


def _shuffled(changes: Mapping[Ding, tuple[str, str]]) -> list[tuple[Ding, tuple[str, str]]]:
    """The changes in one series over all kinds, in an order that follows from the ids and from nothing else.

    Ids are random, so the order is too: it tells neither what was entered first nor what belongs together.
    """
    return sorted(changes.items(), key=lambda change: lot_of(change[0]))


def lot_of(ding: Ding) -> bytes:
    """The place that chance gives a thing among the changes of one publication."""
    return blake2b("/".join(ding).encode(), digest_size=16).digest()


def begin_publicatie(session: Session, *, at: datetime, today: date) -> Publicatie:
    """Take the lock, before anything is read: whoever comes after sees what we wrote."""
    table = table_of(PublishedStand)
    vraag = select(table).where(table.c.id == STAND_ID).with_for_update()
    rij = session.execute(vraag).one_or_none()
    if rij is None:
        leeg = {"publicatie": 0, "laatste_wijziging": 0, "gepubliceerd_at": at, "dag": today}
        session.execute(insert(table), {"id": STAND_ID, "epoch": first_epoch(at), **leeg})
        rij = session.execute(vraag).one()
    return Publicatie(
        session=session,
        at=at,
        today=today,
        nummer=rij.publicatie + 1,
        laatste_wijziging=rij.laatste_wijziging,
        gepubliceerd_at=rij.gepubliceerd_at,
        dag=rij.dag,
    )


def read_dag(session: Session) -> date | None:
    """The day up to which changes of the day were written; None before the first publication."""
    return session.scalar(select(PublishedStand.dag))


def current_rows(
    session: Session,
    *,
    aanbieders: Collection[UUID],
    locaties: Collection[UUID],
    eigenaren: Collection[UUID] = (),
) -> Projectierijen:
    """The rows that stand now for these aanbieders and these locaties (public ids).

    Of `eigenaren` only the row of the aanbieder itself.
    """
    aanbod = PublishedAanbod
    nu = Projectierijen(
        aanbod=_rows(session, aanbod, {"aanbieder_id": aanbieders, "locatie_id": locaties}),
        locaties=_rows(session, PublishedLocatie, {"aanbieder_id": aanbieders, "id": locaties}),
    )
    hiervan = {rij["aanbieder_id"] for rij in nu.aanbod.values()}
    nu.aanbieders = _rows(session, PublishedAanbieder, {"id": {*aanbieders, *eigenaren, *hiervan}})
    return nu


def write_rows(publicatie: Publicatie, gewenst: Projectierijen, nu: Projectierijen) -> None:
    """Let these rows stand, and note what became different of what everybody can see today."""
    aanbod = differences(gewenst.aanbod, nu.aanbod)
    locaties = differences(gewenst.locaties, nu.locaties)
    publicatie.write(PublishedAanbod, aanbod)
    publicatie.write(PublishedLocatie, locaties)
    visible = _visible_aanbieders(publicatie, {*gewenst.aanbieders, *nu.aanbieders})
    stays = {id_: nu.aanbieders[id_] for id_ in visible if id_ in nu.aanbieders}
    aanbieders = differences({**stays, **gewenst.aanbieders}, nu.aanbieders)
    publicatie.write(PublishedAanbieder, aanbieders)
    publicatie.note(_noted_aanbod(gewenst, nu, aanbod, publicatie.today))
    publicatie.note(_noted_locaties(gewenst, nu, locaties, publicatie.today))
    publicatie.note(
        ((AANBIEDER, str(id_)), rij["regio"], visible.get(id_, False), aanbieders.touches(id_))
        for id_, rij in {**nu.aanbieders, **gewenst.aanbieders}.items()
    )


def _rows(
    session: Session, tabel: type[PublishedBase], waar: Mapping[str, Collection[Any]]
) -> dict[UUID, Projectierij]:
    table = table_of(tabel)
    kolommen = [kolom for kolom in table.columns if kolom.name != "publicatie"]
    gevonden: dict[UUID, Projectierij] = {}
    for naam, waarden in waar.items():
        for brok in in_chunks(set(waarden)):
            rijen = session.execute(select(*kolommen).where(table.c[naam].in_(brok))).mappings()
            gevonden |= {rij["id"]: dict(rij) for rij in rijen}
    return gevonden


def _visible_aanbieders(publicatie: Publicatie, ids: Collection[UUID]) -> dict[UUID, bool]:
    """Who still has rows, and whether one of them is visible today."""
    visible: dict[UUID, bool] = {}
    vraag = select(PublishedAanbod.aanbieder_id, PublishedAanbod.zichtbaar)
    for brok in in_chunks(ids):
        for id_, zichtbaar in publicatie.session.execute(
            vraag.where(PublishedAanbod.aanbieder_id.in_(brok))
        ):
            visible[id_] = visible.get(id_, False) or is_visible(zichtbaar, publicatie.today)
    return visible


def _noted_aanbod(
    gewenst: Projectierijen, nu: Projectierijen, verschil: Tabelverschil, today: date
) -> Iterator[tuple[Ding, str, bool, bool]]:
    for id_, rij in {**nu.aanbod, **gewenst.aanbod}.items():
        visible = id_ in gewenst.aanbod and is_visible(rij["zichtbaar"], today)
        yield (AANBOD, str(id_)), rij["regio"], visible, verschil.touches(id_)


def _noted_locaties(
    gewenst: Projectierijen, nu: Projectierijen, verschil: Tabelverschil, today: date
) -> Iterator[tuple[Ding, str, bool, bool]]:
    visible = {
        rij["locatie_id"] for rij in gewenst.aanbod.values() if is_visible(rij["zichtbaar"], today)
    }
    for id_, rij in {**nu.locaties, **gewenst.locaties}.items():
        yield (rij["soort"], str(id_)), rij["regio"], id_ in visible, verschil.touches(id_)
