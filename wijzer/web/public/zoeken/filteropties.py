"""What the lists of the search form offer, with how many results each choice would give where that is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.facetten import Facetten
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.hulpkeuze import (
    Opties,
    gemeente_options,
    hulp_options,
    is_findable,
    product_options,
    with_counts,
)

_STRALEN = (5, 10, 15, 25, 40)
_WACHTTIJDEN = (0, 2, 4, 6, 10, 14, 26)
_LEEFTIJDSBANDEN = ((0, 3), (4, 11), (12, 15), (16, 17), (18, MAX_LEEFTIJD))
"""Before school, primary school, secondary school, on the way to adulthood (toekomstplan), and longer jeugdhulp."""
_SORTERINGEN = {
    Sorteer.BESCHIKBAARHEID: Tekst("Eerst waar plek is"),
    Sorteer.WACHTTIJD: Tekst("Kortste wachttijd eerst"),
    Sorteer.AFSTAND: Tekst("Dichtstbij eerst"),
    Sorteer.ACTUALITEIT: Tekst("Nieuwste opgave eerst"),
    Sorteer.NAAM: Tekst("Op naam"),
}


@dataclass(frozen=True, slots=True)
class Invulling:
    """What a form is filled in from: the region, the question, and how many results each choice would give."""

    reader: Reader
    regio: RegioInfo
    vraag: Zoekvraag
    telling: Facetten


def hulp_choices(bij: Invulling) -> Opties:
    """List the kinds of help that have results with their counts; of those that are called no count stands there."""
    aantallen = {
        hulpvorm.slug: bij.telling["hulpvorm"][hulpvorm.slug]
        for hulpvorm in bij.reader.hulpvormen(bij.regio.slug)
        if is_findable(hulpvorm)
    }
    return with_counts(hulp_options(bij.reader, bij.regio), aantallen)


def gemeente_choices(bij: Invulling) -> Opties:
    """List the gemeenten in which there is something."""
    opties = gemeente_options(bij.reader, bij.regio, bij.vraag.gemeente)
    return with_counts(opties, bij.telling["gemeente"])


def product_choices(bij: Invulling) -> Opties:
    """List the product codes of today."""
    return product_options(bij.reader, bij.regio)


def segment_choices(bij: Invulling) -> Opties:
    """List the segments of the region."""
    segmenten = bij.reader.segmenten(bij.regio.slug)
    opties = _options(
        _("Alle hoofdsoorten"), ((segment.slug, gegeven(segment.naam)) for segment in segmenten)
    )
    return with_counts(opties, bij.telling["segment"])


def doelgroep_choices(bij: Invulling) -> Opties:
    """List the doelgroepen of the region; none chosen means all."""
    doelgroepen = bij.reader.doelgroepen(bij.regio.slug)
    opties: Opties = [
        ("", [(doelgroep.slug, gegeven(doelgroep.naam)) for doelgroep in doelgroepen])
    ]
    return with_counts(opties, bij.telling["doelgroep"])


def age_choices(bij: Invulling) -> Opties:
    """List every age in years, in bands, with how many results there are for a child of that age."""
    aantallen = bij.telling["leeftijd"]
    banden = [
        (
            _("%(van)s tot en met %(tot)s jaar", van=van, tot=tot),
            [
                (str(jaar), _("%(n)s jaar (%(aantal)s)", n=jaar, aantal=aantallen[jaar]))
                for jaar in range(van, tot + 1)
            ],
        )
        for van, tot in _LEEFTIJDSBANDEN
    ]
    return [("", [("", _("Elke leeftijd"))]), *banden]


def wait_choices(bij: Invulling) -> Opties:
    """List how long somebody wants to wait at most."""
    weken = _with(_WACHTTIJDEN, bij.vraag.max_wachttijd)
    return _options(_("Maakt niet uit"), ((str(n), _wait_text(n)) for n in weken))


def distance_choices(bij: Invulling) -> Opties:
    """List how far away help may be."""
    stralen = _with(_STRALEN, bij.vraag.straal)
    return _options(
        _("Maakt niet uit"), ((str(km), _("Binnen %(km)s km", km=km)) for km in stralen)
    )


def order_choices(_bij: Invulling) -> Opties:
    """List the orders in which results can come."""
    return [("", [(sorteer.value, _(tekst)) for sorteer, tekst in _SORTERINGEN.items()])]


def _wait_text(weken: int) -> str:
    return _("Geen wachttijd") if weken == 0 else _("Hoogstens %(n)s weken", n=weken)


def _options(geen: str, opties: Iterable[tuple[str, str]]) -> Opties:
    return [("", [("", geen), *opties])]


def _with(vast: tuple[int, ...], eigen: int | None) -> list[int]:
    """The usual choices, and the visitor's own when that is another one."""
    return sorted({*vast, *([] if eigen is None else [eigen])})
