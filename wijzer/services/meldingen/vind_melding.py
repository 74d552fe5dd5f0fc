"""The alert that a link from a mail belongs to. The token in the link is the key: nobody signs in.

Nothing that is done with it is written in the audit trail: it would tell of a person, and the alert is theirs alone.
"""

from datetime import datetime

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.melding import Melding
from wijzer.store.store import Store


def vind_melding(
    store: Store, regio: str, token: str, *, at: datetime, hold: bool = False
) -> Melding:
    """The alert of this link; raises `NietGevonden` for one that is stopped, over, of another regio or never was.

    Who is going to change it asks to `hold` it: whoever clicks at the same moment waits, and sees what became of it.
    """
    melding = store.meldingen.by_token(token, hold=hold)
    if melding.regio != regio or melding.is_over(at):
        raise NietGevonden
    return melding
