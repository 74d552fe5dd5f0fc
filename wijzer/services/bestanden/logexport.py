"""What is kept of a file that went out with shielded addresses in it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.inzage import Inzage, Reden
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.ids import InzageId
from wijzer.store.store import Store


def log_afgeschermde_export(
    store: Store,
    soort: str,
    rijen: int,
    *,
    regio: str,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> None:
    """Note who took shielded addresses out, and when; never which.

    Every aanbieder of the region sees that it was done.
    """
    inzage = Inzage(
        id=InzageId(new_id()),
        regio=regio,
        reden=Reden.BESTAND,
        at=at,
        until_at=at,
        gebruiker_id=by.gebruiker_id,
    )
    store.inzages.add(inzage)
    store.logboek.add(
        by=by,
        at=at,
        handeling="bestand met afgeschermde adressen gemaakt",
        object_soort="regio",
        object_id=regio,
        details={"bestand": soort, "rijen": rijen},
        regio=regio,
    )
