"""A database as large as is asked for: the demo of Twente, and copies of it under other ids and names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from tests.steun.dagen import DAG, change_day
from tests.steun.databases.soorten import ADRES_SLEUTEL, SECRET_KEY
from wijzer import klok
from wijzer.commando.gedeeld.invoer import Moment, import_file
from wijzer.commando.gedeeld.voortgang import Voortgang
from wijzer.demo.schrijven import write_demo
from wijzer.demo.wereld import TWENTE, make_demo
from wijzer.domain.ids import AanbiederId, AanbodId, ContractregelId, LocatieId, PubliekId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.regio import read_regio
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.settings import Geheim, LogVorm, Settings
from wijzer.store.engine import Database, upgrade
from wijzer.store.store import Store

REGIO = "twente"


@dataclass(frozen=True)
class Voorbeeld:
    """What is copied."""

    aanbieders: list[Aanbieder]
    locaties: list[Locatie]
    aanbod: list[Aanbod]
    regels: list[Contractregel]


def settings_in(folder: Path, basis_url: str) -> Settings:
    """The settings of an installation in this folder."""
    url = Geheim(f"sqlite:///{folder / 'wijzer.sqlite3'}")
    return Settings(
        database_url=url,
        publiek_database_url=url,
        instance=folder,
        basis_url=basis_url,
        secret_key=Geheim(SECRET_KEY),
        adres_sleutels=(Geheim(ADRES_SLEUTEL),),
        log=LogVorm.JSON,
    )


def make_database(folder: Path, aanbod: int) -> Settings:
    """Make it, with at least this many aanbod (the demo itself has about 700)."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = settings_in(folder, "http://127.0.0.1")
    upgrade(settings)
    database = Database(settings)
    _load_demo(database, folder)
    with database.read() as store:
        voorbeeld = _example(store)
    for nummer in range(1, -(-aanbod // max(1, len(voorbeeld.aanbod)))):
        with database.transaction(at=klok.now()) as store:
            _copy(store, voorbeeld, f" {nummer}")
    change_day(database, klok.now())
    database.dispose()
    return settings


def _load_demo(database: Database, folder: Path) -> None:
    nu = Moment(klok.now(), klok.today())
    gegevens = read_regio(TWENTE, at=nu.at)
    assert gegevens.producten
    with database.transaction(at=nu.at - DAG) as store:
        laad_regio(store, gegevens, at=nu.at)
    bestanden = write_demo(
        make_demo(gegevens, today=nu.today, weken_historie=1), gegevens.producten, folder / "demo"
    )
    voortgang = Voortgang(12)
    for soort in ("pdc", "contracten", "locaties"):
        import_file(
            database,
            soort,
            getattr(bestanden, soort),
            gegevens.regio,
            proef=False,
            nu=nu,
            voortgang=voortgang,
        )
    voortgang.finish()


def _example(store: Store) -> Voorbeeld:
    locaties = store.locaties.all(REGIO)
    aanbod = store.aanbod.of_locaties([locatie.id for locatie in locaties])
    regels = [replace(regel, locatie_id=None) for regel in store.contracten.regels(REGIO)]
    return Voorbeeld(
        aanbieders=store.aanbieders.all(REGIO),
        locaties=locaties,
        aanbod=[een_aanbod for enkele in aanbod.values() for een_aanbod in enkele],
        regels=regels,
    )


def _copy(store: Store, voorbeeld: Voorbeeld, erbij: str) -> None:
    aanbieders = {aanbieder.id: AanbiederId(uuid4()) for aanbieder in voorbeeld.aanbieders}
    locaties = {locatie.id: LocatieId(uuid4()) for locatie in voorbeeld.locaties}
    store.aanbieders.add_many(
        [
            replace(aanbieder, id=aanbieders[aanbieder.id], naam=aanbieder.naam + erbij, agb=())
            for aanbieder in voorbeeld.aanbieders
        ]
    )
    store.contracten.add_many(list(_rules(voorbeeld, aanbieders)), [])
    store.locaties.add_many(
        [
            replace(
                locatie,
                id=locaties[locatie.id],
                publiek_id=PubliekId(uuid4()),
                naam=locatie.naam + erbij,
                aanbieder_id=aanbieders[locatie.aanbieder_id],
            )
            for locatie in voorbeeld.locaties
        ]
    )
    store.aanbod.add_many(
        [
            replace(
                aanbod,
                id=AanbodId(uuid4()),
                publiek_id=PubliekId(uuid4()),
                locatie_id=locaties[aanbod.locatie_id],
            )
            for aanbod in voorbeeld.aanbod
        ]
    )


def _rules(
    voorbeeld: Voorbeeld, aanbieders: dict[AanbiederId, AanbiederId]
) -> Iterator[Contractregel]:
    for regel in voorbeeld.regels:
        hoofd = aanbieders[regel.hoofdaannemer_id] if regel.hoofdaannemer_id else None
        yield replace(
            regel,
            id=ContractregelId(uuid4()),
            aanbieder_id=aanbieders[regel.aanbieder_id],
            hoofdaannemer_id=hoofd,
        )
