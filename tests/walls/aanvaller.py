"""Somebody who follows every list of the site and guesses which new page took the place of one that vanished.

What the pages themselves say is the same for all in the world that is attacked, so there is nothing to guess by but numbers,
moments, order and names of things.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient

LIJSTEN = {
    "groepen": ("/api/v1/groepen?perPagina=200", "application/json"),
    "groepen-ndjson": ("/api/v1/groepen", "application/x-ndjson"),
    "aanbod": ("/api/v1/aanbod?perPagina=200", "application/json"),
    "aanbod-ndjson": ("/api/v1/aanbod", "application/x-ndjson"),
    "aanbod-csv": ("/api/v1/aanbod", "text/csv"),
    "aanbod-geojson": ("/api/v1/aanbod", "application/geo+json"),
    "actualiteit": ("/api/v1/aanbod?perPagina=200&sorteer=actualiteit", "application/json"),
    "wachttijd": ("/api/v1/aanbod?perPagina=200&sorteer=wachttijd", "application/json"),
    "naam": ("/api/v1/aanbod?perPagina=200&sorteer=naam", "application/json"),
    "afstand": ("/api/v1/aanbod?perPagina=200&sorteer=afstand&postcode=7551", "application/json"),
    "zoeken": ("/twente/zoeken?perPagina=100", "text/html"),
    "kaart": ("/twente/kaart", "text/html"),
    "sitemap": ("/sitemap.xml", "*/*"),
    "atom": ("/twente/zoeken/atom", "*/*"),
}  # fmt: skip
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Weg:
    """A groep that was open and of which only a tombstone is left."""

    id: str
    nummer: int
    gezien: datetime
    plaatsen: dict[str, float]
    """Where it stood in each list just before, from 0 (first) to 1 (last)."""
    patroon: tuple[int, ...]
    """How far its aanbod stands from it in the list of changes."""


@dataclass(frozen=True)
class Nieuw:
    """A shielded groep that was not there before."""

    id: str
    nummer: int
    gezien: datetime
    momenten: dict[str, datetime]
    plaatsen: dict[str, float]
    patroon: tuple[int, ...]


@dataclass
class Aanvaller:
    """Looks time and again, and remembers."""

    client: FlaskClient
    lijsten: Collection[str] = tuple(LIJSTEN)
    weg: list[Weg] = field(default_factory=list)
    nieuw: list[Nieuw] = field(default_factory=list)
    _bekend: set[str] = field(default_factory=set)
    _plaatsen: dict[str, dict[str, float]] = field(default_factory=dict)
    _aanbod_van: dict[str, set[str]] = field(default_factory=dict)
    _graven: set[str] = field(default_factory=set)
    _gelezen: Any = None

    def look(self, at: datetime) -> None:
        """Read everything there is, and note what is gone and what is new. Where no change is told nothing is read again."""
        wijzigingen = self._wijzigingen()
        gelezen = (at.date(), wijzigingen)
        if gelezen == self._gelezen:
            return
        self._gelezen = gelezen
        lijsten = {naam: self._ids(*LIJSTEN[naam]) for naam in self.lijsten}
        plaatsen = _places(lijsten)
        aanbod = self._aanbod()
        nummers = {wijziging["id"]: wijziging["nummer"] for wijziging in wijzigingen}
        for wijziging in wijzigingen:
            if (wijziging["soort"], wijziging["state"]) == ("groep", "deleted") and wijziging[
                "id"
            ] not in self._graven:
                self._graven.add(wijziging["id"])
                self.weg.append(
                    Weg(
                        wijziging["id"],
                        wijziging["nummer"],
                        at,
                        self._plaatsen.get(wijziging["id"], {}),
                        self._pattern(wijziging["id"], nummers),
                    )
                )
        for stuk in aanbod:
            self._aanbod_van.setdefault(stuk["locatie"]["id"], set()).add(stuk["id"])
        op = {wijziging["id"]: wijziging["op"] for wijziging in wijzigingen if "op" in wijziging}
        for stuk in aanbod:
            groep = stuk["locatie"]["id"]
            if groep not in self._bekend and stuk["adres"]["afgeschermd"]:
                tijden = {
                    naam: stuk["beschikbaarheid"][naam] for naam in ("bevestigdOp", "gewijzigdOp")
                }
                tijden |= {"op": op[groep], "op van het aanbod": op[stuk["id"]]}
                momenten = {naam: datetime.fromisoformat(tijd) for naam, tijd in tijden.items()}
                self.nieuw.append(
                    Nieuw(
                        groep,
                        nummers[groep],
                        at,
                        momenten,
                        plaatsen.get(groep, {}),
                        self._pattern(groep, nummers),
                    )
                )
            self._bekend.add(groep)
        self._plaatsen = plaatsen

    def candidates(self, weg: Weg) -> list[Nieuw]:
        """What is shielded and new in the seven days after this one vanished, in the order of the list of changes."""
        binnen = [
            groep
            for groep in self.nieuw
            if timedelta(0) <= groep.gezien - weg.gezien <= timedelta(days=7)
        ]
        return sorted(binnen, key=lambda groep: groep.nummer)

    def _pattern(self, groep: str, nummers: dict[str, int]) -> tuple[int, ...]:
        aanbod = self._aanbod_van.get(groep, ())
        return tuple(sorted(nummers[id_] - nummers[groep] for id_ in aanbod if id_ in nummers))

    def _ids(self, pad: str, vorm: str) -> list[str]:
        antwoord = self.client.get(pad, headers={"Accept": vorm})
        assert antwoord.status_code == 200, (pad, antwoord.status_code)
        return list(dict.fromkeys(_ID.findall(antwoord.get_data(as_text=True))))

    def _aanbod(self) -> list[dict[str, Any]]:
        pad, vorm = LIJSTEN["aanbod-ndjson"]
        regels = self.client.get(pad, headers={"Accept": vorm}).get_data(as_text=True)
        return [json.loads(regel) for regel in regels.splitlines()]

    def _json(self, pad: str) -> Any:
        return self.client.get(pad, headers={"Accept": "application/json"}).get_json()

    def _wijzigingen(self) -> list[dict[str, Any]]:
        gevonden: list[dict[str, Any]] = []
        pad = "/api/v1/wijzigingen?na=0"
        while (blad := self._json(pad))["resultaten"]:
            gevonden += blad["resultaten"]
            pad = blad["_links"]["next"]["href"].partition("example")[2] or pad
        return gevonden


Gok = Callable[[Weg, Sequence[Nieuw]], Nieuw]


def strategies() -> dict[str, Gok]:
    """Every way to guess, by name. Each gets at least one candidate."""
    gokken: dict[str, Gok] = {
        "nearest number": lambda weg, er: min(er, key=lambda groep: abs(groep.nummer - weg.nummer)),
        "same look": lambda weg, er: min(er, key=lambda groep: abs(groep.gezien - weg.gezien)),
        "last look": lambda _weg, er: max(er, key=lambda groep: groep.gezien),
        "first id": lambda _weg, er: min(er, key=lambda groep: groep.id),
        "next id": lambda weg, er: min(er, key=lambda groep: (groep.id < weg.id, groep.id)),
        "same pattern": lambda weg, er: min(
            er, key=lambda groep: _apart(groep.patroon, weg.patroon)
        ),
    }
    for soort in ("bevestigdOp", "gewijzigdOp", "op", "op van het aanbod"):
        gokken[f"nearest {soort}"] = _nearest_moment(soort)
        gokken[f"first {soort}"] = _first_moment(soort)
    for lijst in LIJSTEN:
        gokken[f"same place in {lijst}"] = _same_place(lijst)
        gokken[f"first in {lijst}"] = _first_in(lijst)
    return gokken


def _nearest_moment(soort: str) -> Gok:
    return lambda weg, er: min(er, key=lambda groep: abs(groep.momenten[soort] - weg.gezien))


def _first_moment(soort: str) -> Gok:
    return lambda _weg, er: min(er, key=lambda groep: groep.momenten[soort])


def _same_place(lijst: str) -> Gok:
    return lambda weg, er: min(
        er, key=lambda groep: abs(groep.plaatsen.get(lijst, 2) - weg.plaatsen.get(lijst, 0))
    )


def _first_in(lijst: str) -> Gok:
    return lambda _weg, er: min(er, key=lambda groep: groep.plaatsen.get(lijst, 2))


def _apart(een: Iterable[int], ander: Iterable[int]) -> int:
    return sum(abs(a - b) for a, b in zip(een, ander, strict=False))


def _places(lijsten: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    plaatsen: dict[str, dict[str, float]] = {}
    for naam, ids in lijsten.items():
        for plaats, id_ in enumerate(ids):
            plaatsen.setdefault(id_, {})[naam] = plaats / len(ids)
    return plaatsen


def most_by_chance(kansen: Sequence[float], zekerheid: float = 0.99) -> int:
    """So many hits chance alone stays under with this certainty, when each guess is right with its own probability."""
    verdeling = [1.0]
    for kans in kansen:
        met, zonder = [0.0, *verdeling], [*verdeling, 0.0]
        verdeling = [kans * a + (1 - kans) * b for a, b in zip(met, zonder, strict=True)]
    som, hits = verdeling[0], 0
    while som < zekerheid:
        hits += 1
        som += verdeling[hits]
    return hits
