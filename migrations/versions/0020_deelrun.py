"""A check in parts: who asked for it and how far it is. Of each step of a case: what it was about, and what led to it.

Steps that stood before say neither. Going down forgets a check that was asked for: the night does it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "deelrun",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=True),
        sa.Column("gevraagd_at", TIJDSTIP, nullable=False),
        sa.Column("begonnen_at", TIJDSTIP, nullable=True),
        sa.Column("stap_at", TIJDSTIP, nullable=True),
        sa.Column("verder_na", sa.Uuid(), nullable=True),
        sa.Column("deel", sa.Integer(), nullable=False),
        sa.Column("gedaan", sa.Integer(), nullable=False),
        sa.Column("totaal", sa.Integer(), nullable=False),
        sa.Column("opnieuw", sa.Boolean(), nullable=False),
        sa.Column("tellingen", sa.JSON(), nullable=False),
        sa.CheckConstraint("gedaan <= totaal", name="ck_deelrun_gedaan"),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_deelrun_regio"),
        sa.PrimaryKeyConstraint("regio", name="pk_deelrun"),
    )
    op.add_column("afwijking_stap", sa.Column("verschil", sa.JSON(), nullable=True))
    op.add_column("afwijking_stap", sa.Column("aanleiding", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("afwijking_stap", "aanleiding")
    op.drop_column("afwijking_stap", "verschil")
    op.drop_table("deelrun")
