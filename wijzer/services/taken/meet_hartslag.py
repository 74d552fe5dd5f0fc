"""Whether the public side still hears of the office."""

from datetime import datetime

from wijzer.domain.fouten import WijzerFout
from wijzer.published.database.hartslag import Blik
from wijzer.published.engine import PublicDatabase
from wijzer.services.taken.meet_gezondheid import Meting

NAAM = "hartslag"


def meet_hartslag(publiek: PublicDatabase, *, at: datetime) -> Meting:
    """Look at the last heartbeat as the public side sees it: by way of a replica, where it reads one.

    An office that never beat yet is not ill, as long as the public side reads its own database.
    """
    try:
        blik = publiek.look(at=at)
    except WijzerFout as fout:
        return Meting(NAAM, False, fout.melding)
    te_oud = blik.is_te_oud(at, publiek.hooguit) or _stopped(blik, publiek, at)
    return Meting(NAAM, not te_oud, _tell(blik, at))


def _stopped(blik: Blik, publiek: PublicDatabase, at: datetime) -> bool:
    return blik.hartslag_at is not None and abs(at - blik.hartslag_at) > publiek.hooguit


def _tell(blik: Blik, at: datetime) -> str:
    waar = " op de replica" if blik.replica else ""
    if blik.hartslag_at is None:
        return f"nog geen{waar}"
    return f"{int((at - blik.hartslag_at).total_seconds())} seconden oud{waar}"
