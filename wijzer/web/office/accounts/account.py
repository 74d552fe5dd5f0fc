"""The own account: where I am signed in, my password, my app, my recovery codes."""

from collections.abc import Sequence
from uuid import uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField
from wtforms.validators import InputRequired

from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import APPCODE, HERSTELCODE
from wijzer.services.accounts.overzie_accounts import overzie_eigen_account
from wijzer.services.accounts.wijzig_account import (
    vernieuw_herstelcodes,
    vervang_factor,
    wijzig_wachtwoord,
)
from wijzer.services.inloggen.geheimen import new_herstelcodes, new_token
from wijzer.services.inloggen.log_uit import beeindig_andere_sessies, beeindig_sessie
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.accounts.koppeling import Koppeling, make_koppeling
from wijzer.web.office.accounts.tonen import herstelcodes_page
from wijzer.web.office.deur import office, office_read
from wijzer.web.office.inloggen.aanmelden import put_in_browser
from wijzer.web.office.inloggen.codeveld import CodeVeld
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import Bezoeker, require_bezoeker
from wijzer.web.office.rem import WACHTWOORD_PER_GEBRUIKER, Teller, count_bewijs, require_hit


class HuidigWachtwoord(Formulier):
    """The present password, asked before anything about the account changes."""

    wachtwoord = PasswordField(
        "Huidig wachtwoord", [InputRequired("Vul uw huidige wachtwoord in.")]
    )


class WijzigWachtwoord(HuidigWachtwoord):
    """The form for a new password: the present one, and the new one."""

    nieuw = PasswordField("Nieuw wachtwoord", [InputRequired("Vul een nieuw wachtwoord in.")])


class HuidigeCode(HuidigWachtwoord):
    """The form that asks a code of the present app too, before the second step itself changes."""

    bewijs = CodeVeld(
        "Code uit uw huidige app",
        hooguit=HERSTELCODE,
        leeg="Vul een code van uw huidige app in, of een herstelcode.",
        description="De zes cijfers die uw app nu toont. Heeft u die app niet meer? Vul dan een herstelcode in.",
    )


class VervangFactor(HuidigeCode):
    """The form that asks the first code of the new app too."""

    code = CodeVeld(
        "Code uit de nieuwe app",
        hooguit=APPCODE,
        leeg="Vul de code in die de nieuwe app toont.",
    )


@bp.get("/account")
def account() -> ResponseReturnValue:
    """Show my account and where I am signed in."""
    herkend = require_bezoeker().herkend
    with office_read() as store:
        blad = overzie_eigen_account(store, herkend.sessie, at=now())
    return render_template(
        "office/account.html",
        gebruiker=herkend.gebruiker,
        sessies=blad.sessies,
        deze=herkend.sessie.token_hash,
        codes=blad.herstelcodes,
    )


@bp.route("/account/wachtwoord", methods=["GET", "POST"])
def account_wachtwoord() -> ResponseReturnValue:
    """Change my password; I stay signed in here and nowhere else."""
    form = WijzigWachtwoord()
    if form.validate_on_submit() and _change_password(form, new_token()):
        flash(_("Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd."), "ok")
        return redirect(url_for("office.account"), 303)
    return render_template("office/account_wachtwoord.html", form=form), _status(form)


@bp.route("/account/koppelen", methods=["GET", "POST"])
def account_koppelen() -> ResponseReturnValue:
    """Couple a new app; the old one stops working."""
    form = VervangFactor()
    koppeling = _koppeling(require_bezoeker(), tekst_van(form.code))
    if form.validate_on_submit() and (codes := _replace_app(form, koppeling, new_token())):
        return herstelcodes_page(codes, verder=url_for("office.account"))
    pagina = render_template("office/account_koppelen.html", form=form, koppeling=koppeling)
    return pagina, _status(form)


@bp.route("/account/herstelcodes", methods=["GET", "POST"])
def account_herstelcodes() -> ResponseReturnValue:
    """Make new recovery codes; the old ones stop working."""
    form = HuidigeCode()
    if form.validate_on_submit() and (codes := _renew_codes(form)):
        return herstelcodes_page(codes, verder=url_for("office.account"))
    return render_template("office/account_herstelcodes.html", form=form), _status(form)


@bp.post("/account/sessies/<sessie>/beeindigen")
def sessie_beeindigen(sessie: str) -> ResponseReturnValue:
    """Sign out one of my other browsers."""
    with office() as store:
        beeindig_sessie(store, require_bezoeker().herkend.gebruiker, sessie, at=now())
    flash(_("Dat apparaat is uitgelogd."), "ok")
    return redirect(url_for("office.account"), 303)


@bp.post("/account/sessies/beeindigen")
def andere_sessies_beeindigen() -> ResponseReturnValue:
    """Sign out all my other browsers."""
    with office() as store:
        beeindig_andere_sessies(store, require_bezoeker().herkend.sessie, at=now())
    flash(_("Alle andere apparaten zijn uitgelogd."), "ok")
    return redirect(url_for("office.account"), 303)


def _change_password(form: WijzigWachtwoord, token: str) -> bool:
    """Keep the new password, and go on in a session under this token.

    False, with the reason in the form, when it may not be.
    """
    sessie = _count_password()
    try:
        with office() as store:
            wijzig_wachtwoord(
                store,
                sessie,
                wachtwoord=tekst_van(form.wachtwoord),
                nieuw=tekst_van(form.nieuw),
                sessie_token=token,
                mail_id=uuid4(),
                at=now(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
        return False
    put_in_browser(token)
    return True


def _replace_app(form: VervangFactor, koppeling: Koppeling, token: str) -> Sequence[str]:
    """Couple the new app, and go on in a session under this token; gives new recovery codes.

    None of them, with the reason in the form, when it may not be.
    """
    sessie, codes = _count_code(), new_herstelcodes()
    try:
        with office() as store:
            vervang_factor(
                store,
                sessie,
                wachtwoord=tekst_van(form.wachtwoord),
                bewijs=tekst_van(form.bewijs),
                geheim=koppeling.geheim,
                code=tekst_van(form.code),
                herstelcodes=codes,
                sessie_token=token,
                new_id=uuid4,
                at=now(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
        return ()
    put_in_browser(token)
    return codes


def _renew_codes(form: HuidigeCode) -> Sequence[str]:
    """Give new recovery codes; none, with the reason in the form, when it may not be."""
    sessie, codes = _count_code(), new_herstelcodes()
    try:
        with office() as store:
            vernieuw_herstelcodes(
                store,
                sessie,
                wachtwoord=tekst_van(form.wachtwoord),
                bewijs=tekst_van(form.bewijs),
                herstelcodes=codes,
                new_id=uuid4,
                at=now(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
        return ()
    return codes


def _count_password() -> Sessie:
    """Give my session, after counting that I am about to give my password."""
    herkend = require_bezoeker().herkend
    require_hit(Teller(WACHTWOORD_PER_GEBRUIKER, ("eigen", str(herkend.gebruiker.id))))
    return herkend.sessie


def _count_code() -> Sessie:
    """Give my session, after counting that I am about to give my password and an own code.

    To be called wherever those are asked again.
    """
    count_bewijs(require_bezoeker().herkend.gebruiker.id)
    return _count_password()


def _koppeling(bezoeker: Bezoeker, code: str) -> Koppeling:
    """Derive a secret that is new as long as the account's own one is the old one."""
    gebruiker = bezoeker.herkend.gebruiker
    bron = f"{bezoeker.token}\0{gebruiker.totp_geheim}"
    return make_koppeling(bron=bron, email=gebruiker.email, code=code, at=now())


def _status(form: Formulier) -> int:
    return 400 if form.errors else 200
