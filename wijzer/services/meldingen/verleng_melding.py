"""The owner of an alert lets it go on."""

from datetime import datetime

from wijzer.domain.melding import Melding, prolong
from wijzer.store.store import Store


def verleng_melding(store: Store, melding: Melding, *, at: datetime) -> bool:
    """Let it go on for as long again from now; one that was never confirmed stays as it is, and gives False."""
    if melding.bevestigd_at is None:
        return False
    store.meldingen.save(prolong(melding, at=at))
    return True
