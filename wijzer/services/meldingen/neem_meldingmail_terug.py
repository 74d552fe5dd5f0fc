"""Take back the day's mail to an address while it still waits, so that what it tells is news again at the next look.

Somebody stopped one of the searches it tells of, or a groep in it got shielded, or the next mail is
due and says it all.
"""

from collections.abc import Callable
from uuid import UUID

from wijzer.domain.ids import MeldingId
from wijzer.store.store import Store
from wijzer.store.taken.mail import Omslag


def neem_meldingmail_terug(store: Store, email: str, *, when: Callable[[Omslag], bool]) -> None:
    """Take back what waits for this address and is meant; of alerts that are gone nothing is told again."""
    # The alerts before the mail, as who sends it does: two in another order would wait for each other.
    store.meldingen.hold(email)
    for mail_id, omslag in store.mail.waiting_about(*store.meldingen.post_ids(email)):
        if when(omslag):
            store.mail.take_back(mail_id)
            store.meldingen.set_mailed(email, None)
            for melding_id, ids in omslag.vertelt.items():
                store.meldingen.untell(MeldingId(UUID(melding_id)), set(map(UUID, ids)))


def tells_of(melding_id: MeldingId) -> Callable[[Omslag], bool]:
    """Whether a mail tells of this alert."""
    return lambda omslag: str(melding_id) in omslag.vertelt
