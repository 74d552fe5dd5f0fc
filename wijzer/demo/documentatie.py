"""The page in docs/ that lists what is planted. Run this module to write it anew."""

from collections.abc import Sequence
from datetime import date

from wijzer.demo.modellen import GeplandeAfwijking
from wijzer.demo.wereld import geplande_afwijkingen
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort
from wijzer.mappen import HUIS

PAGINA = HUIS / "docs" / "demo-afwijkingen.md"
_WILLEKEURIGE_DAG = date(2026, 1, 1)
"""The list is the same on every day; a test sees to that."""

_KOP = """\
# Planted differences in the demo

The demo data fit their contracts, except here. `wijzer adrescontrole` finds exactly these cases, again on a second run,
and none after they were mended. The page is made by `python -m wijzer.demo.documentatie`; a test keeps it in step.

There is no address in it: a case says what differs, and the two addresses stand side by side on its page.
"""


def render(afwijkingen: Sequence[GeplandeAfwijking]) -> str:
    """The page as text."""
    per_soort = (
        _section(soort, [afwijking for afwijking in afwijkingen if afwijking.soort is soort])
        for soort in Afwijkingsoort
    )
    return "\n".join((_KOP, f"In all {len(afwijkingen)} cases.\n", *per_soort))


def _section(soort: Afwijkingsoort, afwijkingen: Sequence[GeplandeAfwijking]) -> str:
    rijen = "\n".join(sorted(map(_row, afwijkingen)))
    kop = (
        "| what differs | AGB | aanbieder | locatie | product or hulpvorm | what was done |\n"
        "|---|---|---|---|---|---|"
    )
    return f"## {soort.label} (`{soort}`, {len(afwijkingen)})\n\n{kop}\n{rijen}\n"


def _row(afwijking: GeplandeAfwijking) -> str:
    cellen = (
        ", ".join(afwijking.verschil),
        afwijking.agb,
        afwijking.aanbieder,
        afwijking.locatie,
        afwijking.product or "",
        afwijking.uitleg,
    )
    return f"| {' | '.join(cellen)} |"


if __name__ == "__main__":
    PAGINA.write_text(render(geplande_afwijkingen(_WILLEKEURIGE_DAG)), encoding="utf-8")
