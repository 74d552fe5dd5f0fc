"""The body of a request: read whole, in memory, before anybody else hears of the request.

A body that crawls holds no thread, only a place here. It loses that when it is too slow, and when
places are short the slowest of all makes room: who sends a form is there in one piece and never
waits for who does not.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from wijzer.server.grenzen import Grenzen

Receive = Callable[[], Awaitable[dict[str, Any]]]


class LichaamFout(Exception):
    """A body that cannot be had."""


class TeTraag(LichaamFout):
    """The body came too slowly, or it was the slowest when places were short."""


class TeGroot(LichaamFout):
    """The body is larger than what may be sent to this address."""


class TeVeel(LichaamFout):
    """There is no memory left for it."""


class Weg(LichaamFout):
    """Whoever sent it hung up in the middle, or did not keep to HTTP."""


@dataclass(eq=False, slots=True)
class _Lichaam:
    """One body on its way; `geduld` is the time that it has left."""

    bron: str
    begonnen: float
    geduld: asyncio.Timeout
    gekomen: int = 0
    inhoud: BytesIO = field(default_factory=BytesIO)

    def pace(self, now: float) -> float:
        """Bytes per second; of two that are as slow the one that came first is slower."""
        return self.gekomen / max(now - self.begonnen, 0.001)


class Lichamen:
    """All bodies that one process is reading or holding."""

    def __init__(self, grenzen: Grenzen) -> None:
        self._grenzen = grenzen
        self._onderweg: set[_Lichaam] = set()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._onderweg)

    @property
    def bytes_held(self) -> int:
        """How much of all bodies is in memory."""
        return self._bytes

    @asynccontextmanager
    async def read(self, receive: Receive, *, bron: str, hooguit: int) -> AsyncIterator[BytesIO]:
        """Read a body from `bron` of at most `hooguit` bytes, and hold it until it was answered.

        Raises `TeTraag`, `TeGroot`, `TeVeel` or `Weg`.
        """
        geduld = asyncio.timeout(self._grenzen.venster_s)
        lichaam = _Lichaam(bron, asyncio.get_running_loop().time(), geduld)
        try:
            await self._read(lichaam, receive, hooguit)
            lichaam.inhoud.seek(0)
            yield lichaam.inhoud
        finally:
            self._bytes -= lichaam.gekomen

    async def _read(self, lichaam: _Lichaam, receive: Receive, hooguit: int) -> None:
        try:
            async with lichaam.geduld:
                with self._place(lichaam):
                    await self._gather(lichaam, receive, hooguit)
        except TimeoutError:
            raise TeTraag from None

    async def _gather(self, lichaam: _Lichaam, receive: Receive, hooguit: int) -> None:
        venster = 0
        while True:
            bericht = await receive()
            if bericht["type"] != "http.request":
                raise Weg
            if lichaam not in self._onderweg:
                raise TeTraag
            self._add(lichaam, bericht.get("body", b""), hooguit)
            if not bericht.get("more_body"):
                return
            if lichaam.gekomen - venster >= self._grenzen.venster_bytes:
                venster = lichaam.gekomen
                self._give_time(lichaam)

    def _add(self, lichaam: _Lichaam, deel: bytes, hooguit: int) -> None:
        if lichaam.gekomen + len(deel) > hooguit:
            raise TeGroot
        lichaam.gekomen += len(deel)
        self._bytes += len(deel)
        if self._bytes > self._grenzen.bytes_onderweg and self._is_large(lichaam):
            self._make_memory(lichaam)
        lichaam.inhoud.write(deel)

    def _give_time(self, lichaam: _Lichaam) -> None:
        now = asyncio.get_running_loop().time()
        einde = min(now + self._grenzen.venster_s, lichaam.begonnen + self._grenzen.hooguit_s)
        lichaam.geduld.reschedule(einde)

    @contextmanager
    def _place(self, lichaam: _Lichaam) -> Iterator[None]:
        """Hold a place; when there is none the slowest make room.

        They are of this source when it has more than its share.
        """
        van_bron = [
            ander_lichaam for ander_lichaam in self._onderweg if ander_lichaam.bron == lichaam.bron
        ]
        self._drop_slowest(van_bron, blijven=self._grenzen.lichamen_per_bron - 1)
        self._drop_slowest(self._onderweg, blijven=self._grenzen.lichamen - 1)
        self._onderweg.add(lichaam)
        try:
            yield
        finally:
            self._onderweg.discard(lichaam)

    def _is_large(self, lichaam: _Lichaam) -> bool:
        """Whether it counts where memory is short.

        Forms are small and their number is bounded: files never keep them out.
        """
        return lichaam.gekomen > self._grenzen.venster_bytes

    def _make_memory(self, lichaam: _Lichaam) -> None:
        """Let a large body that is slower than this one go, or else refuse this one."""
        now = asyncio.get_running_loop().time()
        trager = [
            ander_lichaam
            for ander_lichaam in self._onderweg
            if self._is_large(ander_lichaam) and ander_lichaam.pace(now) < lichaam.pace(now)
        ]
        if not trager:
            raise TeVeel
        self._drop(min(trager, key=lambda ander_lichaam: ander_lichaam.pace(now)), now)

    def _drop_slowest(self, uit: Collection[_Lichaam], *, blijven: int) -> None:
        """Drop until so many are left.

        What came just now stays: a form is there in a moment, and connections are counted too.
        """
        now = asyncio.get_running_loop().time()
        oud = [lichaam for lichaam in uit if now - lichaam.begonnen >= self._grenzen.nieuw_s]
        oud.sort(key=lambda lichaam: (lichaam.pace(now), lichaam.begonnen))
        for lichaam in oud[: max(0, len(uit) - blijven)]:
            self._drop(lichaam, now)

    def _drop(self, lichaam: _Lichaam, now: float) -> None:
        """Give its place and its memory away; its own task hears of it in a moment."""
        self._onderweg.discard(lichaam)
        self._bytes -= lichaam.gekomen
        lichaam.gekomen = 0
        if not lichaam.geduld.expired():
            lichaam.geduld.reschedule(now)
