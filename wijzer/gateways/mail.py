"""Sending mail: over SMTP, into a folder (the default, for trying things), or nowhere."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
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
from wijzer.gateways.smtp import Haast, SmtpsVerbinding, SmtpVerbinding, haast
from wijzer.settings import Buitenverbinding, Geheim, Settings, is_loopback

TIMEOUT_SECONDS = 15
"""How long one read may take."""
TOTAAL_S = 30.0
"""How long one mail may take altogether, the connection included: a server that drips ends here too."""
AFSCHEID_S = 2.0
"""How long a server may take to say goodbye."""
PORTS = {"smtp": 25, "smtps": 465}
SUBMISSION_PORT = 587
PERMANENT = range(500, 600)
GEEN_TLS = "de mailserver biedt geen versleutelde verbinding (STARTTLS)"
_TE_DRUK = 421
"""The server closes the connection."""


class MailNietVerstuurd(Exception):
    """A mail did not go. `opnieuw` says whether trying later makes sense; the reason holds no address.

    `server`: it is not this mail, the server takes none now.
    """

    def __init__(self, reden: str, *, opnieuw: bool = True, server: bool = False) -> None:
        super().__init__(reden)
        self.reden = reden
        self.opnieuw = opnieuw
        self.server = server


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
        inhoud = _written(bericht, van=self._van).as_bytes()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, inhoud)
        except OSError as fout:
            reden = disk_reason(fout) or type(fout).__name__
            raise MailNietVerstuurd(f"bestand niet geschreven: {reden}") from fout


class SmtpPost:
    """Hands mail to a server: `smtps://` encrypted from the start, `smtp://` with STARTTLS where the server offers it.

    Without an encrypted connection, with a certificate that fits, nothing goes to another machine: the mail waits. Only
    `zonder_tls` leaves that off.
    """

    def __init__(self, url: Geheim, *, van: str, zonder_tls: bool = False) -> None:
        self._url = url
        self._van = van
        self._zonder_tls = zonder_tls

    def send(self, bericht: Bericht) -> None:
        """Connect, hand over, leave."""
        with self.open() as verbinding:
            verbinding.send(bericht)

    @contextmanager
    def open(self) -> Iterator[Post]:
        """Hand over several mails over one connection."""
        lijn = SmtpLijn(self._url, van=self._van, zonder_tls=self._zonder_tls)
        try:
            yield lijn
        finally:
            lijn.hang_up()


class SmtpLijn:
    """A line to the server: it connects for the first mail, and anew after whatever went wrong.

    Each mail has its deadline.
    """

    def __init__(self, url: Geheim, *, van: str, zonder_tls: bool = False) -> None:
        self._url = url
        self._van = van
        self._zonder_tls = zonder_tls
        self._server: SmtpVerbinding | None = None

    def send(self, bericht: Bericht) -> None:
        """Hand over one mail; raises `MailNietVerstuurd`."""
        message = _written(bericht, van=self._van)
        with haast(TOTAAL_S) as deadline:
            try:
                server = self._connected(deadline)
                server.send_message(message, from_addr=self._van, to_addrs=[bericht.aan])
            except (smtplib.SMTPException, OSError, ValueError, MailNietVerstuurd) as fout:
                self._drop()
                raise _told(fout, deadline) from None

    def hang_up(self) -> None:
        """Say goodbye, if there is a line. What was handed over was handed over, however that goes."""
        if self._server is None:
            return
        with haast(AFSCHEID_S) as deadline:
            deadline.watch(self._server)
            try:
                self._server.quit()
            except (smtplib.SMTPException, OSError):
                self._drop()
        self._server = None

    def _connected(self, deadline: Haast) -> SmtpVerbinding:
        if self._server is not None:
            deadline.watch(self._server)
            if _is_alive(self._server):
                return self._server
            self._drop()
        delen = urlsplit(self._url.expose())
        self._server = _dial(delen)
        deadline.watch(self._server)
        self._server.dial(delen.hostname or "", _port(delen))
        self._sign_in(self._server, delen)
        return self._server

    def _sign_in(self, server: SmtpVerbinding, delen: SplitResult) -> None:
        """Make sure that nobody reads along before anything is said."""
        encrypted = _encrypt(server, delen)
        if not (encrypted or self._zonder_tls or is_loopback(delen.hostname or "")):
            raise MailNietVerstuurd(GEEN_TLS)
        if delen.username is not None:
            server.login(unquote(delen.username), unquote(delen.password or ""))

    def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None


def _is_alive(server: smtplib.SMTP) -> bool:
    """Whether a server that was talked to before still listens; asked before a mail, so that none goes twice."""
    try:
        code, _ = server.rset()
    except (smtplib.SMTPException, OSError):
        return False
    return code == 250


@contextmanager
def open_post(post: Post) -> Iterator[Post]:
    """A way to hand over several mails after each other, over one connection where there is one."""
    if not isinstance(post, SmtpPost):
        yield post
        return
    with post.open() as lijn:
        yield lijn


def make_post(settings: Settings) -> Post:
    """Give the way of sending that was set."""
    if settings.mail_url is None:
        return MapPost(settings.mail_folder, van=settings.mail_van)
    zonder_tls = Buitenverbinding.MAIL in settings.zonder_tls
    return SmtpPost(settings.mail_url, van=settings.mail_van, zonder_tls=zonder_tls)


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


def _written(bericht: Bericht, *, van: str) -> EmailMessage:
    """The same, or `MailNietVerstuurd` for good: what cannot be written down now cannot be later either.

    The library raises whatever comes up for an address that it reads as a list or as a name without an end.
    """
    try:
        message = as_message(bericht, van=van)
        message.as_bytes()
    except Exception as fout:
        reden = f"niet op te schrijven: {type(fout).__name__}"
        raise MailNietVerstuurd(reden, opnieuw=False) from None
    return message


def tls_context() -> ssl.SSLContext:
    """Give the rules for an encrypted connection: a certificate that fits and that somebody vouches for."""
    return ssl.create_default_context()


def _dial(delen: SplitResult) -> SmtpVerbinding:
    """A connection that is still to be made, so that it can be cut while it is."""
    if delen.scheme == "smtps":
        return SmtpsVerbinding(timeout=TIMEOUT_SECONDS, context=tls_context())
    return SmtpVerbinding(timeout=TIMEOUT_SECONDS)


def _port(delen: SplitResult) -> int:
    if delen.scheme == "smtps":
        return delen.port or PORTS["smtps"]
    return delen.port or (SUBMISSION_PORT if delen.username else PORTS["smtp"])


def _encrypt(server: smtplib.SMTP, delen: SplitResult) -> bool:
    """Go over to an encrypted connection where the server offers it; False when the connection stays readable."""
    server.ehlo()
    if delen.scheme == "smtps":
        return True
    if not server.has_extn("starttls"):
        return False
    server.starttls(context=tls_context())
    server.ehlo()
    return True


def _told(fout: Exception, deadline: Haast) -> MailNietVerstuurd:
    """Tell what went wrong, in words that name nobody."""
    if deadline.is_over:
        return MailNietVerstuurd("de mailserver deed er te lang over", server=True)
    if isinstance(fout, MailNietVerstuurd):
        return MailNietVerstuurd(fout.reden, opnieuw=fout.opnieuw, server=True)
    if isinstance(fout, smtplib.SMTPException):  # before OSError, which it is one of
        return _translated(fout)
    # no connection, time-out, a certificate that does not fit, an answer that no library can read (ValueError)
    return MailNietVerstuurd(f"geen verbinding: {type(fout).__name__}", server=True)


def _translated(fout: smtplib.SMTPException) -> MailNietVerstuurd:
    """Tell the kind and the code only: a server's own text repeats addresses."""
    code = _code(fout)
    reden = f"{type(fout).__name__} {code}" if code else type(fout).__name__
    refused = isinstance(fout, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
    server = not refused or code == _TE_DRUK
    return MailNietVerstuurd(reden, opnieuw=not (refused and code in PERMANENT), server=server)


def _code(fout: smtplib.SMTPException) -> int | None:
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in fout.recipients.values()), None)
    return fout.smtp_code if isinstance(fout, smtplib.SMTPResponseException) else None
