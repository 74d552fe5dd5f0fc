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
    return list_answer(
        reader, vraag, gevonden, lambda geldigheid: _product_text(geldigheid, reader)
    )


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


def _product_text(geldigheid: Product, reader: Reader) -> str:
    buiten = excluded_gemeenten(geldigheid, reader.naslag.hulpvorm_of(geldigheid))
    stuk: Stuk = {
        "code": geldigheid.code,
        "regio": geldigheid.regio,
        "naam": geldigheid.naam,
        "gewoneNaam": geldigheid.gewone_naam,
        "hulpvorm": geldigheid.hulpvorm,
        "segment": geldigheid.segment,
        "soort": geldigheid.soort.value,
        "vindbaar": geldigheid.vindbaar.value,
        "intensiteit": geldigheid.intensiteit,
        "eenheid": geldigheid.eenheid,
        "tarief": None if geldigheid.tarief is None else f"{geldigheid.tarief:.2f}",
        "geldigVan": geldigheid.geldig_van.isoformat(),
        "geldigTot": geldigheid.geldig_tot.isoformat() if geldigheid.geldig_tot else None,
        "opvolger": geldigheid.opvolger,
        "viaCpwv": geldigheid.via_cpwv,
        "uitgeslotenGemeenten": sorted(buiten),
        "omschrijving": geldigheid.omschrijving,
        "_links": {
            "self": product_link(reader, geldigheid.regio, geldigheid.code),
            "pagina": {"href": href(f"/{geldigheid.regio}/producten/{geldigheid.code}")},
        },
    }
    return as_text(stuk)


def _gemeente_text(info: GemeenteInfo) -> str:
    links = {
        "self": self_link("gemeenten", info.code),
        "pagina": {"href": href(f"/{info.regio}/gemeenten/{info.code}")},
    }
    return as_text({**info.stuk, "_links": links})
