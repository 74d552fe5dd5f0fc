"""Show again that it is you: a code of the own app, or a recovery code, before something that matters is done."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.getyptecode import bare_code
from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietToegestaan
from wijzer.domain.ids import GebruikerId
from wijzer.services.inloggen.account import as_actor, hold_account, log_account
from wijzer.services.inloggen.factor import use_code, use_herstelcode
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

CODE_CIJFERS = 6
CODE_KLOPT_NIET = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code van uw app."


class Daad(Protocol):
    """Something that a beheerder does to somebody's account."""

    def __call__(
        self, store: Store, gebruiker_id: GebruikerId, /, *, by: Actor, at: datetime
    ) -> None:
        """Do the deed."""


def act_proven(
    store: Store,
    gebruiker_id: GebruikerId,
    code: str,
    daad: Daad,
    *,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
) -> bool:
    """Do something to an account, once who asks gives a code of their own; False, and written, when it is wrong.

    What the deed refuses (`Geweigerd`) uses no code up: nothing of it is kept.
    """
    hold_account(store, gebruiker_id, by=by)
    if not is_proven(store, code, new_id=new_id, by=by, at=at):
        return False
    daad(store, gebruiker_id, by=by, at=at)
    return True


def is_proven(
    store: Store, code: str, *, new_id: Callable[[], UUID], by: Actor, at: datetime
) -> bool:
    """Use up a code of who acts; False, and written, when it is wrong or was used before."""
    if by.gebruiker_id is None:
        raise NietToegestaan
    store.gebruikers.lock([by.gebruiker_id])
    zelf = store.gebruikers.get(by.gebruiker_id)
    if not zelf.is_actief or not use_own_code(store, zelf, code, new_id=new_id, at=at):
        log_account(store, zelf.id, "code geweigerd", by=by, at=at)
        return False
    return True


def use_own_code(
    store: Store, gebruiker: Gebruiker, code: str, *, new_id: Callable[[], UUID], at: datetime
) -> bool:
    """Use up a code of the app or a recovery code; False when it is wrong or was used before.

    A recovery code is told by mail, because it may not have been the owner.
    """
    kaal = bare_code(code)
    if len(kaal) <= CODE_CIJFERS:
        return use_code(store, gebruiker, kaal, at=at)
    if not use_herstelcode(store, gebruiker, kaal, at=at):
        return False
    over = len(store.gebruikers.herstelcodes(gebruiker.id))
    schrijf_mail(store, "herstelcode", gebruiker.email, mail_id=new_id(), at=at, over=over)
    log_account(store, gebruiker.id, "herstelcode gebruikt", by=as_actor(gebruiker), at=at)
    return True
