"""Redis as the first of two places where tries are counted.

It spares the database a flood, and decides nothing alone.
"""

from collections.abc import Iterable

from limits import RateLimitItem
from limits.storage import RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis import ConnectionPool
from redis.backoff import NoBackoff
from redis.retry import Retry

from wijzer.gateways.zekering import Doorgebrand, Zekering
from wijzer.settings import Geheim

GEDULD_S = 1.0
"""How long Redis may take for all counts of one try, with connecting and looking up its name."""

Remtelling = tuple[RateLimitItem, str]
"""A limit, and the name under which it is counted."""


class Voortelling:
    """Counts in Redis, when it answers."""

    def __init__(self, url: Geheim) -> None:
        self._pool = ConnectionPool.from_url(
            url.expose(),
            socket_timeout=GEDULD_S,
            socket_connect_timeout=GEDULD_S,
            retry=Retry(NoBackoff(), 0),
        )
        self._teller = FixedWindowRateLimiter(RedisStorage("redis://", connection_pool=self._pool))
        self._zekering = Zekering("redis", geduld=GEDULD_S)

    def hit(self, tellingen: Iterable[Remtelling]) -> bool:
        """Count one try in each until one is full, and say whether none was. True too when Redis does not answer."""
        vast = list(tellingen)
        try:
            return self._zekering.ask(lambda: self._count(vast))
        except Doorgebrand:
            return True

    def dispose(self) -> None:
        """Close every connection."""
        self._pool.disconnect()

    def _count(self, tellingen: list[Remtelling]) -> bool:
        return all(self._teller.hit(grens, naam) for grens, naam in tellingen)
