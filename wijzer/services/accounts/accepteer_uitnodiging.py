"""Use an invitation: choose a password, set up the second factor, come in.

The same link serves who got a new factor: they have a password already and are asked for that one.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie, Uitnodiging
from wijzer.domain.fouten import NietGevonden, Ongeldig
from wijzer.services.inloggen.account import as_actor, begin_sessie, log_account
from wijzer.services.inloggen.factor import set_up_factor
from wijzer.services.inloggen.geheimen import hash_token, hash_wachtwoord, is_wachtwoord
from wijzer.services.wachtwoorden.toets import check_nieuw_wachtwoord
from wijzer.store.store import Store

LINK_WERKT_NIET = "Deze link werkt niet meer. Vraag de beheerder van uw regio om een nieuwe."


def find_uitnodiging(store: Store, token: str, *, at: datetime) -> tuple[Uitnodiging, Gebruiker]:
    """Find whose invitation this is; raises `NietGevonden` when it is unknown, used, too old or of a closed account."""
    uitnodiging = store.gebruikers.uitnodiging(hash_token(token))
    if uitnodiging is None or not uitnodiging.is_valid(at):
        raise NietGevonden(LINK_WERKT_NIET)
    gebruiker = store.gebruikers.get(uitnodiging.gebruiker_id)
    if gebruiker.uitgeschakeld_at is not None or gebruiker.heeft_factor:
        raise NietGevonden(LINK_WERKT_NIET)
    return uitnodiging, gebruiker


def geef_wachtwoord(
    store: Store, token: str, wachtwoord: str, *, sessie_token: str, apparaat: str, at: datetime
) -> None:
    """Choose the password, or give the one that was chosen before, and open a half session.

    Raises `Ongeldig` beside `wachtwoord`.
    """
    store.gebruikers.lock_by_link(hash_token(token))
    _, gebruiker = find_uitnodiging(store, token, at=at)
    if gebruiker.wachtwoord_hash is None:
        _choose(store, gebruiker, wachtwoord, at=at)
    elif not is_wachtwoord(wachtwoord, gebruiker.wachtwoord_hash):
        raise Ongeldig("wachtwoord", "Dit is niet het wachtwoord van dit account.")
    begin_sessie(store, gebruiker, token=sessie_token, volledig=False, apparaat=apparaat, at=at)


def accepteer_uitnodiging(
    store: Store,
    token: str,
    *,
    sessie: Sessie,
    geheim: str,
    code: str,
    herstelcodes: Sequence[str],
    sessie_token: str,
    new_id: Callable[[], UUID],
    at: datetime,
) -> Gebruiker:
    """Set up the factor and turn the half session into a whole one, under a new token.

    Of all who try one succeeds. Raises `Ongeldig` beside `code`, and `NietGevonden` when the link
    was used, or when the half session is somebody else's or was ended.
    """
    store.gebruikers.lock_by_link(hash_token(token))
    uitnodiging, gebruiker = find_uitnodiging(store, token, at=at)
    if sessie.gebruiker_id != gebruiker.id or store.gebruikers.sessie(sessie.token_hash) is None:
        raise NietGevonden(LINK_WERKT_NIET)
    if not store.gebruikers.use_uitnodiging(uitnodiging.token_hash, at):
        raise NietGevonden(LINK_WERKT_NIET)
    set_up_factor(
        store, gebruiker, geheim=geheim, code=code, herstelcodes=herstelcodes, new_id=new_id, at=at
    )
    store.gebruikers.note_ingelogd(gebruiker.id, at=at)
    store.gebruikers.delete_sessies(gebruiker.id)
    begin_sessie(
        store, gebruiker, token=sessie_token, volledig=True, apparaat=sessie.apparaat, at=at
    )
    log_account(store, gebruiker.id, "uitnodiging gebruikt", by=as_actor(gebruiker), at=at)
    return gebruiker


def _choose(store: Store, gebruiker: Gebruiker, wachtwoord: str, *, at: datetime) -> None:
    check_nieuw_wachtwoord(store, gebruiker, wachtwoord)
    store.gebruikers.set_wachtwoord(gebruiker, hash_wachtwoord(wachtwoord))
    log_account(store, gebruiker.id, "wachtwoord gekozen", by=as_actor(gebruiker), at=at)
