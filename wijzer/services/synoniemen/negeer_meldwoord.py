"""The beheerder does not want to see a word that visitors sent, or does again."""

from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.klok import day_of
from wijzer.domain.meldwoord import read_meldwoord
from wijzer.store.store import Store


def negeer_meldwoord(store: Store, regio: str, woord: str, *, by: Actor, at: datetime) -> None:
    """Show this word no more, however often it is sent. Raises `Ongeldig` for what is no word that can be sent."""
    require_beheerder(by, regio=regio)
    store.meldwoorden.ignore(regio, read_meldwoord(woord), day_of(at))
    _note(store, regio, "gemeld woord genegeerd", by=by, at=at)


def toon_meldwoord_weer(store: Store, regio: str, woord: str, *, by: Actor, at: datetime) -> None:
    """Show this word again where it was sent on enough days. Raises `Ongeldig` as `negeer_meldwoord` does."""
    require_beheerder(by, regio=regio)
    store.meldwoorden.show_again(regio, read_meldwoord(woord))
    _note(store, regio, "gemeld woord weer getoond", by=by, at=at)


def _note(store: Store, regio: str, handeling: str, *, by: Actor, at: datetime) -> None:
    """The audit trail is kept for years and the word may be a name: only that it happened stands in it."""
    store.logboek.add(
        by=by,
        at=at,
        handeling=handeling,
        object_soort="regio",
        object_id=regio,
        regio=regio,
        details={},
    )
