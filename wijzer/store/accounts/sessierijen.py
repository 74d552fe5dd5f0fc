"""Sessions and one-time links as they come out of their rows.

They go in as they are: fields and columns have one name.
"""

from wijzer.domain.accounts.gebruiker import Sessie, Uitnodiging
from wijzer.domain.ids import GebruikerId
from wijzer.store.tables import SessieRij, UitnodigingRij


def to_sessie(rij: SessieRij) -> Sessie:
    """The session of a row."""
    return Sessie(
        token_hash=rij.token_hash,
        gebruiker_id=GebruikerId(rij.gebruiker_id),
        volledig=rij.volledig,
        created_at=rij.created_at,
        gezien_at=rij.gezien_at,
        apparaat=rij.apparaat,
    )


def to_uitnodiging(rij: UitnodigingRij) -> Uitnodiging:
    """The one-time link of a row."""
    return Uitnodiging(
        token_hash=rij.token_hash,
        gebruiker_id=GebruikerId(rij.gebruiker_id),
        created_at=rij.created_at,
        gebruikt_at=rij.gebruikt_at,
    )
