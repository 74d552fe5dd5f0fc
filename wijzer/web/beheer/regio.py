"""What the region tells everybody: crisis numbers, who answers questions about the site, and whether it shows tariffs."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from wijzer.domain.fouten import Conflict, Ongeldig, Ongeldigheden
from wijzer.domain.maten import without_control
from wijzer.services.wijzig_crisisnummers import (
    Crisisnummer,
    crisisnummers_of,
    wijzig_crisisnummers,
)
from wijzer.services.wijzig_regiocontact import regiocontact_of, wijzig_regiocontact
from wijzer.services.wijzig_tarieven_openbaar import wijzig_tarieven_openbaar
from wijzer.store.store import Store
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.formulieren import Formulier
from wijzer.web.common.getypt import sent_form
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.velden import tell_fout
from wijzer.web.common.verzoek import now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read

_NUMMER, _CONTACT, _GETOOND = "nummer-", "contact-", "getoond-"
_TARIEVEN, _GETOOND_TARIEVEN = "tarieven", "tarieven-getoond"

_LABELS = {"naam": "Naam", "email": "E-mailadres", "telefoon": "Telefoon"}


class NummersFormulier(Formulier):
    """Which numbers a region has is data: fields are read by key (`nummer-…`, `contact-…`, and `getoond-…` for a conflict)."""


@bp.route("/regio", methods=["GET", "POST"])
def regio() -> ResponseReturnValue:
    """Show the crisis numbers, the contact of the region and what it does with tariffs, and change its own."""
    form = NummersFormulier()
    with office_read() as store:
        stand = store.regios.get(current_regio())
    fouten = dict[str, list[str]]()
    if form.validate_on_submit():
        fouten, melding = _keep()
        if not (fouten or melding):
            flash(_("De gegevens zijn bewaard. Ze staan meteen op de site."), "ok")
            return redirect(url_for("beheer.regio"), 303)
        if melding:
            form.form_errors.append(melding)
    status = 400 if fouten or form.errors else 200
    return render_template(
        "beheer/regio.html",
        form=form,
        stand=stand,
        nummers=crisisnummers_of(stand),
        contact=regiocontact_of(stand),
        getypt=_shown_again(),
        getypt_tarieven=_ticked_tarieven() if sent_form() else stand.tarieven_openbaar,
        fouten=fouten,
        genoemd=_named(fouten, crisisnummers_of(stand)),
    ), status


def _named(
    fouten: dict[str, list[str]], nummers: Sequence[Crisisnummer]
) -> list[tuple[str, str, str]]:
    """Everything that is wrong with the field that it stands beside: its id, what it is of, and the text."""
    velden = {een.sleutel: (f"{_NUMMER}{een.sleutel}", een.naam) for een in nummers}
    velden |= {_CONTACT + veld: (_CONTACT + veld, _(label)) for veld, label in _LABELS.items()}
    return [
        (*velden.get(sleutel, ("", sleutel)), tekst)
        for sleutel, teksten in fouten.items()
        for tekst in teksten
    ]


def _keep() -> tuple[dict[str, list[str]], str]:
    """Keep all of it or nothing; otherwise what is wrong per field, or why nothing could be kept."""
    try:
        with office() as store:
            _keep_in(store)
    except Ongeldigheden as fout:
        return {een.veld: [tell_fout(een)] for een in fout.fouten}, ""
    except Conflict as fout:
        return {}, fout.melding
    return {}, ""


def _keep_in(store: Store) -> None:
    """Try both, so that everything that is wrong is told at once."""
    regio, by, at = current_regio(), current_actor(), now()
    fouten: list[Ongeldig] = []
    try:
        wijzig_crisisnummers(store, regio, _typed(_NUMMER), shown=_typed(_GETOOND), by=by, at=at)
    except Ongeldigheden as fout:
        fouten += fout.fouten
    try:
        wijzig_regiocontact(
            store, regio, _typed(_CONTACT), shown=_typed(_GETOOND + _CONTACT), by=by, at=at
        )
    except Ongeldigheden as fout:
        fouten += [
            Ongeldig(_CONTACT + een.veld, een.melding, verwacht=een.verwacht) for een in fout.fouten
        ]
    if fouten:
        raise Ongeldigheden(fouten)
    if _GETOOND_TARIEVEN in request.form:  # a box that is not ticked is not sent
        shown = request.form[_GETOOND_TARIEVEN] == "ja"
        wijzig_tarieven_openbaar(store, regio, _ticked_tarieven(), shown=shown, by=by, at=at)


def _ticked_tarieven() -> bool:
    return (sent_form() or MultiDict()).get(_TARIEVEN) == "ja"


def _shown_again() -> dict[str, str]:
    """What was typed by the names of its fields, without signs that no page may hold."""
    getypt = {**_typed(_NUMMER), **_prefixed(_typed(_CONTACT))}
    return {naam: without_control(waarde) for naam, waarde in getypt.items()}


def _prefixed(velden: dict[str, str]) -> dict[str, str]:
    return {_CONTACT + veld: waarde for veld, waarde in velden.items()}


def _typed(begin: str) -> dict[str, str]:
    return {
        naam.removeprefix(begin): waarde
        for naam, waarde in (sent_form() or MultiDict()).items()
        if naam.startswith(begin)
    }
