"""The locaties and aanbod that are in use: the one place that knows which rows are withdrawn.

Queries of the store ask these instead of the tables. A query that reads a table itself sees
withdrawn rows too, and stands with its reason in `tests/architecture/test_lopend.py`. Both
databases fold these into the question around them.
"""

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from wijzer.store.rijen import table_of
from wijzer.store.tables import AanbodRij, LocatieRij

_LOCATIE, _AANBOD = table_of(LocatieRij), table_of(AanbodRij)
_IN_GEBRUIK = select(_LOCATIE).where(_LOCATIE.c.ingetrokken_at.is_(None))

LopendeLocatie = aliased(LocatieRij, _IN_GEBRUIK.subquery("lopende_locatie"))
"""Locaties that nobody withdrew. Reads as `LocatieRij` does."""

_OP_LOPENDE_LOCATIE = exists().where(
    _LOCATIE.c.id == _AANBOD.c.locatie_id, _LOCATIE.c.ingetrokken_at.is_(None)
)
LopendAanbod = aliased(
    AanbodRij,
    select(_AANBOD)
    .where(_AANBOD.c.ingetrokken_at.is_(None), _OP_LOPENDE_LOCATIE)
    .subquery("lopend_aanbod"),
)
"""Aanbod that nobody withdrew, of locaties that nobody withdrew. Reads as `AanbodRij` does."""
