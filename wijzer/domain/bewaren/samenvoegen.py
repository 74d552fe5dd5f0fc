"""Merges what somebody was shown, what they typed and what is kept by now into one thing.

Only what both changed is asked. A thing is a set of cells, each a plain value. What the sender left
alone follows what is kept. What they changed is kept when nobody else changed it since it was
shown. What both changed into something else is a conflict, which a person decides. Cells that mean
something together only (a stop and its last day) are one unit: they are left alone, kept or asked
together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

Samenvoegwaarde = bool | int | str | frozenset[str] | None
"""What a cell holds, in the form in which it is compared (`plain`)."""
Veldwaarden = Mapping[str, Samenvoegwaarde]
"""Cells by the names of their fields."""
Eenheid = tuple[str, ...]

ONLEESBARE_WAARDE = "\0"
"""What stands in a cell in which something was typed that cannot be read: it equals nothing that is kept or shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Getoond:
    """What the sender of a form was shown.

    Without `cellen` nobody can tell: then whatever differs from what is kept is asked.

    `gesteld` are cells that the sender chose after a conflict, which counts as typed even when it
    is what was shown. `open` are cells that were asked about and not chosen yet.
    """

    cellen: Veldwaarden | None
    gesteld: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()

    def shows(self, bewaard: Veldwaarden) -> bool:
        """Whether this is what is kept now."""
        zag = self.cellen
        return zag is not None and all(zag.get(cel) == waarde for cel, waarde in bewaard.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Samenvoeging:
    """The cells as they are to be kept; those of a conflict as they are kept now.

    `gewijzigd` differ from what is kept. `gevolgd` were left alone by the sender and changed by
    somebody else. `aangeraakt` were changed or chosen by the sender.
    """

    cellen: Veldwaarden
    gewijzigd: frozenset[str]
    gevolgd: frozenset[str]
    aangeraakt: frozenset[str]
    botsingen: tuple[Eenheid, ...]

    @property
    def botsende_cellen(self) -> frozenset[str]:
        """Every cell that is asked about."""
        return frozenset(cel for eenheid in self.botsingen for cel in eenheid)


def plain(waarde: object) -> Samenvoegwaarde:
    """A value as it is compared: nothing, an empty text and a box that is not ticked are the same; 0 is not nothing."""
    match waarde:
        case None | "" | False:
            return None
        case date():
            return waarde.isoformat()
        case Enum():
            return str(waarde.value)
        case bool() | int() | str():
            return waarde
        case list() | tuple() | set() | frozenset():
            return frozenset(map(str, waarde)) or None
        case _:
            raise TypeError(type(waarde))


def merge(
    getoond: Getoond,
    getypt: Veldwaarden,
    bewaard: Veldwaarden,
    *,
    eenheden: Iterable[Eenheid] = (),
    vraag_alles: bool = False,
) -> Samenvoeging:
    """Make one of the three; the cells are those of `bewaard`, and one that was not sent was left alone.

    With `vraag_alles` whatever the sender changed is asked, as it was typed for something that is
    of another kind by now. Lists of choices merge per choice and are no conflict: what one added
    and another removed are two facts.
    """
    zag = getoond.cellen
    samen: dict[str, Samenvoegwaarde] = {}
    botsingen: list[Eenheid] = []
    aangeraakt: set[str] = set()
    for eenheid in all_units(bewaard, eenheden):
        nu = {cel: bewaard[cel] for cel in eenheid}
        toen = None if zag is None else {cel: zag.get(cel) for cel in eenheid}
        wil = {cel: getypt.get(cel, (nu if toen is None else toen)[cel]) for cel in eenheid}
        gevraagd = not getoond.open.isdisjoint(eenheid)
        raakt = toen != wil or gevraagd or not getoond.gesteld.isdisjoint(eenheid)
        aangeraakt |= set(eenheid) if raakt else set()
        if not raakt or wil == nu:
            samen |= nu
        elif toen is not None and (keuzes := _merge_choices(toen, wil, nu)) is not None:
            samen |= keuzes
        elif toen == nu and not (gevraagd or vraag_alles):
            samen |= wil
        else:
            samen |= nu
            botsingen.append(eenheid)
    botst = {cel for eenheid in botsingen for cel in eenheid}
    return Samenvoeging(
        cellen=samen,
        gewijzigd=frozenset(cel for cel in samen if samen[cel] != bewaard[cel]),
        gevolgd=_followed(zag, getypt, samen) - botst,
        aangeraakt=frozenset(aangeraakt),
        botsingen=tuple(botsingen),
    )


def all_units(cellen: Iterable[str], eenheden: Iterable[Eenheid]) -> Iterator[Eenheid]:
    """These units as far as the thing has their cells, and each other cell as a unit of its own."""
    over = dict.fromkeys(cellen)
    for eenheid in eenheden:
        if deel := tuple(cel for cel in eenheid if cel in over):
            yield deel
            for cel in deel:
                del over[cel]
    yield from ((cel,) for cel in over)


def _followed(zag: Veldwaarden | None, getypt: Veldwaarden, samen: Veldwaarden) -> frozenset[str]:
    """The cells that the sender left alone and in which something else is kept than was shown.

    Of a list it is enough that some choice in it changed.
    """
    if zag is None:
        return frozenset()
    return frozenset(
        cel
        for cel, waarde in samen.items()
        if waarde != zag.get(cel) and waarde != getypt.get(cel, zag.get(cel))
    )


def _merge_choices(
    toen: Veldwaarden, wil: Veldwaarden, nu: Veldwaarden
) -> dict[str, Samenvoegwaarde] | None:
    """A list of choices with what was added and without what was removed; None for any other unit."""
    if len(nu) != 1:
        return None
    (cel,) = nu
    waarden = [kant[cel] for kant in (toen, wil, nu)]
    lijsten = [waarde for waarde in waarden if isinstance(waarde, frozenset)]
    if not lijsten or any(waarde not in (None, *lijsten) for waarde in waarden):
        return None
    was, werd, staat = (
        waarde if isinstance(waarde, frozenset) else frozenset() for waarde in waarden
    )
    return {cel: ((staat | (werd - was)) - (was - werd)) or None}
