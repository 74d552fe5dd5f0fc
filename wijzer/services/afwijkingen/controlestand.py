"""What may be said of the check of a region at this moment.

It tells whether a check runs, who asked for it, and what the last one is worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.deelrun import MISLUKT, WIE_MISLUKT
from wijzer.services.taken.taakstand import HOOGUIT, stands_still
from wijzer.store.afwijkingen.deelruns import Deelrun
from wijzer.store.store import Store
from wijzer.store.taken.runs import Run

BEGINT_BINNEN = timedelta(seconds=30)
"""A worker sees within seconds what is asked: when it did not within this time, none runs."""


class Fase(StrEnum):
    """How far the check of a region is."""

    RUST = "rust"
    GEVRAAGD = "gevraagd"
    NIEMAND = "niemand"
    """A check was asked for, and no job worker took it up."""
    LOOPT = "loopt"
    STIL = "stil"
    """A check began, and its process seems to be gone: another takes it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlestand:
    """The check of one region now. `door` is the e-mail address of who asked, None for the night and the system.

    `laatste` is the last that ended, well or not; `goed` the last that ended well, on which the list of cases rests.
    `mislukt` are the aanbieders that the last one could not check. `is_oud`: `goed` is longer ago than a night.
    """

    fase: Fase
    lopend: Deelrun | None
    door: str | None
    laatste: Run | None
    goed: Run | None
    mislukt: Sequence[Aanbieder]
    is_oud: bool

    @property
    def is_bezig(self) -> bool:
        """Whether something is asked or runs, so that the page will be another one soon."""
        return self.fase is not Fase.RUST

    @property
    def is_volledig(self) -> bool:
        """Whether the last check ended well, of everybody, not long ago, and none has begun since."""
        return (
            not self.is_bezig
            and self.laatste is not None
            and self.laatste == self.goed
            and not self.is_oud
            and not self.laatste.aantallen.get(MISLUKT)
        )


def overzie_controle(store: Store, regio: str, *, by: Actor, at: datetime) -> Controlestand:
    """How the check of a region stands, for its beheerder. Raises `NietGevonden` for another region's."""
    require_beheerder(by, regio=regio)
    lopend = store.deelruns.find(regio)
    laatste = store.taken.last_ended(ADRESCONTROLE, regio, at=at)
    goed = store.taken.last_ended(ADRESCONTROLE, regio, at=at, goed=True)
    namen = laatste.aantallen.get(WIE_MISLUKT, []) if laatste else []
    return Controlestand(
        fase=phase_of(lopend, at=at),
        lopend=lopend,
        door=_asked_by(store, lopend),
        laatste=laatste,
        goed=goed,
        mislukt=store.aanbieders.of_ids(AanbiederId(UUID(aanbieder_id)) for aanbieder_id in namen)
        if namen
        else [],
        is_oud=goed is None or goed.ended_at is None or at - goed.ended_at > HOOGUIT[ADRESCONTROLE],
    )


def phase_of(lopend: Deelrun | None, *, at: datetime) -> Fase:
    """How far a check is that was asked for or runs."""
    if lopend is None:
        return Fase.RUST
    if lopend.run_id is None:
        return Fase.NIEMAND if at - lopend.gevraagd_at > BEGINT_BINNEN else Fase.GEVRAAGD
    return Fase.STIL if stands_still(lopend, at) else Fase.LOOPT


def _asked_by(store: Store, lopend: Deelrun | None) -> str | None:
    if lopend is None or lopend.gebruiker_id is None:
        return None
    wie = (
        gebruiker.email
        for gebruiker in store.gebruikers.all(lopend.regio)
        if gebruiker.id == lopend.gebruiker_id
    )
    return next(wie, None)
