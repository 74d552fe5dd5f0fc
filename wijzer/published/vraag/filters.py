"""Every key of a search, a row each: how its value is read, what it selects, and what the feed says of it.

A new filter is a row here, a field of `Zoekvraag`, and a row of words for pages in
`web/public/zoeken/filterwoorden.py`; where nothing tells yet what has it, also a kenmerk in
`opname/feiten.py`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN, Status
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.tekst import Tekst
from wijzer.published.vraag.mailwoorden import (
    Mailwoord,
    say,
    say_aanbieder,
    say_age,
    say_doelgroep,
    say_gemeente,
    say_hulpvorm,
    say_least_places,
    say_locatie,
    say_longest_wait,
    say_product,
    say_segment,
    say_text,
    say_vertrek,
)
from wijzer.published.vraag.plaatssoorten import Graden, Plaatswaarde, Postcode
from wijzer.published.vraag.soorten import (
    ID,
    JA,
    VOLGORDE,
    ZOEKTEKST,
    Getalwaarde,
    Keuzewaarde,
    Waardesoort,
)
from wijzer.published.vraag.waarden import (
    GETAL,
    JAAR,
    KM,
    MAX_PAGINA,
    MAX_PER_PAGINA,
    MAX_STRAAL,
    WEKEN,
)

PER_PAGINA_JSON = 50
MEESTE_PLEKKEN = 9
"""How many free places in one locatie can be asked for: more children than that are not placed together."""


@dataclass(frozen=True, slots=True)
class Kenmerkfilter:
    """What a filter selects: the aanbod with one of these kenmerken (`opname/feiten.py`).

    `waarden`: which, for a chosen value.

    `telt`: the form tells of each value that can be chosen how much it would give. `kolom`: the column of
    `published_aanbod` in which a yes gives the kenmerk, and neither a no nor an unknown does.
    """

    soort: str
    waarden: Callable[[Any], Iterable[object]] = lambda waarde: (waarde,)
    telt: bool = False
    kolom: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One key of a search. Without `kenmerk` it ranks, pages, or asks something of each aanbod (`zoeken/uitkomst.py`).

    `naam` is what a message about a mistake calls it (empty: by its key), `feed` what the OpenAPI
    document tells of it. `herhaalbaar`: it may be given more than once, and each value is as good.
    `mail`: how an alert tells it; None where it says nothing of what is looked for.
    """

    sleutel: str
    soort: Waardesoort
    naam: str
    feed: str
    kenmerk: Kenmerkfilter | None = None
    herhaalbaar: bool = False
    mail: Mailwoord | None = None

    @property
    def veld(self) -> str:
        """The field of `Zoekvraag` that it fills."""
        return re.sub(r"[A-Z]", lambda hoofdletter: f"_{hoofdletter[0].lower()}", self.sleutel)


FILTERS = (
    Filter("regio", Keuzewaarde("regio"), "", "Alleen deze regio.", Kenmerkfilter("regio")),
    Filter("hulpvorm", Keuzewaarde("hulpvorm"), Tekst("Welke hulp"), "De soort hulp (slug).",
           Kenmerkfilter("hulpvorm", telt=True), herhaalbaar=True,
           mail=Mailwoord(say_hulpvorm, Tekst("Hulp"), van_de_regio=True)),
    Filter("product", Keuzewaarde("product", fold=str.upper), Tekst("Productcode"), "De productcode.",
           Kenmerkfilter("product"), herhaalbaar=True,
           mail=Mailwoord(say_product, van_de_regio=True)),
    Filter("segment", Keuzewaarde("segment"), Tekst("Segment"), "De hoofdgroep.", Kenmerkfilter("segment", telt=True),
           mail=Mailwoord(say_segment, Tekst("Hoofdsoort"), van_de_regio=True, op_volgorde=True)),
    Filter("doelgroep", Keuzewaarde("doelgroep"), Tekst("Voor wie"), "Voor wie (slug).",
           Kenmerkfilter("doelgroep", telt=True), herhaalbaar=True,
           mail=Mailwoord(say_doelgroep, van_de_regio=True, op_volgorde=True)),
    Filter("medischeVerwijzing", JA, Tekst("Medische verwijzing"), "Alleen aanbod waarnaar een arts kan verwijzen.",
           Kenmerkfilter("medisch", lambda _: ("",), telt=True, kolom="medische_verwijzing"),
           mail=Mailwoord(say(Tekst("door huisarts, jeugdarts of medisch specialist")), Tekst("Verwijzing"))),
    Filter("rolstoeltoegankelijk", JA, Tekst("Rolstoeltoegankelijk"),
           "Alleen waar iemand in een rolstoel terecht kan. Onbekend telt niet mee.",
           Kenmerkfilter("rolstoel", lambda _: ("",), telt=True, kolom="rolstoeltoegankelijk"),
           mail=Mailwoord(say(Tekst("ja")))),
    Filter("gemeente", Keuzewaarde("gemeente", fold=str.upper), Tekst("Gemeente"),
           "Groepen die er liggen en vestigingen die er hulp geven.",
           Kenmerkfilter("gemeente", telt=True), herhaalbaar=True,
           mail=Mailwoord(say_gemeente, van_de_regio=True)),
    Filter("postcode", Postcode(), Tekst("Postcode"),
           "Vanaf waar afstanden tellen: vier cijfers uit de regio, met of zonder letters."),
    Filter("plaats", Plaatswaarde(), Tekst("Waar woont het kind"),
           "Waar het kind woont: een gemeente, plaats of postcode in de regio. Wonen en verblijf in een groep komen uit"
           " de hele regio: na status en actualiteit telt de afstand in hele kilometers vanaf het midden van de plaats,"
           " dan pas de wachttijd. Andere hulp, ook pleegzorg, alleen waar het werkgebied van de vestiging de gemeente"
           " bevat; die telt als 0 km. `gemeente` filtert wel, `straal` begrenst. Hoofdletters, accenten en streepjes doen er niet toe. Een naam die vaker"
           " voorkomt is een fout met de mogelijkheden: `Haarle (Hellendoorn)`.",
           mail=Mailwoord(say_vertrek, Tekst("Waar"))),
    Filter("lat", Graden(90, "zuid", "noord"), Tekst("Mijn locatie"),
           "Breedtegraad vanaf waar afstanden tellen, met hoogstens twee cijfers achter de punt; "
           "samen met `lon`: een alleen telt niet mee. Zo'n antwoord wordt nergens bewaard. De "
           "grenzen liggen 20 km om de gemeenten heen."),
    Filter("lon", Graden(180, "west", "oost"), Tekst("Mijn locatie"), "Lengtegraad; zie `lat`."),
    Filter("straal", Getalwaarde(1, MAX_STRAAL, KM), Tekst("Hoe ver weg"),
           "Hoogstens zoveel km van de plaats, de postcode of het punt. Met `plaats`: groepen zo dichtbij, en"
           " vestigingen zo dichtbij die er hulp geven. Zonder zo'n vertrekpunt telt hij niet mee; `nietToegepast` zegt dat."),
    Filter("leeftijd", Getalwaarde(0, MAX_LEEFTIJD, JAAR), Tekst("Leeftijd"), "In jaren.",
           Kenmerkfilter("leeftijd", telt=True),
           mail=Mailwoord(say_age)),
    Filter("vrijePlek", JA, Tekst("Alleen waar nu plek is"), "Alleen waar nu plek is.",
           Kenmerkfilter("status", lambda _: (Status.PLEK.value,), telt=True)),
    Filter("maxWachttijd", Getalwaarde(0, 2 * MAX_WEKEN, WEKEN), Tekst("Hoe lang wachten"),
           "Beide fasen samen, in weken; onbekend telt niet mee.",
           Kenmerkfilter("weken", lambda weken: range(weken + 1)),
           mail=Mailwoord(say_longest_wait, Tekst("Wachttijd"))),
    Filter("minstensPlekken", Getalwaarde(1, MEESTE_PLEKKEN, GETAL), Tekst("Hoeveel vrije plekken"),
           "Minstens zoveel vrije plekken op één locatie, met dit aanbod te vullen. Plekken van ander aanbod op die"
           " locatie tellen er niet bij: dat kan dezelfde plek zijn. Onbekend en verlopen telt niet mee.",
           Kenmerkfilter("plekken", telt=True),
           mail=Mailwoord(say_least_places, Tekst("Vrije plekken"))),
    Filter("zoek", ZOEKTEKST, Tekst("Wat zoekt u"),
           "Wat iemand typt: namen, soorten hulp, plaatsen, codes. Een woord dat niets zegt, wordt als"
           " tikfout gelezen.",
           mail=Mailwoord(say_text, Tekst("Zoekwoorden"), getypt=True)),
    Filter("letterlijk", JA, "", "Herstel geen tikfouten in `zoek`."),
    Filter("locatie", ID, "", "Alleen deze groep of vestiging.",
           mail=Mailwoord(say_locatie, Tekst("Locatie"), van_de_regio=True, onbekend=Tekst("één locatie"))),
    Filter("aanbieder", ID, "", "Alleen deze aanbieder.",
           mail=Mailwoord(say_aanbieder, Tekst("Aanbieder"), van_de_regio=True, onbekend=Tekst("één aanbieder"))),
    Filter("sorteer", VOLGORDE, Tekst("Volgorde"),
           "De volgorde. Met `plaats` telt bij wonen en verblijf ook de afstand. `afstand` zonder plaats, postcode of punt is die van `beschikbaarheid`; "
           "`nietToegepast` zegt dat."),
    Filter("pagina", Getalwaarde(1, MAX_PAGINA, GETAL, 1), Tekst("Pagina"), "Het blad."),
    Filter("perPagina", Getalwaarde(1, MAX_PER_PAGINA, GETAL, PER_PAGINA_JSON), Tekst("Aantal per pagina"),
           "Hoeveel per blad."),
)  # fmt: skip
"""The filters in the order in which `openapi.json` lists them and a reader reads them (after where to count from)."""

IN_MAIL = (
    "hulpvorm", "product", "segment", "gemeente", "doelgroep", "aanbieder", "locatie",
    "plaats", "leeftijd", "maxWachttijd", "minstensPlekken", "medischeVerwijzing", "rolstoeltoegankelijk", "zoek",
)  # fmt: skip
"""In what order an alert tells what was asked: what has a name, then numbers and a yes, and last what was typed."""

FILTER = {filter_.sleutel: filter_ for filter_ in FILTERS}
"""The filters by their key."""


def name_of(sleutel: str) -> str:
    """What a message calls a key of an address, whether a search knows it or not."""
    return (FILTER[sleutel].naam if sleutel in FILTER else "") or sleutel
