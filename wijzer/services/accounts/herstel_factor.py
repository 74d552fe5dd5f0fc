"""Take away a second factor that was lost or that no key opens any more, so that its owner can set up a new one."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import GebruikerId
from wijzer.services.accounts.nodig_uit import send_link
from wijzer.services.inloggen.account import hold_account, log_account
from wijzer.store.store import Store


def herstel_factor(
    store: Store,
    gebruiker_id: GebruikerId,
    *,
    new_id: Callable[[], UUID],
    token: str,
    basis_url: str,
    by: Actor,
    at: datetime,
) -> None:
    """End every session, forget factor and recovery codes, and mail a link to set up a new one.

    The password stays and is asked for at the link: the mailbox alone does not open the account. Raises `Geweigerd` for
    the own account and for one that is not in use.
    """
    gebruiker = hold_account(store, gebruiker_id, by=by)
    if gebruiker.id == by.gebruiker_id:
        raise Geweigerd("Uw eigen tweede stap wijzigt u bij Mijn account.")
    if not gebruiker.is_in_gebruik:
        raise Geweigerd("Dit account is nog niet in gebruik, of het is uitgeschakeld.")
    store.gebruikers.forget_factor(gebruiker)
    send_link(
        store,
        gebruiker,
        "tweede_stap_gewist",
        token=token,
        basis_url=basis_url,
        mail_id=new_id(),
        at=at,
    )
    log_account(store, gebruiker.id, "tweede stap gewist", by=by, at=at, regio=gebruiker.regio)
