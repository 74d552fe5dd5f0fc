"""The words that people use: a list to look through, and one page per word."""

from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField
from wtforms.validators import InputRequired

from wijzer.domain.fouten import Conflict, Ongeldigheden
from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.synoniem import BRONTAAL, MAX_WOORDEN, Synoniem
from wijzer.domain.taal.vreemd.letters import script_of
from wijzer.domain.taal.vreemd.talen import TAALNAMEN
from wijzer.domain.tekst import Tekst
from wijzer.services.bewaren.bewaarder import last_bewaarder
from wijzer.services.synoniemen.invoer import SynoniemInvoer
from wijzer.services.synoniemen.overzie_meldwoorden import Meldwoordenlijst, overzie_meldwoorden
from wijzer.services.synoniemen.overzie_synoniemen import (
    Woordenlijst,
    overzie_synoniem,
    overzie_synoniemen,
)
from wijzer.services.synoniemen.verwijder_synoniem import verwijder_synoniem
from wijzer.services.synoniemen.voeg_synoniem_toe import voeg_synoniem_toe
from wijzer.services.synoniemen.wijzig_synoniem import wijzig_synoniem
from wijzer.web.beheer.kamer import bp
from wijzer.web.beheer.lijst import Lijstvraag, cut_page, pages_of
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import KeuzeVinkjesField, TekstVeld, show_errors
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, now
from wijzer.web.office.deur import current_actor, current_regio, office, office_read
from wijzer.web.office.lagen import office_for
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged
from wijzer.web.office.samenvoegen.formulier import MetGetoond, Stand

_PER_PAGINA = 50
WOORDTALEN = {
    BRONTAAL: Tekst("Nederlands of Engels"),
    **{taal.value: Tekst(naam) for taal, naam in TAALNAMEN.items()},
}
"""The languages that a word may be in."""


class SynoniemFormulier(MetGetoond, Formulier):
    """A word, and what it stands for."""

    woorden = TekstVeld(
        "Woord of woorden",
        hooguit=MAX_WOORDEN,
        validators=[InputRequired("Vul een woord in.")],
        description="Zoals mensen het typen. Meervoud en hoofdletters hoeven niet apart.",
    )
    taal = SelectField("Taal", choices=dict(WOORDTALEN), default=BRONTAAL)
    hulpvormen = KeuzeVinkjesField("Welke soort hulp bedoelen zij?")
    doelgroepen = KeuzeVinkjesField("Of voor wie is de hulp?")

    def offer(self, lijst: Woordenlijst) -> None:
        """Let there be chosen from what the region has."""
        self.hulpvormen.choices = {
            hulpvorm.slug: hulpvorm.gewone_naam for hulpvorm in lijst.hulpvormen
        }
        self.doelgroepen.choices = {
            doelgroep.slug: doelgroep.naam for doelgroep in lijst.doelgroepen
        }

    def invoer(self) -> SynoniemInvoer:
        """The synoniem that the form states."""
        return SynoniemInvoer(
            woorden=self.woorden.data or "",
            hulpvormen=tuple(self.hulpvormen.data or ()),
            doelgroepen=tuple(self.doelgroepen.data or ()),
            taal=self.taal.data or BRONTAAL,
        )


@bp.get("/synoniemen")
def synoniemen() -> ResponseReturnValue:
    """List the words, or those that are asked for, with what they mean."""
    vraag = Lijstvraag(request.args)
    zoek, taal = vraag.tekst("zoek"), vraag.keuze("taal", WOORDTALEN)
    with office_read() as store:
        lijst = overzie_synoniemen(store, current_regio(), by=current_actor())
        gemeld = overzie_meldwoorden(
            store, current_reader(), current_regio(), by=current_actor(), at=now()
        )
    return _list(vraag, lijst, gemeld, zoek, taal)


@bp.route("/synoniemen/nieuw", methods=["GET", "POST"])
def synoniem_nieuw() -> ResponseReturnValue:
    """Add a word."""
    with office_read() as store:
        lijst = overzie_synoniemen(store, current_regio(), by=current_actor())
    form = SynoniemFormulier(data=_asked())
    form.offer(lijst)
    if form.is_submitted() and _add(form):
        flash(
            _("“%(woord)s” staat in de lijst. Bezoekers vinden het nu.", woord=form.woorden.data),
            "ok",
        )
        return redirect(url_for("beheer.synoniemen"), 303)
    return _page(form, None)


@bp.route("/synoniemen/<uuid:synoniem_id>", methods=["GET", "POST"])
def synoniem(synoniem_id: UUID) -> ResponseReturnValue:
    """Show one word and change it."""
    return until_merged(lambda: _look_and_change(synoniem_id))


def _look_and_change(synoniem_id: UUID) -> ResponseReturnValue:
    with office_read() as store:
        stand = overzie_synoniem(store, synoniem_id, by=current_actor())
        lijst = overzie_synoniemen(store, stand.regio, by=current_actor())
    form = SynoniemFormulier(data=_data(stand))
    form.offer(lijst)
    form.merge_with(Stand(wat=f"synoniem {synoniem_id}", waarden=_data(stand)))
    if form.is_submitted() and _keep(form, stand):
        flash(_("“%(woord)s” is bewaard.", woord=form.woorden.data), "ok")
        tell_followed(form)
        return redirect(url_for("beheer.synoniemen"), 303)
    return _page(form, stand)


@bp.post("/synoniemen/<uuid:synoniem_id>/verwijderen")
def synoniem_verwijderen(synoniem_id: UUID) -> ResponseReturnValue:
    """Take a word away."""
    versie = request.form.get("versie", "")
    verwacht = int(versie) if versie.isascii() and versie.isdigit() and len(versie) < 10 else 0
    try:
        with office() as store:
            oud = verwijder_synoniem(
                store, synoniem_id, expected_versie=verwacht, by=current_actor(), at=now()
            )
    except Conflict as fout:
        flash(_(fout.melding), "error")
        return redirect(url_for("beheer.synoniem", synoniem_id=synoniem_id), 303)
    flash(_("“%(woord)s” is verwijderd.", woord=oud.woorden), "ok")
    return redirect(url_for("beheer.synoniemen"), 303)


def _list(
    vraag: Lijstvraag, lijst: Woordenlijst, gemeld: Meldwoordenlijst, zoek: str, taal: str
) -> str:
    """The words that are asked for, page by page."""
    regels = [
        synoniem
        for synoniem in lijst.synoniemen
        if taal in {"", synoniem.taal} and _is_named(synoniem, lijst, zoek)
    ]
    bladen = pages_of(vraag, len(regels), _PER_PAGINA)
    return render_template(
        "beheer/synoniemen.html",
        lijst=lijst,
        gemeld=gemeld,
        regels=cut_page(regels, bladen),
        bladen=bladen,
        vraag=vraag,
        zoek=zoek,
        taal=taal,
        talen_van_woorden=WOORDTALEN,
        fouten=vraag.fouten,
    )


def _page(form: SynoniemFormulier, stand: Synoniem | None) -> ResponseReturnValue:
    bewaarder = None
    if form.botsingen and stand:
        with office_read() as store:
            bewaarder = last_bewaarder(store, "synoniem", stand.id, by=current_actor())
    status = 400 if form.errors else 200
    return render_template(
        "beheer/synoniem.html", form=form, synoniem=stand, bewaarder=bewaarder
    ), status


def _add(form: SynoniemFormulier) -> bool:
    try:
        with office_for(form) as store:
            voeg_synoniem_toe(
                store, current_regio(), form.invoer(), new_id=uuid4(), by=current_actor(), at=now()
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    return not form.errors


def _keep(form: SynoniemFormulier, stand: Synoniem) -> bool:
    """Keep what was merged; False, with the reason in the form, when that could not be.

    Raises `Conflict` as saving does.
    """
    try:
        with office_for(form) as store:
            wijzig_synoniem(
                store,
                stand.id,
                form.invoer(),
                expected_versie=stand.versie,
                by=current_actor(),
                at=now(),
            )
    except Ongeldigheden as fout:
        show_errors(form, fout.fouten)
    return not form.errors


def _asked() -> dict[str, object]:
    """The word that the form begins with, in the language that its letters tell."""
    woord = request.args.get("woord", "")[:60]
    return {"woorden": woord, "taal": script_of(woord) or BRONTAAL}


def _data(stand: Synoniem) -> dict[str, object]:
    return {
        "woorden": stand.woorden,
        "hulpvormen": list(stand.hulpvormen),
        "doelgroepen": list(stand.doelgroepen),
        "taal": stand.taal,
    }


def _is_named(regel: Synoniem, lijst: Woordenlijst, zoek: str) -> bool:
    """Whether every word that was typed begins a word of this entry or of what it means."""
    woorden = fold(" ".join([regel.woorden, *lijst.names(regel)]))
    return all(any(woord.startswith(deel) for woord in woorden) for deel in fold(zoek))
