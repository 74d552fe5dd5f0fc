"""Whether a region shows its tariffs to everybody: not, until it says so.

Amounts that were public until now are taken off at once. Going down does not bring them back: `wijzer publiceren` of that
version does.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for tabel in ("regio", "published_regio"):
        op.add_column(
            tabel,
            sa.Column("tarieven_openbaar", sa.Boolean(), server_default=sa.false(), nullable=False),
        )
    op.execute("UPDATE published_product SET tarief = NULL WHERE tarief IS NOT NULL")


def downgrade() -> None:
    for tabel in ("published_regio", "regio"):
        op.drop_column(tabel, "tarieven_openbaar")
