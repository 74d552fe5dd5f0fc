"""Gather every Dutch text that the public can read: from code, from templates and from what we ship of a region."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from wijzer.talen import VERTALINGEN

ROOT = Path(__file__).resolve().parents[2]
ENGELS = VERTALINGEN / "en.po"

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "Tekst": None}
CODE = (
    "wijzer/domain",
    "wijzer/published",
    "wijzer/services/meldingen",
    "wijzer/web/common",
    "wijzer/web/public",
    "wijzer/web/meldingen",
)
SJABLONEN = ("templates/common", "templates/public", "templates/meldingen")
ALLEEN_KANTOOR = {"templates/common/basis_kantoor.html"}
AS_THE_APP_DOES = {"trim_blocks": "true", "lstrip_blocks": "true"}

REGIO = ROOT / "seed" / "twente"
KOLOMMEN = {
    "segmenten.csv": ("naam",),
    "doelgroepen.csv": ("naam",),
    "hulpvormen.csv": ("naam", "gewone_naam", "tekst"),
    "producten.csv": ("naam", "gewone_naam", "eenheid", "omschrijving"),
}
KOP = r"""# The English of the public pages. The Dutch stands in the code; `make talen` brings this file up to date.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
GEEN_TEKST = ("telefoon", "afkorting", "bij")
"""Keys of regio.toml that read the same in every language."""


def harvest() -> Catalog:
    """All texts, each with the files it stands in; the keys of what has to be translated."""
    oogst = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for bestand, sleutel in (*_from_sources(), *_from_region()):
        oogst.add(sleutel, locations=[(bestand.relative_to(ROOT).as_posix(), 1)])
    return oogst


def read_english() -> Catalog:
    """The translations as they stand in the file."""
    with ENGELS.open("rb") as bron:
        return read_po(bron, locale="en")


def update() -> tuple[int, int]:
    """Bring the file to the texts of today; gives how many lack English, and how many nobody uses were dropped."""
    oud, nieuw = read_english(), harvest()
    for bericht in nieuw:
        vorige = oud.get(bericht.id) if bericht.id else None
        if vorige:
            bericht.string = vorige.string
            bericht.user_comments = vorige.user_comments
    write(nieuw)
    leeg = sum(not all(strings_of(bericht.string)) for bericht in nieuw if bericht.id)
    weg = sum(bericht.id not in nieuw for bericht in oud if bericht.id)
    return leeg, weg


def write(catalog: Catalog) -> None:
    """Keep translations in one order and without line numbers, so that a difference shows what changed."""
    with ENGELS.open("wb") as doel:
        doel.write(KOP.encode())
        write_po(doel, catalog, width=0, sort_by_file=True, include_lineno=False, omit_header=True)


def strings_of(tekst: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """One form, or each of the plural forms; empty where nothing was written."""
    return (tekst or "",) if tekst is None or isinstance(tekst, str) else tuple(tekst)


def _from_sources() -> Iterator[tuple[Path, str | tuple[str, ...]]]:
    for bestand, methode in (*_files(CODE, "py", "python"), *_files(SJABLONEN, "*", "jinja2")):
        if bestand.relative_to(ROOT).as_posix() in ALLEEN_KANTOOR:
            continue
        for _regel, sleutel, _commentaar, _context in extract_from_file(
            methode, bestand, keywords=KEYWORDS, options=dict(AS_THE_APP_DOES)
        ):
            yield bestand, sleutel


def _files(mappen: Iterable[str], soort: str, methode: str) -> Iterator[tuple[Path, str]]:
    for map_ in mappen:
        patroon = f"*.{soort}"
        yield from ((pad, methode) for pad in sorted((ROOT / map_).rglob(patroon)))


def _from_region() -> Iterator[tuple[Path, str]]:
    for naam, kolommen in KOLOMMEN.items():
        bestand = REGIO / naam
        with bestand.open(encoding="utf-8", newline="") as bron:
            for rij in csv.DictReader(bron, delimiter=";"):
                yield from ((bestand, rij[kolom]) for kolom in kolommen if rij[kolom])
    bestand = REGIO / "regio.toml"
    regio = tomllib.loads(bestand.read_text(encoding="utf-8"))
    for deel in ("uitsluitingen", "teksten"):
        yield from ((bestand, tekst) for tekst in _texts(regio[deel]))


def _texts(deel: dict[str, object]) -> Iterator[str]:
    for naam, waarde in deel.items():
        if isinstance(waarde, dict):
            yield from _texts(waarde)
        elif isinstance(waarde, list):
            yield from (regel for regel in waarde if not regel.startswith("*"))
        elif naam not in GEEN_TEKST and waarde:
            yield str(waarde)
