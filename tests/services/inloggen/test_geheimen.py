"""Passwords are worked out one at a time: that is heavy on purpose, and others need the machine too."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest
from argon2.exceptions import VerifyMismatchError

from wijzer.services.inloggen import geheimen


class Zwaar:
    """A hasher that notes how many ask it at the same moment."""

    def __init__(self) -> None:
        self.meeste = 0
        self._bezig = 0
        self._lock = threading.Lock()

    def hash(self, _wachtwoord: str) -> str:
        self._work()
        return "hash"

    def verify(self, _bewaard: str, wachtwoord: str) -> None:
        self._work()
        if wachtwoord == "fout":
            raise VerifyMismatchError

    def _work(self) -> None:
        with self._lock:
            self._bezig += 1
            self.meeste = max(self.meeste, self._bezig)
        time.sleep(0.02)
        with self._lock:
            self._bezig -= 1


def test_many_who_sign_in_at_once_take_turns(monkeypatch: pytest.MonkeyPatch):
    zwaar = Zwaar()
    monkeypatch.setattr(geheimen, "_hasher", zwaar)
    with ThreadPoolExecutor(8) as draden:
        gemaakt = draden.map(geheimen.hash_wachtwoord, ["goed"] * 4)
        gelijk = draden.map(geheimen.is_wachtwoord, ["goed", "fout"] * 4, repeat("hash"))
        assert [*gelijk] == [True, False] * 4
        assert [*gemaakt] == ["hash"] * 4
    assert zwaar.meeste == 1


def test_who_does_not_exist_takes_as_long_as_who_does_and_has_no_password():
    """The hash that is compared with then was made of `x`."""
    assert geheimen._hasher.check_needs_rehash(geheimen._NIEMAND) is False
    assert geheimen._hasher.verify(geheimen._NIEMAND, "x")
    assert geheimen.is_wachtwoord("x", None) is False
