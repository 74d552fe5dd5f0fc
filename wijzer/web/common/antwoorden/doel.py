"""Makes the key under which an answer is kept.

The key holds all that the answer depends on, and nothing that a stranger can write in ever other
ways.
"""

from typing import NamedTuple

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from wijzer.web.common.antwoorden.bewaard import Bewaarsleutel
from wijzer.web.common.antwoorden.stempel import canonical_query
from wijzer.web.common.http.adressen import canonical_id
from wijzer.web.common.http.formaatkeuze import FORMAAT, Formaten, decide, offered
from wijzer.web.common.http.sleutels import read_pairs
from wijzer.web.common.http.wegwijzer import adressen_of

KAMERS = {"public": False, "feed": True}
"""The rooms whose answers may be kept, and whether an unknown query key is an error there."""


class Doel(NamedTuple):
    """Where a question goes whose answer may be kept.

    `path` is written in one way; `strict` says that an unknown key is an error there, `formaten` in
    which forms it can be had.
    """

    path: str
    strict: bool
    formaten: Formaten

    def key_of(self, query: str, accept: str) -> Bewaarsleutel | None:
        """The key under which an answer is kept: all that it depends on, decided. None when no form is accepted."""
        vraag = canonical_query(query, strict=self.strict)
        if not self.formaten:
            return (self.path, vraag, "")
        gevraagd = [waarde for sleutel, waarde in read_pairs(vraag.encode()) if sleutel == FORMAAT]
        formaat = decide(self.formaten, accept, gevraagd)
        return (self.path, vraag, formaat.soort) if formaat else None


def find(app: Flask, path: str) -> Doel | None:
    """Where an address leads, when its answers may be kept.

    An address that is written otherwise than it should leads to none.
    """
    if path.startswith(("/static/", "//")):
        return None
    try:
        adres = path.encode("latin-1").decode()
        regel, _ = app.url_map.bind("").match(adres, method="GET", return_rule=True)
    except (HTTPException, RequestRedirect, UnicodeError):
        return None
    strict = KAMERS.get(regel.endpoint.partition(".")[0])
    if strict is None or not (strict or adressen_of(app).is_right(path, regel)):
        return None
    return Doel(canonical_id(path) if strict else path, strict, offered(app, regel.endpoint))
