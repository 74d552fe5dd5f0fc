"""A file of an aanbieder or of the system decides over many locaties: their aanbieders are locked before anything is read."""

from wijzer.domain.accounts.toegang import Actor
from wijzer.store.store import Store


def lock_kept(store: Store, regio: str, *, by: Actor) -> None:
    """Lock every aanbieder whose locaties the actor keeps: all of the region for the system."""
    if by.is_systeem:
        store.aanbieders.lock_regio(regio)
    else:
        store.aanbieders.lock(by.aanbieders)
