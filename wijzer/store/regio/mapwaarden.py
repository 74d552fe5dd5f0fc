"""What the folder of a region said last, so that its next word and a beheerder's can be told apart."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from wijzer.store.rijen import Onderdeel, fetch, insert_rows
from wijzer.store.tables import MapwaardeRij


class MapwaardeStore(Onderdeel):
    """Facts by name. Nothing of it is public: what the region holds now stands with the region itself."""

    def all(self, regio: str) -> dict[str, str]:
        """What the folder of a region said last, by the name of the fact."""
        vraag = select(MapwaardeRij).where(MapwaardeRij.regio == regio)
        rijen = fetch(self._session, vraag.order_by(MapwaardeRij.naam))
        return {rij.naam: rij.waarde for rij in rijen}

    def replace(self, regio: str, feiten: Mapping[str, str]) -> None:
        """Let this be what the folder said last, instead of what it said before."""
        self._session.execute(
            delete(MapwaardeRij).where(MapwaardeRij.regio == regio),
            execution_options={"synchronize_session": False},
        )
        rijen = [{"regio": regio, "naam": naam, "waarde": feiten[naam]} for naam in sorted(feiten)]
        insert_rows(self._session, MapwaardeRij, rijen)
