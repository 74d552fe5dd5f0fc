"""What got another public id, because it is shielded or opened from now on, stands under its old one in no mail."""

from collections.abc import Collection

from wijzer.domain.ids import PubliekId
from wijzer.services.meldingen.dagmail import DAG
from wijzer.services.meldingen.neem_meldingmail_terug import neem_meldingmail_terug
from wijzer.store.store import Store
from wijzer.store.taken.mail import Omslag


def vergeet_in_meldingmail(store: Store, weg: Collection[PubliekId]) -> None:
    """Take back mail that waits and names one of these ids. What else such a mail tells is told again at the next look.

    Under its new id a locatie is news to every alert, like anything else that is new. Were it no
    news, who gets no mail of a new page would know that it took the place of an old one.
    """
    oud = set(map(str, weg))

    def names_one(omslag: Omslag) -> bool:
        return any(not oud.isdisjoint(ids) for ids in omslag.vertelt.values())

    for omslag in filter(names_one, store.mail.waiting(DAG) if oud else ()):
        neem_meldingmail_terug(store, omslag.aan, when=names_one)
