"""A copy of before contract names were sealed is put back sealed, and a database is overwritten without its keys."""

import base64
import gzip
import json
from pathlib import Path
from uuid import UUID

import pytest

from tests.cli.conftest import Wijzer, runner
from tests.factories import (
    REGIO,
    make_aanbieder,
    make_contractregel,
    make_gecontracteerde_locatie,
    twente_in,
)
from tests.steun.databases.schijf import Bestanden
from wijzer.domain.ids import GecontracteerdeLocatieId
from wijzer.store.engine import Database
from wijzer.store.herschrijven.uitvoeren import rewrite_asked

NAAM = "Kwartelkampweg 31"
LOCATIE, AANBIEDER = UUID(int=7), UUID(int=8)
ANDERE_SLEUTEL = base64.urlsafe_b64encode(b"another key of 32 bytes in tests").decode()


@pytest.fixture
def oude_kopie(tmp_path: Path) -> Path:
    """A copy of the version before, with one contracted location."""
    regels = [
        {"formaat": 1, "revisie": "0010", "gemaakt": "2026-11-01T00:00:00+00:00"},
        {
            "tabel": "regio",
            "kolommen": dict.fromkeys(
                (
                    "slug",
                    "naam",
                    "provincie",
                    "productcode_patroon",
                    "actueel_dagen",
                    "verouderd_dagen",
                    "volgorde",
                )
            )
            | {"teksten": "json"},
        },
        [REGIO, "Twente", "Overijssel", "^.*$", 14, 42, 0, {}],
        {
            "tabel": "aanbieder",
            "kolommen": {"id": "uuid", "regio": None, "naam": None, "versie": None},
        },
        [str(AANBIEDER), REGIO, "De Bron", 1],
        {
            "tabel": "gecontracteerde_locatie",
            "kolommen": {"id": "uuid", "aanbieder_id": "uuid", "naam": None},
        },
        [str(LOCATIE), str(AANBIEDER), NAAM],
        {"einde": 3},
    ]
    pad = tmp_path / "oud.gz"
    pad.write_bytes(gzip.compress("".join(json.dumps(regel) + "\n" for regel in regels).encode()))
    return pad


def test_names_of_an_older_copy_are_sealed_as_they_come_back(
    database: Database, wijzer: Wijzer, oude_kopie: Path, bestanden: Bestanden
):
    terug = wijzer("restore", oude_kopie)
    assert terug.exit_code == 0, terug.stderr
    wie = GecontracteerdeLocatieId(LOCATIE)
    with database.read() as store:
        assert store.contracten.locatienamen([wie]) == {wie: NAAM}
    rewrite_asked(database.engine)  # what the worker does within a minute
    assert bestanden.traces([NAAM]) == set()


def test_a_name_does_not_stand_readable_in_a_copy(
    database: Database, wijzer: Wijzer, tmp_path: Path
):
    contracted(database)
    wijzer("backup", tmp_path / "kopie.gz")
    assert NAAM not in gzip.decompress((tmp_path / "kopie.gz").read_bytes()).decode()


def test_a_database_whose_keys_are_lost_can_be_overwritten(
    database: Database, omgeving: dict[str, str], oude_kopie: Path
):
    """What is thrown away is not opened first."""
    contracted(database)
    met_andere = runner(omgeving | {"WIJZER_ADRES_SLEUTELS": ANDERE_SLEUTEL})
    terug = met_andere("restore", oude_kopie, "--overschrijf")
    assert terug.exit_code == 0, terug.stderr


def contracted(database: Database) -> None:
    aanbieder = make_aanbieder()
    locatie = make_gecontracteerde_locatie(aanbieder, naam=NAAM)
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder, locatie_id=locatie.id)], [locatie])
