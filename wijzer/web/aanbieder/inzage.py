"""Who had the aanbieder's real addresses shown."""

from flask import render_template
from flask.typing import ResponseReturnValue

from wijzer.services.inzage.overzie_inzage import TOON, overzie_inzage
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.office.deur import current_actor, office_read


@bp.get("/inzage")
def inzage() -> ResponseReturnValue:
    """List the looks at the aanbieder's own addresses, the newest first."""
    with office_read() as store:
        blad = overzie_inzage(store, by=current_actor())
    return render_template("aanbieder/inzage.html", blad=blad, toon=TOON)
