"""The blueprint of this room.

Its pages are about one person's search: nobody keeps them, and no search engine lists them.
"""

from typing import cast

from flask import Response
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFProtect

from wijzer.web.common.kamers.regiokamer import with_regio
from wijzer.web.common.kamers.tweetalig import TweetaligeBlueprint

bp = TweetaligeBlueprint("meldingen", __name__)
with_regio(bp)

ZONDER_FORMULIERTOKEN = (
    "wijzer.web.meldingen.link.stoppen",
    "wijzer.web.meldingen.link.alles",
    "wijzer.web.meldingen.woord.woord",
)
"""The addresses that take a POST without the token of a form. A mail program stops alerts with one click (RFC 8058)
and has no cookie: the token in the address is the key, and all that can be done there is stop. The form that sends a
word stands on a page that is kept for everybody and sets no cookie: there the browser says whether it was our page."""


@bp.after_request
def _keep_nothing(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@bp.record_once
def _let_mail_programs_stop(state: BlueprintSetupState) -> None:
    for view in ZONDER_FORMULIERTOKEN:
        cast("CSRFProtect", state.app.extensions["csrf"]).exempt(view)
