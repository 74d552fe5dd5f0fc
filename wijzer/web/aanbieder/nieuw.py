"""Adding a locatie: first what kind, whether safety is at stake and whose it is, then everything else."""

from dataclasses import dataclass
from uuid import uuid4

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietGevonden, Ongeldigheden
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.locaties.overzie_keuzes import (
    Locatiekeuzes,
    overzie_eigen_aanbieders,
    overzie_keuzes,
)
from wijzer.services.locaties.plaats_op_kaart import fetch_geocoder
from wijzer.services.locaties.voeg_locatie_toe import voeg_locatie_toe
from wijzer.web.aanbieder.formulieren import LocatieFormulier
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.voorbeeld import preview_of, wants_preview
from wijzer.web.aanbieder.vragen import show_findings
from wijzer.web.common.invoer.getypt import sent_values
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_settings, now, today
from wijzer.web.office.deur import current_actor, office_read
from wijzer.web.office.lagen import office_for


@dataclass(frozen=True, slots=True)
class Begin:
    """What was answered before any address is asked: what kind, shielded or not, and whose it is."""

    soort: str
    afgeschermd: str
    aanbieder_id: AanbiederId | None

    @property
    def aanbieder(self) -> str:
        """The chosen aanbieder as a form value; empty when none was chosen."""
        return str(self.aanbieder_id or "")

    @property
    def is_complete(self) -> bool:
        """Whether all three questions have an answer that exists."""
        return (
            self.soort in ("groep", "vestiging")
            and self.afgeschermd in ("ja", "nee")
            and self.aanbieder_id is not None
        )


@bp.route("/locaties/nieuw", methods=["GET", "POST"])
def nieuw() -> ResponseReturnValue:
    """Add a locatie: first what kind and whether safety is at stake, then everything else."""
    begin = _begin(current_actor())
    aanbieders, keuzes = _read(begin)
    if not begin.is_complete:
        return _ask_begin(begin, aanbieders)
    form = _form_of(begin, keuzes)
    if form.is_submitted() and not wants_preview() and (locatie_id := _add(form, begin)):
        flash(_("De locatie is bewaard. Kijk alles na en zet de locatie dan op de site."), "ok")
        return redirect(url_for("aanbieder.locatie", locatie_id=locatie_id), 303)
    return _ask_the_rest(form, begin, aanbieders, keuzes)


def _begin(by: Actor) -> Begin:
    gegeven = sent_values()
    gekozen = gegeven.get("aanbieder", "")
    eigen = {str(aanbieder_id): aanbieder_id for aanbieder_id in by.aanbieders}
    if gekozen and gekozen not in eigen:
        raise NietGevonden
    only = next(iter(by.aanbieders)) if len(by.aanbieders) == 1 else None
    return Begin(
        soort=gegeven.get("soort", ""),
        afgeschermd=gegeven.get("afgeschermd", ""),
        aanbieder_id=eigen.get(gekozen, only),
    )


def _read(begin: Begin) -> tuple[list[Aanbieder], Locatiekeuzes]:
    """Whose locatie it can be, and what it can be given."""
    by, is_groep = current_actor(), begin.soort == "groep"
    with office_read() as store:
        aanbieders = overzie_eigen_aanbieders(store, by=by)
        keuzes = overzie_keuzes(store, begin.aanbieder_id, is_groep=is_groep, by=by, today=today())
    return aanbieders, keuzes


def _ask_begin(begin: Begin, aanbieders: list[Aanbieder]) -> str:
    return render_template(
        "aanbieder/locatie_begin.html",
        begin=begin,
        aanbieders=[(str(aanbieder.id), aanbieder.naam) for aanbieder in aanbieders],
        eigen=str(current_actor().aanbieder_id),
    )


def _form_of(begin: Begin, keuzes: Locatiekeuzes) -> LocatieFormulier:
    form = LocatieFormulier(
        data={"soort": begin.soort, "afgeschermd": begin.afgeschermd, "aanbieder": begin.aanbieder}
    )
    form.offer(keuzes)
    return form


def _ask_the_rest(
    form: LocatieFormulier, begin: Begin, aanbieders: list[Aanbieder], keuzes: Locatiekeuzes
) -> str:
    voorbeeld = preview_of(form, aanbieders, keuzes)
    (gekozen,) = (aanbieder for aanbieder in aanbieders if aanbieder.id == begin.aanbieder_id)
    return render_template(
        "aanbieder/locatie_nieuw.html",
        form=form,
        keuzes=keuzes,
        voorbeeld=voorbeeld,
        aanbieder=gekozen,
    )


def _add(form: LocatieFormulier, begin: Begin) -> LocatieId | None:
    assert begin.aanbieder_id is not None  # noqa: S101 -- `is_complete` was asked before
    invoer, fouten = form.gelezen(begin.aanbieder_id)
    locatie_id: LocatieId | None = None
    by = current_actor()
    try:
        with office_for(form, fouten) as store:
            locatie_id = voeg_locatie_toe(
                store,
                invoer,
                new_id=uuid4,
                by=by,
                at=now(),
                today=today(),
                geocoder=fetch_geocoder(store, current_settings().geocoder, by=by),
            )
    except Ongeldigheden as fout:
        show_findings(form, fout.fouten, by=by)
    return None if form.errors else locatie_id
