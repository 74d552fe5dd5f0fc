"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

HUIS = Path(__file__).resolve().parents[2]
BESLUITEN = sorted((HUIS / "docs" / "besluiten").glob("*.md"))
DOCUMENTEN = [HUIS / "README.md", *sorted((HUIS / "docs").glob("*.md")), *BESLUITEN]
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: pad.name)
def test_every_link_leads_to_a_file(document: Path):
    assert [
        doel
        for doel in _LINK.findall(document.read_text())
        if not (document.parent / doel).exists()
    ] == []


def test_a_number_names_one_besluit_and_its_page_says_it():
    nummers = [pad.name[:4] for pad in BESLUITEN]
    assert len(set(nummers)) == len(nummers) > 30
    for pad, nummer in zip(BESLUITEN, nummers, strict=True):
        assert pad.read_text().startswith(f"# {int(nummer)}. "), pad.name
