"""A mail server on the loopback that keeps what it gets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller


@dataclass
class Postbus:
    """The mails that arrived, oldest first."""

    port: int
    berichten: list[EmailMessage] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Give the address for `WIJZER_MAIL_URL`."""
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Take in one mail."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.berichten.append(message)
        return "250 OK"


@pytest.fixture
def smtp_server() -> Iterator[Postbus]:
    """A mail server that accepts everything, for one test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        postbus = Postbus(port=probe.getsockname()[1])
    controller = Controller(postbus, hostname="127.0.0.1", port=postbus.port)
    controller.start()
    yield postbus
    controller.stop()
