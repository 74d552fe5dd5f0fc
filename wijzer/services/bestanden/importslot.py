"""Locks the aanbieders that a file of an aanbieder or of the system is about.

Such a file decides over many locaties, so this is done before anything is read.
"""

from wijzer.domain.accounts.toegang import Actor
from wijzer.store.store import Store


def lock_kept(store: Store, regio: str, *, by: Actor) -> None:
    """Lock every aanbieder whose locaties the actor keeps: all of the region for the system."""
    if by.is_systeem:
        store.aanbieders.lock_regio(regio)
    else:
        store.aanbieders.lock(by.aanbieders)
