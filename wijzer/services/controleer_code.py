"""Sign in, second step: the code of the app, or a recovery code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.gebruiker import Gebruiker, Sessie
from wijzer.services.account import as_actor, begin_sessie, log_account
from wijzer.services.factor import use_code, use_herstelcode
from wijzer.services.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

CODE_CIJFERS = 6


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

    Every code works once. Using a recovery code is told by mail, because it may not have been the owner.
    """
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    if not gebruiker.is_actief or not _use(store, gebruiker, code, new_id=new_id, at=at):
        log_account(store, gebruiker.id, "code geweigerd", by=as_actor(gebruiker), at=at)
        return False
    store.gebruikers.delete_sessie(sessie.token_hash)
    begin_sessie(
        store, gebruiker, token=sessie_token, volledig=True, apparaat=sessie.apparaat, at=at
    )
    nu = store.gebruikers.get(gebruiker.id)  # with the step that was just used up
    store.gebruikers.save(replace(nu, ingelogd_at=at))
    log_account(store, gebruiker.id, "ingelogd", by=as_actor(gebruiker), at=at)
    return True


def breek_inloggen_af(store: Store, sessie: Sessie, *, mail_id: UUID, at: datetime) -> None:
    """End a half session after too many wrong codes, and tell the owner: somebody knows the password."""
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    store.gebruikers.delete_sessie(sessie.token_hash)
    schrijf_mail(store, "foute_codes", gebruiker.email, mail_id=mail_id, at=at)
    log_account(store, gebruiker.id, "te veel foute codes", by=as_actor(gebruiker), at=at)


def _use(
    store: Store, gebruiker: Gebruiker, code: str, *, new_id: Callable[[], UUID], at: datetime
) -> bool:
    kaal = "".join(code.split())
    if len(kaal) <= CODE_CIJFERS:
        return use_code(store, gebruiker, kaal, at=at)
    if not use_herstelcode(store, gebruiker, kaal, at=at):
        return False
    over = len(store.gebruikers.herstelcodes(gebruiker.id))
    schrijf_mail(store, "herstelcode", gebruiker.email, mail_id=new_id(), at=at, over=over)
    log_account(store, gebruiker.id, "herstelcode gebruikt", by=as_actor(gebruiker), at=at)
    return True
