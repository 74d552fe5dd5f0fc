"""The gemeenten of a region: whom to ask for a way in, and what help there is."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, url_for

from wijzer.domain.beschikbaarheid import Status
from wijzer.domain.product import Hulpvorm
from wijzer.published.gegevens import GemeenteInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken import Zoekvraag
from wijzer.web.common.verzoek import current_reader
from wijzer.web.public.kamer import bp, current_regio
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True, kw_only=True)
class GemeenteKaart:
    """A gemeente in a list, with how much help reaches it."""

    naam: str
    href: str
    aantal: int
    plek: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HulpRegel:
    """A kind of help within one gemeente."""

    naam: str
    href: str
    aantal: int


@bp.get("/<regio>/gemeenten")
def gemeenten() -> str:
    """List the gemeenten of the region."""
    reader, regio = current_reader(), current_regio()
    kaarten = [_card(reader, een) for een in reader.gemeenten(regio.slug)]
    return render_template("public/gemeenten.html", kaarten=kaarten)


@bp.get("/<regio>/gemeenten/<code>")
def gemeente(code: str) -> str:
    """Show a gemeente: its gemeentehuis, its toegang, and the help that its inhabitants can get."""
    reader, regio = current_reader(), current_regio()
    gevonden = reader.gemeente(code, regio.slug)
    vraag = Zoekvraag(regio=regio.slug, gemeente=(code,), per_pagina=1)
    resultaat = reader.zoek(vraag)
    uitgesloten = [
        een for een in reader.hulpvormen(regio.slug) if code in een.uitgesloten_gemeenten
    ]
    return render_template(
        "public/gemeente.html",
        gemeente=gevonden,
        plaatsen=[een.naam for een in reader.plaatsen(regio.slug) if een.gemeente == code],
        aantal=resultaat.aantal,
        plek=resultaat.facetten.status[Status.PLEK.value],
        hulp=_lines(reader.hulpvormen(regio.slug), resultaat.facetten.hulpvorm, gevonden),
        zoek_href=search_href(vraag),
        uitgesloten=uitgesloten,
        reden=regio.teksten.get(f"uitsluiting.{code}", "") if uitgesloten else "",
    )


def _card(reader: Reader, gemeente: GemeenteInfo) -> GemeenteKaart:
    vraag = Zoekvraag(regio=gemeente.regio, gemeente=(gemeente.code,), per_pagina=1)
    resultaat = reader.zoek(vraag)
    return GemeenteKaart(
        naam=gemeente.naam,
        href=url_for("public.gemeente", code=gemeente.code),
        aantal=resultaat.aantal,
        plek=resultaat.facetten.status[Status.PLEK.value],
    )


def _lines(
    hulpvormen: list[Hulpvorm], aantallen: Mapping[str, int], gemeente: GemeenteInfo
) -> list[HulpRegel]:
    return [
        HulpRegel(
            naam=een.gewone_naam,
            href=search_href(
                Zoekvraag(regio=gemeente.regio, gemeente=(gemeente.code,), hulpvorm=(een.slug,))
            ),
            aantal=aantallen[een.slug],
        )
        for een in hulpvormen
        if aantallen[een.slug]
    ]
