"""What a database knows of who is shielded now, and a copy of before does not.

Addresses stay sealed in it: their rows are taken over as they are, and open again under the same keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, or_, select

from wijzer.published.tables import PublishedLocatie, PublishedStand, PublishedWijziging
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.projectie.schrijven import Ding
from wijzer.store.rijen import table_of
from wijzer.store.tables import (
    AanbiederRij,
    AanbodRij,
    AfgeschermdAdresRij,
    ContractregelRij,
    LocatieRij,
    LogboekRij,
    OpenAdresRij,
    TeBevestigenRij,
    VerschijningRij,
)

LOCATIE, OPEN, ADRES, AANBOD, AANBIEDER, WACHT, REGEL, VERSCHIJNING = (
    table_of(rij)
    for rij in (
        LocatieRij,
        OpenAdresRij,
        AfgeschermdAdresRij,
        AanbodRij,
        AanbiederRij,
        TeBevestigenRij,
        ContractregelRij,
        VerschijningRij,
    )
)
STAND, WIJZIGING = table_of(PublishedStand), table_of(PublishedWijziging)
_PUBLIEK = table_of(PublishedLocatie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afschermingen:
    """Who was shielded at a moment (`gemaakt`), with all that stands on their pages, and who waited to be confirmed.

    `rijen` are rows by the name of their table. `installatie` tells one installation from another;
    the two numbers are how far publishing had come.
    """

    gemaakt: datetime
    installatie: str
    publicatie: int
    laatste_wijziging: int
    rijen: Mapping[str, Sequence[Databaserij]]

    @property
    def publieke_ids(self) -> frozenset[UUID]:
        """The public ids of the locaties that were shielded."""
        return frozenset(rij["publiek_id"] for rij in self.rijen.get(LOCATIE.name, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorganger:
    """The database that a copy replaces: its shieldings, the ids of all its locaties, and what was ever public in it.

    `stond` has the public ids of the shielded locaties that stood on the site, `ingetrokken` when
    and by whom a locatie was withdrawn.
    """

    afschermingen: Afschermingen
    locaties: frozenset[UUID]
    dingen: frozenset[Ding]
    stond: frozenset[UUID]
    ingetrokken: Mapping[UUID, Databaserij]


def read_afschermingen(connection: Connection, *, at: datetime) -> Afschermingen:
    """Who is shielded now; the tables are those of this version."""
    stand = connection.execute(select(STAND)).one_or_none()
    return Afschermingen(
        gemaakt=at,
        installatie=read_installatie(connection),
        publicatie=stand.publicatie if stand else 0,
        laatste_wijziging=stand.laatste_wijziging if stand else 0,
        rijen={
            tabel.name: [dict(rij) for rij in connection.execute(vraag).mappings()]
            for tabel, vraag in _questions()
        },
    )


def read_voorganger(connection: Connection, *, at: datetime) -> Voorganger:
    """What has to be known of a database before a copy replaces it; its tables are those of this version."""
    dingen = connection.execute(select(WIJZIGING.c.soort, WIJZIGING.c.id))
    stond = select(_PUBLIEK.c.id).where(_PUBLIEK.c.afgeschermd)
    return Voorganger(
        afschermingen=read_afschermingen(connection, at=at),
        locaties=frozenset(connection.scalars(select(LOCATIE.c.id))),
        dingen=frozenset((rij.soort, rij.id) for rij in dingen),
        stond=frozenset(connection.scalars(stond)),
        ingetrokken=_read_ingetrokken(connection),
    )


def _read_ingetrokken(connection: Connection) -> Mapping[UUID, Databaserij]:
    kolommen = LOCATIE.c
    vraag = select(kolommen.id, kolommen.ingetrokken_at, kolommen.ingetrokken_door)
    rijen = connection.execute(vraag.where(kolommen.ingetrokken_at.is_not(None))).mappings()
    return {rij["id"]: {**rij} for rij in rijen}


def read_installatie(connection: Connection) -> str:
    """What tells this installation from another, before and after a restore: the first hash of its audit trail.

    Empty as long as nothing was ever noted in it.
    """
    logboek = table_of(LogboekRij)
    return connection.scalar(select(logboek.c.hash).where(logboek.c.nummer == 1)) or ""


def _questions() -> list[tuple[Table, Select[Any]]]:
    geheim = select(ADRES.c.locatie_id).where(ADRES.c.locatie_id.is_not(None))
    eigenaren = select(LOCATIE.c.aanbieder_id).where(LOCATIE.c.id.in_(geheim))
    boven = select(REGEL.c.hoofdaannemer_id).where(
        REGEL.c.aanbieder_id.in_(eigenaren), REGEL.c.hoofdaannemer_id.is_not(None)
    )
    publiek = select(LOCATIE.c.publiek_id).where(LOCATIE.c.id.in_(geheim))
    return [
        (LOCATIE, select(LOCATIE).where(LOCATIE.c.id.in_(geheim))),
        (ADRES, select(ADRES).where(ADRES.c.locatie_id.is_not(None))),
        (AANBOD, select(AANBOD).where(AANBOD.c.locatie_id.in_(geheim))),
        (AANBIEDER, _contact_of(or_(AANBIEDER.c.id.in_(eigenaren), AANBIEDER.c.id.in_(boven)))),
        (WACHT, select(WACHT)),
        (VERSCHIJNING, select(VERSCHIJNING).where(VERSCHIJNING.c.publiek_id.in_(publiek))),
    ]


def _contact_of(waar: Any) -> Select[Any]:
    """What of an aanbieder stands on the page of a shielded locatie."""
    kolommen = AANBIEDER.c
    return select(
        kolommen.id, kolommen.naam, kolommen.telefoon, kolommen.email, kolommen.website
    ).where(waar)
