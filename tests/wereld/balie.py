"""The counter where somebody brings a file: what is stored after it, or why it was refused.

Everything goes in as a file on disk and comes out as an export, so that nothing here depends on how a file is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.conftest import environment, runner
from tests.factories import AT, REGIO, TODAY
from tests.steun.accounts import Account
from tests.steun.databases.soorten import Adressen, settings_for
from wijzer.commando.gedeeld.invoer import Moment, import_file
from wijzer.commando.gedeeld.verslag import as_json
from wijzer.commando.gedeeld.voortgang import Voortgang
from wijzer.files.tabel.fouten import BestandGeweigerd
from wijzer.store.engine import Database

Rij = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Weiger:
    """A refusal that says where: row and column with the value, or of the file as a whole with these words."""

    rij: int | None = None
    kolom: str = ""
    waarde: str = ""
    bestand: tuple[str, ...] = ()
    """Patterns of which each must be told when the file is refused as a whole."""


@dataclass(frozen=True)
class Uitkomst:
    """What the report says, and what stands stored afterwards."""

    fouten: Sequence[Mapping[str, Any]]
    redenen: Sequence[str]
    opmerkingen: Sequence[str]
    rijen: Sequence[Mapping[str, str]]

    @property
    def is_geweigerd(self) -> bool:
        """Whether the file was refused, by row or as a whole."""
        return bool(self.fouten or self.redenen)

    def tells(self, weiger: Weiger) -> bool:
        """Whether the refusal says what it must."""
        op_rij = weiger.rij is not None and any(
            fout["rij"] == weiger.rij
            and weiger.kolom in fout["kolom"]
            and weiger.waarde.casefold() in str(fout["waarde"]).casefold()
            for fout in self.fouten
        )
        gezegd = " ".join([*self.redenen, *(str(list(fout.values())) for fout in self.fouten)])
        als_geheel = weiger.bestand and all(
            re.search(woord, gezegd, re.IGNORECASE) for woord in weiger.bestand
        )
        return op_rij or bool(als_geheel)


class Balie:
    """An installation of one's own, with a file that somebody brings."""

    account: Account | None = None

    def __init__(self, adressen: Adressen, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, list[dict[str, str]]] = {}
        self.database = Database(settings_for(adressen, folder / "instance"))
        self.wijzer = runner(environment(adressen, folder / "instance"))

    def put(self, naam: str, inhoud: bytes) -> Path:
        """Lay a file down."""
        pad = self._folder / naam
        pad.write_bytes(inhoud)
        return pad

    def bring(self, soort: str, inhoud: bytes, naam: str = "bestand.xlsx") -> Uitkomst:
        """Import a file as it comes, and look at what is stored."""
        pad = self.put(naam, inhoud)
        with self.database.read() as store:
            regio = store.regios.get(REGIO)
        nu = Moment(at=AT, today=TODAY)
        try:
            verslag = import_file(
                self.database, soort, pad, regio, proef=False, nu=nu, voortgang=Voortgang(9)
            )
        except BestandGeweigerd as fout:
            return Uitkomst((), fout.redenen, (), self.stored(soort))
        alles = as_json(verslag)
        return Uitkomst(alles["fouten"], (), alles["opmerkingen"], self.stored(soort))

    def bring_rows(self, soort: str, kop: Sequence[str], *rijen: Rij) -> Uitkomst:
        """Import a CSV of these rows, with quotes where they are needed."""
        uit = io.StringIO(newline="")
        csv.writer(uit, delimiter=";").writerows(
            [kop, *([_text(rij.get(kolom)) for kolom in kop] for rij in rijen)]
        )
        return self.bring(soort, uit.getvalue().encode(), f"{soort}.csv")

    def seen(self, soort: str) -> list[dict[str, str]]:
        """What stood stored when somebody last looked."""
        return self._seen[soort] if soort in self._seen else self.stored(soort)

    def stored(self, soort: str) -> list[dict[str, str]]:
        """Every row of an export, as text."""
        uit = self._folder / f"{soort}-uit.csv"
        met = () if soort == "pdc" else ("--met-afgeschermd",)
        resultaat = self.wijzer("export", soort, uit, *met)
        assert resultaat.exit_code == 0, resultaat.output
        tekst = uit.read_text(encoding="utf-8-sig")
        rijen = list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))
        self._seen[soort] = rijen
        return rijen


@dataclass(frozen=True)
class Geval:
    """One thing the world sends in, with the only right outcome; with both, either of the two and never anything else."""

    naam: str
    maak: Callable[[], bytes]
    lees: Sequence[Rij] | None = None
    weiger: Weiger | None = None

    def __str__(self) -> str:
        return self.naam


def judge(balie: Balie, soort: str, geval: Geval, naam: str = "bestand.xlsx") -> Uitkomst:
    """Bring the file of a case: read as exactly these rows, or refused where it should be with nothing changed."""
    voor = balie.seen(soort)
    uitkomst = balie.bring(soort, geval.maak(), naam)
    gezegd = [*uitkomst.redenen, *uitkomst.fouten]
    if uitkomst.is_geweigerd:
        assert geval.weiger, f"{geval.naam}: geweigerd, maar te lezen: {gezegd}"
        assert uitkomst.tells(geval.weiger), f"{geval.naam}: {gezegd}, niet {geval.weiger}"
        assert list(uitkomst.rijen) == voor, f"{geval.naam}: geweigerd en toch gewijzigd"
        return uitkomst
    assert geval.lees is not None, f"{geval.naam}: gelezen als {uitkomst.rijen}"
    nieuw = [rij for rij in uitkomst.rijen if rij not in voor]
    assert in_order(nieuw, geval.lees) == in_order(geval.lees, geval.lees), geval.naam
    return uitkomst


def in_order(rijen: Sequence[Rij], als: Sequence[Rij]) -> list[list[tuple[str, str]]]:
    """Rows in the columns that matter, in an order that does not."""
    kolommen = list(als[0]) if als else []
    return sorted([(kolom, _text(rij[kolom])) for kolom in kolommen] for rij in rijen)


def _text(waarde: object) -> str:
    return "" if waarde is None else str(waarde)


def with_names(gevallen: Sequence[Geval]) -> dict[str, Any]:
    """The arguments of `parametrize` for a table of cases, each under its own name."""
    namen = [geval.naam for geval in gevallen]
    assert len(set(namen)) == len(namen)
    return {"argnames": "geval", "argvalues": gevallen, "ids": namen}
