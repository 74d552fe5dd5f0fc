"""Changing the own password, app or recovery codes: who found an open browser cannot, and every other browser is out."""

from uuid import uuid4

import pyotp
import pytest

from tests.factories import AT
from tests.services.accounts.wereld_accounts import (
    ANDER_GEHEIM,
    GEHEIM,
    HERSTELCODES,
    NIEUW,
    Buurt,
    Mens,
    hash_quickly,
)
from tests.steun.accounts import WACHTWOORD
from wijzer.domain.fouten import NietToegestaan, Ongeldig
from wijzer.services.accounts.wijzig_account import (
    vernieuw_herstelcodes,
    vervang_factor,
    wijzig_wachtwoord,
)
from wijzer.services.inloggen.geheimen import is_wachtwoord
from wijzer.store.engine import Database
from wijzer.store.store import Store


@pytest.fixture
def mens(database: Database, monkeypatch: pytest.MonkeyPatch) -> Mens:
    hash_quickly(monkeypatch)
    return Buurt.make(database).somebody()


def change_password(
    store: Store, mens: Mens, wachtwoord: str = WACHTWOORD, nieuw: str = NIEUW
) -> None:
    wijzig_wachtwoord(
        store,
        mens.heel,
        wachtwoord=wachtwoord,
        nieuw=nieuw,
        sessie_token=mens.token("change_password"),
        mail_id=uuid4(),
        at=AT,
    )


def replace_factor(
    store: Store, mens: Mens, *, wachtwoord: str = WACHTWOORD, bewijs: str = "", code: str = ""
) -> None:
    vervang_factor(
        store,
        mens.heel,
        wachtwoord=wachtwoord,
        bewijs=bewijs or pyotp.TOTP(GEHEIM).at(AT),
        geheim=ANDER_GEHEIM,
        code=code or pyotp.TOTP(ANDER_GEHEIM).at(AT),
        herstelcodes=HERSTELCODES[5:],
        sessie_token=mens.token("replace_factor"),
        new_id=uuid4,
        at=AT,
    )


def renew(
    store: Store, mens: Mens, *, wachtwoord: str = WACHTWOORD, bewijs: str = HERSTELCODES[0]
) -> None:
    vernieuw_herstelcodes(
        store,
        mens.heel,
        wachtwoord=wachtwoord,
        bewijs=bewijs,
        herstelcodes=HERSTELCODES[4:7],
        new_id=uuid4,
        at=AT,
    )


def mails(store: Store) -> list[str]:
    return [mail.soort for mail in store.mail.due(AT)]


def test_only_this_browser_stays_signed_in_and_the_owner_is_told(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        change_password(store, mens)
        assert is_wachtwoord(NIEUW, store.gebruikers.get(mens.id).wachtwoord_hash)
        assert mails(store) == ["account_gewijzigd"]
    assert mens.ways_in() == ["change_password"] * 2, "no other session, and no link from a mail"


def test_without_the_present_password_nothing_changes(mens: Mens):
    voor = mens.end()
    for daad in (change_password, replace_factor, renew):
        with mens.buurt.database.transaction(at=AT) as store:
            with pytest.raises(Ongeldig) as fout:
                daad(store, mens, wachtwoord="niet het goede woord")
            assert fout.value.veld == "wachtwoord"
            assert mails(store) == []
    assert mens.end() == voor


def test_an_easy_password_is_told_beside_the_new_one(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        with pytest.raises(Ongeldig) as fout:
            change_password(store, mens, nieuw="aaaaaaaaaaaa")
        assert fout.value.veld == "nieuw"
        assert is_wachtwoord(WACHTWOORD, store.gebruikers.get(mens.id).wachtwoord_hash)


def test_a_new_app_asks_a_code_of_the_old_one_and_the_old_one_works_no_more(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        replace_factor(store, mens)
        assert store.gebruikers.get(mens.id).totp_geheim == ANDER_GEHEIM
        assert len(store.gebruikers.herstelcodes(mens.id)) == len(HERSTELCODES[5:])
    assert mens.ways_in() == ["replace_factor"] * 2


@pytest.mark.parametrize(
    ("bewijs", "code", "veld"), [("000000", "", "bewijs"), ("", "000000", "code")]
)
def test_with_one_code_wrong_the_old_app_stays(mens: Mens, bewijs: str, code: str, veld: str):
    voor = mens.end()
    with pytest.raises(Ongeldig) as fout, mens.buurt.database.transaction(at=AT) as store:
        replace_factor(store, mens, bewijs=bewijs, code=code)
    assert fout.value.veld == veld
    assert mens.end() == voor, "the code that was right is not used up"


def test_new_recovery_codes_make_the_old_ones_worth_nothing(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        renew(store, mens)
        assert set(mails(store)) == {"herstelcode", "herstelcodes_vernieuwd"}
    with mens.buurt.database.transaction(at=AT) as store, pytest.raises(Ongeldig):
        renew(store, mens, bewijs=HERSTELCODES[1])
    with mens.buurt.database.transaction(at=AT) as store:
        renew(store, mens, bewijs=HERSTELCODES[4])


def test_a_session_that_was_ended_meanwhile_changes_nothing(mens: Mens):
    with mens.buurt.database.transaction(at=AT) as store:
        mens.sign_out(store)
    for daad in (change_password, replace_factor, renew):
        with mens.buurt.database.transaction(at=AT) as store, pytest.raises(NietToegestaan):
            daad(store, mens)
