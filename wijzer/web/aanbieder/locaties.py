"""Changing and publishing a locatie."""

from secrets import randbelow
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, Field

from wijzer.domain.fouten import Geweigerd, Ongeldigheden
from wijzer.domain.ids import LocatieId
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.services.bewaren.bewaarder import Bewaarder, last_bewaarder
from wijzer.services.intrekking.overzie import EerderProduct, overzie_eerdere_producten
from wijzer.services.locaties.invoer import doubts_about_locatie, fetch_regiofeiten
from wijzer.services.locaties.overzie_keuzes import Locatiekeuzes, overzie_keuzes
from wijzer.services.locaties.overzie_locaties import AanbodStand, LocatieStand, overzie_locatie
from wijzer.services.locaties.plaats_op_kaart import fetch_geocoder
from wijzer.services.locaties.publiceer_locatie import haal_van_de_site, publiceer_locatie
from wijzer.services.locaties.wijzig_locatie import wijzig_locatie
from wijzer.services.verraad.wijziging import OPENBAAR
from wijzer.web.aanbieder.formulieren import LocatieFormulier, locatie_as_data, merge_locatie
from wijzer.web.aanbieder.kamer import bp
from wijzer.web.aanbieder.voorbeeld import preview_of, wants_preview
from wijzer.web.aanbieder.vragen import show_findings
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_settings, now, today
from wijzer.web.office.deur import current_actor, office, office_read
from wijzer.web.office.lagen import office_for
from wijzer.web.office.samenvoegen.beurt import tell_followed, until_merged


@bp.route("/locaties/<uuid:locatie_id>", methods=["GET", "POST"])
def locatie(locatie_id: UUID) -> ResponseReturnValue:
    """Look at one locatie and change it."""
    return until_merged(lambda: _look_and_change(LocatieId(locatie_id)))


def _look_and_change(locatie_id: LocatieId) -> ResponseReturnValue:
    stand, keuzes, twijfels, eerder = _read(locatie_id)
    form = _form_of(stand, keuzes)
    if form.is_submitted() and not wants_preview() and _change(form, stand):
        flash(_after_change(form, stand.locatie), "ok")
        tell_followed(form)
        return redirect(url_for("aanbieder.locatie", locatie_id=locatie_id), 303)
    blad = (
        "aanbieder/locatie_openen.html" if _asks_only_openbaar(form) else "aanbieder/locatie.html"
    )
    return render_template(
        blad,
        form=form,
        keuzes=keuzes,
        stand=stand,
        twijfels=twijfels,
        eerder=eerder,
        verborgen=_kept_along(form),
        voorbeeld=preview_of(form, [stand.aanbieder], keuzes),
        wisselt=form.is_afgeschermd != stand.locatie.is_afgeschermd,
        bewaarder=_bewaarder(form, locatie_id),
    )


@bp.post("/locaties/<uuid:locatie_id>/publiceren")
def publiceren(locatie_id: UUID) -> ResponseReturnValue:
    """Put a locatie on the public site."""
    try:
        with office() as store:
            publiceer_locatie(store, LocatieId(locatie_id), by=current_actor(), at=now())
        flash(_after_publishing(_read(LocatieId(locatie_id))[0]), "ok")
    except Geweigerd as fout:
        flash(fout.melding, "error")
    return redirect(url_for("aanbieder.locatie", locatie_id=locatie_id), 303)


@bp.post("/locaties/<uuid:locatie_id>/van-de-site")
def van_de_site(locatie_id: UUID) -> ResponseReturnValue:
    """Take a locatie off the public site."""
    with office() as store:
        haal_van_de_site(store, LocatieId(locatie_id), by=current_actor(), at=now())
    flash(_("De locatie staat niet meer op de site. Uw gegevens zijn bewaard."), "ok")
    return redirect(url_for("aanbieder.locatie", locatie_id=locatie_id), 303)


def _form_of(stand: LocatieStand, keuzes: Locatiekeuzes) -> LocatieFormulier:
    """The form, merged with what is kept; who opens an address reads once more what somebody else changed meanwhile."""
    form = LocatieFormulier(data=_data(stand))
    form.offer(keuzes, bestaand=_bestaande_producten(stand))
    merge_locatie(
        form, stand.locatie, [aanbodstand.aanbod.hulp.sleutel for aanbodstand in stand.aanbod]
    )
    if form.gevolgd:
        form.openbaar.data = False
    return form


def _bewaarder(form: LocatieFormulier, locatie_id: LocatieId) -> Bewaarder | None:
    if not form.botsingen:
        return None
    with office_read() as store:
        return last_bewaarder(store, "locatie", locatie_id, by=current_actor())


def _change(form: LocatieFormulier, stand: LocatieStand) -> bool:
    """Keep what was merged. Raises `Conflict` when somebody saved after it was read."""
    invoer, fouten = form.gelezen(stand.aanbieder.id)
    try:
        with office_for(form, fouten) as store:
            wijzig_locatie(
                store,
                stand.locatie.id,
                invoer,
                expected_versie=stand.locatie.versie,
                new_id=uuid4,
                draw=randbelow,
                morgen_al=form.morgen_al.data,
                by=current_actor(),
                at=now(),
                today=today(),
                geocoder=fetch_geocoder(store, current_settings().geocoder, by=current_actor()),
            )
    except Ongeldigheden as fout:
        show_findings(form, fout.fouten, by=current_actor())
    return not form.errors


def _read(
    locatie_id: LocatieId,
) -> tuple[LocatieStand, Locatiekeuzes, list[str], list[EerderProduct]]:
    """Read what the page of a locatie shows.

    That is how it is kept now, what there is to choose, what looks odd, and what it offered before.
    """
    by, dag = current_actor(), today()
    with office_read() as store:
        stand = overzie_locatie(store, locatie_id, by=by, today=dag)
        locatie, is_groep = stand.locatie, isinstance(stand.locatie, Groep)
        keuzes = overzie_keuzes(
            store,
            locatie.aanbieder_id,
            is_groep=is_groep,
            by=by,
            today=dag,
            bestaand=[aanbodstand.aanbod.hulp for aanbodstand in stand.aanbod],
        )
        feiten = fetch_regiofeiten(store, locatie.regio, today=dag)
        eerder = overzie_eerdere_producten(store, locatie, by=by, today=dag)
    return stand, keuzes, doubts_about_locatie(locatie, feiten), eerder


def _after_publishing(stand: LocatieStand) -> str:
    """What visitors see of it now, and not what the button promised."""
    if not (stand.zichtbaarheid.is_zichtbaar or stand.verschijnt):
        return _(
            "U heeft de locatie op de site gezet. Bezoekers zien haar nog niet: hieronder staat waarom."
        )
    if stand.locatie.is_afgeschermd:
        return _("De locatie komt op de site. Op deze pagina staat vanaf welke dag.")
    return _("De locatie staat op de site.")


def _after_change(form: LocatieFormulier, before: Locatie) -> str:
    if form.is_afgeschermd and not before.is_afgeschermd:
        return _(
            "Het adres is nu afgeschermd. De oude pagina is weg. Op deze pagina staat wanneer de "
            "nieuwe er komt. Let op: "
            "wat anderen eerder hebben bewaard of afgedrukt, kunnen wij niet terughalen."
        )
    if before.is_afgeschermd and not form.is_afgeschermd and before.gepubliceerd:
        return _(
            "Het adres is nu openbaar. De oude pagina is weg. De locatie heeft een nieuwe pagina."
        )
    return _("Uw wijzigingen zijn bewaard.")


def _data(stand: LocatieStand) -> dict[str, object]:
    data = locatie_as_data(
        stand.locatie, [aanbodstand.aanbod.hulp.sleutel for aanbodstand in stand.aanbod]
    )
    switch = request.args.get("afgeschermd", "")
    return data | ({"afgeschermd": switch} if switch in ("ja", "nee") else {})


def _bestaande_producten(stand: LocatieStand) -> dict[str, str]:
    """What is offered here already, also when the code has ended: it goes only when somebody takes it off."""
    return {aanbodstand.aanbod.hulp.sleutel: _label(aanbodstand) for aanbodstand in stand.aanbod}


def _label(stand: AanbodStand) -> str:
    code = stand.aanbod.hulp.productcode
    return f"{stand.naam} ({code})" if code else stand.naam


def _asks_only_openbaar(form: LocatieFormulier) -> bool:
    """Whether everything is right but for the last question, which has a page of its own.

    The first time nothing is wrong yet, so that nothing is told either.
    """
    vraagt = form.is_asked(OPENBAAR) and set(form.errors) == {OPENBAAR}
    if not vraagt or request.form.get("stap") != OPENBAAR:
        form.openbaar.errors = ()
    return vraagt


def _kept_along(form: LocatieFormulier) -> list[tuple[str, str]]:
    """Everything in the form as it is merged, to be sent once more from the page of the last question."""
    weg = {"csrf_token", "openbaar"}
    return [
        (veld.name, waarde)
        for veld in form
        if veld.short_name not in weg
        for waarde in _as_sent(veld)
    ]


def _as_sent(veld: Field) -> list[str]:
    if isinstance(veld, BooleanField):
        return ["y"] if veld.data else []
    waarden = veld.data if isinstance(veld.data, list) else [veld.data]
    return ["" if waarde is None else str(waarde) for waarde in waarden]
