"""Kinds of help for people, and product codes for who refers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import render_template, url_for

from wijzer.domain.inkoop.interventie import names_under
from wijzer.domain.inkoop.product import (
    Hulpsoort,
    Hulpvorm,
    Product,
    Route,
    Vindbaar,
    excluded_gemeenten,
    way_in,
)
from wijzer.published.gegevens import GemeenteInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.opmaak import getal
from wijzer.web.common.teksten import Gegeven, gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.verzoek import current_reader, today
from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.hulp.wachten import overview
from wijzer.web.public.hulpkeuze import Opties, gemeente_options, hulp_overview, is_findable
from wijzer.web.public.hulptabellen import tables_about
from wijzer.web.public.hulpwegen import Hulpvraag, Hulpweg, Hulpzoeker, ways_of
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.mailaanbod import alert_path, offer_mail
from wijzer.web.public.productwoorden import explain, help_name, plain_rest
from wijzer.web.public.schemaorg import way_here
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True, kw_only=True)
class Hulpvormproduct:
    """A product code in a list.

    `officieel` is its official name where `naam` says that otherwise. `eronder` are the treatments
    with a name of their own that fall under it.

    `plekken` are the places that are free; a dash for ambulant help that states none, for it need not have any.
    """

    code: str
    naam: Gegeven
    officieel: str
    href: str
    hulpvorm: str
    segment: str
    telling: Plekkentelling
    plekken: str
    bellen: bool
    eronder: list[str]


@bp.get("/<regio>/hulp")
def hulpvormen() -> str:
    """List the kinds of help in plain words, by segment."""
    reader, regio = current_reader(), asked_regio()
    return render_template(
        "public/hulpvormen.html",
        overzicht=hulp_overview(reader, regio),
        met_codes=bool(reader.producten(regio.slug)),
        crisis=crisis_of(regio),
    )


@bp.get("/<regio>/hulp/<slug>")
def hulpvorm(slug: str) -> str:
    """Explain one kind of help: for whom, how to get it, who offers it and how long the wait is."""
    reader, regio = current_reader(), asked_regio()
    gevonden = reader.hulpvorm(regio.slug, slug)
    lijst, lijst_href = _("Soorten hulp"), url_for("public.hulpvormen")
    return render_template(
        "public/hulpvorm.html",
        **_about_hulpvorm(reader, gevonden),
        **_ways_to_find(reader, Zoekvraag(regio=regio.slug, hulpvorm=(slug,)), gevonden),
        overzicht=overview(reader, regio, "hulpvorm", slug, gevonden),
        crisis=crisis_of(regio, (slug,)),
        jsonld=way_here(regio.naam, lijst, lijst_href, gevonden.gewone_naam),
    )


@bp.get("/<regio>/producten")
def producten() -> str:
    """List the product codes that are valid today."""
    reader, regio = current_reader(), asked_regio()
    regels = _lines(reader, reader.producten(regio.slug))
    groepen = [
        (gegeven(segment.naam), [regel for regel in regels if regel.segment == segment.slug])
        for segment in reader.segmenten(regio.slug)
    ]
    return render_template(
        "public/producten.html", groepen=[(naam, eigen) for naam, eigen in groepen if eigen]
    )


@bp.get("/<regio>/producten/<code>")
def product(code: str) -> str:
    """Show a product code as it is valid today, with who offers it and how long the wait is."""
    reader, regio = current_reader(), asked_regio()
    gevonden = reader.product(regio.slug, code)
    groep, lijst = reader.naslag.hulpvorm_of(gevonden), _("Productcodes")
    return render_template(
        "public/product.html",
        **_about_product(reader, gevonden, groep),
        **_ways_to_find(reader, Zoekvraag(regio=regio.slug, product=(code,)), gevonden),
        overzicht=overview(reader, regio, "product", code, groep),
        crisis=crisis_of(regio, (gevonden.hulpvorm,) if gevonden.hulpvorm else ()),
        jsonld=way_here(regio.naam, lijst, url_for("public.producten"), code),
    )


def _about_hulpvorm(reader: Reader, hulpvorm: Hulpvorm) -> dict[str, object]:
    """What it is, how one comes by it, and which product codes it has."""
    producten = reader.producten(asked_regio().slug)
    return {
        "hulpvorm": hulpvorm,
        "segment": _segment_name(reader, hulpvorm.segment),
        "findable": is_findable(hulpvorm),
        "route": hulpvorm.route.value,
        "extra": _own_words(hulpvorm.slug),
        "wegen": _way_in(reader, hulpvorm),
        "tabellen": tables_about(asked_regio(), hulpvorm.slug),
        "producten": _lines(
            reader,
            [product for product in producten if product.hulpvorm == hulpvorm.slug],
        ),
    }


def _about_product(
    reader: Reader, product: Product, hulpvorm: Hulpvorm | None
) -> dict[str, object]:
    """What it is, how one comes by it, and whether it can be had today."""
    return {
        "product": product,
        "hulpnaam": help_name(product.naam, product.gewone_naam),
        "naamuitleg": explain(product, _siblings(reader, product)),
        "hulpvorm": hulpvorm,
        "segment": _segment_name(reader, product.segment),
        "geldig": product.is_valid_on(today()),
        "findable": product.vindbaar is Vindbaar.AANBOD,
        "route": way_in(product, hulpvorm).value,
        "wegen": _way_in_by_code(reader, product, hulpvorm),
        "valt_eronder": names_under(asked_regio().teksten, product.code),
        "extra": _own_words(product.hulpvorm),
    }


def _siblings(reader: Reader, product: Product) -> list[Product]:
    """The products of today of the same hulpvorm."""
    return [
        buur
        for buur in reader.producten(asked_regio().slug)
        if buur.hulpvorm is not None and buur.hulpvorm == product.hulpvorm
    ]


def _way_in(reader: Reader, hulpvorm: Hulpvorm) -> list[Hulpweg]:
    vraag = Zoekvraag(regio=hulpvorm.regio, hulpvorm=(hulpvorm.slug,))
    return _ways(reader, hulpvorm, hulpvorm.route, vraag, hulpvorm.uitgesloten_gemeenten)


def _way_in_by_code(reader: Reader, product: Product, hulpvorm: Hulpvorm | None) -> list[Hulpweg]:
    """The way to what a code stands for; none for a code that pays for something, or that is not valid today."""
    if product.vindbaar is Vindbaar.GEEN or not product.is_valid_on(today()):
        return []
    vraag = Zoekvraag(regio=product.regio, product=(product.code,))
    uitgesloten = excluded_gemeenten(product, hulpvorm)
    return _ways(reader, hulpvorm, way_in(product, hulpvorm), vraag, uitgesloten)


def _ways(
    reader: Reader,
    hulpvorm: Hulpvorm | None,
    route: Route,
    vraag: Zoekvraag,
    uitgesloten: frozenset[str],
) -> list[Hulpweg]:
    """The way to help that `vraag` searches for, by what its aanbod says."""
    te_vinden = route in (Route.CPWV, Route.DIRECT, Route.RECHTER)
    er_is_niemand = te_vinden and not reader.tel_vraag(vraag).locaties
    arts = reader.tel_vraag(replace(vraag, medische_verwijzing=True)).locaties > 0
    gevraagd = Hulpvraag(hulpvorm, route, None if er_is_niemand else arts, uitgesloten)
    zoeker = Hulpzoeker(er_is_niemand=er_is_niemand and route is not Route.RECHTER)
    return ways_of(reader, asked_regio(), [gevraagd], zoeker)


def _own_words(hulpvorm: str | None) -> str:
    """What the region itself says of a kind of help."""
    return asked_regio().teksten.get(f"hulpvorm.{hulpvorm}", "")


def _ways_to_find(reader: Reader, vraag: Zoekvraag, hulp: Product | Hulpvorm) -> dict[str, object]:
    """The search for all of it and for what has a place now, the mail for when it has, and who does not get it."""
    buiten = (
        hulp.uitgesloten_gemeenten
        if isinstance(hulp, Hulpvorm)
        else excluded_gemeenten(hulp, reader.naslag.hulpvorm_of(hulp))
    )
    return {
        "zoek_href": search_href(vraag),
        "plek_href": search_href(replace(vraag, vrije_plek=True)),
        "mail": offer_mail(reader, vraag, gegeven(hulp.gewone_naam)),
        "mail_pad": alert_path(),
        "mail_gemeenten": _gemeenten_with_it(reader, buiten),
        **_who_is_left_out(reader, buiten),
    }


def _gemeenten_with_it(reader: Reader, buiten: frozenset[str]) -> Opties:
    """The choice of a gemeente for a mail: the whole region, and those that take part in the help."""
    return [
        (groep, [keuze for keuze in keuzes if keuze[0] not in buiten])
        for groep, keuzes in gemeente_options(reader, asked_regio(), ())
    ]


def _who_is_left_out(reader: Reader, codes: frozenset[str]) -> dict[str, object]:
    """The gemeenten whose inhabitants do not get this, and why."""
    return {"uitgesloten": _excluded(reader, codes), "redenen": _reasons(codes)}


def _lines(reader: Reader, gevonden: Sequence[Product]) -> list[Hulpvormproduct]:
    """List product codes with how much there is of each, counted in one pass."""
    tellingen = reader.tel(asked_regio().slug, "product", [product.code for product in gevonden])
    return [_line(reader, product, tellingen[product.code]) for product in gevonden]


def _line(reader: Reader, product: Product, telling: Plekkentelling) -> Hulpvormproduct:
    return Hulpvormproduct(
        code=product.code,
        naam=help_name(product.naam, product.gewone_naam),
        officieel=product.naam if plain_rest(product.naam) else "",
        href=url_for("public.product", code=product.code),
        hulpvorm=_hulpvorm_name(reader.naslag.hulpvorm_of(product)),
        segment=product.segment,
        telling=telling,
        plekken=_places_text(product, telling),
        bellen=product.vindbaar is Vindbaar.BELLEN,
        eronder=names_under(asked_regio().teksten, product.code),
    )


def _places_text(product: Product, telling: Plekkentelling) -> str:
    if product.soort is Hulpsoort.AMBULANT and not telling.plekken:
        return "–"
    return getal(telling.plekken)


def _hulpvorm_name(hulpvorm: Hulpvorm | None) -> str:
    return gegeven(hulpvorm.naam) if hulpvorm else _("onbekend")


def _segment_name(reader: Reader, slug: str) -> str:
    return next(
        segment.naam for segment in reader.segmenten(asked_regio().slug) if segment.slug == slug
    )


def _excluded(reader: Reader, codes: frozenset[str]) -> list[GemeenteInfo]:
    return [gemeente for gemeente in reader.gemeenten(asked_regio().slug) if gemeente.code in codes]


def _reasons(codes: frozenset[str]) -> list[Gegeven]:
    """Say for each excluded gemeente why, as the region tells it."""
    teksten = asked_regio().teksten
    return [
        gegeven(teksten[sleutel])
        for code in sorted(codes)
        if (sleutel := f"uitsluiting.{code}") in teksten
    ]
