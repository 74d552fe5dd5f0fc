"""The question of a visitor or a partner, read from the keys of an address. The same for pages and JSON."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any
from uuid import UUID

from wijzer.domain.beschikbaarheid import MAX_WEKEN
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locatie import MAX_LEEFTIJD
from wijzer.domain.product import Vindbaar
from wijzer.domain.tekst import Tekst
from wijzer.published.naslag import Naslag
from wijzer.published.plaatsnamen import MAX_PLAATSTEKST, Meerdere, Onbekend, Plek
from wijzer.published.sorteer import Sorteer

__all__ = [
    "MAX_PAGINA",
    "MAX_PER_PAGINA",
    "PER_PAGINA",
    "PER_PAGINA_JSON",
    "SLEUTELS",
    "Sorteer",
    "Zoekvraag",
    "parse_zoekvraag",
]

PER_PAGINA, PER_PAGINA_JSON, MAX_PER_PAGINA = 25, 50, 200
MAX_PAGINA = 1_000_000
MAX_STRAAL = 200
MAX_ZOEKTEKST = 100

HERHAALBAAR = frozenset({"hulpvorm", "product", "doelgroep", "gemeente"})
SLEUTELS = frozenset(
    {
        *HERHAALBAAR, "regio", "segment", "medischeVerwijzing", "postcode", "straal", "leeftijd", "vrijePlek",
        "maxWachttijd", "zoek", "letterlijk", "sorteer", "pagina", "perPagina", "locatie", "aanbieder", "plaats", "lat", "lon",
    }
)  # fmt: skip
"""Every key that a search has. Anything else is an error in JSON, and nothing on a page."""

_EEN_PLAATS = Tekst("een gemeente, plaats of postcode in de regio")
_GEEN_VERTREKPUNT = Tekst("Vul ook in waar het kind woont: de afstand telt vanaf daar.")
_POSTCODE = re.compile(r"([1-9][0-9]{3})(?: ?[A-Za-z]{2})?")
_GEHEEL = re.compile(r"[0-9]{1,9}")
_GRADEN = re.compile(r"-?[0-9]{1,3}(\.[0-9]*)?")
GRADEN_DECIMALEN = 2
"""Of where a visitor is no more than this is taken: about a kilometre."""
VERTREKPUNTEN = ("plaats", "postcode", "lat", "lon")
"""The keys that say from where distance is counted; the first one that was given counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoekvraag:
    """What somebody looks for. Values of one key are alternatives, different keys all have to hold.

    `plaats` is a place in the spelling of `Plaatsnamen`: what reaches its gemeente, or with `straal` what lies at most so
    many km from its middle. `postcode` (PC4) and `lat` with `lon` (degrees, rounded to about a kilometre) only count
    distance. `max_wachttijd` is in weeks for both phases together. `letterlijk` mends no slips in `zoek`.
    """

    regio: str | None = None
    hulpvorm: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    segment: str | None = None
    doelgroep: tuple[str, ...] = ()
    medische_verwijzing: bool = False
    gemeente: tuple[str, ...] = ()
    plaats: str | None = None
    postcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    straal: int | None = None
    leeftijd: int | None = None
    vrije_plek: bool = False
    max_wachttijd: int | None = None
    zoek: str | None = None
    letterlijk: bool = False
    locatie: UUID | None = None
    aanbieder: UUID | None = None
    sorteer: Sorteer = Sorteer.BESCHIKBAARHEID
    pagina: int = 1
    per_pagina: int = PER_PAGINA

    def paren(self, *, per_pagina: int = PER_PAGINA) -> list[tuple[str, str]]:
        """The keys and values that lead back to this question, sorted, defaults left out."""
        standaard = Zoekvraag(per_pagina=per_pagina)
        return sorted(
            (sleutel, _tekst(waarde))
            for sleutel, naam in _VELDEN.items()
            if sleutel != "regio" and getattr(self, naam) != getattr(standaard, naam)
            if sleutel != "letterlijk" or self.zoek
            for waarde in _elk(getattr(self, naam))
        )

    @property
    def has_origin(self) -> bool:
        """Whether there is a point to count distance from."""
        return self.plaats is not None or self.postcode is not None or self.lat is not None

    def without_origin(self) -> "Zoekvraag":
        """The same question without where the child lives or the visitor is."""
        volgorde = Sorteer.BESCHIKBAARHEID if self.sorteer is Sorteer.AFSTAND else self.sorteer
        return replace(
            self, plaats=None, postcode=None, lat=None, lon=None, straal=None, sorteer=volgorde
        )

    def without_position(self) -> "Zoekvraag":
        """The same question without where the visitor is: for whatever is kept or passed on."""
        return (
            self
            if self.lat is None
            else replace(self.without_origin(), plaats=self.plaats, postcode=self.postcode)
        )

    def on_page(self, pagina: int) -> "Zoekvraag":
        """The same question, another page of the answer."""
        return replace(self, pagina=pagina)


_VELDEN = {
    "regio": "regio", "hulpvorm": "hulpvorm", "product": "product", "segment": "segment", "doelgroep": "doelgroep",
    "medischeVerwijzing": "medische_verwijzing", "gemeente": "gemeente", "plaats": "plaats", "postcode": "postcode",
    "lat": "lat", "lon": "lon", "straal": "straal",
    "leeftijd": "leeftijd", "vrijePlek": "vrije_plek", "maxWachttijd": "max_wachttijd", "zoek": "zoek",
    "letterlijk": "letterlijk",
    "locatie": "locatie", "aanbieder": "aanbieder", "sorteer": "sorteer", "pagina": "pagina", "perPagina": "per_pagina",
}  # fmt: skip


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
            self._waarden.setdefault(sleutel, []).append(waarde.strip())

    def read(self, per_pagina: int) -> tuple[Zoekvraag, list[Ongeldig]]:
        """The question and the mistakes."""
        self._check_keys()
        self._regio = regio = self._regio or self._one("regio", self._choose(self._naslag.regios))
        plaats = self._one("plaats", self._plaats)
        postcode = self._one("postcode", self._postcode)
        lat, lon = self._point()
        vraag = Zoekvraag(
            regio=regio,
            hulpvorm=self._many("hulpvorm", self._choose(self._slugs(self._naslag.hulpvormen))),
            product=self._many("product", self._choose(self._codes(), fold=str.upper)),
            segment=self._one("segment", self._choose(self._slugs(self._naslag.segmenten))),
            doelgroep=self._many("doelgroep", self._choose(self._slugs(self._naslag.doelgroepen))),
            medische_verwijzing=self._one("medischeVerwijzing", _parse_true) or False,
            gemeente=self._many("gemeente", self._choose(self._gemeenten(), fold=str.upper)),
            plaats=plaats,
            postcode=postcode,
            lat=lat,
            lon=lon,
            straal=self._one("straal", _number(1, MAX_STRAAL, _KM)),
            leeftijd=self._one("leeftijd", _number(0, MAX_LEEFTIJD, _JAAR)),
            vrije_plek=self._one("vrijePlek", _parse_true) or False,
            max_wachttijd=self._one("maxWachttijd", _number(0, 2 * MAX_WEKEN, _WEKEN)),
            zoek=self._one("zoek", _parse_zoek),
            letterlijk=self._one("letterlijk", _parse_true) or False,
            locatie=self._one("locatie", _parse_uuid),
            aanbieder=self._one("aanbieder", _parse_uuid),
            sorteer=self._one("sorteer", _parse_sorteer) or Sorteer.BESCHIKBAARHEID,
            pagina=self._one("pagina", _number(1, MAX_PAGINA, _GETAL)) or 1,
            per_pagina=self._one("perPagina", _number(1, MAX_PER_PAGINA, _GETAL)) or per_pagina,
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
                    self._refuse(sleutel, _GEEN_VERTREKPUNT, Tekst("een plaats of postcode"))
        return vraag.without_origin()

    def _point(self) -> tuple[float | None, float | None]:
        """Where the visitor is; half a point is none."""
        lat, lon = self._one("lat", _degrees(90)), self._one("lon", _degrees(180))
        for sleutel, ander in (("lat", "lon"), ("lon", "lat")):
            if self._given(sleutel) and not self._given(ander):
                self._refuse(
                    ander, Tekst("Een punt heeft lat en lon allebei nodig."), Tekst("graden")
                )
        return (None, None) if lat is None or lon is None else (lat, lon)

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
            except _Fout as fout:
                self._refuse(sleutel, fout.melding, fout.verwacht)
        return goed

    def _refuse(self, sleutel: str, melding: str, verwacht: str) -> None:
        self._fouten.append(Ongeldig(sleutel, melding, verwacht=verwacht))

    def _choose(
        self, mogelijk: Collection[str], fold: Callable[[str], str] = str
    ) -> Callable[[str], str]:
        def parse(tekst: str) -> str:
            if fold(tekst) not in mogelijk:
                raise _Fout(Tekst("Deze waarde kennen wij niet."), Tekst("een waarde uit de lijst"))
            return fold(tekst)

        return parse

    def _slugs(self, dingen: Iterable[Any]) -> frozenset[str]:
        return frozenset(ding.slug for ding in dingen if self._here(ding.regio))

    def _codes(self) -> frozenset[str]:
        return frozenset(
            een.code
            for een in self._naslag.producten
            if self._here(een.regio) and een.vindbaar is not Vindbaar.GEEN
        )

    def _gemeenten(self) -> frozenset[str]:
        return frozenset(
            een.code for een in self._naslag.gemeenten.values() if self._here(een.regio)
        )

    def _here(self, regio: str) -> bool:
        return self._regio is None or regio == self._regio

    def _plaats(self, tekst: str) -> str:
        if not tekst or len(tekst) > MAX_PLAATSTEKST:
            raise _Fout(Tekst("Vul 1 tot en met %(n)s tekens in.", n=MAX_PLAATSTEKST), _EEN_PLAATS)
        match self._naslag.plaatsnamen.find(tekst, self._regio):
            case Plek() as plek:
                return plek.tekst
            case Meerdere(mogelijk):
                raise _Fout(Tekst("Er zijn meer plaatsen met deze naam."), _either(mogelijk))
            case Onbekend(lijkt_op, buiten):
                raise self._unknown_place(tekst, lijkt_op, buiten=buiten)

    def _unknown_place(self, tekst: str, lijkt_op: tuple[Plek, ...], *, buiten: bool) -> "_Fout":
        if buiten and (match := _POSTCODE.fullmatch(tekst)):
            return self._outside(match[1])
        melding = (
            Tekst("Deze plaats ligt buiten %(regio)s.")
            if buiten
            else Tekst("Deze plaats kennen wij niet in %(regio)s.")
        )
        return _Fout(melding.fill(regio=self._here_called()), _either(lijkt_op) or _EEN_PLAATS)

    def _postcode(self, tekst: str) -> str:
        match = _POSTCODE.fullmatch(tekst)
        if not match:
            raise _Fout(
                Tekst("Dit is geen Nederlandse postcode."),
                Tekst("vier cijfers, zoals 7551, of met letters: 7551 EB"),
            )
        if self._naslag.pc4_punt(match[1], self._regio) is None:
            raise self._outside(match[1])
        return match[1]

    def _outside(self, pc4: str) -> "_Fout":
        melding = Tekst(
            "Postcode %(code)s ligt buiten %(regio)s. Hier staat alleen hulp uit de regio.",
            code=pc4,
            regio=self._here_called(),
        )
        return _Fout(melding, Tekst("een postcode in de regio"))

    def _here_called(self) -> str:
        regio = self._naslag.regios.get(self._regio or "")
        return regio.naam if regio else Tekst("deze regio")


class _Fout(Exception):
    """A value is wrong; `_Lezer` knows for which key."""

    def __init__(self, melding: str, verwacht: str) -> None:
        super().__init__(melding)
        self.melding = melding
        self.verwacht = verwacht


_GETAL = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s")
_KM = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s km")
_JAAR = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s jaar")
_WEKEN = Tekst("een heel getal van %(laagste)s tot en met %(hoogste)s weken")


def _number(laagste: int, hoogste: int, grens: Tekst) -> Callable[[str], int]:
    verwacht = grens.fill(laagste=laagste, hoogste=hoogste)

    def parse(tekst: str) -> int:
        if not _GEHEEL.fullmatch(tekst) or not laagste <= int(tekst) <= hoogste:
            raise _Fout(Tekst("Dit getal kan hier niet."), verwacht)
        return int(tekst)

    return parse


def _degrees(grens: int) -> Callable[[str], float]:
    def parse(tekst: str) -> float:
        match = _GRADEN.fullmatch(tekst)
        if not match or abs(float(tekst)) > grens:
            raise _Fout(
                Tekst("Dit is geen plek op de kaart."),
                Tekst("graden van -%(n)s tot en met %(n)s", n=grens),
            )
        if len(match[1] or "") > GRADEN_DECIMALEN + 1:
            raise _Fout(
                Tekst("Dit punt is te precies: dan zou te zien zijn waar iemand woont."),
                Tekst("graden met hoogstens twee cijfers achter de punt"),
            )
        return float(tekst)

    return parse


def _either(plekken: Iterable[Plek]) -> str:
    namen = [plek.tekst for plek in plekken]
    return reduce(_or, namen) if namen else ""


def _or(een: str, ander: str) -> str:
    return Tekst("%(een)s of %(ander)s", een=een, ander=ander)


def _parse_true(tekst: str) -> bool:
    if tekst != "true":
        raise _Fout(Tekst("Hier kan alleen `true` staan."), Tekst("true, of laat de sleutel weg"))
    return True


def _parse_zoek(tekst: str) -> str:
    schoon = " ".join("".join(map(_as_typed, tekst)).split())
    if not schoon or len(schoon) > MAX_ZOEKTEKST:
        raise _Fout(
            Tekst("Zoek met 1 tot en met %(n)s tekens.", n=MAX_ZOEKTEKST), Tekst("een paar woorden")
        )
    return schoon


def _as_typed(teken: str) -> str:
    """What cannot be seen was not typed on purpose: it becomes a space."""
    return teken if teken.isprintable() else " "


def _parse_uuid(tekst: str) -> UUID:
    if not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", tekst):
        raise _Fout(Tekst("Dit is geen id."), Tekst("een UUID"))
    return UUID(tekst)


def _parse_sorteer(tekst: str) -> Sorteer:
    if tekst not in set(Sorteer):
        raise _Fout(Tekst("Zo kunnen wij niet sorteren."), ", ".join(Sorteer))
    return Sorteer(tekst)


def _elk(waarde: Any) -> tuple[Any, ...]:
    return waarde if isinstance(waarde, tuple) else (waarde,)


def _tekst(waarde: Any) -> str:
    return "true" if waarde is True else str(waarde)
