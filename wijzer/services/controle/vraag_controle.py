"""Somebody wants a region checked: a beheerder, the night, or a file that changed what is checked.

The job worker does it.
"""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.store.store import Store


def vraag_controle(store: Store, regio: str, *, by: Actor, at: datetime) -> bool:
    """Ask for a check of the whole region; False when one was asked for or runs already. Twice asked is once done."""
    require_beheerder(by, regio=regio)
    is_nieuw = store.deelruns.ask(regio, by.gebruiker_id, at=at)
    if is_nieuw and not by.is_systeem:
        store.logboek.add(
            by=by,
            at=at,
            handeling="adrescontrole gevraagd",
            object_soort="regio",
            object_id=regio,
            regio=regio,
        )
    return is_nieuw


def vraag_na_wijziging(store: Store, regio: str, *, at: datetime) -> None:
    """Ask for a check because of a change to what is checked.

    One that runs already saw part of it as it was: it runs again. To be called after the change is
    written, in its transaction.
    """
    if not store.deelruns.ask(regio, None, at=at) and not store.deelruns.ask_again(regio):
        store.deelruns.ask(regio, None, at=at)  # the one that ran ended just now
