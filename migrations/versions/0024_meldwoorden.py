"""Words that visitors told us we do not know, by day, and those that the beheerder does not want to see.

Going down forgets them: an earlier version has nobody who looks at them, and nothing that deletes them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meldwoord",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("woord", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("regio", "dag", "woord", name="pk_meldwoord"),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_meldwoord_regio"),
    )
    op.create_table(
        "genegeerd_woord",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("woord", sa.String(length=30), nullable=False),
        sa.Column("sinds", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "woord", name="pk_genegeerd_woord"),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_genegeerd_woord_regio"),
    )


def downgrade() -> None:
    op.drop_table("genegeerd_woord")
    op.drop_table("meldwoord")
