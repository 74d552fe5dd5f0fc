"""The product behind its own door, as `wijzer serve` runs it: `python -m tests.bench.deur PORT WORKERS` with the variables of `apps`."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from tests.bench.apps_namen import FOLDER, REDIS, WELKE, ZONDER_CACHE
from tests.bench.maken import settings_in
from wijzer.app import create_app, make_site
from wijzer.commando.serveren import Dienst, make_server
from wijzer.levenslijn import Levenslijn
from wijzer.logs import configure_logging
from wijzer.server.grenzen import Grenzen
from wijzer.server.voordeur import Voordeur
from wijzer.settings import Geheim, LogVorm
from wijzer.web.common.antwoorden.cache import CACHE


def load(grenzen: Grenzen, levenslijn: Levenslijn) -> Voordeur:
    levenslijn.hold()
    redis = os.environ.get(REDIS)
    settings = replace(
        settings_in(Path(os.environ[FOLDER]), "http://127.0.0.1"),
        redis_url=Geheim(redis) if redis else None,
    )
    app = create_app(settings)
    site = make_site(app, settings)
    if os.environ[WELKE] == ZONDER_CACHE:
        site = replace(site, wsgi=app.extensions[CACHE]._app, kept=lambda _vraag: None)
    return Voordeur(site, grenzen)


def main() -> None:
    configure_logging(LogVorm.JSON)
    grenzen, levenslijn = Grenzen(), Levenslijn()
    server = make_server(Dienst(port=int(sys.argv[1]), workers=int(sys.argv[2])), grenzen)
    server.serve(target_loader=lambda: load(grenzen, levenslijn), wrap_loader=False)


if __name__ == "__main__":
    main()
