"""The link of an invitation: a password, an app that gives codes, recovery codes, and in."""

from uuid import uuid4

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField
from wtforms.validators import InputRequired

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import APPCODE
from wijzer.services.accounts.accepteer_uitnodiging import (
    accepteer_uitnodiging,
    find_uitnodiging,
    geef_wachtwoord,
)
from wijzer.services.inloggen.geheimen import hash_token, new_herstelcodes, new_token
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import show_errors
from wijzer.web.common.verzoek import now
from wijzer.web.office.accounts.koppeling import make_koppeling
from wijzer.web.office.accounts.tonen import herstelcodes_page
from wijzer.web.office.deur import office, office_read
from wijzer.web.office.inloggen.aanmelden import put_in_browser
from wijzer.web.office.inloggen.apparaat import describe_apparaat, remember_apparaat
from wijzer.web.office.inloggen.codeveld import CodeVeld
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.kamer import bp
from wijzer.web.office.poort import Bezoeker, current_bezoeker, start_of
from wijzer.web.office.rem import WACHTWOORD_PER_LINK, Teller, require_hit


class WachtwoordFormulier(Formulier):
    """A password; it is asked once and can be pasted."""

    wachtwoord = PasswordField("Wachtwoord", [InputRequired("Vul een wachtwoord in.")])


class KoppelFormulier(Formulier):
    """The first code of a newly coupled app."""

    code = CodeVeld(
        "Code",
        hooguit=APPCODE,
        leeg="Vul de code in die de app toont.",
        description="De zes cijfers die de app nu toont.",
    )


@bp.route("/uitnodiging/<token>", methods=["GET", "POST"])
def uitnodiging(token: str) -> ResponseReturnValue:
    """Choose a password; who chose one before gives that one."""
    gebruiker = _guest(token)
    form = WachtwoordFormulier()
    if form.validate_on_submit():
        require_hit(Teller(WACHTWOORD_PER_LINK, ("uitnodiging", hash_token(token))))
        try:
            _give_password(token, tekst_van(form.wachtwoord))
        except Ongeldig as fout:
            show_errors(form, [fout])
        else:
            return redirect(url_for("office.koppelen", token=token), 303)
    status = 400 if form.errors else 200
    return render_template("office/uitnodiging.html", form=form, gebruiker=gebruiker), status


@bp.route("/uitnodiging/<token>/koppelen", methods=["GET", "POST"])
def koppelen(token: str) -> ResponseReturnValue:
    """Couple an app, show the recovery codes, and come in."""
    gebruiker, halverwege = _guest(token), current_bezoeker()
    if halverwege is None or halverwege.herkend.gebruiker.id != gebruiker.id:
        return redirect(url_for("office.uitnodiging", token=token), 303)
    form = KoppelFormulier()
    if form.validate_on_submit():
        try:
            return _accept(token, halverwege, tekst_van(form.code))
        except Ongeldig as fout:
            show_errors(form, [fout])
    koppeling = make_koppeling(bron=token, email=gebruiker.email)
    status = 400 if form.errors else 200
    return render_template("office/koppelen.html", form=form, koppeling=koppeling), status


def _guest(token: str) -> Gebruiker:
    with office_read() as store:
        return find_uitnodiging(store, token, at=now())[1]


def _give_password(token: str, wachtwoord: str) -> None:
    sessie_token = new_token()
    with office() as store:
        geef_wachtwoord(
            store,
            token,
            wachtwoord,
            sessie_token=sessie_token,
            apparaat=describe_apparaat(),
            at=now(),
        )
    put_in_browser(sessie_token)


def _accept(token: str, halverwege: Bezoeker, code: str) -> ResponseReturnValue:
    codes, sessie_token = new_herstelcodes(), new_token()
    email = halverwege.herkend.gebruiker.email
    koppeling = make_koppeling(bron=token, email=email, code=code, at=now())
    with office() as store:
        gebruiker = accepteer_uitnodiging(
            store,
            token,
            sessie=halverwege.herkend.sessie,
            geheim=koppeling.geheim,
            code=code,
            herstelcodes=codes,
            sessie_token=sessie_token,
            new_id=uuid4,
            at=now(),
        )
    bezoeker = put_in_browser(sessie_token)
    return remember_apparaat(herstelcodes_page(codes, verder=start_of(bezoeker)), gebruiker.email)
