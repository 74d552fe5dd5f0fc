"""The app hears of a request what it would hear of it without our door."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.server.hulp import Dienst, parsed, serving

VERZOEKEN = {
    "a page": b"GET /twente/zoeken?q=een%20plek&plaats=a+b HTTP/1.1\r\nHost: wijzer.example:8443\r\nAccept: text/html\r\n",
    "signs in the path": b"GET /a%20b/%e2%82%ac/%ff;c=1/%2F//d HTTP/1.1\r\nHost: h\r\n",
    "bytes in the query": b"GET /?q=caf\xc3\xa9 HTTP/1.1\r\nHost: h\r\n",
    "no query": b"GET /x? HTTP/1.1\r\nHost: h\r\n",
    "a whole address": b"GET http://elders.example/pad?x=1 HTTP/1.1\r\nHost: h\r\n",
    "without a host": b"GET /x HTTP/1.0\r\n",
    "a header twice": b"GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\nAccept: a/b\r\nAccept: c/d\r\n",
    "cookies apart": b"GET / HTTP/1.1\r\nHost: h\r\nCookie: a=1\r\nCookie: b=2\r\n",
    "a header with strange bytes": b"GET / HTTP/1.1\r\nHost: h\r\nX-Naam: caf\xc3\xa9\r\nX-Tab: a\tb\r\n",
    "an underscore in a name": b"GET / HTTP/1.1\r\nHost: h\r\nX_Forwarded_For: 9.9.9.9\r\n",
    "an empty header": b"GET / HTTP/1.1\r\nHost: h\r\nX-Leeg:\r\n",
    "a form": b"POST /form HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\na=1&b=2",
    "an empty form": b"POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n",
    "a form without a length": b"POST /form HTTP/1.1\r\nHost: h\r\n",
    "in chunks": b"POST /form HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n4\r\n&b=2\r\n0\r\n",
    "options": b"OPTIONS /api/v1/aanbod HTTP/1.1\r\nHost: h\r\nOrigin: https://elders.example\r\n",
    "another method": b"DELETE /x HTTP/1.1\r\nHost: h\r\n",
    "a wish to upgrade": b"GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n",
}
OMGEVING = {"KANARIE": "sleutel"}


@pytest.fixture(scope="module")
def beide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dienst, Dienst]]:
    """Our door, and granian's own way to a WSGI app."""
    logs = tmp_path_factory.mktemp("omgeving")
    eigen = ["-m", "tests.server.apps", "PORT", "echo"]
    kaal = ["-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--blocking-threads", "1",
            "--port", "PORT", "--log-level", "error", "tests.server.apps:echo"]  # fmt: skip
    with (
        serving(eigen, logs / "eigen", env=OMGEVING) as onze,
        serving(kaal, logs / "kaal", env=OMGEVING) as andere,
    ):
        yield onze, andere


def told(dienst: Dienst, rauw: bytes) -> dict[str, Any]:
    kop, _, body = rauw.partition(b"\r\n\r\n")
    kop = kop.rstrip(b"\r\n") + (b"" if b"Connection" in kop else b"\r\nConnection: close")
    _, gezegd = parsed(
        dienst.ask(kop + b"\r\n\r\n" + body + (b"\r\n" if b"chunked" in kop else b""))
    )
    verteld: dict[str, Any] = json.loads(gezegd)
    verteld["environ"].pop("SERVER_PORT")
    return verteld


@pytest.mark.parametrize("naam", VERZOEKEN)
def test_a_request_is_told_to_the_app_as_the_server_itself_would(
    beide: tuple[Dienst, Dienst], naam: str
):
    onze, andere = (told(dienst, VERZOEKEN[naam]) for dienst in beide)
    extra = set(andere["environ"]) - set(onze["environ"])
    gedeeld = {
        sleutel: waarde for sleutel, waarde in andere["environ"].items() if sleutel not in extra
    }
    assert onze == {"environ": gedeeld, "body": andere["body"]}
    assert not any(
        sleutel.startswith(("HTTP_", "wsgi.", "CONTENT_", "SERVER_")) for sleutel in extra
    )


def test_no_request_holds_the_environment_of_the_process(beide: tuple[Dienst, Dienst]):
    onze, andere = (told(dienst, VERZOEKEN["a page"]) for dienst in beide)
    assert "KANARIE" in andere["environ"]
    assert "KANARIE" not in onze["environ"]
