"""The same world gives the same bytes, on whichever kind of database it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.factories import (
    AT,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_groep,
    make_opgave,
    make_vestiging,
    twente_in,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.soorten import KINDS, Voorraad, settings_for
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import CheckedClient
from wijzer.domain.locaties.locatie import Locatie
from wijzer.files.regio import read_regio
from wijzer.mappen import SEED
from wijzer.store.engine import Database

KAMERS = {"public", "feed"}
AANBIEDER = make_aanbieder("De Bron")
LOCATIES: list[Locatie] = [
    make_groep(AANBIEDER, "Groep Oost", make_afgeschermd_adres("Verscholenpad", 3, "7552KK")),
    make_groep(AANBIEDER, "Groep West"),
    make_vestiging(AANBIEDER, "Vestiging"),
]
AANBOD = [make_aanbod(locatie, opgave=make_opgave()) for locatie in LOCATIES]
CONTRACT = make_contractregel(AANBIEDER)


def fill(database: Database) -> None:
    with database.transaction(at=AT - DAG) as store:
        twente_in(store)
        store.regios.save(read_regio(SEED / REGIO, at=AT).regio)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(AANBIEDER)
        store.contracten.add_many([CONTRACT], [])
        store.locaties.add_many(LOCATIES)
        store.aanbod.add_many(AANBOD)
    change_day(database, AT)


@contextmanager
def installed(soort: str, voorraden: dict[str, Voorraad], folder: Path) -> Iterator[CheckedClient]:
    folder.mkdir()
    taken = voorraden[soort].take(folder)
    settings = settings_for(taken, folder)
    database = Database(settings)
    fill(database)
    database.dispose()
    app = made(settings)
    client = app.test_client()
    assert isinstance(client, CheckedClient)
    yield client
    let_go(app)
    voorraden[soort].give_back(taken)


def addresses(client: CheckedClient) -> list[str]:
    """Every public address that needs nothing but the region, and a page and a piece of the feed for each thing."""
    regels = client.application.url_map.iter_rules()
    eenvoudig = [
        rule.build({"regio": REGIO})
        for rule in regels
        if rule.endpoint.partition(".")[0] in KAMERS
        and rule.methods
        and "GET" in rule.methods
        and rule.arguments - set(rule.defaults or ()) <= {"regio"}
    ]
    paden = [built[1] for built in eenvoudig if built is not None]
    paden += [f"/api/v1/aanbod/{aanbod.publiek_id}" for aanbod in AANBOD]
    return sorted(set(paden))


def test_every_answer_is_the_same_to_the_byte(
    voorraden: dict[str, Voorraad], tmp_path: Path, stel_klok
):
    stel_klok(AT)
    gegeven = []
    for soort in KINDS:
        with installed(soort, voorraden, tmp_path / soort) as client:
            gegeven.append({pad: _answer(client, pad) for pad in addresses(client)})
    sqlite, postgresql = gegeven
    assert [pad for pad in sqlite if sqlite[pad] != postgresql.get(pad)] == []
    goed = [pad for pad, (status, _, _) in sqlite.items() if status == 200]
    assert len(goed) > 30
    assert any(pad.startswith("/api/v1/aanbod/") for pad in goed)


def _answer(client: CheckedClient, pad: str) -> tuple[int, str | None, bytes]:
    antwoord = client.get(pad)
    return antwoord.status_code, antwoord.headers.get("ETag"), antwoord.get_data()
