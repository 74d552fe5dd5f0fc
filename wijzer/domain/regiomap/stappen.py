"""The steps to a kind of help, as a region writes them: a line per step, whose first sentence says what to do.

They stand under `stappen.<hulpvorm>` in the texts of a region, and under `stappen.route.<route>` for
every hulpvorm that has none of its own. A line `*` in a hulpvorm's own list stands for the steps of its
route; a line `*verwijzen.toekomstplan` repeats that text, and is left out where the region has none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.product import Route

BEGIN = "stappen."
BIJ_ROUTE = f"{BEGIN}route."
ALGEMEEN = "algemeen"
"""The steps to help in general, where a page is about several kinds, as a route has its own."""
WEGEN = (*(route.value for route in Route), ALGEMEEN)
BEL_DE_AANBIEDER = "Bel de aanbieder"
"""How a step begins that has somebody to call: it is left out where the site knows nobody to call."""

HOOGSTENS = 8
"""How many lines a list may have."""
KOP, REGEL = 80, 400
"""How many characters the first sentence of a step may have, and a whole step."""

TOEKOMSTPLAN = "verwijzen.toekomstplan"

_ZIN = re.compile(r"(?<=[.?!])\s+")
_VERWIJST = "*"
_NIET_BELLEN = frozenset({Route.RECHTER, Route.BELLEN, Route.GEEN})


class Stapregel(NamedTuple):
    """One line of a list. `bron` is the text that it repeats; empty for a line that the list has itself."""

    tekst: str
    bron: str = ""

    @property
    def voor_verwijzer(self) -> bool:
        """Whether only who refers does something with it. The toekomstplan is made with the jongere."""
        return self.bron not in ("", TOEKOMSTPLAN)


def lines_of(teksten: Mapping[str, str], route: str, hulpvorm: str = "") -> tuple[Stapregel, ...]:
    """The steps to a hulpvorm (its slug), one line each; its route's where it has none of its own.

    `route` is a `Route`, or `ALGEMEEN`. Empty where the region says nothing.

    Source: our choice.
    """
    van_de_route = tuple(_filled(_lines(teksten, BIJ_ROUTE + route), (), teksten))
    eigen = _lines(teksten, BEGIN + hulpvorm) if hulpvorm else []
    return tuple(_filled(eigen or [_VERWIJST], van_de_route, teksten))


def split_step(regel: str) -> tuple[str, str]:
    """What to do (without its full stop) and what goes with it: the first sentence, and the rest."""
    kop, *rest = _ZIN.split(regel.strip(), maxsplit=1)
    return kop.removesuffix("."), " ".join(rest)


def calls_aanbieder(regel: str) -> bool:
    """Whether a step says to call an aanbieder."""
    return regel.startswith(BEL_DE_AANBIEDER)


def needs_toekomstplan(leeftijd: int | None) -> bool:
    """Whether a toekomstplan goes with help at this age, in years.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    return leeftijd is not None and leeftijd >= 16


def check_stappen(
    sleutel: str, tekst: str, *, is_tekst: Callable[[str], bool]
) -> Iterator[Ongeldig]:
    """Tell what is wrong with the steps under this key. `is_tekst`: whether a key names one text of a region."""
    regels = tekst.splitlines()
    if len(regels) > HOOGSTENS:
        melding = f"Dit zijn te veel stappen: {len(regels)}."
        yield Ongeldig(sleutel, melding, verwacht=f"hooguit {HOOGSTENS} regels")
    yield from (fout for regel in regels for fout in _check_line(sleutel, regel, is_tekst))
    weg = sleutel.removeprefix(BIJ_ROUTE)
    yield from check_calls(sleutel, tekst, weg)


def check_calls(sleutel: str, tekst: str, route: str) -> Iterator[Ongeldig]:
    """Tell that steps send somebody to an aanbieder who can do nothing: a court decides, or it is crisis or advice.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    if route in _NIET_BELLEN and any(map(calls_aanbieder, tekst.splitlines())):
        melding = f"“{BEL_DE_AANBIEDER}” past hier niet."
        yield Ongeldig(
            sleutel, melding, verwacht="een stap zonder aanbieder: die beslist hier niet"
        )


def _lines(teksten: Mapping[str, str], sleutel: str) -> list[str]:
    return str(teksten.get(sleutel, "")).splitlines()


def _filled(
    regels: Iterable[str], van_de_route: Iterable[Stapregel], teksten: Mapping[str, str]
) -> Iterator[Stapregel]:
    for regel in regels:
        bron = regel.removeprefix(_VERWIJST)
        if regel == _VERWIJST:
            yield from van_de_route
        elif bron == regel:
            yield Stapregel(regel)
        elif gevonden := teksten.get(bron):
            yield Stapregel(str(gevonden), bron)


def _check_line(sleutel: str, regel: str, is_tekst: Callable[[str], bool]) -> Iterator[Ongeldig]:
    if regel == _VERWIJST:
        if sleutel.startswith(BIJ_ROUTE):
            melding = "Een regel met alleen * staat voor deze stappen zelf."
            yield Ongeldig(sleutel, melding, verwacht="een stap")
    elif regel.startswith(_VERWIJST):
        if not is_tekst(regel.removeprefix(_VERWIJST)):
            yield Ongeldig(
                sleutel, f"“{regel}” kennen wij niet.", verwacht="* en een tekst over verwijzen"
            )
    elif len(regel) > REGEL:
        yield Ongeldig(
            sleutel,
            f"Een stap is te lang: {len(regel)} tekens.",
            verwacht=f"hooguit {REGEL} tekens",
        )
    elif len(split_step(regel)[0]) > KOP:
        melding = f"De eerste zin is te lang: “{regel[:40]}…”."
        yield Ongeldig(sleutel, melding, verwacht=f"een eerste zin van hooguit {KOP} tekens")
