"""The whole product, as a test client and as a server that a browser can visit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING, Any

import pytest
import segno
from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from whitenoise import WhiteNoise

from tests.steun.pagina import CheckedClient
from wijzer.app import create_app
from wijzer.settings import Settings
from wijzer.web.common import versheidsbron
from wijzer.web.common.verzoek import VERSHEIDSBRON

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_OF_A_RULE = ("_parts", "_trace", "_converters", "_build", "_build_unknown")


@pytest.fixture(scope="session", autouse=True)
def _addresses_compiled_once() -> Iterator[None]:
    """Have Werkzeug compile an address once in a process: most tests make an app, and all have the same addresses.

    What it compiles depends on the text of the rule, its defaults and the kinds of parts that its map knows.
    """
    kept: dict[object, tuple[dict[str, Any], set[str]]] = {}
    compiled = Rule.compile

    def once(rule: Rule) -> None:
        of_map = rule.map.host_matching, tuple(rule.map.converters.items())
        key = rule.rule, rule.host, rule.subdomain, repr(rule.defaults), rule.merge_slashes, of_map
        if key not in kept:
            compiled(rule)
            made = {name: getattr(rule, name) for name in _OF_A_RULE}
            kept[key] = (
                {**made, **{name: made[name].__func__ for name in _OF_A_RULE[3:]}},
                set(rule.arguments),
            )
            return
        made, arguments = kept[key]
        vars(rule).update({name: made[name] for name in _OF_A_RULE[:3]})
        vars(rule).update({name: made[name].__get__(rule, None) for name in _OF_A_RULE[3:]})
        rule.arguments |= arguments

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "compile", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_listed_once() -> Iterator[None]:
    """Have WhiteNoise look at a file once in a process: what was built stays as it is while tests run."""
    kept: dict[tuple[str, str], object] = {}
    listed = WhiteNoise.add_file_to_dictionary

    def once(server: WhiteNoise, url: str, path: str) -> None:
        if (url, path) not in kept:
            listed(server, url, path)
            kept[url, path] = server.files[url]
        server.files[url] = kept[url, path]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "add_file_to_dictionary", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _pictures_drawn_once() -> Iterator[None]:
    """Have segno work out the QR code of a text once in a process: walks over the demo ask the same few hundred again and again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segno, "make", lru_cache(4096)(segno.make))
        yield


@pytest.fixture(scope="session", autouse=True)
def _patience_on_a_busy_machine() -> Iterator[None]:
    """Let a look at the database take its time: a browser beside it may hold up a thread for more than the second of production."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(versheidsbron, "_GEDULD_S", 20.0)
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
    gathered = server.app = Gathered(app)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield LiveServer(url, app, own)
    server.shutdown()
    thread.join()
    server.server_close()
    gathered.finish()
    let_go(app)


class Gathered:
    """The product behind a server: each answer is taken in whole and let go of before it leaves.

    Werkzeug forgets to close an answer when its reader hangs up in the midst of it: then an open file stays behind. Nor does
    it wait for a request that still runs when the server stops, such as a browser's last one: its connection to the database
    would go back to a pool that was closed meanwhile, and nobody would ever close it.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self._inside = 0
        self._open = True
        self._changed = threading.Condition()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Answer, or say that the house is shut."""
        with self._changed:
            if not self._open:
                start_response("503 Service Unavailable", [("Content-Length", "0")])
                return []
            self._inside += 1
        try:
            return self._answer(environ, start_response)
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def finish(self) -> None:
        """Let nobody in any more, and wait for who is inside."""
        with self._changed:
            self._open = False
            assert self._changed.wait_for(lambda: not self._inside, timeout=60), "a request hangs"

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        pieces = self._app(environ, start_response)
        try:
            return [b"".join(pieces)]
        finally:
            getattr(pieces, "close", lambda: None)()


def made(settings: Settings) -> Flask:
    """Make the product for a test: errors come out, and every visited page is checked."""
    app = create_app(settings)
    app.testing = True
    app.test_client_class = CheckedClient
    app.jinja_env.bytecode_cache = _SJABLONEN
    return app


def let_go(app: Flask) -> None:
    """Close the connections that the product keeps open for as long as it runs, after the looks that use them."""
    looks = app.extensions[VERSHEIDSBRON]
    for part in (looks, *app.extensions.values()):
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
