"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

from wijzer.published.vraag.waarden import MAX_ZOEKTEKST

HUIS = Path(__file__).resolve().parents[2]
BESLUITEN = sorted((HUIS / "docs" / "besluiten").glob("*.md"))
DOCUMENTEN = [HUIS / "README.md", *sorted((HUIS / "docs").glob("*.md")), *BESLUITEN]
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_PAD = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|html|js|css|toml|csv))(?:: (\w+))?`")
"""A file by its path, or by the end of it, and what is looked for in it."""
_ZOALS_HET_WAS = {"meldingen/meldingdagmail.py"}
_MACRO = re.compile(r"`([a-z_]+)(?:\([^`]*\))?`")
_BESTANDEN = [
    pad
    for map_ in ("wijzer", "templates", "static/css", "static/js", "tests", "seed", ".ci")
    for pad in (HUIS / map_).rglob("*.*")
]


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: pad.name)
def test_every_link_leads_to_a_file(document: Path):
    assert [
        doel
        for doel in _LINK.findall(document.read_text())
        if not (document.parent / doel).exists()
    ] == []


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: pad.name)
def test_every_file_that_is_named_is_there_with_what_is_looked_for_in_it(document: Path):
    genoemd = set(_PAD.findall(document.read_text()))
    assert {
        (pad, naam) for pad, naam in genoemd if pad not in _ZOALS_HET_WAS and not _holds(pad, naam)
    } == set()


def _holds(pad: str, naam: str) -> bool:
    gevonden = [bestand for bestand in _BESTANDEN if str(bestand).endswith(f"/{pad}")]
    return any(
        not naam or re.search(rf"^(?:def |class )?{naam}\b", bestand.read_text(), re.MULTILINE)
        for bestand in gevonden
    )


def test_every_macro_of_the_guide_to_the_look_is_there():
    rijen = re.findall(
        r"^\| `((?:common|public)/_\w+\.html)` \| (.*) \|$",
        (HUIS / "docs" / "vormgeving.md").read_text(),
        re.MULTILINE,
    )
    assert len(rijen) > 7
    for bestand, tekst in rijen:
        macros = re.findall(r"{% macro (\w+)", (HUIS / "templates" / bestand).read_text())
        assert set(_MACRO.findall(tekst)) <= set(macros), bestand


def test_the_length_of_a_search_is_the_same_in_the_field_and_in_the_document_of_the_feed():
    assert f"**`zoek`** (1 to {MAX_ZOEKTEKST} characters)" in (HUIS / "docs/feed.md").read_text()
    velden = (HUIS / "templates/public/_zoekvelden.html").read_text()
    assert f'soort="search", maxlength={MAX_ZOEKTEKST},' in velden


def test_a_number_names_one_besluit_and_its_page_says_it():
    nummers = [pad.name[:4] for pad in BESLUITEN]
    assert len(set(nummers)) == len(nummers) > 30
    for pad, nummer in zip(BESLUITEN, nummers, strict=True):
        assert pad.read_text().startswith(f"# {int(nummer)}. "), pad.name
