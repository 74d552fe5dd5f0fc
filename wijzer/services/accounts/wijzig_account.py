"""Change the own password, second factor or recovery codes; the present password is asked for each.

For a factor and for recovery codes a code of the present app is asked too, or a recovery code: who
found an open browser and knows the password does not make themselves a way in.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.fouten import Ongeldig
from wijzer.services.inloggen.account import as_actor, hold_own, log_account
from wijzer.services.inloggen.bewijs import CODE_KLOPT_NIET, use_own_code
from wijzer.services.inloggen.factor import keep_herstelcodes, set_up_factor
from wijzer.services.inloggen.geheimen import hash_token, hash_wachtwoord, is_wachtwoord
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.services.wachtwoorden.toets import check_nieuw_wachtwoord
from wijzer.store.store import Store


def wijzig_wachtwoord(
    store: Store,
    sessie: Sessie,
    *,
    wachtwoord: str,
    nieuw: str,
    sessie_token: str,
    mail_id: UUID,
    at: datetime,
) -> None:
    """Replace the password and end every session; this one goes on under a new token.

    Raises `Ongeldig` beside `wachtwoord` or `nieuw`.
    """
    gebruiker = _require_wachtwoord(store, sessie, wachtwoord)
    set_wachtwoord(store, gebruiker, nieuw, veld="nieuw")
    _go_on(store, sessie, sessie_token)
    _tell(store, gebruiker, "wachtwoord gewijzigd", mail_id=mail_id, at=at)


def vervang_factor(
    store: Store,
    sessie: Sessie,
    *,
    wachtwoord: str,
    bewijs: str,
    geheim: str,
    code: str,
    herstelcodes: Sequence[str],
    sessie_token: str,
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Set up a new app with new recovery codes; the old app stops working.

    `bewijs` is a code of the old app, or a recovery code. Every session ends; this one goes on under a new token.
    Raises `Ongeldig` beside `wachtwoord`, `bewijs` or `code`.
    """
    gebruiker = _require_wachtwoord(store, sessie, wachtwoord)
    _require_code(store, gebruiker, bewijs, new_id=new_id, at=at)
    set_up_factor(
        store, gebruiker, geheim=geheim, code=code, herstelcodes=herstelcodes, new_id=new_id, at=at
    )
    _go_on(store, sessie, sessie_token)
    _tell(store, gebruiker, "tweede stap gewijzigd", mail_id=new_id(), at=at)


def vernieuw_herstelcodes(
    store: Store,
    sessie: Sessie,
    *,
    wachtwoord: str,
    bewijs: str,
    herstelcodes: Sequence[str],
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Replace the recovery codes; the old ones stop working. Raises `Ongeldig` beside `wachtwoord` or `bewijs`."""
    gebruiker = _require_wachtwoord(store, sessie, wachtwoord)
    _require_code(store, gebruiker, bewijs, new_id=new_id, at=at)
    keep_herstelcodes(store, gebruiker, herstelcodes, new_id=new_id)
    schrijf_mail(store, "herstelcodes_vernieuwd", gebruiker.email, mail_id=new_id(), at=at)
    log_account(store, gebruiker.id, "herstelcodes vernieuwd", by=as_actor(gebruiker), at=at)


def set_wachtwoord(store: Store, gebruiker: Gebruiker, wachtwoord: str, *, veld: str) -> None:
    """Check and keep a new password; raises `Ongeldig` beside `veld`."""
    try:
        check_nieuw_wachtwoord(store, gebruiker, wachtwoord)
    except Ongeldig as fout:
        raise Ongeldig(veld, fout.melding, verwacht=fout.verwacht) from None
    store.gebruikers.set_wachtwoord(gebruiker, hash_wachtwoord(wachtwoord))


def _require_wachtwoord(store: Store, sessie: Sessie, wachtwoord: str) -> Gebruiker:
    gebruiker = hold_own(store, sessie)
    if not is_wachtwoord(wachtwoord, gebruiker.wachtwoord_hash):
        raise Ongeldig("wachtwoord", "Dit is niet uw huidige wachtwoord.")
    return gebruiker


def _require_code(
    store: Store, gebruiker: Gebruiker, code: str, *, new_id: Callable[[], UUID], at: datetime
) -> None:
    if not use_own_code(store, gebruiker, code, new_id=new_id, at=at):
        raise Ongeldig("bewijs", CODE_KLOPT_NIET, verwacht="een code die nog niet is gebruikt")


def _go_on(store: Store, sessie: Sessie, token: str) -> None:
    """End all sessions but this one, which gets a new token and keeps its age."""
    store.gebruikers.delete_sessies(sessie.gebruiker_id)
    store.gebruikers.add_sessie(replace(sessie, token_hash=hash_token(token)))


def _tell(
    store: Store, gebruiker: Gebruiker, handeling: str, *, mail_id: UUID, at: datetime
) -> None:
    store.gebruikers.expire_uitnodigingen(gebruiker.id, at)
    schrijf_mail(
        store, "account_gewijzigd", gebruiker.email, mail_id=mail_id, at=at, handeling=handeling
    )
    log_account(store, gebruiker.id, handeling, by=as_actor(gebruiker), at=at)
