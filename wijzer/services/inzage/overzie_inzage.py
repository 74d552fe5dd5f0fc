"""The aanbieder sees who had its addresses shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wijzer.domain.accounts.inzage import Inzage
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import AanbiederId
from wijzer.store.store import Store

ONLANGS = timedelta(days=30)
TOON = 200
"""How many looks stand on the page; the region has the older ones."""


@dataclass(frozen=True, slots=True)
class Inzageblad:
    """The looks at one aanbieder's addresses, the newest first, and whether older ones are left out."""

    inzages: Sequence[Inzage]
    regio: str
    meer: bool


def overzie_inzage(store: Store, *, by: Actor) -> Inzageblad:
    """Who looked at the addresses of the actor's own aanbieder.

    Looks at those of its onderaannemers are left out: only they may know them.

    Raises `NietGevonden` for who belongs to no aanbieder.
    """
    aanbieder_id, regio = _own(by)
    gevonden = store.inzages.of_aanbieder(aanbieder_id, regio=regio, limit=TOON + 1)
    naam = store.regios.get(regio).naam
    return Inzageblad(gevonden[:TOON], naam, meer=len(gevonden) > TOON)


def count_onlangs(store: Store, *, by: Actor, at: datetime) -> int:
    """How often somebody looked in the last thirty days."""
    aanbieder_id, regio = _own(by)
    return store.inzages.count_since(aanbieder_id, regio=regio, since=at - ONLANGS)


def _own(by: Actor) -> tuple[AanbiederId, str]:
    if by.aanbieder_id is None or by.regio is None:
        raise NietGevonden
    return by.aanbieder_id, by.regio
