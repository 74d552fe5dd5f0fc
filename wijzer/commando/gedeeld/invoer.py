"""Takes one file in, whatever its format: it is read, checked as a whole, and only then written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from secrets import randbelow
from typing import Any
from uuid import uuid4

from wijzer.commando.gedeeld.voortgang import Voortgang
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.regio.gebied import Regio
from wijzer.files.apart.soorten import Bestandslezer, read_here
from wijzer.files.tabel.bron import read_file
from wijzer.files.tabel.fouten import Gelezen
from wijzer.gateways.geocoder import PlaatsenGeocoder
from wijzer.services.bestanden.importeer_contracten import importeer_contracten
from wijzer.services.bestanden.importeer_gemeentegrenzen import importeer_gemeentegrenzen
from wijzer.services.bestanden.importeer_historie import importeer_historie
from wijzer.services.bestanden.importeer_locaties import importeer_locaties
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.importverslag import Importverslag
from wijzer.store.engine import Database
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """When an import happens: the moment, and the day in Amsterdam."""

    at: datetime
    today: date


Importer = Callable[[Store, Gelezen[Any], str, bool, Moment], Importverslag]


def _pdc(store: Store, gelezen: Gelezen[Any], regio: str, proef: bool, nu: Moment) -> Importverslag:
    return importeer_pdc(
        store, gelezen, regio=regio, proef=proef, new_id=uuid4, by=SYSTEEM, at=nu.at
    )


def _contracten(
    store: Store, gelezen: Gelezen[Any], regio: str, proef: bool, nu: Moment
) -> Importverslag:
    return importeer_contracten(
        store, gelezen, regio=regio, proef=proef, new_id=uuid4, by=SYSTEEM, at=nu.at
    )


def _locaties(
    store: Store, gelezen: Gelezen[Any], regio: str, proef: bool, nu: Moment
) -> Importverslag:
    # The embedded geocoder, whatever the setting: thousands of questions to a service do not belong in a transaction.
    geocoder = PlaatsenGeocoder(store.regios.plaatsen(regio))
    return importeer_locaties(
        store,
        gelezen,
        regio=regio,
        proef=proef,
        new_id=uuid4,
        draw=randbelow,
        geocoder=geocoder,
        by=SYSTEEM,
        at=nu.at,
        today=nu.today,
    )


def _historie(
    store: Store, gelezen: Gelezen[Any], regio: str, proef: bool, nu: Moment
) -> Importverslag:
    return importeer_historie(
        store, gelezen, regio=regio, proef=proef, by=SYSTEEM, at=nu.at, today=nu.today
    )


def _gemeentegrenzen(
    store: Store, gelezen: Gelezen[Any], regio: str, proef: bool, nu: Moment
) -> Importverslag:
    return importeer_gemeentegrenzen(store, gelezen, regio=regio, proef=proef, by=SYSTEEM, at=nu.at)


SOORTEN: Mapping[str, Importer] = {
    "pdc": _pdc,
    "contracten": _contracten,
    "locaties": _locaties,
    "historie": _historie,
    "gemeentegrenzen": _gemeentegrenzen,
}
"""The formats, with who imports them."""

STAPPEN = 4


def import_file(
    database: Database,
    soort: str,
    bestand: Path,
    regio: Regio,
    *,
    proef: bool,
    nu: Moment,
    voortgang: Voortgang,
    read: Bestandslezer = read_here,
) -> Importverslag:
    """Read a file, check it without holding anybody up, and write it in one transaction.

    `read` says where it is read; a file that somebody else made is read in a process of its own.
    Checked again inside that transaction: somebody may have saved in between. Raises `BestandGeweigerd`.
    """
    run = SOORTEN[soort]
    voortgang.step(f"{soort} lezen")
    gelezen = read(soort, read_file(bestand), productcode_patroon=regio.productcode_patroon)
    voortgang.step(f"{soort} controleren")
    with database.read() as store:
        verslag = run(store, gelezen, regio.slug, True, nu)
    if proef or verslag.is_geweigerd:
        return verslag
    voortgang.step(f"{soort} wegschrijven")
    with database.transaction(at=nu.at) as store:
        verslag = run(store, gelezen, regio.slug, False, nu)
        voortgang.step(f"{soort} publiceren")
    return verslag
