"""A search small enough for a frame on another site.

Which sites those are, the region says; no other page can be framed.
"""

from dataclasses import replace

from flask import Response, g, render_template, request

from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag
from wijzer.web.common.http.koppen import content_security_policy
from wijzer.web.common.verzoek import absolute, current_reader
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.crisis import crisis_of, nood_of
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.meenemen.locatieregel import show_regels
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.advies import advise
from wijzer.web.public.zoeken.vraag import asked_vraag, tell_vraag

AANTAL = 5
HOOGSTENS = 10
"""How many results stand in a widget at most: below it the whole search is one link away."""


@bp.get("/<regio>/widget")
def widget() -> Response:
    """Show the first few results of a search, and lead to the rest. Crisis has no list: then whom to call."""
    reader, regio = current_reader(), asked_regio()
    gevonden = reader.zoek(_asked(reader, regio))
    pagina = render_template(
        "public/widget.html",
        vraag=tell_vraag(reader, regio, gevonden.vraag),
        advies=advise(reader, regio, gevonden),
        crisis=crisis_of(regio, nood_of(gevonden)),
        telling=gevonden.telling,
        alles=_everything_href(gevonden.vraag),
        resultaten=show_regels(reader, gevonden),
    )
    return keep_nowhere(pagina, when=gevonden.crisis)


def _asked(reader: Reader, regio: RegioInfo) -> Zoekvraag:
    """The search of the address, as its first page of a few results."""
    vraag, _fouten = asked_vraag(reader, regio)
    return replace(vraag, pagina=1, per_pagina=_number(request.args.get("aantal", "")))


def _everything_href(vraag: Zoekvraag) -> str:
    """The whole search, as an address that another site can lead to."""
    return absolute(search_href(replace(vraag, per_pagina=PER_PAGINA)))


@bp.after_request
def _let_listed_sites_frame_it(response: Response) -> Response:
    """The one exception to "nobody frames us"; also on 304, whose headers replace those that a browser kept."""
    regio: RegioInfo | None = g.get("regio")
    if request.endpoint == "public.widget" and regio and response.status_code in {200, 304}:
        bronnen = " ".join(current_reader().naslag.kaderbronnen.get(regio.slug, ()))
        policy = content_security_policy(frame_ancestors=bronnen or "'none'")
        response.headers["Content-Security-Policy"] = policy
    return response


def _number(tekst: str) -> int:
    """How many results were asked for; anything odd gives the usual number."""
    geldig = tekst.isascii() and tekst.isdigit() and len(tekst) < 3
    return min(int(tekst), HOOGSTENS) if geldig and int(tekst) else AANTAL
