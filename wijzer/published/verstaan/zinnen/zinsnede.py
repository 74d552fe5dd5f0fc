"""Words of a text that mean something together."""

from dataclasses import dataclass

from wijzer.published.opname.zoekbegrip import Zoekbegrip


@dataclass(frozen=True, slots=True)
class Zinsnede:
    """Words that belong together, from `begin` up to `einde`, and what they mean.

    Without begrippen they are a code that the region does not have (`is_code`), or say nothing about what is sought
    (`10 weken`). `samen`, `thuis` and `ontkend` are those of `Vraagdeel`.
    """

    begin: int
    einde: int
    begrippen: tuple[Zoekbegrip, ...] = ()
    samen: bool = False
    thuis: str = ""
    ontkend: bool = False
    is_code: bool = False
