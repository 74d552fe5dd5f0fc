"""What is done to somebody's account, each asked first: whose it is, what happens, and the beheerder's own code."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.fouten import Geweigerd, Ongeldig
from wijzer.domain.ids import GebruikerId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.overzie_accounts import overzie_werkgevers
from wijzer.services.accounts.schakel_uit import schakel_in, schakel_uit
from wijzer.services.accounts.wijzig_rol import wijzig_rol
from wijzer.services.bewaren.bewaarder import Bewaarder, last_bewaarder
from wijzer.services.inloggen.account import fetch_account
from wijzer.services.inloggen.bewijs import CODE_KLOPT_NIET, Daad, act_proven
from wijzer.services.inloggen.geheimen import new_token
from wijzer.web.beheer.accounts.formulieren import EigenCodeFormulier, RolFormulier
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.velden import show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_settings, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read
from wijzer.web.office.invoer import tekst_van
from wijzer.web.office.poort import require_bezoeker
from wijzer.web.office.rem import count_bewijs
from wijzer.web.office.samenvoegen.beurt import until_merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Daadvraag:
    """What is asked before something is done: the question, what happens, the button, and what is told afterwards.

    `vooraf` is what the beheerder makes sure of first, where the page cannot see it.
    """

    kop: str
    gevolgen: tuple[str, ...]
    knop: str
    gedaan: str
    vooraf: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiens:
    """Whose account it is about, and what of it the page tells."""

    gebruiker: Gebruiker
    werkt_voor: str
    aanbieders: list[Aanbieder]


WISSEN = Daadvraag(
    kop="Tweede stap wissen?",
    vooraf="Doe dit als iemand de app en de herstelcodes kwijt is. Vroeg die persoon dit per mail "
    "of per telefoon? Bel dan eerst terug, "
    "op een nummer dat u al had. Zo weet u zeker wie het vraagt.",
    gevolgen=(
        "De app en de herstelcodes van deze persoon werken niet meer.",
        "Deze persoon wordt overal uitgelogd.",
        "Deze persoon krijgt een mail met een link om opnieuw een app te koppelen.",
        "Bij die link vragen wij ook het wachtwoord.",
    ),
    knop="Tweede stap wissen",
    gedaan="De tweede stap is gewist. De gebruiker krijgt een mail om een nieuwe app te koppelen.",
)
UITSCHAKELEN = Daadvraag(
    kop="Account uitschakelen?",
    gevolgen=(
        "Deze persoon wordt overal uitgelogd en kan niet meer inloggen.",
        "Links die deze persoon per mail kreeg, werken niet meer.",
        "Deze persoon krijgt hierover een mail.",
        "U kunt het account later weer inschakelen.",
    ),
    knop="Uitschakelen",
    gedaan="Het account is uitgeschakeld. De gebruiker is overal uitgelogd.",
)
INSCHAKELEN = Daadvraag(
    kop="Account inschakelen?",
    gevolgen=(
        "Deze persoon kan weer inloggen, met het wachtwoord en de app van vroeger.",
        "Deze persoon krijgt hierover een mail.",
    ),
    knop="Inschakelen",
    gedaan="Het account is weer ingeschakeld.",
)
ROL_WIJZIGEN = Daadvraag(
    kop="Rol wijzigen?",
    gevolgen=(
        "Deze persoon wordt overal uitgelogd en logt opnieuw in.",
        "Deze persoon krijgt hierover een mail.",
    ),
    knop="Rol wijzigen",
    gedaan="De rol is gewijzigd. De gebruiker is overal uitgelogd.",
)


@bp.route("/gebruikers/<uuid:gebruiker_id>/factor-herstellen", methods=["GET", "POST"])
def factor_herstellen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Let somebody who lost the app couple a new one."""
    basis_url = current_settings().basis_url
    daad = partial(herstel_factor, token=new_token(), basis_url=basis_url, new_id=uuid4)
    return _ask(_whose(gebruiker_id), WISSEN, EigenCodeFormulier(), daad)


@bp.route("/gebruikers/<uuid:gebruiker_id>/uitschakelen", methods=["GET", "POST"])
def gebruiker_uitschakelen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Close an account."""
    daad = partial(schakel_uit, new_id=uuid4)
    return _ask(_whose(gebruiker_id), UITSCHAKELEN, EigenCodeFormulier(), daad)


@bp.route("/gebruikers/<uuid:gebruiker_id>/inschakelen", methods=["GET", "POST"])
def gebruiker_inschakelen(gebruiker_id: UUID) -> ResponseReturnValue:
    """Open a closed account again."""
    daad = partial(schakel_in, new_id=uuid4)
    return _ask(_whose(gebruiker_id), INSCHAKELEN, EigenCodeFormulier(), daad)


@bp.route("/gebruikers/<uuid:gebruiker_id>/rol", methods=["GET", "POST"])
def gebruiker_rol(gebruiker_id: UUID) -> ResponseReturnValue:
    """Let somebody work for another aanbieder, or become or stop being a beheerder."""
    return until_merged(lambda: _ask_rol(gebruiker_id))


def _ask_rol(gebruiker_id: UUID) -> ResponseReturnValue:
    wiens, form = _whose(gebruiker_id), RolFormulier()
    form.offer(wiens.aanbieders)
    form.start_from(wiens.gebruiker)
    return _ask(wiens, ROL_WIJZIGEN, form, partial(_change_rol, form, wiens.gebruiker))


def _change_rol(form: RolFormulier, was: Gebruiker, /, *args: Any, **kwargs: Any) -> None:
    wijzig_rol(
        *args,
        rol=form.rol_gekozen(),
        aanbieder_id=form.aanbieder_gekozen(),
        was=was,
        new_id=uuid4,
        **kwargs,
    )


def _ask(
    wiens: Wiens, vraag: Daadvraag, form: EigenCodeFormulier, daad: Daad
) -> ResponseReturnValue:
    """Show whose account it is and what happens; do it once the code is right."""
    if form.validate_on_submit() and _is_decided(form):
        try:
            if _do(wiens.gebruiker.id, form, daad):
                flash(vraag.gedaan, "ok")
                return redirect(url_for("beheer.gebruikers"), 303)
        except Geweigerd as fout:
            flash(fout.melding, "error")
            return redirect(url_for("beheer.gebruikers"), 303)
    status = 400 if form.errors else 200
    return render_template(
        "beheer/gebruiker_daad.html",
        wiens=wiens,
        vraag=vraag,
        form=form,
        bewaarder=_bewaarder(form, wiens),
    ), status


def _is_decided(form: EigenCodeFormulier) -> bool:
    return not isinstance(form, RolFormulier) or form.is_decided()


def _bewaarder(form: EigenCodeFormulier, wiens: Wiens) -> Bewaarder | None:
    if not (isinstance(form, RolFormulier) and form.botsingen):
        return None
    with office_read() as store:
        return last_bewaarder(store, "gebruiker", wiens.gebruiker.id, by=current_actor())


def _do(gebruiker_id: GebruikerId, form: EigenCodeFormulier, daad: Daad) -> bool:
    """Do it; False, with the reason in the form, when the code or what was chosen is wrong. Raises `Geweigerd`."""
    count_bewijs(require_bezoeker().herkend.gebruiker.id)
    try:
        with office() as store:
            gelukt = act_proven(
                store,
                gebruiker_id,
                tekst_van(form.code),
                daad,
                new_id=uuid4,
                by=current_actor(),
                at=now(),
            )
    except Ongeldig as fout:
        show_errors(form, [fout])
        return False
    if not gelukt:
        form.code.errors = [CODE_KLOPT_NIET]
    return gelukt


def _whose(gebruiker_id: UUID) -> Wiens:
    """Give an account of the own region; raises `NietGevonden` for any other."""
    with office_read() as store:
        gebruiker = fetch_account(store, GebruikerId(gebruiker_id), by=current_actor())
        aanbieders = overzie_werkgevers(store, current_regio(), by=current_actor())
    namen = {aanbieder.id: aanbieder.naam for aanbieder in aanbieders}
    naam = namen[gebruiker.aanbieder_id] if gebruiker.aanbieder_id else _("Beheerder")
    return Wiens(gebruiker=gebruiker, werkt_voor=naam, aanbieders=aanbieders)
