"""The query keys of the feed as `openapi.json` promises them: closed lists from the same rows that a question is read with.

A list that a generated client can know goes in as `enum`. What is spelled in many ways, or moves with every change, must not
end up in such a client as a rule of its own: that stands in an `if` that only who checks a question whole looks at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.published.database.stand import Stand
from wijzer.published.naslag.plaatsnamen import MAX_PLAATSTEKST
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.keuzes import choices
from wijzer.published.vraag.waarden import TE_ZIEN
from wijzer.published.vraag.zoekvraag import (
    HERHAALBAAR,
    MAX_PAGINA,
    MAX_PER_PAGINA,
    MAX_STRAAL,
    MAX_ZOEKTEKST,
    PER_PAGINA_JSON,
    Sorteer,
)
from wijzer.web.feed.veldschemas import Schema

NUMMER_CIJFERS = 18
"""So many digits `na` can have: a number of which every client can hold."""
_LETTERS = "( ?[A-Za-z]{2})?"
_POSTCODE = f"^[1-9][0-9]{{3}}{_LETTERS}$"
_JA: Schema = {"type": "boolean", "enum": [True]}
_UUID: Schema = {"type": "string", "format": "uuid"}

TEKSTEN = {
    "regio": "Alleen deze regio.",
    "hulpvorm": "De soort hulp (slug).",
    "product": "De productcode.",
    "segment": "De hoofdgroep.",
    "doelgroep": "Voor wie (slug).",
    "medischeVerwijzing": "Alleen aanbod waarnaar een arts kan verwijzen.",
    "gemeente": "Groepen die er liggen en vestigingen die er hulp geven.",
    "postcode": "Vanaf waar afstanden tellen: vier cijfers uit de regio, met of zonder letters.",
    "plaats": (
        "Waar iemand woont: een gemeente, plaats of postcode in de regio. Geeft wat de gemeente bereikt, met afstand vanaf het"
        " midden van de plaats. Hoofdletters, accenten en streepjes doen er niet toe. Een naam die vaker voorkomt is een fout"
        " met de mogelijkheden: `Haarle (Hellendoorn)`."
    ),
    "lat": (
        "Breedtegraad vanaf waar afstanden tellen, met hoogstens twee cijfers achter de punt; samen met `lon`: een alleen"
        " telt niet mee. Zo'n antwoord wordt nergens bewaard. De grenzen liggen 20 km om de gemeenten heen."
    ),
    "lon": "Lengtegraad; zie `lat`.",
    "straal": (
        "Hoogstens zoveel km van de plaats, de postcode of het punt. Met `plaats`: groepen zo dichtbij, en vestigingen"
        " zo dichtbij die er hulp geven. Zonder zo'n vertrekpunt telt hij niet mee; `nietToegepast` zegt dat."
    ),
    "leeftijd": "In jaren.",
    "vrijePlek": "Alleen waar nu plek is.",
    "maxWachttijd": "Beide fasen samen, in weken; onbekend telt niet mee.",
    "zoek": "Wat iemand typt: namen, soorten hulp, plaatsen, codes. Een woord dat niets zegt, wordt als tikfout gelezen.",
    "letterlijk": "Herstel geen tikfouten in `zoek`.",
    "locatie": "Alleen deze groep of vestiging.",
    "aanbieder": "Alleen deze aanbieder.",
    "sorteer": "De volgorde. `afstand` zonder plaats, postcode of punt is die van `beschikbaarheid`; `nietToegepast` zegt dat.",
    "pagina": "Het blad.",
    "perPagina": "Hoeveel per blad.",
    "na": "Het laatste nummer dat u heeft. Hoger dan het nieuwste nummer: 410.",
    "epoch": "De reeks waarin `na` telt; zonder: die van nu. Een andere dan die van nu: 410.",
}
"""What each key means."""


@dataclass(frozen=True, slots=True)
class Bron:
    """What the limits of keys depend on: the lists of this publicatie and its place in the changes. None: they cannot be read now."""

    naslag: Naslag | None = None
    stand: Stand | None = None


def parameters(bron: Bron) -> Schema:
    """Every query key as a component, by its name with a capital."""
    schemas = {**_fixed(), **_listed(bron.naslag), **_placed(bron.naslag), **_numbered(bron.stand)}
    return {upper(naam): _parameter(naam, schemas[naam]) for naam in TEKSTEN}


def upper(naam: str) -> str:
    """The name of a component."""
    return naam[0].upper() + naam[1:]


def _parameter(naam: str, schema: Schema) -> Schema:
    herhaalbaar = naam in HERHAALBAAR
    return {
        "name": naam,
        "in": "query",
        "required": False,
        "description": f"{TEKSTEN[naam]} Mag vaker: dan is elk goed." if herhaalbaar else TEKSTEN[naam],
        "style": "form",
        "explode": True,
        "schema": {"type": "array", "items": schema} if herhaalbaar else schema,
    }  # fmt: skip


def _fixed() -> Schema:
    """Limits that no list changes."""
    return {
        "medischeVerwijzing": _JA,
        "straal": _whole(1, MAX_STRAAL),
        "leeftijd": _whole(0, MAX_LEEFTIJD),
        "vrijePlek": _JA,
        "maxWachttijd": _whole(0, 2 * MAX_WEKEN),
        "zoek": {"type": "string", "minLength": 1, "maxLength": MAX_ZOEKTEKST, "pattern": TE_ZIEN},
        "letterlijk": _JA,
        "locatie": _UUID,
        "aanbieder": _UUID,
        "sorteer": {"type": "string", "enum": [een.value for een in Sorteer], "default": "beschikbaarheid"},
        "pagina": {**_whole(1, MAX_PAGINA), "default": 1},
        "perPagina": {**_whole(1, MAX_PER_PAGINA), "default": PER_PAGINA_JSON},
    }  # fmt: skip


def _listed(naslag: Naslag | None) -> Schema:
    """Closed lists. One that is empty, or that cannot be read now, promises nothing."""
    schemas: Schema = {}
    for sleutel in ("regio", "hulpvorm", "product", "segment", "doelgroep", "gemeente"):
        waarden = choices(naslag, sleutel) if naslag else ()
        schemas[sleutel] = {"type": "string", **({"enum": list(waarden)} if waarden else {})}
    return schemas


def _placed(naslag: Naslag | None) -> Schema:
    """From where distance counts."""
    postcode: Schema = {"type": "string", "pattern": _POSTCODE}
    plaats: Schema = {"type": "string", "minLength": 1, "maxLength": MAX_PLAATSTEKST}
    lat: Schema = {"type": "number", "minimum": -90, "maximum": 90}
    lon: Schema = {"type": "number", "minimum": -180, "maximum": 180}
    if naslag and naslag.venster:
        zuid, west, noord, oost = naslag.venster
        lat |= {"minimum": zuid, "maximum": noord}
        lon |= {"minimum": west, "maximum": oost}
        postcode |= _only(pattern=f"^({'|'.join(naslag.pc4s)}){_LETTERS}$")
        plaats |= _only(pattern=_any_of(naslag.plaatsnamen.teksten()))
    graden = {"multipleOf": 0.01}
    return {"postcode": postcode, "plaats": plaats, "lat": lat | graden, "lon": lon | graden}


def _numbered(stand: Stand | None) -> Schema:
    """A place in the changes."""
    na: Schema = {**_whole(0, 10**NUMMER_CIJFERS - 1), "format": "int64", "default": 0}
    epoch: Schema = {"type": "string", "minLength": 36, "maxLength": 36}
    if stand:
        na |= _only(maximum=stand.laatste_wijziging)
        epoch |= _only(const=stand.epoch)
    return {"na": na, "epoch": epoch}


def _whole(laagste: int, hoogste: int) -> Schema:
    return {"type": "integer", "minimum": laagste, "maximum": hoogste}


def _only(**regel: object) -> Schema:
    """A rule that holds now, and that nobody builds into a program."""
    return {"if": regel, "else": False}


def _any_of(teksten: Iterable[str]) -> str:
    """A pattern (ECMA-262, and Python) of these texts and of the postcodes among them with letters."""
    return f"^({'|'.join(_escaped(een) for een in teksten)})$"


def _escaped(tekst: str) -> str:
    letterlijk = re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", tekst)
    return re.sub(r"^([1-9][0-9]{3})(?![0-9])", rf"\1{_LETTERS}", letterlijk)
