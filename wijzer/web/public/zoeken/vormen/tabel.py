"""The answer to a search as a compact table, for who reads it twenty times a day.

A row is a locatie, as a card is: then the number above the list, the pages and the order of a
column are true. It tells how the best of its aanbod that fits stands, by which it is ordered; what
else fits there is named with it, and whether that stands otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.web.common.opmaak import leeftijd
from wijzer.web.common.teksten import Gegeven
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.beelden import AanbodBeeld
from wijzer.web.public.zoekbladen import search_href
from wijzer.web.public.zoeken.resultaten import Kaartregel, Resultaat

IN_EEN_RIJ = 2
"""So many doelgroepen, and so many codes, are named in a row, which is two lines high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekkolom:
    """The head of a column, and the way to the order that it tells.

    `href` puts the rows in that order; empty where there is none, and where it is the order now.
    `volgorde` is the value of `aria-sort`; empty where the rows are not in this order.
    """

    tekst: str
    href: str
    volgorde: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekrij:
    """One locatie. `beeld` is the best of its aanbod, with the `codes` that are called so and stand alike.

    `woord` says how that stands, with the places of the whole locatie: one row tells of all.

    `andere` says what else fits there (empty: nothing).

    `voor_wie` are the doelgroepen that a row has room for, `verder` the others: those stand on paper.
    `kies` is what is compared when the row is picked: what was picked of it before, else its best.
    """

    beeld: AanbodBeeld
    kies: AanbodBeeld
    woord: str
    codes: str
    andere: str
    leeftijd: str
    voor_wie: Sequence[Gegeven]
    verder: Sequence[Gegeven]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoektabel:
    """The heads and rows of one page of an answer. `anders`: what else fits stands otherwise in one of them."""

    koppen: Sequence[Zoekkolom]
    rijen: Sequence[Zoekrij]
    anders: bool


def show_table(vraag: Zoekvraag, gevonden: Iterable[Resultaat], *, telt_afstand: bool) -> Zoektabel:
    """Put one page of an answer in a table; a column that tells an order leads to that order.

    `telt_afstand`: there is a point to count distance from.
    """
    alle = list(gevonden)
    return Zoektabel(
        koppen=list(_heads(vraag, telt_afstand=telt_afstand)),
        rijen=[_row(resultaat) for resultaat in alle],
        anders=any(_stands_otherwise(_lines(resultaat)) for resultaat in alle),
    )


def _heads(vraag: Zoekvraag, *, telt_afstand: bool) -> Iterator[Zoekkolom]:
    yield _head(vraag, _("Naam"), Sorteer.NAAM)
    yield _head(vraag, _("Is er plek?"), Sorteer.BESCHIKBAARHEID)
    yield _head(vraag, _("Wachten"), Sorteer.WACHTTIJD)
    yield _head(vraag, _("Voor wie"))
    yield _head(vraag, _("Bellen"))
    yield _head(vraag, _("Gemeente"), Sorteer.AFSTAND if telt_afstand else None)
    yield _head(vraag, _("Opgave van"), Sorteer.ACTUALITEIT)


def _head(vraag: Zoekvraag, tekst: str, sorteer: Sorteer | None = None) -> Zoekkolom:
    if sorteer is None:
        return Zoekkolom(tekst=tekst, href="", volgorde="")
    if sorteer is vraag.sorteer:
        return Zoekkolom(tekst=tekst, href="", volgorde=_RICHTING[sorteer])
    href = search_href(replace(vraag, pagina=1, sorteer=sorteer))
    return Zoekkolom(tekst=tekst, href=href, volgorde="")


_RICHTING = {
    Sorteer.BESCHIKBAARHEID: "other",
    Sorteer.WACHTTIJD: "ascending",
    Sorteer.AFSTAND: "ascending",
    Sorteer.ACTUALITEIT: "descending",
    Sorteer.NAAM: "ascending",
}
"""How `aria-sort` names each order. Where there is a place comes first: that is no order of letters or numbers."""


def _row(resultaat: Resultaat) -> Zoekrij:
    beste, regels = resultaat.locatie, _lines(resultaat)
    return Zoekrij(
        beeld=beste,
        kies=resultaat.kies,
        woord=resultaat.woord,
        codes=_few(regels[0].codes),
        andere=_others(regels),
        leeftijd=leeftijd(beste.leeftijd_van, beste.leeftijd_tot),
        voor_wie=beste.doelgroepen[:IN_EEN_RIJ],
        verder=beste.doelgroepen[IN_EEN_RIJ:],
    )


def _lines(resultaat: Resultaat) -> list[Kaartregel]:
    return [*resultaat.producten, *resultaat.meer]


def _stands_otherwise(regels: Iterable[Kaartregel]) -> bool:
    return any(regel.status or regel.anders for regel in regels)


def _few(codes: Sequence[str]) -> str:
    """The codes under one plain name, as many as a row has room for."""
    meer = [_("en nog %(n)s", n=len(codes) - IN_EEN_RIJ)] if len(codes) > IN_EEN_RIJ else []
    return " ".join([", ".join(codes[:IN_EEN_RIJ]), *meer])


def _others(regels: Sequence[Kaartregel]) -> str:
    """How much else fits there; that it stands otherwise is said, for one row tells how the best of them stands."""
    aantal = len(regels) - 1
    if not aantal:
        return ""
    if _stands_otherwise(regels):
        return _("+ %(n)s (anders)", n=aantal)
    return _("+ %(n)s", n=aantal)
