"""Send the invitation again to somebody who did not finish it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Geweigerd
from wijzer.domain.ids import GebruikerId
from wijzer.services.accounts.nodig_uit import send_uitnodiging
from wijzer.services.inloggen.account import hold_account, log_account
from wijzer.store.store import Store


def herzend_uitnodiging(
    store: Store,
    gebruiker_id: GebruikerId,
    *,
    new_id: Callable[[], UUID],
    token: str,
    basis_url: str,
    by: Actor,
    at: datetime,
) -> None:
    """Mail a new link and start from the beginning, so that a half-chosen password is no obstacle.

    Raises `Geweigerd` for an account that is in use or closed.
    """
    gebruiker = hold_account(store, gebruiker_id, by=by)
    if gebruiker.is_in_gebruik:
        raise Geweigerd("Dit account is al in gebruik. Een uitnodiging is niet meer nodig.")
    if gebruiker.uitgeschakeld_at is not None:
        raise Geweigerd("Dit account is uitgeschakeld. Schakel het eerst weer in.")
    store.gebruikers.start_over(gebruiker)
    send_uitnodiging(store, gebruiker, token=token, basis_url=basis_url, mail_id=new_id(), at=at)
    log_account(
        store, gebruiker.id, "uitnodiging opnieuw verstuurd", by=by, at=at, regio=gebruiker.regio
    )
