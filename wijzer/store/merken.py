"""Remembering what a transaction touched, so that only that is looked at when it is published."""

from wijzer.domain.ids import AanbiederId, LocatieId


class Merken:
    """What was touched: the parts of the store mark, the projection looks."""

    def __init__(self) -> None:
        self._locaties: set[LocatieId] = set()
        self._aanbieders: set[AanbiederId] = set()
        self._regios: set[str] = set()
        self._historie: set[str] = set()

    def mark(self, locatie_id: LocatieId) -> None:
        """Something of this locatie or its aanbod changed."""
        self._locaties.add(locatie_id)

    def mark_aanbieder(self, aanbieder_id: AanbiederId) -> None:
        """Something of this aanbieder changed: all its locaties are looked at, and those of its onderaannemers."""
        self._aanbieders.add(aanbieder_id)

    def mark_regio(self, slug: str) -> None:
        """Reference data of this region changed: what hangs on the rows that differ is looked at."""
        self._regios.add(slug)

    def mark_historie(self, slug: str) -> None:
        """What was stated in this region on past days changed: its closed months are counted anew."""
        self._historie.add(slug)
