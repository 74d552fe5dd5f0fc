"""An alert may wait for a short wait instead of a free place; those that are there wait for a place.

Going down forgets who waits for a short wait, with mail about them that waits: the version below would mail them about
places, which they did not ask for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("melding", sa.Column("wachtgrens", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.execute(
        "DELETE FROM mail WHERE sent_at IS NULL AND over_id IN"
        " (SELECT id FROM melding WHERE wachtgrens IS NOT NULL)"
    )
    op.execute("DELETE FROM melding WHERE wachtgrens IS NOT NULL")
    op.drop_column("melding", "wachtgrens")
