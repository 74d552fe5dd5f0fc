"""Kinds of help for people, and product codes for who refers."""

from dataclasses import dataclass

from flask import render_template, url_for

from wijzer.domain.beschikbaarheid import Status
from wijzer.domain.product import (
    Hulpvorm,
    Product,
    Route,
    Vindbaar,
    excluded_gemeenten,
)
from wijzer.published.gegevens import GemeenteInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken import Zoekvraag
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.hulpkeuze import hulp_overview, is_findable
from wijzer.web.public.kamer import bp, current_regio
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRegel:
    """A product code in a list."""

    code: str
    naam: str
    href: str
    hulpvorm: str
    segment: str
    aantal: int
    plek: int
    bellen: bool


@bp.get("/<regio>/hulp")
def hulpvormen() -> str:
    """List the kinds of help in plain words, by segment."""
    reader, regio = current_reader(), current_regio()
    facetten = reader.zoek(Zoekvraag(regio=regio.slug, per_pagina=1)).facetten
    return render_template(
        "public/hulpvormen.html",
        overzicht=hulp_overview(reader, regio, facetten),
        crisis=crisis_of(regio),
    )


@bp.get("/<regio>/hulp/<slug>")
def hulpvorm(slug: str) -> str:
    """Explain one kind of help, with where it is and which way leads in."""
    reader, regio = current_reader(), current_regio()
    gevonden = reader.hulpvorm(regio.slug, slug)
    vraag = Zoekvraag(regio=regio.slug, hulpvorm=(slug,), per_pagina=1)
    return render_template(
        "public/hulpvorm.html",
        hulpvorm=gevonden,
        segment=_segment_name(reader, gevonden.segment),
        findable=is_findable(gevonden),
        via_cpwv=gevonden.route is Route.CPWV,
        bellen=gevonden.route is Route.BELLEN,
        extra=regio.teksten.get(f"hulpvorm.{slug}", ""),
        producten=[
            _line(reader, een) for een in reader.producten(regio.slug) if een.hulpvorm == slug
        ],
        cijfers=_counts(reader, vraag),
        zoek_href=search_href(vraag),
        uitgesloten=_excluded(reader, gevonden.uitgesloten_gemeenten),
        redenen=_reasons(gevonden.uitgesloten_gemeenten),
        crisis=crisis_of(regio),
    )


@bp.get("/<regio>/producten")
def producten() -> str:
    """List the product codes that are valid today."""
    reader, regio = current_reader(), current_regio()
    regels = [_line(reader, een) for een in reader.producten(regio.slug)]
    groepen = [
        (segment.naam, [regel for regel in regels if regel.segment == segment.slug])
        for segment in reader.segmenten(regio.slug)
    ]
    return render_template("public/producten.html", groepen=[(n, r) for n, r in groepen if r])


@bp.get("/<regio>/producten/<code>")
def product(code: str) -> str:
    """Show a product code as it is valid today."""
    reader, regio = current_reader(), current_regio()
    gevonden = reader.product(regio.slug, code)
    groep = reader.naslag.hulpvorm_of(gevonden)
    vraag = Zoekvraag(regio=regio.slug, product=(code,), per_pagina=1)
    uitgesloten = excluded_gemeenten(gevonden, groep)
    return render_template(
        "public/product.html",
        product=gevonden,
        hulpvorm=groep,
        segment=_segment_name(reader, gevonden.segment),
        geldig=gevonden.is_valid_on(today()),
        findable=gevonden.vindbaar is Vindbaar.AANBOD,
        bellen=gevonden.vindbaar is Vindbaar.BELLEN,
        via_cpwv=bool(gevonden.via_cpwv),
        cijfers=_counts(reader, vraag) if gevonden.vindbaar is Vindbaar.AANBOD else None,
        zoek_href=search_href(vraag),
        uitgesloten=_excluded(reader, uitgesloten),
        redenen=_reasons(uitgesloten),
        crisis=crisis_of(regio),
    )


def _line(reader: Reader, product: Product) -> ProductRegel:
    groep = reader.naslag.hulpvorm_of(product)
    bellen = product.vindbaar is Vindbaar.BELLEN
    vraag = Zoekvraag(regio=product.regio, product=(product.code,), per_pagina=1)
    aantal, plek = (0, 0) if bellen else _counts(reader, vraag)
    return ProductRegel(
        code=product.code,
        naam=product.naam,
        href=url_for("public.product", code=product.code),
        hulpvorm=_hulpvorm_name(groep),
        segment=product.segment,
        aantal=aantal,
        plek=plek,
        bellen=bellen,
    )


def _hulpvorm_name(hulpvorm: Hulpvorm | None) -> str:
    return hulpvorm.naam if hulpvorm else _("onbekend")


def _counts(reader: Reader, vraag: Zoekvraag) -> tuple[int, int]:
    """Count all aanbod that fits, and how many of those have a place now."""
    gevonden = reader.zoek(vraag)
    return gevonden.aantal, gevonden.facetten.status[Status.PLEK.value]


def _segment_name(reader: Reader, slug: str) -> str:
    return next(een.naam for een in reader.segmenten(current_regio().slug) if een.slug == slug)


def _excluded(reader: Reader, codes: frozenset[str]) -> list[GemeenteInfo]:
    return [een for een in reader.gemeenten(current_regio().slug) if een.code in codes]


def _reasons(codes: frozenset[str]) -> list[str]:
    """Say for each excluded gemeente why, as the region tells it."""
    teksten = current_regio().teksten
    return [
        teksten[sleutel] for code in sorted(codes) if (sleutel := f"uitsluiting.{code}") in teksten
    ]
