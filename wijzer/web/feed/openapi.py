"""`openapi.json`: the promise of the feed, made from the same facts as the answers (NL API Design Rules 2.2)."""

from urllib.parse import urlsplit

from flask import Response

from wijzer.domain.fouten import NuNiet
from wijzer.domain.maten import CODE
from wijzer.published.vraag.filters import FILTERS
from wijzer.published.vraag.soorten import Schema
from wijzer.web.common.http.koppen import API_VERSION
from wijzer.web.common.verzoek import current_reader, current_settings
from wijzer.web.feed.antwoorden import as_text, json_answer
from wijzer.web.feed.kamer import PREFIX, bp
from wijzer.web.feed.reacties import KOPPEN, answers_of, formaat_of, responses
from wijzer.web.feed.schemas import SCHEMAS
from wijzer.web.feed.sleutels import Sleutelbron, parameters, upper
from wijzer.web.feed.vragen import refuse_keys

_TITEL = "Beschikbaarheidswijzer"
_UITLEG = (
    "Waar in de regio plek is voor jeugdhulp, en hoe lang het wachten is. Alle gegevens zijn "
    "openbaar en mogen worden overgenomen: de licentie is CC0 1.0. Vraag eerst alles op (`/aanbod` "
    "als NDJSON) en volg daarna `/wijzigingen`. Elke lijst noemt `laatsteNummer` en `epoch`: "
    "bewaar ze samen. Na een herstel is er een ander epoch en een 410: begin opnieuw. Wat daar "
    "`deleted` heet, verwijdert u uit elke kopie: het kan voor de veiligheid van een kind zijn "
    "weggehaald. Elk antwoord heeft een ETag; vraag met `If-None-Match` en u krijgt 304 zolang er "
    "niets veranderde. Er kunnen velden en waarden bij komen: lees over heen wat u niet kent. De "
    "lijsten met waarden zijn die van nu. Naast GET werken HEAD en OPTIONS; al het andere is 405 "
    "met `Allow`."
)
_VOLGEN = ("na", "epoch")
_LIJST = ("regio", "pagina", "perPagina")
_ZOEKEN = tuple(filter_.sleutel for filter_ in FILTERS)

Feedadres = tuple[str, str, str, tuple[str, ...], str]
"""Path, endpoint, summary, query keys, and the name of the shape."""

_LIJSTEN: tuple[Feedadres, ...] = (
    ("/aanbod", "aanbod", "Aanbod zoeken", _ZOEKEN, "AanbodBlad"),
    ("/groepen", "groepen", "Alle groepen", _LIJST, "LocatieBlad"),
    ("/vestigingen", "vestigingen", "Alle vestigingen", _LIJST, "LocatieBlad"),
    ("/aanbieders", "aanbieders", "Alle aanbieders", _LIJST, "AanbiederBlad"),
    ("/producten", "producten", "De producten die vandaag gelden", _LIJST, "ProductBlad"),
    ("/gemeenten", "gemeenten", "Alle gemeenten", _LIJST, "GemeenteBlad"),
    ("/wijzigingen", "wijzigingen", "Wat er veranderde", (*_VOLGEN, "regio"), "WijzigingenBlad"),
)  # fmt: skip
_STUKS: tuple[Feedadres, ...] = (
    ("/aanbod/{id}", "een_aanbod", "Eén aanbod", (), "Aanbod"),
    ("/groepen/{id}", "groep", "Eén groep", (), "Locatie"),
    ("/vestigingen/{id}", "vestiging", "Eén vestiging", (), "Locatie"),
    ("/aanbieders/{id}", "aanbieder", "Eén aanbieder", (), "Aanbieder"),
    ("/producten/{code}", "product", "Eén product", ("regio",), "Product"),
    ("/producten/{code}/wachtverloop", "wachtverloop", "De wachttijd per maand", ("regio",), "Wachtverloop"),
    ("/gemeenten/{code}", "gemeente", "Eén gemeente", (), "Gemeente"),
    ("/openapi.json", "openapi", "Dit document", (), ""),
)  # fmt: skip


@bp.get("/openapi.json")
def openapi() -> Response:
    """What this API promises; open to every origin."""
    refuse_keys()
    return json_answer(as_text(document(current_settings().basis_url, _source())))


def document(basis_url: str, bron: Sleutelbron) -> Schema:
    """The OpenAPI 3.1 document of the feed at this address, with the lists of this moment in it."""
    return {
        "openapi": "3.1.0",
        "info": _info(basis_url),
        "servers": [
            {"url": PREFIX, "description": "De installatie waar dit document vandaan komt"}
        ],
        "tags": [{"name": "Gegevens", "description": "Wat er te vinden is."}],
        "paths": {plek[0]: {"get": _operation(*plek)} for plek in (*_LIJSTEN, *_STUKS)},
        "components": {
            "schemas": SCHEMAS,
            "parameters": parameters(bron),
            "headers": KOPPEN,
            "responses": responses(),
        },
    }


def _source() -> Sleutelbron:
    """What can be read now. Without a database the promise stands, with fewer limits in it."""
    try:
        reader = current_reader()
        return Sleutelbron(reader.naslag, reader.stand)
    except NuNiet:
        return Sleutelbron()


def _info(basis_url: str) -> Schema:
    host = urlsplit(basis_url).hostname
    return {
        "title": _TITEL,
        "version": API_VERSION,
        "description": _UITLEG,
        "contact": {
            "name": f"Beheer van de {_TITEL}",
            "url": f"{basis_url}/",
            "email": f"beheer@{host}",
        },
        "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
    }


def _operation(
    path: str, endpoint: str, summary: str, sleutels: tuple[str, ...], schema: str
) -> Schema:
    in_pad = path.partition("{")[2].partition("}")[0]
    parameters = [_in_path(path, in_pad)] if in_pad else []
    parameters += [{"$ref": f"#/components/parameters/{upper(naam)}"} for naam in sleutels]
    parameters += formaat_of(endpoint)
    return {
        "operationId": endpoint,
        "summary": summary,
        "tags": ["Gegevens"],
        "parameters": parameters,
        "responses": answers_of(endpoint, schema, in_pad=in_pad),
    }


def _in_path(path: str, naam: str) -> Schema:
    if naam == "id":
        schema: Schema = {"type": "string", "format": "uuid"}
    elif path.startswith("/gemeenten"):
        schema = {"type": "string", "pattern": "^GM[0-9]{4}$"}
    else:
        schema = {"type": "string", "minLength": 1, "maxLength": CODE}
    return {"name": naam, "in": "path", "required": True, "style": "simple", "schema": schema}
