"""Tells until when it is known what the office wrote: the look that the public side takes before it answers.

Who reads the office's own database knows that at the moment of looking. A replica knows it as far
as the last heartbeat that reached it: a replica that stands still goes on answering, and says
nothing of it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, false, func, select

from wijzer.domain.fouten import NuNiet
from wijzer.domain.tekst import Tekst
from wijzer.published.database.stand import Publicatiestand, stand_of
from wijzer.published.tables import PublishedHartslag, PublishedStand


class PlaatsenOnbekend(NuNiet):
    """Nobody knows which addresses may still be shown: what is read here has not heard of the office for too long."""

    melding = Tekst(
        "Deze site krijgt nu geen nieuwe gegevens. Wij weten dus niet zeker of alles nog klopt. "
        "Daarom tonen wij nu geen plekken en geen adressen. Probeer het later opnieuw."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Blik:
    """One look at the published data: what stands there, and how the office was known to be.

    `gezien_at` is the moment of looking by the clock of this machine. `hartslag_at` is the last
    heartbeat in this database, None when there was none. `replica` says that this database follows
    another one. Two looks are equal when the same stands there.
    """

    stand: Publicatiestand
    replica: bool
    hartslag_at: datetime | None = field(compare=False)
    gezien_at: datetime = field(compare=False)

    @property
    def tot(self) -> datetime | None:
        """Until when nothing of the office can have been missed; None on a replica that never had a heartbeat."""
        return self.hartslag_at if self.replica else self.gezien_at

    def is_te_oud(self, now: datetime, hooguit: timedelta) -> bool:
        """Whether an address may have been shielded since, without this database knowing it.

        A heartbeat from the future is as little to go by as one of long ago: then two clocks do not agree.
        """
        return self.tot is None or abs(now - self.tot) > hooguit


def read_blik(connection: Connection, *, at: datetime) -> Blik | None:
    """The stand, the heartbeat and whether this is a replica, in one question; None when nothing was ever published."""
    rij = connection.execute(_vraag(connection)).one_or_none()
    if rij is None:
        return None
    return Blik(stand=stand_of(rij), replica=rij.replica, hartslag_at=rij.hartslag_at, gezien_at=at)


def _vraag(connection: Connection) -> Select[tuple[object, ...]]:
    """A replica that is promoted is no replica any more, so it is asked each time."""
    replica = func.pg_is_in_recovery() if connection.dialect.name == "postgresql" else false()
    hartslag = select(PublishedHartslag.at).scalar_subquery()
    return select(PublishedStand.__table__, hartslag.label("hartslag_at"), replica.label("replica"))
