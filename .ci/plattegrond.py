"""Compare the README's picture of the rooms, and its tables of what belongs where, with the code.

    python .ci/plattegrond.py

Ends with 1, and says what, when a room or a folder by subject is named nowhere, when a path leads nowhere, or when an arrow of the
picture is none of the imports. The picture is read as an eye reads it: along the lines, from the names at their ends to the heads.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).resolve().parent.parent
KOP = "## How the house is built"
PACKAGE = "wijzer"

Plek = tuple[int, int]
"""A row and a column of the picture."""

UP, DOWN, LEFT, RIGHT = (-1, 0), (1, 0), (0, -1), (0, 1)
LIJNEN = {
    "─": (LEFT, RIGHT),
    "│": (UP, DOWN),
    "┌": (DOWN, RIGHT),
    "┐": (DOWN, LEFT),
    "└": (UP, RIGHT),
    "┘": (UP, LEFT),
    "├": (UP, DOWN, RIGHT),
    "┤": (UP, DOWN, LEFT),
    "┬": (LEFT, RIGHT, DOWN),
    "┴": (LEFT, RIGHT, UP),
    "┼": (UP, DOWN, LEFT, RIGHT),
}
"""Where each sign of a line leads."""
PUNTEN = {"▶": RIGHT, "◀": LEFT, "▲": UP, "▼": DOWN}
"""Where each head of an arrow points."""
_NAMEN = re.compile(r"[\w/]+(?:, [\w/]+)*")
_HAAKJES = re.compile(r"\([^()]*\)")
_PAD = re.compile(r"`([\w./{},<>-]+)`")


class Pijl(NamedTuple):
    """One arrow: the room that imports, and the room that is imported."""

    van: str
    naar: str


class Huis(NamedTuple):
    """The code as it is: who imports whom directly and at all, the layers of the house, and the rooms with their folders."""

    direct: frozenset[Pijl]
    afstammend: frozenset[Pijl]
    lagen: tuple[frozenset[str], ...]
    mappen: frozenset[str]


# ── the README ───────────────────────────────────────────────────────────────


def section(readme: str) -> str:
    """The part of the README about the house."""
    _, found, rest = readme.partition(f"\n{KOP}\n")
    if not found:
        raise SystemExit(f"README.md: geen kop “{KOP}”.")
    return rest.partition("\n## ")[0]


def picture(part: str) -> list[str]:
    """The lines of the first block of code; what stands between brackets is said, not drawn."""
    block = part.split("```")[1]
    return [_HAAKJES.sub(lambda found: " " * len(found[0]), line) for line in block.splitlines()]


def arrows(lines: list[str]) -> frozenset[Pijl]:
    """Every arrow of a picture."""
    found: set[Pijl] = set()
    seen: set[Plek] = set()
    for plek in _signs(lines):
        if plek not in seen:
            figure = _follow(lines, plek)
            seen |= figure
            found |= set(_arrows_of(lines, figure))
    return frozenset(found)


def _signs(lines: list[str]) -> Iterator[Plek]:
    for row, line in enumerate(lines):
        for column, sign in enumerate(line):
            if sign in LIJNEN or sign in PUNTEN:
                yield row, column


def _follow(lines: list[str], start: Plek) -> set[Plek]:
    """Every sign that hangs together with this one."""
    figure, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for way in _ways(_at(lines, here)):
            there = _step(here, way)
            back = (-way[0], -way[1])
            if there not in figure and back in _ways(_at(lines, there)):
                figure.add(there)
                ahead.append(there)
    return figure


def _arrows_of(lines: list[str], figure: set[Plek]) -> Iterator[Pijl]:
    heads = [here for here in figure if _at(lines, here) in PUNTEN]
    ends = [
        name
        for here in figure
        for way in _ways(_at(lines, here))
        if _step(here, way) not in figure
        for name in _names(lines, here, way)
    ]
    for head, van in product(heads, ends):
        for naar in _names(lines, head, PUNTEN[_at(lines, head)]):
            yield Pijl(van, naar)


def _ways(sign: str) -> tuple[tuple[int, int], ...]:
    if sign in PUNTEN:
        row, column = PUNTEN[sign]
        return ((-row, -column),)
    return LIJNEN.get(sign, ())


def _step(here: Plek, way: tuple[int, int]) -> Plek:
    return here[0] + way[0], here[1] + way[1]


def _at(lines: list[str], here: Plek) -> str:
    row, column = here
    return lines[row][column] if 0 <= row < len(lines) and 0 <= column < len(lines[row]) else " "


def _names(lines: list[str], here: Plek, way: tuple[int, int]) -> list[str]:
    """The rooms that stand there; beside a line there may be spaces, above and below it none."""
    row, column = _step(here, way)
    while way in (LEFT, RIGHT) and 0 <= column < len(lines[row]) and lines[row][column] == " ":
        column += way[1]
    if not 0 <= row < len(lines):
        return []
    groups = [
        found for found in _NAMEN.finditer(lines[row]) if found.start() <= column < found.end()
    ]
    return groups[0][0].split(", ") if groups else []


def paths(part: str) -> list[str]:
    """Every path in the tables."""
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return [path for row in rows for said in _PAD.findall(row) for path in spread(said)]


def spread(said: str) -> list[str]:
    """Every path that braces stand for: `a/{b,c}` is two."""
    head, found, rest = said.partition("{")
    if not found:
        return [said]
    middle, _, tail = rest.partition("}")
    return [path for part in middle.split(",") for path in spread(head + part + tail)]


# ── the code ─────────────────────────────────────────────────────────────────


def house() -> Huis:
    """Read the imports, the contract of the layers and the folders."""
    sys.path.insert(0, str(ROOT))  # of this checkout, whatever is installed
    graph = grimp.build_graph(PACKAGE)
    direct = {
        Pijl(van, naar)
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
        if (van := room_of(module)) != (naar := room_of(other)) and van and naar
    }
    return Huis(frozenset(direct), closure(direct), layers(), frozenset(folders()))


def room_of(module: str) -> str:
    """The room of a module: `domain`, `web/feed`; empty for the package itself."""
    parts = module.split(".")[1:]
    return "/".join(parts[:2] if parts[:1] == ["web"] else parts[:1])


def closure(direct: "set[Pijl] | frozenset[Pijl]") -> frozenset[Pijl]:
    """Who reaches whom along any number of arrows."""
    found = set(direct)
    while more := {Pijl(a.van, b.naar) for a in found for b in direct if a.naar == b.van} - found:
        found |= more
    return frozenset(found)


def layers() -> tuple[frozenset[str], ...]:
    """The layers of the house from above, as the contract of import-linter has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    said = next(
        contract["layers"] for contract in contracts if contract.get("containers") == [PACKAGE]
    )
    return tuple(frozenset(layer.split(" | ")) for layer in said)


def folders() -> Iterator[str]:
    """Every room and every folder by subject, and the modules beside them."""
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        place = path.relative_to(ROOT)
        if path.name == "__init__.py" and len(place.parts) > 2:
            yield place.parent.as_posix()
        elif path.name != "__init__.py" and len(place.parts) == 2:
            yield place.as_posix()


# ── side by side ─────────────────────────────────────────────────────────────


def faults(readme: str, huis: Huis) -> list[str]:
    """What the picture and the tables say that is not so, and what they leave out."""
    part = section(readme)
    drawn, named = arrows(picture(part)), paths(part)
    return [*_about_arrows(drawn, huis), *_about_paths(drawn, named, huis)]


def _about_arrows(drawn: frozenset[Pijl], huis: Huis) -> Iterator[str]:
    rooms = {room for pijl in drawn for room in pijl}
    reached = closure(drawn)
    if not drawn:
        yield "de plaat heeft geen pijl"
    for pijl in sorted(drawn):
        if pijl not in huis.direct:
            yield f"de plaat tekent {pijl.van} → {pijl.naar}, en die import is er niet"
        if Pijl(pijl.naar, pijl.van) in huis.afstammend:
            yield f"de plaat tekent {pijl.van} → {pijl.naar}, en {pijl.naar} importeert {pijl.van}"
        if not _layer(pijl.van, huis) < _layer(pijl.naar, huis):
            yield f"de plaat tekent {pijl.van} → {pijl.naar}, en de lagen van pyproject.toml verbieden het"
    for pijl in sorted(huis.direct - reached):
        if rooms >= set(pijl):
            yield f"{pijl.van} importeert {pijl.naar}, en geen pijl van de plaat leidt daarheen"


def _layer(room: str, huis: Huis) -> int:
    top = room.partition("/")[0]
    return next((place for place, layer in enumerate(huis.lagen) if top in layer), -1)


def _about_paths(drawn: frozenset[Pijl], named: list[str], huis: Huis) -> Iterator[str]:
    known = {path.rstrip("/") for path in named} | {
        f"{PACKAGE}/{room}" for pijl in drawn for room in pijl
    }
    for path in sorted(huis.mappen - known):
        yield f"{path} staat niet op de plaat en in geen tabel"
    for path in named:
        if not (ROOT / path.partition("<")[0]).exists():
            yield f"{path} staat in een tabel en bestaat niet"


def main() -> int:
    """0 when the README tells the truth."""
    found = faults((ROOT / "README.md").read_text(), house())
    for fault in found:
        print(f"README.md: {fault}.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
