"""The shapes of the feed as JSON Schema: what `openapi.json` promises and the contract test holds every answer to."""

from typing import Any

from wijzer.domain.inkoop.product import Soort, Vindbaar
from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status, WachttijdSoort

Schema = dict[str, Any]

_UUID: Schema = {"type": "string", "format": "uuid"}
_DAG: Schema = {"type": "string", "format": "date"}
_MOMENT: Schema = {"type": "string", "format": "date-time", "description": "In UTC."}
_GEMEENTECODE: Schema = {"type": "string", "pattern": "^GM[0-9]{4}$", "description": "CBS-code."}
_TEKST: Schema = {"type": "string"}
_GETAL: Schema = {"type": "integer"}
_JA_NEE: Schema = {"type": "boolean"}


def _object(description: str, properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    """A thing with these fields. More may come later: a client that was built today must not break on them."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": [naam for naam in properties if naam not in optional],
    }


def _maybe(schema: Schema, description: str = "") -> Schema:
    """A value that may be unknown: then it is null, never 0 and never left out."""
    anders = {**schema, "type": [schema["type"], "null"]}
    return {**anders, "description": description} if description else anders


def _one_of(values: Any, description: str) -> Schema:
    return {
        "type": "string",
        "enum": [waarde.value for waarde in values],
        "description": description,
    }


def _just(waarde: str) -> Schema:
    return {"type": "string", "enum": [waarde]}


def _list(items: Schema, description: str = "") -> Schema:
    schema: Schema = {"type": "array", "items": items}
    return {**schema, "description": description} if description else schema


def ref(naam: str) -> Schema:
    """A reference to a shape by its name."""
    return {"$ref": f"#/components/schemas/{naam}"}


def _links(*namen: str) -> Schema:
    return _object("Verwijzingen.", {naam: ref("Link") for naam in namen})


_REGIO: Schema = {"type": "string", "description": "De regio, zoals `twente`."}
_ENVELOP: Schema = {
    "regio": _maybe(_TEKST, "De regio; null als het er meer zijn."),
    "laatstBijgewerkt": {**_MOMENT, "description": "Wanneer er voor het laatst iets openbaars veranderde (UTC)."},
    "laatsteNummer": {**_GETAL, "description": "Het hoogste nummer in `/wijzigingen` waar dit antwoord van weet."},
    "epoch": {**_UUID, "description": "De reeks waarin de nummers tellen. Een andere: begin opnieuw."},
    "ttl": {**_GETAL, "description": "Na zoveel seconden heeft opnieuw vragen zin."},
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
    "naam": _TEKST,
    "aanbieder": ref("Aanbiedernaam"),
    "contact": ref("Contact"),
    "doelgroepen": _list(_TEKST, "Voor wie de locatie is bedoeld."),
    "gemeente": ref("Gemeentenaam"),
    "werkgebied": _list(_GEMEENTECODE, "Van een vestiging: de gemeenten waar zij hulp geeft."),
    "adres": ref("Adres"),
    "groepsgrootte": _maybe(_GETAL, "Van een groep: het aantal plekken dat er is."),
    "leeftijd": ref("Leeftijd"),
}
_AANBOD: Schema = {
    "id": _UUID,
    "regio": _REGIO,
    "locatie": ref("Locatienaam"),
    **{naam: _LOCATIE[naam] for naam in ("aanbieder", "contact")},
    "medischeVerwijzing": {**_JA_NEE, "description": "Of een arts hiernaar kan verwijzen."},
    "doelgroepen": _LOCATIE["doelgroepen"],
    "product": ref("Productnaam"),
    **{naam: _LOCATIE[naam] for naam in ("gemeente", "werkgebied", "adres", "groepsgrootte", "leeftijd")},
    "beschikbaarheid": ref("Beschikbaarheid"),
    "afstandKm": {
        "type": "number",
        "description": "Alleen bij een vraag met `postcode`: hemelsbreed, vanaf het midden van het postcodegebied.",
    },
    "_links": _links("self", "locatie", "pagina"),
}  # fmt: skip

SCHEMAS: dict[str, Schema] = {
    "Aanbiedernaam": _object("Wie de hulp geeft.", {"id": _UUID, "naam": _TEKST}),
    "Gemeentenaam": _object("Waar de locatie echt ligt.", {"code": _GEMEENTECODE, "naam": _TEKST}),
    "Leeftijd": _object(
        "Voor welke leeftijd; beide grenzen tellen mee.", {"van": _maybe(_GETAL), "tot": _maybe(_GETAL)}
    ),
    "Locatienaam": _object("De groep of vestiging.", {"id": _UUID, "soort": _LOCATIE["soort"], "naam": _TEKST}),
    "Productnaam": _object(
        "Wat een gemeente toewijst.",
        {
            "code": _TEKST, "naam": _TEKST, "hulpvorm": _maybe(_TEKST), "gewoneNaam": _TEKST, "segment": _TEKST,
            "soort": _one_of(Soort, "Hoe de hulp wordt gegeven."),
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
        {"telefoon": _maybe(_TEKST), "email": _maybe(_TEKST), "website": _maybe(_TEKST)},
    ),
    "Adres": _object(
        "Het openbare adres. Van een afgeschermde locatie is dat het gemeentehuis van de gemeente waar zij ligt; is dat"
        " niet bevestigd, dan staat er alleen de gemeente. `lat` en `lon` (WGS84) wijzen dan naar het midden ervan.",
        {
            "afgeschermd": _JA_NEE, "omschrijving": _maybe(_TEKST), "straat": _maybe(_TEKST), "huisnummer": _maybe(_GETAL),
            "huisletter": _maybe(_TEKST), "toevoeging": _maybe(_TEKST), "postcode": _maybe(_TEKST), "plaats": _maybe(_TEKST),
            "lat": {"type": "number"}, "lon": {"type": "number"},
        },
    ),
    "Beschikbaarheid": _object(
        "Wat er vandaag te verwachten is. Onbekend is null en nooit 0. Van een opgave die te oud is staat er geen waarde.",
        {
            "status": _one_of(Status, "Wat een bezoeker kan verwachten."),
            "vrijePlekken": _maybe(_GETAL, "Plekken die nu te vullen zijn met dit product. Eén bed telt bij elk product van een locatie mee."),
            "eerstvolgendePlek": _maybe(_DAG),
            "aanmeldwachttijdWeken": _maybe(_GETAL, "Van volledige aanmelding tot intake (NZa NR/REG-2219a)."),
            "behandelwachttijdWeken": _maybe(_GETAL, "Van intake tot de hulp echt begint."),
            "wachttijdSoort": {"type": ["string", "null"], "enum": [*(soort.value for soort in WachttijdSoort), None], "description": "Hoe de wachttijd is bepaald."},
            "aantalWachtenden": _maybe(_GETAL),
            "afhankelijkVanMatching": _JA_NEE,
            "aanmeldstop": _JA_NEE,
            "aanmeldstopTot": _maybe(_DAG, "De laatste dag van de stop, als die bekend is."),
            "toelichting": _maybe(_TEKST),
            "peildatum": _maybe(_DAG, "De dag waarop de opgave waar was."),
            "actualiteit": _one_of(Actualiteit, "Hoe recent de opgave is."),
            "bevestigdOp": _maybe(_MOMENT, "Wanneer is gezegd dat het nog klopt (UTC)."),
            "gewijzigdOp": _maybe(_MOMENT, "Wanneer voor het laatst een waarde veranderde (UTC)."),
        },
    ),
    "Aanbod": _object("Eén locatie met één product.", _AANBOD, optional=("afstandKm",)),
    "Locatie": _object(
        "Een groep of een vestiging.",
        {**_LOCATIE, "_links": _links("self", "aanbieder", "aanbod", "pagina")},
    ),
    "Aanbieder": _object(
        "Een aanbieder van wie iets te vinden is.",
        {
            "id": _UUID, "regio": _REGIO, "naam": _TEKST, "contact": ref("Contact"),
            "_links": _links("self", "aanbod", "pagina"),
        },
    ),
    "Product": _object(
        "Een productcode van de regio.",
        {
            "code": _TEKST, "regio": _REGIO, "naam": _TEKST, "gewoneNaam": _TEKST, "hulpvorm": _maybe(_TEKST),
            "segment": _TEKST, "soort": _one_of(Soort, "Hoe de hulp wordt gegeven."),
            "vindbaar": _one_of(Vindbaar, "Of er aanbod van te vinden is, of dat men erover belt."),
            "intensiteit": _maybe(_TEKST), "eenheid": _maybe(_TEKST),
            "tarief": _maybe(
                {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"},
                "In euro per eenheid. Null als het niet bekend is of de regio haar tarieven niet openbaar maakt.",
            ),
            "geldigVan": _DAG, "geldigTot": _maybe(_DAG), "opvolger": _maybe(_TEKST), "viaCpwv": _JA_NEE,
            "uitgeslotenGemeenten": _list(_GEMEENTECODE, "Gemeenten die niet meedoen."), "omschrijving": _maybe(_TEKST),
            "_links": _links("self", "pagina"),
        },
    ),
    "Wachtverloop": _object(
        "De wachttijd voor een product over het laatste jaar: twaalf maanden die voorbij zijn, en de lopende.",
        {
            "product": _TEKST, "regio": _REGIO, "maanden": _list(ref("Wachtmaand"), "De vroegste eerst."),
            "_links": _links("self", "product", "pagina"),
        },
    ),
    "Wachtmaand": _object(
        "De stand op de laatste dag van de maand, in hele weken voor beide fasen samen. Is van minder dan drie aanbieders iets"
        " bekend, dan staat er overal null, hoeveel aanbod zij ook hebben. Is van minder dan vijf plekken aanbod iets bekend, dan"
        " alleen bij laag en hoog.",
        {
            "maand": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
            "loopt": {**_JA_NEE, "description": "De lopende maand: de stand van vandaag."},
            "bekend": _maybe(_GETAL, "Van zoveel aanbod was de wachttijd bekend."),
            "laag": _maybe(_GETAL, "Een kwart wacht hoogstens zo lang."),
            "midden": _maybe(_GETAL, "De helft wacht hoogstens zo lang."),
            "hoog": _maybe(_GETAL, "Drie kwart wacht hoogstens zo lang."),
            "plek": _maybe(_GETAL, "Bij zoveel was er plek."),
        },
    ),
    "Gemeente": _object(
        "Een gemeente van de regio.",
        {
            "code": _GEMEENTECODE, "regio": _REGIO, "naam": _TEKST, "gemeentehuis": ref("Adres"),
            "toegang": ref("Contact"), "lat": {"type": "number"}, "lon": {"type": "number"},
            "_links": _links("self", "pagina"),
        },
    ),
    "Wijziging": _object(
        "De laatste wijziging van iets openbaars. Bij `deleted` staan alleen soort, id, nummer en op erbij.",
        {
            "soort": {"type": "string", "enum": ["aanbod", "groep", "vestiging", "aanbieder", "product", "gemeente"]},
            "id": {**_TEKST, "description": "UUID, productcode of gemeentecode."},
            "nummer": _GETAL, "state": {"type": "string", "enum": ["updated", "deleted"]}, "op": _MOMENT,
            "regio": _REGIO, "_links": _links("self"),
        },
        optional=("op", "regio", "_links"),
    ),
    "Uitsluiting": _object(
        "Een gemeente uit de vraag die niet meedoet met hulp uit de vraag, en wat dan.",
        {
            "gemeente": _GEMEENTECODE, "hulpvorm": _maybe(_TEKST), "product": _maybe(_TEKST), "naam": _TEKST,
            "reden": _maybe(_TEKST),
        },
    ),
    "WijzigingenBlad": _object(
        "Wijzigingen op volgorde van nummer. Een leeg blad verwijst naar zichzelf.",
        {**_ENVELOP, "resultaten": _list(ref("Wijziging")), "_links": _links("self", "next")},
    ),
    "Fout": _object(
        "Eén ding dat niet klopt.",
        {
            "in": {"type": "string", "enum": ["query"]}, "location": _TEKST,
            "code": {"type": "string", "enum": ["unknownKey", "invalidValue"]}, "detail": _TEKST,
        },
    ),
    "Problem": _object(
        "Een fout (RFC 9457).",
        {
            "type": _TEKST, "status": _GETAL, "title": _TEKST, "detail": _TEKST, "instance": _TEKST,
            "errors": _list(ref("Fout")),
            "_links": _links("begin"),
        },
        optional=("errors", "_links"),
    ),
    "GeoJsonPoint": _object(
        "Lengte- en breedtegraad.",
        {"type": _just("Point"), "coordinates": {**_list({"type": "number"}), "minItems": 2, "maxItems": 2}},
    ),
    "GeoJsonFeature": _object(
        "Eén aanbod op de kaart.",
        {"type": _just("Feature"), "id": _UUID, "geometry": ref("GeoJsonPoint"), "properties": ref("Aanbod")},
    ),
    "GeoJson": _object(
        "RFC 7946. Elk punt is openbaar: van een afgeschermde locatie het midden van de gemeente.",
        {
            "type": _just("FeatureCollection"),
            "features": _list(ref("GeoJsonFeature")),
        },
    ),
}  # fmt: skip


def _page_of(naam: str, **erbij: Schema) -> Schema:
    return _object(
        "Eén blad van een lijst.",
        {**_BLAD, **erbij, "resultaten": _list(ref(naam)), "_links": ref("Bladverwijzingen")},
    )


SCHEMAS["AanbodBlad"] = _page_of(
    "Aanbod",
    uitgesloten=_list(ref("Uitsluiting")),
    nietToegepast=_list(
        {"type": "string", "enum": ["lat", "lon", "straal", "sorteer"]},
        "Sleutels uit de vraag die vanaf een plaats, postcode of punt tellen, terwijl er geen is.",
    ),
)
for _naam in ("Locatie", "Aanbieder", "Product", "Gemeente"):
    SCHEMAS[f"{_naam}Blad"] = _page_of(_naam)


def _name_links() -> None:
    """Give the links of each thing a name: a client generator would think of one itself."""
    for naam, schema in list(SCHEMAS.items()):
        links = schema["properties"].get("_links", {})
        if "properties" in links:
            SCHEMAS[f"{naam}Verwijzingen"] = links
            schema["properties"]["_links"] = ref(f"{naam}Verwijzingen")


_name_links()
