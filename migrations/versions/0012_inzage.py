"""Who looked at whose real address, and why. The table can only grow, as the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)

SQLITE = [
    f"""
    CREATE TRIGGER inzage_alleen_erbij_{wat.lower()} BEFORE {wat} ON inzage
    BEGIN SELECT RAISE(ABORT, 'inzage kan alleen groeien'); END
    """
    for wat in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION inzage_alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'inzage kan alleen groeien'; END $$
    """,
    """
    CREATE TRIGGER inzage_alleen_erbij BEFORE UPDATE OR DELETE ON inzage
    FOR EACH ROW EXECUTE FUNCTION inzage_alleen_erbij()
    """,
    """
    CREATE TRIGGER inzage_niet_leeg BEFORE TRUNCATE ON inzage
    FOR EACH STATEMENT EXECUTE FUNCTION inzage_alleen_erbij()
    """,
]


def upgrade() -> None:
    op.create_table(
        "inzage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=True),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("sessie_hash", sa.String(length=64), nullable=True),
        sa.Column("reden", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=True),
        sa.Column("at", TIJDSTIP, nullable=False),
        sa.Column("until_at", TIJDSTIP, nullable=False),
        sa.CheckConstraint("at <= until_at", name="ck_inzage_duur"),
        sa.CheckConstraint(
            "reden <> 'anders' OR toelichting IS NOT NULL", name="ck_inzage_toelichting"
        ),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name="fk_inzage_aanbieder_id"),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_inzage_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_inzage"),
    )
    op.create_index("ix_inzage_aanbieder_id_at", "inzage", ["aanbieder_id", "at"], unique=False)
    op.create_index(
        "ix_inzage_gebruiker_id_until_at", "inzage", ["gebruiker_id", "until_at"], unique=False
    )
    for sql in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sql)


def downgrade() -> None:
    op.drop_table("inzage")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION inzage_alleen_erbij()")
