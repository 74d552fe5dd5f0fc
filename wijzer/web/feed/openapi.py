"""`openapi.json`: the promise of the feed, made from the same facts as the answers (NL API Design Rules 2.2)."""

from typing import Any
from urllib.parse import urlsplit

from flask import Response

from wijzer.domain.locatie import MAX_LEEFTIJD
from wijzer.published.plaatsnamen import MAX_PLAATSTEKST
from wijzer.published.zoekvraag import (
    HERHAALBAAR,
    MAX_PAGINA,
    MAX_PER_PAGINA,
    MAX_STRAAL,
    MAX_ZOEKTEKST,
    PER_PAGINA_JSON,
    Sorteer,
)
from wijzer.web.common.http.formaatkeuze import FORMAAT
from wijzer.web.common.koppen import API_VERSION
from wijzer.web.common.verzoek import current_settings
from wijzer.web.feed.antwoorden import as_text, json_answer
from wijzer.web.feed.kamer import (
    CSV,
    EPOCH,
    FORMATEN,
    GEOJSON,
    JSON,
    LAATSTE_NUMMER,
    NDJSON,
    PREFIX,
    VORMEN,
    bp,
)
from wijzer.web.feed.problemen import BEGIN_OPNIEUW, PROBLEM, UITLEG
from wijzer.web.feed.schemas import SCHEMAS, Schema, ref
from wijzer.web.feed.vragen import refuse_keys

_TITEL = "Beschikbaarheidswijzer"
_UITLEG = (
    "Waar in de regio plek is voor jeugdhulp, en hoe lang het wachten is. Alle gegevens zijn openbaar en mogen worden"
    " overgenomen: de licentie is CC0 1.0. Vraag eerst alles op (`/aanbod` als NDJSON) en volg daarna `/wijzigingen`."
    " Elke lijst noemt `laatsteNummer` en `epoch`: bewaar ze samen. Na een herstel is er een ander epoch en een 410: begin opnieuw."
    " Wat daar `deleted` heet, verwijdert u uit elke kopie: het kan voor de veiligheid van een kind zijn weggehaald."
    " Elk antwoord heeft een ETag; vraag met `If-None-Match` en u krijgt 304 zolang er niets veranderde."
)

_TEKSTEN: dict[str, tuple[str, Schema]] = {
    "regio": ("Alleen deze regio.", {"type": "string"}),
    "hulpvorm": ("De soort hulp (slug).", {"type": "string"}),
    "product": ("De productcode.", {"type": "string"}),
    "segment": ("De hoofdgroep.", {"type": "string"}),
    "doelgroep": ("Voor wie (slug).", {"type": "string"}),
    "medischeVerwijzing": (
        "Alleen aanbod waarnaar een arts kan verwijzen.",
        {"type": "boolean", "enum": [True]},
    ),
    "gemeente": (
        "Groepen die er liggen en vestigingen die er hulp geven.",
        {"type": "string", "pattern": "^GM[0-9]{4}$"},
    ),
    "postcode": (
        "Vanaf waar afstanden tellen: vier cijfers, met of zonder letters.",
        {"type": "string", "pattern": "^[1-9][0-9]{3}( ?[A-Za-z]{2})?$"},
    ),
    "plaats": (
        (
            "Waar iemand woont: een gemeente, plaats of postcode. Geeft wat de gemeente bereikt, met afstand vanaf het midden"
            " van de plaats. Een naam die vaker voorkomt is een fout met de mogelijkheden: `Haarle (Hellendoorn)`."
        ),
        {"type": "string", "maxLength": MAX_PLAATSTEKST},
    ),
    "lat": (
        (
            "Breedtegraad vanaf waar afstanden tellen, met hoogstens twee cijfers achter de punt; samen met `lon`."
            " Zo'n antwoord wordt nergens bewaard. Een punt op meer dan 20 km van het midden van elke gemeente is een fout."
        ),
        {"type": "number", "minimum": -90, "maximum": 90, "multipleOf": 0.01},
    ),
    "lon": (
        "Lengtegraad; zie `lat`.",
        {"type": "number", "minimum": -180, "maximum": 180, "multipleOf": 0.01},
    ),
    "straal": (
        (
            "Hoogstens zoveel km van de plaats, de postcode of het punt. Met `plaats`: groepen zo dichtbij, en vestigingen"
            " zo dichtbij die er hulp geven."
        ),
        {"type": "integer", "minimum": 1, "maximum": MAX_STRAAL},
    ),
    "leeftijd": ("In jaren.", {"type": "integer", "minimum": 0, "maximum": MAX_LEEFTIJD}),
    "vrijePlek": ("Alleen waar nu plek is.", {"type": "boolean", "enum": [True]}),
    "maxWachttijd": (
        "Beide fasen samen, in weken; onbekend telt niet mee.",
        {"type": "integer", "minimum": 0},
    ),
    "zoek": (
        "Wat iemand typt: namen, soorten hulp, plaatsen, codes. Een woord dat niets zegt, wordt als tikfout gelezen.",
        {"type": "string", "maxLength": MAX_ZOEKTEKST},
    ),
    "letterlijk": ("Herstel geen tikfouten in `zoek`.", {"type": "boolean", "enum": [True]}),
    "locatie": ("Alleen deze groep of vestiging.", {"type": "string", "format": "uuid"}),
    "aanbieder": ("Alleen deze aanbieder.", {"type": "string", "format": "uuid"}),
    "sorteer": (
        "De volgorde; `afstand` vraagt om een plaats, postcode of punt.",
        {"type": "string", "enum": [een.value for een in Sorteer], "default": "beschikbaarheid"},
    ),
    "pagina": (
        "Het blad.",
        {"type": "integer", "minimum": 1, "maximum": MAX_PAGINA, "default": 1},
    ),
    "perPagina": (
        "Hoeveel per blad.",
        {"type": "integer", "minimum": 1, "maximum": MAX_PER_PAGINA, "default": PER_PAGINA_JSON},
    ),
    "na": ("Het laatste nummer dat u heeft.", {"type": "integer", "minimum": 0, "default": 0}),
    "epoch": (
        "De reeks waarin `na` telt; zonder: die van nu. Is het een andere, of gaat `na` voorbij het laatste nummer: 410.",
        {"type": "string", "format": "uuid"},
    ),
}
_LIJST = ("regio", "pagina", "perPagina")
_VOLGEN = ("na", "epoch")
_ZOEKEN = tuple(naam for naam in _TEKSTEN if naam not in _VOLGEN)

_KOPPEN = {
    "API-Version": {"description": "De versie van deze API.", "schema": {"type": "string"}, "example": API_VERSION},
    "ETag": {"description": "De naam van dit antwoord, voor `If-None-Match`.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Bewaren mag, ongevraagd hergebruiken niet.", "schema": {"type": "string"}},
}  # fmt: skip
_LIJSTKOPPEN = {
    LAATSTE_NUMMER: {"description": "`laatsteNummer`, ook waar geen envelop om het antwoord staat.", "schema": {"type": "integer"}},
    EPOCH: {"description": "`epoch`, ook waar geen envelop om het antwoord staat.", "schema": {"type": "string", "format": "uuid"}},
}  # fmt: skip
"""What every list and every stream tells besides."""

Plek = tuple[str, str, str, tuple[str, ...], str]
"""Path, endpoint, summary, query keys, and the name of the shape."""

_LIJSTEN: tuple[Plek, ...] = (
    ("/aanbod", "aanbod", "Aanbod zoeken", _ZOEKEN, "AanbodBlad"),
    ("/groepen", "groepen", "Alle groepen", _LIJST, "LocatieBlad"),
    ("/vestigingen", "vestigingen", "Alle vestigingen", _LIJST, "LocatieBlad"),
    ("/aanbieders", "aanbieders", "Alle aanbieders", _LIJST, "AanbiederBlad"),
    ("/producten", "producten", "De producten die vandaag gelden", _LIJST, "ProductBlad"),
    ("/gemeenten", "gemeenten", "Alle gemeenten", _LIJST, "GemeenteBlad"),
    ("/wijzigingen", "wijzigingen", "Wat er veranderde", (*_VOLGEN, "regio"), "WijzigingenBlad"),
)  # fmt: skip
_STUKS: tuple[Plek, ...] = (
    ("/aanbod/{id}", "een_aanbod", "Eén aanbod", (), "Aanbod"),
    ("/groepen/{id}", "groep", "Eén groep", (), "Locatie"),
    ("/vestigingen/{id}", "vestiging", "Eén vestiging", (), "Locatie"),
    ("/aanbieders/{id}", "aanbieder", "Eén aanbieder", (), "Aanbieder"),
    ("/producten/{code}", "product", "Eén product", ("regio",), "Product"),
    (
        "/producten/{code}/wachtverloop",
        "wachtverloop",
        "De wachttijd per maand",
        ("regio",),
        "Wachtverloop",
    ),
    ("/gemeenten/{code}", "gemeente", "Eén gemeente", (), "Gemeente"),
)


@bp.get("/openapi.json")
def openapi() -> Response:
    """What this API promises; open to every origin."""
    refuse_keys()
    return json_answer(as_text(document(current_settings().basis_url)))


def document(basis_url: str) -> Schema:
    """The OpenAPI 3.1 document of the feed at this address."""
    return {
        "openapi": "3.1.0",
        "info": _info(basis_url),
        "servers": [{"url": f"{basis_url}{PREFIX}", "description": "Deze installatie"}],
        "tags": [{"name": "Gegevens", "description": "Wat er te vinden is."}],
        "paths": _paths(),
        "components": {
            "schemas": SCHEMAS,
            "parameters": {_upper(naam): _parameter(naam) for naam in _TEKSTEN},
            "headers": {**_KOPPEN, **_LIJSTKOPPEN},
            "responses": {f"Fout{status}": _error(status) for status in (400, 404, 406, 410, 500)},
        },
    }


def _info(basis_url: str) -> Schema:
    host = urlsplit(basis_url).hostname
    return {
        "title": _TITEL,
        "version": API_VERSION,
        "description": _UITLEG,
        "contact": {"name": f"Beheer van de {_TITEL}", "url": f"{basis_url}/", "email": f"beheer@{host}"},
        "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
    }  # fmt: skip


def _paths() -> Schema:
    paden = {
        pad: {"get": _operation(pad, endpoint, summary, sleutels, schema)}
        for pad, endpoint, summary, sleutels, schema in (*_LIJSTEN, *_STUKS)
    }
    document_zelf = {
        "operationId": "openapi",
        "summary": "Dit document",
        "tags": ["Gegevens"],
        "responses": {"200": _good({JSON: {"schema": {"type": "object"}}}), **_errors(400, 406)},
    }
    return {**paden, "/openapi.json": {"get": document_zelf}}


def _operation(
    path: str, endpoint: str, summary: str, sleutels: tuple[str, ...], schema: str
) -> Schema:
    in_pad = path.partition("{")[2].partition("}")[0]
    parameters = [_in_path(in_pad)] if in_pad else []
    parameters += [{"$ref": f"#/components/parameters/{_upper(naam)}"} for naam in sleutels]
    parameters += _formaat(endpoint)
    fouten = (400, 404, 406, 410) if in_pad == "id" else (400, 404, 406) if in_pad else (400, 406)
    anders = {"410": _error(410, BEGIN_OPNIEUW)} if endpoint == "wijzigingen" else {}
    return {
        "operationId": endpoint,
        "summary": summary,
        "tags": ["Gegevens"],
        "parameters": parameters,
        "responses": {
            "200": _good(
                _content(endpoint, schema), _LIJSTKOPPEN if schema.endswith("Blad") else {}
            ),
            "304": {"description": "Niets veranderd sinds uw ETag.", "headers": _header_refs()},
            **_errors(*fouten),
            **anders,
        },
    }


def _content(endpoint: str, schema: str) -> Schema:
    los = schema.removesuffix("Blad")
    vormen: dict[str, Any] = {
        JSON: {"schema": ref(schema)},
        NDJSON: {"schema": {"type": "string", "description": f"Alles: op elke regel één {los}."}},
        GEOJSON: {"schema": ref("GeoJson")},
        CSV: {"schema": {"type": "string", "description": "Alles: puntkomma's ertussen, UTF-8, met een kopregel."}},
    }  # fmt: skip
    return {vorm: vormen[vorm] for vorm in VORMEN.get(f"feed.{endpoint}", (JSON,))}


def _good(content: Schema, erbij: Schema | None = None) -> Schema:
    return {"description": "Het antwoord.", "headers": _header_refs(erbij), "content": content}


def _header_refs(erbij: Schema | None = None) -> Schema:
    return {naam: {"$ref": f"#/components/headers/{naam}"} for naam in (*_KOPPEN, *(erbij or {}))}


def _errors(*statussen: int) -> Schema:
    return {
        str(status): {"$ref": f"#/components/responses/Fout{status}"}
        for status in (*statussen, 500)
    }


def _error(status: int, uitleg: str | None = None) -> Schema:
    return {
        "description": uitleg or UITLEG[status],
        "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}},
        "content": {PROBLEM: {"schema": ref("Problem")}},
    }


def _parameter(naam: str) -> Schema:
    tekst, schema = _TEKSTEN[naam]
    herhaalbaar = naam in HERHAALBAAR
    return {
        "name": naam,
        "in": "query",
        "description": f"{tekst} Mag vaker: dan is elk goed." if herhaalbaar else tekst,
        "schema": {"type": "array", "items": schema} if herhaalbaar else schema,
        **({"style": "form", "explode": True} if herhaalbaar else {}),
    }


def _formaat(endpoint: str) -> list[Schema]:
    """The form by address, on each list with the forms that it has."""
    namen = [FORMATEN[vorm].naam for vorm in VORMEN.get(f"feed.{endpoint}", ())]
    uitleg = "De vorm van het antwoord. Gaat voor `Accept`; zonder beslist die."
    schema = {"type": "string", "enum": namen}
    return (
        [{"name": FORMAAT, "in": "query", "description": uitleg, "schema": schema}] if namen else []
    )


def _in_path(naam: str) -> Schema:
    schema: Schema = {"type": "string", "format": "uuid"} if naam == "id" else {"type": "string"}
    return {"name": naam, "in": "path", "required": True, "schema": schema}


def _upper(naam: str) -> str:
    return naam[0].upper() + naam[1:]
