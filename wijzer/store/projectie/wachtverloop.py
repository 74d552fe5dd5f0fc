"""Counts how long the wait was at the end of each closed month, from what was stated then of what is public.

A month is counted once, in the night after it ended, and stays as it was counted: what somebody
withdraws later cannot be read from a difference. Only an import of the history counts the closed
months anew. No save waits for it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, insert, or_, select
from sqlalchemy.orm import Session

from wijzer.domain.locaties.beschikbaarheid import Status, status_of
from wijzer.domain.locaties.wachtverloop import closed_months, last_day_of_month, wachtstand_of
from wijzer.domain.regio.gebied import Versheid
from wijzer.published.opname.feiten import is_visible
from wijzer.published.tables import PublishedAanbod, PublishedWachtverloop
from wijzer.published.zoeken.wachtverloop import HULPVORM, PRODUCT
from wijzer.store.locaties.aanbod import to_opgave
from wijzer.store.projectie.lezen import Naslagbron
from wijzer.store.projectie.rijen import Projectierij
from wijzer.store.projectie.schrijven import Publicatie
from wijzer.store.rijen import in_chunks, table_of
from wijzer.store.tables import AanbodRij, HistorieRij

_BROK = 5000
Verloopsleutel = tuple[str, str, date]
"""Product or hulpvorm, its code or slug, and the month."""


@dataclass
class _Telling:
    """The counts of one product or hulpvorm in one month."""

    weken: list[int] = field(default_factory=list)
    aanbieders: set[UUID] = field(default_factory=set)
    plek: int = 0


def write_wachtverloop(
    publicatie: Publicatie, naslag: Naslagbron, *, again: Collection[str], fill: bool
) -> None:
    """Count the closed months of these regions anew; with `fill`, of the others the months that were never counted."""
    for slug, regio in naslag.regios.items():
        maanden = closed_months(publicatie.today)
        if slug not in again:
            maanden = _missing(publicatie.session, slug, maanden) if fill else []
        if maanden:
            _write(publicatie, slug, maanden, regio.versheid)


def forget_future(publicatie: Publicatie) -> None:
    """Take away months that are not over yet: they were counted under a clock that was wrong."""
    laatste = closed_months(publicatie.today)[-1]
    weg = delete(table_of(PublishedWachtverloop)).where(PublishedWachtverloop.maand > laatste)
    publicatie.session.execute(weg)


def _missing(session: Session, regio: str, maanden: list[date]) -> list[date]:
    tabel = PublishedWachtverloop
    geteld = set(session.scalars(select(tabel.maand).where(tabel.regio == regio).distinct()))
    return [maand for maand in maanden if maand not in geteld]


def _write(publicatie: Publicatie, regio: str, maanden: Sequence[date], versheid: Versheid) -> None:
    """Let these months stand as counted, and forget what is older than a year."""
    session, tabel = publicatie.session, PublishedWachtverloop
    nieuw = list(_rows(_count(session, regio, maanden, versheid), regio))
    waar = (tabel.regio == regio) & tabel.maand.in_(maanden)
    nu = [dict(rij) for rij in session.execute(select(table_of(tabel)).where(waar)).mappings()]
    if sorted(nieuw, key=_row_key) == sorted(nu, key=_row_key):
        return
    oud = (tabel.regio == regio) & (tabel.maand < closed_months(publicatie.today)[0])
    session.execute(delete(tabel).where(or_(waar, oud)))
    for brok in in_chunks(nieuw):
        session.execute(insert(table_of(tabel)), brok)
    publicatie.rows += len(nieuw) or len(nu)


def _rows(tellingen: Mapping[Verloopsleutel, _Telling], regio: str) -> Iterator[Projectierij]:
    """The rows of these counts; only what is known of enough aanbieders is told."""
    for (soort, sleutel, maand), telling in tellingen.items():
        aanbieders = len(telling.aanbieders)
        stand = wachtstand_of(telling.weken, telling.plek, aanbieders=aanbieders)
        if stand.is_genoeg:
            yield {
                "regio": regio,
                "soort": soort,
                "sleutel": sleutel,
                "maand": maand,
                "aanbieders": aanbieders,
                "bekend": stand.bekend,
                "laag": stand.laag,
                "midden": stand.midden,
                "hoog": stand.hoog,
                "plek": stand.plek,
            }


def _row_key(rij: Projectierij) -> Verloopsleutel:
    return rij["soort"], rij["sleutel"], rij["maand"]


def _count(
    session: Session, regio: str, maanden: Sequence[date], versheid: Versheid
) -> dict[Verloopsleutel, _Telling]:
    """Look at every visible aanbod as it stood on the last day of each month: the site would have shown the same."""
    tellingen: dict[Verloopsleutel, _Telling] = defaultdict(_Telling)
    bronnen = _sources(session, regio)
    for aanbod_id, groep in groupby(
        _history(session, regio, maanden, versheid), attrgetter("aanbod_id")
    ):
        bron, opgaven = bronnen[aanbod_id], list(groep)
        for maand in maanden:
            if is_visible(bron.zichtbaar, last_day_of_month(maand)):
                _add(tellingen, maand, bron, opgaven, versheid)
    return tellingen


def _add(
    tellingen: dict[Verloopsleutel, _Telling],
    maand: date,
    bron: Row[Any],
    opgaven: list[Row[Any]],
    versheid: Versheid,
) -> None:
    dag = last_day_of_month(maand)
    aantal = bisect_right(opgaven, dag, key=attrgetter("peildatum"))
    if not aantal:
        return
    rij = opgaven[aantal - 1]
    opgave = to_opgave(rij, rij.peildatum)
    status = status_of(opgave, versheid, is_groep=bron.locatie_soort == "groep", today=dag)
    weken = opgave.wachttijd_weken if status in (Status.PLEK, Status.WACHTLIJST) else None
    for soort, sleutel in ((PRODUCT, bron.productcode), (HULPVORM, bron.hulpvorm)):
        if sleutel and status is not Status.ONBEKEND:
            telling = tellingen[soort, sleutel, maand]
            telling.plek += status is Status.PLEK
            if weken is not None:
                telling.weken.append(weken)
                telling.aanbieders.add(bron.aanbieder_id)


def _sources(session: Session, regio: str) -> dict[UUID, Row[Any]]:
    publiek = PublishedAanbod
    vraag = (
        select(
            AanbodRij.id,
            publiek.aanbieder_id,
            publiek.productcode,
            publiek.hulpvorm,
            publiek.locatie_soort,
            publiek.zichtbaar,
        )
        .join(publiek, publiek.id == AanbodRij.publiek_id)
        .where(publiek.regio == regio)
    )
    return {rij.id: rij for rij in session.execute(vraag)}


def _history(
    session: Session, regio: str, maanden: Sequence[date], versheid: Versheid
) -> Iterator[Row[Any]]:
    """What was stated in these months and shortly before, by aanbod and day."""
    historie = HistorieRij
    vanaf = last_day_of_month(min(maanden)) - timedelta(days=versheid.verouderd_dagen)
    vraag = (
        select(historie.__table__)
        .join(AanbodRij, AanbodRij.id == historie.aanbod_id)
        .join(PublishedAanbod, PublishedAanbod.id == AanbodRij.publiek_id)
        .where(
            PublishedAanbod.regio == regio,
            historie.peildatum.between(vanaf, last_day_of_month(max(maanden))),
        )
        .order_by(historie.aanbod_id, historie.peildatum)
        .execution_options(yield_per=_BROK)
    )
    yield from session.execute(vraag)
