"""Names in the environment that look like a setting and are none: a typing error must not silently do nothing."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

BEGIN = "WIJZER_"
_VAN_DE_PROEVEN = ("WIJZER_EIS_", "WIJZER_BENCH_")
"""The beginnings of names that tests and measurements read for themselves."""


def unknown_names(gegeven: Iterable[str], bekend: Collection[str]) -> dict[str, str]:
    """What to say of each name that no setting has; the nearest that one has is told with it."""
    return {
        naam: _reason(naam, bekend)
        for naam in sorted(gegeven)
        if naam.upper().startswith(BEGIN)
        and naam not in bekend
        and not naam.startswith(_VAN_DE_PROEVEN)
    }


def _reason(naam: str, bekend: Collection[str]) -> str:
    namen = sorted(bekende_naam.removeprefix(BEGIN) for bekende_naam in bekend)
    dichtbij = get_close_matches(naam.upper().removeprefix(BEGIN), namen, n=1)
    bedoeld = f"; bedoelt u {BEGIN}{dichtbij[0]}?" if dichtbij else ""
    return f"is geen instelling{bedoeld}"
