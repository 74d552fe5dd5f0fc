"""What a search page says besides results: call at once, which way in, why there is nothing, what then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wijzer.domain.product import Hulpvorm, Route, Vindbaar
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.zoeken import Uitsluiting, Zoekresultaat, Zoekvraag
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.hulpkeuze import is_findable
from wijzer.web.public.zoekbladen import search_href


@dataclass(frozen=True, slots=True)
class Ruimer:
    """A wider search that does find something."""

    tekst: str
    href: str
    aantal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Advies:
    """What to tell around the results. `bellen`: this is crisis, there is no list; `zonder_code`: nobody can offer it yet."""

    bellen: bool
    via_cpwv: bool
    uitsluitingen: tuple[Uitsluiting, ...]
    zonder_code: list[Hulpvorm]
    ruimer: list[Ruimer]
    titel: str


def advise(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> Advies:
    """Look at a question and its answer, and say what somebody in this place would need to hear."""
    vraag = gevonden.vraag
    gekozen = [reader.hulpvorm(regio.slug, slug) for slug in vraag.hulpvorm]
    return Advies(
        bellen=_is_crisis(reader, regio, vraag, gekozen),
        via_cpwv=_goes_via_cpwv(reader, regio, vraag, gekozen),
        uitsluitingen=gevonden.uitgesloten,
        zonder_code=[een for een in gekozen if _has_no_code(reader, regio, een)],
        ruimer=[] if gevonden.aantal else list(_wider(reader, vraag)),
        titel=_title(reader, regio, vraag, gekozen),
    )


def _is_crisis(reader: Reader, regio: RegioInfo, vraag: Zoekvraag, gekozen: list[Hulpvorm]) -> bool:
    producten = [reader.product(regio.slug, code) for code in vraag.product]
    segmenten = {een.segment for een in reader.hulpvormen(regio.slug) if een.route is Route.BELLEN}
    return (
        any(een.route is Route.BELLEN for een in gekozen)
        or any(een.vindbaar is Vindbaar.BELLEN for een in producten)
        or vraag.segment in segmenten
    )


def _goes_via_cpwv(
    reader: Reader, regio: RegioInfo, vraag: Zoekvraag, gekozen: list[Hulpvorm]
) -> bool:
    producten = [reader.product(regio.slug, code) for code in vraag.product]
    return any(een.route is Route.CPWV for een in gekozen) or any(een.via_cpwv for een in producten)


def _has_no_code(reader: Reader, regio: RegioInfo, hulpvorm: Hulpvorm) -> bool:
    return is_findable(hulpvorm) and all(
        een.hulpvorm != hulpvorm.slug for een in reader.producten(regio.slug)
    )


def _wider(reader: Reader, vraag: Zoekvraag) -> Iterator[Ruimer]:
    """Leave one filter out at a time, and keep what then finds something."""
    wijder = (
        (vraag.vrije_plek, {"vrije_plek": False}, _("Ook waar nu geen plek is")),
        (vraag.max_wachttijd is not None, {"max_wachttijd": None}, _("Met elke wachttijd")),
        (vraag.gemeente, {"gemeente": ()}, _("In alle gemeenten")),
        (vraag.straal, {"straal": None}, _("Op elke afstand")),
        (vraag.doelgroep, {"doelgroep": ()}, _("Voor alle doelgroepen")),
        (vraag.leeftijd is not None, {"leeftijd": None}, _("Voor elke leeftijd")),
        (
            vraag.medische_verwijzing,
            {"medische_verwijzing": False},
            _("Ook zonder medische verwijzing"),
        ),
        (vraag.zoek, {"zoek": None}, _("Zonder deze zoekwoorden")),
        (vraag.product, {"product": ()}, _("Met elke productcode")),
    )
    for is_on, velden, tekst in wijder:
        if is_on:
            anders = replace(vraag, pagina=1, **velden)
            if aantal := reader.zoek(anders).aantal:
                yield Ruimer(tekst, search_href(anders), aantal)


def _title(reader: Reader, regio: RegioInfo, vraag: Zoekvraag, gekozen: list[Hulpvorm]) -> str:
    """Name the search for the title of the page and of the browser tab."""
    wat = gegeven(gekozen[0].gewone_naam) if len(gekozen) == 1 else _("Jeugdhulp")
    waar = reader.gemeente(vraag.gemeente[0]).naam if len(vraag.gemeente) == 1 else regio.naam
    return _("%(wat)s in %(waar)s", wat=wat, waar=waar)
