"""Where a question is asked from: where a child lives, the point of a visitor, and what is within reach."""

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Ongeldig
from wijzer.published.naslag.afstand import Richting, richting_of
from wijzer.published.naslag.plaatsnamen import BekendePlaats
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.zoekvraag import Zoekvraag


def asked_plaats(naslag: Naslag, vraag: Zoekvraag) -> BekendePlaats:
    """The place of a question.

    Raises `Ongeldig` for a text that is not one place; `parse_zoekvraag` lets none through.
    """
    plaats = naslag.plaatsnamen.find(vraag.plaats or "", vraag.regio)
    if not isinstance(plaats, BekendePlaats):
        raise Ongeldig("plaats", "Deze plaats kennen wij niet.")
    return plaats


def asked_gemeenten(naslag: Naslag, vraag: Zoekvraag) -> tuple[str, ...]:
    """The gemeenten that a question names, itself or by a place."""
    erbij = (asked_plaats(naslag, vraag).gemeente,) if vraag.plaats else ()
    return tuple(dict.fromkeys((*vraag.gemeente, *erbij)))


def origin_of(naslag: Naslag, vraag: Zoekvraag) -> Punt | None:
    """The point from which distance is counted: the middle of a place, or about where the visitor is."""
    if vraag.plaats:
        return asked_plaats(naslag, vraag).punt
    if vraag.postcode:
        return naslag.pc4_punt(vraag.postcode, vraag.regio)
    return Punt(vraag.lat, vraag.lon) if vraag.lat is not None and vraag.lon is not None else None


def direction_from(naslag: Naslag, vraag: Zoekvraag) -> Richting | None:
    """The point from which distance is counted, ready to be measured from."""
    punt = origin_of(naslag, vraag)
    return richting_of(punt) if punt else None


def reaching(opname: Momentopname, vraag: Zoekvraag) -> int:
    """What is there for a child who lives in the place of a question.

    Every woonplek of its region, for where the child lives ranks those; and of all other help what serves the gemeente.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    plaats = asked_plaats(opname.naslag, vraag)
    woonplekken = opname.woonplekken & opname.with_kenmerk("regio", [plaats.regio])
    return woonplekken | opname.with_kenmerk("gemeente", [plaats.gemeente]) & ~opname.woonplekken


def within(opname: Momentopname, bits: int, vraag: Zoekvraag) -> int:
    """What lies within the radius.

    Only public points are measured: of a shielded locatie that is the middle of its gemeente.

    Source: our choice.
    """
    van = direction_from(opname.naslag, vraag)
    if van is None or vraag.straal is None:
        return bits
    return bits & to_bits(opname.ligging.indexes_within(van, vraag.straal), len(opname.feiten))
