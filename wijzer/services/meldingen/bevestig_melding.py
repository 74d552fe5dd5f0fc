"""The owner of a mailbox confirms an alert."""

from datetime import datetime

from wijzer.domain.melding import Melding, Wensstand, confirm_melding
from wijzer.published.reader import Reader
from wijzer.services.meldingen.vraag import meeting_now
from wijzer.store.store import Store


def bevestig_melding(store: Store, melding: Melding, reader: Reader, *, at: datetime) -> Melding:
    """Start it: what meets the wish now is not news. Confirming twice changes nothing.

    One that can come to nothing any more starts with nothing seen: the next look ends it, and tells its owner why.
    """
    nu = meeting_now(reader, melding.regio, melding.zoekvraag, melding.wachtgrens)
    bevestigd = confirm_melding(melding, nu or Wensstand([]), at=at)
    if bevestigd != melding:
        store.meldingen.save(bevestigd)
    return bevestigd
