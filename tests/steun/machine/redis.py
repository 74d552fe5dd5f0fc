"""A Redis that a test can hang, break and empty: it speaks the protocol (RESP) and knows what the brakes ask."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from wijzer.settings import Geheim


class ProefRedis:
    """Listens on loopback. `hangt`: it takes connections and questions, and answers nothing. `keren` counts the questions."""

    def __init__(self) -> None:
        self.hangt = threading.Event()
        self.keren = 0
        self.tellers: dict[bytes, int] = {}
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> Geheim:
        """Its address."""
        return Geheim(f"redis://127.0.0.1:{self._socket.getsockname()[1]}/0")

    def stop(self) -> None:
        """Be gone: every connection breaks, and none can be made."""
        self._socket.close()
        for verbinding in self._open:
            verbinding.close()

    def _listen(self) -> None:
        while True:
            try:
                verbinding, _ = self._socket.accept()
            except OSError:
                return
            self._open.append(verbinding)
            threading.Thread(target=self._serve, args=(verbinding,), daemon=True).start()

    def _serve(self, verbinding: socket.socket) -> None:
        stroom = verbinding.makefile("rb")
        try:
            while kop := stroom.readline():
                delen = []
                for _ in range(int(kop[1:])):
                    lengte = int(stroom.readline()[1:])
                    delen.append(stroom.read(lengte + 2)[:-2])
                self.keren += 1
                if not self.hangt.is_set():
                    verbinding.sendall(self._answer([delen[0].upper(), *delen[1:]]))
        except (OSError, ValueError):
            return

    def _answer(self, delen: list[bytes]) -> bytes:
        match delen:
            case [b"HELLO", *_]:
                return b"%1\r\n$5\r\nproto\r\n:3\r\n"
            case [b"EVALSHA", _, _, naam, *_]:
                self.tellers[naam] = self.tellers.get(naam, 0) + 1
                return b":%d\r\n" % self.tellers[naam]
            case _:
                return b"+OK\r\n"


@pytest.fixture
def redis() -> Iterator[ProefRedis]:
    """A Redis of a test's own."""
    server = ProefRedis()
    yield server
    server.stop()
