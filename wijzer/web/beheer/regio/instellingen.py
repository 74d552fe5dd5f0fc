"""Settings that a region begins with in its folder: how fresh an entry must be, and the texts of its pages."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, TextAreaField
from wtforms.validators import InputRequired, Length

from wijzer.domain import maten
from wijzer.domain.fouten import Conflict, NietGevonden, Ongeldigheden
from wijzer.domain.regio.gebied import Versheid
from wijzer.domain.regiomap.teksten import Tekstgroep
from wijzer.services.regio.overzie_instellingen import (
    Groepstand,
    Instelling,
    Versheidsstand,
    overzie_groep,
    overzie_versheid,
)
from wijzer.services.regio.wijzig_instellingen import wijzig_tekstgroep, wijzig_versheid
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.woorden import tell_differences
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import GetalVeld, TekstVeld, VersieVeld, show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import now, today
from wijzer.web.office.deur import current_actor, current_regio, office_read
from wijzer.web.office.lagen import office_for

GROEPEN = {
    Tekstgroep.CRISIS: ("Bij een crisis",
                        "De kop en de uitleg boven de nummers, en bij de eigen nummers van de regio."),
    Tekstgroep.COORDINATIEPUNT: ("Coördinatiepunt", "Wie meezoekt naar een plek om te wonen."),
    Tekstgroep.TOEGANG: ("Drie wegen naar hulp", "Via de gemeente, een gecertificeerde instelling of een arts."),
    Tekstgroep.VERWIJZEN: ("Voor verwijzers",
                           "Regels over verwijzen, op de pagina Uitleg. Wat leeg is, staat er niet."),
    Tekstgroep.HULP: ("Extra uitleg per soort hulp", "Staat bij die soort hulp. Wat leeg is, staat er niet."),
    Tekstgroep.STAPPEN: ("Stappen naar hulp",
                         "Elke regel is een stap; de eerste zin zegt wat u doet. Wat leeg is, volgt de gewone stappen."),
    Tekstgroep.TABELLEN: ("Soorten hulp naast elkaar",
                          "Tabellen op de pagina Uitleg. De eerste rij zegt hoe de kolommen heten."),
    Tekstgroep.GEMEENTEN: ("Gemeenten en plaatsen",
                           "Waarom een gemeente niet meedoet, en plaatsen die ook elders liggen."),
}  # fmt: skip
"""How each screen is called, and where visitors see its texts."""

_KORT = 200
"""A text of at most so many characters is one line on the screen, unless its lines mean something."""
_BEGIN, _TERUG = "tekst-", "terug-"


class VersheidFormulier(Formulier):
    """The two numbers of days, or those of the folder."""

    actueel_dagen = GetalVeld(
        "Actueel tot en met dag",
        validators=[InputRequired("Vul een aantal dagen in.")],
        description="Zo lang na de peildatum telt een opgave als actueel.",
    )
    verouderd_dagen = GetalVeld(
        "Verouderd tot en met dag",
        validators=[InputRequired("Vul een aantal dagen in.")],
        description="Daarna staat er “geen actuele opgave” op de site. De waarden zijn dan niet meer te zien.",
    )
    uit_map = BooleanField("Zoals in de map van de regio")
    versie = VersieVeld()

    def wens(self) -> Versheid | None:
        """The days that were typed; None for those of the folder."""
        if self.uit_map.data:
            return None
        return Versheid(self.actueel_dagen.data or 0, self.verouderd_dagen.data or 0)


@bp.get("/regio/instellingen")
def instellingen() -> ResponseReturnValue:
    """List the settings, with how many of each the beheerder keeps."""
    regio, by = current_regio(), current_actor()
    with office_read() as store:
        versheid = overzie_versheid(store, regio, by=by, today=today())
        groepen = [
            (groep, *GROEPEN[groep], overzie_groep(store, regio, groep, by=by))
            for groep in Tekstgroep
        ]
    return render_template("beheer/instellingen.html", versheid=versheid, groepen=groepen)


@bp.route("/regio/instellingen/versheid", methods=["GET", "POST"])
def versheid() -> ResponseReturnValue:
    """Show for how many days an entry counts, and change it."""
    with office_read() as store:
        stand = overzie_versheid(store, current_regio(), by=current_actor(), today=today())
    form = VersheidFormulier(data=_days(stand))
    if form.is_submitted() and _keep_versheid(form, stand):
        flash(_("De dagen zijn bewaard. Ze gelden meteen op de site."), "ok")
        return redirect(url_for("beheer.versheid"), 303)
    status = 400 if form.errors else 200
    return render_template("beheer/versheid.html", form=form, stand=stand), status


@bp.route("/regio/instellingen/<groep>", methods=["GET", "POST"])
def regioteksten(groep: str) -> ResponseReturnValue:
    """Show the texts of one subject, and change them."""
    soort = _group_of(groep)
    with office_read() as store:
        stand = overzie_groep(store, current_regio(), soort, by=current_actor())
    form = _form_of(stand)
    if form.is_submitted() and _keep_texts(form, soort, stand):
        flash(_("De teksten zijn bewaard. Ze staan meteen op de site."), "ok")
        return redirect(url_for("beheer.regioteksten", groep=groep), 303)
    naam, uitleg = GROEPEN[soort]
    status = 400 if form.errors else 200
    return render_template(
        "beheer/regioteksten.html", form=form, naam=naam, uitleg=uitleg, rijen=_rows(form, stand)
    ), status


def _group_of(naam: str) -> Tekstgroep:
    if naam not in {*Tekstgroep}:
        raise NietGevonden
    return Tekstgroep(naam)


def _days(stand: Versheidsstand) -> dict[str, object]:
    return {
        "actueel_dagen": stand.versheid.actueel_dagen,
        "verouderd_dagen": stand.versheid.verouderd_dagen,
        "versie": stand.versie,
    }


def _keep_versheid(form: VersheidFormulier, stand: Versheidsstand) -> bool:
    """Keep the days; False, with the reason in the form, when that could not be."""
    try:
        with office_for(form) as store:
            wijzig_versheid(
                store,
                current_regio(),
                form.wens(),
                expected_versie=form.versie.data,
                by=current_actor(),
                at=now(),
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    except Conflict as fout:
        _tell_conflict(form, fout, _days(stand), stand.versie)
    return not form.errors


def _keep_texts(form: Formulier, groep: Tekstgroep, stand: Groepstand) -> bool:
    """Keep the texts; False, with the reason in the form, when that could not be."""
    getypt = {
        instelling.sleutel: form[_BEGIN + instelling.sleutel].data or ""
        for instelling in stand.instellingen
    }
    uit_map = {
        instelling.sleutel for instelling in stand.instellingen if _goes_back(form, instelling)
    }
    try:
        with office_for(form) as store:
            wijzig_tekstgroep(
                store,
                current_regio(),
                groep,
                getypt,
                uit_map=uit_map,
                expected_versie=form["versie"].data,
                by=current_actor(),
                at=now(),
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten, names={sleutel: _BEGIN + sleutel for sleutel in getypt})
    except Conflict as fout:
        _tell_conflict(form, fout, _texts(stand), stand.versie)
    return not form.errors


def _goes_back(form: Formulier, instelling: Instelling) -> bool:
    naam = _TERUG + instelling.sleutel
    return naam in form and bool(form[naam].data)


def _tell_conflict(
    form: Formulier, fout: Conflict, stored: Mapping[str, object], versie: int
) -> None:
    form.form_errors.append(fout.melding)
    form.form_errors.extend(tell_differences(form, stored))
    form["versie"].data = versie


def _texts(stand: Groepstand) -> dict[str, object]:
    return {_BEGIN + instelling.sleutel: instelling.waarde for instelling in stand.instellingen} | {
        "versie": stand.versie
    }


def _form_of(stand: Groepstand) -> Formulier:
    """A form with a field per text, and a box for each that is not as in the folder."""
    velden: dict[str, object] = {"versie": VersieVeld()}
    for instelling in stand.instellingen:
        velden[_BEGIN + instelling.sleutel] = _field_of(instelling)
        if instelling.eigen and (instelling.in_map is not None or not instelling.soort.verplicht):
            velden[_TERUG + instelling.sleutel] = BooleanField(_("Zoals in de map van de regio"))
    form: Formulier = type("TekstenFormulier", (Formulier,), velden)(data=_texts(stand))
    return form


def _field_of(instelling: Instelling) -> TextAreaField | TekstVeld:
    soort = instelling.soort
    label = _(soort.label)
    if instelling.over:
        label = f"{instelling.over}: {label[0].lower()}{label[1:]}"
    if soort.hooguit <= _KORT and not soort.regels:
        return TekstVeld(label, hooguit=soort.hooguit)
    rijen = 5 if soort.regels else 3
    return TextAreaField(
        label,
        validators=[Length(max=min(soort.hooguit, maten.OMSCHRIJVING))],
        render_kw={"rows": rijen},
    )


def _rows(form: Formulier, stand: Groepstand) -> list[dict[str, object]]:
    """Each text with its field, and the box to go back, where there is one."""
    return [
        {
            "veld": form[_BEGIN + instelling.sleutel],
            "terug": form._fields.get(_TERUG + instelling.sleutel),
            "in_map": instelling.in_map,
            "verplicht": instelling.soort.verplicht,
        }
        for instelling in stand.instellingen
    ]
