"""The check of addresses at the press of a button: the job worker does it, and these pages tell how far it is."""

from flask import Response, flash, jsonify, redirect, url_for
from flask.typing import ResponseReturnValue

from wijzer.services.afwijkingen.controlestand import overzie_controle
from wijzer.services.controle.vraag_controle import vraag_controle
from wijzer.web.beheer.afwijkingen.controletekst import is_serious, tell_controle
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read


@bp.post("/afwijkingen/controle")
def controle() -> ResponseReturnValue:
    """Ask for a check of the region. Whoever presses while one is asked for or runs, sees how far it is."""
    with office() as store:
        is_nieuw = vraag_controle(store, current_regio(), by=current_actor(), at=now())
    if not is_nieuw:
        flash(_("De controle was al gevraagd. U ziet hieronder hoe ver zij is."), "info")
    return redirect(url_for("beheer.afwijkingen"), 303)


@bp.get("/afwijkingen/controle/stand")
def controle_stand() -> Response:
    """How far the check is, for the script of the page."""
    with office_read() as store:
        stand = overzie_controle(store, current_regio(), by=current_actor(), at=now())
    lopend = stand.lopend
    return jsonify(
        fase=stand.fase,
        bezig=stand.is_bezig,
        ernstig=is_serious(stand),
        zinnen=tell_controle(stand),
        gedaan=lopend.gedaan if lopend else 0,
        totaal=lopend.totaal if lopend else 0,
    )
