"""Reading and writing rows, one and many at a time. The only place that knows how the two databases differ in it.

Rows are read fresh each time and never changed in memory: what is written goes straight to the database, so that fifty
thousand rows take seconds and nothing stale is ever read back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Select, Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.regio.gebied import Contact
from wijzer.published.tables import PublishedBase
from wijzer.store.tables import AanbiederRij, AanbodRij, Base, ContractregelRij, LocatieRij

R = TypeVar("R", bound=Base)
T = TypeVar("T")
Waarden = Mapping[str, Any]

_BROK = 1000
"""How many ids go into one question: below the limit of parameters of both databases."""


class Onderdeel:
    """A part of the store: one subject, on the transaction that all parts share."""

    def __init__(self, session: Session) -> None:
        self._session = session


def table_of(rij: type[Base] | type[PublishedBase]) -> Table:
    """The table behind a row class."""
    return cast(Table, rij.__table__)


def fetch(session: Session, vraag: Select[R]) -> list[R]:
    """All rows that answer, as they stand in the database now."""
    return list(session.scalars(vraag, execution_options={"populate_existing": True}))


def fetch_one(session: Session, vraag: Select[R]) -> R:
    """The one row that answers; raises `NietGevonden`."""
    rij = find_one(session, vraag)
    if rij is None:
        raise NietGevonden
    return rij


def find_one(session: Session, vraag: Select[R]) -> R | None:
    """The one row that answers, or None."""
    return session.scalars(vraag, execution_options={"populate_existing": True}).one_or_none()


def fetch_in(
    session: Session,
    vraag: Select[R],
    kolom: InstrumentedAttribute[Any],
    ids: Iterable[object],
) -> list[R]:
    """All rows whose `kolom` is one of the ids, in as few questions as the databases allow. No order."""
    return [
        rij for brok in in_chunks(set(ids)) for rij in fetch(session, vraag.where(kolom.in_(brok)))
    ]


def in_chunks(dingen: Iterable[T]) -> Iterator[list[T]]:
    """The things in lists that fit in one question."""
    rest = iter(dingen)
    while brok := list(islice(rest, _BROK)):
        yield brok


def insert_rows(session: Session, rij: type[Base], waarden: Sequence[Waarden]) -> None:
    """Add rows, all with the same columns."""
    if waarden:
        session.connection().execute(table_of(rij).insert(), list(waarden))


def upsert_rows(
    session: Session, rij: type[Base], waarden: Sequence[Waarden], *, keys: Sequence[str]
) -> None:
    """Add rows, or change the ones that have these keys already."""
    if not waarden:
        return
    vraag = insert_statement(session, rij)
    anders: dict[str, Any] = {naam: vraag.excluded[naam] for naam in waarden[0] if naam not in keys}
    vraag = (
        vraag.on_conflict_do_update(index_elements=list(keys), set_=anders)
        if anders
        else vraag.on_conflict_do_nothing(index_elements=list(keys))
    )
    session.connection().execute(vraag, list(waarden))


def insert_statement(session: Session, rij: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what to do when the row is there already; both databases say it in the same words."""
    if session.connection().dialect.name == "postgresql":
        return postgresql.insert(table_of(rij))
    return sqlite.insert(table_of(rij))


def update_rows(
    session: Session,
    rij: type[Base],
    waarden: Sequence[tuple[Waarden, int | None]],
    *,
    key: str = "id",
) -> None:
    """Change rows and raise their `versie` by one.

    With an expected versie, a row that has another one by now raises `Conflict`; without, the last one wins.
    Raises `NietGevonden` when a row is not there.
    """
    los = [waarde for waarde, versie in waarden if versie is None]
    vast = [{**waarde, "_versie": versie} for waarde, versie in waarden if versie is not None]
    _update(session, rij, los, key, checked=False)
    _update(session, rij, vast, key, checked=True)


def _update(
    session: Session,
    rij: type[Base],
    waarden: list[dict[str, Any]] | list[Waarden],
    key: str,
    *,
    checked: bool,
) -> None:
    if not waarden:
        return
    table = table_of(rij)
    anders: dict[str, Any] = {
        naam: bindparam(naam) for naam in waarden[0] if naam not in {key, "_versie"}
    }
    vraag = update(table).where(table.c[key] == bindparam("_key"))
    if checked:
        vraag = vraag.where(table.c.versie == bindparam("_versie"))
    vraag = vraag.values({**anders, "versie": table.c.versie + 1})
    rijen = [{**_without(waarde, key), "_key": waarde[key]} for waarde in waarden]
    rijen.sort(
        key=lambda rij: str(rij["_key"])
    )  # in one order: two at once wait, and never deadlock
    if session.connection().execute(vraag, rijen).rowcount != len(rijen):
        _explain_missing(session, table, key, [waarde[key] for waarde in waarden])


def _without(waarde: Waarden, key: str) -> dict[str, Any]:
    return {naam: inhoud for naam, inhoud in waarde.items() if naam != key}


def _explain_missing(session: Session, table: Table, key: str, ids: list[Any]) -> None:
    """Say why fewer rows changed than were asked: one is gone, or one has another versie."""
    kolom = table.c[key]
    there = {
        gevonden
        for brok in in_chunks(ids)
        for gevonden in session.scalars(
            table.select().with_only_columns(kolom).where(kolom.in_(brok))
        )
    }
    raise Conflict if there >= set(ids) else NietGevonden


def contact_of(rij: AanbiederRij | LocatieRij) -> Contact:
    """The contact in a row: an aanbieder and a locatie name its columns alike."""
    return Contact(telefoon=rij.telefoon, email=rij.email, website=rij.website)


def hulp_of(rij: AanbodRij | ContractregelRij) -> Hulpaanduiding:
    """What a row is for: an aanbod and a contract row name the two columns alike."""
    return Hulpaanduiding(productcode=rij.productcode, hulpvorm=rij.hulpvorm)


def hulp_columns(hulp: Hulpaanduiding) -> Waarden:
    """The two columns that say what a row is for, of which one is filled."""
    return {"productcode": hulp.productcode, "hulpvorm": hulp.hulpvorm}


def contact_columns(contact: Contact) -> Waarden:
    """The columns of a contact."""
    return {"telefoon": contact.telefoon, "email": contact.email, "website": contact.website}
