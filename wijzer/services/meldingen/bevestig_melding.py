"""The owner of a mailbox confirms an alert."""

from datetime import datetime

from wijzer.domain.melding import Melding, confirm_melding
from wijzer.published.reader import Reader
from wijzer.services.meldingen.vraag import free_places, reread
from wijzer.store.store import Store


def bevestig_melding(store: Store, melding: Melding, reader: Reader, *, at: datetime) -> Melding:
    """Start it: what has a place now is not news. Confirming twice changes nothing."""
    vraag = reread(reader, melding.regio, melding.zoekvraag)
    bevestigd = confirm_melding(melding, [] if vraag is None else free_places(reader, vraag), at=at)
    if bevestigd != melding:
        store.meldingen.save(bevestigd)
    return bevestigd
