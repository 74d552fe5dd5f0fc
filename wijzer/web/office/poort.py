"""The gate: who knocks, and which doors open for them.

It stands before every address of the app and is closed by default: what is not for everyone needs a session, and the
role that `web/common/deuren.py` names.
"""

from dataclasses import dataclass, replace
from typing import cast

from flask import Flask, Response, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from flask_wtf.csrf import CSRFProtect

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import NietToegestaan
from wijzer.services.inloggen.herken_sessie import Herkend, herken_sessie, needs_seen, see_sessie
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.web.common.deuren import AUDIENCE, Wie
from wijzer.web.common.invoer.getypt import CONCEPT
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import OFFICE_ROOMS, in_office, now, today
from wijzer.web.office.concepten.tonen import (
    find_concept,
    landing_here,
    let_go,
    show_again,
    way_back,
)
from wijzer.web.office.concepten.vangen import Afloop, Vangst, bind_token, catch, unbind_token
from wijzer.web.office.deur import office, office_read, register_kantoor
from wijzer.web.office.rem import register_rem
from wijzer.web.office.sleutels import signing_keys
from wijzer.web.office.verzoekvorm import GeheugenVerzoek

START = {Rol.AANBIEDER: "/aanbieder", Rol.BEHEERDER: "/beheer"}
"""The page where each role begins."""

ROL_AT_DOOR = {Wie.AANBIEDER: Rol.AANBIEDER, Wie.BEHEERDER: Rol.BEHEERDER}

MET_FORMULIEREN = OFFICE_ROOMS | {"meldingen"}
"""The rooms in which a form carries a token."""
UITLOGGEN = "office.uitloggen"
VANZELF = frozenset({"beheer.controle_stand"})
"""What a page asks by itself: nobody need sit there, so it keeps nobody signed in."""

MAX_REQUEST_BYTES = 1024 * 1024

AFLOOP = {
    Afloop.BEWAARD: "U was afgemeld toen u dit formulier verstuurde. Er is nog niets gewijzigd. "
    "Log in met hetzelfde account: dan staat er weer wat u typte, en kunt u het bewaren.",
    Afloop.NIETS: "U was afgemeld toen u op de knop drukte. Er is niets gewijzigd. Log in en doe het opnieuw.",
    Afloop.TE_GROOT: "U was afgemeld toen u dit formulier verstuurde. Het was te groot om voor u vast te houden. "
    "Er is niets gewijzigd. Log in en vul het opnieuw in.",
    Afloop.TE_VAAK: "U was afgemeld toen u dit formulier verstuurde. Dat gebeurde te vaak om het "
    "voor u vast te houden. "
    "Er is niets gewijzigd. Log in en vul het opnieuw in.",
}
"""What who signs in is told of a form whose session had ended."""


@dataclass(frozen=True, slots=True)
class Bezoeker:
    """Who is signed in, in the form that Flask-Login asks for; its id is the token of the session."""

    token: str
    herkend: Herkend

    is_active = True
    is_anonymous = False

    @property
    def is_authenticated(self) -> bool:
        """Whether both factors were given."""
        return self.herkend.sessie.volledig

    def get_id(self) -> str:
        """Give what the browser keeps: the session's token, which says nothing about the person."""
        return self.token


def current_bezoeker() -> Bezoeker | None:
    """Give who knocks, also when only the password was given; None for a stranger."""
    return None if current_user.is_anonymous else cast("Bezoeker", current_user)


def require_bezoeker() -> Bezoeker:
    """Give who knocks; raises `NietToegestaan` for a stranger, which the gate prevents."""
    bezoeker = current_bezoeker()
    if bezoeker is None:
        raise NietToegestaan
    return bezoeker


def register_poort(app: Flask, settings: Settings, database: Database) -> None:
    """Open the office in this app: its database, its cookie, the gate and the token on every form."""
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key.expose() if settings.secret_key else None,
        SECRET_KEY_FALLBACKS=[sleutel.expose() for sleutel in settings.oude_secret_keys],
        WTF_CSRF_SECRET_KEY=signing_keys(settings),
        SESSION_COOKIE_NAME="__Host-wijzer" if settings.secure else "wijzer",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session, which has its own limits
        WTF_CSRF_SSL_STRICT=False,  # the token decides; some browsers send no Referer
    )
    app.request_class = GeheugenVerzoek
    register_kantoor(app, database)
    register_rem(app, settings)
    app.before_request(_gate)
    app.after_request(_keep_nothing)
    app.after_request(let_go)
    CSRFProtect(app)
    manager = LoginManager()
    manager.session_protection = None  # the table of sessions protects
    manager.user_loader(load_bezoeker)
    # Not init_app: its remember-me cookie would touch the session of every public page.
    app.login_manager = manager  # type: ignore[attr-defined]


def load_bezoeker(token: str) -> Bezoeker | None:
    """Find who holds this token; None when it is worth nothing (any more)."""
    with office_read() as store:
        herkend = herken_sessie(store, token, at=now(), today=today())
    return Bezoeker(token, herkend) if herkend else None


def _gate() -> ResponseReturnValue | None:
    wie = AUDIENCE[request.endpoint] if request.endpoint else Wie.IEDEREEN
    if _may_show_a_form() and not _is_full(current_bezoeker()):
        unbind_token()
    if wie is Wie.IEDEREEN:
        return None
    bezoeker = current_bezoeker()
    if wie in {Wie.ANONIEM, Wie.HALVERWEGE} and _is_full(bezoeker):
        return redirect(_back_from_sign_in(bezoeker) or start_of(bezoeker), 303)
    if wie is Wie.ANONIEM:
        return None
    if wie is Wie.HALVERWEGE:
        return None if bezoeker else redirect(url_for("office.inloggen"), 303)
    rol = ROL_AT_DOOR.get(wie)
    if bezoeker is None or not _is_full(bezoeker):
        return redirect(_to_sign_in(catch(rol, binnen=False)), 303)
    _admit(bezoeker, wie)
    vangst = catch(rol, binnen=True)
    if vangst and vangst.concept and (doel := landing_here(vangst.concept)):
        return redirect(doel, 303)
    return show_again(bezoeker.herkend.gebruiker.id)


def _may_show_a_form() -> bool:
    """Signing out shows none, and its own button carries the token of the session that may be over by now."""
    return request.blueprint in MET_FORMULIEREN and request.endpoint != UITLOGGEN


def _is_full(bezoeker: Bezoeker | None) -> bool:
    return bezoeker is not None and bezoeker.is_authenticated


def _admit(bezoeker: Bezoeker, wie: Wie) -> None:
    if wie is not Wie.INGELOGD and ROL_AT_DOOR.get(wie) is not bezoeker.herkend.actor.rol:
        raise NietToegestaan(_("Uw account heeft geen toegang tot deze pagina."))
    enter(bezoeker)
    if request.endpoint not in VANZELF and needs_seen(bezoeker.herkend.sessie, at=now()):
        with office() as store:
            see_sessie(store, bezoeker.herkend.sessie.token_hash, at=now())
        g.sessie = replace(bezoeker.herkend.sessie, gezien_at=now())


def enter(bezoeker: Bezoeker) -> None:
    """Let the rest of this request know who acts."""
    g.actor = bezoeker.herkend.actor
    g.gebruiker_id = bezoeker.herkend.gebruiker.id
    bind_token(bezoeker.token)


def current_sessie() -> Sessie:
    """Give the session of who is signed in, as it is since this request; raises `NietToegestaan` for a stranger."""
    sessie: Sessie | None = g.get("sessie")
    return sessie or require_bezoeker().herkend.sessie


def start_of(bezoeker: Bezoeker | None) -> str:
    """Give the address where somebody begins."""
    return START[bezoeker.herkend.gebruiker.rol] if bezoeker else url_for("office.inloggen")


def _back_from_sign_in(bezoeker: Bezoeker | None) -> str | None:
    """Where somebody goes on who signed in in another tab, when this one waits for a kept form of theirs."""
    if bezoeker is None:
        return None
    return way_back(find_concept(request.args.get(CONCEPT), bezoeker.herkend.gebruiker.id))


def _to_sign_in(vangst: Vangst | None) -> str:
    """The page to sign in on; of a form whose session had ended it says what became of it."""
    if vangst is None:
        verder = request.full_path.rstrip("?") if request.method == "GET" else None
        return url_for("office.inloggen", verder=verder)
    flash(_(AFLOOP[vangst.afloop]), "info" if vangst.concept else "warning")
    return url_for("office.inloggen", concept=vangst.concept)


def _keep_nothing(response: Response) -> Response:
    """Let no browser or proxy keep what was shown behind the gate."""
    if in_office():
        response.headers["Cache-Control"] = "no-store"
    return response
