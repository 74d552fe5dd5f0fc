"""The contract's names of locations, sealed, and which tables must be rewritten.

A contract often calls a location by its street. The sealed name takes the column of the plain one: SQLite changes neither the
type of a column nor whether it may be empty without making the table anew, and dropping the old table would take along the
addresses that refer to it.

The keys are those of whoever migrates: `zegel` among the attributes of the configuration makes what seals and opens.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TABEL = "gecontracteerde_locatie"
_BROK = 1000


def upgrade() -> None:
    op.create_table(
        "te_herschrijven",
        sa.Column("tabel", sa.String(length=63), nullable=False),
        sa.Column("gevraagd_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tabel", name="pk_te_herschrijven"),
    )
    if _rewrite_names(lambda zegel, eigenaar, naam: zegel.seal(eigenaar, naam).decode()):
        # The plain names are still in the files, and in the samples that PostgreSQL keeps of columns.
        vragen = sa.table("te_herschrijven", sa.column("tabel"), sa.column("gevraagd_at"))
        for tabel in (_TABEL, "pg_statistic"):
            op.execute(
                sa.insert(vragen).values(tabel=tabel, gevraagd_at=sa.func.current_timestamp())
            )
    op.alter_column(_TABEL, "naam", new_column_name="naam_versleuteld")


def downgrade() -> None:
    op.alter_column(_TABEL, "naam_versleuteld", new_column_name="naam")
    _rewrite_names(lambda zegel, eigenaar, naam: zegel.unseal(eigenaar, naam.encode()))
    op.drop_table("te_herschrijven")


def _rewrite_names(rewrite: Callable[..., str]) -> int:
    """Let every name stand as `rewrite` gives it; gives their number."""
    table = sa.table(_TABEL, sa.column("id", sa.Uuid()), sa.column("naam", sa.Text()))
    rijen = op.get_bind().execute(sa.select(table.c.id, table.c.naam)).all()
    if not rijen:
        return 0
    zegel = _zegel()
    vraag = (
        sa.update(table).where(table.c.id == sa.bindparam("_id")).values(naam=sa.bindparam("_naam"))
    )
    nieuw = [
        {"_id": wie, "_naam": rewrite(zegel, f"contractnaam:{wie}", naam)} for wie, naam in rijen
    ]
    for begin in range(0, len(nieuw), _BROK):
        op.get_bind().execute(vraag, nieuw[begin : begin + _BROK])
    return len(nieuw)


def _zegel() -> Any:
    """Raises when nobody gave the keys: names in the clear would stay, or sealed ones be lost."""
    make = context.config.attributes.get("zegel")
    if make is None:
        raise RuntimeError(
            "Er staan namen van contractlocaties in de database, en er is geen sleutel om ze te verzegelen of te openen. "
            "Zet WIJZER_ADRES_SLEUTELS en voer `wijzer init` uit."
        )
    return make()
