"""A visitor tells that we do not know a word."""

from datetime import datetime

from wijzer.domain.klok import day_of
from wijzer.domain.meldwoord import read_meldwoord
from wijzer.store.store import Store


def meld_woord(store: Store, regio: str, getypt: str, *, at: datetime) -> None:
    """Keep one word with the day in Amsterdam, and nothing else. Raises `Ongeldig` for what is not one word of letters.

    Every word is treated alike, also one that is known or belongs to an address: who sends it learns nothing.
    """
    store.meldwoorden.report(regio, read_meldwoord(getypt), day_of(at))
