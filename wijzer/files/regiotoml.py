"""`regio.toml`: the region itself, with its rules and texts.

Every mistake names its line; a key that nobody reads is one.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import NAAM, check_tekst
from wijzer.domain.regio.gebied import Regio, Versheid
from wijzer.domain.regiomap.feiten import tekstnaam
from wijzer.domain.regiomap.teksten import (
    VERPLICHTE_TEKSTEN,
    check_regiotekst,
    in_notation,
    kind_of,
)
from wijzer.domain.regiomap.versheid import check_versheid
from wijzer.domain.taal.schoon import clean_text
from wijzer.files.regiorijen import SLUG

BESTAND = "regio.toml"

_NAMEN = ("slug", "naam", "provincie", "productcode_patroon")
_BEKEND = frozenset({*_NAMEN, "tarieven_openbaar", "versheid", "uitsluitingen", "teksten"})
_DAGEN = ("actueel_dagen", "verouderd_dagen")
_TABEL = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?")
_SLEUTEL = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=""")
_DEEL = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_FOUTE_REGEL = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Regiofout:
    """What is wrong and where: the file, the row as a spreadsheet counts it (None: the file itself) and the column."""

    bestand: str
    rij: int | None
    kolom: str
    melding: str

    def __str__(self) -> str:
        woord = "regel" if self.bestand == BESTAND else "rij"
        plek = f"{self.bestand}, {woord} {self.rij}" if self.rij else self.bestand
        return f"{plek}, {self.kolom}: {self.melding}" if self.kolom else f"{plek}: {self.melding}"


@dataclass(frozen=True, slots=True)
class Regiotoml:
    """The region as the file has it, what is wrong with it, and on which line each fact stands."""

    regio: Regio
    fouten: list[Regiofout]
    regels: Mapping[str, int]

    def wrong(self, naam: str, melding: str) -> Regiofout:
        """A mistake in this file, at the line of a fact or of the table that it stands in."""
        return _wrong(self.regels, naam, melding)


def read_toml(tekst: str, *, map_naam: str) -> Regiotoml:
    """Read the file; a stand-in takes the place of what is wrong.

    `map_naam` is the folder, which the slug must equal.
    """
    try:
        data = _cleaned(tomllib.loads(tekst))
    except tomllib.TOMLDecodeError as fout:
        return Regiotoml(_regio({}, {}), [_unreadable(fout, tekst)], {})
    regels = find_lines(tekst)
    teksten = _texts(data)
    gevonden = [*_check(data, teksten, map_naam), *_check_texts(teksten)]
    fouten = [_wrong(regels, naam, melding) for naam, melding in gevonden]
    return Regiotoml(_regio(data, teksten), fouten, regels)


def find_lines(tekst: str) -> dict[str, int]:
    """The line (from 1) of each key and table of a TOML file, by its whole name (`versheid.actueel_dagen`)."""
    regels, tabel = dict[str, int](), ""
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if kop := _TABEL.fullmatch(regel):
            tabel = _path(kop[1])
            regels.setdefault(tabel, nummer)
        elif sleutel := _SLEUTEL.match(regel):
            regels.setdefault(".".join(filter(None, (tabel, _path(sleutel[1])))), nummer)
    return regels


def _path(naam: str) -> str:
    return ".".join(deel.strip("\"'") for deel in _DEEL.findall(naam))


def _wrong(regels: Mapping[str, int], naam: str, melding: str) -> Regiofout:
    delen = naam.split(".")
    hoger = (".".join(delen[:aantal]) for aantal in range(len(delen), 0, -1))
    regel = next((regels[pad] for pad in hoger if pad in regels), None)
    return Regiofout(BESTAND, regel, naam, melding)


def _unreadable(fout: tomllib.TOMLDecodeError, tekst: str) -> Regiofout:
    """The parser says its line in its message; without one it came to the end of the file."""
    gevonden = _FOUTE_REGEL.search(str(fout))
    regel = int(gevonden[1]) if gevonden else max(1, len(tekst.splitlines()))
    return Regiofout(BESTAND, regel, "", f"is geen geldige TOML: {fout}")


def _regio(data: Data, teksten: Mapping[str, str]) -> Regio:
    return Regio(
        slug=str(data.get("slug", "")),
        naam=str(data.get("naam", "")),
        provincie=str(data.get("provincie", "")),
        productcode_patroon=str(data.get("productcode_patroon", "")),
        versheid=_versheid(data) or Versheid(),
        teksten=dict(teksten),
        tarieven_openbaar=data.get("tarieven_openbaar") is True,
    )


def _texts(data: Data) -> dict[str, str]:
    teksten = {
        sleutel: in_notation(sleutel, tekst) for sleutel, tekst in _flatten(data.get("teksten"))
    }
    uitgesloten = _flatten(data.get("uitsluitingen"))
    return teksten | {f"uitsluiting.{code}": reden for code, reden in uitgesloten}


def _cleaned(data: Data) -> Data:
    return {naam: _clean(waarde) for naam, waarde in data.items()}


def _clean(waarde: object) -> object:
    match waarde:
        case str():
            return clean_text(waarde)
        case list():
            return [_clean(deel) for deel in waarde]
        case dict():
            return _cleaned(waarde)
        case _:
            return waarde


def _flatten(tabel: object, pad: str = "") -> Iterator[tuple[str, str]]:
    """`{"cpwv": {"wel": ["a", "b"]}}` becomes `cpwv.wel` → two lines."""
    for naam, waarde in tabel.items() if isinstance(tabel, dict) else ():
        if isinstance(waarde, dict):
            yield from _flatten(waarde, f"{pad}{naam}.")
        elif isinstance(waarde, list):
            yield f"{pad}{naam}", "\n".join(str(regel) for regel in waarde)
        else:
            yield f"{pad}{naam}", str(waarde)


def _versheid(data: Data) -> Versheid | None:
    """The days; None where something else than whole days stands there (`true` is a number to Python)."""
    tabel = data.get("versheid", {})
    if not isinstance(tabel, dict):
        return None
    standaard = Versheid()
    actueel = tabel.get("actueel_dagen", standaard.actueel_dagen)
    verouderd = tabel.get("verouderd_dagen", standaard.verouderd_dagen)
    return Versheid(actueel, verouderd) if type(actueel) is type(verouderd) is int else None


def _check(data: Data, teksten: Mapping[str, str], map_naam: str) -> Iterator[tuple[str, str]]:
    """The name of each fact that is wrong, and why."""
    for naam in _NAMEN:
        if not data.get(naam):
            yield naam, "ontbreekt"
        yield from _tell(check_tekst(naam, str(data.get(naam, "")), NAAM))
    yield from ((naam, "is hier niet bekend") for naam in data if naam not in _BEKEND)
    for naam in ("versheid", "uitsluitingen", "teksten"):
        if not isinstance(data.get(naam, {}), dict):
            yield naam, "verwacht: een tabel"
    yield from _check_rules(data)
    yield from (
        (tekstnaam(naam), "ontbreekt") for naam in VERPLICHTE_TEKSTEN if not teksten.get(naam)
    )
    if data.get("slug", map_naam) != map_naam:
        yield "slug", "is anders dan de naam van de map"


def _check_rules(data: Data) -> Iterator[tuple[str, str]]:
    if not SLUG.fullmatch(str(data.get("slug", ""))):
        yield "slug", "verwacht: kleine letters, cijfers en streepjes"
    if not _compiles(str(data.get("productcode_patroon", ""))):
        yield "productcode_patroon", "is geen reguliere expressie"
    if not isinstance(data.get("tarieven_openbaar", False), bool):
        yield "tarieven_openbaar", "verwacht: true of false"
    tabel = data.get("versheid", {})
    for naam in tabel if isinstance(tabel, dict) else ():
        if naam not in _DAGEN:
            yield f"versheid.{naam}", "is hier niet bekend"
    versheid = _versheid(data)
    if versheid is None:
        yield "versheid", "verwacht: hele dagen"
    else:
        for naam, melding in _tell(check_versheid(versheid)):
            yield f"versheid.{naam}", melding


def _check_texts(teksten: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for sleutel, tekst in teksten.items():
        soort = kind_of(sleutel)
        if soort is None:
            yield tekstnaam(sleutel), "is hier niet bekend: geen pagina leest dit"
        elif tekst or sleutel not in VERPLICHTE_TEKSTEN:  # a text that is missing is told once
            yield from (
                (tekstnaam(sleutel), melding)
                for _, melding in _tell(check_regiotekst(sleutel, soort, tekst))
            )


def _tell(fouten: list[Ongeldig]) -> Iterator[tuple[str, str]]:
    for fout in fouten:
        yield fout.veld, f"{fout.melding} Verwacht: {fout.verwacht}."


def _compiles(patroon: str) -> bool:
    try:
        re.compile(patroon)
    except re.error:
        return False
    return True
