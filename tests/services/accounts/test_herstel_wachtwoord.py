"""A forgotten password: nobody hears whether an address has an account, and a link opens it once, for an hour."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT
from tests.services.accounts.wereld_accounts import hash_quickly
from tests.services.buurregio import BEA, GENODIGD_ACCOUNT, JO_ACCOUNT
from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.fouten import NietGevonden, Ongeldig
from wijzer.services.accounts.accepteer_uitnodiging import find_uitnodiging
from wijzer.services.accounts.herstel_wachtwoord import (
    HERSTELLINK_GELDIG,
    find_herstellink,
    herstel_wachtwoord,
    vraag_wachtwoord_herstel,
)
from wijzer.services.accounts.schakel_uit import schakel_uit
from wijzer.services.inloggen.geheimen import is_wachtwoord
from wijzer.store.engine import Database
from wijzer.store.store import Store

NIEUW = "zeven oude groene molens"
STRAKS = AT + timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_quickly(monkeypatch)


def ask(store: Store, email: str = JO_ACCOUNT.email, token: str = "een") -> None:
    vraag_wachtwoord_herstel(
        store, email, new_id=uuid4, token=token, basis_url="https://wijzer.example", at=AT
    )


def use(store: Store, token: str = "een", wachtwoord: str = NIEUW) -> None:
    herstel_wachtwoord(store, token, wachtwoord, mail_id=uuid4(), at=STRAKS)


def trail(store: Store) -> list[str]:
    return [regel.handeling for regel in store.logboek.page(None)]


def test_the_owner_gets_a_link_and_the_password_is_still_the_old_one(twente: Store):
    ask(twente)
    [mail] = twente.mail.due(AT)
    assert mail.aan == JO_ACCOUNT.email
    assert "https://wijzer.example/wachtwoord/een" in mail.tekst
    assert twente.gebruikers.get(JO_ACCOUNT.id) == JO_ACCOUNT
    assert find_herstellink(twente, "een", at=AT)[1] == JO_ACCOUNT


def test_for_any_other_address_nothing_is_sent_and_nothing_is_written(twente: Store):
    schakel_uit(twente, JO_ACCOUNT.id, new_id=uuid4, by=BEA, at=AT)
    voor = len(twente.mail.due(AT)), trail(twente)
    for email in ("niemand@zorg.example", GENODIGD_ACCOUNT.email, JO_ACCOUNT.email, "geen adres"):
        ask(twente, email)
    assert (len(twente.mail.due(AT)), trail(twente)) == voor


def test_a_new_password_ends_every_session_and_the_link_is_used_up(buren: Database):
    with buren.transaction(at=AT) as store:
        store.gebruikers.add_sessie(
            Sessie(
                token_hash="x",
                gebruiker_id=JO_ACCOUNT.id,
                volledig=True,
                created_at=AT,
                gezien_at=AT,
            )
        )
        ask(store)
    with buren.transaction(at=STRAKS) as store:
        use(store)
    with buren.transaction(at=STRAKS) as store:
        jo = store.gebruikers.get(JO_ACCOUNT.id)
        assert is_wachtwoord(NIEUW, jo.wachtwoord_hash)
        assert jo.totp_geheim == JO_ACCOUNT.totp_geheim, "the second step is still asked"
        assert store.gebruikers.sessies_of(jo.id) == []
        assert trail(store) == ["wachtwoord gewijzigd", "wachtwoordlink gevraagd"]
        with pytest.raises(NietGevonden):
            use(store, wachtwoord="acht nieuwe rode boten")
        assert is_wachtwoord(NIEUW, store.gebruikers.get(JO_ACCOUNT.id).wachtwoord_hash)


def test_a_password_that_is_too_easy_uses_no_link_up(buren: Database):
    with buren.transaction(at=AT) as store:
        ask(store)
    with pytest.raises(Ongeldig) as fout, buren.transaction(at=STRAKS) as store:
        use(store, wachtwoord="wachtwoord1234")
    assert fout.value.veld == "wachtwoord"
    with buren.transaction(at=STRAKS) as store:
        use(store)


def test_a_second_link_kills_the_first_and_none_lasts_longer_than_an_hour(twente: Store):
    ask(twente)
    ask(twente, token="twee")
    with pytest.raises(NietGevonden):
        use(twente)
    assert find_herstellink(twente, "twee", at=AT + HERSTELLINK_GELDIG)
    with pytest.raises(NietGevonden):
        find_herstellink(twente, "twee", at=AT + HERSTELLINK_GELDIG + timedelta(seconds=1))


def test_a_link_for_a_password_sets_up_no_second_factor(twente: Store):
    """Both are one-time links of one table: this one must not let somebody replace the app."""
    ask(twente)
    with pytest.raises(NietGevonden):
        find_uitnodiging(twente, "een", at=AT)
