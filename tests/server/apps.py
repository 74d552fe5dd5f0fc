"""Small WSGI apps behind the real server, in a process of their own: `python -m tests.server.apps PORT NAME`."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.server.hulp import CANARY, GRENZEN
from wijzer.commando.serveren import Dienst, make_server
from wijzer.levenslijn import Levenslijn
from wijzer.logs import catch_all_errors, configure_logging
from wijzer.server.voordeur import Site, Voordeur
from wijzer.settings import LogVorm
from wijzer.web.common.fouten.doelgrens import Doelgrens
from wijzer.web.common.fouten.gevraagdedeur import GevraagdeDeur
from wijzer.web.common.fouten.nood import Noodantwoorden

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HTML = [("Content-Type", "text/html")]
closed: list[str] = []


def facts(environ: "WSGIEnvironment") -> dict[str, Any]:
    """What a request is, as far as it can be compared between two servers."""
    plain = {
        naam: waarde for naam, waarde in environ.items() if isinstance(waarde, (str, bool, tuple))
    }
    return {"environ": plain, "body": environ["wsgi.input"].read().decode("latin-1")}


def echo(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    body = json.dumps(facts(environ)).encode()
    start("200 OK", [*HTML, ("Content-Length", str(len(body)))])
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]


class Stroom:
    """Pieces without an end in sight; says when it was closed."""

    def __init__(self, aantal: int, fout_na: int | None = None) -> None:
        self._aantal = aantal
        self._fout_na = fout_na

    def __iter__(self) -> Iterator[bytes]:
        for nummer in range(self._aantal):
            if nummer == self._fout_na:
                raise RuntimeError(CANARY)
            yield b"%07d\n" % nummer * 8192

    def close(self) -> None:
        closed.append("stroom")


def various(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    pad = environ["PATH_INFO"]
    if pad == "/stroom":
        start("200 OK", HTML)
        return Stroom(40)
    if pad == "/eindeloos":
        start("200 OK", HTML)
        return Stroom(100_000)
    if pad == "/breekt":
        start("200 OK", HTML)
        return Stroom(40, fout_na=20)
    if pad.endswith("/fout"):
        raise RuntimeError(CANARY)
    if pad.endswith("/slaap"):
        time.sleep(1)
    if pad == "/gesloten":
        start("200 OK", HTML)
        return [json.dumps(closed).encode()]
    return echo(environ, start)


def deur(path: str, method: str) -> GevraagdeDeur:
    openbaar = method in {"GET", "HEAD"} and not path.startswith("/kantoor")
    return GevraagdeDeur(path, openbaar, 1 << 20 if path == "/groot" else 10_000)


def broken(path: str, method: str) -> GevraagdeDeur:
    raise RuntimeError(CANARY)


def site(wsgi: "WSGIApplication") -> Site:
    return Site(
        wsgi=wsgi,
        kept=lambda _vraag: None,
        deur=deur,
        nood=Noodantwoorden(secure=True),
        proxies=0,
    )


SITES = {
    "echo": site(echo),
    "divers": site(various),
    "begrensd": site(Doelgrens(echo, Noodantwoorden(secure=True))),
    "stuk": replace(site(various), deur=broken),
}


def main() -> None:
    configure_logging(LogVorm.JSON)
    catch_all_errors()
    levenslijn = Levenslijn()

    def load() -> Voordeur:
        levenslijn.hold()
        return Voordeur(SITES[sys.argv[2]], GRENZEN)

    server = make_server(Dienst(port=int(sys.argv[1]), workers=1), GRENZEN)
    server.serve(target_loader=load, wrap_loader=False)


if __name__ == "__main__":
    main()
