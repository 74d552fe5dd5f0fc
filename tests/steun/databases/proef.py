"""A small published Twente with both sides of it: the office that writes and the public that reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from tests.factories import (
    AT,
    REGIO,
    TODAY,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    twente_in,
)
from tests.steun.dagen import DAG, change_day, let_appear
from tests.steun.machine.inrichting import furnished
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.published.engine import PublicDatabase
from wijzer.published.gegevens import AanbodInfo, Wijziging
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store


class Proef:
    """A small Twente with one aanbieder, one open groep and one shielded one, each with a gezinshuis."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = Database(settings)
        self.publiek = PublicDatabase(settings)
        self.aanbieder, self.open, self.dicht, aanbod = furnished(self.database, _one_aanbieder)
        self.aanbod = list(aanbod)

    def close(self) -> None:
        """Let go of every connection."""
        self.database.dispose()
        self.publiek.dispose()

    @contextmanager
    def write(self, at: datetime = AT) -> Iterator[Store]:
        with self.database.transaction(at=at) as store:
            yield store

    def let_appear(self, at: datetime = AT) -> None:
        """Let what is new and shielded stand on the site, as if it was entered the day before."""
        let_appear(self.database, at)

    @contextmanager
    def read(self, today: date = TODAY) -> Iterator[Reader]:
        with self.publiek.read(now=AT, today=today) as reader:
            yield reader

    def found(self, today: date = TODAY) -> list[AanbodInfo]:
        with self.read(today) as reader:
            return reader.aanbod_by_ids(reader.zoek(Zoekvraag()).ids)

    def names(self, today: date = TODAY) -> set[str]:
        return {aanbod.locatie.naam for aanbod in self.found(today)}

    def nummer(self) -> int:
        return self.publiek.stand().publicatie

    def changes(self, na: int = 0) -> list[Wijziging]:
        with self.read() as reader:
            return reader.changes(na, 1000)

    def last_change(self) -> int:
        return self.publiek.stand().laatste_wijziging

    def compare(self, today: date | None = None) -> list[str]:
        with self.database.read() as store:
            return store.projectie.compare(today)


def _one_aanbieder(
    database: Database,
) -> tuple[Aanbieder, Locatie, Locatie, tuple[Aanbod, ...]]:
    aanbieder = make_aanbieder("De Kleine Aanbieder")
    groepen = (
        make_groep(aanbieder, "De Linde"),
        make_groep(aanbieder, "De Eik", make_afgeschermd_adres("Geheimweg", 77)),
    )
    aanbod = tuple(make_aanbod(groep, opgave=make_opgave(vrije_plekken=1)) for groep in groepen)
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
        # The texts that pages count on.
        store.regios.save(read_regio(SEED / REGIO, at=AT).regio)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(aanbieder)
        store.contracten.add_many([make_contractregel(aanbieder)], [])
        store.locaties.add_many(list(groepen))
        store.aanbod.add_many(list(aanbod))
    change_day(database, AT)
    return aanbieder, *groepen, aanbod
