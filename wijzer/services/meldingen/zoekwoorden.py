"""A search in words, for the mail that tells of it and for the page beside it, in the language of its reader."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.fouten import NietGevonden
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag


@dataclass(frozen=True, slots=True)
class Zoekdeel:
    """One part of a search: what it is about and what was asked.

    `van_de_regio`: a name, Dutch in every language. `getypt`: free text of whoever searched, which is not repeated to
    somebody who may not have asked for anything.
    """

    naam: str
    waarde: str
    van_de_regio: bool = False
    getypt: bool = False


Woorden = Mapping[str, str]

_WOORDEN: Mapping[str, Woorden] = {
    "nl": {
        "hulpvorm": "Hulp",
        "product": "Productcode",
        "segment": "Segment",
        "doelgroep": "Voor wie",
        "gemeente": "Gemeente",
        "waar": "Waar",
        "plaats": "{plaats}",
        "binnen": "hoogstens {km} km van {plaats}",
        "hier": "waar u was bij het zoeken",
        "leeftijd": "Leeftijd",
        "jaar": "{n} jaar",
        "verwijzing": "Verwijzing",
        "medisch": "door huisarts, jeugdarts of medisch specialist",
        "wachttijd": "Wachttijd",
        "geen": "geen",
        "weken": "hoogstens {n} weken",
        "week": "hoogstens 1 week",
        "plekken": "Vrije plekken",
        "minstens": "minstens {n} op één locatie",
        "zoek": "Zoekwoorden",
        "locatie": "Locatie",
        "een_locatie": "één locatie",
        "aanbieder": "Aanbieder",
        "een_aanbieder": "één aanbieder",
        "alles": "Hulp",
        "alle_hulp": "alle jeugdhulp in {regio}",
    },
    "en": {
        "hulpvorm": "Help",
        "product": "Product code",
        "segment": "Segment",
        "doelgroep": "For whom",
        "gemeente": "Municipality",
        "waar": "Where",
        "plaats": "{plaats}",
        "binnen": "at most {km} km from {plaats}",
        "hier": "where you were when you searched",
        "leeftijd": "Age",
        "jaar": "{n} years",
        "verwijzing": "Referral",
        "medisch": "by a GP, youth doctor or medical specialist",
        "wachttijd": "Wait",
        "geen": "none",
        "weken": "at most {n} weeks",
        "week": "at most 1 week",
        "plekken": "Free places",
        "minstens": "at least {n} at one location",
        "zoek": "Search words",
        "locatie": "Location",
        "een_locatie": "one location",
        "aanbieder": "Provider",
        "een_aanbieder": "one provider",
        "alles": "Help",
        "alle_hulp": "all youth care in {regio}",
    },
}


def describe(vraag: Zoekvraag, reader: Reader, taal: str) -> list[Zoekdeel]:
    """Put a search in words, in the order of the form. An empty search is all help of the region."""
    woorden = _WOORDEN[taal]
    delen = [*_names(vraag, reader, woorden), *_limits(vraag, woorden)]
    if delen:
        return delen
    naam = reader.regio(vraag.regio).naam if vraag.regio else ""
    return [Zoekdeel(woorden["alles"], woorden["alle_hulp"].format(regio=naam))]


def _names(vraag: Zoekvraag, reader: Reader, woorden: Woorden) -> Iterator[Zoekdeel]:
    """What has a name that the region or an aanbieder gave."""
    regio = vraag.regio or ""
    for slug in vraag.hulpvorm:
        yield _own(woorden["hulpvorm"], reader.hulpvorm(regio, slug).gewone_naam)
    for code in vraag.product:
        yield _own(woorden["product"], f"{code} ({reader.product(regio, code).naam})")
    for segment in reader.segmenten(regio):
        if segment.slug == vraag.segment:
            yield _own(woorden["segment"], segment.naam)
    for code in vraag.gemeente:
        yield _own(woorden["gemeente"], reader.gemeente(code).naam)
    for doelgroep in reader.doelgroepen(regio):
        if doelgroep.slug in vraag.doelgroep:
            yield _own(woorden["doelgroep"], doelgroep.naam)
    if vraag.aanbieder:
        yield _aanbieder(vraag.aanbieder, reader, woorden)
    if vraag.locatie:
        yield _locatie(vraag.locatie, reader, woorden)


def _limits(vraag: Zoekvraag, woorden: Woorden) -> Iterator[Zoekdeel]:
    """What is a number, a word or a yes."""
    if vraag.has_origin:
        vorm = woorden["binnen" if vraag.straal is not None else "plaats"]
        plaats = vraag.plaats or vraag.postcode or woorden["hier"]
        yield Zoekdeel(woorden["waar"], vorm.format(km=vraag.straal, plaats=plaats))
    if vraag.leeftijd is not None:
        yield Zoekdeel(woorden["leeftijd"], woorden["jaar"].format(n=vraag.leeftijd))
    if vraag.max_wachttijd is not None:
        soort = {0: "geen", 1: "week"}.get(vraag.max_wachttijd, "weken")
        yield Zoekdeel(woorden["wachttijd"], woorden[soort].format(n=vraag.max_wachttijd))
    if vraag.minstens_plekken is not None:
        yield Zoekdeel(woorden["plekken"], woorden["minstens"].format(n=vraag.minstens_plekken))
    if vraag.medische_verwijzing:
        yield Zoekdeel(woorden["verwijzing"], woorden["medisch"])
    if vraag.zoek:
        yield Zoekdeel(woorden["zoek"], f"“{vraag.zoek}”", getypt=True)


def _aanbieder(aanbieder_id: UUID, reader: Reader, woorden: Woorden) -> Zoekdeel:
    try:
        return _own(woorden["aanbieder"], reader.aanbieder(aanbieder_id).naam)
    except NietGevonden:
        return Zoekdeel(woorden["aanbieder"], woorden["een_aanbieder"])


def _locatie(locatie_id: UUID, reader: Reader, woorden: Woorden) -> Zoekdeel:
    try:
        return _own(woorden["locatie"], reader.locatie(locatie_id).naam)
    except NietGevonden:
        return Zoekdeel(woorden["locatie"], woorden["een_locatie"])


def _own(naam: str, waarde: str) -> Zoekdeel:
    return Zoekdeel(naam, waarde, van_de_regio=True)
