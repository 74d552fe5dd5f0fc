"""Sending mail: over SMTP, into a folder (the default, for trying things), or nowhere."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit
from uuid import UUID

from wijzer.domain.storing import disk_reason
from wijzer.gateways.bestand import write_private
from wijzer.settings import LOOPBACK, Geheim, Settings

TIMEOUT_SECONDS = 15
PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION_PORT = 587
PERMANENT = range(500, 600)


class MailNietVerstuurd(Exception):
    """A mail did not go. `opnieuw` says whether trying later makes sense; the reason holds no address."""

    def __init__(self, reden: str, *, opnieuw: bool = True) -> None:
        super().__init__(reden)
        self.reden = reden
        self.opnieuw = opnieuw


_HELE_REGELS = policy.default.clone(max_line_length=998)
"""A header as long as RFC 5322 allows stays whole: an address in it that is folded is encoded, and read by nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """One mail to one person; `id` makes it the same mail when it is tried again.

    `afmelden` is the https address to which a mail program may POST to stop these mails.
    """

    id: UUID
    aan: str
    onderwerp: str
    tekst: str
    at: datetime
    taal: str = "nl"
    afmelden: str | None = None

    def __repr__(self) -> str:
        return f"Bericht({self.id})"


class Post(Protocol):
    """Whoever takes mail away."""

    def send(self, bericht: Bericht) -> None:
        """Hand over one mail; raises `MailNietVerstuurd`."""


class NullPost:
    """Takes mail and does nothing with it; `verstuurd` holds what it got."""

    def __init__(self) -> None:
        self.verstuurd: list[Bericht] = []

    def send(self, bericht: Bericht) -> None:
        """Remember the mail."""
        self.verstuurd.append(bericht)


class MapPost:
    """Writes each mail as a file that a mail program opens. Links in it work once, so only the owner may read it."""

    def __init__(self, folder: Path, *, van: str) -> None:
        self._folder = folder
        self._van = van

    def send(self, bericht: Bericht) -> None:
        """Write `<moment>-<id>.eml`; the same mail twice is one file."""
        path = self._folder / f"{bericht.at:%Y%m%dT%H%M%S}-{bericht.id}.eml"
        inhoud = as_message(bericht, van=self._van).as_bytes()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, inhoud)
        except OSError as fout:
            reden = disk_reason(fout) or type(fout).__name__
            raise MailNietVerstuurd(f"bestand niet geschreven: {reden}") from fout


class SmtpPost:
    """Hands mail to a server: `smtps://` encrypted from the start, `smtp://` with STARTTLS where the server offers it.

    A password goes over an encrypted connection only, except to this machine itself.
    """

    def __init__(self, url: Geheim, *, van: str) -> None:
        self._url = url
        self._van = van

    def send(self, bericht: Bericht) -> None:
        """Connect, hand over, leave."""
        message = as_message(bericht, van=self._van)
        try:
            with self._connect() as server:
                server.send_message(message, from_addr=self._van, to_addrs=[bericht.aan])
        except smtplib.SMTPException as fout:
            raise _translated(fout) from None
        except OSError as fout:  # no connection, time-out, a certificate that does not fit
            raise MailNietVerstuurd(f"geen verbinding: {type(fout).__name__}") from None

    def _connect(self) -> smtplib.SMTP:
        delen = urlsplit(self._url.expose())
        server = _dial(delen)
        try:
            _secure(server, delen)
        except BaseException:
            server.close()
            raise
        return server


def make_post(settings: Settings) -> Post:
    """Give the way of sending that was set."""
    if settings.mail_url is None:
        return MapPost(settings.mail_folder, van=settings.mail_van)
    return SmtpPost(settings.mail_url, van=settings.mail_van)


def as_message(bericht: Bericht, *, van: str) -> EmailMessage:
    """Write a mail down as programs exchange it: plain text, and a mark that no program should answer."""
    message = EmailMessage(policy=_HELE_REGELS)
    message["From"] = f"Beschikbaarheidswijzer <{van}>"
    message["To"] = bericht.aan
    message["Subject"] = bericht.onderwerp
    message["Date"] = format_datetime(bericht.at)
    message["Message-ID"] = f"<{bericht.id}@{van.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    if bericht.afmelden is not None:  # RFC 2369 and RFC 8058
        message["List-Unsubscribe"] = f"<{bericht.afmelden}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(bericht.tekst)
    message["Content-Language"] = (
        bericht.taal
    )  # after the content, which brings its own headers and drops ours
    return message


def tls_context() -> ssl.SSLContext:
    """Give the rules for an encrypted connection: a certificate that fits and that somebody vouches for."""
    return ssl.create_default_context()


def _dial(delen: SplitResult) -> smtplib.SMTP:
    host = delen.hostname or ""
    if delen.scheme == "smtps":
        port = delen.port or PORTS["smtps"]
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=tls_context())
    port = delen.port or (SUBMISSION_PORT if delen.username else PORTS["smtp"])
    return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)


def _secure(server: smtplib.SMTP, delen: SplitResult) -> None:
    server.ehlo()
    encrypted = delen.scheme == "smtps"
    if not encrypted and server.has_extn("starttls"):
        server.starttls(context=tls_context())
        server.ehlo()
        encrypted = True
    if delen.username is None:
        return
    if not encrypted and delen.hostname not in LOOPBACK:
        raise MailNietVerstuurd(
            "de mailserver biedt geen versleutelde verbinding voor het wachtwoord"
        )
    server.login(unquote(delen.username), unquote(delen.password or ""))


def _translated(fout: smtplib.SMTPException) -> MailNietVerstuurd:
    """Tell the kind and the code only: a server's own text repeats addresses."""
    code = _code(fout)
    reden = f"{type(fout).__name__} {code}" if code else type(fout).__name__
    refused = isinstance(fout, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    return MailNietVerstuurd(reden, opnieuw=not (refused and code in PERMANENT))


def _code(fout: smtplib.SMTPException) -> int | None:
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in fout.recipients.values()), None)
    return fout.smtp_code if isinstance(fout, smtplib.SMTPResponseException) else None
