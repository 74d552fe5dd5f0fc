"""Signing in: address and password, then the code of the app. And signing out."""

from uuid import uuid4

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from wijzer.domain.accounts.gebruiker import WACHTWOORD_MAX
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.fouten import NietToegestaan
from wijzer.domain.ids import GebruikerId
from wijzer.domain.maten import APPCODE, EMAIL, HERSTELCODE
from wijzer.services.bewaren.concepten import gooi_concept_weg
from wijzer.services.inloggen.controleer_code import breek_inloggen_af, controleer_code
from wijzer.services.inloggen.geheimen import new_token
from wijzer.services.inloggen.log_in import log_in, toets_wachtwoord
from wijzer.services.inloggen.log_uit import log_uit, vergeet_sessie
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.getypt import CONCEPT
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.concepten.tonen import NIET_MEER_TE_TONEN, find_concept, way_back
from wijzer.web.office.deur import office, office_read
from wijzer.web.office.inloggen.aanmelden import (
    VERDER,
    forget_in_browser,
    go_on,
    put_in_browser,
    safe_path,
    verder,
)
from wijzer.web.office.inloggen.apparaat import describe_apparaat, known_apparaat, remember_apparaat
from wijzer.web.office.inloggen.codeveld import CodeVeld
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import Bezoeker, current_bezoeker, require_bezoeker
from wijzer.web.office.rem import CODES_PER_SESSIE, Teller, hit, try_account


class InlogFormulier(Formulier):
    """The form that asks who signs in, and the password."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Length(max=EMAIL)])
    wachtwoord = PasswordField(
        "Wachtwoord", [InputRequired("Vul uw wachtwoord in."), Length(max=WACHTWOORD_MAX)]
    )


class CodeFormulier(Formulier):
    """The form that asks the code of the app."""

    code = CodeVeld(
        "Code",
        hooguit=APPCODE,
        leeg="Vul de code in die uw app toont.",
        description="De zes cijfers die uw app nu toont.",
    )


class HerstelcodeFormulier(Formulier):
    """A recovery code, for who has no app at hand."""

    code = CodeVeld(
        "Herstelcode",
        hooguit=HERSTELCODE,
        leeg="Vul een herstelcode in.",
        description="Hoofdletters, streepjes en spaties maken niet uit. De letters I en O en de "
        "cijfers 0 en 1 staan in geen enkele code.",
    )


@bp.route("/inloggen", methods=["GET", "POST"])
def inloggen() -> ResponseReturnValue:
    """Ask for address and password; the answer is the same for every address that does not fit."""
    form = InlogFormulier()
    if not form.validate_on_submit():
        return render_template("office/inloggen.html", form=form)
    if not try_account(tekst_van(form.email), apparaat=known_apparaat(tekst_van(form.email))):
        form.form_errors.append(
            _("U probeert het te vaak. Wacht een kwartier, of kies hieronder een nieuw wachtwoord.")
        )
        return render_template("office/inloggen.html", form=form), 429
    if not _try_password(tekst_van(form.email), tekst_van(form.wachtwoord)):
        form.form_errors.append(_("Dit e-mailadres en wachtwoord horen niet bij elkaar."))
        return render_template("office/inloggen.html", form=form), 400
    return redirect(url_for("office.code"), 303)


@bp.route("/inloggen/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """Ask for the second factor."""
    return _ask_code(CodeFormulier(), "office/code.html")


@bp.route("/inloggen/herstelcode", methods=["GET", "POST"])
def herstelcode() -> ResponseReturnValue:
    """Ask for a recovery code instead; on a page of its own, so that nobody wonders which field is meant."""
    return _ask_code(HerstelcodeFormulier(), "office/herstelcode.html")


@bp.post("/uitloggen")
def uitloggen() -> ResponseReturnValue:
    """End the session here and in the database, also one that time ended already."""
    bezoeker, token = current_bezoeker(), session.get("_user_id")
    if bezoeker is not None:
        with office() as store:
            log_uit(store, bezoeker.herkend.sessie, at=now())
    elif token:
        with office() as store:
            vergeet_sessie(store, str(token), at=now())
    forget_in_browser()
    flash(_("U bent uitgelogd."), "ok")
    return redirect(url_for("office.inloggen"), 303)


def _ask_code(form: CodeFormulier | HerstelcodeFormulier, sjabloon: str) -> ResponseReturnValue:
    wie = require_bezoeker().herkend.gebruiker
    if wie.factor_onleesbaar:
        return render_template("office/tweede_stap_weg.html", beheerder=wie.rol is Rol.BEHEERDER)
    if not form.validate_on_submit():
        return render_template(sjabloon, form=form)
    halverwege = require_bezoeker()
    if not hit(Teller(CODES_PER_SESSIE, ("code", halverwege.herkend.sessie.token_hash))):
        return _break_off(halverwege)
    try:
        klopt = _try_code(halverwege, tekst_van(form.code))
    except NietToegestaan:  # the half session was used or ended since the page was opened
        return redirect(url_for("office.inloggen"), 303)
    if not klopt:
        form.code.errors = [_("Deze code klopt niet, of is al gebruikt.")]
        return render_template(sjabloon, form=form), 400
    return _come_in(halverwege)


def _try_password(email: str, wachtwoord: str) -> bool:
    with office_read() as store:
        poging = toets_wachtwoord(store, email=email, wachtwoord=wachtwoord)
    token, doel, concept = new_token(), verder(), request.args.get(CONCEPT)
    with office() as store:
        if not log_in(store, poging, token=token, apparaat=describe_apparaat(), at=now()):
            return False
    put_in_browser(token)
    session[VERDER], session[CONCEPT] = doel, concept
    return True


def _try_code(halverwege: Bezoeker, gegeven: str) -> bool:
    token, doel, concept = new_token(), session.get(VERDER), session.get(CONCEPT)
    sessie = halverwege.herkend.sessie
    with office() as store:
        if not controleer_code(store, sessie, gegeven, sessie_token=token, new_id=uuid4, at=now()):
            return False
    put_in_browser(token)
    session[VERDER], session[CONCEPT] = doel, concept
    return True


def _come_in(halverwege: Bezoeker) -> ResponseReturnValue:
    doel = safe_path(session.pop(VERDER, None))
    terug = _back_to(halverwege.herkend.gebruiker.id, session.pop(CONCEPT, None))
    return remember_apparaat(go_on(halverwege, terug or doel), halverwege.herkend.gebruiker.email)


def _back_to(gebruiker_id: GebruikerId, concept_id: str | None) -> str | None:
    """The page of what this account typed when its session ended.

    Of what is gone it is told, once; another account hears nothing.
    """
    concept = find_concept(concept_id, gebruiker_id)
    if concept is None:
        return None
    doel = way_back(concept)
    if doel is None:
        with office() as store:
            gooi_concept_weg(store, concept.id, van=gebruiker_id)
        flash(_(NIET_MEER_TE_TONEN), "warning")
    return doel


def _break_off(halverwege: Bezoeker) -> ResponseReturnValue:
    with office() as store:
        breek_inloggen_af(store, halverwege.herkend.sessie, mail_id=uuid4(), at=now())
    forget_in_browser()
    flash(_("U gaf te vaak een verkeerde code. Log opnieuw in."), "error")
    return redirect(url_for("office.inloggen"), 303)
