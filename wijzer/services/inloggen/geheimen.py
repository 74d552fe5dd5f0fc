"""Passwords and tokens: made, kept as a hash, compared. What is random is made here for the edges to pass on."""

import hashlib
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from wijzer.domain.accounts.getyptecode import bare_code

TOKEN_BYTES = 32
"""256 bits; at least 128 are asked (ASVS 5.0, V7.2)."""

HERSTELCODES = 10
HERSTELCODE_TEKENS = 16
_ALFABET = (
    "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 characters that cannot be mistaken for one another
)

_hasher = (
    PasswordHasher()
)  # argon2id with the library's own parameters (RFC 9106, low-memory profile)
_BEURT = threading.Lock()
"""One password at a time in this process.

Each takes four threads and 64 MB, and the public pages need the cores too.
"""
_NIEMAND = "$argon2id$v=19$m=65536,t=3,p=4$M8o6fxTdoFXCdIsfzUGQpg$BSQ+wROierYGBwD3r8G8H46MhmHzkd2a+aV5H8kelQQ"
"""A hash that asks as much as that of a real password.

It opens nothing, so it need not be secret or made anew at every start.
"""


def new_token() -> str:
    """Make a token for a session or a one-time link, fit for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Give the form in which a token is kept: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_wachtwoord(wachtwoord: str) -> str:
    """Hash a password with argon2id; takes tens of milliseconds on purpose, and waits for its turn."""
    with _BEURT:
        return _hasher.hash(wachtwoord)


def is_wachtwoord(wachtwoord: str, bewaard: str | None) -> bool:
    """Compare a password; with nothing to compare to it takes as long and is False."""
    try:
        with _BEURT:
            _hasher.verify(bewaard or _NIEMAND, wachtwoord)
    except (VerificationError, InvalidHashError):
        return False
    return bewaard is not None


def new_herstelcodes() -> list[str]:
    """Make a set of recovery codes of 80 bits each, in groups of four."""
    return [_in_vieren(_random_text()) for _ in range(HERSTELCODES)]


def hash_herstelcode(code: str) -> str:
    """Give the form in which a recovery code is kept; case, spaces and dashes do not matter."""
    return hash_token(bare_code(code))


def _random_text() -> str:
    return "".join(secrets.choice(_ALFABET) for _ in range(HERSTELCODE_TEKENS))


def _in_vieren(tekst: str) -> str:
    return "-".join(tekst[i : i + 4] for i in range(0, len(tekst), 4))
