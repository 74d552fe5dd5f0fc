"""Words that visitors sent because we do not know them: the beheerder ignores one, or looks at it again after all."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.services.synoniemen.negeer_meldwoord import negeer_meldwoord, toon_meldwoord_weer
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office

VELD = "woord"


@bp.post("/synoniemen/gemeld/negeren")
def meldwoord_negeren() -> ResponseReturnValue:
    """Show a word no more."""
    woord = request.form.get(VELD, "")
    with office() as store:
        negeer_meldwoord(store, current_regio(), woord, by=current_actor(), at=now())
    flash(_("“%(woord)s” ziet u hier niet meer.", woord=woord), "ok")
    return redirect(url_for("beheer.synoniemen"), 303)


@bp.post("/synoniemen/gemeld/tonen")
def meldwoord_tonen() -> ResponseReturnValue:
    """Show a word that was ignored again."""
    woord = request.form.get(VELD, "")
    with office() as store:
        toon_meldwoord_weer(store, current_regio(), woord, by=current_actor(), at=now())
    flash(_("“%(woord)s” staat weer in de lijst als bezoekers het vaak melden.", woord=woord), "ok")
    return redirect(url_for("beheer.synoniemen"), 303)
