"""How PDOK is spoken to: at the address that was asked and at no other, and for so much text."""

from http.client import HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError

MEESTE_BYTES = 1 << 20
"""More than five addresses ever take."""


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


class _NergensAnders(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """A redirect is an answer that is no answer."""
