"""The first tables: the office's, the public's, and an audit trail that can only grow.

Written out, not made from the models: a migration says what was true on its day, also when the models have moved on.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
PLAT_JSON = sa.JSON()  # what the public reads keeps the order of its keys; JSONB forgets it

TABELLEN = [
    "logboek",
    "mail",
    "regio",
    "taak_lease",
    "taak_run",
    "aanbieder",
    "doelgroep",
    "gemeente",
    "segment",
    "agb",
    "gebruiker",
    "gecontracteerde_locatie",
    "hulpvorm",
    "locatie",
    "plaats",
    "aanbod",
    "afgeschermd_adres",
    "afwijking",
    "contractregel",
    "herstelcode",
    "open_adres",
    "product",
    "sessie",
    "uitnodiging",
    "afwijking_stap",
    "beschikbaarheid_historie",
    "published_aanbieder",
    "published_aanbod",
    "published_doelgroep",
    "published_gemeente",
    "published_hulpvorm",
    "published_locatie",
    "published_plaats",
    "published_product",
    "published_regio",
    "published_segment",
    "published_stand",
    "published_wijziging",
]

LOGBOEK_SQLITE = [
    f"""
    CREATE TRIGGER logboek_alleen_erbij_{wat.lower()} BEFORE {wat} ON logboek
    BEGIN SELECT RAISE(ABORT, 'het logboek kan alleen groeien'); END
    """
    for wat in ("UPDATE", "DELETE")
]
LOGBOEK_POSTGRESQL = [
    """
    CREATE FUNCTION logboek_alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'het logboek kan alleen groeien'; END $$
    """,
    """
    CREATE TRIGGER logboek_alleen_erbij BEFORE UPDATE OR DELETE ON logboek
    FOR EACH ROW EXECUTE FUNCTION logboek_alleen_erbij()
    """,
    """
    CREATE TRIGGER logboek_niet_leeg BEFORE TRUNCATE ON logboek
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_erbij()
    """,
]


def upgrade() -> None:
    _create_office()
    _create_published()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for sql in LOGBOEK_SQLITE if is_sqlite else LOGBOEK_POSTGRESQL:
        op.execute(sql)


def downgrade() -> None:
    for tabel in reversed(TABELLEN):
        op.drop_table(tabel)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION logboek_alleen_erbij()")


def _create_office() -> None:
    op.create_table(
        "logboek",
        sa.Column("nummer", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", TIJDSTIP, nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("regio", sa.Text(), nullable=True),
        sa.Column("handeling", sa.Text(), nullable=False),
        sa.Column("object_soort", sa.Text(), nullable=False),
        sa.Column("object_id", sa.Text(), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("nummer", name="pk_logboek"),
    )
    op.create_index("ix_logboek_gebruiker_id", "logboek", ["gebruiker_id"], unique=False)
    op.create_index("ix_logboek_regio", "logboek", ["regio"], unique=False)
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("aan", sa.Text(), nullable=False),
        sa.Column("onderwerp", sa.Text(), nullable=False),
        sa.Column("tekst_versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", TIJDSTIP, nullable=False),
        sa.Column("volgende_poging_at", TIJDSTIP, nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("sent_at", TIJDSTIP, nullable=True),
        sa.Column("fout", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
    )
    op.create_index("ix_mail_volgende_poging_at", "mail", ["volgende_poging_at"], unique=False)
    op.create_table(
        "regio",
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("provincie", sa.Text(), nullable=False),
        sa.Column("productcode_patroon", sa.Text(), nullable=False),
        sa.Column("actueel_dagen", sa.Integer(), nullable=False),
        sa.Column("verouderd_dagen", sa.Integer(), nullable=False),
        sa.Column("teksten", JSON, nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_regio"),
    )
    op.create_table(
        "taak_lease",
        sa.Column("taak", sa.Text(), nullable=False),
        sa.Column("houder", sa.Text(), nullable=False),
        sa.Column("until_at", TIJDSTIP, nullable=False),
        sa.PrimaryKeyConstraint("taak", name="pk_taak_lease"),
    )
    op.create_table(
        "taak_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("taak", sa.Text(), nullable=False),
        sa.Column("regio", sa.Text(), nullable=True),
        sa.Column("started_at", TIJDSTIP, nullable=False),
        sa.Column("ended_at", TIJDSTIP, nullable=True),
        sa.Column("aantallen", JSON, nullable=False),
        sa.Column("fout", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_taak_run"),
    )
    op.create_index("ix_taak_run_taak", "taak_run", ["taak"], unique=False)
    op.create_table(
        "aanbieder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("kvk", sa.String(length=8), nullable=True),
        sa.Column("telefoon", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_aanbieder_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_aanbieder"),
    )
    op.create_index("ix_aanbieder_regio", "aanbieder", ["regio"], unique=False)
    op.create_table(
        "doelgroep",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_doelgroep_regio"),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_doelgroep"),
    )
    op.create_table(
        "gemeente",
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("gemeentehuis", sa.Text(), nullable=False),
        sa.Column("straat", sa.Text(), nullable=True),
        sa.Column("huisnummer", sa.Integer(), nullable=True),
        sa.Column("huisletter", sa.Text(), nullable=True),
        sa.Column("toevoeging", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("plaats", sa.Text(), nullable=True),
        sa.Column("bevestigd_at", TIJDSTIP, nullable=True),
        sa.Column("toegang_telefoon", sa.Text(), nullable=True),
        sa.Column("toegang_email", sa.Text(), nullable=True),
        sa.Column("toegang_website", sa.Text(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_gemeente_regio"),
        sa.PrimaryKeyConstraint("code", name="pk_gemeente"),
    )
    op.create_index("ix_gemeente_regio", "gemeente", ["regio"], unique=False)
    op.create_table(
        "segment",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_segment_regio"),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_segment"),
    )
    op.create_table(
        "agb",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name="fk_agb_aanbieder_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_agb_regio"),
        sa.PrimaryKeyConstraint("regio", "code", name="pk_agb"),
    )
    op.create_index("ix_agb_aanbieder_id", "agb", ["aanbieder_id"], unique=False)
    op.create_table(
        "gebruiker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("rol", sa.Text(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=True),
        sa.Column("wachtwoord_hash", sa.Text(), nullable=True),
        sa.Column("totp_geheim_versleuteld", sa.LargeBinary(), nullable=True),
        sa.Column("laatste_totp_stap", sa.BigInteger(), nullable=False),
        sa.Column("uitgeschakeld_at", TIJDSTIP, nullable=True),
        sa.Column("created_at", TIJDSTIP, nullable=False),
        sa.Column("ingelogd_at", TIJDSTIP, nullable=True),
        sa.CheckConstraint(
            "(rol = 'aanbieder') = (aanbieder_id IS NOT NULL)", name="ck_gebruiker_aanbieder"
        ),
        sa.CheckConstraint("rol IN ('aanbieder', 'beheerder')", name="ck_gebruiker_rol"),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name="fk_gebruiker_aanbieder_id"
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_gebruiker_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_gebruiker"),
        sa.UniqueConstraint("email", name="uq_gebruiker_email"),
    )
    op.create_index("ix_gebruiker_aanbieder_id", "gebruiker", ["aanbieder_id"], unique=False)
    op.create_index("ix_gebruiker_regio", "gebruiker", ["regio"], unique=False)
    op.create_table(
        "gecontracteerde_locatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name="fk_gecontracteerde_locatie_aanbieder_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_gecontracteerde_locatie"),
    )
    op.create_index(
        "ix_gecontracteerde_locatie_aanbieder_id",
        "gecontracteerde_locatie",
        ["aanbieder_id"],
        unique=False,
    )
    op.create_table(
        "hulpvorm",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gewone_naam", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("vanuit_vestiging", sa.Boolean(), nullable=False),
        sa.Column("zoekwoorden", JSON, nullable=False),
        sa.Column("uitgesloten_gemeenten", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["regio", "segment"],
            ["segment.regio", "segment.slug"],
            name="fk_hulpvorm_regio_segment",
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_hulpvorm_regio"),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_hulpvorm"),
    )
    op.create_table(
        "locatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publiek_id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("telefoon", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("doelgroepen", JSON, nullable=False),
        sa.Column("leeftijd_van", sa.Integer(), nullable=True),
        sa.Column("leeftijd_tot", sa.Integer(), nullable=True),
        sa.Column("groepsgrootte", sa.Integer(), nullable=True),
        sa.Column("werkgebied", JSON, nullable=False),
        sa.Column("gepubliceerd", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(soort = 'groep') = (groepsgrootte IS NOT NULL)", name="ck_locatie_groepsgrootte"
        ),
        sa.CheckConstraint("soort IN ('groep', 'vestiging')", name="ck_locatie_soort"),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name="fk_locatie_aanbieder_id"),
        sa.ForeignKeyConstraint(["gemeente"], ["gemeente.code"], name="fk_locatie_gemeente"),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_locatie_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_locatie"),
        sa.UniqueConstraint("publiek_id", name="uq_locatie_publiek_id"),
    )
    op.create_index("ix_locatie_aanbieder_id", "locatie", ["aanbieder_id"], unique=False)
    op.create_index("ix_locatie_gemeente", "locatie", ["gemeente"], unique=False)
    op.create_index("ix_locatie_regio", "locatie", ["regio"], unique=False)
    op.create_table(
        "plaats",
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("pc4", JSON, nullable=False),
        sa.ForeignKeyConstraint(["gemeente"], ["gemeente.code"], name="fk_plaats_gemeente"),
        sa.PrimaryKeyConstraint("gemeente", "naam", name="pk_plaats"),
    )
    op.create_table(
        "aanbod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publiek_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("productcode", sa.Text(), nullable=False),
        sa.Column("medische_verwijzing", sa.Boolean(), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=True),
        sa.Column("vrije_plekken", sa.Integer(), nullable=True),
        sa.Column("eerstvolgende_plek", sa.Date(), nullable=True),
        sa.Column("aanmeldwachttijd_weken", sa.Integer(), nullable=True),
        sa.Column("behandelwachttijd_weken", sa.Integer(), nullable=True),
        sa.Column("wachttijd_soort", sa.Text(), nullable=True),
        sa.Column("aantal_wachtenden", sa.Integer(), nullable=True),
        sa.Column("afhankelijk_van_matching", sa.Boolean(), nullable=False),
        sa.Column("aanmeldstop", sa.Boolean(), nullable=False),
        sa.Column("aanmeldstop_tot", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=True),
        sa.Column("bevestigd_at", TIJDSTIP, nullable=True),
        sa.Column("gewijzigd_at", TIJDSTIP, nullable=True),
        sa.Column("ingevoerd_door", sa.Uuid(), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "aanmeldwachttijd_weken IS NULL OR aanmeldwachttijd_weken >= 0",
            name="ck_aanbod_aanmeldwachttijd",
        ),
        sa.CheckConstraint(
            "behandelwachttijd_weken IS NULL OR behandelwachttijd_weken >= 0",
            name="ck_aanbod_behandelwachttijd",
        ),
        sa.CheckConstraint(
            "vrije_plekken IS NULL OR vrije_plekken >= 0", name="ck_aanbod_vrije_plekken"
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name="fk_aanbod_locatie_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_aanbod"),
        sa.UniqueConstraint("locatie_id", "productcode", name="uq_aanbod_locatie_id_productcode"),
        sa.UniqueConstraint("publiek_id", name="uq_aanbod_publiek_id"),
    )
    op.create_table(
        "afgeschermd_adres",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=True),
        sa.Column("gecontracteerde_locatie_id", sa.Uuid(), nullable=True),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(locatie_id IS NULL) <> (gecontracteerde_locatie_id IS NULL)",
            name="ck_afgeschermd_adres_een_eigenaar",
        ),
        sa.ForeignKeyConstraint(
            ["gecontracteerde_locatie_id"],
            ["gecontracteerde_locatie.id"],
            name="fk_afgeschermd_adres_gecontracteerde_locatie_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"],
            ["locatie.id"],
            name="fk_afgeschermd_adres_locatie_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_afgeschermd_adres"),
        sa.UniqueConstraint(
            "gecontracteerde_locatie_id", name="uq_afgeschermd_adres_gecontracteerde_locatie_id"
        ),
        sa.UniqueConstraint("locatie_id", name="uq_afgeschermd_adres_locatie_id"),
    )
    op.create_table(
        "afwijking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("sleutel", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("verschil", JSON, nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=True),
        sa.Column("gecontracteerde_locatie_id", sa.Uuid(), nullable=True),
        sa.Column("productcode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_at", TIJDSTIP, nullable=False),
        sa.Column("closed_at", TIJDSTIP, nullable=True),
        sa.Column("gezien_at", TIJDSTIP, nullable=False),
        sa.Column("heropend", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name="fk_afwijking_aanbieder_id"
        ),
        sa.ForeignKeyConstraint(
            ["gecontracteerde_locatie_id"],
            ["gecontracteerde_locatie.id"],
            name="fk_afwijking_gecontracteerde_locatie_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name="fk_afwijking_locatie_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_afwijking_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_afwijking"),
        sa.UniqueConstraint("regio", "sleutel", name="uq_afwijking_regio_sleutel"),
    )
    op.create_index("ix_afwijking_aanbieder_id", "afwijking", ["aanbieder_id"], unique=False)
    op.create_index(
        "ix_afwijking_gecontracteerde_locatie_id",
        "afwijking",
        ["gecontracteerde_locatie_id"],
        unique=False,
    )
    op.create_index("ix_afwijking_locatie_id", "afwijking", ["locatie_id"], unique=False)
    op.create_table(
        "contractregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("contractnummer", sa.Text(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("hoofdaannemer_id", sa.Uuid(), nullable=True),
        sa.Column("productcode", sa.Text(), nullable=False),
        sa.Column("ingangsdatum", sa.Date(), nullable=False),
        sa.Column("einddatum", sa.Date(), nullable=True),
        sa.Column("locatie_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "einddatum IS NULL OR ingangsdatum <= einddatum", name="ck_contractregel_periode"
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["aanbieder.id"], name="fk_contractregel_aanbieder_id"
        ),
        sa.ForeignKeyConstraint(
            ["hoofdaannemer_id"], ["aanbieder.id"], name="fk_contractregel_hoofdaannemer_id"
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["gecontracteerde_locatie.id"], name="fk_contractregel_locatie_id"
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_contractregel_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_contractregel"),
    )
    op.create_index(
        "ix_contractregel_aanbieder_id_productcode",
        "contractregel",
        ["aanbieder_id", "productcode"],
        unique=False,
    )
    op.create_index(
        "ix_contractregel_hoofdaannemer_id", "contractregel", ["hoofdaannemer_id"], unique=False
    )
    op.create_index("ix_contractregel_locatie_id", "contractregel", ["locatie_id"], unique=False)
    op.create_index("ix_contractregel_regio", "contractregel", ["regio"], unique=False)
    op.create_table(
        "herstelcode",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("gebruikt_at", TIJDSTIP, nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name="fk_herstelcode_gebruiker_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_herstelcode"),
    )
    op.create_index("ix_herstelcode_gebruiker_id", "herstelcode", ["gebruiker_id"], unique=False)
    op.create_table(
        "open_adres",
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("straat", sa.Text(), nullable=False),
        sa.Column("huisnummer", sa.Integer(), nullable=False),
        sa.Column("huisletter", sa.Text(), nullable=True),
        sa.Column("toevoeging", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("plaats", sa.Text(), nullable=False),
        sa.Column("nummeraanduiding_id", sa.Text(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name="fk_open_adres_locatie_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("locatie_id", name="pk_open_adres"),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gewone_naam", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("hulpvorm", sa.Text(), nullable=True),
        sa.Column("vindbaar", sa.Text(), nullable=False),
        sa.Column("intensiteit", sa.Text(), nullable=True),
        sa.Column("eenheid", sa.Text(), nullable=True),
        sa.Column("tarief", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("opvolger", sa.Text(), nullable=True),
        sa.Column("via_cpwv", sa.Boolean(), nullable=True),
        sa.Column("uitgesloten_gemeenten", JSON, nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "geldig_tot IS NULL OR geldig_van <= geldig_tot", name="ck_product_geldigheid"
        ),
        sa.ForeignKeyConstraint(
            ["regio", "hulpvorm"],
            ["hulpvorm.regio", "hulpvorm.slug"],
            name="fk_product_regio_hulpvorm",
        ),
        sa.ForeignKeyConstraint(
            ["regio", "segment"], ["segment.regio", "segment.slug"], name="fk_product_regio_segment"
        ),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_product_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
        sa.UniqueConstraint("regio", "code", "geldig_van", name="uq_product_regio_code_geldig_van"),
    )
    op.create_table(
        "sessie",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("volledig", sa.Boolean(), nullable=False),
        sa.Column("created_at", TIJDSTIP, nullable=False),
        sa.Column("gezien_at", TIJDSTIP, nullable=False),
        sa.Column("apparaat", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name="fk_sessie_gebruiker_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_sessie"),
    )
    op.create_index("ix_sessie_gebruiker_id", "sessie", ["gebruiker_id"], unique=False)
    op.create_table(
        "uitnodiging",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", TIJDSTIP, nullable=False),
        sa.Column("gebruikt_at", TIJDSTIP, nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name="fk_uitnodiging_gebruiker_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_uitnodiging"),
    )
    op.create_index("ix_uitnodiging_gebruiker_id", "uitnodiging", ["gebruiker_id"], unique=False)
    op.create_table(
        "afwijking_stap",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("afwijking_id", sa.Uuid(), nullable=False),
        sa.Column("stap", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("notitie", sa.Text(), nullable=True),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("at", TIJDSTIP, nullable=False),
        sa.ForeignKeyConstraint(
            ["afwijking_id"],
            ["afwijking.id"],
            name="fk_afwijking_stap_afwijking_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_afwijking_stap"),
    )
    op.create_index(
        "ix_afwijking_stap_afwijking_id", "afwijking_stap", ["afwijking_id"], unique=False
    )
    op.create_table(
        "beschikbaarheid_historie",
        sa.Column("aanbod_id", sa.Uuid(), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=False),
        sa.Column("vrije_plekken", sa.Integer(), nullable=True),
        sa.Column("eerstvolgende_plek", sa.Date(), nullable=True),
        sa.Column("aanmeldwachttijd_weken", sa.Integer(), nullable=True),
        sa.Column("behandelwachttijd_weken", sa.Integer(), nullable=True),
        sa.Column("wachttijd_soort", sa.Text(), nullable=True),
        sa.Column("aantal_wachtenden", sa.Integer(), nullable=True),
        sa.Column("afhankelijk_van_matching", sa.Boolean(), nullable=False),
        sa.Column("aanmeldstop", sa.Boolean(), nullable=False),
        sa.Column("aanmeldstop_tot", sa.Date(), nullable=True),
        sa.Column("toelichting", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["aanbod_id"],
            ["aanbod.id"],
            name="fk_beschikbaarheid_historie_aanbod_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("aanbod_id", "peildatum", name="pk_beschikbaarheid_historie"),
    )


def _create_published() -> None:
    op.create_table(
        "published_aanbieder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gegevens", PLAT_JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_aanbieder"),
    )
    op.create_index("ix_published_aanbieder_regio", "published_aanbieder", ["regio"], unique=False)
    op.create_table(
        "published_aanbod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_soort", sa.Text(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("productcode", sa.Text(), nullable=False),
        sa.Column("hulpvorm", sa.Text(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("zoekgemeenten", PLAT_JSON, nullable=False),
        sa.Column("doelgroepen", PLAT_JSON, nullable=False),
        sa.Column("medische_verwijzing", sa.Boolean(), nullable=False),
        sa.Column("leeftijd_van", sa.Integer(), nullable=True),
        sa.Column("leeftijd_tot", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("aanbieder_naam", sa.Text(), nullable=False),
        sa.Column("zichtbaar", PLAT_JSON, nullable=False),
        sa.Column("schudgetal", sa.Integer(), nullable=False),
        sa.Column("leeg", sa.Boolean(), nullable=False),
        sa.Column("stop", sa.Boolean(), nullable=False),
        sa.Column("stop_tot", sa.Date(), nullable=True),
        sa.Column("matching", sa.Boolean(), nullable=False),
        sa.Column("plek", sa.Boolean(), nullable=False),
        sa.Column("weken", sa.Integer(), nullable=True),
        sa.Column("vrije_plekken", sa.Integer(), nullable=True),
        sa.Column("peildatum", sa.Date(), nullable=True),
        sa.Column("verouderd_vanaf", sa.Date(), nullable=True),
        sa.Column("verlopen_vanaf", sa.Date(), nullable=True),
        sa.Column("gegevens", sa.Text(), nullable=False),
        sa.Column("opgave", PLAT_JSON, nullable=False),
        sa.Column("publicatie", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_aanbod"),
    )
    op.create_index(
        "ix_published_aanbod_aanbieder_id", "published_aanbod", ["aanbieder_id"], unique=False
    )
    op.create_index(
        "ix_published_aanbod_locatie_id", "published_aanbod", ["locatie_id"], unique=False
    )
    op.create_index(
        "ix_published_aanbod_productcode", "published_aanbod", ["productcode"], unique=False
    )
    op.create_index(
        "ix_published_aanbod_publicatie", "published_aanbod", ["publicatie"], unique=False
    )
    op.create_index("ix_published_aanbod_regio", "published_aanbod", ["regio"], unique=False)
    op.create_table(
        "published_doelgroep",
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_published_doelgroep"),
    )
    op.create_table(
        "published_gemeente",
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("gegevens", PLAT_JSON, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_published_gemeente"),
    )
    op.create_index("ix_published_gemeente_regio", "published_gemeente", ["regio"], unique=False)
    op.create_table(
        "published_hulpvorm",
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gewone_naam", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("zoekwoorden", PLAT_JSON, nullable=False),
        sa.Column("uitgesloten_gemeenten", PLAT_JSON, nullable=False),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_published_hulpvorm"),
    )
    op.create_table(
        "published_locatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("gemeente", sa.Text(), nullable=False),
        sa.Column("afgeschermd", sa.Boolean(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("gegevens", PLAT_JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_locatie"),
    )
    op.create_index(
        "ix_published_locatie_aanbieder_id", "published_locatie", ["aanbieder_id"], unique=False
    )
    op.create_index("ix_published_locatie_regio", "published_locatie", ["regio"], unique=False)
    op.create_table(
        "published_plaats",
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("pc4", PLAT_JSON, nullable=False),
        sa.PrimaryKeyConstraint("gemeente", "naam", name="pk_published_plaats"),
    )
    op.create_table(
        "published_product",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("gewone_naam", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("hulpvorm", sa.Text(), nullable=True),
        sa.Column("vindbaar", sa.Text(), nullable=False),
        sa.Column("intensiteit", sa.Text(), nullable=True),
        sa.Column("eenheid", sa.Text(), nullable=True),
        sa.Column("tarief", sa.Text(), nullable=True),
        sa.Column("geldig_van", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("opvolger", sa.Text(), nullable=True),
        sa.Column("via_cpwv", sa.Boolean(), nullable=False),
        sa.Column("uitgesloten_gemeenten", PLAT_JSON, nullable=False),
        sa.Column("omschrijving", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_published_product"),
    )
    op.create_index(
        "ix_published_product_regio_code", "published_product", ["regio", "code"], unique=False
    )
    op.create_table(
        "published_regio",
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("provincie", sa.Text(), nullable=False),
        sa.Column("actueel_dagen", sa.Integer(), nullable=False),
        sa.Column("verouderd_dagen", sa.Integer(), nullable=False),
        sa.Column("teksten", PLAT_JSON, nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_published_regio"),
    )
    op.create_table(
        "published_segment",
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "slug", name="pk_published_segment"),
    )
    op.create_table(
        "published_stand",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("publicatie", sa.BigInteger(), nullable=False),
        sa.Column("laatste_wijziging", sa.BigInteger(), nullable=False),
        sa.Column("gepubliceerd_at", TIJDSTIP, nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_published_stand"),
    )
    op.create_table(
        "published_wijziging",
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("nummer", sa.BigInteger(), nullable=False),
        sa.Column("publicatie", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", TIJDSTIP, nullable=False),
        sa.PrimaryKeyConstraint("soort", "id", name="pk_published_wijziging"),
        sa.UniqueConstraint("nummer", name="uq_published_wijziging_nummer"),
    )
    op.create_index(
        "ix_published_wijziging_publicatie", "published_wijziging", ["publicatie"], unique=False
    )
