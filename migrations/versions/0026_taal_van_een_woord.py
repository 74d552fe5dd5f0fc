"""A word that people use is in a language: Dutch for all that stands there, with English among it.

Going down takes away the words in other languages, for the version below would read them as Dutch. The public table is
filled again by `wijzer init`; until then its words are Dutch, as they were.
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABELLEN = ("synoniem", "published_synoniem")


def upgrade() -> None:
    for tabel in TABELLEN:
        with op.batch_alter_table(tabel) as batch:
            batch.add_column(sa.Column("taal", sa.Text(), nullable=False, server_default="nl"))
        with op.batch_alter_table(tabel) as batch:
            batch.alter_column("taal", existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    for tabel in TABELLEN:
        op.execute(f"DELETE FROM {tabel} WHERE taal <> 'nl'")  # noqa: S608  # two names from this file
        with op.batch_alter_table(tabel) as batch:
            batch.drop_column("taal")
