"""One case after a check, with what happened to it."""

from dataclasses import dataclass

from wijzer.domain.afwijkingen.afwijking import Afwijking, Gebeurtenis
from wijzer.domain.locaties.intrekking import Intrekking


@dataclass(frozen=True, slots=True)
class Verloop:
    """One case after a check, and what happened to it. None: the case was found again just as it was.

    `intrekking` says who withdrew what it was about, of a case that ended by that.
    """

    afwijking: Afwijking
    gebeurtenis: Gebeurtenis | None
    intrekking: Intrekking | None = None
