"""The region as it ships, with one small place for every kind of help that has a code: what is asked is the reference data."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.factories import (
    ALMELO,
    AT,
    ENSCHEDE,
    HENGELO,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.proef import Proef
from tests.steun.databases.soorten import KINDS, Voorraad, settings_for
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.pdc import read_pdc
from wijzer.files.regio import read_regio
from wijzer.files.tabel.bron import read_file
from wijzer.mappen import SEED
from wijzer.published.engine import PublicDatabase
from wijzer.services.bestanden.importeer_pdc import importeer_pdc
from wijzer.services.regio.laad_regio import laad_regio
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store

NIJVERDAL = "GM0163"
GROEPEN = (
    ("De Korenbloem", "WGZHF", HENGELO, {"trauma", "hechting"}, (6, 12)),
    ("Huize Zonnewende", "WGZHD", ENSCHEDE, {"autisme", "adhd", "gedrag"}, (4, 18)),
    ("Kamerplek Noord", "VKAMD", ALMELO, {"jonge-ouders", "lvb"}, (16, 21)),
    ("De Brug", "54013", ENSCHEDE, {"eetproblemen", "angst-en-somberheid", "verslaving"}, (12, 18)),
)
VESTIGINGEN = (
    ("Kantoor Almelo", ("ABGII", "ABGGB", "ABGGI"), {ALMELO, ENSCHEDE}, {"autisme", "adhd", "lvb"}),
    ("Praktijk Enschede", ("AVAKT", "ABHIR", "ABHGB"), {ENSCHEDE, HENGELO}, {"trauma", "angst-en-somberheid", "scheiding"}),
    ("Polikliniek Twente", ("ABHIA", "AMCEX", "ABHFR", "ABHGI"), {ENSCHEDE, ALMELO, HENGELO, NIJVERDAL}, {"eetproblemen", "gedrag", "verslaving", "adhd"}),
    ("Steunpunt Pleegzorg", ("WPLZA", "WPLZB"), {ENSCHEDE, ALMELO, HENGELO, NIJVERDAL}, {"hechting", "lichamelijke-beperking", "verstandelijke-beperking"}),
)  # fmt: skip

PLEKKEN = {"Huize Zonnewende": 3, "Steunpunt Pleegzorg": 4}
"""Who has more than one place."""


class Zoekwereld(Proef):
    """Twente as it ships, with a handful of locaties."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = Database(settings)
        self.publiek = PublicDatabase(settings)
        self.aanbieder = make_aanbieder("Stichting De Vlier")
        with self.write(AT - DAG) as store:
            _load_twente(store)
        with self.write() as store:
            store.aanbieders.add(self.aanbieder)
            self.locaties = [*self._groepen(), *self._vestigingen()]
            codes = {code for _, some in self.locaties for code in some}
            store.contracten.add_many(
                [make_contractregel(self.aanbieder, code) for code in sorted(codes)], []
            )
            store.locaties.add_many([locatie for locatie, _ in self.locaties])
            store.aanbod.add_many(
                [
                    make_aanbod(
                        locatie, code, make_opgave(vrije_plekken=PLEKKEN.get(locatie.naam, 1))
                    )
                    for locatie, some in self.locaties
                    for code in some
                ]
            )
        change_day(self.database, AT)

    def _groepen(self) -> Iterator[tuple[Locatie, tuple[str, ...]]]:
        for naam, code, gemeente, doelgroepen, (van, tot) in GROEPEN:
            dicht = make_afgeschermd_adres("Nergensgaarde", 7) if naam == "De Korenbloem" else None
            groep = make_groep(
                self.aanbieder,
                naam,
                dicht,
                gemeente=gemeente,
                doelgroepen=frozenset(doelgroepen),
                leeftijd_van=van,
                leeftijd_tot=tot,
            )
            yield groep, (code,)

    def _vestigingen(self) -> Iterator[tuple[Locatie, tuple[str, ...]]]:
        for naam, codes, werkgebied, doelgroepen in VESTIGINGEN:
            vestiging = make_vestiging(
                self.aanbieder,
                naam,
                gemeente=ENSCHEDE,
                werkgebied=frozenset(werkgebied),
                doelgroepen=frozenset(doelgroepen),
            )
            yield vestiging, codes


def _load_twente(store: Store) -> None:
    gegevens = read_regio(SEED / REGIO, at=AT)
    assert gegevens.producten
    laad_regio(store, gegevens, at=AT)
    gelezen = read_pdc(
        read_file(gegevens.producten), productcode_patroon=gegevens.regio.productcode_patroon
    )
    importeer_pdc(store, gelezen, regio=REGIO, proef=False, new_id=uuid4, by=SYSTEEM, at=AT)


@pytest.fixture(scope="module", params=KINDS)
def zoekwereld(
    request: pytest.FixtureRequest,
    voorraden: dict[str, Voorraad],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Zoekwereld]:
    """A world that all tests of a module share: only look at it."""
    folder = tmp_path_factory.mktemp("zoekwereld")
    adressen = voorraden[request.param].take(folder)
    wereld = Zoekwereld(settings_for(adressen, folder / "instance"))
    yield wereld
    wereld.close()
    voorraden[request.param].give_back(adressen)
