"""The only writer of the public tables. This form publishes nothing yet: it only remembers what was touched."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from wijzer.domain.ids import AanbiederId, LocatieId


class Projectie:
    """Collects what a transaction touched and, at its end, brings the public tables up to date."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._locaties: set[LocatieId] = set()
        self._aanbieders: set[AanbiederId] = set()
        self._regios: set[str] = set()

    def mark(self, locatie_id: LocatieId) -> None:
        """Something of this locatie changed."""
        self._locaties.add(locatie_id)

    def mark_aanbieder(self, aanbieder_id: AanbiederId) -> None:
        """Something of this aanbieder changed: all its locaties are looked at."""
        self._aanbieders.add(aanbieder_id)

    def mark_regio(self, slug: str) -> None:
        """Reference data or contracts of this region changed: everything of it is looked at."""
        self._regios.add(slug)

    def flush(self, at: datetime) -> None:
        """Write what differs."""

    def rebuild(self, at: datetime) -> int:
        """Make everything anew; gives the number of differences."""
        return 0

    def compare(self) -> list[str]:
        """What differs between the public tables and what they should be."""
        return []

    def advance(self, at: datetime, today: date) -> int:
        """What the change of day alone made different."""
        return 0
