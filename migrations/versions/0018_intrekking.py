"""What is removed is withdrawn: locaties and aanbod keep their rows, a case knows which one it follows, a region says how long."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABELLEN = ("locatie", "aanbod")
REGEL, VOORWAARDE = "ck_locatie_ingetrokken", "ingetrokken_at IS NULL OR NOT gepubliceerd"
"""What is withdrawn is not on the site, whoever writes."""


def upgrade() -> None:
    for tabel in TABELLEN:
        op.add_column(tabel, sa.Column("ingetrokken_at", sa.DateTime(timezone=True), nullable=True))
        _add_door(tabel)
    op.add_column("afwijking", sa.Column("vorige_id", sa.Uuid(), nullable=True))
    op.create_index("ix_afwijking_vorige_id", "afwijking", ["vorige_id"], unique=False)
    op.add_column(
        "regio",
        sa.Column("ingetrokken_jaren", sa.Integer(), server_default="7", nullable=False),
    )


def _add_door(tabel: str) -> None:
    """SQLite adds a rule to a table that is there only together with a column."""
    if tabel != "locatie":
        op.add_column(tabel, sa.Column("ingetrokken_door", sa.Uuid(), nullable=True))
    elif op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"ALTER TABLE locatie ADD COLUMN ingetrokken_door CHAR(32) CONSTRAINT {REGEL} CHECK ({VOORWAARDE})"
        )
    else:
        op.add_column(tabel, sa.Column("ingetrokken_door", sa.Uuid(), nullable=True))
        op.create_check_constraint(REGEL, tabel, VOORWAARDE)


def downgrade() -> None:
    """The version below knows no withdrawn rows and would show them: what it would have deleted goes, cases included."""
    op.execute("UPDATE afwijking SET status = 'opgelost' WHERE status = 'ingetrokken'")
    op.execute("DELETE FROM aanbod WHERE ingetrokken_at IS NOT NULL")
    op.execute("DELETE FROM locatie WHERE ingetrokken_at IS NOT NULL")
    for tabel in TABELLEN:
        op.drop_column(tabel, "ingetrokken_door")
        op.drop_column(tabel, "ingetrokken_at")
    op.drop_index("ix_afwijking_vorige_id", table_name="afwijking")
    op.drop_column("afwijking", "vorige_id")
    op.drop_column("regio", "ingetrokken_jaren")
