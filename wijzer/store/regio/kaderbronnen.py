"""The sites that may frame a region's widget."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wijzer.store.merken import Merken
from wijzer.store.rijen import Onderdeel, fetch, insert_rows
from wijzer.store.tables import KaderbronRij


class KaderbronStore(Onderdeel):
    """Origins by region. Every change marks the region for the projection: the public side sends them as a header."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def all(self, regio: str) -> list[str]:
        """The origins of a region, sorted."""
        vraag = select(KaderbronRij).where(KaderbronRij.regio == regio)
        return sorted(rij.origin for rij in fetch(self._session, vraag))

    def add(self, regio: str, origin: str) -> None:
        """Let this site frame the widget; it does not yet."""
        insert_rows(self._session, KaderbronRij, [{"regio": regio, "origin": origin}])
        self._projectie.mark_regio(regio)

    def delete(self, regio: str, origin: str) -> None:
        """Let a site show the widget no longer."""
        self._session.execute(
            delete(KaderbronRij).where(KaderbronRij.regio == regio, KaderbronRij.origin == origin),
            execution_options={"synchronize_session": False},
        )
        self._projectie.mark_regio(regio)
