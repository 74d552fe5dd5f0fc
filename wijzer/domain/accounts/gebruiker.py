"""Accounts: an invitation, a password, a second factor, sessions with limits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.klok import is_future
from wijzer.domain.maten import has_control

SESSIE_STIL = timedelta(minutes=30)
SESSIE_LANGST = timedelta(hours=12)
SESSIE_NASLEEP = timedelta(hours=12)
"""How long after its end what a session typed is still taken in.

Our choice: a form of the morning may be sent after lunch.
"""
UITNODIGING_GELDIG = timedelta(days=7)
WACHTWOORD_MIN, WACHTWOORD_MAX = 12, 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebruiker:
    """Somebody who signs in.

    Without `wachtwoord_hash` the invitation was not used yet; without `totp_geheim` no factor.

    `factor_onleesbaar` says that there is a factor, which no key of this installation opens: it has
    to be set up anew. `laatste_totp_stap` is the last accepted 30-second step: a code works once.
    `factor_zegel` is the secret as it is stored, by which the store knows whether the factor is
    still the one that was read.
    """

    id: GebruikerId
    email: str
    rol: Rol
    regio: str
    aanbieder_id: AanbiederId | None = None
    wachtwoord_hash: str | None = None
    totp_geheim: str | None = None
    factor_onleesbaar: bool = False
    factor_zegel: bytes | None = field(default=None, compare=False)
    laatste_totp_stap: int = 0
    uitgeschakeld_at: datetime | None = None
    created_at: datetime
    ingelogd_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Gebruiker({self.id})"

    @property
    def is_in_gebruik(self) -> bool:
        """Whether this account was set up and is open; its second step may have to be set up anew."""
        return (
            self.uitgeschakeld_at is None and self.wachtwoord_hash is not None and self.heeft_factor
        )

    @property
    def heeft_factor(self) -> bool:
        """Whether a second factor was set up, readable or not."""
        return self.totp_geheim is not None or self.factor_onleesbaar

    @property
    def is_actief(self) -> bool:
        """Whether this account may sign in."""
        return self.is_in_gebruik and self.totp_geheim is not None


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
        """Idle at most 30 minutes, and never longer than 12 hours (ASVS 5.0, V7.3).

        One from the future is over already.
        """
        if is_future(self.created_at, at) or is_future(self.gezien_at, at):
            return False
        return at <= self.ends_at

    @property
    def latest_end(self) -> datetime:
        """When the session ends however much it is used."""
        return self.created_at + SESSIE_LANGST

    @property
    def ends_at(self) -> datetime:
        """When the session ends unless it is used before that."""
        return min(self.gezien_at + SESSIE_STIL, self.latest_end)

    def ended_lately(self, at: datetime) -> bool:
        """Whether it was a whole session that time alone ended, less than twelve hours ago.

        A session that somebody ended is not there any more, so it never gets here.
        """
        if is_future(self.created_at, at) or is_future(self.gezien_at, at):
            return False
        return self.volledig and timedelta(0) < at - self.ends_at < SESSIE_NASLEEP


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


class Patroon(StrEnum):
    """What makes a password easy to guess."""

    WOORDEN = "woorden"
    TOETSEN = "toetsen"
    HERHALING = "herhaling"
    REEKS = "reeks"
    DATUM = "datum"
    EIGEN = "eigen"
    TEKENS = "tekens"


PATROONUITLEG = {
    Patroon.WOORDEN: ("Dit wachtwoord is te makkelijk te raden: het bestaat uit bekende woorden. Een "
                      "jaartal, hoofdletter of leesteken erbij helpt niet."),
    Patroon.TOETSEN: "Dit wachtwoord is te makkelijk te raden: het zijn toetsen die naast elkaar liggen.",
    Patroon.HERHALING: "Dit wachtwoord is te makkelijk te raden: steeds hetzelfde komt terug.",
    Patroon.REEKS: "Dit wachtwoord is te makkelijk te raden: het is een vaste reeks, zoals 123 of abc.",
    Patroon.DATUM: "Dit wachtwoord is te makkelijk te raden: het is een jaartal of een datum.",
    Patroon.EIGEN: ("Dit wachtwoord is te makkelijk te raden: het lijkt op uw e-mailadres, of op de "
                    "naam van de site, de aanbieder of de regio."),
    Patroon.TEKENS: "Dit wachtwoord is te makkelijk te raden.",
}  # fmt: skip
"""What is said of each kind. It never repeats the password, nor the part of it that was recognised."""
UITWEG = "vier losse woorden die niets met elkaar te maken hebben"


def check_wachtwoord(
    wachtwoord: str, *, email: str, weakness_of: Callable[[str], Patroon | None]
) -> None:
    """Raises `Ongeldig` with what to do.

    No composition rules (ASVS 5.0, V6.2): length, not easy to guess, not the e-mail.

    `weakness_of` judges how easy it is; None is good enough.
    """
    if not WACHTWOORD_MIN <= len(wachtwoord) <= WACHTWOORD_MAX:
        melding = f"Kies een wachtwoord van {WACHTWOORD_MIN} tot en met {WACHTWOORD_MAX} tekens."
        raise Ongeldig("wachtwoord", melding, verwacht=UITWEG)
    if has_control(wachtwoord):
        raise Ongeldig(
            "wachtwoord", "In dit wachtwoord staat een teken dat niet te zien is.", verwacht=UITWEG
        )
    klein = wachtwoord.casefold()
    delen = {email.casefold(), email.casefold().split("@")[0], "beschikbaarheidswijzer", "wijzer"}
    is_eigen = any(len(deel) >= 5 and deel in klein for deel in delen)
    patroon = Patroon.EIGEN if is_eigen else weakness_of(wachtwoord)
    if patroon is not None:
        raise Ongeldig("wachtwoord", PATROONUITLEG[patroon], verwacht=UITWEG)
