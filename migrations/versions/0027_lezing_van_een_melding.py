"""An alert marks how the text of its search was understood, so that another understanding of it is no news.

Those that are there have no mark: the first look at one that has a text takes what it finds then as seen.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("melding", sa.Column("lezing", sa.String(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("melding", "lezing")
