"""The beheerder lets another site show the widget."""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.contact.kaderbron import HOOGSTENS, VELD, parse_kaderbron
from wijzer.domain.fouten import Ongeldig
from wijzer.store.store import Store


def voeg_kaderbron_toe(
    store: Store, regio: str, tekst: str, *, lokaal: bool, by: Actor, at: datetime
) -> str:
    """Let a site frame the widget of this region from now on; gives its origin as it is kept.

    Raises `Ongeldig` for what is no origin, for one that is listed already, and when the list is full.
    """
    require_beheerder(by, regio=regio)
    origin = parse_kaderbron(tekst, lokaal=lokaal)
    bekend = store.kaderbronnen.all(regio)
    if origin in bekend:
        raise Ongeldig(VELD, "Deze site staat al in de lijst.")
    if len(bekend) >= HOOGSTENS:
        raise Ongeldig(VELD, f"Er passen {HOOGSTENS} sites in de lijst. Haal er eerst een weg.")
    store.kaderbronnen.add(regio, origin)
    store.logboek.add(
        by=by,
        at=at,
        handeling="site voor widget toegevoegd",
        object_soort="regio",
        object_id=regio,
        regio=regio,
        details={"site": origin},
    )
    return origin
