"""An error outside Flask is an answer like any other, and its words are nowhere."""

from __future__ import annotations

import errno
import io
import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
import structlog
from flask import Flask
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.test import Client

from tests.steun.machine.servers import let_go
from tests.steun.pagina import Pagina
from wijzer.app import create_app
from wijzer.domain.fouten import NietGevonden
from wijzer.logs import configure_logging
from wijzer.published.engine import NietBereikbaar
from wijzer.settings import LogVorm, Settings
from wijzer.web.common.antwoorden import cache
from wijzer.web.common.antwoorden.cache import CACHE
from wijzer.web.common.fouten.nood import Noodantwoorden
from wijzer.web.common.fouten.vangnet import AfgebrokenAntwoord, Vangnet
from wijzer.web.common.statisch import asset_url
from wijzer.web.common.verzoek import VERSHEIDSBRON

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CANARY = "Kanariestraat 13"
TOKEN = "eenmalig-geheim-token"
PADEN = ("/twente", f"/herstel/{TOKEN}?q={TOKEN}", f"/api/v1/aanbod?plaats={TOKEN}", f"/en/{TOKEN}")


def fail(*_: object, **__: object) -> Any:
    raise RuntimeError(CANARY)


def break_the_cache(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.extensions[CACHE], "_current", fail)


def break_the_look(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app.extensions[CACHE]._bron, "current", fail)


def break_what_is_served(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cache, "_serve", fail)
    patch.setattr(cache._Anders, "serve", fail)
    patch.setattr(app.extensions[CACHE], "_app", fail)


def break_the_headers(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("wijzer.web.common.http.koppen._may_be_framed", fail)


def break_the_static_files(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("whitenoise.WhiteNoise.__call__", fail)


def break_the_proxy(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("werkzeug.middleware.proxy_fix.ProxyFix.__call__", fail)


def break_flask(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app, "full_dispatch_request", fail)


def break_the_error_page_too(app: Flask, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(app, "full_dispatch_request", fail)
    patch.setattr(app, "handle_exception", fail)


LAGEN: list[Callable[[Flask, pytest.MonkeyPatch], None]] = [
    break_the_cache, break_the_look, break_what_is_served, break_the_headers, break_the_static_files, break_the_proxy,
    break_flask, break_the_error_page_too,
]  # fmt: skip


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers, root.level
    stream = io.StringIO()
    configure_logging(LogVorm.JSON, stream=stream)
    yield stream
    root.handlers, root.level = before
    structlog.reset_defaults()


@pytest.fixture
def echt(
    settings: Settings, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """The product as it runs for visitors: errors do not come out. No look at the database goes on after the test."""
    app = create_app(settings)
    monkeypatch.setattr(app.extensions[VERSHEIDSBRON], "_interval", lambda: 0.0)
    yield app
    let_go(app)


@pytest.mark.parametrize("laag", LAGEN)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_an_error_in_any_layer_is_answered_and_its_words_are_nowhere(
    echt: Flask,
    logged: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    laag: Callable[[Flask, pytest.MonkeyPatch], None],
    method: str,
):
    laag(echt, monkeypatch)
    for pad in PADEN:
        antwoord = Client(echt).open(pad, method=method)
        alles = antwoord.get_data() + str(antwoord.headers).encode()
        assert antwoord.status_code in {400, 404, 405, 500}
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert antwoord.headers["Content-Security-Policy"]
        if pad.startswith("/api/"):
            assert antwoord.headers["API-Version"]
            assert antwoord.mimetype == "application/problem+json"
        for woord in (CANARY, "Traceback"):
            assert woord.encode() not in alles
    for woord in (CANARY, TOKEN, "Traceback"):
        assert woord not in logged.getvalue()


def test_the_log_says_what_went_wrong_and_where(
    echt: Flask, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
):
    break_the_cache(echt, monkeypatch)
    Client(echt).get("/twente/zoeken?q=iets")
    regel = json.loads(logged.getvalue().splitlines()[-1])
    assert (regel["event"], regel["method"]) == ("fout buiten de app", "GET")
    assert regel["route"] == "/<regio>/zoeken"
    assert regel["fout"] == "builtins.RuntimeError"
    assert regel["spoor"][-1].endswith(" fail")


def test_an_error_inside_flask_is_logged_by_its_rule_and_not_by_its_address(
    echt: Flask, logged: io.StringIO
):
    echt.view_functions["office.inloggen"] = fail
    assert Client(echt).get(f"/inloggen?token={TOKEN}").status_code == 500
    regels = [json.loads(regel) for regel in logged.getvalue().splitlines()]
    regel = next(regel for regel in regels if regel["event"] == "fout in de app")
    assert (regel["route"], regel["fout"]) == ("/inloggen", "builtins.RuntimeError")
    assert TOKEN not in logged.getvalue()
    assert CANARY not in logged.getvalue()


@pytest.mark.parametrize(
    ("fout", "status"),
    [
        (RuntimeError(CANARY), 500),
        (NietBereikbaar(), 503),
        (RequestEntityTooLarge(CANARY), 413),
        (OSError(CANARY), 500),
        (OSError(errno.ENOSPC, CANARY), 503),
        (NietGevonden(), 500),
    ],
)
def test_an_error_that_has_a_status_keeps_it(logged: io.StringIO, fout: Exception, status: int):
    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        raise fout

    antwoord = Client(netted(app)).get("/x")
    assert antwoord.status_code == status
    assert ("Retry-After" in antwoord.headers) is (status == 503)
    assert CANARY.encode() not in antwoord.data


def test_an_answer_that_breaks_while_it_leaves_is_broken_off_without_a_word(logged: io.StringIO):
    class Delen:
        closed = False

        def __iter__(self) -> Iterator[bytes]:
            yield b"half"
            raise RuntimeError(CANARY)

        def close(self) -> None:
            self.closed = True
            raise RuntimeError(CANARY)

    delen = Delen()

    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        start("200 OK", [])
        return delen

    bewaakt: Any = netted(app)(
        {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda *_: lambda _: None
    )
    with pytest.raises(AfgebrokenAntwoord) as gevallen:
        list(bewaakt)
    bewaakt.close()
    assert (gevallen.value.__suppress_context__, str(gevallen.value)) == (True, "")
    assert delen.closed
    assert logged.getvalue().count("fout buiten de app") == 2
    assert CANARY not in logged.getvalue()


def test_a_test_sees_its_errors(logged: io.StringIO):
    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        raise RuntimeError(CANARY)

    with pytest.raises(RuntimeError):
        Client(netted(app, comes_out=True)).get("/")


def test_what_is_told_in_need_speaks_the_language_of_the_address():
    nood = Noodantwoorden(secure=True)
    assert b'lang="en"' in nood.of(413, "/en/twente").body
    assert b'lang="nl"' in nood.of(413, "/twente").body
    assert b'href="/en"' in nood.of(413, "/en/twente").body
    assert nood.of(503, "/", retry_after="5").koppen[-1] == ("Retry-After", "5")


@pytest.mark.parametrize(("pad", "danger"), [("/twente", "Bel 112."), ("/en/twente", "Call 112.")])
def test_a_site_that_cannot_be_reached_says_whom_to_call(pad: str, danger: str):
    nood = Noodantwoorden(secure=True)
    pagina = Pagina(nood.of(503, pad).body.decode())
    pagina.check()
    assert danger in pagina.text
    assert set(pagina.links) >= {"tel:112", "tel:08002000"}
    assert [link.get("href") for link in pagina.all("link")] == [asset_url("wijzer.css")]
    assert b"tel:" not in nood.of(413, pad).body


def netted(app: WSGIApplication, *, comes_out: bool = False) -> Vangnet:
    return Vangnet(
        app,
        Noodantwoorden(secure=True),
        route_of=fail,  # also what names the rule may be what failed
        comes_out=lambda: comes_out,
    )
