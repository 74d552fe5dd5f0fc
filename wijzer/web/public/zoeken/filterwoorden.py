"""The words of every filter, a row each: its field in the form, what it is called when it is on, how to search wider.

The rows stand in the order of the form. `GEKOZEN` and `RUIMER` name them in the orders in which a page tells of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.plaatssoorten import Vertrek
from wijzer.web.common.teksten import gegeven, ngettext
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.hulpkeuze import Opties, with_counts
from wijzer.web.public.productwoorden import hulpvorm_label
from wijzer.web.public.zoeken.filteropties import (
    Invulling,
    age_choices,
    distance_choices,
    doelgroep_choices,
    gemeente_choices,
    hulp_choices,
    order_choices,
    product_choices,
    segment_choices,
    wait_choices,
)


class Veldsoort(StrEnum):
    """The ways in which a filter is asked."""

    BOVENAAN = "bovenaan"
    """Above the filters, in a field that stands on other pages too (`_zoekvelden.html`)."""
    LIJST = "lijst"
    VINKJE = "vinkje"
    """One box to tick; boxes that follow each other stand together."""
    VINKJES = "vinkjes"
    """A box for each value; no field where there is none."""
    TEKST = "tekst"
    """Typed; only shown when something is in it."""
    VERBORGEN = "verborgen"
    """A filter that is not asked: it goes along when the form is sent."""


@dataclass(frozen=True, slots=True)
class Filterwoord:
    """The words of one filter.

    `anker` is the id of its field, to which a mistake leads; empty: the form has no such field.

    `label` gets `%(n)s`, how many results it would give, where it is one box. `gekozen` says one chosen value in words,
    `ruimer` what to look for without it, and `voorbehoud`, while it is on, what it may leave out. `opent`: while it is
    on, "more filters" stands open. `getypt`: who types a word that begins so may mean this box.
    """

    sleutel: str
    soort: Veldsoort
    anker: str = ""
    label: str = ""
    uitleg: str = ""
    opties: Callable[[Invulling], Opties] | None = None
    gekozen: Callable[[Reader, RegioInfo, Any], str] | None = None
    ruimer: str = ""
    voorbehoud: str = ""
    getypt: tuple[str, ...] = ()
    opent: bool = True


def _segment_name(reader: Reader, regio: RegioInfo, slug: str) -> str:
    return gegeven(
        next(segment.naam for segment in reader.segmenten(regio.slug) if segment.slug == slug)
    )


def _doelgroep_name(reader: Reader, regio: RegioInfo, slug: str) -> str:
    return gegeven(
        next(
            doelgroep.naam for doelgroep in reader.doelgroepen(regio.slug) if doelgroep.slug == slug
        )
    )


def _place_choices(bij: Invulling) -> Opties:
    aantallen = bij.telling["minstensPlekken"]
    opties = [(str(plekken), _places(plekken)) for plekken in aantallen]
    per_waarde = {str(plekken): aantal for plekken, aantal in aantallen.items()}
    return with_counts([("", [("", _("Maakt niet uit")), *opties])], per_waarde)


def _places(plekken: int) -> str:
    return ngettext("Minstens %(num)s vrije plek", "Minstens %(num)s vrije plekken", plekken)


def _origin_text(vertrek: Vertrek) -> str:
    """Say from where is looked, and how far."""
    van = vertrek.plaats or vertrek.postcode or _("mijn locatie")
    if vertrek.straal is not None:
        return _("Binnen %(km)s km van %(plek)s", km=vertrek.straal, plek=van)
    if vertrek.plaats:
        return _("Woont in %(plek)s", plek=van)
    return _("Afstand vanaf %(plek)s", plek=van)


_WOORDEN = (
    Filterwoord("zoek", Veldsoort.BOVENAAN, "zoek", opent=False,
                gekozen=lambda _reader, _regio, tekst: f"“{tekst}”", ruimer=Tekst("Zonder deze zoekwoorden")),
    Filterwoord("plaats", Veldsoort.BOVENAAN, "plaats", opent=False,
                gekozen=lambda _reader, _regio, vertrek: _origin_text(vertrek), ruimer=Tekst("In de hele regio")),
    Filterwoord("hulpvorm", Veldsoort.LIJST, "hulpvorm", Tekst("Soort hulp"), opties=hulp_choices, opent=False,
                gekozen=lambda reader, regio, slug: hulpvorm_label(reader.hulpvorm(regio.slug, slug)),
                ruimer=Tekst("Elke soort hulp")),
    Filterwoord("vrijePlek", Veldsoort.VINKJE, "vrije-plek", Tekst("Alleen waar nu plek is (%(n)s)"), opent=False,
                gekozen=lambda *_wie: _("Nu plek"), ruimer=Tekst("Ook waar nu geen plek is")),
    Filterwoord("medischeVerwijzing", Veldsoort.VINKJE, "medisch", Tekst("Ook met verwijzing van een arts (%(n)s)"),
                gekozen=lambda *_wie: _("Met verwijzing van een arts"),
                ruimer=Tekst("Ook zonder verwijzing van een arts")),
    Filterwoord("rolstoeltoegankelijk", Veldsoort.VINKJE, "rolstoel", Tekst("Rolstoeltoegankelijk (%(n)s)"),
                gekozen=lambda *_wie: _("Rolstoeltoegankelijk"),
                ruimer=Tekst("Ook waar een rolstoel niet kan, of waar het niet bekend is"),
                voorbehoud=Tekst("Niet elke aanbieder heeft opgegeven of het rolstoeltoegankelijk is."
                                 " Bel bij twijfel."),
                getypt=("rolstoel", "wheelchair")),
    Filterwoord("leeftijd", Veldsoort.LIJST, "leeftijd", Tekst("Leeftijd van het kind"), opties=age_choices,
                gekozen=lambda _reader, _regio, jaar: _("%(n)s jaar", n=jaar), ruimer=Tekst("Voor elke leeftijd")),
    Filterwoord("doelgroep", Veldsoort.VINKJES, "doelgroep", Tekst("Voor wie?"), opties=doelgroep_choices,
                gekozen=_doelgroep_name, ruimer=Tekst("Ook voor andere kinderen")),
    Filterwoord("maxWachttijd", Veldsoort.LIJST, "max-wachttijd", Tekst("Hoe lang wachten?"), opties=wait_choices,
                gekozen=lambda _reader, _regio, weken: _("Hoogstens %(n)s weken wachten", n=weken),
                ruimer=Tekst("Met elke wachttijd")),
    Filterwoord("minstensPlekken", Veldsoort.LIJST, "minstens-plekken", Tekst("Hoeveel vrije plekken?"),
                Tekst("Op één locatie, bijvoorbeeld voor broers en zussen."), _place_choices,
                gekozen=lambda _reader, _regio, plekken: _places(plekken),
                ruimer=Tekst("Met elk aantal vrije plekken")),
    Filterwoord("straal", Veldsoort.LIJST, "straal", Tekst("Hoe ver weg?"), opties=distance_choices,
                ruimer=Tekst("Op elke afstand")),
    Filterwoord("sorteer", Veldsoort.LIJST, "sorteer", Tekst("Volgorde"), opties=order_choices, opent=False),
    Filterwoord("gemeente", Veldsoort.LIJST, "gemeente", Tekst("Gemeente waar de hulp is"), opties=gemeente_choices,
                gekozen=lambda reader, _regio, code: reader.gemeente(code).naam, ruimer=Tekst("In alle gemeenten")),
    Filterwoord("segment", Veldsoort.LIJST, "segment", Tekst("Hoofdsoort"), Tekst("Segment, voor verwijzers."),
                segment_choices,
                gekozen=_segment_name, ruimer=Tekst("In alle hoofdsoorten")),
    Filterwoord("product", Veldsoort.LIJST, "product", Tekst("Productcode"), Tekst("Voor verwijzers."), product_choices,
                gekozen=lambda _reader, _regio, code: code, ruimer=Tekst("Met elke productcode")),
    Filterwoord("postcode", Veldsoort.TEKST, "postcode", Tekst("Afstand vanaf postcode")),
    Filterwoord("aanbieder", Veldsoort.VERBORGEN, opent=False,
                gekozen=lambda *_wie: _("Eén aanbieder"), ruimer=Tekst("Van alle aanbieders")),
    Filterwoord("locatie", Veldsoort.VERBORGEN, opent=False,
                gekozen=lambda *_wie: _("Eén locatie"), ruimer=Tekst("Op alle locaties")),
    Filterwoord("lat", Veldsoort.VERBORGEN, "plaats", opent=False),
    Filterwoord("lon", Veldsoort.VERBORGEN, "plaats", opent=False),
)  # fmt: skip
FILTERWOORDEN = {woord.sleutel: woord for woord in _WOORDEN}
"""The words of the filters by key, in the order of the form."""
ZONDER_WOORDEN = frozenset({"regio", "letterlijk", "pagina", "perPagina"})
"""The keys that no form asks."""

GEKOZEN = (
    "zoek", "plaats", "hulpvorm", "product", "gemeente", "doelgroep", "segment", "vrijePlek", "maxWachttijd",
    "minstensPlekken", "leeftijd", "medischeVerwijzing", "rolstoeltoegankelijk", "aanbieder", "locatie",
)  # fmt: skip
"""In what order a page says what was chosen. At `plaats` it says from where is looked (`Zoekvraag.told`)."""
RUIMER = (
    "vrijePlek", "maxWachttijd", "minstensPlekken", "gemeente", "plaats", "straal", "doelgroep", "leeftijd",
    "medischeVerwijzing", "zoek", "hulpvorm", "rolstoeltoegankelijk", "segment", "product", "aanbieder", "locatie",
)  # fmt: skip
"""The order in which a search without results offers to let a filter go: first what says least about the child."""
