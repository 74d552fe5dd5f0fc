"""Sign in, second step: the code of the app, or a recovery code."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.fouten import NietToegestaan
from wijzer.services.inloggen.account import (
    NIET_MEER_INGELOGD,
    as_actor,
    begin_sessie,
    hold_own,
    log_account,
)
from wijzer.services.inloggen.bewijs import use_own_code
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store


def controleer_code(
    store: Store,
    sessie: Sessie,
    code: str,
    *,
    sessie_token: str,
    new_id: Callable[[], UUID],
    at: datetime,
) -> bool:
    """Turn a half session into a whole one under a new token; False when the code is wrong or was used before.

    Every code works once, and so does the half session: raises `NietToegestaan` when it was ended meanwhile.
    """
    gebruiker = hold_own(store, sessie)
    if not gebruiker.is_actief or not use_own_code(store, gebruiker, code, new_id=new_id, at=at):
        log_account(store, gebruiker.id, "code geweigerd", by=as_actor(gebruiker), at=at)
        return False
    if not store.gebruikers.delete_sessie(sessie.token_hash):
        raise NietToegestaan(NIET_MEER_INGELOGD)
    begin_sessie(
        store, gebruiker, token=sessie_token, volledig=True, apparaat=sessie.apparaat, at=at
    )
    store.gebruikers.note_ingelogd(gebruiker.id, at=at)
    log_account(store, gebruiker.id, "ingelogd", by=as_actor(gebruiker), at=at)
    return True


def breek_inloggen_af(store: Store, sessie: Sessie, *, mail_id: UUID, at: datetime) -> None:
    """End a half session after too many wrong codes, and tell the owner: somebody knows the password."""
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    store.gebruikers.delete_sessie(sessie.token_hash)
    schrijf_mail(store, "foute_codes", gebruiker.email, mail_id=mail_id, at=at)
    log_account(store, gebruiker.id, "te veel foute codes", by=as_actor(gebruiker), at=at)
