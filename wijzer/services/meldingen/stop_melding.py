"""The owner of an alert stops it."""

from wijzer.domain.fouten import NietGevonden
from wijzer.services.meldingen.neem_meldingmail_terug import neem_meldingmail_terug, tells_of
from wijzer.store.store import Store


def stop_melding(store: Store, regio: str, token: str) -> None:
    """Forget the alert, its address and its waiting mail. Stopping what is gone already is fine: it mails no more.

    The day's mail that waits and tells of other alerts of this address too is written anew without this one.
    """
    try:
        melding = store.meldingen.by_token(token)
    except NietGevonden:
        store.meldingen.delete_by_token(
            regio, token
        )  # no key opens it: nobody can write to it, nor may later
        return
    if melding.regio == regio:
        store.meldingen.hold(melding.email)
        neem_meldingmail_terug(store, melding.email, when=tells_of(melding.id))
        store.meldingen.delete(melding.id)
