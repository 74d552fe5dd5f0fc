"""Take away what can no longer be used, and what nobody needs to know any more."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from wijzer.domain.klok import day_of
from wijzer.domain.meldwoord import BEWAAR_MELDWOORD
from wijzer.store.store import Store

BEWAAR_RUNS = timedelta(days=90)
BEWAAR_MAIL = timedelta(days=30)
"""After this the outbox forgets to whom a mail went (our choice)."""

BEWAAR_TOEKOMST = timedelta(days=2)
"""Further ahead than this nothing was kept under a clock that was right."""


def ruim_op(store: Store, *, at: datetime) -> Mapping[str, int]:
    """Delete what is over or old; gives how many of each.

    That goes for sessions, invitations, forms that nobody came back for, alerts, words that
    visitors sent, leases, runs, counts of tries and sent mail. What bears a moment of the future
    was kept under a wrong clock, and would stay until then: it goes as well.
    """
    straks = at + BEWAAR_TOEKOMST
    return {
        "sessies_en_uitnodigingen": store.gebruikers.cleanup(at),
        "concepten": store.concepten.cleanup(at),
        "meldingen": store.meldingen.cleanup(at),
        "meldwoorden": store.meldwoorden.cleanup(
            day_of(at - BEWAAR_MELDWOORD), after=day_of(straks)
        ),
        "runs": store.taken.cleanup(at, before=at - BEWAAR_RUNS, after=straks),
        "mails": store.mail.cleanup(at - BEWAAR_MAIL, after=straks),
        # The last: who tries to sign in meanwhile may wait for a count that goes.
        "pogingen": store.pogingen.cleanup(at),
    }
