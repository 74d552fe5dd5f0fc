"""Numbers in a text: in digits, in Dutch and in English words, and what they count besides ages."""

from wijzer.domain.taal.telwoord import TELWOORDEN
from wijzer.domain.taal.woordlijst import set_of

_ENGELSE_WOORDEN = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
    """
_ENGELS = {woord: getal for getal, woord in enumerate(_ENGELSE_WOORDEN.split())}
EENHEDEN = set_of(
    "weken week wkn wk dagen dag dagdelen uur uren minuten min maanden maand mnd km kilometer keer maal x euro procent"
    " sessies gesprekken plekken plek plaatsen plaats bedden bed kinderen kids broers broertjes zussen zusjes jongens"
    " meisjes meiden jongeren personen mensen kamers nachten weekenden weekend hours hour days day weeks months month"
    " minutes times places place beds children brothers sisters boys girls people nights weekends vrije stuks leerlingen clienten"
)
"""What a number counts that is no age."""


def number_at(vorm: str) -> int | None:
    """The number that a folded word says, in at most two digits or in words; `een` is an article."""
    if vorm.isascii() and vorm.isdigit():
        return int(vorm) if len(vorm) <= 2 else None
    return TELWOORDEN.get(vorm) or _ENGELS.get(vorm)
