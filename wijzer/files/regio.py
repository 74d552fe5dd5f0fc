"""The reference data of a region: a folder with one TOML and six CSV files, read into domain values.

Only parsing: what happens with values that a beheerder has edited since is the service's decision. The products of
the region stand in the same folder (`producten.csv`) and are read by `files.pdc`, as any PDC that a region imports.
"""

import csv
import io
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from wijzer.domain.fouten import WijzerFout
from wijzer.domain.maten import NAAM, OMSCHRIJVING, check_tekst
from wijzer.domain.product import Doelgroep, Hulpvorm, Segment
from wijzer.domain.regio import Gemeente, Plaats, Regio, Versheid
from wijzer.domain.synoniem import Synoniem, check_synoniem
from wijzer.files.regiorijen import (
    SLUG,
    Rij,
    parse_doelgroep,
    parse_gemeente,
    parse_hulpvorm,
    parse_plaats,
    parse_segment,
    parse_synoniem,
)
from wijzer.mappen import SEED

T = TypeVar("T")

"""Where the regions that come with the product stand: one folder per slug."""
PRODUCTEN = "producten.csv"
_MEESTE_DAGEN = 3660

_KOLOMMEN = {
    "gemeenten.csv": "code naam gemeentehuis straat huisnummer huisletter toevoeging postcode plaats lat lon bevestigd",
    "plaatsen.csv": "gemeentecode naam lat lon pc4",
    "segmenten.csv": "slug naam volgorde",
    "doelgroepen.csv": "slug naam volgorde",
    "hulpvormen.csv": "slug naam gewone_naam segment soort route vanuit_vestiging zoekwoorden tekst volgorde uitgesloten_gemeenten",
    "synoniemen.csv": "woorden hulpvormen doelgroepen",
}

VERPLICHTE_TEKSTEN = (
    "cpwv.naam", "cpwv.afkorting", "cpwv.tekst", "cpwv.wel", "cpwv.niet",
    "route.toegang.naam", "route.toegang.tekst", "route.gi.naam", "route.gi.tekst",
    "route.medisch.naam", "route.medisch.tekst", "crisis.titel", "crisis.tekst",
)  # fmt: skip
"""Keys of `Regio.teksten` that every page may count on. A list of lines is kept as one text with line ends."""


@dataclass(frozen=True, slots=True)
class Regiofout:
    """What is wrong and where: the file, the row as a spreadsheet counts it (None: the file itself) and the column."""

    bestand: str
    rij: int | None
    kolom: str
    melding: str

    def __str__(self) -> str:
        plek = f"{self.bestand}, rij {self.rij}" if self.rij else self.bestand
        return f"{plek}, {self.kolom}: {self.melding}" if self.kolom else f"{plek}: {self.melding}"


class RegioOnleesbaar(WijzerFout):
    """The folder cannot be used; `fouten` holds everything that is wrong with it."""

    def __init__(self, fouten: list[Regiofout]) -> None:
        super().__init__("; ".join(str(fout) for fout in fouten))
        self.fouten = fouten


@dataclass(frozen=True, slots=True, kw_only=True)
class Regiogegevens:
    """Everything a region starts with, its products aside (`producten` is the file that `files.pdc` reads)."""

    regio: Regio
    gemeenten: tuple[Gemeente, ...]
    plaatsen: tuple[Plaats, ...]
    segmenten: tuple[Segment, ...]
    hulpvormen: tuple[Hulpvorm, ...]
    doelgroepen: tuple[Doelgroep, ...]
    synoniemen: tuple[Synoniem, ...]
    producten: Path | None


def regio_folders(seed: Path = SEED) -> tuple[Path, ...]:
    """The folders of all regions that come with the product, in order of name."""
    return tuple(sorted(path.parent for path in seed.glob("*/regio.toml")))


def read_regio(folder: Path, *, at: datetime) -> Regiogegevens:
    """Read one region. `at` is when the town halls that a source confirms count as confirmed.

    Raises `RegioOnleesbaar` with every mistake in every file.
    """
    lezer = _Lezer(folder)
    regio = _read_toml(lezer)
    slug = regio.slug
    gegevens = Regiogegevens(
        regio=regio,
        gemeenten=lezer.rows("gemeenten.csv", lambda rij: parse_gemeente(rij, slug, at)),
        plaatsen=lezer.rows("plaatsen.csv", parse_plaats),
        segmenten=lezer.rows("segmenten.csv", lambda rij: parse_segment(rij, slug)),
        hulpvormen=lezer.rows("hulpvormen.csv", lambda rij: parse_hulpvorm(rij, slug)),
        doelgroepen=lezer.rows("doelgroepen.csv", lambda rij: parse_doelgroep(rij, slug)),
        synoniemen=lezer.rows("synoniemen.csv", lambda rij: parse_synoniem(rij, slug)),
        producten=folder / PRODUCTEN if (folder / PRODUCTEN).exists() else None,
    )
    lezer.fouten.extend(_check_references(gegevens))
    if lezer.fouten:
        raise RegioOnleesbaar(lezer.fouten)
    return gegevens


class _Lezer:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fouten: list[Regiofout] = []

    def text(self, bestand: str) -> str:
        """The text of a file; empty, with a mistake noted, when it cannot be read."""
        try:
            return (self.folder / bestand).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.fouten.append(Regiofout(bestand, None, "", "ontbreekt"))
        except UnicodeDecodeError:
            self.fouten.append(Regiofout(bestand, None, "", "is geen UTF-8"))
        return ""

    def rows(self, bestand: str, parse: Callable[[Rij], T]) -> tuple[T, ...]:
        """Every row of a CSV file, parsed; keys that occur twice are mistakes too."""
        waarden, gezien = [], set[tuple[str, ...]]()
        for nummer, cellen in self._cells(bestand):
            rij = Rij(cellen)
            waarden.append(parse(rij))
            sleutel = _sleutel(bestand, cellen)
            if sleutel in gezien:
                rij.fouten.append((next(iter(cellen)), "staat er al"))
            gezien.add(sleutel)
            self.fouten.extend(
                Regiofout(bestand, nummer, kolom, melding) for kolom, melding in rij.fouten
            )
        return tuple(waarden)

    def _cells(self, bestand: str) -> Iterator[tuple[int, dict[str, str]]]:
        kolommen = _KOLOMMEN[bestand].split()
        reader = csv.DictReader(io.StringIO(self.text(bestand), newline=""), delimiter=";")
        ontbreekt = [kolom for kolom in kolommen if kolom not in (reader.fieldnames or ())]
        if ontbreekt:
            self.fouten.append(Regiofout(bestand, 1, ", ".join(ontbreekt), "kolom ontbreekt"))
            return
        for rij in reader:
            yield reader.line_num, {kolom: (rij[kolom] or "").strip() for kolom in kolommen}


def _sleutel(bestand: str, cellen: Mapping[str, str]) -> tuple[str, ...]:
    waarden = list(cellen.values())
    return tuple(waarden[: 2 if bestand == "plaatsen.csv" else 1])


def _read_toml(lezer: _Lezer) -> Regio:
    """The region itself; a stand-in, with the mistakes noted, when the file is wrong."""
    bestand = "regio.toml"
    try:
        data = tomllib.loads(lezer.text(bestand))
    except tomllib.TOMLDecodeError as fout:
        lezer.fouten.append(Regiofout(bestand, None, "", f"is geen geldige TOML: {fout}"))
        data = {}
    teksten = dict(_flatten(data.get("teksten", {})))
    teksten |= {
        f"uitsluiting.{code}": str(reden) for code, reden in data.get("uitsluitingen", {}).items()
    }
    lezer.fouten.extend(_check_toml(bestand, data, teksten))
    if data.get("slug", lezer.folder.name) != lezer.folder.name:
        lezer.fouten.append(Regiofout(bestand, None, "slug", "is anders dan de naam van de map"))
    return Regio(
        slug=str(data.get("slug", "")),
        naam=str(data.get("naam", "")),
        provincie=str(data.get("provincie", "")),
        productcode_patroon=str(data.get("productcode_patroon", "")),
        versheid=_versheid(data),
        teksten=teksten,
        tarieven_openbaar=data.get("tarieven_openbaar") is True,
    )


def _flatten(tabel: Mapping[str, object], pad: str = "") -> Iterator[tuple[str, str]]:
    """`{"cpwv": {"wel": ["a", "b"]}}` becomes `cpwv.wel` → two lines."""
    for naam, waarde in tabel.items():
        if isinstance(waarde, dict):
            yield from _flatten(waarde, f"{pad}{naam}.")
        elif isinstance(waarde, list):
            yield f"{pad}{naam}", "\n".join(str(regel) for regel in waarde)
        else:
            yield f"{pad}{naam}", str(waarde)


def _check_toml(
    bestand: str, data: Mapping[str, object], teksten: Mapping[str, str]
) -> Iterator[Regiofout]:
    for naam in ("slug", "naam", "provincie", "productcode_patroon"):
        if not data.get(naam):
            yield Regiofout(bestand, None, naam, "ontbreekt")
    yield from _check_lengths(bestand, data, teksten)
    for naam in VERPLICHTE_TEKSTEN:
        if not teksten.get(naam):
            yield Regiofout(bestand, None, f"teksten.{naam}", "ontbreekt")
    if not SLUG.fullmatch(str(data.get("slug", ""))):
        yield Regiofout(bestand, None, "slug", "verwacht: kleine letters, cijfers en streepjes")
    if not _compiles(str(data.get("productcode_patroon", ""))):
        yield Regiofout(bestand, None, "productcode_patroon", "is geen reguliere expressie")
    if not isinstance(data.get("tarieven_openbaar", False), bool):
        yield Regiofout(bestand, None, "tarieven_openbaar", "verwacht: true of false")
    if not _is_versheid(data.get("versheid", {})):
        yield Regiofout(
            bestand,
            None,
            "versheid",
            "verwacht: actueel_dagen lager dan verouderd_dagen, in hele dagen",
        )


def _check_lengths(
    bestand: str, data: Mapping[str, object], teksten: Mapping[str, str]
) -> Iterator[Regiofout]:
    """What is too long for a name, or for a text on a page."""
    namen = ("slug", "naam", "provincie", "productcode_patroon")
    fouten = [fout for naam in namen for fout in check_tekst(naam, str(data.get(naam, "")), NAAM)]
    for naam, tekst in teksten.items():
        fouten += check_tekst(f"teksten.{naam}", tekst, OMSCHRIJVING, regels=True)
    for fout in fouten:
        yield Regiofout(bestand, None, fout.veld, f"{fout.melding} Verwacht: {fout.verwacht}.")


def _is_versheid(tabel: object) -> bool:
    dagen = (
        [tabel.get("actueel_dagen", 14), tabel.get("verouderd_dagen", 42)]
        if isinstance(tabel, dict)
        else []
    )
    return (
        bool(dagen)
        and all(isinstance(dag, int) for dag in dagen)
        and 0 < dagen[0] < dagen[1] <= _MEESTE_DAGEN
    )


def _versheid(data: Mapping[str, object]) -> Versheid:
    tabel = data.get("versheid", {})
    if not isinstance(tabel, dict) or not _is_versheid(tabel):
        return Versheid()
    return Versheid(tabel.get("actueel_dagen", 14), tabel.get("verouderd_dagen", 42))


def _compiles(patroon: str) -> bool:
    try:
        re.compile(patroon)
    except re.error:
        return False
    return True


def _check_references(gegevens: Regiogegevens) -> Iterator[Regiofout]:
    """What one file says about another: gemeenten and segmenten that are named must exist."""
    gemeenten = {gemeente.code for gemeente in gegevens.gemeenten}
    segmenten = {segment.slug for segment in gegevens.segmenten}
    redenen = {
        naam.removeprefix("uitsluiting.")
        for naam in gegevens.regio.teksten
        if naam.startswith("uitsluiting.")
    }
    yield from _unknown(
        "plaatsen.csv", "gemeentecode", ((p.naam, p.gemeente) for p in gegevens.plaatsen), gemeenten
    )
    yield from _unknown(
        "hulpvormen.csv", "segment", ((h.slug, h.segment) for h in gegevens.hulpvormen), segmenten
    )
    uitgesloten = [
        (h.slug, code) for h in gegevens.hulpvormen for code in sorted(h.uitgesloten_gemeenten)
    ]
    yield from _unknown("hulpvormen.csv", "uitgesloten_gemeenten", uitgesloten, gemeenten)
    yield from _check_synoniemen(gegevens)
    yield from _unknown(
        "regio.toml", "uitsluitingen", ((slug, code) for slug, code in uitgesloten), redenen
    )


def _check_synoniemen(gegevens: Regiogegevens) -> Iterator[Regiofout]:
    """Every word means something that exists, and stands there once."""
    hulpvormen = {hulpvorm.slug for hulpvorm in gegevens.hulpvormen}
    doelgroepen = {doelgroep.slug for doelgroep in gegevens.doelgroepen}
    gezien: set[str] = set()
    for synoniem in gegevens.synoniemen:
        fouten = check_synoniem(synoniem, hulpvormen=hulpvormen, doelgroepen=doelgroepen)
        for fout in fouten:
            melding = f"{fout.melding} (bij {synoniem.woorden})"
            yield Regiofout("synoniemen.csv", None, fout.veld, melding)
        if synoniem.sleutel in gezien:
            yield Regiofout("synoniemen.csv", None, "woorden", f"{synoniem.woorden} staat er al")
        gezien.add(synoniem.sleutel)


def _unknown(
    bestand: str, kolom: str, verwijzingen: Iterable[tuple[str, str]], bekend: set[str]
) -> Iterator[Regiofout]:
    for naam, code in verwijzingen:
        if code and code not in bekend:
            yield Regiofout(bestand, None, kolom, f"{code} (bij {naam}) bestaat niet")
