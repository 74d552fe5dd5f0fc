"""What the wait was, month by month, for everybody to see."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_wachtverloop",
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("sleutel", sa.String(length=60), nullable=False),
        sa.Column("maand", sa.Date(), nullable=False),
        sa.Column("bekend", sa.Integer(), nullable=False),
        sa.Column("laag", sa.Integer(), nullable=True),
        sa.Column("midden", sa.Integer(), nullable=False),
        sa.Column("hoog", sa.Integer(), nullable=True),
        sa.Column("plek", sa.Integer(), nullable=False),
        sa.CheckConstraint("bekend >= 3", name="ck_published_wachtverloop_genoeg"),
        sa.PrimaryKeyConstraint(
            "regio", "soort", "sleutel", "maand", name="pk_published_wachtverloop"
        ),
    )


def downgrade() -> None:
    op.drop_table("published_wachtverloop")
