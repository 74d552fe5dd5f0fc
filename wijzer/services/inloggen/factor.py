"""The second factor: codes of six digits from an app (TOTP, RFC 6238) and recovery codes for when it is lost."""

import hmac
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import pyotp

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.getyptecode import bare_code
from wijzer.domain.fouten import Ongeldig
from wijzer.services.inloggen.geheimen import hash_herstelcode
from wijzer.store.store import Store

STAP_SECONDEN = 30
SPELING = 1
"""Steps that a clock may be ahead or behind."""

VER_VOORUIT = 20
"""Steps, ten minutes: a step that was used up further ahead was so under a clock that was wrong, and binds nobody now.

Nearer ones do: after a clock is set back a little, no code that was seen before works a second time.
"""

UITGEVER = "Beschikbaarheidswijzer"


def find_stap(geheim: str, code: str, *, at: datetime) -> int | None:
    """Find the 30-second step to which a code belongs, however it was typed; None when it is of no step around now."""
    cijfers = bare_code(code)
    nu = int(at.timestamp()) // STAP_SECONDEN
    passend = [
        stap
        for stap in range(nu - SPELING, nu + SPELING + 1)
        if hmac.compare_digest(pyotp.HOTP(geheim).at(stap).encode(), cijfers.encode())
    ]
    return passend[-1] if passend else None


def as_link(geheim: str, email: str) -> str:
    """Write the `otpauth:` address that an app reads from the QR code."""
    return pyotp.TOTP(geheim).provisioning_uri(name=email, issuer_name=UITGEVER)


def set_up_factor(
    store: Store,
    gebruiker: Gebruiker,
    *,
    geheim: str,
    code: str,
    herstelcodes: Sequence[str],
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Give an account that is held its factor and recovery codes, once a code shows that the app has the secret.

    Raises `Ongeldig` beside `code`, and `Conflict` when the account changed since it was read.
    """
    stap = find_stap(geheim, code, at=at)
    if stap is None:
        melding = "Deze code klopt niet. Kijk of de klok van uw telefoon goed staat."
        raise Ongeldig("code", melding, verwacht="de zes cijfers die de app nu toont")
    store.gebruikers.set_factor(gebruiker, geheim, stap=stap)
    keep_herstelcodes(store, gebruiker, herstelcodes, new_id=new_id)


def keep_herstelcodes(
    store: Store, gebruiker: Gebruiker, herstelcodes: Sequence[str], *, new_id: Callable[[], UUID]
) -> None:
    """Replace somebody's recovery codes; only their hashes are kept."""
    hashes = [(new_id(), hash_herstelcode(code)) for code in herstelcodes]
    store.gebruikers.replace_herstelcodes(gebruiker.id, hashes)


def use_code(store: Store, gebruiker: Gebruiker, code: str, *, at: datetime) -> bool:
    """Use up a code of the app; False when it is wrong or was used before."""
    stap = find_stap(gebruiker.totp_geheim, code, at=at) if gebruiker.totp_geheim else None
    return stap is not None and store.gebruikers.claim_totp_stap(
        gebruiker.id, stap, beyond=stap + VER_VOORUIT
    )


def use_herstelcode(store: Store, gebruiker: Gebruiker, code: str, *, at: datetime) -> bool:
    """Use up a recovery code; False when it is wrong or was used before."""
    gezocht = hash_herstelcode(code)
    passend = [
        id_
        for id_, bewaard in store.gebruikers.herstelcodes(gebruiker.id)
        if hmac.compare_digest(bewaard, gezocht)
    ]
    return bool(passend) and store.gebruikers.use_herstelcode(passend[0], at)
