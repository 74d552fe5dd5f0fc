"""The office's tables. Rows only; what they mean stands in `wijzer.domain`.

`afgeschermd_adres` stands apart: it holds every address that must never be public, encrypted, and only
`afgeschermde_adressen.py` opens it. A locatie has a row either there or in `open_adres`, never in both.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from wijzer.domain.bewaren.concept import ONDERWERP_HOOGUIT
from wijzer.domain.locaties.intrekking import BEWAAR_JAREN
from wijzer.domain.maten import MELDWOORD
from wijzer.domain.melding import LEZING
from wijzer.published.kolommen import NAAMGEVING, Json, UtcDateTime

_CODE_OF_HULPVORM = "(productcode IS NULL) <> (hulpvorm IS NULL)"


class Base(DeclarativeBase):
    """Everything that only the office's database role can read."""

    metadata = MetaData(naming_convention=NAAMGEVING)
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads this name from the class
        datetime: UtcDateTime,
        UUID: Uuid,
        dict[str, Any]: Json,
        list[str]: Json,
        str: Text,
    }


# ── the region ───────────────────────────────────────────────────────────────


class RegioRij(Base):
    __tablename__ = "regio"

    slug: Mapped[str] = mapped_column(String(40), primary_key=True)
    naam: Mapped[str]
    provincie: Mapped[str]
    productcode_patroon: Mapped[str]
    actueel_dagen: Mapped[int]
    verouderd_dagen: Mapped[int]
    teksten: Mapped[dict[str, Any]]
    volgorde: Mapped[int] = mapped_column(default=0)
    tarieven_openbaar: Mapped[bool] = mapped_column(default=False, server_default=false())
    ingetrokken_jaren: Mapped[int] = mapped_column(
        default=BEWAAR_JAREN, server_default=str(BEWAAR_JAREN)
    )
    versie: Mapped[int] = mapped_column(default=1, server_default=text("1"))


class MapwaardeRij(Base):
    """What the region's folder said last of one fact; the region holds something else once a beheerder edited it."""

    __tablename__ = "mapwaarde"

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    naam: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[str]


class GemeenteRij(Base):
    __tablename__ = "gemeente"

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), index=True)
    naam: Mapped[str]
    lat: Mapped[float]
    lon: Mapped[float]
    gemeentehuis: Mapped[str]
    straat: Mapped[str | None]
    huisnummer: Mapped[int | None]
    huisletter: Mapped[str | None]
    toevoeging: Mapped[str | None]
    postcode: Mapped[str | None]
    plaats: Mapped[str | None]
    bevestigd_at: Mapped[datetime | None]
    toegang_telefoon: Mapped[str | None]
    toegang_email: Mapped[str | None]
    toegang_website: Mapped[str | None]
    versie: Mapped[int] = mapped_column(default=1)


class GemeentegrensRij(Base):
    """A shape in parts of `domain.regio.grens.GRAAD`; `x` and `y` are where its label stands."""

    __tablename__ = "gemeentegrens"

    gemeente: Mapped[str] = mapped_column(ForeignKey("gemeente.code"), primary_key=True)
    vlakken: Mapped[list[Any]] = mapped_column(Json)
    x: Mapped[int]
    y: Mapped[int]


class PlaatsRij(Base):
    __tablename__ = "plaats"

    gemeente: Mapped[str] = mapped_column(ForeignKey("gemeente.code"), primary_key=True)
    naam: Mapped[str] = mapped_column(primary_key=True)
    lat: Mapped[float]
    lon: Mapped[float]
    pc4: Mapped[list[str]]


class KaderbronRij(Base):
    """A site that may frame the widget of a region; `origin` as a browser writes it."""

    __tablename__ = "kaderbron"

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    origin: Mapped[str] = mapped_column(String(300), primary_key=True)


class SegmentRij(Base):
    __tablename__ = "segment"

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    volgorde: Mapped[int]


class DoelgroepRij(Base):
    __tablename__ = "doelgroep"

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    volgorde: Mapped[int]


class HulpvormRij(Base):
    __tablename__ = "hulpvorm"
    __table_args__ = (
        ForeignKeyConstraint(["regio", "segment"], ["segment.regio", "segment.slug"]),
    )

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    naam: Mapped[str]
    gewone_naam: Mapped[str]
    segment: Mapped[str]
    soort: Mapped[str]
    route: Mapped[str]
    tekst: Mapped[str]
    volgorde: Mapped[int]
    vanuit_vestiging: Mapped[bool] = mapped_column(default=False)
    zoekwoorden: Mapped[list[str]]
    uitgesloten_gemeenten: Mapped[list[str]]


class SynoniemRij(Base):
    """A row stays when the beheerder takes it away (`weg`): loading the region would bring it back otherwise."""

    __tablename__ = "synoniem"
    __table_args__ = (UniqueConstraint("regio", "sleutel"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(String(40), ForeignKey("regio.slug"))
    sleutel: Mapped[str]
    woorden: Mapped[str]
    hulpvormen: Mapped[list[str]]
    doelgroepen: Mapped[list[str]]
    eigen: Mapped[bool]
    weg: Mapped[bool]
    versie: Mapped[int] = mapped_column(default=1)
    taal: Mapped[str] = mapped_column(default="nl")


class MeldwoordRij(Base):
    """A word that somebody told us we do not know, once for each day on which it was sent. Of whom, nobody knows."""

    __tablename__ = "meldwoord"

    regio: Mapped[str] = mapped_column(String(40), ForeignKey("regio.slug"), primary_key=True)
    dag: Mapped[date] = mapped_column(primary_key=True)
    woord: Mapped[str] = mapped_column(String(MELDWOORD), primary_key=True)


class GenegeerdWoordRij(Base):
    """Such a word that the beheerder does not want to see, since that day."""

    __tablename__ = "genegeerd_woord"

    regio: Mapped[str] = mapped_column(String(40), ForeignKey("regio.slug"), primary_key=True)
    woord: Mapped[str] = mapped_column(String(MELDWOORD), primary_key=True)
    sinds: Mapped[date]


class ProductRij(Base):
    __tablename__ = "product"
    __table_args__ = (
        UniqueConstraint("regio", "code", "geldig_van"),
        ForeignKeyConstraint(["regio", "segment"], ["segment.regio", "segment.slug"]),
        ForeignKeyConstraint(["regio", "hulpvorm"], ["hulpvorm.regio", "hulpvorm.slug"]),
        CheckConstraint("geldig_tot IS NULL OR geldig_van <= geldig_tot", name="geldigheid"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"))
    code: Mapped[str]
    naam: Mapped[str]
    gewone_naam: Mapped[str]
    segment: Mapped[str]
    soort: Mapped[str]
    hulpvorm: Mapped[str | None]
    vindbaar: Mapped[str]
    intensiteit: Mapped[str | None]
    eenheid: Mapped[str | None]
    tarief: Mapped[Decimal | None] = mapped_column(Numeric(10, 2, asdecimal=True))
    geldig_van: Mapped[date]
    geldig_tot: Mapped[date | None]
    opvolger: Mapped[str | None]
    via_cpwv: Mapped[bool | None]
    uitgesloten_gemeenten: Mapped[list[str]]
    omschrijving: Mapped[str | None]


# ── aanbieders and what was agreed with them ─────────────────────────────────


class AanbiederRij(Base):
    __tablename__ = "aanbieder"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), index=True)
    naam: Mapped[str]
    kvk: Mapped[str | None] = mapped_column(String(8))
    telefoon: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    versie: Mapped[int] = mapped_column(default=1)


class AgbRij(Base):
    __tablename__ = "agb"

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    aanbieder_id: Mapped[UUID] = mapped_column(
        ForeignKey("aanbieder.id", ondelete="CASCADE"), index=True
    )


class GecontracteerdeLocatieRij(Base):
    __tablename__ = "gecontracteerde_locatie"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    naam_versleuteld: Mapped[str]  # a contract often calls a location by its street


class ContractregelRij(Base):
    __tablename__ = "contractregel"
    __table_args__ = (
        CheckConstraint("einddatum IS NULL OR ingangsdatum <= einddatum", name="periode"),
        Index("ix_contractregel_aanbieder_id_productcode", "aanbieder_id", "productcode"),
        CheckConstraint(_CODE_OF_HULPVORM, name="hulp"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), index=True)
    contractnummer: Mapped[str]
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("aanbieder.id"))
    hoofdaannemer_id: Mapped[UUID | None] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    productcode: Mapped[str | None]
    ingangsdatum: Mapped[date]
    einddatum: Mapped[date | None]
    locatie_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gecontracteerde_locatie.id"), index=True
    )
    hulpvorm: Mapped[str | None]  # a slug, where there is no code


# ── locaties and their aanbod ────────────────────────────────────────────────


class LocatieRij(Base):
    """A groep or a vestiging, withdrawn ones included: whoever asks for those in use asks `lopend.LopendeLocatie`."""

    __tablename__ = "locatie"
    __table_args__ = (
        CheckConstraint("soort IN ('groep', 'vestiging')", name="soort"),
        CheckConstraint("(soort = 'groep') = (groepsgrootte IS NOT NULL)", name="groepsgrootte"),
        CheckConstraint("ingetrokken_at IS NULL OR NOT gepubliceerd", name="ingetrokken"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    publiek_id: Mapped[UUID] = mapped_column(unique=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), index=True)
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    soort: Mapped[str]
    naam: Mapped[str]
    gemeente: Mapped[str] = mapped_column(ForeignKey("gemeente.code"), index=True)
    telefoon: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    doelgroepen: Mapped[list[str]]
    leeftijd_van: Mapped[int | None]
    leeftijd_tot: Mapped[int | None]
    groepsgrootte: Mapped[int | None]
    werkgebied: Mapped[list[str]]
    gepubliceerd: Mapped[bool] = mapped_column(default=False)
    versie: Mapped[int] = mapped_column(default=1)
    ingetrokken_at: Mapped[datetime | None]
    ingetrokken_door: Mapped[UUID | None]
    rolstoeltoegankelijk: Mapped[bool | None]


class OpenAdresRij(Base):
    __tablename__ = "open_adres"

    locatie_id: Mapped[UUID] = mapped_column(
        ForeignKey("locatie.id", ondelete="CASCADE"), primary_key=True
    )
    straat: Mapped[str]
    huisnummer: Mapped[int]
    huisletter: Mapped[str | None]
    toevoeging: Mapped[str | None]
    postcode: Mapped[str | None]
    plaats: Mapped[str]
    nummeraanduiding_id: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class VerschijningRij(Base):
    """The day from which on a public id of a shielded locatie may stand on the site.

    The rule is in `domain.locaties.verschijning`.
    """

    __tablename__ = "verschijning"

    publiek_id: Mapped[UUID] = mapped_column(primary_key=True)
    vanaf: Mapped[date]


class AfgeschermdAdresRij(Base):
    """Encrypted address of a shielded locatie or of a contracted one. Opened by one module only."""

    __tablename__ = "afgeschermd_adres"
    __table_args__ = (
        CheckConstraint(
            "(locatie_id IS NULL) <> (gecontracteerde_locatie_id IS NULL)", name="een_eigenaar"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    locatie_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("locatie.id", ondelete="CASCADE"), unique=True
    )
    gecontracteerde_locatie_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gecontracteerde_locatie.id", ondelete="CASCADE"), unique=True
    )
    versleuteld: Mapped[bytes] = mapped_column(LargeBinary)


class AanbodRij(Base):
    """One locatie × one product or hulpvorm, withdrawn ones included: see `lopend.LopendAanbod`."""

    __tablename__ = "aanbod"
    __table_args__ = (
        UniqueConstraint("locatie_id", "productcode"),
        UniqueConstraint("locatie_id", "hulpvorm"),
        CheckConstraint(_CODE_OF_HULPVORM, name="hulp"),
        CheckConstraint("vrije_plekken IS NULL OR vrije_plekken >= 0", name="vrije_plekken"),
        CheckConstraint(
            "aanmeldwachttijd_weken IS NULL OR aanmeldwachttijd_weken >= 0", name="aanmeldwachttijd"
        ),
        CheckConstraint(
            "behandelwachttijd_weken IS NULL OR behandelwachttijd_weken >= 0",
            name="behandelwachttijd",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    publiek_id: Mapped[UUID] = mapped_column(unique=True)
    locatie_id: Mapped[UUID] = mapped_column(ForeignKey("locatie.id", ondelete="CASCADE"))
    productcode: Mapped[str | None]
    medische_verwijzing: Mapped[bool] = mapped_column(default=False)
    # peildatum None: nothing was stated (there is no Opgave)
    peildatum: Mapped[date | None]
    vrije_plekken: Mapped[int | None]
    eerstvolgende_plek: Mapped[date | None]
    aanmeldwachttijd_weken: Mapped[int | None]
    behandelwachttijd_weken: Mapped[int | None]
    wachttijd_soort: Mapped[str | None]
    aantal_wachtenden: Mapped[int | None]
    afhankelijk_van_matching: Mapped[bool] = mapped_column(default=False)
    aanmeldstop: Mapped[bool] = mapped_column(default=False)
    aanmeldstop_tot: Mapped[date | None]
    toelichting: Mapped[str | None]
    bevestigd_at: Mapped[datetime | None]
    gewijzigd_at: Mapped[datetime | None]
    ingevoerd_door: Mapped[UUID | None]
    versie: Mapped[int] = mapped_column(default=1)
    ingetrokken_at: Mapped[datetime | None]
    ingetrokken_door: Mapped[UUID | None]
    hulpvorm: Mapped[str | None]  # a slug, where there is no code


class HistorieRij(Base):
    """What was stated about an aanbod on one peildatum. For charts; the current entry stands in `aanbod`."""

    __tablename__ = "beschikbaarheid_historie"

    aanbod_id: Mapped[UUID] = mapped_column(
        ForeignKey("aanbod.id", ondelete="CASCADE"), primary_key=True
    )
    peildatum: Mapped[date] = mapped_column(primary_key=True)
    vrije_plekken: Mapped[int | None]
    eerstvolgende_plek: Mapped[date | None]
    aanmeldwachttijd_weken: Mapped[int | None]
    behandelwachttijd_weken: Mapped[int | None]
    wachttijd_soort: Mapped[str | None]
    aantal_wachtenden: Mapped[int | None]
    afhankelijk_van_matching: Mapped[bool] = mapped_column(default=False)
    aanmeldstop: Mapped[bool] = mapped_column(default=False)
    aanmeldstop_tot: Mapped[date | None]
    toelichting: Mapped[str | None]


# ── people ───────────────────────────────────────────────────────────────────


class GebruikerRij(Base):
    __tablename__ = "gebruiker"
    __table_args__ = (
        CheckConstraint("rol IN ('aanbieder', 'beheerder')", name="rol"),
        CheckConstraint("(rol = 'aanbieder') = (aanbieder_id IS NOT NULL)", name="aanbieder"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)  # kept folded to lower case
    rol: Mapped[str]
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), index=True)
    aanbieder_id: Mapped[UUID | None] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    wachtwoord_hash: Mapped[str | None]
    totp_geheim_versleuteld: Mapped[bytes | None] = mapped_column(LargeBinary)
    laatste_totp_stap: Mapped[int] = mapped_column(BigInteger, default=0)
    uitgeschakeld_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    ingelogd_at: Mapped[datetime | None]


class HerstelcodeRij(Base):
    __tablename__ = "herstelcode"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    code_hash: Mapped[str]
    gebruikt_at: Mapped[datetime | None]


class UitnodigingRij(Base):
    __tablename__ = "uitnodiging"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    gebruikt_at: Mapped[datetime | None]


class SessieRij(Base):
    __tablename__ = "sessie"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    gebruiker_id: Mapped[UUID] = mapped_column(
        ForeignKey("gebruiker.id", ondelete="CASCADE"), index=True
    )
    volledig: Mapped[bool]
    created_at: Mapped[datetime]
    gezien_at: Mapped[datetime]
    apparaat: Mapped[str] = mapped_column(default="")


class ConceptRij(Base):
    """What somebody typed when their session ended, sealed. Without `inhoud_versleuteld` what it was about is gone."""

    __tablename__ = "concept"
    __table_args__ = (
        UniqueConstraint("gebruiker_id", "endpoint", "onderwerp"),
        {"info": {"vluchtig": True}},  # no part of a backup: it lasts a day
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[UUID] = mapped_column(ForeignKey("gebruiker.id", ondelete="CASCADE"))
    endpoint: Mapped[str] = mapped_column(String(100))
    onderwerp: Mapped[str] = mapped_column(String(ONDERWERP_HOOGUIT), index=True)
    getypt_at: Mapped[datetime] = mapped_column(index=True)
    inhoud_versleuteld: Mapped[bytes | None] = mapped_column(LargeBinary)


class PogingRij(Base):
    """How often something was tried in a window that ends at `tot_at`.

    `sleutel` is a keyed hash: it tells of nobody.
    """

    __tablename__ = "poging"
    __table_args__ = ({"info": {"vluchtig": True}},)  # no part of a backup

    sleutel: Mapped[str] = mapped_column(String(100), primary_key=True)
    aantal: Mapped[int]
    tot_at: Mapped[datetime] = mapped_column(index=True)


# ── afwijkingen ──────────────────────────────────────────────────────────────


class AfwijkingRij(Base):
    """One case. `sleutel` is what makes it the same case tomorrow; `verschil` names what differs, never an address."""

    __tablename__ = "afwijking"
    __table_args__ = (
        UniqueConstraint("regio", "sleutel"),
        CheckConstraint("productcode IS NULL OR hulpvorm IS NULL", name="hulp"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"))
    sleutel: Mapped[str]
    soort: Mapped[str]
    verschil: Mapped[list[str]]
    aanbieder_id: Mapped[UUID] = mapped_column(ForeignKey("aanbieder.id"), index=True)
    locatie_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("locatie.id", ondelete="CASCADE"), index=True
    )
    gecontracteerde_locatie_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("gecontracteerde_locatie.id", ondelete="CASCADE"), index=True
    )
    productcode: Mapped[str | None]
    status: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    gezien_at: Mapped[datetime]  # the last check that found it
    heropend: Mapped[int] = mapped_column(default=0)
    versie: Mapped[int] = mapped_column(default=1)
    # the withdrawn case at the same address that this one follows; no foreign key, for it may be erased
    vorige_id: Mapped[UUID | None] = mapped_column(index=True)
    hulpvorm: Mapped[str | None]  # where it is about a hulpvorm without a code


class AfwijkingStapRij(Base):
    """What happened to a case: opened, note, status, closed, reopened. `notitie` is the beheerder's own text.

    `verschil` and `aanleiding` are of a step by the check: words for what differed then, and what led to the check.
    """

    __tablename__ = "afwijking_stap"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    afwijking_id: Mapped[UUID] = mapped_column(
        ForeignKey("afwijking.id", ondelete="CASCADE"), index=True
    )
    stap: Mapped[str]
    status: Mapped[str]
    notitie: Mapped[str | None]
    gebruiker_id: Mapped[UUID | None]
    at: Mapped[datetime]
    verschil: Mapped[list[str] | None]
    aanleiding: Mapped[str | None]


# ── after a restore ──────────────────────────────────────────────────────────


class TeBevestigenRij(Base):
    """An open locatie that a restore left unpublished: nobody knew whether it was shielded after the copy (`sinds`).

    `beantwoord_at`: the beheerder said that it stays off the site. The row stays, so that a next
    restore knows it too. It goes when the locatie is published, shielded or erased.
    """

    __tablename__ = "te_bevestigen"

    locatie_id: Mapped[UUID] = mapped_column(
        ForeignKey("locatie.id", ondelete="CASCADE"), primary_key=True
    )
    sinds: Mapped[datetime]
    beantwoord_at: Mapped[datetime | None]


# ── looks at real addresses ──────────────────────────────────────────────────


class InzageRij(Base):
    """A look at the addresses of an aanbieder (None: of the whole region).

    It is append-only, as the audit trail is.

    `sessie_hash` outlives its session: it is of a random token, and says nothing once that is gone.
    """

    __tablename__ = "inzage"
    __table_args__ = (
        CheckConstraint("at <= until_at", name="duur"),
        CheckConstraint("reden <> 'anders' OR toelichting IS NOT NULL", name="toelichting"),
        Index("ix_inzage_aanbieder_id_at", "aanbieder_id", "at"),
        Index("ix_inzage_gebruiker_id_until_at", "gebruiker_id", "until_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    gebruiker_id: Mapped[UUID | None]
    aanbieder_id: Mapped[UUID | None] = mapped_column(ForeignKey("aanbieder.id"))
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"))
    sessie_hash: Mapped[str | None] = mapped_column(String(64))
    reden: Mapped[str]
    toelichting: Mapped[str | None]
    at: Mapped[datetime]
    until_at: Mapped[datetime]


# ── e-mail alerts ────────────────────────────────────────────────────────────


class MeldingRij(Base):
    """Who wants to know when a place opens. Address, search and token are sealed; the hashes need a key to make."""

    __tablename__ = "melding"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"))
    taal: Mapped[str] = mapped_column(String(2))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    adres_hash: Mapped[str] = mapped_column(String(64), index=True)
    vraag_hash: Mapped[str] = mapped_column(
        String(64), unique=True
    )  # of address, regio, search and wish
    gegevens_versleuteld: Mapped[bytes] = mapped_column(LargeBinary)
    aangevraagd_at: Mapped[datetime]
    tot_at: Mapped[datetime] = mapped_column(index=True)
    bevestigd_at: Mapped[datetime | None]
    herinnerd_at: Mapped[datetime | None]
    gemaild_op: Mapped[date | None]
    gezien: Mapped[list[str]]
    versie: Mapped[int] = mapped_column(default=1)
    wachtgrens: Mapped[int | None]  # in weeks; empty: the wish is a place
    lezing: Mapped[str | None] = mapped_column(String(LEZING))  # how its text was understood


# ── the machinery ────────────────────────────────────────────────────────────


class TaakRunRij(Base):
    __tablename__ = "taak_run"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    taak: Mapped[str] = mapped_column(index=True)
    regio: Mapped[str | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    aantallen: Mapped[dict[str, Any]]
    fout: Mapped[str | None]


class TaakLeaseRij(Base):
    """Who runs a job now: two workers never run it at once."""

    __tablename__ = "taak_lease"

    taak: Mapped[str] = mapped_column(primary_key=True)
    houder: Mapped[str]
    until_at: Mapped[datetime]


class DeelrunRij(Base):
    """A check of a region that was asked for or runs in parts, and how far it is; gone once it ended.

    `run_id` None: nobody began. `verder_na` is the last aanbieder that was done, `deel` the number
    of parts. `opnieuw`: what is checked changed since it began, so that it begins again when it
    ends.
    """

    __tablename__ = "deelrun"
    __table_args__ = (CheckConstraint("gedaan <= totaal", name="gedaan"),)

    regio: Mapped[str] = mapped_column(ForeignKey("regio.slug"), primary_key=True)
    run_id: Mapped[UUID | None]
    gebruiker_id: Mapped[UUID | None]
    gevraagd_at: Mapped[datetime]
    begonnen_at: Mapped[datetime | None]
    stap_at: Mapped[datetime | None]
    verder_na: Mapped[UUID | None]
    deel: Mapped[int]
    gedaan: Mapped[int]
    totaal: Mapped[int]
    opnieuw: Mapped[bool]
    tellingen: Mapped[dict[str, Any]]


class TeHerschrijvenRij(Base):
    """A table in whose files something may still be read that was taken out of it, until a job has rewritten them."""

    __tablename__ = "te_herschrijven"

    tabel: Mapped[str] = mapped_column(String(63), primary_key=True)
    gevraagd_at: Mapped[datetime]


class MailRij(Base):
    """Outbox: written in the transaction of the change, sent by a job. Emptied of its text once sent.

    Of a mail to somebody without an account `aan` and `onderwerp` are empty: they are sealed with the text.
    """

    __tablename__ = "mail"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    soort: Mapped[str]
    aan: Mapped[str]
    onderwerp: Mapped[str]
    tekst_versleuteld: Mapped[bytes] = mapped_column(LargeBinary)  # may hold a one-time link
    created_at: Mapped[datetime]
    volgende_poging_at: Mapped[datetime | None] = mapped_column(index=True)
    pogingen: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    fout: Mapped[str | None]
    over_id: Mapped[UUID | None] = mapped_column(
        index=True
    )  # an alert: stopping it takes its mail back
    apart_at: Mapped[datetime | None]  # no key opens it: it is not tried again, and looked at


class LogboekRij(Base):
    """Audit trail, append-only. `hash` covers the row and the hash before it, so tampering shows."""

    __tablename__ = "logboek"

    nummer: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    gebruiker_id: Mapped[UUID | None] = mapped_column(index=True)
    regio: Mapped[str | None] = mapped_column(index=True)
    handeling: Mapped[str]
    object_soort: Mapped[str]
    object_id: Mapped[str]
    details: Mapped[dict[str, Any]]  # names of fields and counts, never an address, never a person
    hash: Mapped[str] = mapped_column(String(64))
