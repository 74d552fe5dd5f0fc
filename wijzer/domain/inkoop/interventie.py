"""Treatments with a name of their own: which product code they fall under, or that they stand apart.

A region tells them in its texts: `interventies.<code>` holds the names under a code,
`interventies.apart` those without one (a line for each), and `interventies.uitleg` what somebody
who looks for one of those can do.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_BEGIN = "interventies."
_APART, _UITLEG = f"{_BEGIN}apart", f"{_BEGIN}uitleg"
_ERBIJ = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Interventie:
    """A name as the region writes it, and its product code; None where it stands apart."""

    naam: str
    code: str | None

    @property
    def vormen(self) -> tuple[str, ...]:
        """How people write it: with and without what stands behind it in brackets (`CSI (ambulant)`).

        Source: our choice.
        """
        return tuple(dict.fromkeys((self.naam, _ERBIJ.sub("", self.naam))))


def interventies_of(teksten: Mapping[str, str]) -> Iterator[Interventie]:
    """Every treatment that a region names, those under a code first.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    for sleutel in sorted(teksten):
        if sleutel.startswith(_BEGIN) and sleutel not in (_APART, _UITLEG):
            yield from _named(teksten[sleutel], sleutel.removeprefix(_BEGIN))
    yield from _named(teksten.get(_APART, ""), None)


def names_under(teksten: Mapping[str, str], code: str) -> list[str]:
    """The treatments that fall under one product code.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    return [
        interventie.naam for interventie in interventies_of(teksten) if interventie.code == code
    ]


def explanation_of(teksten: Mapping[str, str]) -> str:
    """The text in which the region explains treatments that stand apart."""
    return teksten.get(_UITLEG, "")


def _named(regels: str, code: str | None) -> Iterator[Interventie]:
    return (Interventie(naam, code) for naam in regels.splitlines() if naam)
