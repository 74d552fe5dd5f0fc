"""Whether somebody in a wheelchair can come in at a locatie: nobody said so of any of them yet, and that is not no.

The public tables follow when `wijzer init` publishes anew. Going down lets go of what was stated.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "published_aanbod", sa.Column("rolstoeltoegankelijk", sa.Boolean(), nullable=True)
    )
    op.add_column("locatie", sa.Column("rolstoeltoegankelijk", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("locatie", "rolstoeltoegankelijk")
    op.drop_column("published_aanbod", "rolstoeltoegankelijk")
