"""How the outbox stands: what waits, since when, and what was given up."""

from datetime import timedelta
from uuid import uuid4

from tests.factories import AT
from wijzer.services.taken.mailstand import Mailstand, overzie_mail
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store

MOMENT = timedelta(seconds=1)
UUR = timedelta(hours=1)


def write(store: Store, at=AT) -> None:
    schrijf_mail(store, "herstelcodes_vernieuwd", "jo@bron.example", mail_id=uuid4(), at=at)


def test_an_empty_outbox_is_well_and_one_that_waits_for_half_an_hour_is_not(store: Store):
    assert overzie_mail(store, at=AT) == Mailstand(
        wachtend=0, oudste_at=None, opgegeven=0, loopt_vast=False
    )
    write(store)
    write(store, AT + UUR)
    op_tijd, te_laat = AT + timedelta(minutes=30), AT + timedelta(minutes=30) + MOMENT
    assert overzie_mail(store, at=op_tijd) == Mailstand(
        wachtend=2, oudste_at=AT, opgegeven=0, loopt_vast=False
    )
    assert overzie_mail(store, at=te_laat).loopt_vast


def test_what_was_given_up_is_told_for_a_week_and_waits_no_more(store: Store):
    write(store)
    [mail] = store.mail.due(AT)
    store.mail.failed(mail.id, "geweigerd", None)
    stand = overzie_mail(store, at=AT)
    assert (stand.wachtend, stand.opgegeven, stand.loopt_vast) == (0, 1, False)
    assert overzie_mail(store, at=AT + timedelta(days=7) + MOMENT).opgegeven == 0
