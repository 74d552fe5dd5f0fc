"""The chain of the audit trail: what ties each fact to the one before it, and how a change shows.

A fact carries an HMAC over itself and the hash before it, under the key that was first when it was
written; a hash under any key that is known fits. Before an older key goes, `wijzer sleutels` checks
the chain and adds a fact that confirms it: it holds a digest of all facts before it and is itself
under the new key. So those still prove true when their own key is gone.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

BEKRACHTIGD = "logboek bekrachtigd"
"""The deed of a fact that confirms the ones before it."""


class Ketting:
    """Goes past the facts in their order, and knows of the first that does not fit. It can stop and go on later."""

    def __init__(self, sleutels: Sequence[bytes]) -> None:
        self._sleutels = sleutels
        self._vorige = ""
        self._afdruk = sha256()
        self._gebroken: int | None = None
        self._onbewezen: int | None = None
        self.tot = 0
        """The number of the last fact that was seen."""

    @property
    def fout(self) -> int | None:
        """The number of the first fact that does not fit (changed, left out, moved, added, or under an unknown key)."""
        return self._onbewezen if self._gebroken is None else self._gebroken

    @property
    def gebroken(self) -> bool:
        """Whether facts are missing, or differ from what was confirmed: what comes after cannot be told any more."""
        return self._gebroken is not None

    @property
    def afdruk(self) -> str:
        """A digest of everything that was seen."""
        return self._afdruk.hexdigest()

    def see(self, nummer: int, feit: Mapping[str, Any], hash_: str) -> None:
        """Look at the next fact."""
        if self._gebroken is not None:
            return
        if nummer != self.tot + 1:
            self._gebroken = self.fout or self.tot + 1
            return
        self._judge(nummer, feit, hash_)
        self._afdruk.update(f"{_as_text(nummer, feit, self._vorige)}{hash_}\n".encode())
        self._vorige, self.tot = hash_, nummer

    def _judge(self, nummer: int, feit: Mapping[str, Any], hash_: str) -> None:
        eigen = (make_hash(sleutel, nummer, feit, self._vorige) for sleutel in self._sleutels)
        if not any(hmac.compare_digest(eigen_hash, hash_) for eigen_hash in eigen):
            self._onbewezen = self._onbewezen or nummer
        elif feit["handeling"] == BEKRACHTIGD:
            self._confirm(nummer, feit["details"])

    def _confirm(self, nummer: int, details: Mapping[str, Any]) -> None:
        """All that came before is what it was when it was confirmed, or something was changed since."""
        if details["afdruk"] == self.afdruk:
            self._onbewezen = None
        else:
            self._gebroken = self._onbewezen or nummer


def make_hash(sleutel: bytes, nummer: int, feit: Mapping[str, Any], vorige: str) -> str:
    """The hash of a fact with this number, after the hash of the one before it."""
    return hmac.new(sleutel, _as_text(nummer, feit, vorige).encode(), sha256).hexdigest()


def _as_text(nummer: int, feit: Mapping[str, Any], vorige: str) -> str:
    inhoud = {**feit, "nummer": nummer, "vorige": vorige}
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(waarde: object) -> str:
    return waarde.isoformat() if isinstance(waarde, datetime) else str(waarde)
