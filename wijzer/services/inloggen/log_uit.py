"""End sessions: the own one, another of the own ones, or all others."""

from datetime import datetime

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.services.inloggen.account import as_actor, hold_own, log_account
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.store import Store


def log_uit(store: Store, sessie: Sessie, *, at: datetime) -> None:
    """End this session; its token is worth nothing from now on."""
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    store.gebruikers.delete_sessie(sessie.token_hash)
    log_account(store, gebruiker.id, "uitgelogd", by=as_actor(gebruiker), at=at)


def vergeet_sessie(store: Store, token: str, *, at: datetime) -> None:
    """Let nothing be left of a session that time ended, because whoever used it signs out after all.

    Its row would stay for what was typed in it. One that is open is left as it is, for `log_uit`; a
    token that is worth nothing is no mistake.
    """
    sessie = store.gebruikers.sessie(hash_token(token))
    if sessie is not None and not sessie.is_valid(at):
        store.gebruikers.delete_sessie(sessie.token_hash)


def beeindig_sessie(store: Store, gebruiker: Gebruiker, token_hash: str, *, at: datetime) -> None:
    """End one of somebody's own sessions; one that is gone, or not theirs, is left as it is."""
    eigen = {sessie.token_hash for sessie in store.gebruikers.sessies_of(gebruiker.id)}
    if token_hash in eigen:
        store.gebruikers.delete_sessie(token_hash)
        log_account(store, gebruiker.id, "sessie beëindigd", by=as_actor(gebruiker), at=at)


def beeindig_andere_sessies(store: Store, sessie: Sessie, *, at: datetime) -> None:
    """End all of somebody's sessions but this one."""
    gebruiker = hold_own(store, sessie)
    store.gebruikers.delete_sessies(gebruiker.id, except_hash=sessie.token_hash)
    log_account(store, gebruiker.id, "andere sessies beëindigd", by=as_actor(gebruiker), at=at)
