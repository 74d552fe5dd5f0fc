"""Answers that are longer than one piece: made while they leave, by a thread that never waits for the reader."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from wijzer.server.draden import Draden
from wijzer.server.grenzen import Grenzen
from wijzer.server.lichaam import Receive
from wijzer.server.oproep import Oproep
from wijzer.server.zender import Zender


class Stromen:
    """The long answers of one process. Each may hold a connection to the database, so they are counted."""

    def __init__(self, grenzen: Grenzen) -> None:
        self._grenzen = grenzen
        self._per_bron: Counter[str] = Counter()

    async def send(
        self,
        oproep: Oproep,
        eerste: bytes,
        rij: Draden,
        receive: Receive,
        zender: Zender,
        bron: str,
    ) -> bool:
        """Send an answer to its end; False, and nothing sent, when there are too many of them."""
        try:
            if not self._may_begin(bron):
                return False
            with self._counted(bron):
                await self._send(oproep, eerste, rij, receive, zender)
            return True
        finally:
            if not oproep.klaar:
                await rij.go_on(oproep.close)

    async def _send(
        self, oproep: Oproep, eerste: bytes, rij: Draden, receive: Receive, zender: Zender
    ) -> None:
        weg = asyncio.ensure_future(_hang_up(receive))
        try:
            await zender.begin(oproep.status, oproep.koppen)
            await zender.add(eerste, last=False)
            while not (oproep.klaar or weg.done()):
                stuk = await rij.go_on(oproep.go_on)
                await zender.add(stuk, last=oproep.klaar)
        finally:
            weg.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await weg

    def _may_begin(self, bron: str) -> bool:
        alle, van_bron = self._per_bron.total(), self._per_bron[bron]
        return alle < self._grenzen.stromen and van_bron < self._grenzen.stromen_per_bron

    @contextmanager
    def _counted(self, bron: str) -> Iterator[None]:
        self._per_bron[bron] += 1
        try:
            yield
        finally:
            self._per_bron[bron] -= 1
            if not self._per_bron[bron]:
                del self._per_bron[bron]


async def _hang_up(receive: Receive) -> None:
    """Wait until whoever asked is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
