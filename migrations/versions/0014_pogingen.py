"""Counts of tries: how often somebody tried to sign in, to get a link, to ask for an alert.

Going down forgets them: an earlier version counts in memory.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "poging",
        sa.Column("sleutel", sa.String(length=100), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("tot_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sleutel", name="pk_poging"),
    )
    op.create_index("ix_poging_tot_at", "poging", ["tot_at"])


def downgrade() -> None:
    op.drop_table("poging")
