"""The sites that may frame the widget."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kaderbron",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_kaderbron_regio"),
        sa.PrimaryKeyConstraint("regio", "origin", name="pk_kaderbron"),
    )
    op.create_table(
        "published_kaderbron",
        sa.Column("regio", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("regio", "origin", name="pk_published_kaderbron"),
    )


def downgrade() -> None:
    op.drop_table("published_kaderbron")
    op.drop_table("kaderbron")
