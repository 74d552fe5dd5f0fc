"""The map of a region as a template draws it.

It has shapes or circles with numbers, in steps that never count on colour alone.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist

from wijzer.domain.regio.grens import GRAAD, PLAT, Grens, Hoekpunt, Kader, Ring, corners, surface
from wijzer.published.gegevens import GemeenteInfo
from wijzer.published.naslag.regios import Naslag
from wijzer.published.zoeken.plekken import Plekkentelling
from wijzer.web.common.teksten import gettext as _
from wijzer.web.public.plekwoorden import locaties_text, plekken_text

BREEDTE = 1000
_RAND, _RAND_OM_RONDJES = 20, 90
_MINSTE_GRADEN = GRAAD // 20
"""A region of one point is drawn as if it were a few kilometres wide."""
_STRAAL = (34.0, 62.0)
NIETS, GEEN_PLEK, HOOGSTE = 0, 1, 4
_TRAPPEN = 3
"""The steps: nothing at all, no place now, and three more by how many have a place."""
_NERGENS = (0, 0)
"""A region without gemeenten still has a sheet."""
_TEKENBREEDTE, _REGELS = 12, 52
"""How wide a character of a label is, at most, and how high its two lines are."""
_VERSCHUIVINGEN = (0, -20, 20, -40, 40, -60, 60)
"""How far a label may move from its place, in the order in which that is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeentetelling:
    """What a map shows of a gemeente: how many locaties fit, where there is a place now, and where it leads.

    An empty `href` makes it a text: there is nothing to choose.
    """

    telling: Plekkentelling
    href: str
    gekozen: bool = False

    @property
    def aantal(self) -> int:
        """How many locaties fit."""
        return self.telling.locaties

    @property
    def plek(self) -> int:
        """How many of them have a place now."""
        return self.telling.met_plek


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebied:
    """One gemeente on the map.

    `pad` is its outline, empty where no border is known; then it is a circle of `straal` at x, y.
    Its label stands at x, y_label. `meteen` are the locaties among `plek` that state no number and add nothing to
    `plekken`.
    """

    code: str
    naam: str
    href: str
    aantal: int
    plek: int
    plekken: int
    meteen: int
    stap: int
    gekozen: bool
    pad: str
    x: int
    y: int
    y_label: int
    straal: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Legendaregel:
    """One line of the legend: what a step means."""

    stap: int
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Regiokaart:
    """A map of `breedte` by `hoogte` units. `met_grenzen`: whose shapes these are has to be said."""

    breedte: int
    hoogte: int
    gebieden: list[Gebied]
    legenda: list[Legendaregel]
    met_grenzen: bool


def draw_map(
    naslag: Naslag, gemeenten: Sequence[GemeenteInfo], tellingen: Mapping[str, Gemeentetelling]
) -> Regiokaart:
    """Draw these gemeenten, of each of which there is a count; they stay in the order in which they come."""
    grenzen = {
        gemeente.code: naslag.grenzen[gemeente.code]
        for gemeente in gemeenten
        if gemeente.code in naslag.grenzen
    }
    rand = _RAND if len(grenzen) == len(gemeenten) else _RAND_OM_RONDJES
    punten = [*_places(gemeenten), *_outlines(grenzen.values())]
    blad = _Blad.around(punten or [_NERGENS], rand)
    trappen = _steps([telling.plek for telling in tellingen.values() if telling.plek])
    stralen = _radii(gemeenten, tellingen, blad)
    gebieden = [
        _area(
            gemeente,
            tellingen[gemeente.code],
            grenzen.get(gemeente.code),
            blad,
            trappen,
            stralen[gemeente.code],
        )
        for gemeente in gemeenten
    ]
    return Regiokaart(
        breedte=BREEDTE,
        hoogte=blad.hoogte,
        gebieden=_without_overlap(gebieden, grenzen),
        legenda=_legend(trappen, gebieden),
        met_grenzen=bool(grenzen),
    )


# ── from degrees to units ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Blad:
    kader: Kader
    schaal: float
    hoogte: int
    rand: int

    @classmethod
    def around(cls, punten: Iterable[Hoekpunt], rand: int) -> "_Blad":
        kader = Kader.around(punten)
        breed = max((kader.oost - kader.west) * PLAT, _MINSTE_GRADEN)
        schaal = (BREEDTE - 2 * rand) / breed
        hoog = max(kader.noord - kader.zuid, _MINSTE_GRADEN // 4)
        return cls(kader, schaal, round(hoog * schaal) + 2 * rand, rand)

    def place(self, punt: Hoekpunt) -> tuple[int, int]:
        """Where a corner lies, counted from the upper left."""
        x = (punt[0] - self.kader.west) * PLAT * self.schaal
        y = (self.kader.noord - punt[1]) * self.schaal
        return round(x) + self.rand, round(y) + self.rand


def _place_of(gemeente: GemeenteInfo) -> Hoekpunt:
    return round(gemeente.punt.lon * GRAAD), round(gemeente.punt.lat * GRAAD)


def _places(gemeenten: Iterable[GemeenteInfo]) -> Iterable[Hoekpunt]:
    return map(_place_of, gemeenten)


def _outlines(grenzen: Iterable[Grens]) -> Iterable[Hoekpunt]:
    return (punt for grens in grenzen for punt in corners(grens.vlakken))


def _path(grens: Grens, blad: _Blad) -> str:
    return "".join(_line(ring, blad.place) for vlak in grens.vlakken for ring in vlak)


def _line(ring: Ring, place: Callable[[Hoekpunt], tuple[int, int]]) -> str:
    """A closed line in steps from corner to corner: those are short, and pack well."""
    punten = [place(punt) for punt in ring]
    stappen = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(punten)]
    rest = " ".join(f"{dx} {dy}" for dx, dy in stappen if dx or dy)
    x, y = punten[0]
    return f"M{x} {y}l{rest}z".replace(" -", "-")


# ── what is drawn ────────────────────────────────────────────────────────────


def _area(
    gemeente: GemeenteInfo,
    telling: Gemeentetelling,
    grens: Grens | None,
    blad: _Blad,
    trappen: Sequence[int],
    straal: int,
) -> Gebied:
    x, y = blad.place(grens.midden if grens else _place_of(gemeente))
    return Gebied(
        code=gemeente.code,
        naam=gemeente.naam,
        href=telling.href,
        aantal=telling.aantal,
        plek=telling.plek,
        plekken=telling.telling.plekken,
        meteen=telling.telling.meteen,
        stap=_step_of(telling, trappen),
        gekozen=telling.gekozen,
        pad=_path(grens, blad) if grens else "",
        x=x,
        y=y,
        y_label=y,
        straal=straal,
        tekst=_tell(gemeente, telling),
    )


def _tell(gemeente: GemeenteInfo, telling: Gemeentetelling) -> str:
    if not telling.aantal:
        return _("%(gemeente)s: geen locaties", gemeente=gemeente.naam)
    return _(
        "%(gemeente)s: %(locaties)s, %(plek)s met plek (%(plekken)s)",
        gemeente=gemeente.naam,
        locaties=locaties_text(telling.aantal),
        plek=telling.plek,
        plekken=plekken_text(telling.telling),
    )


def _radii(
    gemeenten: Sequence[GemeenteInfo], tellingen: Mapping[str, Gemeentetelling], blad: _Blad
) -> dict[str, int]:
    """Circles as large as what they count, and never over each other unless places nearly coincide."""
    plekken = [blad.place(_place_of(gemeente)) for gemeente in gemeenten]
    afstanden = [dist(a, b) for i, a in enumerate(plekken) for b in plekken[:i]]
    kleinste, grootste = _STRAAL
    grootste = max(kleinste, min(grootste, min(afstanden, default=BREEDTE) / 2 - 4))
    meeste = max((telling.aantal for telling in tellingen.values()), default=0) or 1
    return {
        gemeente.code: round(
            kleinste + (grootste - kleinste) * (tellingen[gemeente.code].aantal / meeste) ** 0.5
        )
        for gemeente in gemeenten
    }


def _steps(plekken: Sequence[int]) -> list[int]:
    """The highest number of each step that has a place: from the lowest of all to the highest in three equal steps."""
    if not plekken:
        return []
    laagste, hoogste = min(plekken), max(plekken)
    deel = -(-(hoogste - laagste + 1) // _TRAPPEN)
    return sorted({min(hoogste, laagste + deel * n - 1) for n in range(1, _TRAPPEN + 1)})


def _step_of(telling: Gemeentetelling, trappen: Sequence[int]) -> int:
    if not telling.plek:
        return GEEN_PLEK if telling.aantal else NIETS
    return HOOGSTE - len(trappen) + 1 + bisect_left(trappen, telling.plek)


def _legend(trappen: Sequence[int], gebieden: Sequence[Gebied]) -> list[Legendaregel]:
    """What each step that is drawn means; of a range only the ends that occur."""
    teksten = {NIETS: _("niets gevonden"), GEEN_PLEK: _("nu geen plek")}
    plekken: dict[int, list[int]] = {}
    for gebied in gebieden:
        plekken.setdefault(gebied.stap, []).append(gebied.plek)
    return [
        Legendaregel(stap, teksten.get(stap) or _range(min(hier), max(hier)))
        for stap, hier in sorted(plekken.items())
    ]


def _range(van: int, tot: int) -> str:
    if van == tot:
        return _("%(n)s met plek", n=tot)
    return _("%(van)s tot en met %(tot)s met plek", van=van, tot=tot)


# ── labels ───────────────────────────────────────────────────────────────────


def _without_overlap(gebieden: Sequence[Gebied], grenzen: Mapping[str, Grens]) -> list[Gebied]:
    """Move labels up or down as little as is needed to stay clear of each other; the smallest gemeente moves last."""
    bezet: list[tuple[int, int, int]] = []
    gezet: dict[str, Gebied] = {}
    for gebied in sorted(gebieden, key=lambda gebied: _size(grenzen.get(gebied.code))):
        half = _half_width(gebied)
        plekken = (gebied.y + stap for stap in _VERSCHUIVINGEN)
        y = next((y for y in plekken if _is_free(gebied.x, y, half, bezet)), gebied.y)
        bezet.append((gebied.x, y, half))
        gezet[gebied.code] = replace(gebied, y_label=y)
    return [gezet[gebied.code] for gebied in gebieden]


def _size(grens: Grens | None) -> int:
    return sum(abs(surface(vlak[0])) for vlak in grens.vlakken) if grens else 0


def _half_width(gebied: Gebied) -> int:
    tekens = max(len(gebied.naam), len(f"{gebied.plek} / {gebied.aantal}") + 2)
    return tekens * _TEKENBREEDTE // 2


def _is_free(x: int, y: int, half: int, bezet: Iterable[tuple[int, int, int]]) -> bool:
    return all(abs(x - bx) >= half + bhalf or abs(y - by) >= _REGELS for bx, by, bhalf in bezet)
