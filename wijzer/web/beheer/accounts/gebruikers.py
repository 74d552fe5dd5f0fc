"""Who can sign in for this region: the list, and inviting somebody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.nodig_uit import nodig_uit, require_no_account
from wijzer.services.accounts.overzie_accounts import overzie_accounts, overzie_werkgevers
from wijzer.services.inloggen.bewijs import CODE_KLOPT_NIET, is_proven
from wijzer.services.inloggen.geheimen import new_token
from wijzer.web.beheer.accounts.formulieren import UitnodigFormulier
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.velden import show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_settings, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.poort import require_bezoeker
from wijzer.web.office.rem import count_bewijs


@dataclass(frozen=True, slots=True, kw_only=True)
class GebruikerRegel:
    """One account as the list shows it; the flags say which buttons stand beside it."""

    id: GebruikerId
    email: str
    rol: str
    stand: str
    stand_soort: str
    ingelogd_at: datetime | None
    ik: bool
    actief: bool
    uitgeschakeld: bool


@bp.get("/gebruikers")
def gebruikers() -> ResponseReturnValue:
    """List the accounts of the region."""
    with office_read() as store:
        lijst = overzie_accounts(store, current_regio(), by=current_actor())
    namen = {aanbieder.id: aanbieder.naam for aanbieder in lijst.aanbieders}
    regels = [_regel(gebruiker, namen) for gebruiker in lijst.gebruikers]
    return render_template("beheer/gebruikers.html", regels=regels)


@bp.route("/gebruikers/nieuw", methods=["GET", "POST"])
def gebruiker_uitnodigen() -> ResponseReturnValue:
    """Invite somebody."""
    form = UitnodigFormulier()
    with office_read() as store:
        form.offer(overzie_werkgevers(store, current_regio(), by=current_actor()))
    if form.validate_on_submit() and _invite(form):
        flash(_("De uitnodiging is onderweg naar %(email)s.", email=form.email.data), "ok")
        return redirect(url_for("beheer.gebruikers"), 303)
    status = 400 if form.errors else 200
    return render_template("beheer/gebruikers_nieuw.html", form=form), status


@bp.post("/gebruikers/<uuid:gebruiker_id>/herzenden")
def uitnodiging_herzenden(gebruiker_id: UUID) -> ResponseReturnValue:
    """Send a new link to somebody who did not finish the first; not asked, for it goes to their own mailbox."""
    try:
        _resend(GebruikerId(gebruiker_id))
    except Geweigerd as fout:
        flash(fout.melding, "error")
    else:
        flash(_("Er is een nieuwe uitnodiging onderweg. De oude link werkt niet meer."), "ok")
    return redirect(url_for("beheer.gebruikers"), 303)


def _invite(form: UitnodigFormulier) -> bool:
    """Invite somebody; False, with the reason in the form, when that could not be."""
    try:
        is_uitgenodigd = _invite_proven(form)
    except Ongeldig as fout:
        show_errors(form, [fout])
        return False
    if not is_uitgenodigd:
        form.code.errors = [CODE_KLOPT_NIET]
    return is_uitgenodigd


def _invite_proven(form: UitnodigFormulier) -> bool:
    """Invite somebody; False when the code that a new beheerder takes was wrong. Raises `Ongeldig`."""
    rol, nodig = form.rol_gekozen(), form.needs_code()
    if nodig:
        count_bewijs(require_bezoeker().herkend.gebruiker.id)
    with office() as store:
        require_no_account(store, form.email.data or "")  # a code is used up for nothing else
        if nodig and not is_proven(
            store, tekst_van(form.code), new_id=uuid4, by=current_actor(), at=now()
        ):
            return False
        nodig_uit(
            store,
            email=form.email.data or "",
            rol=rol,
            regio=current_regio(),
            aanbieder_id=form.aanbieder_gekozen(),
            new_id=uuid4,
            token=new_token(),
            basis_url=current_settings().basis_url,
            by=current_actor(),
            at=now(),
        )
    return True


def _resend(gebruiker_id: GebruikerId) -> None:
    """Send a new link. Raises `Geweigerd`."""
    with office() as store:
        herzend_uitnodiging(
            store,
            gebruiker_id,
            token=new_token(),
            basis_url=current_settings().basis_url,
            new_id=uuid4,
            by=current_actor(),
            at=now(),
        )


def _regel(gebruiker: Gebruiker, namen: dict[AanbiederId, str]) -> GebruikerRegel:
    stand, soort = _stand(gebruiker)
    return GebruikerRegel(
        id=gebruiker.id,
        email=gebruiker.email,
        rol=namen.get(gebruiker.aanbieder_id, "") if gebruiker.aanbieder_id else _("Beheerder"),
        stand=stand,
        stand_soort=soort,
        ingelogd_at=gebruiker.ingelogd_at,
        ik=gebruiker.id == current_actor().gebruiker_id,
        actief=gebruiker.is_in_gebruik,
        uitgeschakeld=gebruiker.uitgeschakeld_at is not None,
    )


def _stand(gebruiker: Gebruiker) -> tuple[str, str]:
    if gebruiker.uitgeschakeld_at is not None:
        return _("Uitgeschakeld"), "fout"
    if gebruiker.is_actief:
        return _("In gebruik"), "goed"
    if gebruiker.is_in_gebruik:
        return _("Tweede stap niet te lezen"), "fout"
    if gebruiker.ingelogd_at is not None:
        return _("Moet een app koppelen"), "let-op"
    return _("Uitgenodigd"), "let-op"
