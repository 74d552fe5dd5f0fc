"""Threads with a queue before them that is never long."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class RijVol(Exception):
    """All threads are busy, and as many as may wait do."""


class Draden:
    """A pool of threads for one kind of request; used from the event loop alone."""

    def __init__(self, naam: str, *, draden: int, wachtenden: int) -> None:
        self._draden = ThreadPoolExecutor(draden, thread_name_prefix=naam)
        self._hooguit = draden + wachtenden
        self._bezig = 0

    async def run(self, werk: Callable[[], T]) -> T:
        """Do something in a thread; raises `RijVol` at once when too many wait."""
        if self._bezig >= self._hooguit:
            raise RijVol
        return await self.go_on(werk)

    async def go_on(self, werk: Callable[[], T]) -> T:
        """Do the next step of what was let in before."""
        self._bezig += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._draden, werk)
        finally:
            self._bezig -= 1
