"""Keeps the day from which on a public id of a shielded locatie may stand on the site."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.verschijning import DAGEN, later_of
from wijzer.published.tables import PublishedLocatie, PublishedStand
from wijzer.store.locaties.lopend import LopendeLocatie
from wijzer.store.rijen import Onderdeel, fetch, fetch_in, upsert_rows
from wijzer.store.tables import LocatieRij, VerschijningRij

_DAG = timedelta(days=1)


class VerschijningStore(Onderdeel):
    """The day of each public id; the public's database role cannot read it."""

    def of_ids(self, ids: Iterable[UUID]) -> dict[UUID, date]:
        """The days of these public ids. One without a day stood on the site before there were any."""
        vraag = select(VerschijningRij)
        rijen = fetch_in(self._session, vraag, VerschijningRij.publiek_id, ids)
        return {rij.publiek_id: rij.vanaf for rij in rijen}

    def waiting(self, ids: Iterable[UUID]) -> dict[UUID, date]:
        """The days of those of these public ids that wait for a change of day that was not yet made."""
        dag = select(PublishedStand.dag).scalar_subquery()
        vraag = select(VerschijningRij).where(VerschijningRij.vanaf > dag)
        rijen = fetch_in(self._session, vraag, VerschijningRij.publiek_id, ids)
        return {rij.publiek_id: rij.vanaf for rij in rijen}

    def keep(self, dagen: Mapping[UUID, date]) -> None:
        """Let these appear no earlier than on these days; a later day that was kept before stays."""
        known = self.of_ids(dagen)
        anders = {
            publiek_id: later_of(known.get(publiek_id), dag) for publiek_id, dag in dagen.items()
        }
        rijen = [
            {"publiek_id": publiek_id, "vanaf": vanaf}
            for publiek_id, vanaf in anders.items()
            if known.get(publiek_id) != vanaf
        ]
        upsert_rows(self._session, VerschijningRij, rijen, keys=["publiek_id"])

    def put_right(self, dag: date, today: date) -> None:
        """Put right the days that went on to `dag` under a wrong clock, now that it is `today`.

        So no page waits for years, or tells a day in the future. What stands on the site appeared
        today. What was to come so many days after `dag` comes as many after today: a day that
        chance picked stays as hard to guess. What waited before stays as it is.
        """
        staat = set(self._session.scalars(select(PublishedLocatie.id)))
        uiterlijk = today + timedelta(days=DAGEN)
        vraag = select(VerschijningRij).where(VerschijningRij.vanaf > today)
        rijen = [
            {"publiek_id": rij.publiek_id, "vanaf": today}
            if rij.publiek_id in staat
            else {
                "publiek_id": rij.publiek_id,
                "vanaf": min(today + max(rij.vanaf - dag, _DAG), uiterlijk),
            }
            for rij in fetch(self._session, vraag)
            if rij.publiek_id in staat or rij.vanaf > uiterlijk
        ]
        upsert_rows(self._session, VerschijningRij, rijen, keys=["publiek_id"])

    def due(self, today: date) -> set[LocatieId]:
        """The locaties whose day has come and that do not stand on the site."""
        staat = select(PublishedLocatie.id)
        vraag = (
            select(LopendeLocatie.id)
            .join(VerschijningRij, VerschijningRij.publiek_id == LopendeLocatie.publiek_id)
            .where(VerschijningRij.vanaf <= today, LopendeLocatie.gepubliceerd)
            .where(LopendeLocatie.publiek_id.not_in(staat))
        )
        return {LocatieId(locatie_id) for locatie_id in self._session.scalars(vraag)}

    def forget_gone(self) -> None:
        """Forget the days of public ids that no locatie has any more."""
        vraag = delete(VerschijningRij).where(
            VerschijningRij.publiek_id.not_in(select(LocatieRij.publiek_id))
        )
        self._session.execute(vraag, execution_options={"synchronize_session": False})
