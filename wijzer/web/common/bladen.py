"""Links to the pages of a list: which of them are shown."""

from collections.abc import Iterator
from dataclasses import dataclass

_OM_DE_HUIDIGE = 1
"""How many pages are linked on each side of the present one."""


@dataclass(frozen=True, slots=True)
class Bladlink:
    """One link to a page; without a number it is a gap."""

    nummer: int | None
    href: str
    actief: bool


def page_numbers(huidige: int, laatste: int) -> Iterator[int | None]:
    """Give the first, the last and those around the present one; None stands for what is left out."""
    rond = range(huidige - _OM_DE_HUIDIGE, huidige + _OM_DE_HUIDIGE + 1)
    vorige = 0
    for nummer in sorted(
        {1, laatste, *(bladnummer for bladnummer in rond if 1 <= bladnummer <= laatste)}
    ):
        if nummer > vorige + 1:
            yield None
        yield nummer
        vorige = nummer
