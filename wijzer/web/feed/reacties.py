"""What an address of the feed can answer, as `openapi.json` promises it: statuses, headers and forms."""

from typing import Any

from wijzer.published.vraag.soorten import Schema
from wijzer.web.common.http.formaatkeuze import FORMAAT
from wijzer.web.common.http.koppen import API_VERSION
from wijzer.web.feed.kamer import (
    CSV,
    EPOCH,
    FORMATEN,
    GEOJSON,
    JSON,
    LAATSTE_NUMMER,
    NDJSON,
    NIET_GEZOCHT,
    NIET_TOEGEPAST,
    VORMEN,
)
from wijzer.web.feed.problemen import BEGIN_OPNIEUW, PROBLEM, UITLEG
from wijzer.web.feed.schemas import ref

_TEKST: Schema = {"type": "string"}
_ALTIJD = ("API-Version", "Cache-Control")
_LIJST = (LAATSTE_NUMMER, EPOCH)

KOPPEN: Schema = {
    "API-Version": {
        "description": "De versie van deze API.", "required": True, "example": API_VERSION,
        "schema": {**_TEKST, "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
    },
    "Cache-Control": {
        "description": "Bewaren mag, ongevraagd hergebruiken niet; `no-store`: ook bewaren niet.", "required": True,
        "schema": _TEKST,
    },
    "ETag": {
        "description": "De naam van dit antwoord, voor `If-None-Match`. Niet bij wat nergens bewaard mag worden.",
        "schema": _TEKST,
    },
    LAATSTE_NUMMER: {
        "description": "`laatsteNummer`, ook waar geen envelop om het antwoord staat.", "required": True,
        "schema": {"type": "integer", "minimum": 0},
    },
    EPOCH: {
        "description": "`epoch`, ook waar geen envelop om het antwoord staat.", "required": True,
        "schema": {**_TEKST, "format": "uuid"},
    },
    NIET_TOEGEPAST: {
        "description": "`nietToegepast`, met komma's: sleutels die zonder vertrekpunt niets doen.", "schema": _TEKST,
    },
    NIET_GEZOCHT: {
        "description": "`nietGezocht`, met komma's; elk woord met procenttekens gecodeerd (RFC 3986).",
        "schema": _TEKST,
    },
    "Retry-After": {
        "description": "Na zoveel seconden heeft opnieuw vragen zin.", "required": True,
        "schema": {"type": "integer", "minimum": 0},
    },
    "Plaatsen-Onbekend": {
        "description": "`1`: toon ook uit uw kopie geen adressen, zolang dit duurt.",
        "schema": {**_TEKST, "enum": ["1"]},
    },
}  # fmt: skip
"""Every header that means something, by its name."""

FOUTEN = (400, 404, 406, 410, 414, 500, 503)
_OVERAL = (414, 500, 503)
"""The statuses that any address may answer."""


def responses() -> Schema:
    """Every error as a component."""
    return {f"Fout{status}": _error(status) for status in FOUTEN}


def answers_of(endpoint: str, schema: str, *, in_pad: str = "") -> Schema:
    """What a GET of this endpoint can answer; `in_pad` is the key in its path, if it has one."""
    fouten = {"": (400, 406), "id": (400, 404, 406, 410)}.get(in_pad, (400, 404, 406))
    anders = {"410": _error(410, BEGIN_OPNIEUW)} if endpoint == "wijzigingen" else {}
    erbij = (_LIJST if schema.endswith("Blad") else ()) + (
        (NIET_TOEGEPAST, NIET_GEZOCHT) if endpoint == "aanbod" else ()
    )
    ook_ongewijzigd = {
        "304": {
            "description": "Niets veranderd sinds uw ETag.",
            "headers": _header_refs("API-Version", "ETag"),
        }
    }
    return {
        "200": _good(_content(endpoint, schema), erbij),
        **ook_ongewijzigd,
        **_errors(*fouten),
        **anders,
    }


def formaat_of(endpoint: str) -> list[Schema]:
    """The key that chooses a form by address, on a list that has more than one; it goes before `Accept`."""
    vormen = VORMEN.get(f"feed.{endpoint}", ())
    namen = [FORMATEN[vorm].naam for vorm in vormen]
    if not namen:
        return []
    sleutel: Schema = {
        "name": FORMAAT,
        "in": "query",
        "required": False,
        "style": "form",
        "explode": True,
        "description": "De vorm van het antwoord; gaat voor `Accept`.",
        "schema": {**_TEKST, "enum": namen},
    }
    return [sleutel]


def _content(endpoint: str, schema: str) -> Schema:
    los = schema.removesuffix("Blad")
    vormen: dict[str, Any] = {
        JSON: {"schema": ref(schema) if schema else {"type": "object"}},
        NDJSON: {
            "schema": {
                **_TEKST,
                "description": f"Alles, of het blad dat wordt gevraagd: op elke regel één {los}.",
            }
        },
        GEOJSON: {"schema": ref("GeoJson")},
        CSV: {"schema": {**_TEKST, "description": _CSV}},
    }
    return {vorm: vormen[vorm] for vorm in VORMEN.get(f"feed.{endpoint}", (JSON,))}


_CSV = (
    "Alles, of het blad dat wordt gevraagd: puntkomma's ertussen, UTF-8, regels eindigen op CRLF, "
    "met altijd dezelfde kopregel, ook als er niets is. Een tekst die een rekenblad als formule "
    "zou lezen (na nul of meer apostrofs begint hij met `=` `+` `-` `@`, een tab, een regeleinde "
    "of `＝` `＋` `－` `＠`), krijgt één apostrof (`'`) ervoor. Terug: haal van een tekst die met een "
    "apostrof begint, gevolgd door nul of meer apostrofs en zo'n teken, de eerste apostrof weg. "
    "Getallen krijgen er geen."
)


def _good(content: Schema, erbij: tuple[str, ...]) -> Schema:
    return {
        "description": "Het antwoord.",
        "headers": _header_refs(*_ALTIJD, "ETag", *erbij),
        "content": content,
    }


def _header_refs(*namen: str) -> Schema:
    return {naam: {"$ref": f"#/components/headers/{naam}"} for naam in namen}


def _errors(*statussen: int) -> Schema:
    return {
        str(status): {"$ref": f"#/components/responses/Fout{status}"}
        for status in (*statussen, *_OVERAL)
    }


def _error(status: int, uitleg: str | None = None) -> Schema:
    erbij = ("Retry-After", "Plaatsen-Onbekend") if status == 503 else ()
    return {
        "description": uitleg or UITLEG[status],
        "headers": _header_refs(*_ALTIJD, *erbij),
        "content": {PROBLEM: {"schema": ref("Problem")}},
    }
