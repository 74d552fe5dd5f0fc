"""A search in words, for the mail that tells of it and for the page beside it, in the language of its reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from wijzer.domain.fouten import NietGevonden
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTERS
from wijzer.published.vraag.soorten import JA
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.talen import gettext as _
from wijzer.talen import in_taal, ngettext

_JA_ANDERS = frozenset({"medischeVerwijzing", "vrijePlek", "letterlijk"})
"""A yes that has words of its own, or that an alert does not tell: it is always about free places."""


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


def describe(vraag: Zoekvraag, reader: Reader, taal: str) -> list[Zoekdeel]:
    """Put a search in words, in the order of the form. An empty search is all help of the region."""
    with in_taal(taal):
        if delen := [*_names(vraag, reader), *_limits(vraag)]:
            return delen
        naam = reader.regio(vraag.regio).naam if vraag.regio else ""
        return [Zoekdeel(_("Hulp"), _("alle jeugdhulp in %(regio)s", regio=naam))]


def _names(vraag: Zoekvraag, reader: Reader) -> Iterator[Zoekdeel]:
    """The filters of a search that have a name that the region or an aanbieder gave."""
    regio = vraag.regio or ""
    for slug in vraag.hulpvorm:
        yield _own(_("Hulp"), reader.hulpvorm(regio, slug).gewone_naam)
    for code in vraag.product:
        yield _own(_("Productcode"), f"{code} ({reader.product(regio, code).naam})")
    for segment in reader.segmenten(regio):
        if segment.slug == vraag.segment:
            yield _own(_("Segment"), segment.naam)
    for code in vraag.gemeente:
        yield _own(_("Gemeente"), reader.gemeente(code).naam)
    for doelgroep in reader.doelgroepen(regio):
        if doelgroep.slug in vraag.doelgroep:
            yield _own(_("Voor wie"), doelgroep.naam)
    if vraag.aanbieder:
        yield _aanbieder(vraag.aanbieder, reader)
    if vraag.locatie:
        yield _locatie(vraag.locatie, reader)


def _limits(vraag: Zoekvraag) -> Iterator[Zoekdeel]:
    """The filters of a search that are a number, a word or a yes."""
    if vraag.has_origin:
        plaats = vraag.plaats or vraag.postcode or _("waar u was bij het zoeken")
        if vraag.straal is not None:
            plaats = _("hoogstens %(km)s km van %(plaats)s", km=vraag.straal, plaats=plaats)
        yield Zoekdeel(_("Waar"), plaats)
    if vraag.leeftijd is not None:
        yield Zoekdeel(_("Leeftijd"), ngettext("%(num)s jaar", "%(num)s jaar", vraag.leeftijd))
    if vraag.max_wachttijd is not None:
        yield Zoekdeel(_("Wachttijd"), _longest_wait(vraag.max_wachttijd))
    if vraag.minstens_plekken is not None:
        minstens = _("minstens %(num)s op één locatie", num=vraag.minstens_plekken)
        yield Zoekdeel(_("Vrije plekken"), minstens)
    if vraag.medische_verwijzing:
        yield Zoekdeel(_("Verwijzing"), _("door huisarts, jeugdarts of medisch specialist"))
    for filter_ in FILTERS:
        if (
            filter_.soort is JA
            and filter_.sleutel not in _JA_ANDERS
            and getattr(vraag, filter_.veld)
        ):
            yield Zoekdeel(_(filter_.naam), _("ja"))
    if vraag.zoek:
        yield Zoekdeel(_("Zoekwoorden"), f"“{vraag.zoek}”", getypt=True)


def _longest_wait(weken: int) -> str:
    if weken == 0:
        return _("geen")
    return ngettext("hoogstens %(num)s week", "hoogstens %(num)s weken", weken)


def _aanbieder(aanbieder_id: UUID, reader: Reader) -> Zoekdeel:
    try:
        return _own(_("Aanbieder"), reader.aanbieder(aanbieder_id).naam)
    except NietGevonden:
        return Zoekdeel(_("Aanbieder"), _("één aanbieder"))


def _locatie(locatie_id: UUID, reader: Reader) -> Zoekdeel:
    try:
        return _own(_("Locatie"), reader.locatie(locatie_id).naam)
    except NietGevonden:
        return Zoekdeel(_("Locatie"), _("één locatie"))


def _own(naam: str, waarde: str) -> Zoekdeel:
    return Zoekdeel(naam, waarde, van_de_regio=True)
