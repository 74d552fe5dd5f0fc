"""A connection to a mail server on which everything together has an end.

`smtplib` has a time-out for each read: a server that gives a byte now and then holds it up for
hours. Here a timer cuts the connection when a mail takes too long altogether, whatever it waits for
by then: the greeting, TLS or an answer.
"""

import smtplib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

GEGROET = 220


class SmtpVerbinding(smtplib.SMTP):
    """SMTP that another thread can cut at any moment."""

    _cord: socket.socket | None = None
    _is_cut = False

    def dial(self, host: str, port: int) -> None:
        """Connect and hear the greeting.

        `smtplib` keeps the name, which the certificate must have, only when it dials itself.
        """
        self._host = host
        code, tekst = self.connect(host, port)
        if code != GEGROET:
            raise smtplib.SMTPConnectError(code, tekst)

    def cut(self) -> None:
        """End the connection now; whoever reads from it gets an error at once."""
        self._is_cut = True
        if self._cord is not None:
            with suppress(OSError):  # it was over already
                self._cord.shutdown(socket.SHUT_RDWR)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Keep a second handle of the connection: TLS takes the first one over while it still talks."""
        verbonden = socket.create_connection((host, port), timeout)
        self._cord = verbonden.dup()
        if self._is_cut:
            self.cut()
        return verbonden

    def close(self) -> None:
        """Let go of both handles."""
        super().close()
        if self._cord is not None:
            self._cord.close()
            self._cord = None


class SmtpsVerbinding(smtplib.SMTP_SSL, SmtpVerbinding):
    """The same over TLS from the start. The order matters: SMTP_SSL asks `SmtpVerbinding` for its socket."""


class Haast:
    """A deadline for everything that happens in a `with` block, over whichever connections it names to `watch`."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._watched: SmtpVerbinding | None = None
        self.is_over = False

    def watch(self, verbinding: SmtpVerbinding) -> None:
        """Cut this connection when time is up, at once if it is."""
        self._watched = verbinding
        if self.is_over:
            verbinding.cut()

    def _cut(self) -> None:
        self.is_over = True
        if self._watched is not None:
            self._watched.cut()

    def start(self) -> None:
        """Let the time of a mail begin."""
        self._timer.start()

    def stop(self) -> None:
        """Let nothing be cut any more."""
        self._timer.cancel()


@contextmanager
def haast(seconds: float) -> Iterator[Haast]:
    """Let what happens in the block take so many seconds."""
    deadline = Haast(seconds)
    deadline.start()
    try:
        yield deadline
    finally:
        deadline.stop()
