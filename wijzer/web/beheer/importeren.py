"""Loading the catalogue or the contracts from a file: tried first, told row by row, and only then kept.

Locaties are not here: they are their aanbieder's to enter, and who runs the machine loads them by command.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField
from wtforms.validators import InputRequired

from wijzer.domain.fouten import NietGevonden
from wijzer.files.apart.beurten import BEURTEN, Beurten
from wijzer.files.apart.lezen import read_apart
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen
from wijzer.files.tabel.grenzen import MAX_BYTES
from wijzer.gateways.wachtkamer import WachtendBestand, Wachtkamer
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.services.inloggen.geheimen import new_token
from wijzer.services.regio.overzie_regio import overzie_regio
from wijzer.store.store import Store
from wijzer.web.beheer.kamer import bp
from wijzer.web.common.fouten.gevraagdedeur import allow_body
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.common.verzoek import current_settings, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read

_GEDULD_S = 3.0
"""How long a visitor waits for a turn to have a file read."""
TOON = 200
"""How many rows of a long list stand on the page."""
_RUIMTE_EROMHEEN = 64 * 1024
"""How many bytes the form around a file takes."""
_MAX_VERZOEK = MAX_BYTES + _RUIMTE_EROMHEEN


@dataclass(frozen=True, slots=True)
class Bestandsoort:
    """A kind of file: its name here and for people, who imports it, and where it is seen afterwards."""

    sleutel: str

    naam: str
    uitleg: str
    run: Callable[..., Importverslag]
    terug: str


SOORTEN = {
    "contracten": Bestandsoort(
        "contracten",
        "Contracten",
        "Aanbieders, contractregels en de adressen in het contract. Nodig: contractnummer, agb, "
        "productcode of hulpvorm, en ingangsdatum.",
        importeer_contracten,
        "beheer.contracten",
    ),
    "pdc": Bestandsoort(
        "pdc",
        "Productcatalogus",
        "De codes die de regio kent, met hun namen en geldigheid. Nodig: productcode en geldig_van.",
        importeer_pdc,
        "beheer.producten",
    ),
}


class ImportFormulier(Formulier):
    """A file, and what is in it."""

    soort = RadioField(
        "Wat leest u in?",
        [InputRequired("Kies wat u inleest.")],
        choices={naam: soort.naam for naam, soort in SOORTEN.items()},
    )
    bestand = FileField(
        "Bestand",
        [FileRequired("Kies een bestand.")],
        description="CSV of Excel (.xlsx), hooguit 20 MB en 100.000 rijen.",
    )


@bp.url_value_preprocessor
def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let a file be larger than the forms of the rest of the site.

    Before the gate: that one reads no body of a stranger.
    """
    if endpoint == "beheer.importeren":
        request.max_content_length = _MAX_VERZOEK


@bp.record_once
def tell_room(state: BlueprintSetupState) -> None:
    """Let whoever reads the request before the app know that too."""
    allow_body(state.app, "beheer.importeren", _MAX_VERZOEK)  # type: ignore[arg-type]  # an App is a Flask here


@bp.route("/importeren", methods=["GET", "POST"])
def importeren() -> ResponseReturnValue:
    """Ask for a file and try it; nothing is written here."""
    form = ImportFormulier(data={"soort": request.args.get("soort", "")})
    if form.validate_on_submit():
        try:
            return _try(form)
        except BestandGeweigerd as fout:
            form.bestand.errors = [*form.bestand.errors, " ".join(fout.redenen)]
    status = 400 if form.errors else 200
    uitleg = {naam: _(soort.uitleg) for naam, soort in SOORTEN.items()}
    return render_template("beheer/importeren.html", form=form, uitleg=uitleg), status


@bp.post("/importeren/bevestigen")
def import_bevestigen() -> ResponseReturnValue:
    """Keep the file that was tried. It is checked again: somebody may have saved in between."""
    wachtend = _wachtkamer().take(request.form.get("bestand", ""), van=_me(), at=now())
    if wachtend is None:
        return _choose_again(_("Het bestand is er niet meer. Kies het nog een keer."))
    try:
        return _keep(SOORTEN[wachtend.soort], wachtend.inhoud)
    except BestandGeweigerd as fout:  # read in time when it was tried, and not now
        melding = " ".join([*fout.redenen, _("Kies het bestand nog een keer.")])
        return _choose_again(melding, soort=wachtend.soort)


def _choose_again(melding: str, soort: str | None = None) -> ResponseReturnValue:
    flash(melding, "warning")
    return redirect(url_for("beheer.importeren", soort=soort), 303)


def _keep(soort: Bestandsoort, inhoud: bytes) -> ResponseReturnValue:
    gelezen = _read(soort, inhoud)
    with office() as store:
        verslag = _run(store, soort, gelezen, proef=False)
    if verslag.is_geweigerd:
        return _report(soort, verslag, None), 400
    flash(_tell(verslag), "ok")
    return redirect(url_for(soort.terug), 303)


def _try(form: ImportFormulier) -> ResponseReturnValue:
    naam, inhoud = str(form.soort.data), form.bestand.data.read()
    soort = SOORTEN[naam]
    gelezen = _read(soort, inhoud)
    with office_read() as store:
        verslag = _run(store, soort, gelezen, proef=True)
    if verslag.is_geweigerd or not verslag.verandert:
        return _report(soort, verslag, None), 400 if verslag.is_geweigerd else 200
    token = new_token()
    _wachtkamer().keep(WachtendBestand(naam, inhoud), token=token, van=_me(), at=now())
    return _report(soort, verslag, token)


def _read(soort: Bestandsoort, inhoud: bytes) -> Gelezen[Any]:
    with office_read() as store:
        regio = overzie_regio(store, current_regio(), by=current_actor())
    beurten = Beurten(current_settings().instance / BEURTEN, geduld_s=_GEDULD_S)
    return read_apart(
        soort.sleutel, inhoud, productcode_patroon=regio.productcode_patroon, beurten=beurten
    )


def _run(store: Store, soort: Bestandsoort, gelezen: Gelezen[Any], *, proef: bool) -> Importverslag:
    return soort.run(
        store,
        gelezen,
        regio=current_regio(),
        proef=proef,
        new_id=uuid4,
        by=current_actor(),
        at=now(),
    )


def _report(soort: Bestandsoort, verslag: Importverslag, token: str | None) -> str:
    return render_template(
        "beheer/importverslag.html", soort=soort, verslag=verslag, token=token, toon=TOON
    )


def _tell(verslag: Importverslag) -> str:
    delen = [
        ngettext("%(num)s rij is nieuw", "%(num)s rijen zijn nieuw", verslag.nieuw),
        ngettext("%(num)s is gewijzigd", "%(num)s zijn gewijzigd", verslag.gewijzigd),
    ]
    return _("Ingelezen: %(wat)s. De site is bijgewerkt.", wat=", ".join(delen))


def _wachtkamer() -> Wachtkamer:
    settings = current_settings()
    return Wachtkamer(settings.instance / "wachtkamer", *settings.adres_sleutels)


def _me() -> str:
    """Whose file it is: it waits for this person in this region only."""
    wie = current_actor().gebruiker_id
    if wie is None:
        raise NietGevonden
    return f"{current_regio()}/{wie}"
