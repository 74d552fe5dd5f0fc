"""What the region tells everybody.

That is its crisis numbers, who answers questions about the site, and whether it shows tariffs.
"""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField

from wijzer.domain import maten
from wijzer.domain.contact.mailadres import show_mailadres
from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.domain.regio.gebied import Regio
from wijzer.services.bewaren.bewaarder import last_bewaarder
from wijzer.services.regio.overzie_regio import overzie_regio
from wijzer.services.regio.wijzig_crisisnummers import (
    Crisisnummer,
    crisisnummers_of,
    wijzig_crisisnummers,
)
from wijzer.services.regio.wijzig_regiocontact import regiocontact_of, wijzig_regiocontact
from wijzer.services.regio.wijzig_tarieven_openbaar import wijzig_tarieven_openbaar
from wijzer.store.store import Store
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.getypt import sent_form
from wijzer.web.common.invoer.velden import TekstVeld, show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office_read
from wijzer.web.office.lagen import office_for
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

_NUMMER, _CONTACT = "nummer-", "contact-"
_TARIEVEN, _GEVRAAGD = "tarieven", "tarieven-gevraagd"


class RegioFormulier(MetGetoond, Formulier):
    """What every region has. Its own crisis numbers are data: `_form_for` adds a field for each."""

    tarieven = BooleanField("Iedereen mag de tarieven zien")


@bp.route("/regio", methods=["GET", "POST"])
def regio() -> ResponseReturnValue:
    """Show the crisis numbers, the contact of the region and what it does with tariffs, and change its own."""
    return until_merged(_look_and_change)


def _look_and_change() -> ResponseReturnValue:
    with office_read() as store:
        stand = overzie_regio(store, current_regio(), by=current_actor())
    nummers = crisisnummers_of(stand)
    form = _form_for(stand, nummers)
    if form.is_submitted() and _keep(form, stand):
        flash(_("De gegevens zijn bewaard. Ze staan meteen op de site."), "ok")
        tell_followed(form)
        return redirect(url_for("beheer.regio"), 303)
    with office_read() as store:
        bewaarder = (
            last_bewaarder(store, "regio", stand.slug, by=current_actor())
            if form.botsingen
            else None
        )
    status = 400 if form.errors else 200
    return render_template(
        "beheer/regio.html", form=form, nummers=nummers, bewaarder=bewaarder
    ), status


def _form_for(stand: Regio, nummers: Sequence[Crisisnummer]) -> RegioFormulier:
    """The form of this region, merged with what is kept now."""
    eigen = [nummer for nummer in nummers if not nummer.is_vast]
    velden: dict[str, TekstVeld] = {
        _NUMMER + nummer.sleutel: TekstVeld(nummer.naam, hooguit=maten.TELEFOON) for nummer in eigen
    } | {
        _CONTACT + "naam": TekstVeld("Naam", hooguit=maten.NAAM),
        _CONTACT + "email": TekstVeld("E-mailadres", hooguit=maten.EMAIL),
        _CONTACT + "telefoon": TekstVeld("Telefoon", hooguit=maten.TELEFOON),
    }
    kept = {
        **{_NUMMER + nummer.sleutel: nummer.telefoon for nummer in eigen},
        **{
            _CONTACT + veld: _shown(veld, waarde) for veld, waarde in regiocontact_of(stand).items()
        },
        _TARIEVEN: stand.tarieven_openbaar,
    }
    form: RegioFormulier = type("RegioFormulier", (RegioFormulier,), velden)(data=kept)
    if (getypt := sent_form()) is not None and _GEVRAAGD not in getypt:
        form.tarieven.data = stand.tarieven_openbaar  # a box that is not ticked is not sent
    form.merge_with(Stand(wat=f"regio {stand.slug}", waarden=kept))
    return form


def _shown(veld: str, waarde: str) -> str:
    return show_mailadres(waarde) if veld == "email" else waarde


def _keep(form: RegioFormulier, stand: Regio) -> bool:
    """Keep all of it or nothing; False, with what is wrong beside its field.

    Raises `Conflict` when a colleague was first.
    """
    try:
        with office_for(form) as store:
            _keep_in(store, form, stand)
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    return not form.errors


def _keep_in(store: Store, form: RegioFormulier, stand: Regio) -> None:
    """Try both, so that everything that is wrong is told at once."""
    regio, by, at = current_regio(), current_actor(), now()
    fouten: list[Ongeldig] = []
    getoond = {nummer.sleutel: nummer.telefoon for nummer in crisisnummers_of(stand)}
    try:
        wijzig_crisisnummers(store, regio, _typed(form, _NUMMER), shown=getoond, by=by, at=at)
    except Ongeldigheden as fout:
        fouten += [_beside(_NUMMER, ongeldig) for ongeldig in fout.fouten]
    contact = regiocontact_of(stand)
    try:
        wijzig_regiocontact(store, regio, _typed(form, _CONTACT), shown=contact, by=by, at=at)
    except Ongeldigheden as fout:
        fouten += [_beside(_CONTACT, ongeldig) for ongeldig in fout.fouten]
    if fouten:
        raise Ongeldigheden(fouten)
    openbaar, shown = bool(form.tarieven.data), stand.tarieven_openbaar
    wijzig_tarieven_openbaar(store, regio, openbaar, shown=shown, by=by, at=at)


def _typed(form: RegioFormulier, begin: str) -> dict[str, str]:
    return {
        veld.short_name.removeprefix(begin): veld.data or ""
        for veld in form
        if veld.short_name.startswith(begin)
    }


def _beside(begin: str, fout: Ongeldig) -> Ongeldig:
    return Ongeldig(begin + fout.veld, fout.melding, verwacht=fout.verwacht)
