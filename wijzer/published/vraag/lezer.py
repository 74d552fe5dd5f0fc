"""Reading a question from the keys of an address, and telling what is wrong in it. The same for pages and JSON."""

from collections.abc import Callable, Iterable
from typing import Any

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_line
from wijzer.domain.tekst import Tekst
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.filters import FILTER, FILTERS, Filter
from wijzer.published.vraag.plaatssoorten import EEN_PLAATS
from wijzer.published.vraag.soorten import Hier
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import Waardefout
from wijzer.published.vraag.zoekvraag import (
    MAX_VRAAGFOUTEN,
    PER_PAGINA,
    SLEUTELS,
    VERTREKPUNTEN,
    Zoekvraag,
)


class ZonderVertrekpunt(Ongeldig):
    """A key that is right by itself, and counts from a place that was not given."""


_GEEN_VERTREKPUNT = Tekst("Vul ook in waar het kind woont: de afstand telt vanaf daar.")
_EERST = tuple(FILTER[sleutel] for sleutel in VERTREKPUNTEN)
_DAARNA = tuple(
    filter_ for filter_ in FILTERS if filter_ not in _EERST and filter_.sleutel != "regio"
)


def parse_zoekvraag(
    paren: Iterable[tuple[str, str]],
    naslag: Naslag,
    *,
    regio: str | None,
    strict: bool,
    per_pagina: int = PER_PAGINA,
) -> tuple[Zoekvraag, list[Ongeldig]]:
    """The question, and every key that is wrong; a wrong one is left out of the question.

    `strict` (JSON) refuses unknown keys, empty values and a key given twice; otherwise (pages) those are passed over.
    `Ongeldig.veld` is the key. `regio` is that of the address; JSON may ask for one by key.
    """
    return _Vraaglezer(paren, naslag, regio, strict=strict).read(per_pagina)


class _Vraaglezer:
    """Reads the keys one by one and gathers what is wrong."""

    def __init__(
        self, paren: Iterable[tuple[str, str]], naslag: Naslag, regio: str | None, *, strict: bool
    ) -> None:
        self._hier = Hier(naslag, regio)
        self._strict = strict
        self._fouten: list[Ongeldig] = []
        self._waarden: dict[str, list[str]] = {}
        for sleutel, waarde in paren:
            self._waarden.setdefault(sleutel, []).append(clean_line(waarde))

    def read(self, per_pagina: int) -> tuple[Zoekvraag, list[Ongeldig]]:
        """The question and the mistakes."""
        self._check_keys()
        if not self._hier.regio:
            self._hier = Hier(self._hier.naslag, self._read(FILTER["regio"]))
        waarden: dict[str, Any] = {"per_pagina": per_pagina, "regio": self._hier.regio}
        waarden |= self._given_to(_EERST)
        waarden |= self._point(waarden.pop("lat", None), waarden.pop("lon", None))
        waarden |= self._given_to(_DAARNA)
        return self._check_together(Zoekvraag(**waarden)), self._fouten

    def _given_to(self, filters: Iterable[Filter]) -> dict[str, Any]:
        """The fields of a question that these filters fill.

        What was not given, or was wrong, is left to its default.
        """
        gelezen = ((filter_.veld, self._read(filter_)) for filter_ in filters)
        return {veld: waarde for veld, waarde in gelezen if waarde is not None}

    def _check_keys(self) -> None:
        if not self._strict:
            return
        for sleutel, waarden in self._waarden.items():
            if sleutel not in SLEUTELS:
                self._refuse(
                    sleutel, Tekst("Deze sleutel kennen wij niet."), ", ".join(sorted(SLEUTELS))
                )
            elif len(waarden) > 1 and not FILTER[sleutel].herhaalbaar:
                self._refuse(
                    sleutel, Tekst("Deze sleutel mag maar één keer voorkomen."), Tekst("één waarde")
                )

    def _check_together(self, vraag: Zoekvraag) -> Zoekvraag:
        """Distance needs a place to count from."""
        if vraag.has_origin:
            return vraag
        if not any(self._given(sleutel) for sleutel in VERTREKPUNTEN):
            for sleutel, is_on in (
                ("straal", vraag.straal is not None),
                ("sorteer", vraag.sorteer is Sorteer.AFSTAND),
            ):
                if is_on:
                    verwacht = Tekst("een plaats of postcode")
                    self._refuse(sleutel, _GEEN_VERTREKPUNT, verwacht, ZonderVertrekpunt)
        return vraag.without_origin()

    def _point(self, lat: float | None, lon: float | None) -> dict[str, float]:
        """Where the visitor is: both degrees, or neither when one is missing, wrong or too far away."""
        for sleutel, andere_sleutel in (("lat", "lon"), ("lon", "lat")):
            if self._given(sleutel) and not self._given(andere_sleutel):
                melding = Tekst("Een punt heeft lat en lon allebei nodig.")
                self._refuse(andere_sleutel, melding, Tekst("graden"), ZonderVertrekpunt)
        buiten = self._beyond(lat, lon)
        for sleutel in buiten:
            melding = Tekst("U bent buiten %(regio)s. Vul in waar het kind woont.")
            self._refuse(sleutel, melding.fill(regio=self._hier.naam), EEN_PLAATS)
        return {} if buiten or lat is None or lon is None else {"lat": lat, "lon": lon}

    def _beyond(self, lat: float | None, lon: float | None) -> list[str]:
        """Which of the two degrees lies too far away.

        A visitor's point has to be near a gemeente; of a program's point each degree is judged by
        itself.
        """
        venster = self._hier.naslag.venster
        if self._strict and venster is not None:
            zijden = (
                ("lat", lat, venster.zuid, venster.noord),
                ("lon", lon, venster.west, venster.oost),
            )
            return [
                naam
                for naam, getal, van, tot in zijden
                if getal is not None and not van <= getal <= tot
            ]
        if (
            lat is None
            or lon is None
            or self._hier.naslag.is_near(Punt(lat, lon), self._hier.regio)
        ):
            return []
        return ["lat"]

    def _read(self, filter_: Filter) -> Any:
        """What was given to a filter; None when that is nothing, or wrong.

        Of a key that may stand once the first counts.
        """
        gegeven = self._given(filter_.sleutel)
        if not gegeven:
            return None
        lezer = filter_.soort.lezer(self._hier)
        if filter_.herhaalbaar:
            return tuple(sorted(set(self._parsed(filter_.sleutel, gegeven, lezer))))
        return next(iter(self._parsed(filter_.sleutel, gegeven[:1], lezer)), None)

    def _given(self, sleutel: str) -> list[str]:
        """What was given; a form sends empty fields along, and those mean nothing."""
        waarden = self._waarden.get(sleutel, [])
        return waarden if self._strict else [waarde for waarde in waarden if waarde]

    def _parsed(self, sleutel: str, waarden: list[str], parse: Callable[[str], Any]) -> list[Any]:
        goed = []
        for waarde in waarden:
            try:
                goed.append(parse(waarde))
            except Waardefout as fout:
                self._refuse(sleutel, fout.melding, fout.verwacht)
        return goed

    def _refuse(
        self, sleutel: str, melding: str, verwacht: str, soort: type[Ongeldig] = Ongeldig
    ) -> None:
        if len(self._fouten) < MAX_VRAAGFOUTEN:
            self._fouten.append(soort(sleutel, melding, verwacht=verwacht))
