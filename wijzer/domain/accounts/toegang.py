"""Who asks, and what they may do."""

from dataclasses import dataclass
from enum import StrEnum

from wijzer.domain.fouten import NietGevonden, NietToegestaan
from wijzer.domain.ids import AanbiederId, GebruikerId


class Rol(StrEnum):
    """The work that an account is for. A role holds in one region."""

    AANBIEDER = "aanbieder"
    BEHEERDER = "beheerder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who does something, as the audit trail names them.

    `aanbieders` are those whose locations an aanbieder keeps today: its own, and those of its
    onderaannemers while a contract row runs (`store.contracten.aanbieders_kept_by`). `rol` None is
    the system itself: a job or the command line.
    """

    gebruiker_id: GebruikerId | None
    rol: Rol | None
    regio: str | None
    aanbieder_id: AanbiederId | None = None
    aanbieders: frozenset[AanbiederId] = frozenset()
    naam: str = "systeem"

    @property
    def is_systeem(self) -> bool:
        """A job or a command: started by whoever runs the machine, bound to no region."""
        return self.rol is None


SYSTEEM = Actor(gebruiker_id=None, rol=None, regio=None)


def require_editor(by: Actor, *, regio: str, aanbieder_id: AanbiederId) -> None:
    """Pass for the aanbieder itself, its hoofdaannemer and the system; everybody else gets `NietGevonden`.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if by.is_systeem:
        return
    if by.rol is not Rol.AANBIEDER or by.regio != regio or aanbieder_id not in by.aanbieders:
        raise NietGevonden


def require_viewer(by: Actor, *, regio: str, aanbieder_id: AanbiederId) -> None:
    """Pass for who may edit and for the beheerder of the region, who sees a real address only by `services.inzage`.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if by.rol is Rol.BEHEERDER and by.regio == regio:
        return
    require_editor(by, regio=regio, aanbieder_id=aanbieder_id)


def require_beheerder(by: Actor, *, regio: str | None) -> None:
    """Pass for the beheerder of this region and the system.

    Raises `NietToegestaan` for another role, `NietGevonden` for the beheerder of another region.

    Source: our choice.
    """
    if by.is_systeem:
        return
    if by.rol is not Rol.BEHEERDER:
        raise NietToegestaan
    if by.regio != regio:
        raise NietGevonden
