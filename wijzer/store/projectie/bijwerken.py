"""The only writer of the public tables: brings them up to date within the transaction of the change."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.klok import KLOKVERSCHIL, day_of
from wijzer.published.opname.feiten import is_visible
from wijzer.published.tables import PublishedAanbod, PublishedProduct
from wijzer.store.inkoop.contracten import onderaannemers_of
from wijzer.store.locaties.verschijningen import VerschijningStore
from wijzer.store.merken import Merken
from wijzer.store.projectie.lezen import (
    Naslagbron,
    contract_changed,
    read_locatiebronnen,
    read_naslagbron,
)
from wijzer.store.projectie.naslag import (
    Geraakt,
    naslag_differences,
    product_ding,
    touched_locaties,
    write_naslag,
)
from wijzer.store.projectie.rijen import Projectierij, wanted_rows
from wijzer.store.projectie.schrijven import (
    AANBOD,
    Publicatie,
    begin_publicatie,
    current_rows,
    differences,
    read_dag,
    write_rows,
)
from wijzer.store.projectie.verschijnen import admitted, as_seen, expected, keep_appeared
from wijzer.store.projectie.wachtverloop import forget_future, write_wachtverloop
from wijzer.store.rijen import in_chunks
from wijzer.store.tables import AanbiederRij, ContractregelRij, LocatieRij, RegioRij

_AANBIEDERS_PER_KEER = 100
"""Keeps memory level, however large the region is."""


class Projectie(Merken):
    """Collects what a transaction touched and, at its end, publishes what became different."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._dagproducten: frozenset[tuple[str, str]] = frozenset()
        self._fill_months = False

    def flush(self, at: datetime, *, stood: frozenset[UUID] | None = None) -> int:
        """Publish what was touched; gives the number of differences. Nothing differs: nothing is written."""
        if not (self._locaties or self._aanbieders or self._regios or self._historie):
            return 0
        publicatie = begin_publicatie(self._session, at=at, today=day_of(at))
        publicatie.stood = stood
        return self._publish(publicatie)

    def rebuild(self, at: datetime, *, stood: frozenset[UUID] | None = None) -> int:
        """Look at everything and publish what differs; gives the number of differences.

        A day in the future is put right too. After a restore the public tables are those of the
        copy. `stood` then has the public ids of the shielded locaties that stood on the site before
        it: any other is new to who looks, and waits for a change of day.
        """
        if self.is_ahead(at):
            return self.advance(at, day_of(at))
        self._mark_everything()
        self._fill_months = True
        return self.flush(at, stood=stood)

    def dag(self) -> date | None:
        """The day up to which changes of the day were published; None before the first publication."""
        return read_dag(self._session)

    def is_ahead(self, at: datetime) -> bool:
        """Whether the day that was published lies in the future.

        Only a clock that was wrong can have brought that about.
        """
        dag = self.dag()
        return dag is not None and dag > day_of(at + KLOKVERSCHIL)

    def compare(self, today: date | None = None) -> list[str]:
        """What stands otherwise than it should on this day (the last day change, if none is given).

        Each as kind, id and names of columns: never a value. What waits for a change of day that
        was not yet made is none. That the last change of day was one of the future is a difference
        itself.
        """
        stand = read_dag(self._session)
        if stand is None:
            return ["stand: er is nog nooit gepubliceerd"]
        dag = today or stand
        naslag = read_naslagbron(self._session)
        meldingen = [
            f"{tabel.__tablename__} {sleutel}"
            for tabel, verschil in naslag_differences(self._session, naslag).items()
            for sleutel in [*verschil.anders, *verschil.weg]
        ]
        if stand > dag:
            meldingen.insert(0, "stand: de dag ligt in de toekomst")
        for brok in _portions(self._every_aanbieder()):
            meldingen += self._compare_aanbieders(brok, naslag, dag, min(stand, dag))
        return meldingen

    def compare_until(self, today: date) -> list[str]:
        """Compare with the last change of day, or with today when that was one of the future."""
        return self.compare(min(self.dag() or today, today))

    def advance(self, at: datetime, today: date) -> int:
        """Publish what the change of day made different since the last time; gives the number of differences.

        Only here a shielded locatie appears that was not to be seen: all that is due, together.
        Twice for the same day does nothing the second time. When the last time was a day in the
        future, everything is put back to today.
        """
        publicatie = begin_publicatie(self._session, at=at, today=today)
        if today <= publicatie.dag and not self.is_ahead(at):
            return 0
        if today < publicatie.dag:
            self._go_back(publicatie)
        self._mark_day(*sorted((publicatie.dag, today)))
        self._mark_due(today)
        self._fill_months = True
        self._note_day(publicatie)
        publicatie.begin_day()
        return self._publish(publicatie)

    def _go_back(self, publicatie: Publicatie) -> None:
        """Undo what a day of the future brought along."""
        publicatie.go_back()
        VerschijningStore(self._session).put_right(publicatie.dag, publicatie.today)
        forget_future(publicatie)
        self._mark_everything()

    def _publish(self, publicatie: Publicatie) -> int:
        naslag = read_naslagbron(self._session)
        if self._regios:
            self._locaties |= touched_locaties(self._session, write_naslag(publicatie, naslag))
        self._aanbieders |= onderaannemers_of(self._session, self._aanbieders)
        for brok in _portions(self._aanbieders):
            self._publish_locaties(publicatie, naslag, aanbieders=brok, locaties=[])
        for locaties in in_chunks(self._remaining_locaties()):
            self._publish_locaties(publicatie, naslag, aanbieders=[], locaties=locaties)
        write_wachtverloop(publicatie, naslag, again=self._historie, fill=self._fill_months)
        for merken in (self._locaties, self._aanbieders, self._regios, self._historie):
            merken.clear()
        self._fill_months = False
        return publicatie.finish()

    def _publish_locaties(
        self,
        publicatie: Publicatie,
        naslag: Naslagbron,
        *,
        aanbieders: Collection[UUID],
        locaties: Collection[UUID],
    ) -> None:
        bronnen = read_locatiebronnen(
            self._session, aanbieders=aanbieders, locaties=locaties, today=publicatie.today
        )
        nu = current_rows(
            self._session,
            aanbieders=aanbieders,
            locaties=self._public_ids(locaties),
            eigenaren={bron.aanbieder.id for bron in bronnen},
        )
        bronnen = admitted(publicatie, bronnen, nu)
        gewenst = wanted_rows(bronnen, naslag, publicatie.today)
        keep_appeared(publicatie, bronnen, gewenst.locaties.keys())
        write_rows(publicatie, gewenst, nu)

    def _compare_aanbieders(
        self, aanbieders: Collection[UUID], naslag: Naslagbron, dag: date, stand: date
    ) -> list[str]:
        bronnen = read_locatiebronnen(self._session, aanbieders=aanbieders, locaties=[], today=dag)
        gewenst = wanted_rows(expected(self._session, bronnen, stand), naslag, dag)
        nu = as_seen(current_rows(self._session, aanbieders=aanbieders, locaties=[]), dag)
        return [
            *_tell("aanbod", gewenst.aanbod, nu.aanbod),
            *_tell("locatie", gewenst.locaties, nu.locaties),
            *_tell("aanbieder", gewenst.aanbieders, nu.aanbieders),
        ]

    def _mark_everything(self) -> None:
        self._regios |= set(self._session.scalars(select(RegioRij.slug)))
        self._aanbieders |= self._every_aanbieder()

    def _every_aanbieder(self) -> set[AanbiederId]:
        """The aanbieders of the office, and those that stand published."""
        kantoor = self._session.scalars(select(AanbiederRij.id))
        publiek = self._session.scalars(select(PublishedAanbod.aanbieder_id).distinct())
        return {AanbiederId(id_) for id_ in (*kantoor, *publiek)}

    def _mark_day(self, van: date, tot: date) -> None:
        """Contracts and products that began or ended: their aanbieders and locaties are looked at."""
        contracten = select(ContractregelRij.aanbieder_id).where(contract_changed(van, tot))
        self._aanbieders |= {AanbiederId(id_) for id_ in self._session.scalars(contracten)}
        product = PublishedProduct
        anders = select(product.regio, product.code, product.hulpvorm).where(
            or_(
                (product.geldig_van > van) & (product.geldig_van <= tot),
                (product.geldig_tot >= van) & (product.geldig_tot < tot),
            )
        )
        rijen = self._session.execute(anders).all()
        self._dagproducten = frozenset((rij.regio, rij.code) for rij in rijen)
        hulpvormen = frozenset((rij.regio, rij.hulpvorm) for rij in rijen if rij.hulpvorm)
        geraakt = Geraakt(frozenset(), frozenset(), self._dagproducten, hulpvormen)
        self._locaties |= touched_locaties(self._session, geraakt)

    def _mark_due(self, today: date) -> None:
        """Shielded locaties whose day to appear has come."""
        verschijningen = VerschijningStore(self._session)
        verschijningen.forget_gone()
        self._locaties |= verschijningen.due(today)

    def _note_day(self, publicatie: Publicatie) -> None:
        """What became stale or expired, what stop ended, what next place passed, and which products began or ended."""
        van, tot = sorted((publicatie.dag, publicatie.today))
        aanbod = PublishedAanbod
        vraag = select(aanbod.id, aanbod.regio, aanbod.zichtbaar).where(
            or_(
                (aanbod.verouderd_vanaf > van) & (aanbod.verouderd_vanaf <= tot),
                (aanbod.verlopen_vanaf > van) & (aanbod.verlopen_vanaf <= tot),
                (aanbod.stop_tot >= van) & (aanbod.stop_tot < tot),
                (aanbod.plek_op >= van) & (aanbod.plek_op < tot),
            )
        )
        publicatie.note(
            ((AANBOD, str(rij.id)), rij.regio, is_visible(rij.zichtbaar, publicatie.today), True)
            for rij in self._session.execute(vraag)
        )
        publicatie.note(
            (product_ding(*sleutel), sleutel[0], True, True) for sleutel in self._dagproducten
        )

    def _remaining_locaties(self) -> set[LocatieId]:
        """The locaties that were not looked at with their aanbieder."""
        vraag = select(LocatieRij.id, LocatieRij.aanbieder_id)
        gedaan = {
            LocatieId(rij.id)
            for brok in in_chunks(self._locaties if self._aanbieders else ())
            for rij in self._session.execute(vraag.where(LocatieRij.id.in_(brok)))
            if rij.aanbieder_id in self._aanbieders
        }
        return self._locaties - gedaan

    def _public_ids(self, locaties: Iterable[UUID]) -> set[UUID]:
        vraag = select(LocatieRij.publiek_id)
        return {
            id_
            for brok in in_chunks(locaties)
            for id_ in self._session.scalars(vraag.where(LocatieRij.id.in_(brok)))
        }


def _portions(aanbieders: Iterable[UUID]) -> list[list[UUID]]:
    alle = sorted(aanbieders)
    return [
        alle[begin : begin + _AANBIEDERS_PER_KEER]
        for begin in range(0, len(alle), _AANBIEDERS_PER_KEER)
    ]


def _tell(soort: str, gewenst: dict[UUID, Projectierij], nu: dict[UUID, Projectierij]) -> list[str]:
    verschil = differences(gewenst, nu)
    return [
        *(
            f"{soort} {sleutel}: {_columns(rij, nu.get(sleutel))}"
            for sleutel, rij in verschil.anders.items()
        ),
        *(f"{soort} {sleutel}: staat er nog" for sleutel in verschil.weg),
    ]


def _columns(rij: Projectierij, nu: Projectierij | None) -> str:
    if nu is None:
        return "ontbreekt"
    return ", ".join(naam for naam in rij if rij[naam] != nu[naam])
