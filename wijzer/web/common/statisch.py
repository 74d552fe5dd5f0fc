"""Style sheet, script, font, icons: where they are and how they are served.

`npm run build` puts them in `static/gebouwd/` under names that carry their hash, so that a browser may keep
them for a year. `manifest.json` maps the plain names to those.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from whitenoise import WhiteNoise

from wijzer.mappen import GEBOUWD

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PREFIX = "/static/"

_MET_HASH = re.compile(r"^.+\.[0-9a-f]{10}\.\w+$")


class StatischNietGebouwd(RuntimeError):
    """The static files were not built: run `npm ci` and `npm run build` first (`make demo` does)."""


@cache
def load_manifest(folder: Path = GEBOUWD) -> dict[str, str]:
    """Read which hashed name stands for which plain one; raises StatischNietGebouwd when absent."""
    try:
        inhoud: dict[str, str] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise StatischNietGebouwd(StatischNietGebouwd.__doc__) from None
    return inhoud


def asset_url(naam: str) -> str:
    """Give the address of a static file by its plain name; an unknown name is a KeyError."""
    return PREFIX + load_manifest()[naam]


def read_asset(naam: str) -> bytes:
    """Give the contents of a static file by its plain name, for what must be served at another address."""
    return (GEBOUWD / load_manifest()[naam]).read_bytes()


def icoon_url(naam: str) -> str:
    """Give the address of one icon in the sprite, for `<use href>`."""
    return f"{asset_url('iconen.svg')}#{naam}"


def serve_static(wsgi_app: "WSGIApplication") -> WhiteNoise:
    """Wrap a WSGI app so that `/static/…` is answered before it, already compressed, for a year.

    Only what the manifest names can be had; what the build notes beside it (what the files are made of) stays here.
    """
    bestanden = WhiteNoise(
        wsgi_app, max_age=0, immutable_file_test=lambda _path, url: bool(_MET_HASH.match(url))
    )
    for naam in load_manifest().values():
        bestanden.add_file_to_dictionary(PREFIX + naam, str(GEBOUWD / naam))
    return bestanden


def register_statisch(app: Flask) -> None:
    """Give templates `asset_url` and `icoon_url`; fails at once when nothing was built."""
    load_manifest()
    app.jinja_env.globals.update(asset_url=asset_url, icoon_url=icoon_url)
