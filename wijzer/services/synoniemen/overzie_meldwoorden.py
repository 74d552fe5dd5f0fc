"""The words that visitors sent because we do not know them, for the beheerder of a region."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.klok import day_of
from wijzer.domain.meldwoord import BEWAAR_MELDWOORD, Meldwoord
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.store.store import Store

HOOGSTENS = 50
"""How many of them are shown at once: what was sent on most days comes first."""
_BEKEKEN = 500
"""How many are looked up at most: a flood of words does not keep a page waiting."""
_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meldwoordenlijst:
    """Words that were sent on enough days and still say nothing, and those that the beheerder ignores."""

    woorden: list[Meldwoord]
    genegeerd: list[str]


def overzie_meldwoorden(
    store: Store, reader: Reader, regio: str, *, by: Actor, at: datetime
) -> Meldwoordenlijst:
    """What visitors sent that is worth a look. A word that is understood by now is left out."""
    require_beheerder(by, regio=regio)
    vandaag = day_of(at)
    vaak = store.meldwoorden.often(regio, since=vandaag - BEWAAR_MELDWOORD, until=vandaag + _DAG)
    return Meldwoordenlijst(
        woorden=list(islice(_still_unknown(reader, regio, vaak[:_BEKEKEN]), HOOGSTENS)),
        genegeerd=store.meldwoorden.ignored(regio),
    )


def _still_unknown(reader: Reader, regio: str, woorden: list[Meldwoord]) -> Iterator[Meldwoord]:
    for gemeld in woorden:
        if reader.unknown(Zoekvraag(regio=regio, zoek=gemeld.woord)):
            yield gemeld
