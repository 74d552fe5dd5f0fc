"""The query keys of the feed as `openapi.json` promises them.

They are closed lists from the same rows that a question is read with. A list that a generated
client can know goes in as `enum`. What is spelled in many ways, or moves with every change, must
not end up in such a client as a rule of its own: that stands in an `if` that only who checks a
question whole looks at.
"""

from dataclasses import dataclass

from wijzer.published.database.stand import Publicatiestand
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.filters import FILTERS
from wijzer.published.vraag.plaatssoorten import only_now
from wijzer.published.vraag.soorten import Schema

NUMMER_CIJFERS = 18
"""How many digits `na` can have: a number of which every client can hold."""

_VOLGEN = {
    "na": "Het laatste nummer dat u heeft. Hoger dan het nieuwste nummer: 410.",
    "epoch": "De reeks waarin `na` telt; zonder: die van nu. Een andere dan die van nu: 410.",
}
"""What each key of the changes means; those of a search stand in `FILTERS`."""


@dataclass(frozen=True, slots=True)
class Sleutelbron:
    """What the limits of keys depend on: the lists of this publicatie and its place in the changes.

    None: they cannot be read now.
    """

    naslag: Naslag | None = None
    stand: Publicatiestand | None = None


def parameters(bron: Sleutelbron) -> Schema:
    """Every query key as a component, by its name with a capital."""
    gevuld: Schema = {}
    for filter_ in FILTERS:
        schema = filter_.soort.schema(bron.naslag)
        vaker = filter_.herhaalbaar
        gevuld[upper(filter_.sleutel)] = _parameter(
            filter_.sleutel,
            f"{filter_.feed} Mag vaker: dan is elk goed." if vaker else filter_.feed,
            {"type": "array", "items": schema} if vaker else schema,
        )
    for sleutel, schema in _numbered(bron.stand).items():
        gevuld[upper(sleutel)] = _parameter(sleutel, _VOLGEN[sleutel], schema)
    return gevuld


def upper(naam: str) -> str:
    """The name of a component, with a capital."""
    return naam[0].upper() + naam[1:]


def _parameter(naam: str, uitleg: str, schema: Schema) -> Schema:
    return {
        "name": naam,
        "in": "query",
        "required": False,
        "description": uitleg,
        "style": "form",
        "explode": True,
        "schema": schema,
    }


def _numbered(stand: Publicatiestand | None) -> Schema:
    """The schema of a place in the changes."""
    na: Schema = {
        "type": "integer",
        "minimum": 0,
        "maximum": 10**NUMMER_CIJFERS - 1,
        "format": "int64",
        "default": 0,
    }
    epoch: Schema = {"type": "string", "minLength": 36, "maxLength": 36}
    if stand:
        na |= only_now(maximum=stand.laatste_wijziging)
        epoch |= only_now(const=stand.epoch)
    return {"na": na, "epoch": epoch}
