"""A search on paper leads back to the live page: by its QR code."""

from flask import Response, render_template

from wijzer.domain.fouten import NietGevonden
from wijzer.web.common.qr import draw_qr
from wijzer.web.common.verzoek import absolute, current_reader
from wijzer.web.public.kamer import bp, current_regio
from wijzer.web.public.vraag import asked_vraag
from wijzer.web.public.werkbalk import QR_HOOGSTENS
from wijzer.web.public.zoekbladen import search_href


@bp.get("/<regio>/zoeken/qr.svg")
def zoeken_qr() -> Response:
    """Draw the address of this search. Raises `NietGevonden` for one that is too long to read from paper."""
    vraag, _fouten = asked_vraag(current_reader(), current_regio())
    adres = absolute(search_href(vraag))
    if len(adres) > QR_HOOGSTENS:
        raise NietGevonden
    pad, maat = draw_qr(adres)
    svg = render_template("public/qr.svg", pad=pad, maat=maat)
    return Response(svg, mimetype="image/svg+xml", headers={"X-Robots-Tag": "noindex"})
