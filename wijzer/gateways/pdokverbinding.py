"""How PDOK is spoken to: at the address that was asked and at no other, for so much text and so long, and then no more."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as DuurtTeLang
from http.client import HTTPMessage, HTTPResponse
from typing import IO, Any, TypeVar
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut

T = TypeVar("T")

MEESTE_BYTES = 1 << 20
"""More than five addresses ever take."""
_TEGELIJK = 4
"""So many questions at a time: an answer that never ends keeps one of these busy, and no visitor waits for it."""


class Verbinding(URLLibAdapter):  # type: ignore[misc]  # geopy carries no types
    """Asks over urllib, and follows nobody who says that the answer is elsewhere (ASVS 5.0, 15.3.2)."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        proxy = [] if proxies is None else [ProxyHandler(proxies)]
        self.urlopen = build_opener(
            HTTPSHandler(context=ssl_context), _NergensAnders(), *proxy
        ).open

    def _decode_page(self, page: HTTPResponse) -> str:
        """The text of an answer. Raises `GeocoderParseError` when it is larger than any answer is."""
        with page:
            tekst = page.read(MEESTE_BYTES + 1)
        if len(tekst) > MEESTE_BYTES:
            raise GeocoderParseError("PDOK gaf te veel terug")
        return tekst.decode(errors="replace")


class Geduld:
    """Waits for an answer so many seconds as a whole, however little of it comes at a time."""

    def __init__(self, seconden: float) -> None:
        self._seconden = seconden
        self._vragers = ThreadPoolExecutor(_TEGELIJK, thread_name_prefix="pdok")

    def wait_for(self, vraag: Callable[[], T]) -> T:
        """What `vraag` gives. Raises what it raises, and `GeocoderTimedOut` when it takes too long."""
        antwoord: Future[T] = self._vragers.submit(vraag)
        try:
            return antwoord.result(self._seconden)
        except DuurtTeLang:
            antwoord.cancel()
            raise GeocoderTimedOut("PDOK antwoordt te langzaam") from None


class _NergensAnders(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """A redirect is an answer that is no answer."""
