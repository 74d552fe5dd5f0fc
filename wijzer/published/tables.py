"""The public's tables: all that a page or the feed can ever know.

They are tables and not views on purpose (a PostgreSQL view runs with its owner's rights).
`store/projectie/` is the only writer, but for the heartbeat (`store/taken/hartslag.py`). Nothing
here was ever near a shielded address; what decides the order stands ready, so that readers only
compare dates. JSON columns hold finished pieces in the names of the feed (camelCase).
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    Uuid,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from wijzer.published.kolommen import NAAMGEVING, Json, UtcDateTime


class PublishedBase(DeclarativeBase):
    """Everything that the public's database role can read, and nothing besides."""

    metadata = MetaData(naming_convention=NAAMGEVING)
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads this name from the class
        datetime: UtcDateTime,
        UUID: Uuid,
        dict[str, Any]: Json,
        list[str]: Json,
        str: Text,
    }


class PublishedStand(PublishedBase):
    """The one row whose `publicatie` rises by one when something public changed.

    It is locked until commit, so that numbers stay in order.

    `dag` is the date in Amsterdam up to which day changes have been written to
    `PublishedWijziging`. `epoch` names the series of numbers: a UUID, another one after each
    restore.
    """

    __tablename__ = "published_stand"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)  # always 1
    publicatie: Mapped[int] = mapped_column(BigInteger)
    laatste_wijziging: Mapped[int] = mapped_column(
        BigInteger
    )  # highest `PublishedWijziging.nummer`
    gepubliceerd_at: Mapped[datetime]
    dag: Mapped[date]
    epoch: Mapped[str] = mapped_column(String(36))


class PublishedHartslag(PublishedBase):
    """One row: when the office last gave a sign of life. It is no publicatie, and no answer tells of it."""

    __tablename__ = "published_hartslag"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)  # always 1
    at: Mapped[datetime]


class PublishedRegio(PublishedBase):
    __tablename__ = "published_regio"

    slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    naam: Mapped[str]
    provincie: Mapped[str]
    actueel_dagen: Mapped[int]
    verouderd_dagen: Mapped[int]
    teksten: Mapped[dict[str, Any]]
    volgorde: Mapped[int]
    tarieven_openbaar: Mapped[bool] = mapped_column(server_default=false())


class PublishedGemeente(PublishedBase):
    """`gegevens`: code, naam, gemeentehuis (address as the public may see it), toegang (contact), lat, lon."""

    __tablename__ = "published_gemeente"

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    regio: Mapped[str] = mapped_column(index=True)
    naam: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
    gegevens: Mapped[dict[str, Any]]


class PublishedGemeentegrens(PublishedBase):
    """The shape of a gemeente in parts of `domain.regio.grens.GRAAD`: surfaces of rings of (lon, lat).

    `x`, `y`: its label.
    """

    __tablename__ = "published_gemeentegrens"

    gemeente: Mapped[str] = mapped_column(String(6), primary_key=True)
    vlakken: Mapped[list[Any]] = mapped_column(Json)
    x: Mapped[int]
    y: Mapped[int]


class PublishedPlaats(PublishedBase):
    __tablename__ = "published_plaats"

    gemeente: Mapped[str] = mapped_column(String(6), primary_key=True)
    naam: Mapped[str] = mapped_column(primary_key=True)
    lat: Mapped[float]
    lon: Mapped[float]
    pc4: Mapped[list[str]]


class PublishedKaderbron(PublishedBase):
    """A site that may frame the widget of a region."""

    __tablename__ = "published_kaderbron"

    regio: Mapped[str] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(String(300), primary_key=True)


class PublishedSegment(PublishedBase):
    __tablename__ = "published_segment"

    regio: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    volgorde: Mapped[int]


class PublishedDoelgroep(PublishedBase):
    __tablename__ = "published_doelgroep"

    regio: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    volgorde: Mapped[int]


class PublishedHulpvorm(PublishedBase):
    __tablename__ = "published_hulpvorm"

    regio: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    gewone_naam: Mapped[str]
    segment: Mapped[str]
    soort: Mapped[str]
    route: Mapped[str]
    tekst: Mapped[str]
    volgorde: Mapped[int]
    zoekwoorden: Mapped[list[str]]
    uitgesloten_gemeenten: Mapped[list[str]]


class PublishedSynoniem(PublishedBase):
    """A word or phrase (`woorden`; `sleutel` is its folded form) in `taal` and the slugs of what it stands for."""

    __tablename__ = "published_synoniem"

    regio: Mapped[str] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(primary_key=True)
    woorden: Mapped[str]
    hulpvormen: Mapped[list[str]]
    doelgroepen: Mapped[list[str]]
    taal: Mapped[str]


class PublishedProduct(PublishedBase):
    """Every validity of a code; a page by code shows the one that is valid today.

    `tarief` in euro as text; None where it is not known or its region keeps its tariffs to itself.
    """

    __tablename__ = "published_product"
    __table_args__ = (Index("ix_published_product_regio_code", "regio", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str]
    code: Mapped[str]
    naam: Mapped[str]
    gewone_naam: Mapped[str]
    segment: Mapped[str]
    soort: Mapped[str]
    hulpvorm: Mapped[str | None]
    vindbaar: Mapped[str]
    intensiteit: Mapped[str | None]
    eenheid: Mapped[str | None]
    tarief: Mapped[str | None]
    geldig_van: Mapped[date]
    geldig_tot: Mapped[date | None]
    opvolger: Mapped[str | None]
    via_cpwv: Mapped[bool]
    uitgesloten_gemeenten: Mapped[list[str]]
    omschrijving: Mapped[str | None]


class PublishedAanbieder(PublishedBase):
    """Public as long as one of its aanbod is visible. `gegevens`: id, naam, contact."""

    __tablename__ = "published_aanbieder"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(index=True)
    naam: Mapped[str]
    gegevens: Mapped[dict[str, Any]]


class PublishedLocatie(PublishedBase):
    """`id` is the public id.

    `gegevens`: the feed's piece (adres, contact, doelgroepen, groepsgrootte or werkgebied, …).
    """

    __tablename__ = "published_locatie"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(index=True)
    soort: Mapped[str]
    naam: Mapped[str]
    aanbieder_id: Mapped[UUID] = mapped_column(index=True)
    gemeente: Mapped[str]
    afgeschermd: Mapped[bool]
    lat: Mapped[float]
    lon: Mapped[float]
    gegevens: Mapped[dict[str, Any]]


class PublishedAanbod(PublishedBase):
    """One locatie × product, or × hulpvorm where it has no code (`productcode` None then).

    Shown on the days of `zichtbaar` (list of [first, last or null]); everything else is ready.
    Readers compute per date: status and actualiteit from `leeg`, `stop`/`stop_tot`, `matching`,
    `plek`, `verouderd_vanaf`, `verlopen_vanaf` (same rules as `domain.locaties.beschikbaarheid`), the order
    from those, `weken` and `schudgetal`. `gegevens` is the feed's object without `beschikbaarheid`
    and `_links`, as JSON text that is served as it stands; `opgave` is the whole entry as stated.
    `publicatie` is the one in which the row was last written.
    """

    __tablename__ = "published_aanbod"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(index=True)
    locatie_id: Mapped[UUID] = mapped_column(index=True)
    locatie_soort: Mapped[str]
    aanbieder_id: Mapped[UUID] = mapped_column(index=True)
    productcode: Mapped[str | None] = mapped_column(index=True)  # None: it hangs on its hulpvorm
    hulpvorm: Mapped[str | None]
    segment: Mapped[str]
    soort: Mapped[str]
    gemeente: Mapped[str]
    zoekgemeenten: Mapped[
        list[str]
    ]  # a groep: where it lies; a vestiging: its werkgebied; exclusions taken off
    doelgroepen: Mapped[list[str]]
    medische_verwijzing: Mapped[bool]
    leeftijd_van: Mapped[int | None]
    leeftijd_tot: Mapped[int | None]
    lat: Mapped[float]
    lon: Mapped[float]
    naam: Mapped[str]  # for sorting and free text: locatie
    aanbieder_naam: Mapped[str]
    zichtbaar: Mapped[list[Any]] = mapped_column(Json)  # [["2025-01-01", null], …]
    schudgetal: Mapped[int] = mapped_column(Integer)  # 0 … 2**31-1, from the public id
    leeg: Mapped[bool]
    stop: Mapped[bool]
    stop_tot: Mapped[date | None]
    matching: Mapped[bool]
    plek: Mapped[bool]
    weken: Mapped[int | None]  # both phases
    vrije_plekken: Mapped[int | None]
    peildatum: Mapped[date | None]
    verouderd_vanaf: Mapped[date | None]
    verlopen_vanaf: Mapped[date | None]
    gegevens: Mapped[str]
    opgave: Mapped[dict[str, Any]]
    publicatie: Mapped[int] = mapped_column(BigInteger, index=True)
    plek_op: Mapped[date | None]  # the next place; from the day after it is told no more
    rolstoeltoegankelijk: Mapped[bool | None]


class PublishedWachtverloop(PublishedBase):
    """The wait at the end of a closed month over all visible aanbod of a product or a hulpvorm (`soort`, `sleutel`).

    `maand` is its first day. `bekend` is of how many aanbod the wait was known, and `aanbieders` of
    how many aanbieders those were: at least three, otherwise there is no row. Weeks are both phases
    together; `laag`, `midden` and `hoog` (the outer two from five on) as in `domain.locaties.wachtverloop`.
    """

    __tablename__ = "published_wachtverloop"
    __table_args__ = (CheckConstraint("aanbieders >= 3 AND bekend >= aanbieders", name="genoeg"),)

    regio: Mapped[str] = mapped_column(String(40), primary_key=True)
    soort: Mapped[str] = mapped_column(String(20), primary_key=True)
    sleutel: Mapped[str] = mapped_column(String(60), primary_key=True)
    maand: Mapped[date] = mapped_column(primary_key=True)
    aanbieders: Mapped[int]
    bekend: Mapped[int]
    laag: Mapped[int | None]
    midden: Mapped[int]
    hoog: Mapped[int | None]
    plek: Mapped[int]


class PublishedWijziging(PublishedBase):
    """The latest change of every public thing, in order of `nummer`. `deleted` rows are tombstones and stay ≥ 90 days.

    For a tombstone only soort, id, nummer and at are known. The id of a product is `regio/code`:
    codes repeat across regions.
    """

    __tablename__ = "published_wijziging"

    soort: Mapped[str] = mapped_column(String(20), primary_key=True)  # aanbod, groep, vestiging, …
    id: Mapped[str] = mapped_column(
        String(60), primary_key=True
    )  # uuid, product code or gemeente code
    regio: Mapped[str]
    nummer: Mapped[int] = mapped_column(BigInteger, unique=True)
    publicatie: Mapped[int] = mapped_column(BigInteger, index=True)
    state: Mapped[str]  # updated | deleted
    at: Mapped[datetime]
