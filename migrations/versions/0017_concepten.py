"""Forms that were sent after their session had ended wait, sealed, for who typed them.

Going down forgets them: they last a day, and an earlier version cannot show them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "concept",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("endpoint", sa.String(length=100), nullable=False),
        sa.Column("onderwerp", sa.String(length=200), nullable=False),
        sa.Column("getypt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("inhoud_versleuteld", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_concept"),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name="fk_concept_gebruiker_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "gebruiker_id",
            "endpoint",
            "onderwerp",
            name="uq_concept_gebruiker_id_endpoint_onderwerp",
        ),
    )
    op.create_index("ix_concept_onderwerp", "concept", ["onderwerp"])
    op.create_index("ix_concept_getypt_at", "concept", ["getypt_at"])


def downgrade() -> None:
    op.drop_table("concept")
