"""Our own style sheets: no two speak of the same thing, and none of what is gone."""

import re
from collections import defaultdict

from wijzer.mappen import SJABLONEN

ROOT = SJABLONEN.parent
BLADEN = sorted((ROOT / "static" / "css").glob("*.css"))
_REGEL = re.compile(r"^([^@{}\s][^@{}\n]*) \{", re.MULTILINE)
"""A rule that holds always; those for a window, paper or forced colours stand further in."""
_KLASSE = re.compile(r"\.(bw-[a-z0-9_-]+)")
_EIND = re.compile(r"(?<=--)[a-z0-9-]+$")


def test_a_selector_has_one_rule():
    waar = defaultdict(list)
    for blad in BLADEN:
        for selector in _REGEL.findall(blad.read_text(encoding="utf-8")):
            waar[selector].append(blad.name)
    assert len(waar) > 300
    assert not {selector: bladen for selector, bladen in waar.items() if len(bladen) > 1}


def test_a_class_in_a_sheet_is_used_by_a_page():
    bronnen = [*SJABLONEN.rglob("*.html"), *(ROOT / "static" / "js").glob("*.js")]
    gebruik = "\n".join(bron.read_text(encoding="utf-8") for bron in bronnen)
    klassen = {
        klasse for blad in BLADEN for klasse in _KLASSE.findall(blad.read_text(encoding="utf-8"))
    }
    assert len(klassen) > 150
    assert not sorted(klasse for klasse in klassen if not is_used(klasse, gebruik))


def is_used(klasse: str, gebruik: str) -> bool:
    """Whether a page names the class, or makes its end of a fact: `bw-status--{{ soort }}`, `'bw-label--' ~ soort`."""
    gemaakt = _EIND.sub("", klasse) + r"(?='|\{\{)" if _EIND.search(klasse) else klasse
    return any(re.search(rf"(?<![\w-]){vorm}(?![\w-])", gebruik) for vorm in (klasse, gemaakt))
