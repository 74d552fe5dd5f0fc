"""Who can sign in for this region: invite, close, help with a lost app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, RadioField, SelectField
from wtforms.validators import InputRequired, Length

from wijzer.domain.aanbieder import Aanbieder
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.gebruiker import Gebruiker
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.toegang import Rol
from wijzer.services.geheimen import new_token
from wijzer.services.herstel_factor import herstel_factor
from wijzer.services.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.nodig_uit import nodig_uit
from wijzer.services.schakel_uit import schakel_in, schakel_uit
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.velden import show_errors
from wijzer.web.common.verzoek import current_settings, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read

GEEN = ""


class UitnodigFormulier(Formulier):
    """Whom to invite, and as what. The region is the beheerder's own and is not asked."""

    email = EmailField("E-mailadres", [InputRequired("Vul een e-mailadres in."), Length(max=254)])
    rol = RadioField(
        "Wat gaat deze persoon doen?",
        [InputRequired("Kies een rol.")],
        choices={
            Rol.AANBIEDER.value: "Locaties en plekken van een aanbieder bijhouden",
            Rol.BEHEERDER.value: "Deze regio beheren",
        },
    )
    aanbieder = SelectField("Aanbieder", description="Alleen voor wie plekken bijhoudt.")

    def offer(self, aanbieders: list[Aanbieder]) -> None:
        """Let one of these be chosen."""
        self.aanbieder.choices = {GEEN: _("Kies een aanbieder")} | {
            str(each.id): each.naam for each in aanbieders
        }


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
        namen = {each.id: each.naam for each in store.aanbieders.all(current_regio())}
        regels = [_regel(each, namen) for each in store.gebruikers.all(current_regio())]
    return render_template("beheer/gebruikers.html", regels=regels)


@bp.route("/gebruikers/nieuw", methods=["GET", "POST"])
def gebruiker_uitnodigen() -> ResponseReturnValue:
    """Invite somebody."""
    form = UitnodigFormulier()
    with office_read() as store:
        form.offer(store.aanbieders.all(current_regio()))
    if form.validate_on_submit():
        try:
            _invite(form)
        except Ongeldig as fout:
            show_errors(form, [fout])
        else:
            flash(_("De uitnodiging is onderweg naar %(email)s.", email=form.email.data), "ok")
            return redirect(url_for("beheer.gebruikers"), 303)
    status = 400 if form.errors else 200
    return render_template("beheer/gebruikers_nieuw.html", form=form), status


@bp.post("/gebruikers/<uuid:gebruiker_id>/herzenden")
def uitnodiging_herzenden(gebruiker_id: UUID) -> ResponseReturnValue:
    """Send a new link to somebody who did not finish the first."""
    return _act(
        partial(
            herzend_uitnodiging,
            token=new_token(),
            basis_url=current_settings().basis_url,
            new_id=uuid4,
        ),
        gebruiker_id,
        _("Er is een nieuwe uitnodiging onderweg. De oude link werkt niet meer."),
    )


@bp.post("/gebruikers/<uuid:gebruiker_id>/factor-herstellen")
def factor_herstellen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Let somebody who lost the app couple a new one."""
    return _act(
        partial(
            herstel_factor, token=new_token(), basis_url=current_settings().basis_url, new_id=uuid4
        ),
        gebruiker_id,
        _("De gebruiker krijgt een mail om een nieuwe app te koppelen."),
    )


@bp.post("/gebruikers/<uuid:gebruiker_id>/uitschakelen")
def gebruiker_uitschakelen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Close an account."""
    gedaan = _("Het account is uitgeschakeld. De gebruiker is overal uitgelogd.")
    return _act(schakel_uit, gebruiker_id, gedaan)


@bp.post("/gebruikers/<uuid:gebruiker_id>/inschakelen")
def gebruiker_inschakelen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Open a closed account again."""
    return _act(schakel_in, gebruiker_id, _("Het account is weer ingeschakeld."))


def _act(verb: Callable[..., None], gebruiker_id: UUID, gedaan: str) -> ResponseReturnValue:
    """Do one thing to one account, and tell on the list that it was done or why not."""
    try:
        with office() as store:
            verb(store, GebruikerId(gebruiker_id), by=current_actor(), at=now())
    except Geweigerd as fout:
        flash(fout.melding, "error")
    else:
        flash(gedaan, "ok")
    return redirect(url_for("beheer.gebruikers"), 303)


def _invite(form: UitnodigFormulier) -> None:
    gekozen = form.aanbieder.data
    with office() as store:
        nodig_uit(
            store,
            email=form.email.data or "",
            rol=Rol(form.rol.data),
            regio=current_regio(),
            aanbieder_id=AanbiederId(UUID(gekozen)) if gekozen else None,
            new_id=uuid4,
            token=new_token(),
            basis_url=current_settings().basis_url,
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
