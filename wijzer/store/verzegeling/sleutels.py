"""Keys: what is kept encrypted, and how a text is tied to the row it stands in.

Six things are sealed. Shielded addresses (with what contracts call their locations), what an e-mail
alert needs, forms that wait for who typed them, and the list of shieldings stand under
`WIJZER_ADRES_SLEUTELS` (the last three under keys that follow from them, so that none opens
another). The secrets of second factors and waiting mail stand under keys that follow from
`WIJZER_SECRET_KEY`, and so do the hashes that alerts are found by and the chain of the audit trail.
Of both settings the first key seals and every key opens.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wijzer.domain.fouten import WijzerFout
from wijzer.settings import Geheim, Settings

SECRET_KEY, ADRES_SLEUTELS = "WIJZER_SECRET_KEY", "WIJZER_ADRES_SLEUTELS"

_BLOK = 512
"""Sealed texts are padded to a multiple of this: the length of a row says nothing about the length of an address."""


class SleutelFout(WijzerFout):
    """A key is missing or is not the one that this was sealed with. Names the setting, never what was sealed."""


class Zegelstand(Enum):
    """The key under which something is sealed: the first, an older one, or none that is known (or it is damaged)."""

    EERSTE = "eerste"
    OUDER = "ouder"
    DICHT = "dicht"


class Zegel:
    """Seals texts, each for one owner: moved to another owner's row it no longer opens."""

    def __init__(self, sleutels: Sequence[bytes | str], *, instelling: str) -> None:
        if not sleutels:
            raise SleutelFout(f"{instelling} ontbreekt.")
        fernets = [Fernet(sleutel) for sleutel in sleutels]
        self._eerste, self._fernet = fernets[0], MultiFernet(fernets)
        self._instelling = instelling

    def seal(self, eigenaar: str, tekst: str) -> bytes:
        """Encrypt with the first key. The owner is sealed in: it is checked when the text is opened."""
        inhoud = json.dumps([eigenaar, tekst]).encode()
        return self._fernet.encrypt(inhoud.ljust(-(-len(inhoud) // _BLOK) * _BLOK))

    def unseal(self, eigenaar: str, verzegeld: bytes) -> str:
        """Decrypt with whichever key fits.

        Raises `SleutelFout` for a wrong key, a damaged row and another owner's row.
        """
        van, tekst = json.loads(self._try(self._fernet.decrypt, verzegeld))
        if van != eigenaar:
            raise SleutelFout(
                "Een versleuteld gegeven staat in de verkeerde rij: er is mee geschoven."
            )
        return str(tekst)

    def try_unseal(self, eigenaar: str, verzegeld: bytes) -> str | None:
        """Decrypt, or give None for what no key opens.

        It is for whoever reads many rows, of which one must not stop the rest.
        """
        try:
            return self.unseal(eigenaar, verzegeld)
        except SleutelFout:
            return None

    def stand(self, eigenaar: str, verzegeld: bytes) -> Zegelstand:
        """Say under which key this is sealed for its owner, without telling what."""
        if self.try_unseal(eigenaar, verzegeld) is None:
            return Zegelstand.DICHT
        with suppress(InvalidToken):
            self._eerste.decrypt(verzegeld)
            return Zegelstand.EERSTE
        return Zegelstand.OUDER

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
    concepten: Zegel
    meldinghash: tuple[bytes, ...]
    """The first makes hashes; what was hashed with a later one is found by that."""
    logboek: tuple[bytes, ...]
    """The first makes the links of the chain; a link of any of them fits."""
    lijst: Zegel
    """The seal of the list of shieldings that is kept outside."""

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Derive what follows from the settings. Raises `SleutelFout` naming the setting that is missing."""
        geheimen = settings.secret_keys
        if not geheimen:
            raise SleutelFout("WIJZER_SECRET_KEY ontbreekt.")
        return cls(
            adressen=Zegel(
                [sleutel.expose() for sleutel in settings.adres_sleutels],
                instelling=ADRES_SLEUTELS,
            ),
            factoren=_derived_zegel(geheimen, "factoren", SECRET_KEY),
            mail=_derived_zegel(geheimen, "mail", SECRET_KEY),
            meldingen=_derived_zegel(settings.adres_sleutels, "meldingen", ADRES_SLEUTELS),
            concepten=_derived_zegel(settings.adres_sleutels, "concepten", ADRES_SLEUTELS),
            meldinghash=tuple(_derive(geheim, "meldinghash") for geheim in geheimen),
            logboek=tuple(_derive(geheim, "logboek") for geheim in geheimen),
            lijst=_derived_zegel(settings.adres_sleutels, "afschermingen", ADRES_SLEUTELS),
        )


def _derived_zegel(geheimen: Sequence[Geheim], doel: str, instelling: str) -> Zegel:
    """A seal whose keys follow from those that were set, one from each, and open nothing else."""
    return Zegel(
        [urlsafe_b64encode(_derive(geheim, doel)) for geheim in geheimen], instelling=instelling
    )


def _derive(geheim: Geheim, doel: str) -> bytes:
    """One key per purpose (HKDF, RFC 5869): what leaks of one says nothing about another."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"wijzer/{doel}/1".encode())
    return hkdf.derive(geheim.expose().encode())
