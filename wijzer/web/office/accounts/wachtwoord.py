"""A forgotten password: a link by mail, and a new one. The code of the app is still asked at sign-in."""

from uuid import uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import EMAIL
from wijzer.services.accounts.herstel_wachtwoord import (
    find_herstellink,
    herstel_wachtwoord,
    vraag_wachtwoord_herstel,
)
from wijzer.services.inloggen.geheimen import new_token
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_settings, now, origin
from wijzer.web.office.deur import office, office_read
from wijzer.web.office.inloggen.aanmelden import forget_in_browser
from wijzer.web.office.inloggen.apparaat import remember_apparaat
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.kamer import bp
from wijzer.web.office.rem import (
    LINK_SECONDEN,
    LINKS_PER_ACCOUNT,
    PER_BRON,
    Teller,
    account_key,
    hit,
    no_sooner_than,
    require_hit,
)


class VergetenFormulier(Formulier):
    """The form that asks where the link goes."""

    email = EmailField("E-mailadres", [InputRequired("Vul uw e-mailadres in."), Length(max=EMAIL)])


class NieuwWachtwoordFormulier(Formulier):
    """The form that asks the new password."""

    wachtwoord = PasswordField("Nieuw wachtwoord", [InputRequired("Vul een nieuw wachtwoord in.")])


@bp.route("/wachtwoord-vergeten", methods=["GET", "POST"])
def wachtwoord_vergeten() -> ResponseReturnValue:
    """Ask for a link; the answer does not tell whether the address has an account."""
    form = VergetenFormulier()
    if not form.validate_on_submit():
        return render_template("office/wachtwoord_vergeten.html", form=form)
    require_hit(Teller(PER_BRON, ("herstel", origin())))
    with no_sooner_than(LINK_SECONDEN):
        if hit(Teller(LINKS_PER_ACCOUNT, ("herstel", account_key(tekst_van(form.email))))):
            _send_link(tekst_van(form.email))
    flash(
        _("Heeft dit e-mailadres een account? Dan krijgt u binnen enkele minuten een mail."), "ok"
    )
    return redirect(url_for("office.inloggen"), 303)


@bp.route("/wachtwoord/<token>", methods=["GET", "POST"])
def nieuw_wachtwoord(token: str) -> ResponseReturnValue:
    """Choose a new password with the link from the mail."""
    with office_read() as store:
        find_herstellink(store, token, at=now())
    form = NieuwWachtwoordFormulier()
    if form.validate_on_submit():
        try:
            return _change(token, tekst_van(form.wachtwoord))
        except Ongeldig as fout:
            show_errors(form, [fout])
    status = 400 if form.errors else 200
    return render_template("office/nieuw_wachtwoord.html", form=form), status


def _send_link(email: str) -> None:
    with office() as store:
        vraag_wachtwoord_herstel(
            store,
            email,
            new_id=uuid4,
            token=new_token(),
            basis_url=current_settings().basis_url,
            at=now(),
        )


def _change(token: str, wachtwoord: str) -> ResponseReturnValue:
    """Keep the new password. Who has the mailbox is no stranger: this browser may now sign in unhindered."""
    with office() as store:
        gebruiker = herstel_wachtwoord(store, token, wachtwoord, mail_id=uuid4(), at=now())
    forget_in_browser()
    flash(_("Uw nieuwe wachtwoord is bewaard. Log ermee in."), "ok")
    return remember_apparaat(redirect(url_for("office.inloggen"), 303), gebruiker.email)
