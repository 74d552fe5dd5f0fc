"""Of how many aanbieders the wait was known: fewer than three are not told.

How many there were behind a month that was counted before this cannot be told from its row, so those rows go. The next change of
day counts their months anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("published_wachtverloop")
    _create(
        sa.Column("aanbieders", sa.Integer(), nullable=False),
        genoeg="aanbieders >= 3 AND bekend >= aanbieders",
    )


def downgrade() -> None:
    op.drop_table("published_wachtverloop")
    _create(genoeg="bekend >= 3")


def _create(*erbij: sa.Column[int], genoeg: str) -> None:
    op.create_table(
        "published_wachtverloop",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("sleutel", sa.String(length=60), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        *erbij,
        sa.Column("bekend", sa.Integer(), nullable=False),
        sa.Column("laag", sa.Integer(), nullable=True),
        sa.Column("midden", sa.Integer(), nullable=False),
        sa.Column("hoog", sa.Integer(), nullable=True),
        sa.Column("plek", sa.Integer(), nullable=False),
        sa.CheckConstraint(genoeg, name="ck_published_wachtverloop_genoeg"),
        sa.PrimaryKeyConstraint(
            "regio", "soort", "sleutel", "maand", name="pk_published_wachtverloop"
        ),
    )
