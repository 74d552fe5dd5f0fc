"""Files that wait to be confirmed: sealed, once, for their owner, for half an hour."""

import base64
import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import AT
from tests.steun.databases.schijf import small_disk
from wijzer.domain.storing import SchijfFout
from wijzer.gateways.wachtkamer import GELDIG, WachtendBestand, Wachtkamer
from wijzer.settings import Geheim

SLEUTEL = Geheim(base64.urlsafe_b64encode(b"a key of 32 bytes for tests only").decode())
BESTAND = WachtendBestand("contracten", b"straat;huisnummer\r\nCanariestraat\0;4321")


@pytest.fixture
def kamer(tmp_path: Path) -> Wachtkamer:
    return Wachtkamer(tmp_path / "wachtkamer", SLEUTEL)


def keep(kamer: Wachtkamer, token: str = "een", van: str = "twente/bea") -> None:
    kamer.keep(BESTAND, token=token, van=van, at=AT)


def test_a_file_comes_back_as_it_was_and_only_once(kamer):
    keep(kamer)
    assert kamer.take("een", van="twente/bea", at=AT) == BESTAND
    assert kamer.take("een", van="twente/bea", at=AT) is None


def test_it_lies_sealed_and_for_this_user_alone(kamer, tmp_path):
    keep(kamer)
    (pad,) = (tmp_path / "wachtkamer").iterdir()
    assert b"Canarie" not in pad.read_bytes()
    assert pad.stat().st_mode & 0o777 == 0o600
    assert pad.parent.stat().st_mode & 0o777 == 0o700
    assert "een" not in pad.stem


def test_somebody_elses_file_stays_where_it_is(kamer):
    keep(kamer)
    assert kamer.take("een", van="friesland/fokke", at=AT) is None
    assert kamer.take("een", van="twente/bea", at=AT) == BESTAND


@pytest.mark.parametrize("token", ["", "twee", "../een", "een\0"])
def test_an_unknown_token_finds_nothing(kamer, token):
    keep(kamer)
    assert kamer.take(token, van="twente/bea", at=AT) is None


def test_after_half_an_hour_it_is_worth_nothing(kamer):
    keep(kamer)
    laat = AT + GELDIG + timedelta(seconds=1)
    assert kamer.take("een", van="twente/bea", at=laat) is None


def test_another_key_opens_nothing(kamer, tmp_path):
    keep(kamer)
    ander = Geheim(base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode())
    assert Wachtkamer(tmp_path / "wachtkamer", ander).take("een", van="twente/bea", at=AT) is None


def test_a_file_of_before_a_change_of_key_opens_while_the_old_key_stands_there(tmp_path, kamer):
    keep(kamer)
    nieuw = Geheim(base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode())
    beide = Wachtkamer(tmp_path / "wachtkamer", nieuw, SLEUTEL)
    assert beide.take("een", van="twente/bea", at=AT) == BESTAND
    keep(beide)
    assert kamer.take("een", van="twente/bea", at=AT) is None
    assert (
        Wachtkamer(tmp_path / "wachtkamer", nieuw).take("een", van="twente/bea", at=AT) == BESTAND
    )


def test_what_waited_too_long_goes_when_the_next_one_comes(kamer, tmp_path):
    keep(kamer)
    (oud,) = (tmp_path / "wachtkamer").iterdir()
    terug = (AT - 2 * GELDIG).timestamp()
    os.utime(oud, (terug, terug))
    keep(kamer, "twee")
    assert not oud.exists()


def test_what_waits_does_not_show_in_a_repr():
    assert "Canarie" not in repr(BESTAND)


def test_a_full_disk_says_so_and_no_half_file_waits(kamer, tmp_path):
    with small_disk(50), pytest.raises(SchijfFout):
        keep(kamer)
    assert list((tmp_path / "wachtkamer").iterdir()) == []
    assert kamer.take("een", van="twente/bea", at=AT) is None


def test_a_file_where_its_folder_should_be_is_told(kamer, tmp_path):
    (tmp_path / "wachtkamer").write_text("een bestand")
    with pytest.raises(SchijfFout) as fout:
        keep(kamer)
    assert "een bestand waar een map moet zijn" in fout.value.voor_beheer
