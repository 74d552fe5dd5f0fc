"""Reading what changed."""

from typing import Any

from sqlalchemy import Row, select

from wijzer.published.gegevens import Wijziging
from wijzer.published.lezen.basis import Lezer
from wijzer.published.tables import PublishedWijziging


class WijzigingLezer(Lezer):
    """Reads the list of changes."""

    def changes(self, na: int, limit: int, regio: str | None = None) -> list[Wijziging]:
        """What changed after this number, in order of number. What is gone is told to whoever asks for a region too."""
        vraag = (
            select(PublishedWijziging.__table__)
            .where(PublishedWijziging.nummer > na)
            .order_by(PublishedWijziging.nummer)
            .limit(limit)
        )
        if regio is not None:
            vraag = vraag.where(PublishedWijziging.regio.in_([regio, ""]))
        return [_to_wijziging(rij) for rij in self._connection.execute(vraag)]


def _to_wijziging(rij: Row[Any]) -> Wijziging:
    return Wijziging(
        soort=rij.soort,
        id=rij.id,
        regio=rij.regio or None,
        nummer=rij.nummer,
        state=rij.state,
        at=rij.at,
    )
