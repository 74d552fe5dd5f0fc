"""The sealed list of shieldings: a small file beside the backups, so that none of them can un-shield anybody.

A first line says what it is. The rest is one sealed text, under keys that follow from `WIJZER_ADRES_SLEUTELS`: JSON of
`Afschermingen`, in which addresses are sealed once more as they stand in the database.
"""

import json
from datetime import datetime
from typing import Any, BinaryIO

from sqlalchemy import Connection

from wijzer.domain.fouten import WijzerFout
from wijzer.store.afschermlijst.afschermingen import Afschermingen, read_afschermingen
from wijzer.store.afschermlijst.rijvorm import Databaserij, column_types_of, decode, encode
from wijzer.store.tables import Base
from wijzer.store.verzegeling.sleutels import SleutelFout, Zegel

KOP = b"wijzer-afschermingen 1\n"
_EIGENAAR = "afschermingen"


class LijstFout(WijzerFout):
    """A list of shieldings cannot be read, or does not belong to what it is used for."""


def write_list(connection: Connection, zegel: Zegel, uit: BinaryIO, *, at: datetime) -> int:
    """Write who is shielded now; gives the number of locaties."""
    wat = read_afschermingen(connection, at=at)
    inhoud = {
        "gemaakt": wat.gemaakt.isoformat(),
        "installatie": wat.installatie,
        "publicatie": wat.publicatie,
        "laatsteWijziging": wat.laatste_wijziging,
        "tabellen": {naam: _pack(naam, rijen) for naam, rijen in wat.rijen.items() if rijen},
    }
    uit.write(KOP + zegel.seal(_EIGENAAR, json.dumps(inhoud, ensure_ascii=False)) + b"\n")
    return len(wat.rijen["locatie"])


def read_list(inhoud: BinaryIO, zegel: Zegel) -> Afschermingen:
    """What stands in a list. Raises `LijstFout` for another file, a damaged one, and one under other keys."""
    if inhoud.readline(len(KOP)) != KOP:
        raise LijstFout("Dit is geen lijst van afschermingen van deze versie van de wijzer.")
    try:
        gelezen = json.loads(zegel.unseal(_EIGENAAR, inhoud.read().strip()))
    except SleutelFout as fout:
        melding = (
            "De lijst van afschermingen is beschadigd, of gemaakt onder andere sleutels dan "
            "WIJZER_ADRES_SLEUTELS."
        )
        raise LijstFout(melding) from fout
    return Afschermingen(
        gemaakt=datetime.fromisoformat(gelezen["gemaakt"]),
        installatie=gelezen["installatie"],
        publicatie=gelezen["publicatie"],
        laatste_wijziging=gelezen["laatsteWijziging"],
        rijen={naam: _unpack(pak) for naam, pak in gelezen["tabellen"].items()},
    )


def require_fitting(lijst: Afschermingen, *, gemaakt: datetime, installatie: str) -> None:
    """Raise `LijstFout` for a list that is older than the copy (`gemaakt`) or of another installation."""
    if lijst.gemaakt < gemaakt:
        melding = "De lijst van afschermingen is ouder dan de reservekopie. Neem de nieuwste lijst."
        raise LijstFout(melding)
    if installatie and lijst.installatie != installatie:
        raise LijstFout("De lijst van afschermingen is van een andere installatie.")


def _pack(naam: str, rijen: Any) -> dict[str, Any]:
    """Names once, then only values: of an aanbieder a few columns are known, so the rows say which."""
    soorten = column_types_of(Base.metadata.tables[naam])
    kolommen = {kolom: soorten[kolom] for kolom in rijen[0]}
    return {
        "kolommen": kolommen,
        "rijen": [[encode(rij[kolom]) for kolom in kolommen] for rij in rijen],
    }


def _unpack(pak: dict[str, Any]) -> list[Databaserij]:
    return [decode(pak["kolommen"], waarden) for waarden in pak["rijen"]]
