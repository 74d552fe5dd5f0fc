"""Headers that hold a list of wishes with weights, as RFC 9110 § 12.4 and § 5.6 write them: `a/b;q=.5;x="c,d", *;q=0`.

Werkzeug reads such a list too, but passes over `*` alone and `q=.2` (the JDK sends both by itself),
over blanks around the `=`, and, when one quote stands open, over the whole header. A strange client
must get an answer: what cannot be read here is skipped.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

ALLES = 1000
"""The weight of what is named without one.

Weights are counted in thousandths: three decimals are all that the RFC knows.
"""

_DEEL = re.compile(r'(?:[^,"]++|"(?:[^"\\]|\\.)*+")++')
"""One element of a list; a comma between quotes belongs to it."""
_GESLOTEN = re.compile(r'(?:[^"]++|"(?:[^"\\]|\\.)*+")*+')
"""All of a header before a quote that stays open."""
_ERBIJ = re.compile(r';[ \t]*([^\s;="]+)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|[^;]*)')
_GEWICHT = re.compile(r"[0-9]{0,3}(?:\.[0-9]{0,12})?")


class Voorkeur(NamedTuple):
    """One element of such a list, in small letters.

    `gewicht` is 0 (not wanted) to 1000; `erbij` is without the weight.
    """

    naam: str
    gewicht: int
    erbij: Mapping[str, str]


def read_voorkeuren(header: str, *, onleesbaar: int = ALLES) -> Iterator[Voorkeur]:
    """Give the elements in their order; empty ones mean nothing (RFC 9110 § 5.6.1).

    `onleesbaar` is the weight of what has one that is none: by itself 1, because who names a thing means to ask for it.
    """
    for deel in _elements(header):
        naam, _, rest = deel.strip().lower().partition(";")
        if naam := naam.strip():
            erbij = dict(_parameters(f";{rest}"))
            yield Voorkeur(naam, _weight(erbij.pop("q", "1"), onleesbaar), erbij)


def _elements(header: str) -> list[str]:
    """The elements of a list; a quote that stays open is a sign like any other.

    A header is gone through once, however it is made.
    """
    if '"' not in header:
        return header.split(",")
    gesloten = _GESLOTEN.match(header)
    heel = header[: gesloten.end()] if gesloten else ""
    delen, (eerste, *rest) = _DEEL.findall(heel), header[len(heel) :].split(",")
    if delen and not heel.endswith(","):
        return [*delen[:-1], delen[-1] + eerste, *rest]
    return [*delen, eerste, *rest]


def _parameters(tekst: str) -> Iterator[tuple[str, str]]:
    for sleutel, waarde in _ERBIJ.findall(tekst):
        heel = len(waarde) > 1 and waarde[0] == waarde[-1] == '"'
        yield sleutel, re.sub(r"\\(.)", r"\1", waarde[1:-1]) if heel else waarde.strip()


def _weight(tekst: str, onleesbaar: int) -> int:
    """More than 1 is 1; the smallest part of a thousandth is not nothing."""
    if not _GEWICHT.fullmatch(tekst) or tekst in {"", "."}:
        return onleesbaar
    deel = float(tekst)
    return ALLES if deel >= 1 else int(deel * ALLES) or (1 if deel > 0 else 0)
