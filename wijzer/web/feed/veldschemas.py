"""The shape of a fact in the feed, from the table of its subject."""

from collections.abc import Iterable
from typing import Any, assert_never

from wijzer.domain.velden.veld import (
    JA_NEE_ONBEKEND,
    Bedrag,
    Dag,
    Eigen,
    Getal,
    JaNee,
    Keuze,
    Lijst,
    Veld,
    Veldtekst,
)
from wijzer.published.vraag.soorten import Schema

TEKST: Schema = {"type": "string"}
GETAL: Schema = {"type": "integer"}
JA_NEE: Schema = {"type": "boolean"}
DAG: Schema = {"type": "string", "format": "date"}
BEDRAG: Schema = {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}


def maybe(schema: Schema, description: str = "") -> Schema:
    """A value that may be unknown: then it is null, never 0 and never left out."""
    anders = {**schema, "type": [schema["type"], "null"]}
    return {**anders, "description": description} if description else anders


def one_of(values: Iterable[Any], description: str) -> Schema:
    """The schema of one word of a fixed list."""
    words = [waarde.value for waarde in values]
    return {"type": "string", "enum": words, "description": description}


def list_of(items: Schema, description: str = "") -> Schema:
    """A list of such things."""
    schema: Schema = {"type": "array", "items": items}
    return {**schema, "description": description} if description else schema


def schema_of(veld: Veld, items: Schema = TEKST) -> Schema:
    """The shape of one fact: null where nobody has to state it. `items`: what a list holds."""
    match veld.type:
        case Lijst():
            return list_of(items, veld.uitleg)
        case JaNee(onbekend=True):
            return {**TEKST, "enum": [*JA_NEE_ONBEKEND.values()], "description": veld.uitleg}
        case JaNee():
            return {**JA_NEE, "description": veld.uitleg} if veld.uitleg else JA_NEE
        case Keuze(woorden=woorden) if veld.verplicht:
            return one_of(woorden, veld.uitleg)
        case Keuze(woorden=woorden):
            namen = [*(woord.value for woord in woorden), None]
            return {"type": ["string", "null"], "enum": namen, "description": veld.uitleg}
        case _anders:
            schema = _plain(veld)
            return schema if veld.verplicht else maybe(schema, veld.uitleg)


def _plain(veld: Veld) -> Schema:
    match veld.type:
        case Veldtekst() | Eigen():
            return TEKST
        case Getal():
            return GETAL
        case Dag():
            return DAG
        case Bedrag():
            return BEDRAG
        case Lijst() | Keuze() | JaNee():
            raise LookupError(veld.naam)
        case never:
            assert_never(never)


def schemas_of(velden: Iterable[Veld]) -> Schema:
    """The shapes of facts by their keys, without those that lie inside another piece."""
    return {
        veld.sleutel: schema_of(veld) for veld in velden if veld.sleutel and "." not in veld.sleutel
    }


def inside(piece: str, velden: Iterable[Veld]) -> Schema:
    """The shapes of the facts that lie inside this piece, by their keys there."""
    eigen = [(veld, (veld.sleutel or "").partition(".")) for veld in velden]
    return {
        binnen: schema_of(veld) for veld, (buiten, _, binnen) in eigen if buiten == piece and binnen
    }
