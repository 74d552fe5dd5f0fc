"""The owner of an alert stops it."""

from wijzer.domain.fouten import NietGevonden
from wijzer.store.store import Store


def stop_melding(store: Store, regio: str, token: str) -> None:
    """Forget the alert, its address and its waiting mail. Stopping what is gone already is fine: it mails no more."""
    try:
        melding = store.meldingen.by_token(token)
    except NietGevonden:
        return
    if melding.regio == regio:
        store.meldingen.delete(melding.id)
