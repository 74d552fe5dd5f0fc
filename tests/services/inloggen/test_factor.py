"""Codes of an app and recovery codes: right once, within half a minute either way."""

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, twente_in
from tests.steun.accounts import add_account
from wijzer.domain.accounts.getyptecode import bare_code
from wijzer.services.inloggen.bewijs import use_own_code
from wijzer.services.inloggen.factor import find_stap, keep_herstelcodes, use_code, use_herstelcode
from wijzer.services.inloggen.geheimen import hash_herstelcode, new_herstelcodes, new_token

GEHEIM = base64.b32encode(b"a secret of 20 bytes").decode()


@given(st.integers(min_value=-300, max_value=300))
def test_a_code_is_good_for_its_own_step_and_one_to_either_side(seconds):
    later = AT + timedelta(seconds=seconds)
    stappen = int(later.timestamp()) // 30 - int(AT.timestamp()) // 30
    assert (find_stap(GEHEIM, pyotp.TOTP(GEHEIM).at(later), at=AT) is not None) == (
        abs(stappen) <= 1
    )


@given(st.text(max_size=40))
def test_any_text_as_a_code_gets_an_answer(code):
    assert find_stap(GEHEIM, code, at=AT) is None or bare_code(code).isdigit()


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
GETYPT: dict[str, Callable[[str], str]] = {
    "full width": lambda code: code.translate(FULL_WIDTH),
    "Arabic": lambda code: code.translate(ARABIC),
    "space": lambda code: f"{code[:3]} {code[3:]}",
    "dash": lambda code: f"{code[:3]}-{code[3:]}",
    "en dash": lambda code: f"{code[:3]}–{code[3:]}",
    "no-break space": lambda code: f"{code[:3]}\xa0{code[3:]}",
    "zero width": lambda code: f"\ufeff{code[:3]}\u200b{code[3:]}",
    "line end": lambda code: f"{code}\r\n",
}


@pytest.mark.parametrize("typ", GETYPT.values(), ids=GETYPT)
def test_a_code_works_however_it_is_typed_and_once_in_all_ways_together(store, typ):
    twente_in(store)
    account = add_account(store)
    code = account.code(AT)
    assert use_own_code(store, account.gebruiker, typ(code), new_id=uuid4, at=AT)
    for nog_eens in (code, typ(code), f"{code[:2]} {code[2:]}"):
        assert not use_own_code(store, account.gebruiker, nog_eens, new_id=uuid4, at=AT)


@pytest.mark.parametrize("typ", GETYPT.values(), ids=GETYPT)
def test_a_code_of_another_step_works_in_no_way_of_typing(typ):
    over_tijd = pyotp.TOTP(GEHEIM).at(AT + timedelta(minutes=5))
    assert find_stap(GEHEIM, typ(over_tijd), at=AT) is None


def test_of_two_who_give_the_same_code_at_once_one_gets_in(database):
    with database.transaction(at=AT) as store:
        twente_in(store)
        account = add_account(store)

    def give(_: int) -> bool:
        with database.transaction(at=AT) as store:
            return use_code(store, account.gebruiker, account.code(AT), at=AT)

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(give, range(4))) == [False, False, False, True]


def test_a_code_before_the_last_one_is_refused(store):
    twente_in(store)
    account = add_account(store)
    assert use_code(store, account.gebruiker, account.code(AT), at=AT)
    earlier = account.code(AT - timedelta(seconds=30))
    assert not use_code(store, account.gebruiker, earlier, at=AT)


def test_a_recovery_code_works_once_however_it_is_typed(store):
    twente_in(store)
    account = add_account(store)
    codes = new_herstelcodes()
    keep_herstelcodes(store, account.gebruiker, codes, new_id=uuid4)
    assert not use_herstelcode(store, account.gebruiker, "AAAA-BBBB-CCCC-DDDD", at=AT)
    assert use_herstelcode(
        store, account.gebruiker, f" {codes[3].lower().replace('-', ' ')} ", at=AT
    )
    assert use_own_code(
        store, account.gebruiker, codes[4].replace("-", "\u2011\u200b") + "\n", new_id=uuid4, at=AT
    )
    assert not use_herstelcode(store, account.gebruiker, codes[4], at=AT)
    assert not use_herstelcode(store, account.gebruiker, codes[3], at=AT)
    assert len(store.gebruikers.herstelcodes(account.gebruiker.id)) == 8


def test_a_recovery_code_of_somebody_else_does_not_work(store):
    twente_in(store)
    een, ander = add_account(store), add_account(store)
    codes = new_herstelcodes()
    keep_herstelcodes(store, een.gebruiker, codes, new_id=uuid4)
    assert not use_herstelcode(store, ander.gebruiker, codes[0], at=AT)


def test_recovery_codes_are_long_and_all_different():
    codes = [code for _ in range(20) for code in new_herstelcodes()]
    assert len(set(codes)) == len(codes) == 200
    assert all(len(code.replace("-", "")) == 16 for code in codes)
    assert all(code not in hash_herstelcode(code) for code in codes)


def test_a_token_has_at_least_128_bits():
    assert len(base64.urlsafe_b64decode(new_token() + "==")) >= 16
