"""One row of a reference file, read into a domain value; `files.regio` reads the folder."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from wijzer.domain.adressen.adres import (
    Adres,
    Punt,
    check_huisletter,
    check_toevoeging,
    parse_huisnummer,
    parse_postcode,
)
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Hulpvorm, Route, Segment
from wijzer.domain.maten import CODE, NAAM, OMSCHRIJVING, PLAATS, STRAAT, check_tekst
from wijzer.domain.regio.gebied import Gemeente, Plaats
from wijzer.domain.taal.schoon import clean_code
from wijzer.domain.taal.synoniem import BRONTAAL, MAX_WOORDEN, Synoniem, seed_id

T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GEMEENTECODE = re.compile(r"GM[0-9]{4}")
_GETAL = re.compile(r"[0-9]{1,4}")
_PC4 = re.compile(r"[1-9][0-9]{3}")


@dataclass(slots=True)
class Regiomaprij:
    """One row; a wrong cell is remembered and gives a stand-in, so that one reading finds every mistake."""

    cellen: Mapping[str, str]
    fouten: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """No cell at all is longer than the longest text, nor holds a sign that cannot be seen."""
        for kolom, tekst in self.cellen.items():
            self._check(kolom, tekst, OMSCHRIJVING)

    def tekst(self, kolom: str, hooguit: int) -> str:
        """The text of a cell that may not be empty."""
        tekst = self.cellen[kolom]
        if not tekst:
            self.fouten.append((kolom, "is leeg"))
        elif len(tekst) <= OMSCHRIJVING:
            self._check(kolom, tekst, hooguit)
        return tekst

    def _check(self, kolom: str, tekst: str, hooguit: int) -> None:
        for fout in check_tekst(kolom, tekst, hooguit, regels=True):
            self.fouten.append((kolom, f"{fout.melding} Verwacht: {fout.verwacht}."))

    def lees(self, kolom: str, parse: Callable[[str], T], standin: T, verwacht: str) -> T:
        """The cell as `parse` reads it, or `standin` after noting what was expected."""
        try:
            return parse(clean_code(self.cellen[kolom]))
        except Ongeldig as fout:
            self.fouten.append((kolom, fout.melding))
        except (ValueError, KeyError):
            self.fouten.append((kolom, f"verwacht: {verwacht}"))
        return standin

    def getal(self, kolom: str) -> int:
        """A whole number of at most four digits."""
        return self.lees(
            kolom,
            lambda tekst: int(_match(_GETAL, tekst)),
            0,
            "een heel getal van 0 tot en met 9999",
        )

    def slug(self) -> str:
        """The slug of this row."""
        return self.lees(
            "slug", lambda tekst: _match(SLUG, tekst), "", "kleine letters, cijfers en streepjes"
        )

    def gemeentecode(self, kolom: str) -> str:
        """A CBS code."""
        return self.lees(
            kolom, lambda tekst: _match(_GEMEENTECODE, tekst), "", "een CBS-code zoals GM0164"
        )

    def punt(self) -> Punt:
        """The point of `lat` and `lon`, in degrees WGS84."""
        graden = "graden (WGS84) met een punt, zoals 52.26583"
        lat = self.lees("lat", lambda tekst: _within(tekst, 90), 0.0, graden)
        return Punt(lat, self.lees("lon", lambda tekst: _within(tekst, 180), 0.0, graden))


def _match(pattern: re.Pattern[str], tekst: str) -> str:
    if not pattern.fullmatch(tekst):
        raise ValueError(tekst)
    return tekst


def _within(tekst: str, grens: int) -> float:
    graden = float(tekst)
    if not -grens <= graden <= grens:  # not-a-number neither
        raise ValueError(tekst)
    return graden


def _ja_nee(tekst: str) -> bool:
    return {"ja": True, "nee": False}[tekst]


def _codes(tekst: str) -> frozenset[str]:
    return frozenset(_match(_GEMEENTECODE, code) for code in re.split(r"[,\s]+", tekst) if code)


def parse_gemeente(rij: Regiomaprij, regio: str, at: datetime) -> Gemeente:
    """A gemeente with its town hall, confirmed at `at` where the file says that a source confirms it."""
    bevestigd = rij.lees("bevestigd", _ja_nee, standin=False, verwacht="ja of nee")
    return Gemeente(
        code=rij.gemeentecode("code"),
        regio=regio,
        naam=rij.tekst("naam", NAAM),
        punt=rij.punt(),
        gemeentehuis=rij.tekst("gemeentehuis", NAAM),
        adres=_adres(rij) if rij.cellen["straat"] else None,
        bevestigd_at=at if bevestigd else None,
    )


def _adres(rij: Regiomaprij) -> Adres:
    return Adres(
        straat=rij.tekst("straat", STRAAT),
        huisnummer=rij.lees("huisnummer", lambda tekst: parse_huisnummer(tekst)[0], 1, "een getal"),
        huisletter=rij.lees("huisletter", check_huisletter, None, "één letter"),
        toevoeging=rij.lees("toevoeging", check_toevoeging, None, "hooguit vier tekens"),
        postcode=rij.lees("postcode", parse_postcode, "", "een postcode"),
        plaats=rij.tekst("plaats", PLAATS),
    )


def parse_plaats(rij: Regiomaprij) -> Plaats:
    """A woonplaats with its postcodes."""
    pc4 = rij.lees(
        "pc4",
        lambda tekst: frozenset(_match(_PC4, deel) for deel in tekst.split()),
        frozenset[str](),
        "vier cijfers",
    )
    return Plaats(
        gemeente=rij.gemeentecode("gemeentecode"),
        naam=rij.tekst("naam", NAAM),
        punt=rij.punt(),
        pc4=pc4,
    )


def parse_segment(rij: Regiomaprij, regio: str) -> Segment:
    """A main group of help."""
    return Segment(regio, rij.slug(), rij.tekst("naam", NAAM), rij.getal("volgorde"))


def parse_doelgroep(rij: Regiomaprij, regio: str) -> Doelgroep:
    """A doelgroep of the region."""
    return Doelgroep(regio, rij.slug(), rij.tekst("naam", NAAM), rij.getal("volgorde"))


def parse_hulpvorm(rij: Regiomaprij, regio: str) -> Hulpvorm:
    """A hulpvorm; whether its segment exists is checked when all files are read."""
    return Hulpvorm(
        regio=regio,
        slug=rij.slug(),
        naam=rij.tekst("naam", NAAM),
        gewone_naam=rij.tekst("gewone_naam", NAAM),
        segment=rij.tekst("segment", CODE),
        soort=rij.lees("soort", Hulpsoort, Hulpsoort.AMBULANT, ", ".join(Hulpsoort)),
        route=rij.lees("route", Route, Route.DIRECT, ", ".join(Route)),
        tekst=rij.tekst("tekst", OMSCHRIJVING),
        volgorde=rij.getal("volgorde"),
        vanuit_vestiging=rij.lees("vanuit_vestiging", _ja_nee, standin=False, verwacht="ja of nee"),
        zoekwoorden=tuple(rij.cellen["zoekwoorden"].split()),
        uitgesloten_gemeenten=rij.lees(
            "uitgesloten_gemeenten", _codes, frozenset(), "CBS-codes met een spatie ertussen"
        ),
    )


def parse_synoniem(rij: Regiomaprij, regio: str, taal: str = BRONTAAL) -> Synoniem:
    """A word or phrase and the slugs it stands for; whether those exist is checked when all files are read."""
    woorden = rij.tekst("woorden", MAX_WOORDEN)
    return Synoniem(
        id=seed_id(regio, woorden),
        regio=regio,
        woorden=woorden,
        hulpvormen=tuple(rij.cellen["hulpvormen"].split()),
        doelgroepen=tuple(rij.cellen["doelgroepen"].split()),
        taal=taal,
    )
