"""The search of an alert: kept in one form, read again at every look, asked for what meets its wish only."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.melding import Wensstand
from wijzer.domain.tekst import Tekst
from wijzer.published.reader import Reader
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import PER_PAGINA, Zoekvraag


def trim(vraag: Zoekvraag) -> Zoekvraag:
    """A search without what means nothing to an alert: what is not needed is not kept.

    That is the order and the pages of a list, and a point from which distance is only counted. Where the visitor was is
    never kept, with a radius neither.
    """
    vraag = vraag.without_position()
    if vraag.straal is None and vraag.plaats is None:
        vraag = vraag.without_origin()
    return replace(
        vraag,
        vrije_plek=False,
        letterlijk=vraag.letterlijk and vraag.zoek is not None,
        sorteer=Sorteer.BESCHIKBAARHEID,
        pagina=1,
        per_pagina=PER_PAGINA,
    )


def canonical(vraag: Zoekvraag, wachtgrens: int | None = None) -> str:
    """The one way in which this search is written down. A wish for a short wait takes the place of a longest wait."""
    getrimd = trim(vraag)
    return urlencode(
        (getrimd if wachtgrens is None else replace(getrimd, max_wachttijd=None)).paren()
    )


def takes_wait(reader: Reader, vraag: Zoekvraag) -> bool:
    """Whether a wish for a short wait means anything beside this search.

    Who needs so many places, chosen or in words (`broer en zus`), waits for places.
    """
    return reader.meant(vraag).minstens_plekken is None


def reread(reader: Reader, regio: str, zoekvraag: str) -> Zoekvraag | None:
    """The search as it can be asked today; None when part of it no longer exists."""
    vraag, fouten = reader.parse(
        parse_qsl(zoekvraag), regio=regio, strict=False, per_pagina=PER_PAGINA
    )
    return None if fouten else vraag


def require_wait(reader: Reader, vraag: Zoekvraag) -> None:
    """Pass where a wish for a short wait means something beside this search; raises `Ongeldig` otherwise."""
    if not takes_wait(reader, vraag):
        raise Ongeldig(
            "wens", Tekst("Bij een aantal vrije plekken kunnen wij alleen over plekken mailen.")
        )


def meeting(reader: Reader, vraag: Zoekvraag, wachtgrens: int | None) -> Wensstand:
    """What fits and meets the wish now, by locatie, in the order in which the site shows them."""
    lezing = reader.tell_lezing(vraag)
    if wachtgrens is None:
        locaties = reader.zoek_alle_locaties(replace(vraag, vrije_plek=True))
        return Wensstand([locatie.aanbod for locatie in locaties], lezing=lezing)
    binnen = reader.within_weeks(vraag, wachtgrens)
    return Wensstand([locatie.aanbod for locatie in binnen.locaties], binnen.onbekend, lezing)


def meeting_now(
    reader: Reader, regio: str, zoekvraag: str, wachtgrens: int | None
) -> Wensstand | None:
    """What meets the wish of an alert now; None when its search can find nothing any more."""
    vraag = reread(reader, regio, zoekvraag)
    if vraag is None or reader.why_never(vraag) is not None:
        return None
    return meeting(reader, vraag, wachtgrens)
