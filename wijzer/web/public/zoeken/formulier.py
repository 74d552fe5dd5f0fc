"""The search form: what can be chosen, what was chosen, and what was wrong with what was typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.taal.schoon import clean_line
from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import MAX_ZOEKTEKST
from wijzer.published.zoeken.uitkomst import Facetten, Sorteer, Zoekresultaat, Zoekvraag
from wijzer.web.common.invoer.velden import tell_fout
from wijzer.web.common.teksten import gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.zoekvelden import ZOEKVELDEN
from wijzer.web.public.hulpkeuze import (
    Opties,
    gemeente_options,
    hulp_options,
    is_findable,
    product_options,
    with_counts,
)
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.gekozen import Gekozen, chosen

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
_BOVENAAN = frozenset({"zoek", "plaats", "lat", "lon"})
"""Keys whose fields stand above the filters; the filters need not open for a mistake in them."""
_ENKELE = ("zoek", "plaats", "postcode", "leeftijd", "straal", "maxWachttijd", "segment", "sorteer")


@dataclass(frozen=True, slots=True)
class Fout:
    """One mistake: the name of the field, the text, and the id to jump to (empty: the form has no such field)."""

    veld: str
    tekst: str
    anker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulier:
    """Everything the search form shows.

    `waarden` holds what was typed in fields with one value, also when it was wrong; `fouten` the messages by key;
    `extra` the values beyond the first of a list that shows only one, so that sending the form keeps them.
    """

    hulp: Opties
    gemeenten: Opties
    producten: Opties
    segmenten: Opties
    leeftijden: Opties
    doelgroepen: list[tuple[str, str]]
    aantal_plek: int
    aantal_medisch: int
    stralen: Opties
    wachttijden: Opties
    sorteringen: Opties
    waarden: Mapping[str, str]
    doelgroep: tuple[str, ...]
    vrije_plek: bool
    medisch: bool
    fouten: Mapping[str, list[str]]
    foutlijst: list[Fout]
    extra: list[tuple[str, str]]
    gekozen: list[Gekozen]
    alles_weg: str
    hier: str
    verfijnd: bool


def show_form(
    reader: Reader,
    regio: RegioInfo,
    gevonden: Zoekresultaat,
    fouten: Sequence[Ongeldig],
    getypt: Mapping[str, str],
) -> Formulier:
    """Fill the form in as the visitor left it."""
    vraag, telling = gevonden.vraag, gevonden.facetten
    return Formulier(
        hulp=with_counts(hulp_options(reader, regio), _findable(reader, regio, telling)),
        gemeenten=with_counts(gemeente_options(reader, regio, vraag.gemeente), telling.gemeente),
        leeftijden=_age_options(telling),
        producten=product_options(reader, regio),
        segmenten=with_counts(_options(_("Alle segmenten"), ((een.slug, gegeven(een.naam)) for een in reader.segmenten(regio.slug))), telling.segment),
        doelgroepen=with_counts([("", [(een.slug, gegeven(een.naam)) for een in reader.doelgroepen(regio.slug)])], telling.doelgroep)[0][1],
        aantal_plek=telling.status[Status.PLEK.value],
        aantal_medisch=telling.medisch,
        stralen=_options(_("Maakt niet uit"), ((str(km), _("Binnen %(km)s km", km=km)) for km in _with(_STRALEN, vraag.straal))),
        wachttijden=_options(_("Maakt niet uit"), _wait_options(vraag)),
        sorteringen=[("", [(een.value, _(tekst)) for een, tekst in _SORTERINGEN.items()])],
        waarden=_values(vraag, getypt),
        doelgroep=vraag.doelgroep,
        vrije_plek=vraag.vrije_plek,
        medisch=vraag.medische_verwijzing,
        fouten=_by_key(fouten),
        foutlijst=list_errors(fouten),
        extra=list(_extra(vraag)),
        gekozen=list(chosen(reader, regio, vraag)),
        hier="" if vraag.lat is None or vraag.plaats else _("Afstanden tellen nu vanaf uw locatie, op ongeveer een kilometer."),
        alles_weg=search_href(Zoekvraag(regio=regio.slug)),
        verfijnd=_is_refined(vraag) or any(fout.veld not in _BOVENAAN for fout in fouten),
    )  # fmt: skip


def _findable(reader: Reader, regio: RegioInfo, telling: Facetten) -> dict[str, int]:
    """The counts of kinds of help that have results; of those that are called no count stands there."""
    return {
        een.slug: telling.hulpvorm[een.slug]
        for een in reader.hulpvormen(regio.slug)
        if is_findable(een)
    }


def _age_options(telling: Facetten) -> Opties:
    """Every age in years, in bands, with how many results there are for a child of that age."""
    banden = [
        (
            _("%(van)s tot en met %(tot)s jaar", van=van, tot=tot),
            [
                (str(jaar), _("%(n)s jaar (%(aantal)s)", n=jaar, aantal=telling.leeftijd[jaar]))
                for jaar in range(van, tot + 1)
            ],
        )
        for van, tot in _LEEFTIJDSBANDEN
    ]
    return [("", [("", _("Elke leeftijd"))]), *banden]


def _options(geen: str, opties: Iterable[tuple[str, str]]) -> Opties:
    return [("", [("", geen), *opties])]


def _with(vast: tuple[int, ...], eigen: int | None) -> list[int]:
    """The usual choices, and the visitor's own when that is another one."""
    return sorted({*vast, *([] if eigen is None else [eigen])})


def _wait_options(vraag: Zoekvraag) -> Iterator[tuple[str, str]]:
    for weken in _with(_WACHTTIJDEN, vraag.max_wachttijd):
        yield str(weken), _("Geen wachttijd") if weken == 0 else _("Hoogstens %(n)s weken", n=weken)


def _values(vraag: Zoekvraag, getypt: Mapping[str, str]) -> dict[str, str]:
    """What fields with one value show. A wrong value stays where it was typed."""
    bewaard = dict(vraag.paren())
    waarden = {
        sleutel: bewaard.get(sleutel) or clean_line(getypt.get(sleutel, ""))[:MAX_ZOEKTEKST]
        for sleutel in _ENKELE
    }
    waarden["sorteer"] = vraag.sorteer.value
    for sleutel, gekozen in (
        ("hulpvorm", vraag.hulpvorm),
        ("product", vraag.product),
        ("gemeente", vraag.gemeente),
    ):
        waarden[sleutel] = gekozen[0] if gekozen else ""
    return waarden


def _extra(vraag: Zoekvraag) -> Iterator[tuple[str, str]]:
    for sleutel, gekozen in (
        ("hulpvorm", vraag.hulpvorm),
        ("product", vraag.product),
        ("gemeente", vraag.gemeente),
    ):
        yield from ((sleutel, waarde) for waarde in gekozen[1:])
    yield from (
        (naam, str(waarde))
        for naam, waarde in (
            ("aanbieder", vraag.aanbieder),
            ("locatie", vraag.locatie),
            ("lat", vraag.lat),
            ("lon", vraag.lon),
        )
        if waarde is not None
    )


def _by_key(fouten: Iterable[Ongeldig]) -> dict[str, list[str]]:
    gevonden: dict[str, list[str]] = {}
    for fout in fouten:
        gevonden.setdefault(fout.veld, []).append(tell_fout(fout))
    return gevonden


def list_errors(fouten: Iterable[Ongeldig]) -> list[Fout]:
    """What was wrong with the keys of an address, in words."""
    return [_listed(fout) for fout in fouten]


def _listed(fout: Ongeldig) -> Fout:
    veld, anker = ZOEKVELDEN.get(fout.veld, (fout.veld, ""))
    return Fout(_(veld), _(fout.melding), anker)


def _is_refined(vraag: Zoekvraag) -> bool:
    """Whether a filter is on that stands under "more filters"."""
    return bool(
        vraag.product or vraag.segment or vraag.doelgroep or vraag.medische_verwijzing or vraag.postcode or vraag.straal
        or vraag.gemeente or vraag.leeftijd is not None or vraag.max_wachttijd is not None
    )  # fmt: skip
