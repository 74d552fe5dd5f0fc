"""Two transactions at once, in threads of their own, and what must never be true after them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Barrier, Event
from time import sleep

from sqlalchemy import select

from tests.factories import AT
from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import AanbiederId
from wijzer.domain.locaties.locatie import Locatie, lies_at_shielded
from wijzer.published.tables import PublishedAanbieder, PublishedAanbod, PublishedLocatie
from wijzer.store.engine import Database
from wijzer.store.store import Store

Daad = Callable[[Store], object]
"""What somebody does in one transaction."""
NA_DE_DAAD = 0.03
"""So many seconds a transaction stays open after its deed: whoever did not wait for it has read the old state by then."""
GEDULD = 60.0


def at_once(database: Database, *daden: Daad) -> list[object]:
    """Do each in a transaction of its own, all beginning at one moment; gives what each gave or raised."""
    start = Barrier(len(daden))

    def once(daad: Daad) -> object:
        try:
            with database.transaction(at=AT) as store:
                start.wait(GEDULD)
                uitkomst = daad(store)
                sleep(NA_DE_DAAD)
                return uitkomst
        except WijzerFout as fout:
            return fout

    with ThreadPoolExecutor(len(daden)) as pool:
        return list(pool.map(once, daden))


class _Teruggedraaid(Exception):
    """Somebody leaves without saving."""


class Draad:
    """A transaction that is opened, does one thing, and stays open until it is told how to end."""

    def __init__(self, database: Database, daad: Daad) -> None:
        self._database = database
        self._daad = daad
        self._gedaan = Event()
        self._besluit: SimpleQueue[bool] = SimpleQueue()
        self._pool = ThreadPoolExecutor(1)
        self._uitkomst: Future[object] = self._pool.submit(self._run)

    def is_done(self, wait: float) -> bool:
        """Whether its deed is done within so many seconds; if not, it waits for somebody else."""
        return self._gedaan.wait(wait)

    def end(self, *, keep: bool) -> object:
        """Let it commit or roll back; gives what its deed gave or raised, None when it was undone."""
        self._besluit.put(keep)
        try:
            return self._uitkomst.result(GEDULD)
        finally:
            self._pool.shutdown()

    def _run(self) -> object:
        try:
            with self._database.transaction(at=AT) as store:
                uitkomst = self._daad(store)
                self._gedaan.set()
                if not self._besluit.get(timeout=GEDULD):
                    raise _Teruggedraaid
                return uitkomst
        except WijzerFout as fout:
            return fout
        except _Teruggedraaid:
            return None
        finally:
            self._gedaan.set()


def overlapping(database: Database, eerst: Daad, daarna: Daad) -> list[object]:
    """The first is done and not kept yet when the second begins; gives what each gave or raised."""
    een = Draad(database, eerst)
    assert een.is_done(GEDULD)
    ander = Draad(database, daarna)
    ander.is_done(NA_DE_DAAD * 5)  # without a lock it has read the old state by now
    return [een.end(keep=True), ander.end(keep=True)]


def overlapping_backwards(database: Database, eerst: Daad, daarna: Daad) -> list[object]:
    """The same with the second one first; what each gave stands in the order of the call."""
    return overlapping(database, daarna, eerst)[::-1]


def forbidden_in(database: Database, aanbieders: Iterable[AanbiederId]) -> list[str]:
    """What stands on the site and may not: an address that is shielded too, and texts that hold its street."""
    with database.read() as store:
        locaties = store.locaties.of_aanbieders(aanbieders)
        gevonden = [
            f"{locatie.naam} staat open op een afgeschermd adres"
            for locatie in locaties
            if locatie.gepubliceerd and isinstance(locatie.adres, OpenbaarAdres)
            if lies_at_shielded(
                locatie.adres,
                [ander.adres for ander in locaties if ander.aanbieder_id == locatie.aanbieder_id],
            )
        ]
        for locatie in locaties:
            if isinstance(locatie.adres, AfgeschermdAdres):
                straat = locatie.adres.reveal().straat.casefold()
                gevonden += [
                    f"{straat} staat in {tekst}"
                    for tekst in _public_texts(store, locatie)
                    if straat in tekst
                ]
        return gevonden + store.projectie.compare()


def _public_texts(store: Store, locatie: Locatie) -> list[str]:
    """Everything on the public pages of a locatie, and of whom it is."""
    regels = store.contracten.of_aanbieder(locatie.aanbieder_id)
    wie = {
        locatie.aanbieder_id,
        *(regel.hoofdaannemer_id for regel in regels if regel.hoofdaannemer_id),
    }
    aanbod, plek, aanbieder = PublishedAanbod, PublishedLocatie, PublishedAanbieder
    vragen = (
        select(aanbod.__table__).where(aanbod.locatie_id == locatie.publiek_id),
        select(plek.__table__).where(plek.id == locatie.publiek_id),
        select(aanbieder.__table__).where(aanbieder.id.in_(wie)),
    )
    return [
        json.dumps(dict(rij), default=str, ensure_ascii=False).casefold()
        for vraag in vragen
        for rij in store.session.execute(vraag).mappings()
    ]
