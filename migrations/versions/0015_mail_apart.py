"""A mail that no key opens is set aside, and says since when."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail", sa.Column("apart_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """What stands aside is given up by the version below, which would try to open it for ever."""
    op.execute(
        "UPDATE mail SET volgende_poging_at = NULL, fout = 'niet te openen' WHERE apart_at IS NOT NULL"
    )
    op.drop_column("mail", "apart_at")
