"""Sends an answer at the pace of its reader, who has so long for each piece and no longer."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

from wijzer.server.grenzen import Grenzen

Send = Callable[[dict[str, Any]], Awaitable[None]]
Verzendkoppen = Sequence[tuple[bytes, bytes]]
_KORT = 2
"""An answer of so many pieces leaves as one."""


class LezerTeTraag(Exception):
    """Whoever asked does not take the answer."""


class Zender:
    """The way back of one request. `begonnen` says whether something left already."""

    __slots__ = ("_grenzen", "_send", "begonnen")

    def __init__(self, send: Send, grenzen: Grenzen) -> None:
        self._send = send
        self._grenzen = grenzen
        self.begonnen = False

    async def whole(self, status: int, koppen: Verzendkoppen, body: bytes) -> None:
        """Send an answer that is there already.

        A short one is the server's at once, and needs no waiting for its reader.
        """
        self.begonnen = True
        await self._send({"type": "http.response.start", "status": status, "headers": koppen})
        if len(body) <= _KORT * self._grenzen.portie:
            await self._send({"type": "http.response.body", "body": body})
        else:
            await self.add(body, last=True)

    async def begin(self, status: int, koppen: Verzendkoppen) -> None:
        """Send status and headers."""
        self.begonnen = True
        await self._send({"type": "http.response.start", "status": status, "headers": koppen})

    async def add(self, body: bytes, *, last: bool) -> None:
        """Send a piece; raises `LezerTeTraag` when it is not taken."""
        stukken = list(_in_pieces(body, self._grenzen.portie))
        for nummer, stuk in enumerate(stukken, start=1):
            await self._piece(stuk, more=nummer < len(stukken) or not last)

    async def _piece(self, stuk: bytes, *, more: bool) -> None:
        try:
            async with asyncio.timeout(self._grenzen.lezen_s):
                await self._send({"type": "http.response.body", "body": stuk, "more_body": more})
        except TimeoutError:
            raise LezerTeTraag from None


def _in_pieces(body: bytes, grootte: int) -> Iterator[bytes]:
    """An answer that is a little larger than a piece stays whole."""
    if len(body) <= _KORT * grootte:
        yield body
        return
    for begin in range(0, len(body), grootte):
        yield body[begin : begin + grootte]
