"""The beheerders hear that the public tables are not what they should be."""

from uuid import uuid4

from tests.factories import AT, make_gebruiker
from tests.services.buurregio import BEA_ACCOUNT, BOB_ACCOUNT, FRANS_ACCOUNT
from wijzer.services.taken.meld_publicatieverschil import meld_publicatieverschil
from wijzer.store.store import Store


def test_every_active_beheerder_of_every_region_is_told_of_a_difference_and_nobody_else(
    twente: Store,
):
    twente.gebruikers.add(make_gebruiker(uitgeschakeld_at=AT))
    twente.gebruikers.add(make_gebruiker(totp_geheim=None))
    assert meld_publicatieverschil(twente, 3, new_id=uuid4, at=AT) == 3
    mails = twente.mail.due(AT)
    assert {mail.aan for mail in mails} == {
        BEA_ACCOUNT.email,
        BOB_ACCOUNT.email,
        FRANS_ACCOUNT.email,
    }
    assert {mail.soort for mail in mails} == {"publicatieverschil"}
    assert all("3" in mail.tekst for mail in mails)
