"""Keys as they are set: one, or several with commas between them while one takes over from another."""

from __future__ import annotations

import base64
import binascii

from wijzer.settings.waarden import Geheim, Onjuist

SECRET_KEY_LENGTH = 32
ADRES_SLEUTEL_BYTES = 32


def parse_secret_keys(text: str) -> tuple[Geheim, ...]:
    """Read keys with commas between them; the first signs and seals, all of them verify and open."""
    sleutels = _parts(text)
    kort = [nummer for nummer, deel in enumerate(sleutels, 1) if len(deel) < SECRET_KEY_LENGTH]
    if kort:
        welke = f"; dat is {_which(kort, len(sleutels))} niet" if len(sleutels) > 1 else ""
        raise Onjuist(f"moet minstens {SECRET_KEY_LENGTH} tekens lang zijn{welke}")
    return _all_different(sleutels)


def _which(nummers: list[int], aantal: int) -> str:
    """Say which of the keys between the commas are meant."""
    namen = " en ".join(map(str, nummers))
    return f"sleutel {namen} van de {aantal} tussen de komma's"


def parse_adres_sleutels(text: str) -> tuple[Geheim, ...]:
    """Read keys with commas between them; the first encrypts, all of them decrypt."""
    sleutels = _parts(text)
    for sleutel in sleutels:
        _require_key(sleutel)
    return _all_different(sleutels)


def _parts(text: str) -> list[str]:
    return [deel.strip() for deel in text.split(",")]


def _all_different(sleutels: list[str]) -> tuple[Geheim, ...]:
    if len(set(sleutels)) != len(sleutels):
        raise Onjuist("bevat dezelfde sleutel twee keer")
    return tuple(Geheim(sleutel) for sleutel in sleutels)


def _require_key(sleutel: str) -> None:
    try:
        bytes_ = base64.b64decode(sleutel.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        bytes_ = b""
    if len(bytes_) != ADRES_SLEUTEL_BYTES:
        raise Onjuist(f"moet bestaan uit sleutels van {ADRES_SLEUTEL_BYTES} bytes in base64 (url)")
