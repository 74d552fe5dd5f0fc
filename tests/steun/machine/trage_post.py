"""Mail servers on the loopback that are slow, drip, or fall silent."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller

Praat = Callable[[socket.socket, threading.Event], None]
"""What a server does with a connection, until the event says that the test is over."""


@dataclass
class TragePost:
    """A server that thinks about each mail for a while. It counts connections, and keeps the Message-ID of each mail."""

    denktijd_s: float = 0.0
    gekregen: list[str] = field(default_factory=list)
    verbindingen: int = 0

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count who comes in."""
        self.verbindingen += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take in one mail, slowly."""
        await asyncio.sleep(self.denktijd_s)
        self.gekregen.append(
            str(message_from_bytes(envelope.content, policy=policy.default)["Message-ID"])
        )
        return "250 OK"


@contextmanager
def slow_server(post: TragePost) -> Iterator[str]:
    """Run it; gives the address for `WIJZER_MAIL_URL`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


@contextmanager
def raw_server(praat: Praat) -> Iterator[int]:
    """A server that does with each connection what it is told; gives its port."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as luistert:
        luistert.settimeout(0.1)
        threads: list[threading.Thread] = []

        def talk(verbinding: socket.socket) -> None:
            with verbinding, suppress(OSError):
                praat(verbinding, over)

        def accept() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    verbinding, _ = luistert.accept()
                    verbinding.settimeout(None)
                    threads.append(threading.Thread(target=talk, args=[verbinding]))
                    threads[-1].start()

        poort = threading.Thread(target=accept)
        poort.start()
        try:
            yield luistert.getsockname()[1]
        finally:
            over.set()
            poort.join()
            for thread in threads:
                thread.join()


def drip(verbinding: socket.socket, over: threading.Event) -> None:
    """A byte now and then, each well within any time-out, for ever. Over TLS it looks like the begin of a long record."""
    verbinding.sendall(b"\x16\x03\x03\x40\x00")
    while not over.wait(0.05):
        verbinding.sendall(b"2")


def silent_at_goodbye(verbinding: socket.socket, over: threading.Event) -> None:
    """Takes a mail as any server does, and never answers QUIT."""
    verbinding.sendall(b"220 hoi\r\n")
    in_data = False
    for regel in verbinding.makefile("rb"):
        if in_data:
            in_data = regel != b".\r\n"
            antwoord = b"" if in_data else b"250 OK\r\n"
        elif regel.upper().startswith(b"QUIT"):
            over.wait(30)
            return
        else:
            in_data = regel.upper().startswith(b"DATA")
            antwoord = b"354 ga door\r\n" if in_data else b"250 OK\r\n"
        verbinding.sendall(antwoord)
