"""What the owner of an alert does with the link from a mail: confirm, prolong, stop. The token is the key, nobody signs in.

Nothing of this is written in the audit trail: it would tell of a person, and the alert is theirs alone.
"""

from datetime import datetime

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.melding import Melding, confirm, prolong
from wijzer.published.reader import Reader
from wijzer.services.meldingvraag import free_places, reread
from wijzer.store.store import Store


def find_melding(store: Store, regio: str, token: str, *, at: datetime) -> Melding:
    """The alert of this link; raises `NietGevonden` for one that is stopped, over, of another regio or never was."""
    melding = store.meldingen.by_token(token)
    if melding.regio != regio or melding.is_over(at):
        raise NietGevonden
    return melding


def bevestig_melding(store: Store, melding: Melding, reader: Reader, *, at: datetime) -> Melding:
    """Start it: what has a place now is not news. Confirming twice changes nothing."""
    vraag = reread(reader, melding.regio, melding.zoekvraag)
    bevestigd = confirm(melding, [] if vraag is None else free_places(reader, vraag), at=at)
    if bevestigd != melding:
        store.meldingen.save(bevestigd)
    return bevestigd


def verleng_melding(store: Store, melding: Melding, *, at: datetime) -> None:
    """Let it go on for as long again from now; one that was never confirmed stays as it is."""
    if melding.bevestigd_at is not None:
        store.meldingen.save(prolong(melding, at=at))


def stop_melding(store: Store, regio: str, token: str) -> None:
    """Forget the alert, its address and its waiting mail. Stopping what is gone already is fine: it mails no more."""
    try:
        melding = store.meldingen.by_token(token)
    except NietGevonden:
        return
    if melding.regio == regio:
        store.meldingen.delete(melding.id)
