"""What measures how long pages take counts what did not come as well."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.steun.machine.traag import GEEN_S, ask_for_a_while, p95


@pytest.mark.parametrize(("status", "lengte"), [(503, 0), (200, 5)], ids=["refused", "half"])
def test_a_page_that_is_refused_or_breaks_off_is_no_quick_page(status: int, lengte: int):
    with answering(status, lengte) as port:
        gemeten = ask_for_a_while(port, lambda nummer: f"/{nummer}", klanten=2, seconden=0.1)
    assert p95(gemeten) == GEEN_S


def test_a_page_that_comes_counts_for_as_long_as_it_took():
    with answering(200, 0) as port:
        gemeten = ask_for_a_while(port, lambda nummer: f"/{nummer}", klanten=2, seconden=0.1)
    assert 0 < min(gemeten) < GEEN_S


@contextmanager
def answering(status: int, lengte: int) -> Iterator[int]:
    """A server that promises so many bytes and sends none."""

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(lengte))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing is written down."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Antwoord) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        yield server.server_address[1]
        server.shutdown()
        draad.join()
