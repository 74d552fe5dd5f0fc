"""On which day a shielded locatie first appears.

What stands on the site has no day: it keeps standing, and its moments stay as they are told today.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verschijning",
        sa.Column("publiek_id", sa.Uuid(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("publiek_id", name="pk_verschijning"),
    )


def downgrade() -> None:
    op.drop_table("verschijning")
