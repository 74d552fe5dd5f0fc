"""Results as cards: one of each locatie, with what holds for all of its products said once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from wijzer.web.common.opmaak import plekken
from wijzer.web.common.teksten import Gegeven
from wijzer.web.public.beelden import AanbodBeeld

GETOOND = 4
"""So many products stand open on a card; the others fold away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Productregel:
    """One product on a card, with what the card has not said of it already.

    `officieel` is its name where that says more than the plain one. `status`, `reden` and `wacht` say whether that part
    of its stand differs from what stands on top of the card; `regels`, `niet_voor` and `medisch` are empty where the
    card says the same.
    """

    beeld: AanbodBeeld
    officieel: Gegeven | None
    status: bool
    reden: bool
    wacht: bool
    regels: tuple[str, ...]
    niet_voor: str
    medisch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultaat:
    """One locatie in the list. `locatie` is its best aanbod that fits: how that stands is said on top.

    `producten` are what fits, best first: the first few, and in `meer` those that fold away. `niet_voor` and `medisch`
    hold for all of them. `plekken` says how many places the locatie has where another product states more than the
    best. `kies` is what is compared when the card is picked: what was picked of it before, else its best.
    """

    locatie: AanbodBeeld
    producten: Sequence[Productregel]
    meer: Sequence[Productregel]
    niet_voor: str
    medisch: bool
    plekken: str
    kies: AanbodBeeld


def group_by_locatie(
    beelden: Iterable[AanbodBeeld], gekozen: Collection[str] = ()
) -> list[Resultaat]:
    """Put what is of one locatie on one card, where the best of it stands; `gekozen` are ids that were picked."""
    groepen: dict[str, list[AanbodBeeld]] = {}
    for beeld in beelden:
        groepen.setdefault(beeld.href, []).append(beeld)
    return [_card(groep, gekozen) for groep in groepen.values()]


def _card(groep: Sequence[AanbodBeeld], gekozen: Collection[str]) -> Resultaat:
    beste = groep[0]
    niet_voor = _shared(beeld.niet_voor for beeld in groep) or ""
    medisch = all(beeld.medisch for beeld in groep)
    regels = [_line(beeld, beste, niet_voor=niet_voor, medisch=medisch) for beeld in groep]
    meeste = max(beeld.stand.vrij for beeld in groep)
    return Resultaat(
        locatie=beste,
        producten=regels[:GETOOND],
        meer=regels[GETOOND:],
        niet_voor=niet_voor,
        medisch=medisch,
        plekken=plekken(meeste) if meeste > beste.stand.vrij else "",
        kies=next((beeld for beeld in groep if beeld.id in gekozen), beste),
    )


def _line(beeld: AanbodBeeld, beste: AanbodBeeld, *, niet_voor: str, medisch: bool) -> Productregel:
    stand, gezegd = beeld.stand, beste.stand
    return Productregel(
        beeld=beeld,
        officieel=beeld.product if beeld.product != beeld.gewoon else None,
        status=stand.status != gezegd.status,
        reden=stand.reden != gezegd.reden,
        wacht=bool(stand.samen) and _waits(beeld) != _waits(beste),
        regels=tuple(_new(stand.regels, gezegd.regels)),
        niet_voor="" if niet_voor else beeld.niet_voor,
        medisch=beeld.medisch and not medisch,
    )


def _waits(beeld: AanbodBeeld) -> tuple[str, str, str]:
    return beeld.stand.aanmeld, beeld.stand.behandel, beeld.stand.samen


def _new(regels: Iterable[str], gezegd: Collection[str]) -> Iterator[str]:
    return (regel for regel in regels if regel not in gezegd)


def _shared(waarden: Iterable[str]) -> str | None:
    """The one value that all have; None where they differ."""
    verschillend = set(waarden)
    return verschillend.pop() if len(verschillend) == 1 else None
