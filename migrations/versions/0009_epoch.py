"""Which series of changes this is, and what a restored copy leaves to confirm.

An installation that published before has published in one series: it gets one epoch, which partners may hold from now on.
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("published_stand", sa.Column("epoch", sa.String(length=36), nullable=True))
    op.execute(sa.text("UPDATE published_stand SET epoch = :epoch").bindparams(epoch=str(uuid4())))
    with op.batch_alter_table("published_stand") as batch:
        batch.alter_column("epoch", existing_type=sa.String(length=36), nullable=False)
    op.create_table(
        "te_bevestigen",
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("sinds", TIJDSTIP, nullable=False),
        sa.Column("beantwoord_at", TIJDSTIP, nullable=True),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name="fk_te_bevestigen_locatie_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("locatie_id", name="pk_te_bevestigen"),
    )


def downgrade() -> None:
    op.drop_table("te_bevestigen")
    op.drop_column("published_stand", "epoch")
