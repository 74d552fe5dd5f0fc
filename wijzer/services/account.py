"""What the services around accounts share: who acts, whose account it is, sessions and the trail of both."""

from datetime import datetime

from wijzer.domain.gebruiker import Gebruiker, Sessie
from wijzer.domain.ids import GebruikerId
from wijzer.domain.toegang import Actor, require_beheerder
from wijzer.services.geheimen import hash_token
from wijzer.store.store import Store

MAX_APPARAAT = 80


def as_actor(gebruiker: Gebruiker) -> Actor:
    """Name somebody who acts on the own account, as the audit trail does."""
    return Actor(
        gebruiker_id=gebruiker.id,
        rol=gebruiker.rol,
        regio=gebruiker.regio,
        aanbieder_id=gebruiker.aanbieder_id,
    )


def fetch_account(store: Store, gebruiker_id: GebruikerId, *, by: Actor) -> Gebruiker:
    """Give an account of the beheerder's own region; raises `NietGevonden` for any other."""
    gebruiker = store.gebruikers.get(gebruiker_id)
    require_beheerder(by, regio=gebruiker.regio)
    return gebruiker


def begin_sessie(
    store: Store, gebruiker: Gebruiker, *, token: str, volledig: bool, apparaat: str, at: datetime
) -> None:
    """Open a session under a new token; `volledig` only after the second factor."""
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


def log_account(
    store: Store, gebruiker_id: GebruikerId, handeling: str, *, by: Actor, at: datetime
) -> None:
    """Write in the audit trail what happened to an account; only its id is told."""
    store.logboek.add(
        by=by, at=at, handeling=handeling, object_soort="gebruiker", object_id=gebruiker_id
    )
