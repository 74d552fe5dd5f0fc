"""Sign in, first step: address and password.

In two calls, because comparing a password takes long on purpose: the first only reads and holds up nobody who saves.
Both take the same way for an address that has no account.
"""

from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.services.inloggen.account import as_actor, begin_sessie
from wijzer.services.inloggen.geheimen import is_wachtwoord
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Inlogpoging:
    """Whose account was tried, if any, and whether the password was right."""

    gebruiker: Gebruiker | None
    klopt: bool


def toets_wachtwoord(store: Store, *, email: str, wachtwoord: str) -> Inlogpoging:
    """Compare a password with that of the account; unknown, closed and unfinished accounts take as long."""
    gebruiker = store.gebruikers.by_email(email)
    bewaard = gebruiker.wachtwoord_hash if gebruiker and gebruiker.is_in_gebruik else None
    return Inlogpoging(gebruiker, is_wachtwoord(wachtwoord, bewaard))


def log_in(store: Store, poging: Inlogpoging, *, token: str, apparaat: str, at: datetime) -> bool:
    """Open a half session, good for giving the code and nothing else.

    False when the password was wrong, or is no longer right. Whose second step no key opens gets
    one too, and is told there that it has to be set up anew: before the password nobody is. Both
    are written in the audit trail.
    """
    gebruiker = poging.gebruiker
    klopt = gebruiker is not None and poging.klopt and _still_holds(store, gebruiker)
    if gebruiker is not None and klopt:
        begin_sessie(store, gebruiker, token=token, volledig=False, apparaat=apparaat, at=at)
    store.logboek.add(
        by=as_actor(gebruiker) if gebruiker else SYSTEEM,
        at=at,
        handeling="wachtwoord klopt" if klopt else "inloggen geweigerd",
        object_soort="gebruiker",
        object_id=gebruiker.id if gebruiker else "onbekend",
    )
    return klopt


def _still_holds(store: Store, getoetst: Gebruiker) -> bool:
    """Hold the account; say whether it is in use and whether the password that was compared is still its own."""
    store.gebruikers.lock([getoetst.id])
    nu = store.gebruikers.get(getoetst.id)
    return nu.is_in_gebruik and nu.wachtwoord_hash == getoetst.wachtwoord_hash
