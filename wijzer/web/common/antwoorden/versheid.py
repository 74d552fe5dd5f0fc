"""What a request may still tell when the database fell behind, or cannot be reached.

An address may have been shielded since. So whatever holds a place is refused then, and what holds
none stays with its date (`docs/besluiten/0024-een-hartslag.md`). Nobody keeps either: it may be
over the next moment.
"""

from datetime import datetime

from flask import Flask, Response

from wijzer.published.database.hartslag import PlaatsenOnbekend
from wijzer.published.engine import NietBereikbaar, PublicDatabase
from wijzer.web.common.antwoorden.zonderplaats import ZONDER_PLAATS
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.opmaak import tijdstip
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.versheidsbron import Versheidsbron
from wijzer.web.common.verzoek import (
    VERSHEIDSBRON,
    current_databasestand,
    in_office,
    is_stil,
    may_be_kept,
)

PLAATSEN_ONBEKEND = "Plaatsen-Onbekend"
"""The header of every answer of a site that does not know its places now.

No copy elsewhere may show them as current.
"""
_VERS_SECONDEN = 0.1


def register_versheid(app: Flask, database: PublicDatabase) -> Versheidsbron:
    """Let an app refuse what it may not tell now.

    While testing it looks at the database each time, so that a test sees what it just wrote.
    """
    bron = Versheidsbron(database, lambda: 0.0 if app.testing else _VERS_SECONDEN)
    app.extensions[VERSHEIDSBRON] = bron
    app.url_value_preprocessor(_require_known)
    app.after_request(_mark)
    app.context_processor(lambda: {"stil": _explain()})
    return bron


def _require_known(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Refuse an answer that holds a place, or that cannot be made, before anything is read for it."""
    if endpoint in ZONDER_PLAATS or AUDIENCE.get(endpoint or "") is not Wie.IEDEREEN:
        return
    if is_stil():
        raise PlaatsenOnbekend
    if not current_databasestand().bereikbaar:
        raise NietBereikbaar


def _mark(response: Response) -> Response:
    """Let nobody keep an answer that was made without the database, or without knowing the places.

    One of the last kind says so, in `PLAATSEN_ONBEKEND`.
    """
    if in_office() or may_be_kept():
        return response
    response.headers["Cache-Control"] = "no-store"
    if is_stil():
        response.headers[PLAATSEN_ONBEKEND] = "1"
    return response


def _explain() -> str:
    """The sentence that a page has about its own age; empty when there is nothing to say."""
    if in_office() or not is_stil():
        return ""
    tot = _known_until()
    if tot is None:
        return _("Deze site krijgt nu geen nieuwe gegevens.")
    return _(
        "Gegevens van %(wanneer)s. Deze site krijgt nu geen nieuwe gegevens.",
        wanneer=tijdstip(tot),
    )


def _known_until() -> datetime | None:
    blik = current_databasestand().blik
    return blik.tot if blik else None
