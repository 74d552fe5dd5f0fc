"""The search form: what can be chosen, what was chosen, and what was wrong with what was typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_line
from wijzer.domain.tekst import Tekst
from wijzer.published.gegevens import RegioInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER, FILTERS, name_of
from wijzer.published.vraag.waarden import MAX_ZOEKTEKST
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.invoer.velden import tell_fout
from wijzer.web.common.teksten import gettext as _
from wijzer.web.common.zoeklink import kept_weergave
from wijzer.web.public.hulpkeuze import Opties
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.filteropties import Invulling
from wijzer.web.public.zoeken.filterwoorden import FILTERWOORDEN, Filterwoord, Veldsoort
from wijzer.web.public.zoeken.gekozen import GekozenFilter, meant

_BOVENAAN = frozenset(
    woord.anker for woord in FILTERWOORDEN.values() if woord.soort is Veldsoort.BOVENAAN
)
"""Fields above the filters; the filters need not open for a mistake that leads to one of them."""
_FOUT_BIJ_VINKJE = Tekst("Deze keuze kennen wij niet. Zet het vinkje aan of uit.")
_MET_WAARDE = frozenset({Veldsoort.BOVENAAN, Veldsoort.LIJST, Veldsoort.TEKST})


@dataclass(frozen=True, slots=True)
class Fout:
    """One mistake: the name of the field, the text, and the id to jump to (empty: the form has no such field)."""

    veld: str
    tekst: str
    anker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekveld:
    """One filter as the form shows it.

    `waarde` is what a field with one value shows, `gekozen` what was chosen of several.
    """

    soort: Veldsoort
    id: str
    sleutel: str
    label: str
    uitleg: str
    opties: Opties
    waarde: str
    gekozen: Sequence[str]
    fouten: Sequence[str]

    @property
    def is_shown(self) -> bool:
        """Whether there is something to choose, or something to see."""
        match self.soort:
            case Veldsoort.VINKJES:
                return bool(self.opties[0][1])
            case Veldsoort.TEKST:
                return bool(self.waarde or self.fouten)
            case Veldsoort.LIJST:
                return self._has_choice or bool(self.waarde or self.fouten)
            case Veldsoort.VINKJE:
                return True
            case Veldsoort.BOVENAAN | Veldsoort.VERBORGEN:
                return False

    @property
    def _has_choice(self) -> bool:
        """Whether a list has more than the line that chooses nothing: a region may have no product codes."""
        return sum(len(keuzes) for _groep, keuzes in self.opties) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekformulier:
    """Everything the search form shows.

    `vakken` are the fields of the filters: alone, or boxes that stand together. `waarden` holds
    what was typed in fields with one value, also when it was wrong; `fouten` the messages by key;
    `extra` the values beyond the first of a list that shows only one, so that sending the form
    keeps them.
    """

    vakken: list[list[Zoekveld]]
    waarden: Mapping[str, str]
    fouten: Mapping[str, list[str]]
    foutlijst: list[Fout]
    extra: list[tuple[str, str]]
    gekozen: list[GekozenFilter]
    alles_weg: str
    hier: str
    verfijnd: bool


def show_form(
    reader: Reader,
    regio: RegioInfo,
    gevonden: Zoekresultaat,
    fouten: Sequence[Ongeldig],
    getypt: Mapping[str, str],
) -> Zoekformulier:
    """Fill the form in as the visitor left it, with the filters that the text names."""
    vraag, per_sleutel = gevonden.vraag, _by_key(fouten)
    waarden, foutlijst = dict(_values(gevonden.bedoeld, getypt)), list_errors(fouten)
    bij = Invulling(reader, regio, gevonden.bedoeld, gevonden.facetten)
    velden = [_veld(woord, bij, waarden, per_sleutel) for woord in FILTERWOORDEN.values()]
    return Zoekformulier(
        vakken=_together([veld for veld in velden if veld.is_shown]),
        waarden=waarden,
        fouten=per_sleutel,
        foutlijst=foutlijst,
        extra=[*_extra(vraag), *kept_weergave()],
        gekozen=list(meant(reader, regio, gevonden)),
        hier=""
        if vraag.lat is None or vraag.plaats
        else _("Afstanden tellen nu vanaf uw locatie, op ongeveer een kilometer."),
        alles_weg=search_href(Zoekvraag(regio=regio.slug)),
        verfijnd=_is_refined(vraag) or any(fout.anker not in _BOVENAAN for fout in foutlijst),
    )


def _veld(
    woord: Filterwoord,
    bij: Invulling,
    waarden: Mapping[str, str],
    fouten: Mapping[str, list[str]],
) -> Zoekveld:
    is_vinkje = woord.soort is Veldsoort.VINKJE
    aantal = {"n": bij.telling[woord.sleutel][True]} if is_vinkje else {}
    return Zoekveld(
        soort=woord.soort,
        id=woord.anker,
        sleutel=woord.sleutel,
        label=_(woord.label, **aantal),
        uitleg=_(woord.uitleg),
        opties=woord.opties(bij) if woord.opties else [],
        waarde=waarden.get(woord.sleutel, ""),
        gekozen=[str(waarde) for waarde in bij.vraag.chosen(FILTER[woord.sleutel])],
        fouten=fouten.get(woord.sleutel, []),
    )


def _together(velden: Iterable[Zoekveld]) -> list[list[Zoekveld]]:
    """Boxes that follow each other in one, every other field by itself."""
    nummers = count()
    groepen = groupby(velden, lambda veld: -1 if veld.soort is Veldsoort.VINKJE else next(nummers))
    return [list(groep) for _nummer, groep in groepen]


def _values(vraag: Zoekvraag, getypt: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What fields with one value show. A wrong value stays where it was typed; of several the first is shown."""
    bewaard = dict(vraag.paren()) | {"sorteer": vraag.sorteer.value}
    for woord in FILTERWOORDEN.values():
        filter_ = FILTER[woord.sleutel]
        if woord.soort in _MET_WAARDE and filter_.herhaalbaar:
            yield woord.sleutel, next(iter(vraag.chosen(filter_)), "")
        elif woord.soort in _MET_WAARDE:
            waarde = bewaard.get(woord.sleutel) or clean_line(getypt.get(woord.sleutel, ""))
            yield woord.sleutel, waarde[:MAX_ZOEKTEKST]


def _extra(vraag: Zoekvraag) -> Iterator[tuple[str, str]]:
    for filter_ in FILTERS:
        if filter_.herhaalbaar and FILTERWOORDEN[filter_.sleutel].soort is Veldsoort.LIJST:
            yield from ((filter_.sleutel, waarde) for waarde in vraag.chosen(filter_)[1:])
    for woord in FILTERWOORDEN.values():
        if woord.soort is Veldsoort.VERBORGEN:
            waarden = vraag.chosen(FILTER[woord.sleutel])
            yield from ((woord.sleutel, str(waarde)) for waarde in waarden)


def _by_key(fouten: Iterable[Ongeldig]) -> dict[str, list[str]]:
    gevonden: dict[str, list[str]] = {}
    for fout in fouten:
        gevonden.setdefault(fout.veld, []).append(tell_fout(_as_seen(fout)))
    return gevonden


def list_errors(fouten: Iterable[Ongeldig]) -> list[Fout]:
    """What was wrong with the keys of an address, in words."""
    return [_listed(_as_seen(fout)) for fout in fouten]


def _as_seen(fout: Ongeldig) -> Ongeldig:
    """Word a mistake for whoever sees the field: one box is ticked or not, and `true` says nothing to people."""
    woord = FILTERWOORDEN.get(fout.veld)
    is_vinkje = woord is not None and woord.soort is Veldsoort.VINKJE
    return Ongeldig(fout.veld, _FOUT_BIJ_VINKJE) if is_vinkje else fout


def _listed(fout: Ongeldig) -> Fout:
    anker = FILTERWOORDEN[fout.veld].anker if fout.veld in FILTERWOORDEN else ""
    return Fout(_(name_of(fout.veld)), _(fout.melding), anker)


def _is_refined(vraag: Zoekvraag) -> bool:
    """Whether a filter is on that stands under "more filters"."""
    return any(
        woord.opent and vraag.chosen(FILTER[woord.sleutel]) for woord in FILTERWOORDEN.values()
    )
