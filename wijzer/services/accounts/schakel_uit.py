"""Close an account, and open it again."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import GebruikerId
from wijzer.services.inloggen.account import hold_account, log_account, tell_account
from wijzer.store.store import Store


def schakel_uit(
    store: Store, gebruiker_id: GebruikerId, *, new_id: Callable[[], UUID], by: Actor, at: datetime
) -> None:
    """Close an account: every session ends now and no link works any more. Its owner is told.

    Raises `Geweigerd` for the own account, so that a region is not left without its last beheerder by mistake.
    """
    gebruiker = hold_account(store, gebruiker_id, by=by)
    if gebruiker.id == by.gebruiker_id:
        raise Geweigerd("U kunt uw eigen account niet uitschakelen. Vraag een andere beheerder.")
    if gebruiker.uitgeschakeld_at is not None:
        return
    store.gebruikers.close(gebruiker, at=at)
    tell_account(store, gebruiker, "account_uitgeschakeld", mail_id=new_id(), at=at)
    log_account(store, gebruiker.id, "gebruiker uitgeschakeld", by=by, at=at, regio=gebruiker.regio)


def schakel_in(
    store: Store, gebruiker_id: GebruikerId, *, new_id: Callable[[], UUID], by: Actor, at: datetime
) -> None:
    """Open a closed account again, with the password and factor that it had. Its owner is told."""
    gebruiker = hold_account(store, gebruiker_id, by=by)
    if gebruiker.uitgeschakeld_at is None:
        return
    store.gebruikers.reopen(gebruiker)
    tell_account(store, gebruiker, "account_ingeschakeld", mail_id=new_id(), at=at)
    log_account(store, gebruiker.id, "gebruiker ingeschakeld", by=by, at=at, regio=gebruiker.regio)
