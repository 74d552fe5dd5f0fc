"""An aanbod, a contract row and a case may be about a hulpvorm where there is no code: the one or the other, never both.

What stands there has a code and keeps it. Going down erases what has none, with its history and cases: the version below
reads a code of everything. The public tables follow when `wijzer init` publishes anew.

SQLite makes a table anew to let a column be empty, and with the table of aanbod it would erase the history that hangs on
it. So the history steps aside meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

EEN_VAN_BEIDE = "(productcode IS NULL) <> (hulpvorm IS NULL)"
ZAAK, HOOGSTENS_EEN = "ck_afwijking_hulp", "productcode IS NULL OR hulpvorm IS NULL"


def upgrade() -> None:
    with _history_aside(), op.batch_alter_table("aanbod") as batch:
        batch.add_column(sa.Column("hulpvorm", sa.Text(), nullable=True))
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=True)
        batch.create_unique_constraint("uq_aanbod_locatie_id_hulpvorm", ["locatie_id", "hulpvorm"])
        batch.create_check_constraint("ck_aanbod_hulp", EEN_VAN_BEIDE)
    with op.batch_alter_table("contractregel") as batch:
        batch.add_column(sa.Column("hulpvorm", sa.Text(), nullable=True))
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=True)
        batch.create_check_constraint("ck_contractregel_hulp", EEN_VAN_BEIDE)
    with op.batch_alter_table("published_aanbod") as batch:
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=True)
    _add_to_cases()


def _add_to_cases() -> None:
    """SQLite adds a rule to a table that is there only together with a column; making it anew would erase the steps."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"ALTER TABLE afwijking ADD COLUMN hulpvorm TEXT CONSTRAINT {ZAAK} CHECK ({HOOGSTENS_EEN})"
        )
        return
    op.add_column("afwijking", sa.Column("hulpvorm", sa.Text(), nullable=True))
    op.create_check_constraint(ZAAK, "afwijking", HOOGSTENS_EEN)


def downgrade() -> None:
    # What hangs on a row goes before it, for who goes down on a connection that does not enforce foreign keys.
    op.execute(
        "DELETE FROM afwijking_stap WHERE afwijking_id IN (SELECT id FROM afwijking WHERE hulpvorm IS NOT NULL)"
    )
    op.execute("DELETE FROM afwijking WHERE hulpvorm IS NOT NULL")
    op.execute(
        "DELETE FROM beschikbaarheid_historie WHERE aanbod_id IN (SELECT id FROM aanbod WHERE productcode IS NULL)"
    )
    # The version below does not know this step: a case about a code that took over reads as one that opened.
    op.execute("UPDATE afwijking_stap SET stap = 'geopend' WHERE stap = 'overgenomen'")
    op.drop_column("afwijking", "hulpvorm")
    for tabel in ("published_aanbod", "contractregel", "aanbod"):
        _delete_without_code(tabel)
    with op.batch_alter_table("published_aanbod") as batch:
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=False)
    with op.batch_alter_table("contractregel") as batch:
        batch.drop_constraint("ck_contractregel_hulp", type_="check")
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=False)
        batch.drop_column("hulpvorm")
    with _history_aside(), op.batch_alter_table("aanbod") as batch:
        batch.drop_constraint("ck_aanbod_hulp", type_="check")
        batch.drop_constraint("uq_aanbod_locatie_id_hulpvorm", type_="unique")
        batch.alter_column("productcode", existing_type=sa.Text(), nullable=False)
        batch.drop_column("hulpvorm")


def _delete_without_code(naam: str) -> None:
    tabel = sa.table(naam, sa.column("productcode"))
    op.execute(sa.delete(tabel).where(tabel.c.productcode.is_(None)))


@contextmanager
def _history_aside() -> Iterator[None]:
    """Nothing to do but on SQLite: there a table that is dropped takes along the rows that hang on it."""
    if op.get_bind().dialect.name != "sqlite":
        yield
        return
    op.execute("CREATE TABLE historie_terzijde AS SELECT * FROM beschikbaarheid_historie")
    yield
    # It is still there on a connection that does not enforce foreign keys.
    op.execute("DELETE FROM beschikbaarheid_historie")
    op.execute("INSERT INTO beschikbaarheid_historie SELECT * FROM historie_terzijde")
    op.drop_table("historie_terzijde")
