"""Keys: what is kept encrypted, and how a text is tied to the row it stands in.

Five things are sealed. Shielded addresses (with what contracts call their locations), what an e-mail alert needs, and the
list of shieldings have keys that can be changed one by one (`WIJZER_ADRES_SLEUTELS`; the last two follow from them, so that
none opens another). The secrets of second factors and waiting mail stand under keys that follow from `WIJZER_SECRET_KEY`.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wijzer.domain.fouten import WijzerFout
from wijzer.settings import Geheim, Settings

_BLOK = 512
"""Sealed texts are padded to a multiple of this: the length of a row says nothing about the length of an address."""


class SleutelFout(WijzerFout):
    """A key is missing or is not the one that this was sealed with. Names the setting, never what was sealed."""


class Zegel:
    """Seals texts, each for one owner: moved to another owner's row it no longer opens."""

    def __init__(self, sleutels: Sequence[bytes | str], *, instelling: str) -> None:
        if not sleutels:
            raise SleutelFout(f"{instelling} ontbreekt.")
        self._fernet = MultiFernet([Fernet(sleutel) for sleutel in sleutels])
        self._instelling = instelling

    def seal(self, eigenaar: str, tekst: str) -> bytes:
        """Encrypt with the first key. The owner is sealed in: it is checked when the text is opened."""
        inhoud = json.dumps([eigenaar, tekst]).encode()
        return self._fernet.encrypt(inhoud.ljust(-(-len(inhoud) // _BLOK) * _BLOK))

    def unseal(self, eigenaar: str, verzegeld: bytes) -> str:
        """Decrypt with whichever key fits. Raises `SleutelFout` for a wrong key, a damaged row and another owner's row."""
        gelezen = json.loads(self._try(self._fernet.decrypt, verzegeld))
        if gelezen[0] != eigenaar:
            raise SleutelFout(
                "Een versleuteld gegeven staat in de verkeerde rij: er is mee geschoven."
            )
        return str(gelezen[1])

    def reseal(self, verzegeld: bytes) -> bytes:
        """The same text under the first key."""
        return self._try(self._fernet.rotate, verzegeld)

    def __repr__(self) -> str:
        return "Zegel(…)"

    def _try(self, step: Callable[[bytes], bytes], verzegeld: bytes) -> bytes:
        try:
            return step(verzegeld)
        except InvalidToken:
            melding = f"Een versleuteld gegeven is niet te lezen. Controleer {self._instelling}."
            raise SleutelFout(melding) from None


@dataclass(frozen=True, slots=True, repr=False)
class Sleutels:
    """All keys of the office, made once per process."""

    adressen: Zegel
    factoren: Zegel
    mail: Zegel
    meldingen: Zegel
    meldinghash: bytes
    logboek: bytes
    lijst: Zegel
    """For the list of shieldings that is kept outside."""

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Derive what follows from the settings. Raises `SleutelFout` naming the setting that is missing."""
        geheim = settings.secret_key
        if geheim is None:
            raise SleutelFout("WIJZER_SECRET_KEY ontbreekt.")
        return cls(
            adressen=Zegel(
                [sleutel.expose() for sleutel in settings.adres_sleutels],
                instelling="WIJZER_ADRES_SLEUTELS",
            ),
            factoren=_zegel(geheim, "factoren"),
            mail=_zegel(geheim, "mail"),
            meldingen=_derived_zegel(settings, "meldingen"),
            meldinghash=_derive(geheim, "meldinghash"),
            logboek=_derive(geheim, "logboek"),
            lijst=_derived_zegel(settings, "afschermingen"),
        )


def _zegel(geheim: Geheim, doel: str) -> Zegel:
    sleutel = urlsafe_b64encode(_derive(geheim, doel))
    return Zegel([sleutel], instelling="WIJZER_SECRET_KEY")


def _derived_zegel(settings: Settings, doel: str) -> Zegel:
    """A seal whose keys follow from those of the addresses, and open no address."""
    return Zegel(
        [urlsafe_b64encode(_derive(sleutel, doel)) for sleutel in settings.adres_sleutels],
        instelling="WIJZER_ADRES_SLEUTELS",
    )


def _derive(geheim: Geheim, doel: str) -> bytes:
    """One key per purpose (HKDF, RFC 5869): what leaks of one says nothing about another."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"wijzer/{doel}/1".encode())
    return hkdf.derive(geheim.expose().encode())
