"""A visitor sends a word that we do not know: one press beside the word, or the form of this page.

What is kept is the word and the day. The page that it was sent from is told in the address, to lead back there; it is
kept nowhere.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from limits import parse

from wijzer.domain.fouten import NietToegestaan, Ongeldig
from wijzer.domain.maten import GETYPT_MELDWOORD
from wijzer.domain.meldwoord import GENOEG_DAGEN
from wijzer.published.vraag.zoekvraag import PER_PAGINA
from wijzer.services.synoniemen.meld_woord import meld_woord
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.common.invoer.velden import TekstVeld, show_errors
from wijzer.web.common.kamers.regiokamer import asked_regio
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, now, origin
from wijzer.web.common.zoeklink import search_href
from wijzer.web.meldingen.kamer import bp
from wijzer.web.office.deur import office
from wijzer.web.office.rem import Teller, require_hit

PER_BRON = (parse("20 per 15 minutes"), parse("60 per day"))
"""A team behind one connection may send what it came across in a meeting."""

_EIGEN = frozenset({"same-origin", "none"})
"""What a browser says of a form on our own page, and of a page that its user loads anew."""


class WoordFormulier(Formulier):
    """One word. Without a token: the page that it stands on sets no cookie."""

    woord = TekstVeld("Het woord", hooguit=GETYPT_MELDWOORD)


@bp.route("/<regio>/meldingen/woord", methods=["GET", "POST"])
def woord() -> ResponseReturnValue:
    """Keep a word that was sent. The answer is the same for every word, whether it is known here or not."""
    form = WoordFormulier(meta={"csrf": False})
    form.woord.label.text = _("Welk woord kennen wij niet?")
    if request.method == "POST":
        _require_own_page()
        require_hit(Teller(PER_BRON, ("woord", origin())))
        if form.validate() and _keep(form):
            return redirect(_with_search(url_for("meldingen.woord_gemeld")), 303)
    actie = _with_search(url_for("meldingen.woord"))
    pagina = render_template("meldingen/woord.html", form=form, actie=actie, zoeken=_back())
    return pagina, 400 if form.errors else 200


@bp.get("/<regio>/meldingen/woord/gemeld")
def woord_gemeld() -> str:
    """Thank, say what becomes of it, and lead back to the search."""
    return render_template("meldingen/woord_gemeld.html", dagen=GENOEG_DAGEN, zoeken=_back())


def _require_own_page() -> None:
    """Raise `NietToegestaan` when a page of another site sent the form: it would speak for who did not press anything.

    Every browser of today says so itself, in a header that a page cannot set (W3C Fetch Metadata); an older one
    names the site. What says neither is no browser, and there is nobody for it to speak for.
    """
    van, site = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    oud = site is None or site.partition("://")[2] == request.host
    eigen = oud if van is None else van in _EIGEN
    if not eigen:
        raise NietToegestaan


def _keep(form: WoordFormulier) -> bool:
    """Keep the word; False, with the reason in the form, for what is not one word of letters."""
    try:
        with office() as store:
            meld_woord(store, asked_regio().slug, form.woord.data or "", at=now())
    except Ongeldig as fout:
        show_errors(form, [fout])
    return not form.errors


def _back() -> str:
    """The search that this page was reached from."""
    vraag, _fouten = current_reader().parse(
        request.args.items(multi=True),
        regio=asked_regio().slug,
        strict=False,
        per_pagina=PER_PAGINA,
    )
    return search_href(vraag)


def _with_search(adres: str) -> str:
    vraag = _back().partition("?")[2]
    return f"{adres}?{vraag}" if vraag else adres
