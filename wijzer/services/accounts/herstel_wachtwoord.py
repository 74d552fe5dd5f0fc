"""A forgotten password: ask for a link, choose a new one. The second factor is still asked at sign-in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker, Uitnodiging
from wijzer.domain.fouten import NietGevonden
from wijzer.services.accounts.wijzig_account import set_wachtwoord
from wijzer.services.inloggen.account import as_actor, log_account
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

HERSTELLINK_GELDIG = timedelta(hours=1)
LINK_WERKT_NIET = "Deze link werkt niet meer. Vraag een nieuwe aan."


def vraag_wachtwoord_herstel(
    store: Store,
    email: str,
    *,
    new_id: Callable[[], UUID],
    token: str,
    basis_url: str,
    at: datetime,
) -> None:
    """Mail a link that works once and for an hour, when an account in use has this address; say nothing otherwise."""
    gebruiker = store.gebruikers.lock_by_email(email)
    if gebruiker is None or not gebruiker.is_in_gebruik:
        return
    store.gebruikers.expire_uitnodigingen(gebruiker.id, at)
    store.gebruikers.add_uitnodiging(
        Uitnodiging(token_hash=hash_token(token), gebruiker_id=gebruiker.id, created_at=at)
    )
    schrijf_mail(
        store,
        "wachtwoord_vergeten",
        gebruiker.email,
        mail_id=new_id(),
        at=at,
        link=f"{basis_url}/wachtwoord/{token}",
        minuten=HERSTELLINK_GELDIG.seconds // 60,
    )
    log_account(store, gebruiker.id, "wachtwoordlink gevraagd", by=as_actor(gebruiker), at=at)


def find_herstellink(store: Store, token: str, *, at: datetime) -> tuple[Uitnodiging, Gebruiker]:
    """Find whose link this is.

    Raises `NietGevonden` when it is unknown, used, over an hour old or of a closed account.
    """
    link = store.gebruikers.uitnodiging(hash_token(token))
    if link is None or not link.is_valid(at) or at - link.created_at > HERSTELLINK_GELDIG:
        raise NietGevonden(LINK_WERKT_NIET)
    gebruiker = store.gebruikers.get(link.gebruiker_id)
    if not gebruiker.is_in_gebruik:
        raise NietGevonden(LINK_WERKT_NIET)
    return link, gebruiker


def herstel_wachtwoord(
    store: Store, token: str, wachtwoord: str, *, mail_id: UUID, at: datetime
) -> Gebruiker:
    """Choose a new password: every session ends and the link is used up, by one of all who try.

    Raises `Ongeldig` beside `wachtwoord`, and `NietGevonden` for a link that does not work (any more).
    """
    store.gebruikers.lock_by_link(hash_token(token))
    link, gebruiker = find_herstellink(store, token, at=at)
    if not store.gebruikers.use_uitnodiging(link.token_hash, at):
        raise NietGevonden(LINK_WERKT_NIET)
    set_wachtwoord(store, gebruiker, wachtwoord, veld="wachtwoord")
    store.gebruikers.delete_sessies(gebruiker.id)
    handeling = "wachtwoord gewijzigd"
    schrijf_mail(
        store, "account_gewijzigd", gebruiker.email, mail_id=mail_id, at=at, handeling=handeling
    )
    log_account(store, gebruiker.id, handeling, by=as_actor(gebruiker), at=at)
    return gebruiker
