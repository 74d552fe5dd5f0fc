"""JSON of the office keeps the order of its keys on PostgreSQL, as it does on SQLite.

`jsonb` forgets it. What was written before is kept in the order that `jsonb` gave it.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KOLOMMEN = (
    ("afwijking", "verschil"),
    ("gemeentegrens", "vlakken"),
    ("hulpvorm", "uitgesloten_gemeenten"),
    ("hulpvorm", "zoekwoorden"),
    ("locatie", "doelgroepen"),
    ("locatie", "werkgebied"),
    ("logboek", "details"),
    ("melding", "gezien"),
    ("plaats", "pc4"),
    ("product", "uitgesloten_gemeenten"),
    ("regio", "teksten"),
    ("synoniem", "doelgroepen"),
    ("synoniem", "hulpvormen"),
    ("taak_run", "aantallen"),
)


def upgrade() -> None:
    """SQLite keeps JSON as text already."""
    _become("json")


def downgrade() -> None:
    _become("jsonb")


def _become(soort: str) -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for tabel, kolom in KOLOMMEN:
        op.execute(f"ALTER TABLE {tabel} ALTER COLUMN {kolom} TYPE {soort} USING {kolom}::{soort}")
