"""What can be used no more is taken away, and so is what only a wrong clock can have kept."""

from datetime import timedelta
from uuid import uuid4

from tests.factories import AT
from tests.services.buurregio import JO_ACCOUNT
from wijzer.domain.accounts.gebruiker import SESSIE_NASLEEP, SESSIE_STIL, Sessie
from wijzer.services.taken.ruim_op import BEWAAR_MAIL, BEWAAR_RUNS, BEWAAR_TOEKOMST, ruim_op
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

MOMENT = timedelta(seconds=1)
UUR = timedelta(hours=1)


def ran(store: Store, *na: timedelta) -> None:
    """A job began so long after now, or before it."""
    for wanneer in na:
        store.taken.start(uuid4(), "opruimen", None, AT + wanneer)


def write(store: Store, at=AT) -> None:
    schrijf_mail(store, "herstelcodes_vernieuwd", "jo@bron.example", mail_id=uuid4(), at=at)


def test_what_can_be_used_no_more_goes_and_what_can_stays(twente: Store):
    na = AT + SESSIE_STIL + SESSIE_NASLEEP
    for naam, gezien in (("oud", AT - MOMENT), ("net", AT + MOMENT), ("straks", na + UUR)):
        twente.gebruikers.add_sessie(
            Sessie(
                token_hash=naam,
                gebruiker_id=JO_ACCOUNT.id,
                volledig=True,
                created_at=gezien,
                gezien_at=gezien,
            )
        )
    ran(
        twente,
        na - AT - BEWAAR_RUNS - UUR,
        na - AT - BEWAAR_RUNS + UUR,
        na - AT + BEWAAR_TOEKOMST + UUR,
    )
    for at in (na - BEWAAR_MAIL - UUR, na - BEWAAR_MAIL + UUR, na + BEWAAR_TOEKOMST + UUR):
        write(twente, at)
        for mail in twente.mail.due(at):
            twente.mail.sent(mail.id, at)
    geteld = ruim_op(twente, at=na)
    assert {sessie.token_hash for sessie in twente.gebruikers.sessies_of(JO_ACCOUNT.id)} == {"net"}
    assert len(twente.taken.runs()) == 1
    assert (geteld["sessies_en_uitnodigingen"], geteld["runs"], geteld["mails"]) == (2, 2, 2)
    assert not any(ruim_op(twente, at=na).values()), "a second time there is nothing left"
