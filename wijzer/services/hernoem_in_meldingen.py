"""What got another public id, because it is shielded from now on, is no news for any alert and stands in no mail."""

from collections.abc import Mapping

from wijzer.domain.ids import PubliekId
from wijzer.services.meldingdagmail import DAG
from wijzer.services.neem_meldingmail_terug import neem_meldingmail_terug
from wijzer.store.mail import Omslag
from wijzer.store.store import Store


def hernoem_in_meldingen(store: Store, nieuw: Mapping[PubliekId, PubliekId]) -> None:
    """Let alerts know these by their new ids, and take back mail that waits and still names an old one.

    What else such a mail tells is told again at the next look.
    """
    if not nieuw:
        return
    store.meldingen.follow(nieuw)
    oud = set(map(str, nieuw))

    def names_one(omslag: Omslag) -> bool:
        return any(not oud.isdisjoint(ids) for ids in omslag.vertelt.values())

    for omslag in filter(names_one, store.mail.waiting(DAG)):
        neem_meldingmail_terug(store, omslag.aan, when=names_one)
