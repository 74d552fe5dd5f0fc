"""The beheerder loads the shapes of the gemeenten from a file, for the map."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.regio.gebied import Gemeente
from wijzer.domain.regio.grens import (
    GRAAD,
    Grens,
    Hoekpunt,
    Kader,
    Vlak,
    contains,
    corners,
    label_point,
)
from wijzer.domain.regio.vereenvoudiging import simplify
from wijzer.files.gemeentegrenzen import GrensRij
from wijzer.files.tabel.fouten import Gelezen
from wijzer.services.bestanden.afronding import log_import
from wijzer.services.importverslag import Bevindingen, Importverslag, accepted, refused
from wijzer.store.store import Store

SOORT = "gemeentegrenzen"
MAX_HOEKEN = 550
"""Corners of a whole region, those of two neighbours counted once: well known shapes, and a map of three kB."""


def importeer_gemeentegrenzen(
    store: Store, gelezen: Gelezen[GrensRij], *, regio: str, proef: bool, by: Actor, at: datetime
) -> Importverslag:
    """Keep the shapes, drawn with fewer corners; everything or nothing.

    A gemeente that is not in the file keeps its own.
    """
    require_beheerder(by, regio=regio)
    bevindingen = Bevindingen.of(gelezen)
    gemeenten = {gemeente.code: gemeente for gemeente in store.regios.gemeenten(regio)}
    rijen = _check_codes(gelezen.rijen, gemeenten, bevindingen)
    grenzen = draw(rijen, len(gemeenten))
    _check_places(rijen, grenzen, gemeenten, bevindingen)
    if bevindingen.fouten:
        return refused(SOORT, bevindingen, proef=proef)
    stored = {grens.gemeente: grens for grens in store.grenzen.all(regio)}
    changed = [grens for grens in grenzen.values() if stored.get(grens.gemeente) != grens]
    new = len(grenzen.keys() - stored.keys())
    _remark_missing(gemeenten, grenzen.keys() | stored.keys(), bevindingen)
    verslag = accepted(
        SOORT,
        bevindingen,
        nieuw=new,
        gewijzigd=len(changed) - new,
        ongewijzigd=len(grenzen) - len(changed),
        niet_in_bestand=tuple(
            gemeente.naam
            for gemeente in gemeenten.values()
            if gemeente.code in stored.keys() - grenzen.keys()
        ),
        proef=proef,
    )
    if not proef:
        store.grenzen.save_many(regio, changed)
        log_import(store, verslag, regio=regio, by=by, at=at)
    return verslag


def _check_codes(
    rijen: Sequence[GrensRij], gemeenten: Mapping[str, Gemeente], bevindingen: Bevindingen
) -> dict[str, GrensRij]:
    """The features by gemeente: each of this region, and each once."""
    goed: dict[str, GrensRij] = {}
    for rij in rijen:
        if rij.code not in gemeenten:
            melding = "Deze gemeente hoort niet bij de regio."
            bevindingen.refuse(rij.rij, "code", rij.code, melding, "alleen gemeenten van de regio")
        elif rij.code in goed:
            melding = f"Deze gemeente staat ook in vlak {goed[rij.code].rij}."
            bevindingen.refuse(rij.rij, "code", rij.code, melding, "elke gemeente één keer")
        else:
            goed[rij.code] = rij
    return goed


def draw(rijen: Mapping[str, GrensRij], aantal: int) -> dict[str, Grens]:
    """The shapes with fewer corners; part of a region gets its part of the corners."""
    hoeken = MAX_HOEKEN * len(rijen) // max(aantal, 1)
    vormen: dict[str, tuple[Vlak, ...]] = simplify(
        {code: rijen[code].vlakken for code in sorted(rijen)}, hoeken
    )
    return {code: Grens(code, vlakken, label_point(vlakken)) for code, vlakken in vormen.items()}


def _check_places(
    rijen: Mapping[str, GrensRij],
    grenzen: Mapping[str, Grens],
    gemeenten: Mapping[str, Gemeente],
    bevindingen: Bevindingen,
) -> None:
    """A shape lies around the gemeente whose code it carries, and over no other shape."""
    for code, grens in grenzen.items():
        rij, gemeente = rijen[code], gemeenten[code]
        wie = f"{gemeente.naam} ({code})"
        if not Kader.around(corners(grens.vlakken)).holds(_place_of(gemeente)):
            melding = f"Dit vlak ligt niet om {gemeente.naam} heen. Hoort deze code erbij?"
            bevindingen.refuse(rij.rij, "geometry", wie, melding, f"de grens van {gemeente.naam}")
        for andere_code in _over(grens, grenzen.values()):
            melding = f"Dit vlak ligt over dat van {gemeenten[andere_code].naam} heen."
            bevindingen.refuse(rij.rij, "geometry", wie, melding, "vlakken naast elkaar")


def _place_of(gemeente: Gemeente) -> Hoekpunt:
    return round(gemeente.punt.lon * GRAAD), round(gemeente.punt.lat * GRAAD)


def _over(grens: Grens, grenzen: Iterable[Grens]) -> list[str]:
    """The gemeenten in whose shape the middle of this one lies."""
    return [
        andere_grens.gemeente
        for andere_grens in grenzen
        if andere_grens is not grens and contains(andere_grens.vlakken, grens.midden)
    ]


def _remark_missing(
    gemeenten: Mapping[str, Gemeente], bekend: Iterable[str], bevindingen: Bevindingen
) -> None:
    zonder = [gemeente.naam for code, gemeente in gemeenten.items() if code not in set(bekend)]
    if zonder:
        bevindingen.opmerkingen.append(
            f"Zonder grens, op de kaart een rondje: {', '.join(zonder)}."
        )
