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
from wijzer.web.feed.vragen import LIJST, one_regio, read_vraag, refuse_keys


@bp.get("/producten")
def producten() -> Response:
    """The products that are valid today, by code."""
    reader = current_reader()
    vraag = read_vraag(reader, LIJST)
    gevonden = reader.producten(vraag.regio)
    return list_answer(reader, vraag, gevonden, lambda een: _product_text(een, reader))


@bp.get("/producten/<code>")
def product(code: str) -> Response:
    """One product by its code, as it is valid today; the next or last validity when it is not valid now."""
    reader = current_reader()
    regio = one_regio(reader, read_vraag(reader, {"regio"}).regio)
    return json_answer(_product_text(reader.product(regio, code), reader))


@bp.get("/gemeenten")
def gemeenten() -> Response:
    """The gemeenten, by name."""
    reader = current_reader()
    vraag = read_vraag(reader, LIJST)
    return list_answer(reader, vraag, reader.gemeenten(vraag.regio), _gemeente_text)


@bp.get("/gemeenten/<code>")
def gemeente(code: str) -> Response:
    """One gemeente by its CBS code (`GM0164`)."""
    refuse_keys()
    return json_answer(_gemeente_text(current_reader().gemeente(code)))


def _product_text(een: Product, reader: Reader) -> str:
    buiten = excluded_gemeenten(een, reader.naslag.hulpvorm_of(een))
    stuk: Stuk = {
        "code": een.code,
        "regio": een.regio,
        "naam": een.naam,
        "gewoneNaam": een.gewone_naam,
        "hulpvorm": een.hulpvorm,
        "segment": een.segment,
        "soort": een.soort.value,
        "vindbaar": een.vindbaar.value,
        "intensiteit": een.intensiteit,
        "eenheid": een.eenheid,
        "tarief": None if een.tarief is None else f"{een.tarief:.2f}",
        "geldigVan": een.geldig_van.isoformat(),
        "geldigTot": een.geldig_tot.isoformat() if een.geldig_tot else None,
        "opvolger": een.opvolger,
        "viaCpwv": een.via_cpwv,
        "uitgeslotenGemeenten": sorted(buiten),
        "omschrijving": een.omschrijving,
        "_links": {
            "self": product_link(reader, een.regio, een.code),
            "pagina": {"href": href(f"/{een.regio}/producten/{een.code}")},
        },
    }
    return as_text(stuk)


def _gemeente_text(een: GemeenteInfo) -> str:
    links = {
        "self": self_link("gemeenten", een.code),
        "pagina": {"href": href(f"/{een.regio}/gemeenten/{een.code}")},
    }
    return as_text({**een.stuk, "_links": links})
