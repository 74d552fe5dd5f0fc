"""The blueprint of this room; each screen hangs its addresses on it."""

from flask import Response

from wijzer.web.common.antwoorden.stempel import stamp_room
from wijzer.web.common.http.koppen import permissions_policy
from wijzer.web.common.kamers.regiokamer import asked_regio, with_regio
from wijzer.web.common.kamers.tweetalig import TweetaligeBlueprint

__all__ = ["asked_regio", "bp", "may_ask_location"]

bp = TweetaligeBlueprint("public", __name__)
stamp_room(bp)
with_regio(bp)


def may_ask_location(response: Response) -> Response:
    """Let a page with the search fields ask the browser where it is; it only does so after a button is pressed."""
    response.headers["Permissions-Policy"] = permissions_policy(location=True)
    return response
