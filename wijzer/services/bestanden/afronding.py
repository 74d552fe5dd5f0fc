"""Writes what every import leaves in the audit trail."""

from collections.abc import Mapping
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.services.importverslag import Importverslag
from wijzer.store.store import Store


def log_import(
    store: Store,
    verslag: Importverslag,
    *,
    regio: str,
    by: Actor,
    at: datetime,
    details: Mapping[str, object] | None = None,
) -> None:
    """Note that a file was read into a region: the counts of its report, and `details`."""
    store.logboek.add(
        by=by,
        at=at,
        handeling="bestand ingelezen",
        object_soort="regio",
        object_id=regio,
        details={**verslag.counts(), **(details or {})},
        regio=regio,
    )
