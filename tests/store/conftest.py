"""What the tests of the store start from."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.factories import make_aanbieder, make_regio, twente_in
from tests.steun.databases.proef import Proef
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.settings import Settings
from wijzer.store.engine import Database


@dataclass(frozen=True)
class Twente:
    """A database with a small Twente and one aanbieder."""

    database: Database
    aanbieder: Aanbieder


@pytest.fixture
def twente(database: Database) -> Twente:
    """A small Twente with one aanbieder, kept."""
    aanbieder = make_aanbieder("De Bron")
    with database.transaction() as store:
        twente_in(store)
        store.aanbieders.add(aanbieder)
    return Twente(database, aanbieder)


@pytest.fixture
def buur(twente: Twente) -> Aanbieder:
    """An aanbieder of a region called `elders`, in the same database."""
    aanbieder = make_aanbieder("De Buur", regio="elders")
    with twente.database.transaction() as store:
        store.regios.save(make_regio(slug="elders", naam="Elders"))
        store.aanbieders.add(aanbieder)
    return aanbieder


@pytest.fixture
def proef(settings: Settings) -> Iterator[Proef]:
    """An open and a shielded groep on the site, and both ways into their database."""
    proef = Proef(settings)
    yield proef
    proef.close()
