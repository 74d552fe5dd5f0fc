"""A search as an Atom feed (RFC 4287): an entry for each locatie that has a place now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid5

from flask import Response, render_template

from wijzer.published.gegevens import AanbodInfo
from wijzer.published.reader import Reader
from wijzer.published.stukken import format_moment
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.verzoek import absolute, current_reader
from wijzer.web.public.app import keep_nowhere
from wijzer.web.public.kamer import asked_regio, bp
from wijzer.web.public.meenemen.locatieregel import Locatieregel, show_regel
from wijzer.web.public.meenemen.werkrem import Werkrem, braked
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.titel import title_of
from wijzer.web.public.zoeken.vraag import asked_vraag, href_with

HOOGSTENS = 100
"""How many entries a feed has: the newest ones."""
_REM = Werkrem(tegelijk=8, voorraad=10, aandeel=0.25)
"""A feed costs as much as a page of results, and readers come all at once on the hour.

So some three hundred are let through, then eight a second.
"""
_GEEN_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What no XML may hold, such as a control character that somebody searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atombericht:
    """One entry. `id` stays the same until what the aanbieder stated of its places changes; then it is news again."""

    id: str
    updated: str | None
    regel: Locatieregel
    href: str


@bp.get("/<regio>/zoeken/atom")
def zoeken_atom() -> Response:
    """Give what has a place now, the newest first."""
    return braked(_REM, _answer)


def _answer() -> Response:
    reader, regio = current_reader(), asked_regio()
    vraag, _fouten = asked_vraag(reader, regio)
    berichten = list(_entries(reader, vraag))
    xml = render_template(
        "public/zoeken_atom.xml",
        titel=title_of(reader, regio, vraag),
        berichten=berichten,
        updated=_newest(berichten) or format_moment(reader.stand.gepubliceerd_at),
        zelf=absolute(href_with("public.zoeken_atom", vraag)),
        pagina=absolute(search_href(vraag)),
    )
    feed = Response(
        _GEEN_XML.sub("", xml),
        content_type="application/atom+xml; charset=utf-8",
        headers={"X-Robots-Tag": "noindex"},
    )
    return keep_nowhere(feed, when=reader.is_crisis(vraag))


def _entries(reader: Reader, vraag: Zoekvraag) -> Iterator[Atombericht]:
    """The newest entries with a place. Moments are those the feed gives too: when the entry was stated."""
    nieuwste = replace(vraag, vrije_plek=True, sorteer=Sorteer.ACTUALITEIT)
    gevonden = reader.zoek_alle_locaties(nieuwste, hoogstens=HOOGSTENS)
    for alle in sorted(reader.aanbod_by_locatie(gevonden), key=_newest_moment, reverse=True):
        yield _entry(reader, alle)


def _entry(reader: Reader, alle: Sequence[AanbodInfo]) -> Atombericht:
    updated = format_moment(_newest_moment(alle))
    regel = show_regel(reader, alle)
    return Atombericht(
        id=uuid5(alle[0].locatie.id, updated or "").urn,
        updated=updated,
        regel=regel,
        href=absolute(regel.beeld.href),
    )


def _newest_moment(alle: Sequence[AanbodInfo]) -> datetime:
    return max(map(_moment, alle))


def _moment(aanbod: AanbodInfo) -> datetime:
    """When the entry was last changed; every entry with a place has such a moment."""
    moment = aanbod.beschikbaarheid.gewijzigd_at
    if moment is None:
        raise LookupError(aanbod.id)
    return moment


def _newest(berichten: list[Atombericht]) -> str | None:
    return max((bericht.updated for bericht in berichten if bericht.updated), default=None)
