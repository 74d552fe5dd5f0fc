"""Reading a question from the keys of an address, and telling what is wrong in it. The same for pages and JSON."""

import re
from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import MAX_WEKEN
from wijzer.domain.locaties.locatie import MAX_LEEFTIJD
from wijzer.domain.taal.schoon import clean_code, clean_line
from wijzer.domain.tekst import Tekst
from wijzer.published.naslag.plaatsnamen import MAX_PLAATSTEKST, Meerdere, Onbekend, Plek
from wijzer.published.naslag.regios import Naslag
from wijzer.published.vraag.keuzes import choices
from wijzer.published.vraag.sorteer import Sorteer
from wijzer.published.vraag.waarden import (
    GETAL,
    JAAR,
    KM,
    WEKEN,
    Waardefout,
    degrees,
    number,
    parse_sorteer,
    parse_true,
    parse_uuid,
    parse_zoek,
)
from wijzer.published.vraag.zoekvraag import (
    HERHAALBAAR,
    MAX_FOUTEN,
    MAX_PAGINA,
    MAX_PER_PAGINA,
    MAX_STRAAL,
    PER_PAGINA,
    SLEUTELS,
    VERTREKPUNTEN,
    Zoekvraag,
)


class ZonderVertrekpunt(Ongeldig):
    """A key that is right by itself, and counts from a place that was not given."""


_EEN_PLAATS = Tekst("een gemeente, plaats of postcode in de regio")
_GEEN_VERTREKPUNT = Tekst("Vul ook in waar het kind woont: de afstand telt vanaf daar.")
_POSTCODE = re.compile(r"([1-9][0-9]{3})(?:[ -]{0,3}[A-Za-z]{2})?")


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
    return _Lezer(paren, naslag, regio, strict=strict).read(per_pagina)


class _Lezer:
    """Reads the keys one by one and gathers what is wrong."""

    def __init__(
        self, paren: Iterable[tuple[str, str]], naslag: Naslag, regio: str | None, *, strict: bool
    ) -> None:
        self._naslag = naslag
        self._regio = regio
        self._strict = strict
        self._fouten: list[Ongeldig] = []
        self._waarden: dict[str, list[str]] = {}
        for sleutel, waarde in paren:
            self._waarden.setdefault(sleutel, []).append(clean_line(waarde))

    def read(self, per_pagina: int) -> tuple[Zoekvraag, list[Ongeldig]]:
        """The question and the mistakes."""
        self._check_keys()
        self._regio = regio = self._regio or self._one("regio", self._choose("regio"))
        plaats = self._one("plaats", self._plaats)
        postcode = self._one("postcode", self._postcode)
        lat, lon = self._point()
        vraag = Zoekvraag(
            regio=regio,
            hulpvorm=self._many("hulpvorm", self._choose("hulpvorm")),
            product=self._many("product", self._choose("product", fold=str.upper)),
            segment=self._one("segment", self._choose("segment")),
            doelgroep=self._many("doelgroep", self._choose("doelgroep")),
            medische_verwijzing=self._one("medischeVerwijzing", parse_true) or False,
            gemeente=self._many("gemeente", self._choose("gemeente", fold=str.upper)),
            plaats=plaats,
            postcode=postcode,
            lat=lat,
            lon=lon,
            straal=self._one("straal", number(1, MAX_STRAAL, KM)),
            leeftijd=self._one("leeftijd", number(0, MAX_LEEFTIJD, JAAR)),
            vrije_plek=self._one("vrijePlek", parse_true) or False,
            max_wachttijd=self._one("maxWachttijd", number(0, 2 * MAX_WEKEN, WEKEN)),
            zoek=self._one("zoek", parse_zoek),
            letterlijk=self._one("letterlijk", parse_true) or False,
            locatie=self._one("locatie", parse_uuid),
            aanbieder=self._one("aanbieder", parse_uuid),
            sorteer=self._one("sorteer", parse_sorteer) or Sorteer.BESCHIKBAARHEID,
            pagina=self._one("pagina", number(1, MAX_PAGINA, GETAL)) or 1,
            per_pagina=self._one("perPagina", number(1, MAX_PER_PAGINA, GETAL)) or per_pagina,
        )
        return self._check_together(vraag), self._fouten

    def _check_keys(self) -> None:
        if not self._strict:
            return
        for sleutel, waarden in self._waarden.items():
            if sleutel not in SLEUTELS:
                self._refuse(
                    sleutel, Tekst("Deze sleutel kennen wij niet."), ", ".join(sorted(SLEUTELS))
                )
            elif len(waarden) > 1 and sleutel not in HERHAALBAAR:
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

    def _point(self) -> tuple[float | None, float | None]:
        """Where the visitor is; half a point is none."""
        lat, lon = self._one("lat", degrees(90)), self._one("lon", degrees(180))
        for sleutel, ander in (("lat", "lon"), ("lon", "lat")):
            if self._given(sleutel) and not self._given(ander):
                melding = Tekst("Een punt heeft lat en lon allebei nodig.")
                self._refuse(ander, melding, Tekst("graden"), ZonderVertrekpunt)
        buiten = self._beyond(lat, lon)
        for sleutel in buiten:
            melding = Tekst("U bent buiten %(regio)s. Vul in waar het kind woont.")
            self._refuse(sleutel, melding.fill(regio=self._here_called()), _EEN_PLAATS)
        return (None, None) if buiten or lat is None or lon is None else (lat, lon)

    def _beyond(self, lat: float | None, lon: float | None) -> list[str]:
        """Which of the two lies too far away: of a visitor's point whether it is near a gemeente, of a program's each by itself."""
        venster = self._naslag.venster
        if self._strict and venster is not None:
            zijden = (("lat", lat, venster.zuid, venster.noord), ("lon", lon, venster.west, venster.oost))  # fmt: skip
            return [naam for naam, een, van, tot in zijden if een is not None and not van <= een <= tot]  # fmt: skip
        if lat is None or lon is None or self._naslag.is_near(Punt(lat, lon), self._regio):
            return []
        return ["lat"]

    def _one(self, sleutel: str, parse: Callable[[str], Any]) -> Any:
        return next(iter(self._parsed(sleutel, self._given(sleutel)[:1], parse)), None)

    def _many(self, sleutel: str, parse: Callable[[str], str]) -> tuple[str, ...]:
        return tuple(sorted(set(self._parsed(sleutel, self._given(sleutel), parse))))

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
        if len(self._fouten) < MAX_FOUTEN:
            self._fouten.append(soort(sleutel, melding, verwacht=verwacht))

    def _choose(self, sleutel: str, fold: Callable[[str], str] = str) -> Callable[[str], str]:
        mogelijk = frozenset(choices(self._naslag, sleutel, self._regio))

        def parse(tekst: str) -> str:
            waarde = fold(clean_code(tekst))
            if waarde not in mogelijk:
                raise Waardefout(
                    Tekst("Deze waarde kennen wij niet."), Tekst("een waarde uit de lijst")
                )
            return waarde

        return parse

    def _plaats(self, tekst: str) -> str:
        if not tekst or len(tekst) > MAX_PLAATSTEKST:
            raise Waardefout(
                Tekst("Vul 1 tot en met %(n)s tekens in.", n=MAX_PLAATSTEKST), _EEN_PLAATS
            )
        match self._naslag.plaatsnamen.find(tekst, self._regio):
            case Plek() as plek:
                return plek.tekst
            case Meerdere(mogelijk):
                raise Waardefout(Tekst("Er zijn meer plaatsen met deze naam."), _either(mogelijk))
            case Onbekend(lijkt_op, buiten):
                raise self._unknown_place(tekst, lijkt_op, buiten=buiten)

    def _unknown_place(self, tekst: str, lijkt_op: tuple[Plek, ...], *, buiten: bool) -> Waardefout:
        if buiten and (match := _POSTCODE.fullmatch(clean_code(tekst))):
            return self._outside(match[1])
        melding = (
            Tekst("Deze plaats ligt buiten %(regio)s.")
            if buiten
            else Tekst("Deze plaats kennen wij niet in %(regio)s.")
        )
        return Waardefout(melding.fill(regio=self._here_called()), _either(lijkt_op) or _EEN_PLAATS)

    def _postcode(self, tekst: str) -> str:
        match = _POSTCODE.fullmatch(clean_code(tekst))
        if not match:
            raise Waardefout(
                Tekst("Dit is geen Nederlandse postcode."),
                Tekst("vier cijfers, zoals 7551, of met letters: 7551 EB"),
            )
        if self._naslag.pc4_punt(match[1], self._regio) is None:
            raise self._outside(match[1])
        return match[1]

    def _outside(self, pc4: str) -> Waardefout:
        melding = Tekst(
            "Postcode %(code)s ligt buiten %(regio)s. Hier staat alleen hulp uit de regio.",
            code=pc4,
            regio=self._here_called(),
        )
        return Waardefout(melding, Tekst("een postcode in de regio"))

    def _here_called(self) -> str:
        regio = self._naslag.regios.get(self._regio or "")
        return regio.naam if regio else Tekst("deze regio")


def _either(plekken: Iterable[Plek]) -> str:
    namen = [plek.tekst for plek in plekken]
    return reduce(_or, namen) if namen else ""


def _or(een: str, ander: str) -> str:
    return Tekst("%(een)s of %(ander)s", een=een, ander=ander)
