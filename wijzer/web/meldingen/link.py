"""What the link from a mail opens: confirm, see, prolong and stop. Opening it never changes anything."""

from dataclasses import replace

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.melding import MELDING_GELDIG, Melding
from wijzer.services.meldingen.bevestig_melding import bevestig_melding
from wijzer.services.meldingen.stop_alle_meldingen import (
    require_alle_meldingen,
    stop_alle_meldingen,
)
from wijzer.services.meldingen.stop_melding import stop_melding
from wijzer.services.meldingen.verleng_melding import verleng_melding
from wijzer.services.meldingen.vind_melding import vind_melding
from wijzer.services.meldingen.vraag import meeting_now, reread, takes_wait
from wijzer.services.meldingen.wijzig_wens import wijzig_wens
from wijzer.services.meldingen.zoekwoorden import describe, tell_wish
from wijzer.store.store import Store
from wijzer.web.common.fouten.tabel import as_page, beeld_of
from wijzer.web.common.kamers.regiokamer import asked_regio
from wijzer.web.common.teksten import current_taal
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, now
from wijzer.web.common.zoeklink import search_href
from wijzer.web.meldingen.kamer import bp
from wijzer.web.meldingen.wens import WensFormulier
from wijzer.web.office.deur import office, office_read

EEN_KLIK = ("List-Unsubscribe", "One-Click")
"""What a mail program sends along when its user presses its own button (RFC 8058, § 3.2)."""


@bp.errorhandler(NietGevonden)
def weg(fout: NietGevonden) -> ResponseReturnValue:
    """Say that there is no such alert (any more), and that no mail comes of it."""
    if g.get("regio") is None:  # it was the regio that is not there
        return as_page(beeld_of(fout))
    return render_template("meldingen/weg.html"), 404


@bp.get("/<regio>/meldingen/<token>")
def melding(token: str) -> str:
    """Show an alert: with a button to confirm it, or with what can be done with it."""
    with office_read() as store:
        gevonden = vind_melding(store, asked_regio().slug, token, at=now())
    return _page(token, gevonden, WensFormulier())


@bp.post("/<regio>/meldingen/<token>/bevestigen")
def bevestigen(token: str) -> ResponseReturnValue:
    """Start the alert."""
    with office() as store:
        gevonden = vind_melding(store, asked_regio().slug, token, at=now(), hold=True)
        bevestig_melding(store, gevonden, current_reader(), at=now())
    flash(_("Uw melding staat aan."), "ok")
    return redirect(url_for("meldingen.melding", token=token), 303)


@bp.post("/<regio>/meldingen/<token>/verlengen")
def verlengen(token: str) -> ResponseReturnValue:
    """Let the alert go on."""
    with office() as store:
        gevonden = vind_melding(store, asked_regio().slug, token, at=now(), hold=True)
        verlengd = verleng_melding(store, gevonden, at=now())
    if verlengd:
        flash(_("Uw melding is verlengd."), "ok")
    return redirect(url_for("meldingen.melding", token=token), 303)


@bp.post("/<regio>/meldingen/<token>/wens")
def wens(token: str) -> ResponseReturnValue:
    """Let the alert wait for something else: a place, or a short wait."""
    form = WensFormulier()
    with office() as store:
        gevonden = vind_melding(store, asked_regio().slug, token, at=now(), hold=True)
        gewijzigd = bool(form.validate_on_submit()) and _change(store, gevonden, form)
    if form.errors:
        return _page(token, gevonden, form), 400
    if gewijzigd:
        flash(_("Uw melding is gewijzigd."), "ok")
    return redirect(url_for("meldingen.melding", token=token), 303)


@bp.route("/<regio>/meldingen/<token>/stoppen", methods=["GET", "POST"])
def stoppen(token: str) -> ResponseReturnValue:
    """Ask whether to stop, and stop. A mail program gets a bare answer: it follows no redirect (RFC 8058, § 3.1)."""
    if request.method == "POST":
        with office() as store:
            stop_melding(store, asked_regio().slug, token)
        return _stopped()
    with office_read() as store:
        gevonden = vind_melding(store, asked_regio().slug, token, at=now())
    return render_template("meldingen/stoppen.html", token=token, **_shown(gevonden))


@bp.route("/<regio>/meldingen/alles/<token>", methods=["GET", "POST"])
def alles(token: str) -> ResponseReturnValue:
    """Ask whether to stop every alert of an address, and stop them; a mail program gets a bare answer here too."""
    if request.method == "POST":
        with office() as store:
            stop_alle_meldingen(store, token)
        return _stopped()
    with office_read() as store:
        require_alle_meldingen(store, token)
    return render_template("meldingen/alles.html", token=token)


@bp.get("/<regio>/meldingen/gestopt")
def gestopt() -> str:
    """Say that it is over and that the address is gone."""
    return render_template("meldingen/gestopt.html")


def _stopped() -> ResponseReturnValue:
    """The same whether there was something to stop or not: who clicks twice stopped it too."""
    if EEN_KLIK in request.form.items():
        return "", 204, {"Content-Type": "text/plain"}
    return redirect(url_for("meldingen.gestopt"), 303)


def _change(store: Store, gevonden: Melding, form: WensFormulier) -> bool:
    """Change the wish; False, with the reason in the form where it is one of the wish, when it stays as it was."""
    vraag = reread(current_reader(), gevonden.regio, gevonden.zoekvraag)
    gekozen, is_wens = form.read_wish(vraag) if vraag else (None, False)
    try:
        return is_wens and wijzig_wens(store, gevonden, current_reader(), wachtgrens=gekozen)
    except Conflict:
        form.wens.errors = [_("U heeft deze melding al. Kies iets anders.")]
        return False


def _page(token: str, gevonden: Melding, form: WensFormulier) -> str:
    """An alert with what can be done with it."""
    vraag = reread(current_reader(), gevonden.regio, gevonden.zoekvraag)
    if vraag:
        form.offer(vraag, gevonden.wachtgrens)
    kan_kiezen = vraag is not None and takes_wait(current_reader(), vraag)
    return render_template(
        "meldingen/melding.html", token=token, form=form if kan_kiezen else None, **_shown(gevonden)
    )


def _shown(gevonden: Melding) -> dict[str, object]:
    """What a page tells of an alert. `nu` is None when the search can find no place any more."""
    reader, grens = current_reader(), gevonden.wachtgrens
    vraag = reread(reader, gevonden.regio, gevonden.zoekvraag)
    nu = meeting_now(reader, gevonden.regio, gevonden.zoekvraag, grens)
    return {
        "wens": tell_wish(grens, current_taal()),
        "weken": grens,
        "bevestigd": gevonden.bevestigd_at is not None,
        "tot": gevonden.tot_at,
        "dagen": MELDING_GELDIG.days,
        "delen": describe(vraag, reader, current_taal()) if vraag else [],
        "nu": None if nu is None else len(nu.voldoet),
        "nu_zoeken": search_href(replace(vraag, vrije_plek=grens is None)) if vraag else "",
    }
