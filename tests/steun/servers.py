"""The whole product, as a test client and as a server that a browser can visit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from types import CodeType

import pytest
import segno
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from tests.steun.pagina import CheckedClient
from wijzer.app import create_app
from wijzer.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def _addresses_compiled_once() -> Iterator[None]:
    """Have Werkzeug compile what writes an address once in a process: most tests make an app, and all have the same addresses.

    What it compiles depends on the rule, its defaults and nothing else; the rule itself goes in when it is called.
    """
    kept: dict[object, Callable[..., tuple[str, str]]] = {}
    compiled = Rule._compile_builder

    def once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown
        if key not in kept:
            kept[key] = compiled(rule, append_unknown)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pictures_drawn_once() -> Iterator[None]:
    """Have segno work out the QR code of a text once in a process: walks over the demo ask the same few hundred again and again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segno, "make", lru_cache(4096)(segno.make))
        yield


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The product on a fresh migrated database."""
    app = made(settings)
    yield app
    let_go(app)


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """A visitor who checks every page it sees, over https as in production."""
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    return client


@dataclass(frozen=True)
class LiveServer:
    """A running server: `url` is its address without a slash at the end."""

    url: str
    app: Flask
    settings: Settings


@pytest.fixture
def live_server(settings: Settings) -> Iterator[LiveServer]:
    """The product on a free loopback port, in threads of this process."""
    with served(settings) as server:
        yield server


@contextmanager
def served(settings: Settings) -> Iterator[LiveServer]:
    """Serve the product for as long as a `with` block lasts."""
    server = _listening()
    url = f"http://127.0.0.1:{server.port}"
    own = replace(settings, basis_url=url)
    app = made(own)
    server.app = app
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield LiveServer(url, app, own)
    server.shutdown()
    thread.join()
    server.server_close()
    let_go(app)


def made(settings: Settings) -> Flask:
    """Make the product for a test: errors come out, and every visited page is checked."""
    app = create_app(settings)
    app.testing = True
    app.test_client_class = CheckedClient
    app.jinja_env.bytecode_cache = _SJABLONEN
    return app


def let_go(app: Flask) -> None:
    """Close the connections that the product keeps open for as long as it runs."""
    for part in app.extensions.values():
        if hasattr(part, "dispose"):
            part.dispose()


class _Compiled(BytecodeCache):
    """What Jinja made of each template, kept for every next app of this process: most tests make an app of their own.

    Jinja asks for it by the name and the text of a template, and every app is made by `create_app`, so it fits them all.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was kept, if this text was met before."""
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made."""
        assert bucket.code
        self._kept[bucket.key, bucket.checksum] = bucket.code


_SJABLONEN = _Compiled()


class _Silent(WSGIRequestHandler):
    def log_request(self, *args: object) -> None:
        """Say nothing: the product logs for itself."""


def _listening() -> BaseWSGIServer:
    """Take a free port first, so that the product can know its own address."""
    return make_server("127.0.0.1", 0, _not_ready, threaded=True, request_handler=_Silent)


def _not_ready(environ: object, start_response: object) -> list[bytes]:
    raise AssertionError("asked before the product was put in")
