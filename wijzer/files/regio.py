"""The reference data of a region: a folder with one TOML and six CSV files, read into domain values.

Only parsing: what happens with values that a beheerder has edited since is the service's decision. The products of
the region stand in the same folder (`producten.csv`) and are read by `files.pdc`, as any PDC that a region imports.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from wijzer.domain.fouten import WijzerFout
from wijzer.domain.inkoop.product import Doelgroep, Hulpvorm, Segment
from wijzer.domain.regio.gebied import Gemeente, Plaats, Regio
from wijzer.domain.regiomap.feiten import tekstnaam
from wijzer.domain.regiomap.stappen import BEGIN, BIJ_ROUTE, check_calls
from wijzer.domain.taal.schoon import clean_line, clean_text, compare_key
from wijzer.domain.taal.synoniem import Synoniem, check_synoniem
from wijzer.domain.taal.vreemd.talen import taal_of
from wijzer.files.regiorijen import (
    Regiomaprij,
    parse_doelgroep,
    parse_gemeente,
    parse_hulpvorm,
    parse_plaats,
    parse_segment,
    parse_synoniem,
)
from wijzer.files.regiotoml import BESTAND, Regiofout, Regiotoml, read_toml
from wijzer.mappen import SEED

T = TypeVar("T")
Rijnummers = Mapping[str, list[int]]

PRODUCTEN = "producten.csv"
SYNONIEMEN = "synoniemen.csv"
_MET_REGELS = "tekst"
"""The one column whose cells may have several lines."""

_KOLOMMEN = {
    "gemeenten.csv": "code naam gemeentehuis straat huisnummer huisletter toevoeging postcode plaats lat lon bevestigd",
    "plaatsen.csv": "gemeentecode naam lat lon pc4",
    "segmenten.csv": "slug naam volgorde",
    "doelgroepen.csv": "slug naam volgorde",
    "hulpvormen.csv": (
        "slug naam gewone_naam segment soort route vanuit_vestiging zoekwoorden tekst "
        "volgorde uitgesloten_gemeenten"
    ),
    "synoniemen.csv": "woorden hulpvormen doelgroepen",
}
_IN_EEN_TAAL = "synoniemen_{}.csv"
"""Words in another language, one file for each; a region need not have them."""


class RegioOnleesbaar(WijzerFout):
    """The folder cannot be used; `fouten` holds everything that is wrong with it."""

    def __init__(self, fouten: list[Regiofout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
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
    lezer = _Maplezer(folder)
    toml = read_toml(lezer.text(BESTAND), map_naam=folder.name)
    lezer.fouten.extend(toml.fouten)
    regio, slug = toml.regio, toml.regio.slug
    gegevens = Regiogegevens(
        regio=regio,
        gemeenten=lezer.rows("gemeenten.csv", lambda rij: parse_gemeente(rij, slug, at)),
        plaatsen=lezer.rows("plaatsen.csv", parse_plaats),
        segmenten=lezer.rows("segmenten.csv", lambda rij: parse_segment(rij, slug)),
        hulpvormen=lezer.rows("hulpvormen.csv", lambda rij: parse_hulpvorm(rij, slug)),
        doelgroepen=lezer.rows("doelgroepen.csv", lambda rij: parse_doelgroep(rij, slug)),
        synoniemen=tuple(_read_synoniemen(lezer, slug)),
        producten=folder / PRODUCTEN if (folder / PRODUCTEN).exists() else None,
    )
    lezer.fouten.extend(_check_references(gegevens, toml, lezer.rijen))
    if lezer.fouten:
        raise RegioOnleesbaar(lezer.fouten)
    return gegevens


def _read_synoniemen(lezer: "_Maplezer", regio: str) -> Iterator[Synoniem]:
    """The Dutch words, then those of every other language that the folder has."""
    yield from lezer.rows(SYNONIEMEN, lambda rij: parse_synoniem(rij, regio))
    for path in sorted(lezer.folder.glob(_IN_EEN_TAAL.format("*"))):
        if taal := taal_of(path.stem.partition("_")[2]):
            yield from lezer.rows(path.name, partial(parse_synoniem, regio=regio, taal=taal.value))
        else:
            lezer.fouten.append(
                Regiofout(path.name, None, "", "is in een taal die wij niet kennen")
            )


def _kind_of(bestand: str) -> str:
    return SYNONIEMEN if bestand.startswith("synoniemen_") else bestand


class _Maplezer:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fouten: list[Regiofout] = []
        self.rijen: dict[str, list[int]] = {}
        """The row of every value that was read from each file, in the same order."""

    def text(self, bestand: str) -> str:
        """The text of a file; empty, with a mistake noted, when it cannot be read."""
        try:
            return (self.folder / bestand).read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            self.fouten.append(Regiofout(bestand, None, "", "ontbreekt"))
        except UnicodeDecodeError:
            self.fouten.append(Regiofout(bestand, None, "", "is geen UTF-8"))
        return ""

    def rows(self, bestand: str, parse: Callable[[Regiomaprij], T]) -> tuple[T, ...]:
        """Every row of a CSV file, parsed; keys that occur twice are mistakes too."""
        waarden, gezien = [], set[tuple[str, ...]]()
        nummers = self.rijen.setdefault(bestand, [])
        for nummer, cellen in self._cells(bestand):
            nummers.append(nummer)
            rij = Regiomaprij(cellen)
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
        kolommen = _KOLOMMEN[_kind_of(bestand)].split()
        reader = csv.DictReader(io.StringIO(self.text(bestand), newline=""), delimiter=";")
        ontbreekt = [kolom for kolom in kolommen if kolom not in (reader.fieldnames or ())]
        vreemd = [kolom for kolom in reader.fieldnames or () if kolom not in kolommen]
        for namen, melding in (
            (ontbreekt, "kolom ontbreekt"),
            (vreemd, "kolom is hier niet bekend"),
        ):
            if namen:
                self.fouten.append(Regiofout(bestand, 1, ", ".join(namen), melding))
        if ontbreekt:
            return
        for rij in reader:
            yield reader.line_num, {kolom: _clean(kolom, rij[kolom] or "") for kolom in kolommen}


def _clean(kolom: str, cel: str) -> str:
    return clean_text(cel) if kolom == _MET_REGELS else clean_line(cel)


def _sleutel(bestand: str, cellen: Mapping[str, str]) -> tuple[str, ...]:
    waarden = list(cellen.values())
    return tuple(waarden[: 2 if bestand == "plaatsen.csv" else 1])


def _check_references(
    gegevens: Regiogegevens, toml: Regiotoml, rijen: Rijnummers
) -> Iterator[Regiofout]:
    """What one file says about another: gemeenten, segmenten and kinds of help that are named must exist."""
    gemeenten = {gemeente.code for gemeente in gegevens.gemeenten}
    segmenten = {segment.slug for segment in gegevens.segmenten}
    hulpvormen = list(zip(rijen["hulpvormen.csv"], gegevens.hulpvormen, strict=True))
    plaatsen = zip(rijen["plaatsen.csv"], gegevens.plaatsen, strict=True)
    in_plaatsen = ((rij, plaats.naam, plaats.gemeente) for rij, plaats in plaatsen)
    yield from _unknown("plaatsen.csv", "gemeentecode", in_plaatsen, gemeenten)
    groepen = ((rij, hulpvorm.slug, hulpvorm.segment) for rij, hulpvorm in hulpvormen)
    yield from _unknown("hulpvormen.csv", "segment", groepen, segmenten)
    uitgesloten = [
        (rij, hulpvorm.slug, code)
        for rij, hulpvorm in hulpvormen
        for code in sorted(hulpvorm.uitgesloten_gemeenten)
    ]
    yield from _unknown("hulpvormen.csv", "uitgesloten_gemeenten", uitgesloten, gemeenten)
    yield from _check_synoniemen(gegevens, rijen)
    for _rij, slug, code in uitgesloten:
        if f"uitsluiting.{code}" not in gegevens.regio.teksten:
            yield toml.wrong("uitsluitingen", f"{code} (bij {slug}) bestaat niet")
    yield from _check_text_keys(gegevens, toml)
    yield from _check_steps(gegevens, toml)


def _check_text_keys(gegevens: Regiogegevens, toml: Regiotoml) -> Iterator[Regiofout]:
    """A text about something that the other files do not have would never be seen."""
    bekend = {
        "uitsluiting": {gemeente.code for gemeente in gegevens.gemeenten},
        "hulpvorm": {hulpvorm.slug for hulpvorm in gegevens.hulpvormen},
        "stappen": {hulpvorm.slug for hulpvorm in gegevens.hulpvormen},
        "elders": {compare_key(plaats.naam) for plaats in gegevens.plaatsen},
    }
    for sleutel, tekst in gegevens.regio.teksten.items():
        soort, _, ding = sleutel.partition(".")
        ding = compare_key(ding) if soort == "elders" else ding
        if sleutel.startswith(BIJ_ROUTE):
            continue
        if soort in bekend and ding not in bekend[soort]:
            yield toml.wrong(tekstnaam(sleutel), f"{ding} bestaat niet in deze map")
        elif soort in ("crisis", "tabel") and sleutel.endswith(".bij"):
            for slug in tekst.split():
                if slug not in bekend["hulpvorm"]:
                    yield toml.wrong(tekstnaam(sleutel), f"{slug} bestaat niet in deze map")


def _check_steps(gegevens: Regiogegevens, toml: Regiotoml) -> Iterator[Regiofout]:
    """No step sends somebody to an aanbieder who can do nothing, and every text that a step repeats is there."""
    teksten = gegevens.regio.teksten
    for hulpvorm in gegevens.hulpvormen:
        sleutel = f"{BEGIN}{hulpvorm.slug}"
        for fout in check_calls(sleutel, teksten.get(sleutel, ""), hulpvorm.route):
            yield toml.wrong(tekstnaam(sleutel), f"{fout.melding} Verwacht: {fout.verwacht}.")
        for regel in teksten.get(sleutel, "").splitlines():
            if regel.startswith("*verwijzen.") and regel[1:] not in teksten:
                yield toml.wrong(tekstnaam(sleutel), f"{regel[1:]} bestaat niet in deze map")


def _check_synoniemen(gegevens: Regiogegevens, rijen: Rijnummers) -> Iterator[Regiofout]:
    """Every word means something that exists, and stands there once."""
    hulpvormen = {hulpvorm.slug for hulpvorm in gegevens.hulpvormen}
    doelgroepen = {doelgroep.slug for doelgroep in gegevens.doelgroepen}
    gezien: set[str] = set()
    regels = [
        (bestand, rij)
        for bestand, nummers in rijen.items()
        if _kind_of(bestand) == SYNONIEMEN
        for rij in nummers
    ]
    for (bestand, rij), synoniem in zip(regels, gegevens.synoniemen, strict=True):
        fouten = check_synoniem(synoniem, hulpvormen=hulpvormen, doelgroepen=doelgroepen)
        for fout in fouten:
            melding = f"{fout.melding} (bij {synoniem.woorden})"
            yield Regiofout(bestand, rij, fout.veld, melding)
        if synoniem.sleutel in gezien:
            yield Regiofout(bestand, rij, "woorden", f"{synoniem.woorden} staat er al")
        gezien.add(synoniem.sleutel)


def _unknown(
    bestand: str, kolom: str, verwijzingen: Iterable[tuple[int, str, str]], bekend: set[str]
) -> Iterator[Regiofout]:
    for rij, naam, code in verwijzingen:
        if code and code not in bekend:
            yield Regiofout(bestand, rij, kolom, f"{code} (bij {naam}) bestaat niet")
