"""Invite somebody to an account: they get a link that works once."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import UITNODIGING_GELDIG, Gebruiker, Uitnodiging
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.contact.mailadres import read_mailbox
from wijzer.domain.fouten import NietGevonden, Ongeldig
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.services.inloggen.account import hold_beheerder, log_account, tell_account
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.store import Store


def nodig_uit(
    store: Store,
    *,
    email: str,
    rol: Rol,
    regio: str,
    aanbieder_id: AanbiederId | None,
    new_id: Callable[[], UUID],
    token: str,
    basis_url: str,
    by: Actor,
    at: datetime,
) -> GebruikerId:
    """Make an account that waits for its owner, and mail the link with `token`.

    Raises `Ongeldig` for an address that is wrong or has an account, and for an aanbieder that is missing or not of
    this region.
    """
    hold_beheerder(store, by=by, regio=regio)
    require_no_account(store, email)
    gebruiker = Gebruiker(
        id=GebruikerId(new_id()),
        email=read_mailbox(email),
        rol=rol,
        regio=store.regios.get(regio).slug,
        aanbieder_id=check_aanbieder(store, rol, regio, aanbieder_id),
        created_at=at,
    )
    store.gebruikers.add(gebruiker)
    send_uitnodiging(store, gebruiker, token=token, basis_url=basis_url, mail_id=new_id(), at=at)
    log_account(store, gebruiker.id, "gebruiker uitgenodigd", by=by, at=at, regio=regio)
    return gebruiker.id


def require_no_account(store: Store, email: str) -> None:
    """Raises `Ongeldig` for an address that is wrong or has an account already."""
    if store.gebruikers.by_email(read_mailbox(email)) is not None:
        raise Ongeldig("email", "Dit e-mailadres heeft al een account.", verwacht="een ander adres")


def send_uitnodiging(
    store: Store, gebruiker: Gebruiker, *, token: str, basis_url: str, mail_id: UUID, at: datetime
) -> None:
    """Mail somebody who is invited a fresh link; the ones that they had no longer work."""
    send_link(
        store, gebruiker, "uitnodiging", token=token, basis_url=basis_url, mail_id=mail_id, at=at
    )


def send_link(
    store: Store,
    gebruiker: Gebruiker,
    soort: str,
    *,
    token: str,
    basis_url: str,
    mail_id: UUID,
    at: datetime,
) -> None:
    """Mail a fresh link to set up the account, in a mail of this kind; the links that somebody had no longer work."""
    store.gebruikers.expire_uitnodigingen(gebruiker.id, at)
    store.gebruikers.add_uitnodiging(
        Uitnodiging(token_hash=hash_token(token), gebruiker_id=gebruiker.id, created_at=at)
    )
    tell_account(
        store,
        gebruiker,
        soort,
        mail_id=mail_id,
        at=at,
        link=f"{basis_url}/uitnodiging/{token}",
        dagen=UITNODIGING_GELDIG.days,
    )


def check_aanbieder(
    store: Store, rol: Rol, regio: str, aanbieder_id: AanbiederId | None
) -> AanbiederId | None:
    """Give the aanbieder that an account of this role belongs to; raises `Ongeldig` beside `aanbieder`."""
    if rol is Rol.BEHEERDER:
        return None
    fout = Ongeldig("aanbieder", "Kies een aanbieder van deze regio.", verwacht="een aanbieder")
    if aanbieder_id is None:
        raise fout
    try:
        aanbieder = store.aanbieders.get(aanbieder_id)
    except NietGevonden:
        raise fout from None
    if aanbieder.regio != regio:
        raise fout
    return aanbieder.id
