"""Telephone numbers, sites and mail in one notation: of aanbieders, locaties, gemeenten and regions, and of accounts.

What is no number or address stays as it is: the pages show it without a link, and who saves it again is told what is wrong.
What the folder of a region said last is brought along, or every number in it would look like one that a beheerder edited.
The public tables follow when `wijzer init` publishes anew. Going down changes nothing: older versions read this notation too.

The notation is that of `wijzer.domain.contactgegevens`, called and not copied: a later notation comes with its own migration.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

from wijzer.domain.contact.mailadres import fold_mailadres
from wijzer.domain.contactgegevens import normal_deel
from wijzer.domain.regiomap.teksten import in_notation

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABELLEN = (("aanbieder", "id", ""), ("locatie", "id", ""), ("gemeente", "code", "toegang_"))
"""Table, key, and what stands before the names of its columns."""
_DELEN = ("telefoon", "email", "website")
_MAP = "teksten."


def upgrade() -> None:
    connection = op.get_bind()
    for tabel, sleutel, voor in TABELLEN:
        _rewrite(connection, tabel, (sleutel,), {f"{voor}{deel}": _reader(deel) for deel in _DELEN})
    _rewrite(connection, "regio", ("slug",), {"teksten": _texts}, teksten=sa.JSON())
    _rewrite_folder(connection)
    _rewrite_accounts(connection)


def downgrade() -> None:
    pass


def _reader(deel: str) -> Callable[[str], str | None]:
    return lambda tekst: normal_deel(deel, tekst)


def _texts(teksten: dict[str, str]) -> dict[str, str]:
    return {sleutel: in_notation(sleutel, tekst) for sleutel, tekst in teksten.items()}


def _rewrite(
    connection: sa.Connection,
    naam: str,
    sleutels: tuple[str, ...],
    lezers: dict[str, Callable[[Any], Any]],
    **soorten: sa.types.TypeEngine[Any],
) -> None:
    """Read these columns into the one notation, in every row where that is another text."""
    tabel = sa.table(
        naam, *(sa.column(een) for een in sleutels), *(sa.column(een, soorten.get(een)) for een in lezers)
    )  # fmt: skip
    rijen = connection.execute(sa.select(*tabel.c)).mappings().all()
    for rij in rijen:
        nieuw = {kolom: lees(rij[kolom]) for kolom, lees in lezers.items() if rij[kolom]}
        anders = {kolom: waarde for kolom, waarde in nieuw.items() if waarde != rij[kolom]}
        if anders:
            deze = [tabel.c[een] == rij[een] for een in sleutels]
            connection.execute(sa.update(tabel).where(*deze).values(anders))


def _rewrite_folder(connection: sa.Connection) -> None:
    tabel = sa.table("mapwaarde", sa.column("regio"), sa.column("naam"), sa.column("waarde"))
    rijen = connection.execute(sa.select(*tabel.c).where(tabel.c.naam.startswith(_MAP))).all()
    for regio, naam, waarde in rijen:
        nieuw = in_notation(naam.removeprefix(_MAP), waarde)
        if nieuw != waarde:
            deze = sa.update(tabel).where(tabel.c.regio == regio, tabel.c.naam == naam)
            connection.execute(deze.values(waarde=nieuw))


def _rewrite_accounts(connection: sa.Connection) -> None:
    """An address that another account has already is left: nobody loses an account to a notation."""
    tabel = sa.table("gebruiker", sa.column("email"))
    bekend = set(connection.scalars(sa.select(tabel.c.email)))
    for email in sorted(bekend):
        nieuw = fold_mailadres(email)
        if nieuw not in bekend:
            bekend.add(nieuw)
            connection.execute(sa.update(tabel).where(tabel.c.email == email).values(email=nieuw))
