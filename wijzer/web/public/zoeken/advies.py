"""What a search page says besides results.

It gives the answer in one sentence, which way in, why there is nothing, and what to do then.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wijzer.domain.inkoop.interventie import explanation_of
from wijzer.domain.inkoop.product import (
    Hulpvorm,
    Product,
    Route,
    Vindbaar,
    excluded_gemeenten,
    way_in,
)
from wijzer.published.gegevens import GemeenteInfo, RegioInfo
from wijzer.published.opname.zoekbegrip import Begripsoort
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.published.zoeken.uitkomst import Uitsluiting, Zoekresultaat
from wijzer.web.common.opmaak import weken
from wijzer.web.common.regioteksten import teksten_of
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.teksten import ngettext
from wijzer.web.public.hulpkeuze import is_findable
from wijzer.web.public.hulpwegen import Hulpvraag, Hulpweg, Hulpzoeker, in_general, ways_of
from wijzer.web.public.plekwoorden import Telwoord, locaties_text, telling_text, where_text
from wijzer.web.public.zoekbladen import without
from wijzer.web.public.zoeken.filterwoorden import RUIMER
from wijzer.web.public.zoeken.ruimer import Ruimer, meant_gemeenten, nearby, wider, with_a_filter
from wijzer.web.public.zoeken.titel import search_title

_HOOGSTENS_WEGEN = 3
"""Of how many kinds of help at once a page tells the steps of each."""


@dataclass(frozen=True, slots=True)
class Opvolger:
    """A product code that is no longer given out, and what came in its place (empty when nothing did)."""

    code: str
    opvolger: str
    href: str


@dataclass(frozen=True, slots=True)
class InterventieZonderCode:
    """A treatment with a name of its own and without a code, and what the region says of such a treatment."""

    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advies:
    """What to tell around the results. `telling` is how many there are, as `antwoord` begins where there is a place.

    `bellen`: this is crisis, there is no list; `zonder_aanbod`: nobody in the region offers it on this site.

    `gefilterd`: there is a filter to take off, beside the words. `antwoord` is empty where nothing was searched.

    `wegen`: how somebody comes by what was asked for, step by step.

    `regels` are what the region says of the chosen help (how long a referral is valid, from how
    many minutes to call first). `apart` are treatments with a name of their own that have no code
    here, `loos` codes that pay for something and have no places. `gemeenten` are those whose
    toegang to call. `filters` ask with
    a filter what a typed word may mean. `rekent_afstand`: how far a place to live lies has a say in the order.
    """

    titel: str
    telling: str
    antwoord: str
    gefilterd: bool
    bellen: bool
    wegen: list[Hulpweg]
    uitsluitingen: tuple[Uitsluiting, ...]
    zonder_aanbod: list[Hulpvorm]
    apart: list[InterventieZonderCode]
    loos: list[str]
    vervallen: list[Opvolger]
    regels: list[str]
    gemeenten: list[GemeenteInfo]
    filters: list[Ruimer]
    ruimer: list[Ruimer]
    buren: list[Ruimer]
    rekent_afstand: bool


def advise(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> Advies:
    """Look at a question and its answer, and say what somebody in this place would need to hear."""
    vraag = gevonden.vraag
    gekozen = [reader.hulpvorm(regio.slug, slug) for slug in _named(gevonden)]
    producten = [reader.product(regio.slug, code) for code in _named_codes(gevonden)]
    telwoord = Telwoord.of(regio, _only_kind(gevonden, gekozen))
    bellen, ongezocht = gevonden.crisis, gevonden.begrepen.is_ongezocht
    rechter = bool(gekozen) and all(hulpvorm.route is Route.RECHTER for hulpvorm in gekozen)
    return Advies(
        titel=search_title(reader, regio, gevonden),
        telling=telling_text(gevonden.telling, telwoord),
        antwoord="" if bellen or ongezocht else answer_of(gevonden, telwoord, rechter=rechter),
        gefilterd=_is_filtered(vraag),
        bellen=bellen,
        wegen=[] if bellen else _ways(reader, regio, gevonden, gekozen, producten),
        uitsluitingen=gevonden.uitgesloten,
        zonder_aanbod=_nowhere(reader, regio, _asked_first(reader, regio, gevonden)),
        apart=list(_apart(regio, gevonden)),
        loos=[product.code for product in producten if product.vindbaar is Vindbaar.GEEN],
        vervallen=list(_ended(reader, vraag, producten)),
        regels=[] if bellen and not gevonden.aantal else list(_rules(regio, vraag, producten)),
        gemeenten=[reader.gemeente(code) for code in meant_gemeenten(reader, gevonden)],
        filters=[] if bellen else list(with_a_filter(reader, gevonden)),
        ruimer=[] if gevonden.telling.met_plek or bellen or ongezocht else wider(reader, gevonden),
        buren=[] if bellen or ongezocht else nearby(reader, gevonden),
        rekent_afstand=gevonden.bedoeld.plaats is not None and gevonden.met_woonplek,
    )


def _ways(
    reader: Reader,
    regio: RegioInfo,
    gevonden: Zoekresultaat,
    gekozen: list[Hulpvorm],
    producten: list[Product],
) -> list[Hulpweg]:
    """The steps to what was named; to help in general where nothing was, or too much to tell of each."""
    vraag = gevonden.vraag
    arts = gevonden.facetten["medischeVerwijzing"][True] > 0 if gevonden.aantal else None
    vragen = [
        Hulpvraag(hulpvorm, hulpvorm.route, arts, hulpvorm.uitgesloten_gemeenten)
        for hulpvorm in gekozen
        if is_findable(hulpvorm)
    ]
    vragen += [
        Hulpvraag(groep, way_in(product, groep), arts, excluded_gemeenten(product, groep))
        for product in producten
        if product.vindbaar is Vindbaar.AANBOD
        for groep in [reader.naslag.hulpvorm_of(product)]
    ]
    if not vragen or len(vragen) > _HOOGSTENS_WEGEN:
        return [in_general(reader, regio, arts=arts)] if gevonden.aantal else []
    zoeker = Hulpzoeker(
        leeftijd=gevonden.bedoeld.leeftijd,
        gemeenten=frozenset(vraag.gemeente),
        bellen=gevonden.aantal > 0,
    )
    return ways_of(reader, regio, vragen, zoeker)


def _named(gevonden: Zoekresultaat) -> tuple[str, ...]:
    """The kinds of help that were chosen; without those, the ones that the text names without a doubt."""
    if gevonden.vraag.hulpvorm:
        return gevonden.vraag.hulpvorm
    enkel = [
        deel.begrippen[0]
        for deel in gevonden.begrepen.delen
        if deel.vast and len(deel.begrippen) == 1
    ]
    return tuple(
        dict.fromkeys(begrip.sleutel for begrip in enkel if begrip.soort is Begripsoort.HULPVORM)
    )


def _only_kind(gevonden: Zoekresultaat, gekozen: list[Hulpvorm]) -> Hulpvorm | None:
    """The kind of help that everything found is of; None where the words stand for others too."""
    soorten = {hulpvorm.slug for hulpvorm in gekozen}
    if not gevonden.vraag.hulpvorm:
        soorten |= set(gevonden.begrepen.sleutels(Begripsoort.HULPVORM))
    return gekozen[0] if len(gekozen) == len(soorten) == 1 else None


def _named_codes(gevonden: Zoekresultaat) -> tuple[str, ...]:
    """The product codes that were chosen; without those, the ones that were typed."""
    if gevonden.vraag.product:
        return gevonden.vraag.product
    return gevonden.begrepen.sleutels(Begripsoort.PRODUCT)


def _apart(regio: RegioInfo, gevonden: Zoekresultaat) -> Iterator[InterventieZonderCode]:
    for naam in gevonden.begrepen.sleutels(Begripsoort.INTERVENTIE):
        yield InterventieZonderCode(naam, explanation_of(regio.teksten))


def _asked_first(reader: Reader, regio: RegioInfo, gevonden: Zoekresultaat) -> list[Hulpvorm]:
    """The chosen kinds of help; without those the one that each part of the text means in the first place."""
    delen = [deel for deel in gevonden.begrepen.delen if deel.vast]
    eerste = [deel.begrippen[0] for deel in delen]
    slugs = gevonden.vraag.hulpvorm or [
        begrip.sleutel for begrip in eerste if begrip.soort is Begripsoort.HULPVORM
    ]
    return [reader.hulpvorm(regio.slug, slug) for slug in dict.fromkeys(slugs)]


def answer_of(
    gevonden: Zoekresultaat, telwoord: Telwoord | None = None, *, rechter: bool = False
) -> str:
    """Say in short what was found: "14 gezinshuizen, 16 plekken vrij.", or how long the shortest wait is.

    `telwoord` is what the locaties are called; `rechter`: nobody calls about it.
    """
    telling = gevonden.telling
    if not telling.locaties:
        return (
            _("Met deze filters vinden wij niets.")
            if _is_filtered(gevonden.vraag)
            else _("Hiervoor vinden wij nu geen locatie.")
        )
    gevonden_text = locaties_text(telling.locaties, telwoord)
    if telling.met_plek or telling.plekken:
        return _with_place(telling, telwoord)
    if gevonden.kortste_weken is None and rechter:
        return _("%(locaties)s, nu zonder plek.", locaties=gevonden_text)
    if gevonden.kortste_weken is None:
        return _(
            "%(locaties)s, nu zonder plek. De wachttijd is niet bekend. Bel en vraag het.",
            locaties=gevonden_text,
        )
    return ngettext(
        "%(locaties)s, nu zonder plek. De wachttijd is %(weken)s.",
        "%(locaties)s, nu zonder plek. De kortste wachttijd is %(weken)s.",
        telling.locaties,
        locaties=gevonden_text,
        weken=weken(gevonden.kortste_weken),
    )


def _is_filtered(vraag: Zoekvraag) -> bool:
    return any(vraag.chosen(FILTER[sleutel]) for sleutel in RUIMER if sleutel != "zoek")


def _nowhere(reader: Reader, regio: RegioInfo, gevraagd: list[Hulpvorm]) -> list[Hulpvorm]:
    """Those of these kinds of help that a visitor looks for, and of which the whole region shows nothing."""
    te_vinden = [hulpvorm for hulpvorm in gevraagd if is_findable(hulpvorm)]
    aantallen = reader.tel(regio.slug, "hulpvorm", [hulpvorm.slug for hulpvorm in te_vinden])
    return [hulpvorm for hulpvorm in te_vinden if not aantallen[hulpvorm.slug].locaties]


def _with_place(telling: Plekkentelling, telwoord: Telwoord | None) -> str:
    """How many places there are, and at how many locaties where that is not at all of them."""
    return " ".join(filter(None, (f"{telling_text(telling, telwoord)}.", where_text(telling))))


def _ended(reader: Reader, vraag: Zoekvraag, producten: list[Product]) -> Iterator[Opvolger]:
    """Codes that ended: running help may still use them, a new toewijzing gets the code that came after."""
    for product in producten:
        if product.geldig_tot is not None and product.geldig_tot < reader.today:
            nieuw = product.opvolger or ""
            zoek = (
                vraag.zoek if vraag.product else None
            )  # a code that was typed is not sought beside its successor
            href = without(vraag, product=(nieuw,), zoek=zoek) if nieuw else ""
            yield Opvolger(product.code, nieuw, href)


def _rules(regio: RegioInfo, vraag: Zoekvraag, producten: list[Product]) -> Iterator[str]:
    """What the region tells of this help.

    It stands under `teksten.hulpvorm` in its regio.toml, and comes from the regional purchasing
    documents.
    """
    teksten = teksten_of(regio)
    slugs = dict.fromkeys(
        (*vraag.hulpvorm, *(product.hulpvorm for product in producten if product.hulpvorm))
    )
    eigen = [teksten[naam] for slug in slugs if (naam := f"hulpvorm.{slug}") in teksten]
    yield from eigen
    if vraag.medische_verwijzing and not slugs:
        yield from (
            teksten[sleutel]
            for sleutel in ("verwijzen.geldigheid", "verwijzen.minuten")
            if sleutel in teksten
        )
