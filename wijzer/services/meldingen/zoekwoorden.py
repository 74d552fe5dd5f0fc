"""A search in words, for the mail that tells of it and for the page beside it, in the language of its reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wijzer.domain.fouten import NietGevonden
from wijzer.published.reader import Reader
from wijzer.published.vraag.filters import FILTER, IN_MAIL, Filter
from wijzer.published.vraag.mailwoorden import Mailwoord
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.talen import gettext as _
from wijzer.talen import in_taal, ngettext


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
    """Put a search in words, a part for each value. An empty search is all help of the region."""
    with in_taal(taal):
        if delen := list(_parts(vraag, reader)):
            return delen
        naam = reader.regio(vraag.regio).naam if vraag.regio else ""
        return [Zoekdeel(_("Hulp"), _("alle jeugdhulp in %(regio)s", regio=naam))]


def tell_wish(wachtgrens: int | None, taal: str) -> str:
    """When an alert mails, to stand behind "als": "er plek vrijkomt", or "de wachttijd hoogstens 8 weken wordt"."""
    with in_taal(taal):
        if wachtgrens is None:
            return _("er plek vrijkomt")
        return ngettext(
            "de wachttijd hoogstens %(num)s week wordt",
            "de wachttijd hoogstens %(num)s weken wordt",
            wachtgrens,
        )


def _parts(vraag: Zoekvraag, reader: Reader) -> Iterator[Zoekdeel]:
    for sleutel in IN_MAIL:
        filter_ = FILTER[sleutel]
        if filter_.mail:
            for waarde in _told(vraag, filter_, filter_.mail, reader):
                yield _part(filter_, filter_.mail, vraag.regio or "", waarde, reader)


def _told(vraag: Zoekvraag, filter_: Filter, woord: Mailwoord, reader: Reader) -> Iterable[Any]:
    """The values of a filter in the order in which they are told."""
    gekozen = vraag.told(filter_)
    if not (gekozen and woord.op_volgorde):
        return gekozen
    lijst = filter_.soort.mogelijk(reader.naslag, vraag.regio or "")
    return [waarde for waarde in lijst if waarde in gekozen]


def _part(
    filter_: Filter, woord: Mailwoord, regio: str, waarde: object, reader: Reader
) -> Zoekdeel:
    naam = _(woord.naam or filter_.naam)
    try:
        gezegd = woord.zeg(reader, regio, waarde)
    except NietGevonden:
        if not woord.onbekend:
            raise
        return Zoekdeel(naam, _(woord.onbekend))
    return Zoekdeel(naam, gezegd, woord.van_de_regio, woord.getypt)
