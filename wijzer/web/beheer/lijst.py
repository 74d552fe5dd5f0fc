"""Lists of the beheerder: what the address asks for, and the pages of the answer."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from flask import request, url_for

from wijzer.domain.taal.schoon import clean_code
from wijzer.web.common.bladen import Bladlink, page_numbers
from wijzer.web.common.http.sleutels import ONLEESBAAR, unreadable_keys
from wijzer.web.common.teksten import gettext as _

T = TypeVar("T")

REGELS_PER_PAGINA = 25
MAX_ZOEKTEKST = 100
_LAATSTE_PAGINA = 10**6


@dataclass(slots=True)
class Lijstvraag:
    """The question to a list, read from the address.

    A value that does not exist is told beside its field (`fouten`), and the rest is still shown.
    `gekozen` has what differs from the ordinary: enough to ask the same thing again.
    """

    args: Mapping[str, str]
    fouten: dict[str, list[str]] = field(default_factory=dict)
    gekozen: dict[str, str] = field(default_factory=dict)

    def keuze(self, naam: str, opties: Collection[str], standaard: str = "") -> str:
        """The value that was asked, one of these; the ordinary one when nothing (or something unknown) was asked."""
        waarde = self._given(naam) or standaard
        if waarde == standaard:
            return standaard
        if waarde not in opties:
            self.fouten[naam] = [_("Deze keuze bestaat niet. Kies iets uit de lijst.")]
            return standaard
        self.gekozen[naam] = waarde
        return waarde

    def tekst(self, naam: str) -> str:
        """The text that was typed to search for."""
        waarde = self._given(naam)
        if len(waarde) > MAX_ZOEKTEKST:
            self.fouten[naam] = [_("Maak uw zoekvraag korter.")]
            waarde = waarde[:MAX_ZOEKTEKST]
        if waarde:
            self.gekozen[naam] = waarde
        return waarde

    def nummer(self, naam: str, standaard: int = 1) -> int:
        """A whole number from 1 on; anything else is told."""
        waarde = clean_code(self._given(naam))
        if not waarde:
            return standaard
        if waarde.isascii() and waarde.isdigit() and 1 <= len(waarde) <= 9 and int(waarde) >= 1:
            return min(int(waarde), _LAATSTE_PAGINA)
        self.fouten[naam] = [_("Dit is geen nummer van een pagina.")]
        return standaard

    def _given(self, naam: str) -> str:
        """What the address says; nothing when that is no text, which is told."""
        if naam in unreadable_keys():
            self.fouten[naam] = [_(ONLEESBAAR)]
        return self.args.get(naam, "")

    def href(self, endpoint: str | None = None, **anders: object) -> str:
        """The address that asks the same thing, with something else in it."""
        waarden = {**(request.view_args or {})} if endpoint is None else {}
        return url_for(endpoint or request.endpoint or "", **{**waarden, **self.gekozen, **anders})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstbladen:
    """The pages of a list. `van` and `tot` count from 1; `voorbij`: the page that was asked for lies past the last."""

    totaal: int
    van: int
    tot: int
    nummer: int
    aantal: int
    bladen: Sequence[Bladlink]
    vorige: str | None
    volgende: str | None
    eerste: str

    @property
    def voorbij(self) -> bool:
        """Whether there is a list, and not so much of it."""
        return self.totaal > 0 and self.van > self.totaal

    @property
    def begin(self) -> int:
        """How many rows come before this page."""
        return self.van - 1


def pages_of(vraag: Lijstvraag, totaal: int, per: int = REGELS_PER_PAGINA) -> Lijstbladen:
    """The pages of a list with so many rows, open at the one that was asked for."""
    nummer, laatste = vraag.nummer("pagina"), max(1, -(-totaal // per))

    def href(blad: int) -> str | None:
        return vraag.href(pagina=blad if blad > 1 else None) if 1 <= blad <= laatste else None

    return Lijstbladen(
        totaal=totaal,
        van=(nummer - 1) * per + 1,
        tot=min(nummer * per, totaal),
        nummer=nummer,
        aantal=laatste,
        bladen=[
            Bladlink(bladnummer, href(bladnummer) or "" if bladnummer else "", bladnummer == nummer)
            for bladnummer in page_numbers(nummer, laatste)
        ],
        vorige=href(nummer - 1),
        volgende=href(nummer + 1),
        eerste=vraag.href(pagina=None),
    )


def cut_page(rijen: Sequence[T], bladen: Lijstbladen) -> Sequence[T]:
    """The rows of the open page."""
    return rijen[bladen.begin : bladen.tot]
