"""Products and gemeenten: what codes mean."""

from flask import Response

from wijzer.domain.inkoop.product import Product, excluded_gemeenten
from wijzer.published.gegevens import GemeenteInfo, Stuk
from wijzer.published.reader import Reader
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import (
    as_text,
    href,
    json_answer,
    list_answer,
    product_link,
    self_link,
)
from wijzer.web.feed.kamer import bp
from wijzer.web.feed.vragen import LIJSTSLEUTELS, one_regio, read_feedvraag, refuse_keys


@bp.get("/producten")
def producten() -> Response:
    """The products that are valid today, by code."""
    reader = current_reader()
    vraag = read_feedvraag(reader, LIJSTSLEUTELS)
    gevonden = reader.producten(vraag.regio)
    return list_answer(reader, vraag, gevonden, lambda product: _product_text(product, reader))


@bp.get("/producten/<code>")
def product(code: str) -> Response:
    """One product by its code, as it is valid today; the next or last validity when it is not valid now."""
    reader = current_reader()
    regio = one_regio(reader, read_feedvraag(reader, {"regio"}).regio)
    return json_answer(_product_text(reader.product(regio, code), reader))


@bp.get("/gemeenten")
def gemeenten() -> Response:
    """The gemeenten, by name."""
    reader = current_reader()
    vraag = read_feedvraag(reader, LIJSTSLEUTELS)
    return list_answer(reader, vraag, reader.gemeenten(vraag.regio), _gemeente_text)


@bp.get("/gemeenten/<code>")
def gemeente(code: str) -> Response:
    """One gemeente by its CBS code (`GM0164`)."""
    refuse_keys()
    return json_answer(_gemeente_text(current_reader().gemeente(code)))


def _product_text(product: Product, reader: Reader) -> str:
    buiten = excluded_gemeenten(product, reader.naslag.hulpvorm_of(product))
    stuk: Stuk = {
        "code": product.code,
        "regio": product.regio,
        "naam": product.naam,
        "gewoneNaam": product.gewone_naam,
        "hulpvorm": product.hulpvorm,
        "segment": product.segment,
        "soort": product.soort.value,
        "vindbaar": product.vindbaar.value,
        "intensiteit": product.intensiteit,
        "eenheid": product.eenheid,
        "tarief": None if product.tarief is None else f"{product.tarief:.2f}",
        "geldigVan": product.geldig_van.isoformat(),
        "geldigTot": product.geldig_tot.isoformat() if product.geldig_tot else None,
        "opvolger": product.opvolger,
        "viaCpwv": product.via_cpwv,
        "uitgeslotenGemeenten": sorted(buiten),
        "omschrijving": product.omschrijving,
        "_links": {
            "self": product_link(reader, product.regio, product.code),
            "pagina": {"href": href(f"/{product.regio}/producten/{product.code}")},
        },
    }
    return as_text(stuk)


def _gemeente_text(gemeente: GemeenteInfo) -> str:
    links = {
        "self": self_link("gemeenten", gemeente.code),
        "pagina": {"href": href(f"/{gemeente.regio}/gemeenten/{gemeente.code}")},
    }
    return as_text({**gemeente.stuk, "_links": links})
