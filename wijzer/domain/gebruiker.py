"""Accounts: an invitation, a password, a second factor, sessions with limits."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.klok import is_future
from wijzer.domain.toegang import Rol

SESSIE_STIL = timedelta(minutes=30)
SESSIE_LANGST = timedelta(hours=12)
UITNODIGING_GELDIG = timedelta(days=7)
WACHTWOORD_MIN, WACHTWOORD_MAX = 12, 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebruiker:
    """Somebody who signs in. Without `wachtwoord_hash` the invitation was not used yet; without `totp_geheim` no factor.

    `laatste_totp_stap` is the last accepted 30-second step: a code works once.
    """

    id: GebruikerId
    email: str
    rol: Rol
    regio: str
    aanbieder_id: AanbiederId | None = None
    wachtwoord_hash: str | None = None
    totp_geheim: str | None = None
    laatste_totp_stap: int = 0
    uitgeschakeld_at: datetime | None = None
    created_at: datetime
    ingelogd_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Gebruiker({self.id})"

    @property
    def is_actief(self) -> bool:
        """Whether this account may sign in."""
        return (
            self.uitgeschakeld_at is None
            and self.wachtwoord_hash is not None
            and self.totp_geheim is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessie:
    """A signed-in browser, known by the hash of its token. `volledig` only after the second factor."""

    token_hash: str
    gebruiker_id: GebruikerId
    volledig: bool
    created_at: datetime
    gezien_at: datetime
    apparaat: str = ""

    def is_valid(self, at: datetime) -> bool:
        """Idle at most 30 minutes, and never longer than 12 hours (ASVS 5.0, V7.3). One from the future is over already."""
        if is_future(self.created_at, at) or is_future(self.gezien_at, at):
            return False
        return at - self.gezien_at <= SESSIE_STIL and at - self.created_at <= SESSIE_LANGST


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitnodiging:
    """A one-time link to an account, known by the hash of its token. Also used to set up a reset factor again."""

    token_hash: str
    gebruiker_id: GebruikerId
    created_at: datetime
    gebruikt_at: datetime | None = None

    def is_valid(self, at: datetime) -> bool:
        """Unused, and not older than seven days. One from the future is over already."""
        if is_future(self.created_at, at):
            return False
        return self.gebruikt_at is None and at - self.created_at <= UITNODIGING_GELDIG


def check_wachtwoord(wachtwoord: str, *, email: str, veelgebruikt: Container[str]) -> None:
    """Raises `Ongeldig` with what to do. No composition rules (ASVS 5.0, V6.2): length, not common, not the e-mail."""
    if not WACHTWOORD_MIN <= len(wachtwoord) <= WACHTWOORD_MAX:
        melding = f"Kies een wachtwoord van {WACHTWOORD_MIN} tot en met {WACHTWOORD_MAX} tekens."
        raise Ongeldig("wachtwoord", melding, verwacht="bijvoorbeeld een zin van vier woorden")
    klein = wachtwoord.casefold()
    delen = {email.casefold(), email.casefold().split("@")[0], "beschikbaarheidswijzer", "wijzer"}
    if klein in veelgebruikt or any(len(deel) >= 5 and deel in klein for deel in delen):
        melding = "Dit wachtwoord is te makkelijk te raden. Gebruik uw e-mailadres of de naam van de site er niet in."
        raise Ongeldig("wachtwoord", melding, verwacht="iets dat een ander niet bedenkt")
