"""A world to search in: the small Twente with a hundred random aanbod, and what the domain says of each."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories import (
    ALMELO,
    ENSCHEDE,
    HENGELO,
    TODAY,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_open_adres,
    make_opgave,
    make_vestiging,
)
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import KINDS, Voorraad, settings_for
from wijzer.domain.adressen.adres import OpenbaarAdres, Punt
from wijzer.domain.locaties.beschikbaarheid import (
    Aanbod,
    Actualiteit,
    Opgave,
    Status,
    actualiteit_of,
    status_of,
)
from wijzer.domain.locaties.locatie import Groep, Locatie
from wijzer.domain.locaties.rang import rang_of
from wijzer.domain.regio.gebied import Versheid
from wijzer.published.naslag.afstand import km_of, nearness, richting_of
from wijzer.published.rangorde import shuffle
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.settings import Settings
from wijzer.store.projectie.rijen import shuffle_number

VERSHEID = Versheid()
CENTRUM = {
    HENGELO: Punt(52.26583, 6.79306),
    ENSCHEDE: Punt(52.21833, 6.89583),
    ALMELO: Punt(52.35667, 6.6625),
}
DAGEN = (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=20), TODAY + timedelta(days=60))
SEGMENT = {
    "WGZHF": "wonen-en-verblijf",
    "WGZHG": "wonen-en-verblijf",
    "ABGII": "ambulant",
    "AVAKT": "ambulant",
    "hulpvorm:gezinshuis": "wonen-en-verblijf",
    "hulpvorm:vaktherapie": "ambulant",
}
HULPVORM = {
    "WGZHF": "gezinshuis",
    "WGZHG": "gezinshuis",
    "ABGII": "begeleiding-individueel",
    "AVAKT": "vaktherapie",
    "hulpvorm:gezinshuis": "gezinshuis",
    "hulpvorm:vaktherapie": "vaktherapie",
}
_ZONDER_CODE = 5
"""Of so many locaties one has aanbod that hangs on a hulpvorm, without a code."""


@dataclass(frozen=True)
class Ding:
    locatie: Locatie
    aanbod: Aanbod

    @property
    def is_groep(self) -> bool:
        return isinstance(self.locatie, Groep)

    def status(self, today: date) -> Status:
        return status_of(self.aanbod.opgave, VERSHEID, is_groep=self.is_groep, today=today)

    def actualiteit(self, today: date) -> Actualiteit:
        return actualiteit_of(self.aanbod.opgave, VERSHEID, today=today)

    def weken(self, today: date) -> int | None:
        opgave = self.aanbod.opgave
        fresh = self.actualiteit(today) in (Actualiteit.ACTUEEL, Actualiteit.VEROUDERD)
        return opgave.wachttijd_weken if opgave and fresh else None

    def order(self, today: date, thuis: str | None = None) -> tuple[object, ...]:
        """Its place among others; for a child in the gemeente `thuis` a groep by its distance, other help as here."""
        rang = rang_of(self.aanbod.opgave, VERSHEID, is_groep=self.is_groep, today=today)
        km = round(self.km(thuis)) if thuis and self.is_groep else 0
        return (
            rang.status,
            rang.actualiteit,
            km,
            *rang[2:],
            shuffle(shuffle_number(self.aanbod.publiek_id), today),
        )

    def gemeenten(self) -> set[str]:
        waar = (
            {self.locatie.gemeente}
            if isinstance(self.locatie, Groep)
            else set(self.locatie.werkgebied)
        )
        return waar - ({HENGELO} if self.aanbod.hulp.sleutel == "ABGII" else set())

    def km(self, van: str = ENSCHEDE) -> float:
        """From PC4 7511, the middle of Enschede, or from the middle of another gemeente."""
        match self.locatie.adres:
            case OpenbaarAdres(punt=Punt() as punt):
                hier = punt
            case _:
                hier = CENTRUM[self.locatie.gemeente]
        return km_of(nearness(richting_of(CENTRUM[van]), richting_of(hier)))


def random_opgave(rng: random.Random) -> Opgave | None:
    if rng.random() < 0.1:
        return None
    maybe = lambda waarde: waarde if rng.random() < 0.7 else None  # noqa: E731 -- a roll of the dice
    stop = rng.random() < 0.15
    return make_opgave(
        peildatum=TODAY - timedelta(days=rng.choice([0, 1, 13, 14, 15, 41, 42, 43, 90])),
        vrije_plekken=maybe(rng.choice([0, 0, 1, 3])),
        aanmeldwachttijd_weken=maybe(rng.choice([0, 0, 2, 8])),
        behandelwachttijd_weken=maybe(rng.choice([0, 0, 4, 20])),
        afhankelijk_van_matching=rng.random() < 0.15,
        aanmeldstop=stop,
        aanmeldstop_tot=TODAY + timedelta(days=rng.choice([0, 5]))
        if stop and rng.random() < 0.5
        else None,
        toelichting=maybe("Bel gerust"),
    )


def random_dingen(rng: random.Random, proef: Proef) -> list[Ding]:
    dingen = []
    for nummer in range(80):
        extra: dict[str, Any] = {
            "gemeente": rng.choice([HENGELO, ENSCHEDE, ALMELO]),
            "doelgroepen": frozenset(rng.sample(["autisme", "lvb"], rng.randint(0, 2))),
            "leeftijd_van": rng.choice([None, 0, 4, 12]),
            "leeftijd_tot": rng.choice([None, 12, 18]),
            "rolstoeltoegankelijk": (None, True, False)[nummer % 3],
        }
        punt = Punt(52.2 + rng.random() / 5, 6.6 + rng.random() / 3)
        adres = replace(make_open_adres(), punt=rng.choice([punt, None]))
        locatie: Locatie
        if nummer % 2:
            dicht = make_afgeschermd_adres() if rng.random() < 0.3 else adres
            locatie = make_groep(proef.aanbieder, f"Huis Zoëken {nummer}", dicht, **extra)
            codes, zonder_code = ["WGZHF", "WGZHG"], "hulpvorm:gezinshuis"
        else:
            werkgebied = frozenset(rng.sample([HENGELO, ENSCHEDE, ALMELO], rng.randint(1, 3)))
            locatie = make_vestiging(
                proef.aanbieder, f"Kantoor {nummer}", adres, werkgebied=werkgebied, **extra
            )
            codes, zonder_code = ["ABGII", "AVAKT"], "hulpvorm:vaktherapie"
        gekozen = rng.sample(codes, rng.randint(1, 2))
        for hulp in [zonder_code] if nummer % _ZONDER_CODE == 0 else gekozen:
            aanbod = make_aanbod(
                locatie, hulp, random_opgave(rng), medische_verwijzing=rng.random() < 0.5
            )
            dingen.append(Ding(locatie, aanbod))
    return dingen


class Wereld(Proef):
    """The small Twente, with a hundred random aanbod."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.dingen = random_dingen(random.Random(7), self)
        with self.write() as store:
            for groep in (self.open, self.dicht):
                store.locaties.delete(groep.id)
            regels = [
                make_contractregel(self.aanbieder, code) for code in ("WGZHG", "ABGII", "AVAKT")
            ]
            store.contracten.add_many(regels, [])
            store.locaties.add_many(
                list({ding.locatie.id: ding.locatie for ding in self.dingen}.values())
            )
            store.aanbod.add_many([ding.aanbod for ding in self.dingen])
        self.let_appear()

    def ids(self, vraag: Zoekvraag, today: date = TODAY) -> list[UUID]:
        with self.read(today) as reader:
            return list(reader.zoek_alles(vraag))

    def expected(
        self, keep: Callable[[Ding], bool], today: date = TODAY, thuis: str | None = None
    ) -> list[UUID]:
        fits = sorted(
            (ding for ding in self.dingen if keep(ding)), key=lambda ding: ding.order(today, thuis)
        )
        return [ding.aanbod.publiek_id for ding in fits]


@pytest.fixture(scope="module", params=KINDS)
def wereld(
    request: pytest.FixtureRequest,
    voorraden: dict[str, Voorraad],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Wereld]:
    """A world that all tests of a module share: only look at it."""
    folder = tmp_path_factory.mktemp("wereld")
    adressen = voorraden[request.param].take(folder)
    wereld = Wereld(settings_for(adressen, folder / "instance"))
    yield wereld
    wereld.close()
    voorraden[request.param].give_back(adressen)


@pytest.fixture
def eigen_wereld(settings: Settings) -> Iterator[Wereld]:
    """A world of one's own, to change."""
    wereld = Wereld(settings)
    yield wereld
    wereld.close()
