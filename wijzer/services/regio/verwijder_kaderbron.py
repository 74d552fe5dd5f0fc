"""The beheerder lets a site show the widget no longer."""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import NietGevonden
from wijzer.store.store import Store


def verwijder_kaderbron(store: Store, regio: str, origin: str, *, by: Actor, at: datetime) -> None:
    """Take a site off the list of this region. Raises `NietGevonden` for one that is not on it."""
    require_beheerder(by, regio=regio)
    if origin not in store.kaderbronnen.all(regio):
        raise NietGevonden
    store.kaderbronnen.delete(regio, origin)
    store.logboek.add(
        by=by,
        at=at,
        handeling="site voor widget verwijderd",
        object_soort="regio",
        object_id=regio,
        regio=regio,
        details={"site": origin},
    )
