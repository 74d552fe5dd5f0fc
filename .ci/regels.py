"""Write docs/regels.md: every rule of the field, with the function that holds it, where it comes from, and the tests that show it.

    python .ci/regels.py [--controleer]

A rule is a function or a class of the product whose docstring ends in a line `Source: …`, with one or more names of `BRONNEN` between
semicolons. A test shows it with `@pytest.mark.regel("function")`, or `"module.function"` where a name alone says too little or is that of
two. `--controleer` writes nothing, and ends with 1 when the page is not what it would be. A rule without a source or without a test ends
both with 1.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BLAD = Path("docs", "regels.md")
MERK = "regel"

BRONNEN = {
    "regional documents of Twente (OZJT/Samen14)": "tender, contract, PDC and explanations of the region of Twente",
    "NZa NR/REG-2219a": "the rule of the Dutch healthcare authority on waiting times: what is counted, and in which phases",
    "CBS": "the definitions of Statistics Netherlands: gemeente codes, and the moment at which help really starts",
    "NEN 5825": "the Dutch standard for writing an address",
    "BAG": "the register of addresses and buildings: the parts of an address and their limits",
    "our choice": "no document says it; this product decided, and a page in `docs/besluiten/` argues it where it binds others",
}
"""Where a rule may come from, and what that is."""

KOP = """# The rules of the field

What this product holds to be true of jeugdhulp, waiting times and addresses, with the function that decides it, the source, and the tests
that show it. This page is written by `make regels` from the docstrings and from the marks on tests; `make check` fails when it is not what
the code says, and when a rule has no source or no test. A rule is stated in the docstring of its function, which ends in a line
`Source: …`; a test shows it with `@pytest.mark.regel("function")`.
"""


class Fout(Exception):
    """The page cannot be made; the text says why."""


class Regel(NamedTuple):
    """One rule: the file, the name of the function in its module, what it states, and its sources."""

    pad: Path
    naam: str
    tekst: str
    bronnen: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        """Module and function; a test may say more or less of it, as long as it is one rule."""
        return f"{self.pad.stem}.{self.naam}"

    @property
    def voluit(self) -> str:
        """With all folders in front."""
        return ".".join([*self.pad.parent.parts, self.sleutel])


class Toets(NamedTuple):
    """One test that shows a rule: its file, its sentence, and the name by which it calls the rule."""

    pad: Path
    zin: str
    regel: str


# ── reading ──────────────────────────────────────────────────────────────────


def rules(root: Path) -> list[Regel]:
    """Every rule of the product, in order of file and place."""
    return [
        rule
        for path, tree in _trees(root / "wijzer", "*.py", "Source:")
        for rule in _rules_of(path.relative_to(root), tree.body)
    ]


def _trees(top: Path, pattern: str, woord: str) -> Iterator[tuple[Path, ast.Module]]:
    """The files of a folder in which a word stands; reading the others would take most of the time."""
    for path in sorted(top.rglob(pattern)):
        text = path.read_text()
        if woord in text:
            yield path, ast.parse(text)


def _rules_of(path: Path, body: "list[ast.stmt]", prefix: str = "") -> Iterator[Regel]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            doc = ast.get_docstring(node) or ""
            found = [
                line.removeprefix("Source:").strip()
                for line in doc.splitlines()
                if line.startswith("Source:")
            ]
            if found:
                tekst = " ".join(doc.partition("\nSource:")[0].split())
                bronnen = tuple(
                    bron.strip().rstrip(".") for line in found for bron in line.split(";")
                )
                yield Regel(path, prefix + node.name, tekst, bronnen)
        if isinstance(node, ast.ClassDef):
            yield from _rules_of(path, node.body, f"{prefix}{node.name}.")


def trials(root: Path) -> list[Toets]:
    """Every test with a mark, in order of file and place."""
    return [
        Toets(path.relative_to(root), node.name.removeprefix("test_").replace("_", " "), naam)
        for path, tree in _trees(root / "tests", "test_*.py", f"mark.{MERK}(")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for naam in _marks(node)
    ]


def _marks(function: ast.FunctionDef) -> Iterator[str]:
    for decorator in function.decorator_list:
        match decorator:
            case ast.Call(func=ast.Attribute(attr=attr), args=args) if attr == MERK:
                yield from (arg.value for arg in args if isinstance(arg, ast.Constant))


# ── side by side ─────────────────────────────────────────────────────────────


def match(regels: list[Regel], toetsen: list[Toets]) -> dict[Regel, list[Toets]]:
    """The tests of each rule. Raises `Fout` for a rule without a source or a test, and for a mark that names no rule."""
    shown: dict[Regel, list[Toets]] = defaultdict(list)
    faults = [
        f"{rule.voluit}: “{bron}” is geen bron die .ci/regels.py kent"
        for rule in regels
        for bron in rule.bronnen
        if bron not in BRONNEN
    ]
    for toets in toetsen:
        found = [rule for rule in regels if f".{rule.voluit}".endswith(f".{toets.regel}")]
        if len(found) == 1:
            shown[found[0]].append(toets)
        else:
            why = (
                "is meer dan één regel"
                if found
                else "heeft geen regel “Source: …” in zijn docstring"
            )
            faults.append(f"{toets.pad}: {toets.regel} {why}")
    faults += [
        f"{rule.voluit}: geen toets met @pytest.mark.regel" for rule in regels if rule not in shown
    ]
    if faults:
        raise Fout("\n".join(faults))
    return dict(shown)


def page(shown: dict[Regel, list[Toets]]) -> str:
    """The whole page."""
    per_map: dict[Path, list[Regel]] = defaultdict(list)
    for rule in shown:
        per_map[rule.pad.parent].append(rule)
    parts = [
        KOP,
        f"{len(shown)} rules.\n",
        *(_table(map_, per_map[map_], shown) for map_ in sorted(per_map)),
    ]
    return "\n".join([*parts, _sources(shown)])


def _table(map_: Path, regels: list[Regel], shown: dict[Regel, list[Toets]]) -> str:
    head = f"## {map_.as_posix()}\n\n| rule | function | source | shown by |\n|---|---|---|---|"
    in_order = sorted(regels, key=lambda rule: rule.pad.stem)
    return "\n".join([head, *(_row(rule, shown[rule]) for rule in in_order), ""])


def _row(rule: Regel, toetsen: list[Toets]) -> str:
    tests = "; ".join(f"[{toets.zin}](../{toets.pad.as_posix()})" for toets in toetsen)
    function = f"[`{rule.sleutel}`](../{rule.pad.as_posix()})"
    return f"| {rule.tekst.replace('|', chr(92) + '|')} | {function} | {'; '.join(rule.bronnen)} | {tests} |"


def _sources(shown: dict[Regel, list[Toets]]) -> str:
    used = {bron for rule in shown for bron in rule.bronnen}
    rows = [f"| {bron} | {wat} |" for bron, wat in BRONNEN.items() if bron in used]
    return "\n".join(["## Sources\n", "| source | what it is |", "|---|---|", *rows, ""])


def main(arguments: "list[str]") -> int:
    """Write the page, or only compare it."""
    try:
        text = page(match(rules(ROOT), trials(ROOT)))
    except Fout as reason:
        print(reason, file=sys.stderr)
        return 1
    blad = ROOT / BLAD
    if "--controleer" not in arguments:
        blad.write_text(text)
    elif not blad.exists() or blad.read_text() != text:
        print(f"{BLAD} is niet wat de code zegt: draai `make regels`.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
