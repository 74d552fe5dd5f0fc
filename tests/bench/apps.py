"""What granian serves while measuring: the product, the product without its cache, and a server that only hands out bytes.

Which one, and on which database, is told by two variables in the environment.
"""

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.bench.apps_namen import ANTWOORDEN, FOLDER, KAAL, MET_CACHE, WELKE, ZONDER_CACHE
from tests.bench.maken import settings_in
from wijzer.app import create_app
from wijzer.logs import configure_logging
from wijzer.settings import LogVorm
from wijzer.web.common.cache import CACHE, AntwoordCache

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def _product() -> "WSGIApplication":
    configure_logging(LogVorm.JSON)
    return create_app(settings_in(Path(os.environ[FOLDER]), "http://127.0.0.1"))


def _without_cache() -> "WSGIApplication":
    app = create_app(settings_in(Path(os.environ[FOLDER]), "http://127.0.0.1"))
    configure_logging(LogVorm.JSON)
    return cast("AntwoordCache", app.extensions[CACHE])._app


def _bare() -> "WSGIApplication":
    """The same bytes and headers, and nothing done for them."""
    antwoorden = pickle.loads((Path(os.environ[FOLDER]) / ANTWOORDEN).read_bytes())

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> tuple[bytes, ...]:
        status, headers, body = antwoorden[environ["PATH_INFO"]]
        start_response(status, headers)
        return (body,)

    return answer


_APPS = {MET_CACHE: _product, ZONDER_CACHE: _without_cache, KAAL: _bare}
app = _APPS[os.environ[WELKE]]()
