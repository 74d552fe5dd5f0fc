"""Staying signed in: until when that is, and going on."""

from dataclasses import dataclass
from datetime import datetime

from flask import jsonify, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.services.inloggen.herken_sessie import see_sessie
from wijzer.web.common.opmaak import kloktijd
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import office
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import current_bezoeker, require_bezoeker


@dataclass(frozen=True, slots=True)
class Sessiestand:
    """Until when somebody is signed in.

    `over_s` is how many seconds that takes; `verlengbaar` whether use still puts it off.
    """

    over_s: int
    tot: str
    uiterlijk: str
    verlengbaar: bool


def sessiestand_of(sessie: Sessie, at: datetime) -> Sessiestand:
    """Tell of a session that is open."""
    return Sessiestand(
        over_s=max(0, int((sessie.ends_at - at).total_seconds())),
        tot=kloktijd(sessie.ends_at),
        uiterlijk=kloktijd(sessie.latest_end),
        verlengbaar=sessie.ends_at < sessie.latest_end,
    )


@bp.get("/account/aangemeld")
def aangemeld() -> ResponseReturnValue:
    """Say until when this browser is signed in, with a token to go on. Asking puts nothing off.

    This door opens for everybody, so the gate notes no use. A page that was opened under an earlier
    session can go on with it.
    """
    bezoeker = current_bezoeker()
    if bezoeker is None or not bezoeker.is_authenticated:
        return jsonify({"aangemeld": False})
    return jsonify(_told(sessiestand_of(bezoeker.herkend.sessie, now())))


def _told(stand: Sessiestand) -> dict[str, object]:
    return {
        "aangemeld": True,
        "over_s": stand.over_s,
        "tot": stand.tot,
        "verlengbaar": stand.verlengbaar,
        "token": generate_csrf(),
    }


@bp.post("/account/aangemeld")
def blijf_aangemeld() -> ResponseReturnValue:
    """Go on for another half hour, as far as twelve hours allow."""
    with office() as store:
        see_sessie(store, require_bezoeker().herkend.sessie.token_hash, at=now())
    return redirect(url_for("office.aangemeld"), 303)
