"""Where a request is going, known before anything of it was answered."""

from typing import NamedTuple, cast

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

RUIMTE = "wijzer.ruimte"
KLEIN = 64 << 10
"""How much may be sent to an address that has no form, in bytes."""
_OPENBAAR = frozenset({"public", "feed"})


class GevraagdeDeur(NamedTuple):
    """Where a request leads.

    It has the rule of the address (None when there is nothing), whether everybody may open it, and
    how large a body may be.
    """

    route: str | None
    openbaar: bool
    hooguit: int


NERGENS = GevraagdeDeur(None, openbaar=True, hooguit=KLEIN)


def allow_body(app: Flask, endpoint: str, hooguit: int) -> None:
    """Let more be sent to one address than to the rest of the site."""
    _ruimte(app)[endpoint] = hooguit


def deur_of(app: Flask, path: str, method: str) -> GevraagdeDeur:
    """Find where a request goes; `path` as WSGI has it, each character one byte."""
    try:
        rule, _ = app.url_map.bind("").match(_decoded(path), method=method, return_rule=True)
    except (HTTPException, RequestRedirect, UnicodeError):
        return NERGENS
    hooguit = _ruimte(app).get(rule.endpoint) or app.config["MAX_CONTENT_LENGTH"] or KLEIN
    openbaar = rule.endpoint.partition(".")[0] in _OPENBAAR
    return GevraagdeDeur(rule.rule, openbaar, KLEIN if openbaar else hooguit)


def _decoded(path: str) -> str:
    return path.encode("latin-1").decode()


def _ruimte(app: Flask) -> dict[str, int]:
    return cast("dict[str, int]", app.extensions.setdefault(RUIMTE, {}))
