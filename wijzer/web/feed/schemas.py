"""The shapes of the feed as JSON Schema: what `openapi.json` promises and the contract test holds every answer to."""

from wijzer.domain.inkoop.product import Hulpsoort
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status
from wijzer.domain.velden.locatie import KENMERKEN
from wijzer.domain.velden.locatie import VELD as LOCATIE
from wijzer.domain.velden.opgave import VELDEN as OPGAVE
from wijzer.domain.velden.product import VELD as PRODUCT
from wijzer.published.stukken import LOCATIE_EERST, LOCATIE_LAATST, LOCATIE_ZELF
from wijzer.published.vraag.soorten import Schema
from wijzer.web.feed.veldschemas import (
    GETAL,
    JA_NEE,
    TEKST,
    inside,
    list_of,
    maybe,
    one_of,
    schema_of,
    schemas_of,
)

_UUID: Schema = {"type": "string", "format": "uuid"}
_MOMENT: Schema = {"type": "string", "format": "date-time", "description": "In UTC."}
_GEMEENTECODE: Schema = {"type": "string", "pattern": "^GM[0-9]{4}$", "description": "CBS-code."}


def _object(description: str, properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    """A thing with these fields. More may come later: a client that was built today must not break on them."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": [naam for naam in properties if naam not in optional],
    }


def _just(waarde: str) -> Schema:
    return {"type": "string", "enum": [waarde]}


def ref(naam: str) -> Schema:
    """A reference to a shape by its name."""
    return {"$ref": f"#/components/schemas/{naam}"}


def _links(*namen: str) -> Schema:
    return _object("Verwijzingen.", {naam: ref("Link") for naam in namen})


_REGIO: Schema = {"type": "string", "description": "De regio, zoals `twente`."}
_ENVELOP: Schema = {
    "regio": maybe(TEKST, "De regio; null als het er meer zijn."),
    "laatstBijgewerkt": {**_MOMENT, "description": "Wanneer er voor het laatst iets openbaars veranderde (UTC)."},
    "laatsteNummer": {**GETAL, "description": "Het hoogste nummer in `/wijzigingen` waar dit antwoord van weet."},
    "epoch": {**_UUID, "description": "De reeks waarin de nummers tellen. Een andere: begin opnieuw."},
    "ttl": {**GETAL, "description": "Na zoveel seconden heeft opnieuw vragen zin."},
}  # fmt: skip
_BLAD: Schema = {
    **_ENVELOP,
    "pagina": {"type": "integer", "minimum": 1},
    "perPagina": {"type": "integer", "minimum": 1, "maximum": 200},
    "aantalResultaten": {"type": "integer", "minimum": 0},
    "aantalPaginas": {"type": "integer", "minimum": 0},
}
_LOCATIE: Schema = {
    "id": _UUID,
    "regio": _REGIO,
    "soort": {"type": "string", "enum": ["groep", "vestiging"]},
    "naam": TEKST,
    "aanbieder": ref("Aanbiedernaam"),
    "contact": ref("Contact"),
    "doelgroepen": schema_of(LOCATIE["doelgroepen"]),
    "gemeente": ref("Gemeentenaam"),
    "werkgebied": schema_of(LOCATIE["werkgebied"], _GEMEENTECODE),
    "adres": ref("Adres"),
    "groepsgrootte": schema_of(LOCATIE["groepsgrootte"]),
    "leeftijd": ref("Leeftijd"),
    **schemas_of(KENMERKEN),
}
_AANBOD: Schema = {
    "id": _UUID,
    "regio": _REGIO,
    "locatie": ref("Locatienaam"),
    **{naam: _LOCATIE[naam] for naam in LOCATIE_EERST},
    "medischeVerwijzing": {**JA_NEE, "description": "Of een arts hiernaar kan verwijzen."},
    "doelgroepen": _LOCATIE["doelgroepen"],
    "product": ref("Productnaam"),
    **{naam: _LOCATIE[naam] for naam in LOCATIE_LAATST},
    "beschikbaarheid": ref("Beschikbaarheid"),
    "afstandKm": {
        "type": "number",
        "description": "Alleen bij een vraag met `postcode`: hemelsbreed, vanaf het midden van het postcodegebied.",
    },
    "_links": _links("self", "locatie", "pagina"),
}  # fmt: skip

_PRODUCT: Schema = {
    **schemas_of(PRODUCT.values()),
    "gewoneNaam": TEKST,
    "viaCpwv": JA_NEE,  # the hulpvorm has decided where the product says nothing
    "uitgeslotenGemeenten": schema_of(PRODUCT["uitgesloten_gemeenten"], _GEMEENTECODE),
}
_PRODUCT_VOLGORDE = (
    "naam", "gewoneNaam", "hulpvorm", "segment", "soort", "vindbaar", "intensiteit", "eenheid", "tarief", "geldigVan",
    "geldigTot", "opvolger", "viaCpwv", "uitgeslotenGemeenten", "omschrijving",
)  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "Aanbiedernaam": _object("Wie de hulp geeft.", {"id": _UUID, "naam": TEKST}),
    "Gemeentenaam": _object("Waar de locatie echt ligt.", {"code": _GEMEENTECODE, "naam": TEKST}),
    "Leeftijd": _object(
        "Voor welke leeftijd; beide grenzen tellen mee.", inside("leeftijd", KENMERKEN)
    ),
    "Locatienaam": _object("De groep of vestiging.", {naam: _LOCATIE[naam] for naam in LOCATIE_ZELF}),
    "Productnaam": _object(
        "Wat een gemeente toewijst.",
        {
            "code": maybe(TEKST, "Null zonder productcode: dan zijn de namen die van de hulpvorm."),
            "naam": TEKST,
            "hulpvorm": maybe(TEKST, "Zonder code altijd gevuld."),
            "gewoneNaam": TEKST, "segment": TEKST,
            "soort": one_of(Hulpsoort, "Hoe de hulp wordt gegeven."),
        },
    ),
    "Bladverwijzingen": _object(
        "Dit blad en die ernaast.",
        {"self": ref("Link"), "prev": ref("Link"), "next": ref("Link")},
        optional=("prev", "next"),
    ),
    "Link": _object("Een volledig adres.", {"href": {"type": "string", "format": "uri"}}),
    "Contact": _object(
        "Met wie u contact opneemt.",
        {"telefoon": maybe(TEKST), "email": maybe(TEKST), "website": maybe(TEKST)},
    ),
    "Adres": _object(
        "Het openbare adres. Van een afgeschermde locatie is dat het gemeentehuis van de gemeente "
        "waar zij ligt; is dat niet bevestigd, dan staat er alleen de gemeente. `lat` en `lon` "
        "(WGS84) wijzen dan naar het midden ervan.",
        {
            "afgeschermd": JA_NEE, "omschrijving": maybe(TEKST), "straat": maybe(TEKST), "huisnummer": maybe(GETAL),
            "huisletter": maybe(TEKST), "toevoeging": maybe(TEKST), "postcode": maybe(TEKST), "plaats": maybe(TEKST),
            "lat": {"type": "number"}, "lon": {"type": "number"},
        },
    ),
    "Beschikbaarheid": _object(
        "Wat er vandaag te verwachten is. Onbekend is null en nooit 0. Van een opgave die te oud is "
        "staat er geen waarde.",
        {
            "status": one_of(Status, "Wat een bezoeker kan verwachten."),
            **schemas_of(OPGAVE),
            "actualiteit": one_of(Actualiteit, "Hoe recent de opgave is."),
            "bevestigdOp": maybe(_MOMENT, "Wanneer is gezegd dat het nog klopt (UTC)."),
            "gewijzigdOp": maybe(_MOMENT, "Wanneer voor het laatst een waarde veranderde (UTC)."),
        },
    ),
    "Aanbod": _object(
        "Eén locatie met één product, of met één hulpvorm zonder code.", _AANBOD, optional=("afstandKm",)
    ),
    "Locatie": _object(
        "Een groep of een vestiging.",
        {**_LOCATIE, "_links": _links("self", "aanbieder", "aanbod", "pagina")},
    ),
    "Aanbieder": _object(
        "Een aanbieder van wie iets te vinden is.",
        {
            "id": _UUID, "regio": _REGIO, "naam": TEKST, "contact": ref("Contact"),
            "_links": _links("self", "aanbod", "pagina"),
        },
    ),
    "Product": _object(
        "Een productcode van de regio.",
        {
            "code": TEKST, "regio": _REGIO,
            **{naam: _PRODUCT[naam] for naam in _PRODUCT_VOLGORDE},
            "_links": _links("self", "pagina"),
        },
    ),
    "Wachtverloop": _object(
        "De wachttijd voor een product over het laatste jaar: twaalf maanden die voorbij zijn, en de lopende.",
        {
            "product": TEKST, "regio": _REGIO, "maanden": list_of(ref("Wachtmaand"), "De vroegste eerst."),
            "_links": _links("self", "product", "pagina"),
        },
    ),
    "Wachtmaand": _object(
        "De stand op de laatste dag van de maand, in hele weken voor beide fasen samen. Is van "
        "minder dan drie aanbieders iets bekend, dan staat er overal null, hoeveel aanbod zij ook "
        "hebben. Is van minder dan vijf plekken aanbod iets bekend, dan alleen bij laag en hoog.",
        {
            "maand": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
            "loopt": {**JA_NEE, "description": "De lopende maand: de stand van vandaag."},
            "bekend": maybe(GETAL, "Van zoveel aanbod was de wachttijd bekend."),
            "laag": maybe(GETAL, "Een kwart wacht hoogstens zo lang."),
            "midden": maybe(GETAL, "De helft wacht hoogstens zo lang."),
            "hoog": maybe(GETAL, "Drie kwart wacht hoogstens zo lang."),
            "plek": maybe(GETAL, "Bij zoveel was er plek."),
        },
    ),
    "Gemeente": _object(
        "Een gemeente van de regio.",
        {
            "code": _GEMEENTECODE, "regio": _REGIO, "naam": TEKST, "gemeentehuis": ref("Adres"),
            "toegang": ref("Contact"), "lat": {"type": "number"}, "lon": {"type": "number"},
            "_links": _links("self", "pagina"),
        },
    ),
    "Wijziging": _object(
        "De laatste wijziging van iets openbaars. Bij `deleted` staan alleen soort, id, nummer en op erbij.",
        {
            "soort": {"type": "string", "enum": ["aanbod", "groep", "vestiging", "aanbieder", "product", "gemeente"]},
            "id": {**TEKST, "description": "UUID, productcode of gemeentecode."},
            "nummer": GETAL, "state": {"type": "string", "enum": ["updated", "deleted"]}, "op": _MOMENT,
            "regio": _REGIO, "_links": _links("self"),
        },
        optional=("op", "regio", "_links"),
    ),
    "Uitsluiting": _object(
        "Een gemeente uit de vraag die niet meedoet met hulp uit de vraag, en wat dan.",
        {
            "gemeente": _GEMEENTECODE, "hulpvorm": maybe(TEKST), "product": maybe(TEKST), "naam": TEKST,
            "reden": maybe(TEKST),
        },
    ),
    "WijzigingenBlad": _object(
        "Wijzigingen op volgorde van nummer. Een leeg blad verwijst naar zichzelf.",
        {**_ENVELOP, "resultaten": list_of(ref("Wijziging")), "_links": _links("self", "next")},
    ),
    "Fout": _object(
        "Eén ding dat niet klopt.",
        {
            "in": {"type": "string", "enum": ["query"]}, "location": TEKST,
            "code": {"type": "string", "enum": ["unknownKey", "invalidValue"]}, "detail": TEKST,
        },
    ),
    "Problem": _object(
        "Een fout (RFC 9457).",
        {
            "type": TEKST, "status": GETAL, "title": TEKST, "detail": TEKST, "instance": TEKST,
            "errors": list_of(ref("Fout")),
            "_links": _links("begin"),
        },
        optional=("errors", "_links"),
    ),
    "GeoJsonPoint": _object(
        "Lengte- en breedtegraad.",
        {"type": _just("Point"), "coordinates": {**list_of({"type": "number"}), "minItems": 2, "maxItems": 2}},
    ),
    "GeoJsonFeature": _object(
        "Eén aanbod op de kaart.",
        {"type": _just("Feature"), "id": _UUID, "geometry": ref("GeoJsonPoint"), "properties": ref("Aanbod")},
    ),
    "GeoJson": _object(
        "RFC 7946. Elk punt is openbaar: van een afgeschermde locatie het midden van de gemeente.",
        {
            "type": _just("FeatureCollection"),
            "features": list_of(ref("GeoJsonFeature")),
        },
    ),
}  # fmt: skip


def _page_of(naam: str, **erbij: Schema) -> Schema:
    return _object(
        "Eén blad van een lijst.",
        {**_BLAD, **erbij, "resultaten": list_of(ref(naam)), "_links": ref("Bladverwijzingen")},
    )


_TELLING: Schema = {
    "aantalLocaties": {
        **GETAL,
        "description": "Groepen en vestigingen op alle bladen samen, elk één keer geteld.",
    },
    "aantalPlekken": {
        **GETAL,
        "description": (
            "Vrije plekken van die locaties samen. Van een locatie telt het hoogste aantal van haar aanbod"
            " in dit antwoord: één plek kan bij meer producten staan. Onbekend en verlopen telt niet mee."
        ),
    },
}
SCHEMAS["AanbodBlad"] = _page_of(
    "Aanbod",
    **_TELLING,
    uitgesloten=list_of(ref("Uitsluiting")),
    nietToegepast=list_of(
        {"type": "string", "enum": ["lat", "lon", "straal", "sorteer"]},
        "Sleutels uit de vraag die vanaf een plaats, postcode of punt tellen, terwijl er geen is.",
    ),
    nietGezocht=list_of(
        {"type": "string"},
        "Woorden uit `zoek` waarop niet is gezocht, zoals ze getypt zijn: onbekend, of een vraag om uitleg."
        " Blijft er geen hulp over om op te zoeken, dan zijn er geen resultaten.",
    ),
)
SCHEMAS["LocatieBlad"] = _page_of("Locatie", **_TELLING)
for _naam in ("Aanbieder", "Product", "Gemeente"):
    SCHEMAS[f"{_naam}Blad"] = _page_of(_naam)


def _name_links() -> None:
    """Give the links of each thing a name: a client generator would think of one itself."""
    for naam, schema in list(SCHEMAS.items()):
        links = schema["properties"].get("_links", {})
        if "properties" in links:
            SCHEMAS[f"{naam}Verwijzingen"] = links
            schema["properties"]["_links"] = ref(f"{naam}Verwijzingen")


_name_links()
