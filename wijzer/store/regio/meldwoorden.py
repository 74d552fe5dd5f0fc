"""Words that visitors told us we do not know: one row per region, day and word, and nothing else."""

from datetime import date

from sqlalchemy import Date, String, delete, distinct, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from wijzer.domain.meldwoord import GENOEG_DAGEN, PER_DAG, Meldwoord
from wijzer.store.rijen import Onderdeel, insert_statement, upsert_rows
from wijzer.store.tables import Base, GenegeerdWoordRij, MeldwoordRij

_LOS = {"synchronize_session": False}


class MeldwoordStore(Onderdeel):
    """The words of all regions that were sent, and those that a beheerder does not want to see."""

    def report(self, regio: str, woord: str, dag: date) -> None:
        """Keep that a word was sent on this day: once, however often it is sent, and while the day has room.

        Nothing tells whether it was kept. Who send at the very same moment may go past the limit of
        a day together, by as many as they are.
        """
        vandaag = select(func.count()).where(MeldwoordRij.regio == regio, MeldwoordRij.dag == dag)
        rij = select(literal(regio, String), literal(dag, Date), literal(woord, String))
        vraag = insert_statement(self._session, MeldwoordRij).from_select(
            ["regio", "dag", "woord"], rij.where(vandaag.scalar_subquery() < PER_DAG)
        )
        self._session.connection().execute(vraag.on_conflict_do_nothing())

    def often(self, regio: str, *, since: date, until: date) -> list[Meldwoord]:
        """The words that were sent on enough days of this period and are not ignored, most days first.

        Of days outside it nothing counts: a clock that was wrong wrote those, or they are too old.
        """
        dagen, laatst = func.count(distinct(MeldwoordRij.dag)), func.max(MeldwoordRij.dag)
        genegeerd = select(GenegeerdWoordRij.woord).where(GenegeerdWoordRij.regio == regio)
        vraag = (
            select(MeldwoordRij.woord, dagen, laatst)
            .where(
                MeldwoordRij.regio == regio,
                MeldwoordRij.dag.between(since, until),
                MeldwoordRij.woord.not_in(genegeerd),
            )
            .group_by(MeldwoordRij.woord)
            .having(dagen >= GENOEG_DAGEN)
            .order_by(dagen.desc(), laatst.desc(), MeldwoordRij.woord)
        )
        return [
            Meldwoord(woord=woord, dagen=aantal, laatst=dag)
            for woord, aantal, dag in self._session.execute(vraag)
        ]

    def ignored(self, regio: str) -> list[str]:
        """The words that the beheerder does not want to see, by the alphabet."""
        vraag = select(GenegeerdWoordRij.woord).where(GenegeerdWoordRij.regio == regio)
        return sorted(self._session.scalars(vraag))

    def ignore(self, regio: str, woord: str, dag: date) -> None:
        """Show a word no more from this day on."""
        rij = {"regio": regio, "woord": woord, "sinds": dag}
        upsert_rows(self._session, GenegeerdWoordRij, [rij], keys=["regio", "woord"])

    def show_again(self, regio: str, woord: str) -> None:
        """Ignore a word no longer."""
        weg = delete(GenegeerdWoordRij).where(
            GenegeerdWoordRij.regio == regio, GenegeerdWoordRij.woord == woord
        )
        self._session.execute(weg, execution_options=_LOS)

    def forget(self, regio: str, woord: str) -> None:
        """Let a word be as if nobody ever sent it: it is understood now."""
        weg = delete(MeldwoordRij).where(MeldwoordRij.regio == regio, MeldwoordRij.woord == woord)
        self._session.execute(weg, execution_options=_LOS)

    def cleanup(self, before: date, *, after: date) -> int:
        """Take away what is older than `before`, and what a clock that was ahead dated past `after`; gives how many."""
        return sum(
            self._drop(rij, kolom, before, after)
            for rij, kolom in (
                (MeldwoordRij, MeldwoordRij.dag),
                (GenegeerdWoordRij, GenegeerdWoordRij.sinds),
            )
        )

    def _drop(
        self, rij: type[Base], kolom: InstrumentedAttribute[date], before: date, after: date
    ) -> int:
        weg = delete(rij).where(or_(kolom < before, kolom > after)).returning(kolom)
        return len(self._session.scalars(weg, execution_options=_LOS).all())
