"""Who wants to know when a place opens, and of which mail it is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TIJDSTIP = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "melding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("regio", sa.String(length=40), nullable=False),
        sa.Column("taal", sa.String(length=2), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("adres_hash", sa.String(length=64), nullable=False),
        sa.Column("vraag_hash", sa.String(length=64), nullable=False),
        sa.Column("gegevens_versleuteld", sa.LargeBinary(), nullable=False),
        sa.Column("aangevraagd_at", TIJDSTIP, nullable=False),
        sa.Column("tot_at", TIJDSTIP, nullable=False),
        sa.Column("bevestigd_at", TIJDSTIP, nullable=True),
        sa.Column("herinnerd_at", TIJDSTIP, nullable=True),
        sa.Column("gemaild_op", sa.Date(), nullable=True),
        sa.Column("gezien", JSON, nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regio"], ["regio.slug"], name="fk_melding_regio"),
        sa.PrimaryKeyConstraint("id", name="pk_melding"),
        sa.UniqueConstraint("token_hash", name="uq_melding_token_hash"),
        sa.UniqueConstraint("vraag_hash", name="uq_melding_vraag_hash"),
    )
    op.create_index("ix_melding_adres_hash", "melding", ["adres_hash"], unique=False)
    op.create_index("ix_melding_tot_at", "melding", ["tot_at"], unique=False)
    op.add_column("mail", sa.Column("over_id", sa.Uuid(), nullable=True))
    op.create_index("ix_mail_over_id", "mail", ["over_id"], unique=False)


def downgrade() -> None:
    # Their address is sealed with the text: the version before this one would not know where to send them.
    op.execute("DELETE FROM mail WHERE over_id IS NOT NULL")
    op.drop_index("ix_mail_over_id", "mail")
    op.drop_column("mail", "over_id")
    op.drop_table("melding")
