"""The wait over many aanbod for a page: what it is now in words, and the last year as a drawing with its table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijzer.domain.locaties.beschikbaarheid import Status
from wijzer.domain.locaties.wachtverloop import Wachtstand
from wijzer.published.zoeken.wachtverloop import Maandwacht
from wijzer.web.common.opmaak import maand, maand_kort, weken
from wijzer.web.common.teksten import gettext as _

BREEDTE, HOOGTE = 360, 212
"""The drawing in its own units: small enough that its letters can be read on a phone."""
_LINKS, _BOVEN, _ONDER = 28, 10, 40
_VLAK = HOOGTE - _BOVEN - _ONDER
_STAPPEN = (1, 2, 5, 10, 20, 25, 50, 100, 200)
_LIJNEN = 5
_HALVE_BALK, _LETTER = 7, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Zuil:
    """One month: where it is drawn, and what the table says of it.

    Without `midden` too little was known to say anything, without `tussen` too little to tell the middle half.
    """

    maand: str
    kort: str
    jaar: str
    loopt: bool
    x: float
    links: float
    boven: float = 0
    lengte: float = 0
    punt: float = 0
    midden: str = ""
    tussen: str = ""
    bekend: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Streep:
    """A line of the scale with its number of weeks, whose letters stand at `tekst_y`."""

    y: float
    tekst_y: float
    weken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtNu:
    """The wait today: `plek`, `onbekend`, `stop` (no applications) and `matching` (who fits best) count locaties.

    Each locatie counts once, as its best stands.
    """

    stand: Wachtstand
    tussen: str
    plek: int
    onbekend: int
    stop: int
    matching: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wachtbeeld:
    """The last year. `lijnen` join months that follow each other; `samengevat` says in words what the drawing shows."""

    zuilen: tuple[Zuil, ...]
    lijnen: tuple[str, ...]
    strepen: tuple[Streep, ...]
    samengevat: str
    gaten: bool

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(zuil.midden for zuil in self.zuilen)


def show_now(stand: Wachtstand, aantallen: Mapping[Status, int]) -> WachtNu:
    """Put today's wait beside what has no wait that can be compared."""
    return WachtNu(
        stand=stand,
        tussen=spread_text(stand),
        plek=aantallen[Status.PLEK],
        onbekend=aantallen[Status.ONBEKEND],
        stop=aantallen[Status.AANMELDSTOP],
        matching=aantallen[Status.MATCHING],
    )


def show_verloop(verloop: Sequence[Maandwacht]) -> Wachtbeeld:
    """Draw a year; a month of which too little is known stays open."""
    hoogst = max(
        (
            maandwacht.stand.hoog or maandwacht.stand.midden or 0
            for maandwacht in verloop
            if maandwacht.stand
        ),
        default=0,
    )
    stap = next((stap for stap in _STAPPEN if hoogst <= stap * _LIJNEN), _STAPPEN[-1])
    top = stap * max(-(-hoogst // stap), 1)
    breed = (BREEDTE - _LINKS) / len(verloop)
    zuilen = tuple(
        _zuil(maandwacht, x=_LINKS + breed * (nummer + 0.5), top=top, eerste=nummer == 0)
        for nummer, maandwacht in enumerate(verloop)
    )
    return Wachtbeeld(
        zuilen=zuilen,
        lijnen=tuple(_lines(zuilen)),
        strepen=tuple(
            Streep(y=_y(n, top), tekst_y=_y(n, top) + _LETTER, weken=n)
            for n in range(0, top + 1, stap)
        ),
        samengevat=_summary(verloop),
        gaten=any(not zuil.midden for zuil in zuilen),
    )


def _zuil(maandwacht: Maandwacht, *, x: float, top: int, eerste: bool) -> Zuil:
    stand, naam = maandwacht.stand, maand(maandwacht.maand)
    kop: dict[str, Any] = {
        "loopt": maandwacht.loopt,
        "maand": _("nu, %(maand)s", maand=naam) if maandwacht.loopt else naam,
        "kort": _("nu") if maandwacht.loopt else maand_kort(maandwacht.maand),
        "jaar": str(maandwacht.maand.year) if eerste or maandwacht.maand.month == 1 else "",
    }
    plaats: dict[str, Any] = {"x": round(x, 1), "links": round(x - _HALVE_BALK, 1)}
    if stand is None or stand.midden is None:
        return Zuil(**kop, **plaats)
    boven, lengte = _bar(stand, top)
    return Zuil(
        **kop,
        **plaats,
        boven=boven,
        lengte=lengte,
        punt=_y(stand.midden, top),
        midden=weken(stand.midden),
        tussen=spread_text(stand),
        bekend=stand.bekend,
    )


def _bar(stand: Wachtstand, top: int) -> tuple[float, float]:
    """Where the middle half begins, and how long it is; no length where it is not told."""
    if stand.laag is None or stand.hoog is None:
        return 0, 0
    boven = _y(stand.hoog, top)
    return boven, round(max(_y(stand.laag, top) - boven, 2), 1)


def spread_text(stand: Wachtstand) -> str:
    """Say between which waits the middle half lies: "9 tot 30 weken"; nothing where it is not told."""
    if stand.laag is None or stand.hoog is None:
        return ""
    if stand.laag == stand.hoog:
        return weken(stand.hoog)
    return _("%(van)s tot %(tot)s", van=stand.laag, tot=weken(stand.hoog))


def _y(aantal: int, top: int) -> float:
    return round(_BOVEN + _VLAK * (1 - aantal / top), 1)


def _lines(zuilen: Sequence[Zuil]) -> Iterator[str]:
    """Join the middles of months without a gap between them."""
    reeks: list[str] = []
    for zuil in (*zuilen, None):
        if zuil and zuil.midden:
            reeks.append(f"{zuil.x},{zuil.punt}")
            continue
        if len(reeks) > 1:
            yield " ".join(reeks)
        reeks = []


def _summary(verloop: Sequence[Maandwacht]) -> str:
    middens = [
        maandwacht.stand.midden
        for maandwacht in verloop
        if maandwacht.stand and maandwacht.stand.midden is not None
    ]
    if not middens:
        return ""
    laag, hoog = min(middens), max(middens)
    nu = verloop[-1].stand
    kern = (
        _("Het hele jaar wachtte de helft hoogstens %(weken)s.", weken=weken(hoog))
        if laag == hoog
        else _(
            "In de beste maand wachtte de helft hoogstens %(laag)s, in de slechtste %(hoog)s.",
            laag=weken(laag),
            hoog=weken(hoog),
        )
    )
    if nu is None or nu.midden is None:
        return kern
    return _("%(kern)s Nu is het %(nu)s.", kern=kern, nu=weken(nu.midden))
