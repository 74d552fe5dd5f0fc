"""The shapes of gemeenten, for the map."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gemeentegrens",
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column(
            "vlakken", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente"], ["gemeente.code"], name=op.f("fk_gemeentegrens_gemeente")
        ),
        sa.PrimaryKeyConstraint("gemeente", name=op.f("pk_gemeentegrens")),
    )
    op.create_table(
        "published_gemeentegrens",
        sa.Column("gemeente", sa.String(length=6), nullable=False),
        sa.Column("vlakken", sa.JSON(), nullable=False),
        sa.Column("x", sa.Integer(), nullable=False),
        sa.Column("y", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("gemeente", name=op.f("pk_published_gemeentegrens")),
    )


def downgrade() -> None:
    op.drop_table("published_gemeentegrens")
    op.drop_table("gemeentegrens")
