"""What the services around accounts share: who acts, whose account it is, sessions and the trail of both.

Whoever decides over an account holds it first (`hold_*`), and reads after that: of two at once the second sees what the
first kept.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import NietToegestaan
from wijzer.domain.ids import GebruikerId
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.regio.wijzig_regiocontact import regiocontact_of
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

MAX_APPARAAT = 80
NIET_MEER_INGELOGD = "U bent hier niet meer ingelogd. Log opnieuw in."


def as_actor(gebruiker: Gebruiker) -> Actor:
    """Name somebody who acts on the own account, as the audit trail does."""
    return Actor(
        gebruiker_id=gebruiker.id,
        rol=gebruiker.rol,
        regio=gebruiker.regio,
        aanbieder_id=gebruiker.aanbieder_id,
    )


def fetch_account(store: Store, gebruiker_id: GebruikerId, *, by: Actor) -> Gebruiker:
    """Give an account of the beheerder's own region, to look at; raises `NietGevonden` for any other."""
    gebruiker = store.gebruikers.get(gebruiker_id)
    require_beheerder(by, regio=gebruiker.regio)
    return gebruiker


def hold_account(store: Store, gebruiker_id: GebruikerId, *, by: Actor) -> Gebruiker:
    """Hold an account and that of who decides over it, both until the end; give the first as it is now.

    Raises what `fetch_account` does, and `NietToegestaan` when who decides may no longer: two beheerders who close each
    other at the same moment do not both succeed.
    """
    store.gebruikers.lock({gebruiker_id, by.gebruiker_id or gebruiker_id})
    require_still(store, by)
    return fetch_account(store, gebruiker_id, by=by)


def hold_beheerder(store: Store, *, by: Actor, regio: str) -> None:
    """Hold the account of who decides over accounts; raises what `require_beheerder` does, and `NietToegestaan`."""
    store.gebruikers.lock([by.gebruiker_id] if by.gebruiker_id else [])
    require_beheerder(by, regio=regio)
    require_still(store, by)


def require_still(store: Store, by: Actor) -> None:
    """Pass for who is still what they were when they came in; raises `NietToegestaan`."""
    if by.gebruiker_id is None:
        return
    nu = store.gebruikers.get(by.gebruiker_id)
    if not nu.is_actief or (nu.rol, nu.regio, nu.aanbieder_id) != (
        by.rol,
        by.regio,
        by.aanbieder_id,
    ):
        raise NietToegestaan(NIET_MEER_INGELOGD)


def hold_own(store: Store, sessie: Sessie) -> Gebruiker:
    """Hold the account of who acts in this session and give it as it is now.

    Raises `NietToegestaan` when the session or the account was ended meanwhile.
    """
    store.gebruikers.lock([sessie.gebruiker_id])
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    if gebruiker.uitgeschakeld_at or store.gebruikers.sessie(sessie.token_hash) is None:
        raise NietToegestaan(NIET_MEER_INGELOGD)
    return gebruiker


def begin_sessie(
    store: Store, gebruiker: Gebruiker, *, token: str, volledig: bool, apparaat: str, at: datetime
) -> None:
    """Open a session under a new token; `volledig` only after the second factor.

    Raises `Conflict` for a closed account.
    """
    store.gebruikers.add_sessie(
        Sessie(
            token_hash=hash_token(token),
            gebruiker_id=gebruiker.id,
            volledig=volledig,
            created_at=at,
            gezien_at=at,
            apparaat=apparaat[:MAX_APPARAAT],
        )
    )


def tell_account(
    store: Store, gebruiker: Gebruiker, soort: str, *, mail_id: UUID, at: datetime, **feiten: object
) -> None:
    """Mail somebody what was done to their account by another, and whom to call when they know nothing of it."""
    regio = store.regios.get(gebruiker.regio)
    schrijf_mail(
        store,
        soort,
        gebruiker.email,
        mail_id=mail_id,
        at=at,
        regio=regio.naam,
        contact=regiocontact_of(regio),
        **feiten,
    )


def log_account(
    store: Store,
    gebruiker_id: GebruikerId,
    handeling: str,
    *,
    by: Actor,
    at: datetime,
    regio: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Write in the audit trail what happened to whose account; only its id is told. `regio` is the account's own."""
    store.logboek.add(
        by=by,
        at=at,
        handeling=handeling,
        object_soort="gebruiker",
        object_id=gebruiker_id,
        regio=regio,
        details=details,
    )
