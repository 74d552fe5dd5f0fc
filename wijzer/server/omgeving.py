"""A request as WSGI tells it, made from how ASGI tells it.

It holds what granian itself puts in there for a WSGI app (a test compares both), except the
environment of the process: that one holds the keys of the installation, and no request has any
business with them.
"""

import sys
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Scope = dict[str, Any]
"""The facts that an ASGI server tells of one request."""

_VAST = {
    "GATEWAY_INTERFACE": "CGI/1.1",
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "Granian",
    "wsgi.input_terminated": True,
    "wsgi.multiprocess": False,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
_ZONDER_HTTP = {b"content-type": "CONTENT_TYPE", b"content-length": "CONTENT_LENGTH"}
_ONZICHTBAAR = bytes(range(32)).replace(b"\t", b"") + bytes(range(127, 256))
"""The bytes that a header may not hold; one that does counts as empty."""


def environ_of(scope: Scope, inhoud: IO[bytes]) -> "WSGIEnvironment":
    """Tell a request, with its body, to a WSGI app."""
    server, client = scope["server"], scope["client"]
    return {
        **_VAST,
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client[0],
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": path_of(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": inhoud,
        "wsgi.errors": sys.stderr,
        **_headers(scope["headers"]),
    }


def path_of(scope: Scope) -> str:
    """The path without percent signs; each character is one byte of it."""
    rauw: bytes = scope["raw_path"]
    return (unquote_to_bytes(rauw) if b"%" in rauw else rauw).decode("latin-1")


def _headers(koppen: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """A header that comes more than once is one, of all its values; of a length or a type only the first counts."""
    gevonden: dict[str, str] = {}
    for naam, waarde in koppen:
        tekst = "" if waarde.translate(None, _ONZICHTBAAR) != waarde else waarde.decode("ascii")
        if naam in _ZONDER_HTTP:
            gevonden.setdefault(_ZONDER_HTTP[naam], tekst)
            continue
        sleutel = "HTTP_" + naam.decode("latin-1").upper().replace("-", "_")
        eerder = gevonden.get(sleutel)
        tussen = ";" if naam == b"cookie" else ","
        gevonden[sleutel] = tekst if eerder is None else f"{eerder}{tussen}{tekst}"
    return gevonden
