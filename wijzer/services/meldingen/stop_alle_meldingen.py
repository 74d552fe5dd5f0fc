"""Somebody stops every alert of an address at once, in every regio."""

from wijzer.store.store import Store


def stop_alle_meldingen(store: Store, token: str) -> None:
    """Forget all alerts of the address that this link is of, and its mail that waits. Stopping twice is fine.

    Raises `NietGevonden` for what is no such link.
    """
    store.meldingen.delete_all(token)


def require_alle_meldingen(store: Store, token: str) -> None:
    """Pass for a link that stops every alert of an address. Raises `NietGevonden` for what is no such link."""
    store.meldingen.require_all_token(token)
