"""The made-up region as the files that users import: one way in for everybody."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wijzer.demo.modellen import Demo, DemoAanbod, DemoLocatie
from wijzer.files import contracten, historie, locaties
from wijzer.files.historie import PeildatumRij
from wijzer.files.locaties import LocatiesRij
from wijzer.files.tabel.schrijven import Bestandsvorm, write_table
from wijzer.files.tabel.xlsx.schrijven import Tabelrijen


class DemoBestanden(NamedTuple):
    """Where the files of a demo stand, in the order in which they must be imported."""

    pdc: Path
    contracten: Path
    locaties: Path
    historie: Path


def write_demo(demo: Demo, pdc: Path, folder: Path) -> DemoBestanden:
    """Write a demo to a folder, with a copy of the region's catalogue beside it."""
    # Invented or not, shielded addresses are for the owner alone.
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    bestanden = DemoBestanden(
        *(folder / f"{naam}.csv" for naam in ("pdc", "contracten", "locaties", "historie"))
    )
    with _private(bestanden.pdc) as uit:
        uit.write(pdc.read_bytes())
    _write(
        bestanden.contracten, contracten.KOLOMMEN, map(contracten.contracten_cells, demo.contracten)
    )
    _write(bestanden.locaties, locaties.KOLOMMEN, map(locaties.locaties_cells, locatie_rows(demo)))
    _write(bestanden.historie, historie.KOLOMMEN, map(historie.historie_cells, historie_rows(demo)))
    return bestanden


def locatie_rows(demo: Demo) -> Iterator[LocatiesRij]:
    """Every aanbod as a row of the locaties file."""
    for locatie, aanbod in demo.aanbod():
        yield _locatie_row(locatie, aanbod)


def historie_rows(demo: Demo) -> Iterator[PeildatumRij]:
    """Everything that was stated in the past, oldest first for each aanbod."""
    for locatie, aanbod in demo.aanbod():
        for opgave in aanbod.historie:
            yield PeildatumRij(
                rij=0,
                locatie_id=locatie.id,
                productcode=aanbod.hulp.productcode,
                hulpvorm=aanbod.hulp.hulpvorm,
                opgave=opgave,
            )


def _write(pad: Path, kolommen: Sequence[str], rijen: Tabelrijen) -> None:
    with _private(pad) as bestand:
        write_table(bestand, Bestandsvorm.CSV, kolommen, rijen)


def _private(pad: Path) -> BinaryIO:
    """A new file that only its owner can read, from the first byte on."""
    pad.unlink(missing_ok=True)
    return os.fdopen(os.open(pad, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _locatie_row(locatie: DemoLocatie, aanbod: DemoAanbod) -> LocatiesRij:
    return LocatiesRij(
        rij=0,
        locatie_id=locatie.id,
        agb=locatie.agb,
        soort=locatie.soort,
        naam=locatie.naam,
        telefoon=locatie.contact.telefoon,
        email=locatie.contact.email,
        website=locatie.contact.website,
        doelgroepen=locatie.doelgroepen,
        adres=locatie.adres,
        gemeente=locatie.gemeente,
        afgeschermd=locatie.is_afgeschermd,
        groepsgrootte=locatie.groepsgrootte,
        leeftijd_van=locatie.leeftijd_van,
        leeftijd_tot=locatie.leeftijd_tot,
        rolstoeltoegankelijk=locatie.rolstoeltoegankelijk,
        werkgebied=locatie.werkgebied,
        productcode=aanbod.hulp.productcode,
        hulpvorm=aanbod.hulp.hulpvorm,
        medische_verwijzing=aanbod.medische_verwijzing,
        opgave=aanbod.opgave,
    )
