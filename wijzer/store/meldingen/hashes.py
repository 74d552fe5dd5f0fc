"""What alerts are found by: hashes and marks that only this installation can make, under each of its secret keys.

The first key makes them. What an older key made is recognised, so that a row, a link and a mail
that waits may each be of before a change of key or of after it.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from uuid import UUID

from wijzer.domain.fouten import NietGevonden

_HASH_BYTES, _MERK_BYTES = 32, 16


class Meldinghash:
    """Makes and recognises what alerts are found by."""

    def __init__(self, sleutels: Sequence[bytes]) -> None:
        self._sleutels = tuple(sleutels)

    @property
    def is_enkel(self) -> bool:
        """Whether there is one key, so that everything is hashed in one way."""
        return len(self._sleutels) == 1

    def first(self, doel: str, *delen: str) -> str:
        """The hash of a text as it is kept from now on; `doel` keeps uses apart."""
        return _hash(self._sleutels[0], doel, *delen)

    def ways(self, doel: str, *delen: str) -> list[str]:
        """The hash of a text under each key, the first key first."""
        return [_hash(sleutel, doel, *delen) for sleutel in self._sleutels]

    def post_ids(self, email: str) -> list[UUID]:
        """What a mail about all alerts of this address is about, under each key, the first key first."""
        return [_post_id(sleutel, _hash(sleutel, "adres", email)) for sleutel in self._sleutels]

    def post_ids_of(self, adres_hash: str) -> list[UUID]:
        """What such a mail is about, like `post_ids`, where only the hash of the address is known."""
        return [_post_id(sleutel, adres_hash) for sleutel in self._sleutels]

    def make_all_token(self, email: str) -> str:
        """The key of a link that stops everything of this address. Who reads the database cannot make it."""
        hash_ = self.first("adres", email)
        merk = self._marks(hash_)[0]
        return urlsafe_b64encode(bytes.fromhex(hash_) + merk).decode().rstrip("=")

    def address_of(self, token: str) -> str:
        """The hash of the address in such a key; raises `NietGevonden` for what is none."""
        try:
            inhoud = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (Error, ValueError):
            raise NietGevonden from None
        hash_, merk = inhoud[:_HASH_BYTES].hex(), inhoud[_HASH_BYTES:]
        if not any(hmac.compare_digest(merk, eigen) for eigen in self._marks(hash_)):
            raise NietGevonden
        return hash_

    def _marks(self, adres_hash: str) -> list[bytes]:
        return [bytes.fromhex(hash_)[:_MERK_BYTES] for hash_ in self.ways("alles", adres_hash)]


def _hash(sleutel: bytes, doel: str, *delen: str) -> str:
    return hmac.new(sleutel, json.dumps([doel, *delen]).encode(), "sha256").hexdigest()


def _post_id(sleutel: bytes, adres_hash: str) -> UUID:
    return UUID(hex=_hash(sleutel, "post", adres_hash)[:32])
