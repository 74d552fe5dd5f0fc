"""What a bare granian serves while measuring: the bytes and headers that the product answered, and nothing done for them."""

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.apps_namen import ANTWOORDEN, FOLDER

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_ANTWOORDEN = pickle.loads((Path(os.environ[FOLDER]) / ANTWOORDEN).read_bytes())


def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> tuple[bytes, ...]:
    status, headers, body = _ANTWOORDEN[environ["PATH_INFO"]]
    start_response(status, headers)
    return (body,)
