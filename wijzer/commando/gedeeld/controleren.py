"""What the commands do to have the addresses of a region checked: ask, and see it through."""

import time

from wijzer.commando.gedeeld.basis import OpdrachtGeweigerd
from wijzer.jobs.controle import carry_out
from wijzer.klok import now
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.store.engine import Database
from wijzer.store.taken.runs import Run

_KIJK_S = 0.5


def check_all(database: Database, regio: str) -> Run:
    """Have a whole region checked from now on, in parts, and give the run.

    Where a job worker was first, this waits for it.

    Raises `OpdrachtGeweigerd` when the check failed.
    """
    with database.transaction(at=now()) as store:
        vraag_na_wijziging(store, regio, at=now())
    finish(database, regio)
    with database.read() as store:
        run = store.taken.last_ended(ADRESCONTROLE, regio, at=now())
    if run is None or run.fout:
        raise OpdrachtGeweigerd(
            "De adrescontrole is mislukt.", f"Fout: {run.fout if run else 'geen uitkomst'}"
        )
    return run


def finish(database: Database, regio: str) -> None:
    """See through what is asked for a region, if anything is."""
    while _is_wanted(database, regio):
        if carry_out(database, regio) is None and _is_wanted(database, regio):
            time.sleep(_KIJK_S)


def _is_wanted(database: Database, regio: str) -> bool:
    with database.read() as store:
        return store.deelruns.find(regio) is not None
