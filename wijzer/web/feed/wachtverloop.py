"""The wait for a product, month by month: the same numbers as on its page."""

from flask import Response

from wijzer.published.gegevens import Stuk
from wijzer.published.reader import Reader
from wijzer.published.zoeken.wachtverloop import PRODUCT, Maandwacht
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import as_text, href, json_answer, product_link
from wijzer.web.feed.kamer import bp
from wijzer.web.feed.vragen import one_regio, read_feedvraag


@bp.get("/producten/<code>/wachtverloop")
def wachtverloop(code: str) -> Response:
    """The last twelve months that are over, the earliest first, and the running one as it is today."""
    reader = current_reader()
    regio = one_regio(reader, read_feedvraag(reader, {"regio"}).regio)
    product = reader.product(regio, code)
    stuk: Stuk = {
        "product": product.code,
        "regio": regio,
        "maanden": [_maand(maand) for maand in reader.wachtverloop(regio, PRODUCT, product.code)],
        "_links": _links(reader, regio, product.code),
    }
    return json_answer(as_text(stuk))


def _links(reader: Reader, regio: str, code: str) -> Stuk:
    return {
        "self": product_link(reader, regio, f"{code}/wachtverloop"),
        "product": product_link(reader, regio, code),
        "pagina": {"href": href(f"/{regio}/producten/{code}")},
    }


def _maand(maand: Maandwacht) -> Stuk:
    """One month, with null for all that is not told.

    Where it was known of too few aanbieders, of how much aanbod it was known is not told either.
    """
    stand = maand.stand if maand.stand and maand.stand.is_genoeg else None
    return {
        "maand": f"{maand.maand:%Y-%m}",
        "loopt": maand.loopt,
        "bekend": stand.bekend if stand else None,
        "laag": stand.laag if stand else None,
        "midden": stand.midden if stand else None,
        "hoog": stand.hoog if stand else None,
        "plek": stand.plek if stand else None,
    }
