"""The forms of a password that somebody who guesses tries together: without signs, letters alone.

Each form is estimated by itself, and the easiest one counts.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

VENSTER = 28
MEESTE_VENSTERS = 2
"""An estimate looks at so many characters at once, so many times: its cost rises with the square of their number."""
_ALS_LETTER = str.maketrans("@4€3!1|0$5+7(", "aaeeiiiossttc")
_LETTERTEKEN = re.compile(r"[@€$]|[43!1|05+7(]{1,2}(?=[^\W\d_])|(?<=[^\W\d_])[430](?!\d)")
_HERHAALD = re.compile(r"(.{1,24}?)\1{2,}", re.DOTALL)
_WOORD = re.compile(r"[^\W\d_]{3,}")


def flatten(wachtwoord: str) -> str:
    """The password without accents and other decoration, and with at most two of what is repeated."""
    plat = unicodedata.normalize("NFKD", wachtwoord)
    kaal = "".join(teken for teken in plat if not unicodedata.combining(teken))
    return _HERHAALD.sub(r"\1\1", kaal)


def windows(tekst: str) -> list[str]:
    """The first pieces of a text that is too long to look at as a whole: each is guessed no harder than the whole."""
    stukken = (tekst[begin : begin + VENSTER] for begin in range(0, len(tekst), VENSTER))
    return list(dict.fromkeys(stukken))[:MEESTE_VENSTERS] or [""]


@dataclass(frozen=True, slots=True)
class Wachtwoordvorm:
    """A password without its decoration.

    `opsmuk` is how many different signs and digits were taken off; one that comes back is counted
    once. `hooguit` is how many of them count when what is left is known.
    """

    tekst: str
    opsmuk: int = 0
    hooguit: int = 0


def forms(tekst: str) -> list[Wachtwoordvorm]:
    """Every different form of a text, the text itself first."""
    enkel = _without_repeats(tekst)
    letter = _LETTERTEKEN.sub(lambda run: run[0].translate(_ALS_LETTER), tekst)
    return _different(
        Wachtwoordvorm(tekst),
        _strip(enkel, str.isalnum, hooguit=2),
        _strip(enkel, str.isalpha, hooguit=3),
        _strip(_without_repeats(letter), str.isalpha, hooguit=3, extra=1),
    )


def _strip(
    tekst: str, keep: Callable[[str], bool], *, hooguit: int, extra: int = 0
) -> Wachtwoordvorm:
    kaal = "".join(filter(keep, tekst))
    return Wachtwoordvorm(kaal, len(set(tekst) - set(kaal)) + extra, hooguit)


def _different(*vormen: Wachtwoordvorm) -> list[Wachtwoordvorm]:
    """The forms without doubles: of those with the same text the first, which costs least."""
    return list({vorm.tekst: vorm for vorm in reversed(vormen)}.values())


def _without_repeats(tekst: str) -> str:
    gezien = set[str]()

    def once(woord: re.Match[str]) -> str:
        klein = woord[0].casefold()
        nieuw = klein not in gezien
        gezien.add(klein)
        return woord[0] if nieuw else ""

    return _WOORD.sub(once, tekst)
