"""The line above the results that says where the nearest free places to live are, gemeente by gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijzer.published.naslag.plaatsnamen import BekendePlaats
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.nabij import PlekkenIn
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.ruimer import everywhere, meant_gemeenten


@dataclass(frozen=True, slots=True)
class Gemeenteplekken:
    """How many places are free in one gemeente, as `0 in Losser`; how far, as `22 km`; and the search there.

    `km` is empty for the gemeente that was asked for, `href` where there is no place to look at.
    """

    tekst: str
    km: str
    href: str


@dataclass(frozen=True, slots=True)
class Plekkenregel:
    """The places in the gemeente that was asked for, and in the nearest that have any.

    `hele_regio` is the same search over the region for a child who lives in `waar`, for who asked for one gemeente and
    may have meant where the child lives; both are empty where that was asked already.
    """

    gemeenten: Sequence[Gemeenteplekken]
    waar: str
    hele_regio: str


def show_nabij(reader: Reader, gevonden: Zoekresultaat) -> Plekkenregel | None:
    """Look where the nearest places are; nothing where nobody asked for one gemeente, or no place to live is free.

    A gemeente that a filter or the text names is where help has to lie: nothing else is listed. A parent who types
    `gezinshuis Losser` may as well mean where the child lives, so the line tells what that would give and leads there.
    """
    woont = gevonden.bedoeld.plaats is not None
    anders = gevonden.bedoeld.on_page(1) if woont else _for_child_in(reader, gevonden)
    if gevonden.crisis or anders is None:
        return None
    plekken = reader.nearest_plekken(anders)
    if not plekken:
        return None
    gemeenten = [_to_text(hier, anders) for hier in plekken]
    if woont:
        return Plekkenregel(gemeenten, "", "")
    return Plekkenregel(gemeenten, plekken[0].gemeente.naam, search_href(anders))


def _for_child_in(reader: Reader, gevonden: Zoekresultaat) -> Zoekvraag | None:
    """The same question for a child who lives in the one gemeente that a filter or the text names."""
    codes = meant_gemeenten(reader, gevonden)
    if len(codes) != 1:
        return None
    gemeente, regio = reader.gemeente(codes[0]), gevonden.vraag.regio
    plaats = reader.naslag.plaatsnamen.find(gemeente.naam, regio)
    if not isinstance(plaats, BekendePlaats) or plaats.gemeente != gemeente.code:
        return None
    return replace(everywhere(gevonden), plaats=plaats.tekst)


def _to_text(hier: PlekkenIn, vraag: Zoekvraag) -> Gemeenteplekken:
    gemeente = hier.gemeente
    return Gemeenteplekken(
        tekst=_("%(n)s in %(gemeente)s", n=hier.plekken, gemeente=gemeente.naam),
        km=_("%(km)s km", km=hier.km) if hier.km else "",
        href=search_href(replace(vraag, gemeente=(gemeente.code,))) if hier.plekken else "",
    )
