"""How many locaties and places each value of one filter would give, whatever else was asked."""

from typing import Any

from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.vraag.filters import FILTER
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.plekken import Plekkentelling, count_plekken
from wijzer.published.zoeken.uitkomst import find


def count_choices(
    opname: Momentopname, vraag: Zoekvraag, sleutel: str
) -> dict[Any, Plekkentelling]:
    """Count each value of a filter beside all the other filters of a question: what choosing it alone would give.

    Raises `LookupError` for a key that selects nothing (`pagina`).
    """
    filter_ = FILTER[sleutel]
    if filter_.kenmerk is None:
        raise LookupError(sleutel)
    basis = find(opname, vraag.with_off(filter_))
    soort, waarden = filter_.kenmerk.soort, filter_.kenmerk.waarden
    return {
        waarde: count_plekken(opname, basis & opname.with_kenmerk(soort, waarden(waarde)))
        for waarde in filter_.soort.mogelijk(opname.naslag, vraag.regio)
    }
