"""Files that somebody brought and has yet to confirm: sealed, for that person alone, for half an hour.

A contract list holds addresses that are shielded by nature, so it never lies on a disk in the clear. Where several
machines serve the office, a file is found only on the one that received it: whoever confirms elsewhere brings it again.
"""

from base64 import urlsafe_b64encode
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from wijzer.domain.storing import disk_explained
from wijzer.gateways.bestand import write_private
from wijzer.settings import Geheim

GELDIG = timedelta(minutes=30)
_SCHEIDING = b"\0"


@dataclass(frozen=True, slots=True)
class WachtendBestand:
    """A file as it was brought, and what was said to be in it."""

    soort: str
    inhoud: bytes

    def __repr__(self) -> str:
        return f"WachtendBestand({self.soort})"


class Wachtkamer:
    """A folder of sealed files, each known by a token that only its owner has."""

    def __init__(self, folder: Path, *sleutels: Geheim) -> None:
        self._folder = folder
        self._sleutels = [sleutel.expose().encode() for sleutel in sleutels]

    def keep(self, wachtend: WachtendBestand, *, token: str, van: str, at: datetime) -> None:
        """Let a file wait; what waited too long is thrown away. Raises `SchijfFout`, and then nothing waits."""
        helder = _SCHEIDING.join([van.encode(), wachtend.soort.encode(), wachtend.inhoud])
        verzegeld = self._seals(token)[0].encrypt_at_time(helder, int(at.timestamp()))
        with disk_explained():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._throw_away_old(at)
            write_private(self._path(token), verzegeld)

    def take(self, token: str, *, van: str, at: datetime) -> WachtendBestand | None:
        """The file of this token, once.

        None when it is not there (any more), somebody else's, or under no key that is known.
        """
        pad = self._path(token)
        try:
            helder = MultiFernet(self._seals(token)).decrypt_at_time(
                pad.read_bytes(), int(GELDIG.total_seconds()), int(at.timestamp())
            )
        except (FileNotFoundError, InvalidToken):
            return None
        eigenaar, soort, inhoud = helder.split(_SCHEIDING, 2)
        if eigenaar.decode() != van:
            return None
        pad.unlink(missing_ok=True)
        return WachtendBestand(soort.decode(), inhoud)

    def _seals(self, token: str) -> list[Fernet]:
        """A key of its own per file: without the token even this machine cannot read it.

        The first key seals, all open.
        """
        gemaakt = (sha256(sleutel + token.encode()).digest() for sleutel in self._sleutels)
        return [Fernet(urlsafe_b64encode(sleutel)) for sleutel in gemaakt]

    def _path(self, token: str) -> Path:
        return self._folder / f"{sha256(b'naam' + token.encode()).hexdigest()}.verzegeld"

    def _throw_away_old(self, at: datetime) -> None:
        for pad in self._folder.glob("*.verzegeld"):
            with suppress(FileNotFoundError):
                if pad.stat().st_mtime < (at - GELDIG).timestamp():
                    pad.unlink()
