"""The search of an alert: kept in one form, read again at every look, asked for free places only."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from wijzer.domain.melding import Plekgroepen
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


def canonical(vraag: Zoekvraag) -> str:
    """The one way in which this search is written down."""
    return urlencode(trim(vraag).paren())


def reread(reader: Reader, regio: str, zoekvraag: str) -> Zoekvraag | None:
    """The search as it can be asked today; None when part of it no longer exists."""
    vraag, fouten = reader.parse(
        parse_qsl(zoekvraag), regio=regio, strict=False, per_pagina=PER_PAGINA
    )
    return None if fouten else vraag


def free_places(reader: Reader, vraag: Zoekvraag) -> Plekgroepen:
    """The public ids of what fits and has a place now by locatie, in the order in which the site shows them."""
    locaties = reader.zoek_alle_locaties(replace(vraag, vrije_plek=True))
    return [locatie.aanbod for locatie in locaties]
