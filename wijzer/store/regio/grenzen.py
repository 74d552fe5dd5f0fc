"""The shapes of gemeenten."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from wijzer.domain.regio.grens import Grens, to_vlakken
from wijzer.store.merken import Merken
from wijzer.store.rijen import Onderdeel, fetch, upsert_rows
from wijzer.store.tables import GemeentegrensRij, GemeenteRij


class GrensStore(Onderdeel):
    """The borders of gemeenten: at most one shape a gemeente."""

    def __init__(self, session: Session, projectie: Merken) -> None:
        super().__init__(session)
        self._projectie = projectie

    def all(self, regio: str) -> list[Grens]:
        """The shapes of a region, by code."""
        vraag = select(GemeentegrensRij).join(
            GemeenteRij, GemeenteRij.code == GemeentegrensRij.gemeente
        )
        rijen = fetch(
            self._session,
            vraag.where(GemeenteRij.regio == regio).order_by(GemeentegrensRij.gemeente),
        )
        return [Grens(rij.gemeente, to_vlakken(rij.vlakken), (rij.x, rij.y)) for rij in rijen]

    def save_many(self, regio: str, grenzen: Iterable[Grens]) -> None:
        """Add shapes of gemeenten of this region, or change them."""
        waarden = [_waarden(grens) for grens in grenzen]
        if waarden:
            upsert_rows(self._session, GemeentegrensRij, waarden, keys=["gemeente"])
            self._projectie.mark_regio(regio)


def _waarden(grens: Grens) -> dict[str, Any]:
    vlakken = [[[list(punt) for punt in ring] for ring in vlak] for vlak in grens.vlakken]
    x, y = grens.midden
    return {"gemeente": grens.gemeente, "vlakken": vlakken, "x": x, "y": y}
