"""Close an account, and open it again."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import GebruikerId
from wijzer.domain.toegang import Actor
from wijzer.services.account import fetch_account, log_account
from wijzer.store.store import Store


def schakel_uit(store: Store, gebruiker_id: GebruikerId, *, by: Actor, at: datetime) -> None:
    """Close an account: every session ends now and no link works any more.

    Raises `Geweigerd` for the own account, so that a region is not left without its last beheerder by mistake.
    """
    gebruiker = fetch_account(store, gebruiker_id, by=by)
    if gebruiker.id == by.gebruiker_id:
        raise Geweigerd("U kunt uw eigen account niet uitschakelen. Vraag een andere beheerder.")
    if gebruiker.uitgeschakeld_at is not None:
        return
    store.gebruikers.save(replace(gebruiker, uitgeschakeld_at=at))
    store.gebruikers.delete_sessies(gebruiker.id)
    store.gebruikers.expire_uitnodigingen(gebruiker.id, at)
    log_account(store, gebruiker.id, "gebruiker uitgeschakeld", by=by, at=at)


def schakel_in(store: Store, gebruiker_id: GebruikerId, *, by: Actor, at: datetime) -> None:
    """Open a closed account again, with the password and factor that it had."""
    gebruiker = fetch_account(store, gebruiker_id, by=by)
    if gebruiker.uitgeschakeld_at is None:
        return
    store.gebruikers.save(replace(gebruiker, uitgeschakeld_at=None))
    log_account(store, gebruiker.id, "gebruiker ingeschakeld", by=by, at=at)
