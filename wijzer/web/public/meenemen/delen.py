"""A search or a locatie on paper leads back to its live page: by its QR code."""

from uuid import UUID

from flask import Response, render_template, request

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.locaties.locatie import LocatieSoort
from wijzer.web.common.qr import draw_qr
from wijzer.web.common.verzoek import absolute, current_reader
from wijzer.web.common.zoeklink import plain_search_href
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.beelden import locatie_href
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.zoeken.vraag import asked_vraag
from wijzer.web.public.zoeken.werkbalk import AANBOD, QR_HOOGSTENS, compare_href, picked_ids


@bp.get("/<regio>/zoeken/qr.svg")
def zoeken_qr() -> Response:
    """Draw the address of this search. Raises `NietGevonden` for one that is too long to read from paper."""
    reader = current_reader()
    vraag, _fouten = asked_vraag(reader, asked_regio())
    return keep_nowhere(_short_enough(plain_search_href(vraag)), when=reader.is_crisis(vraag))


@bp.get("/<regio>/vergelijken/qr.svg")
def vergelijken_qr() -> Response:
    """Draw the address of this comparison. Raises `NietGevonden` for one that is too long to read from paper."""
    reader = current_reader()
    vraag, _fouten = asked_vraag(reader, asked_regio())
    adres = compare_href(vraag.paren(), sorted(picked_ids(request.args.getlist(AANBOD))))
    return keep_nowhere(_short_enough(adres), when=reader.is_crisis(vraag))


@bp.get("/<regio>/groepen/<uuid:locatie_id>/qr.svg")
def groep_qr(locatie_id: UUID) -> Response:
    """Draw the address of the page of a groep. Raises `NietGevonden` or `Verdwenen` as that page does."""
    return _of_locatie(locatie_id, "groep")


@bp.get("/<regio>/vestigingen/<uuid:locatie_id>/qr.svg")
def vestiging_qr(locatie_id: UUID) -> Response:
    """Draw the address of the page of a vestiging. Raises `NietGevonden` or `Verdwenen` as that page does."""
    return _of_locatie(locatie_id, "vestiging")


def _short_enough(href: str) -> Response:
    adres = absolute(href)
    if len(adres) > QR_HOOGSTENS:
        raise NietGevonden
    return _picture(adres)


def _of_locatie(locatie_id: UUID, soort: LocatieSoort) -> Response:
    locatie = current_reader().locatie(locatie_id, soort)
    if locatie.regio != asked_regio().slug:
        raise NietGevonden
    return _picture(absolute(locatie_href(locatie)))


def _picture(adres: str) -> Response:
    pad, maat = draw_qr(adres)
    svg = render_template("public/qr.svg", pad=pad, maat=maat)
    return Response(svg, mimetype="image/svg+xml", headers={"X-Robots-Tag": "noindex"})
