"""What was withdrawn: out of use and out of sight, and kept in the office with all that was ever stated about it.

A withdrawn thing is another type than one in use, so that nobody counts, shows or publishes it by mistake.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import GebruikerId, LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.klok import day_of
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie

BEWAAR_JAREN = 7
"""How long what was withdrawn is kept before it is erased, unless the region chooses otherwise.

Our choice; no document says.
"""
MIN_JAREN, MAX_JAREN = 1, 30


@dataclass(frozen=True, slots=True)
class Intrekking:
    """When something was withdrawn, and by whom; None is the system (a command)."""

    at: datetime
    door: GebruikerId | None


@dataclass(frozen=True, slots=True)
class IngetrokkenLocatie:
    """A locatie that its aanbieder took out of use. Its aanbod stays as it was, and comes back with it."""

    locatie: Locatie
    intrekking: Intrekking


@dataclass(frozen=True, slots=True)
class IngetrokkenAanbod:
    """A product that a locatie does not offer any more; what was stated about it is kept."""

    aanbod: Aanbod
    intrekking: Intrekking


@dataclass(frozen=True, slots=True)
class Ingetrokken:
    """Everything withdrawn of some aanbieders: whole locaties, and what locaties in use do not offer any more."""

    locaties: Mapping[LocatieId, Intrekking]
    hulp: Mapping[tuple[LocatieId, Hulpaanduiding], Intrekking]

    def of(self, locatie_id: LocatieId | None, hulp: Hulpaanduiding | None) -> Intrekking | None:
        """How this locatie, or this help of it, was withdrawn; None when it is in use or erased."""
        if locatie_id is None:
            return None
        if (heel := self.locaties.get(locatie_id)) is not None:
            return heel
        return self.hulp.get((locatie_id, hulp)) if hulp else None


NIETS_INGETROKKEN = Ingetrokken({}, {})


def kept_until(ingetrokken_at: datetime, jaren: int) -> date:
    """The first day on which what was withdrawn at this moment may be erased.

    Source: our choice.
    """
    dag = day_of(ingetrokken_at)
    if (dag.month, dag.day) == (2, 29):
        dag += timedelta(days=1)
    return dag.replace(year=dag.year + jaren)


def check_jaren(jaren: int | None) -> int:
    """The years that a region keeps what was withdrawn. Raises `Ongeldig` on `jaren` for anything but 1 up to 30."""
    if jaren is None or not MIN_JAREN <= jaren <= MAX_JAREN:
        melding = f"Kies een aantal jaren van {MIN_JAREN} tot en met {MAX_JAREN}."
        raise Ongeldig("jaren", melding, verwacht=f"een getal, zoals {BEWAAR_JAREN}")
    return jaren
