"""What the jobs keep watch on: the clock, the mail, the heartbeat, the publication, and what may be taken away."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, make_gebruiker
from tests.services.buurregio import BEA_ACCOUNT, BOB_ACCOUNT, FRANS_ACCOUNT, JO_ACCOUNT
from wijzer.domain.accounts.gebruiker import SESSIE_NASLEEP, SESSIE_STIL, Sessie
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.services.taken.geef_hartslag import GENOEG, geef_hartslag
from wijzer.services.taken.geloof_klok import STIL_HOOGUIT, is_klok_believed
from wijzer.services.taken.mailstand import Mailstand, overzie_mail
from wijzer.services.taken.meld_publicatieverschil import meld_publicatieverschil
from wijzer.services.taken.ruim_op import BEWAAR_MAIL, BEWAAR_RUNS, BEWAAR_TOEKOMST, ruim_op
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.engine import Database
from wijzer.store.store import Store

OP_SQLITE = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)
MOMENT = timedelta(seconds=1)
UUR = timedelta(hours=1)


def ran(store: Store, *na: timedelta) -> None:
    """A job began so long after now, or before it."""
    for wanneer in na:
        store.taken.start(uuid4(), "opruimen", None, AT + wanneer)


@OP_SQLITE
@pytest.mark.parametrize(
    ("runs", "geloofd"),
    [
        ((), True),
        ((-20 * UUR,), True),
        ((-STIL_HOOGUIT,), True),
        ((-STIL_HOOGUIT - MOMENT,), False),
        ((-11 * UUR,), True),
        ((-STIL_HOOGUIT - MOMENT, -11 * UUR), False),
        ((-20 * UUR, 2 * UUR), False),
        ((-20 * UUR, KLOKVERSCHIL - MOMENT), True),
        ((30 * UUR,), False),
        ((-20 * UUR, 30 * UUR), True),
    ],
    ids=[
        "new", "last night", "a week ago", "longer ago", "this night only", "woken just now", "fell behind",
        "another machine", "years ahead", "far ahead long ago",
    ],
)  # fmt: skip
def test_the_clock_is_believed_when_the_nights_before_it_fit(store: Store, runs, geloofd: bool):
    ran(store, *runs)
    assert is_klok_believed(store, at=AT) is geloofd


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


def test_a_heartbeat_is_written_when_the_last_is_old_or_of_the_future(database: Database):
    assert geef_hartslag(database, at=AT)
    assert not geef_hartslag(database, at=AT + GENOEG - MOMENT)
    assert geef_hartslag(database, at=AT + GENOEG)
    assert not geef_hartslag(database, at=AT + MOMENT)
    assert geef_hartslag(database, at=AT - UUR), "that one came from a clock that was wrong"
    with database.read() as store:
        assert store.hartslag.last() == AT - UUR


def test_every_active_beheerder_of_every_region_is_told_of_a_difference_and_nobody_else(
    twente: Store,
):
    twente.gebruikers.add(make_gebruiker(uitgeschakeld_at=AT))
    twente.gebruikers.add(make_gebruiker(totp_geheim=None))
    assert meld_publicatieverschil(twente, 3, new_id=uuid4, at=AT) == 3
    mails = twente.mail.due(AT)
    assert {mail.aan for mail in mails} == {
        BEA_ACCOUNT.email, BOB_ACCOUNT.email, FRANS_ACCOUNT.email,
    }  # fmt: skip
    assert {mail.soort for mail in mails} == {"publicatieverschil"}
    assert all("3" in mail.tekst for mail in mails)


def test_what_can_be_used_no_more_goes_and_what_can_stays(twente: Store):
    na = AT + SESSIE_STIL + SESSIE_NASLEEP
    for naam, gezien in (("oud", AT - MOMENT), ("net", AT + MOMENT), ("straks", na + UUR)):
        twente.gebruikers.add_sessie(
            Sessie(token_hash=naam, gebruiker_id=JO_ACCOUNT.id, volledig=True, created_at=gezien, gezien_at=gezien)
        )  # fmt: skip
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
