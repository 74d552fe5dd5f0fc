"""Words as people use them: what they mean in terms of hulpvormen and doelgroepen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "synoniem",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("sleutel", sa.Text(), nullable=False),
        sa.Column("woorden", sa.Text(), nullable=False),
        sa.Column("hulpvormen", JSON, nullable=False),
        sa.Column("doelgroepen", JSON, nullable=False),
        sa.Column("eigen", sa.Boolean(), nullable=False),
        sa.Column("weg", sa.Boolean(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_synoniem_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_synoniem"),
        sa.UniqueConstraint("regio", "sleutel", name="uq_synoniem_regio_sleutel"),
    )
    op.create_table(
        "published_synoniem",
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("sleutel", sa.Text(), nullable=False),
        sa.Column("woorden", sa.Text(), nullable=False),
        sa.Column("hulpvormen", sa.JSON(), nullable=False),
        sa.Column("doelgroepen", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("regio", "sleutel", name="pk_published_synoniem"),
    )


def downgrade() -> None:
    op.drop_table("published_synoniem")
    op.drop_table("synoniem")
