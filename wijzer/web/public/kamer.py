"""The blueprint of this room; each screen hangs its addresses on it."""

from wijzer.web.common.regiokamer import current_regio, with_regio
from wijzer.web.common.stempel import stamp_room
from wijzer.web.common.tweetalig import TweetaligeBlueprint

__all__ = ["bp", "current_regio"]

bp = TweetaligeBlueprint("public", __name__)
stamp_room(bp)
with_regio(bp)
