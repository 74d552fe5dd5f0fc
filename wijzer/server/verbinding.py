"""The connection under a request, found by its two ends.

The HTTP server keeps it for itself. Two things cannot be done without it: end an answer so that
nobody takes half of it for the whole, and let the kernel hang up on who asks and then does not
read.
"""

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from wijzer.server.omgeving import Scope

_OPEN = Path("/dev/fd")
_LUISTERT = getattr(socket, "SO_ACCEPTCONN", None)
_ONGELEZEN = getattr(socket, "TCP_USER_TIMEOUT", None)


def cut(scope: Scope) -> None:
    """Break off the connection of a request. A reader sees that the answer is not whole."""
    client = scope["client"][0], int(scope["client"][1])
    poort = int(scope["server"][1])
    for verbinding in _open_sockets():
        with suppress(OSError):
            if verbinding.getpeername()[:2] == client and verbinding.getsockname()[1] == poort:
                verbinding.shutdown(socket.SHUT_RDWR)
                return


def limit_unread(poort: int, seconden: float) -> None:
    """Let the kernel hang up when what was sent is not taken for so long.

    This holds on every connection to this port from now on.
    """
    if _LUISTERT is None or _ONGELEZEN is None:
        return
    for verbinding in _open_sockets():
        with suppress(OSError):
            if verbinding.getsockname()[1] == poort and verbinding.getsockopt(
                socket.SOL_SOCKET, _LUISTERT
            ):
                verbinding.setsockopt(socket.IPPROTO_TCP, _ONGELEZEN, int(seconden * 1000))


def _open_sockets() -> Iterator[socket.socket]:
    """Every TCP connection of this process, each for as long as it is looked at."""
    for open_bestand in _OPEN.iterdir():
        with suppress(OSError):
            nummer = int(open_bestand.name)
            # A file must not even be copied: closing the copy lets go every lock that this process has on that file,
            # and SQLite, which believes that it holds them still, then writes through others.
            if stat.S_ISSOCK(os.fstat(nummer).st_mode):
                with closing(_as_socket(nummer)) as verbinding:
                    if verbinding.family in {socket.AF_INET, socket.AF_INET6}:
                        yield verbinding


def _as_socket(nummer: int) -> socket.socket:
    """A copy of an open socket. What turns out to be a file after all, opened this very moment, is not closed again."""
    return socket.socket(fileno=os.dup(nummer))
