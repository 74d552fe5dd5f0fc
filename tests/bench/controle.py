"""The adrescontrole of a large region while somebody saves: the longest part, and the longest that a save waits."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from tests.bench.maken import REGIO, settings_in
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.jobs.controle import carry_out
from wijzer.klok import now
from wijzer.services.controle.vraag_controle import vraag_controle
from wijzer.store.engine import Database

LANGSTE_DEEL_S = 3.0
LANGSTE_WACHT_S = 5.0


def run_check(folder: Path) -> list[str]:
    """Measure it; give what takes too long."""
    database = Database(settings_in(folder, "http://127.0.0.1"))
    with database.read() as store:
        locaties = len(store.locaties.all(REGIO))
    with database.transaction(at=now()) as store:
        vraag_controle(store, REGIO, by=SYSTEEM, at=now())
    begin = time.monotonic()
    with timed_transactions(database) as delen, saving(folder) as wachten:
        carry_out(database, REGIO)
    duur = time.monotonic() - begin
    database.dispose()
    print(
        f"adrescontrole van {locaties} locaties: {duur:.1f} s, {len(delen)} transacties, langste {max(delen):.2f} s; "
        f"{len(wachten)} keer bewaard, langste {max(wachten):.2f} s"
    )
    return [
        *(
            [f"een deel van de controle duurt {max(delen):.2f} s"]
            if max(delen) > LANGSTE_DEEL_S
            else []
        ),
        *([f"wie bewaart wacht {max(wachten):.2f} s"] if max(wachten) > LANGSTE_WACHT_S else []),
    ]


@contextmanager
def timed_transactions(database: Database) -> Iterator[list[float]]:
    """How long each transaction of this database lasts, in seconds."""
    begin: dict[int, float] = {}
    duren = [0.0]

    def begun(verbinding: object) -> None:
        begin[id(verbinding)] = time.monotonic()

    def ended(verbinding: object) -> None:
        duren.append(time.monotonic() - begin.pop(id(verbinding), time.monotonic()))

    event.listen(database.engine, "begin", begun)
    event.listen(database.engine, "commit", ended)
    yield duren
    event.remove(database.engine, "begin", begun)
    event.remove(database.engine, "commit", ended)


@contextmanager
def saving(folder: Path) -> Iterator[list[float]]:
    """Somebody else saves an aanbieder, another one each time; how long each save takes, in seconds."""
    database = Database(settings_in(folder, "http://127.0.0.1"))
    with database.read() as store:
        aanbieders = store.aanbieders.all(REGIO)
    klaar = threading.Event()
    duren = [0.0]

    def save() -> None:
        for aanbieder in aanbieders:
            if klaar.wait(0.2):
                return
            begin = time.monotonic()
            with database.transaction(at=now()) as store:
                store.aanbieders.lock([aanbieder.id])
                store.aanbieders.save(aanbieder)
            duren.append(time.monotonic() - begin)

    draad = threading.Thread(target=save)
    draad.start()
    try:
        yield duren
    finally:
        klaar.set()
        draad.join()
        database.dispose()
