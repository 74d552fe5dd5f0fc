"""A copy of everything, and back: also from one kind of database into the other."""

import gzip
import json
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.cli.conftest import Wijzer, environment, runner
from tests.factories import (
    AT,
    HENGELO,
    REGIO,
    make_aanbieder,
    make_aanbod,
    make_afgeschermd_adres,
    make_contractregel,
    make_gebruiker,
    make_gecontracteerde_locatie,
    make_groep,
    make_open_adres,
    make_opgave,
    twente_in,
)
from tests.steun.dagen import DAG, change_day
from tests.steun.databases.soorten import KINDS, SECRET_KEY, Adressen, Voorraad, settings_for
from wijzer.domain.accounts.gebruiker import Sessie
from wijzer.domain.regio.grens import Grens
from wijzer.published.tables import PublishedLocatie
from wijzer.settings import Settings
from wijzer.store.engine import Database

LOGBOEK = 9
"""Where the audit trail stands among the facts."""


@pytest.fixture
def gevuld(settings: Settings) -> Settings:
    database = Database(settings)
    with database.transaction(at=AT) as store:
        twente_in(store)
        store.grenzen.save_many(REGIO, [Grens(HENGELO, ((((1, 2), (3, 4), (5, 0)),),), (3, 2))])
        aanbieder = make_aanbieder()
        store.aanbieders.add(aanbieder)
        geheim = make_groep(aanbieder, adres=make_afgeschermd_adres())
        store.locaties.add_many(
            [geheim, make_groep(aanbieder, "De Eik", make_open_adres("Eikenlaan", 5, "7552AA"))]
        )
        store.aanbod.add(make_aanbod(geheim, opgave=make_opgave(toelichting="één; “twee”\ndrie")))
        contract = make_gecontracteerde_locatie(aanbieder)
        store.contracten.add_many(
            [make_contractregel(aanbieder, locatie_id=contract.id)], [contract]
        )
        store.gebruikers.add(make_gebruiker(aanbieder))
        store.mail.add(
            id=geheim.id, soort="proef", aan="a@b.example", onderwerp="x", tekst="y", at=AT
        )
    database.dispose()
    return settings


def facts(settings: Settings) -> list[object]:
    database = Database(settings)
    with database.read() as store:
        locaties = store.locaties.all(REGIO)
        gevonden: list[object] = [
            locaties,
            store.aanbod.of_locaties(locatie.id for locatie in locaties),
            store.contracten.regels(REGIO),
            store.contracten.gecontracteerde_locaties(REGIO),
            store.producten.all(REGIO),
            store.regios.gemeenten(REGIO),
            store.grenzen.all(REGIO),
            store.gebruikers.all(REGIO),
            store.mail.due(AT),
            store.logboek.page(None),
            store.logboek.verify(),
            store.projectie.compare(),
        ]
    database.dispose()
    return gevonden


def without_the_restore(gevonden: list[object]) -> list[object]:
    """The facts, without the one line that a restore itself adds to the audit trail."""
    logboek = gevonden[LOGBOEK]
    assert isinstance(logboek, list)
    assert logboek[0].handeling == "reservekopie teruggezet"
    return [*gevonden[:LOGBOEK], logboek[1:], *gevonden[LOGBOEK + 1 :]]


@pytest.fixture(params=KINDS)
def elders(
    request: pytest.FixtureRequest, voorraden: dict[str, Voorraad], tmp_path: Path
) -> Iterator[Adressen]:
    """Another fresh database, of each kind."""
    folder = tmp_path / "elders"
    folder.mkdir()
    taken = voorraden[request.param].take(folder)
    yield taken
    voorraden[request.param].give_back(taken)


def test_a_copy_put_back_elsewhere_gives_the_same_facts_on_both_databases(
    gevuld: Settings, wijzer: Wijzer, elders: Adressen, tmp_path: Path
):
    kopie = tmp_path / "kopie.gz"
    uitkomst = wijzer("backup", kopie)
    assert (uitkomst.exit_code, uitkomst.stderr) == (0, "")
    assert "sleutels zitten er niet in" in uitkomst.stdout
    assert stat.S_IMODE(kopie.stat().st_mode) == 0o600
    terug = runner(environment(elders, tmp_path / "instance2"))(
        "restore", kopie, "--afschermingen", f"{kopie}.afschermingen"
    )
    assert terug.exit_code == 0, terug.stderr
    assert "sleutels zitten er niet in" in terug.stdout
    daar = facts(settings_for(elders, tmp_path / "instance2"))
    assert without_the_restore(daar) == facts(gevuld)


def test_a_copy_of_before_a_change_of_keys_says_which_keys_it_needs(
    gevuld: Settings, wijzer: Wijzer, elders: Adressen, tmp_path: Path
):
    kopie, omgeving = tmp_path / "kopie.gz", environment(elders, tmp_path / "instance2")
    wijzer("backup", kopie)
    nieuw = {"WIJZER_SECRET_KEY": "a new secret key of more than 32 signs"}
    zonder = runner(omgeving | nieuw)("restore", kopie)
    assert zonder.exit_code == 0, zonder.stderr
    assert "Met geen enkele sleutel te openen: 1 tweede stappen, 1 mails. " in zonder.stdout
    assert "adressen, " not in zonder.stdout, "their keys are the same"
    met = {"WIJZER_SECRET_KEY": f"{nieuw['WIJZER_SECRET_KEY']},{SECRET_KEY}"}
    achter = runner(omgeving | met)
    assert "geen enkele" not in achter("restore", kopie, "--overschrijf").stdout
    assert achter("sleutels").exit_code == 0


def test_work_goes_on_after_a_copy_was_put_back(
    gevuld: Settings, wijzer: Wijzer, elders: Adressen, tmp_path: Path
):
    wijzer("backup", tmp_path / "kopie.gz")
    daar = runner(environment(elders, tmp_path / "instance2"))
    daar("restore", tmp_path / "kopie.gz")
    assert daar("adrescontrole", "--regio", REGIO).exit_code == 0
    assert daar("publiceren", "--controleer").exit_code == 0


def test_what_waited_when_the_copy_was_made_waits_after_it_was_put_back_and_published(
    gevuld: Settings,
    wijzer: Wijzer,
    elders: Adressen,
    tmp_path: Path,
    stel_klok: Callable[[datetime], None],
):
    stel_klok(AT)
    wijzer("backup", tmp_path / "kopie.gz")
    daar = runner(environment(elders, tmp_path / "instance2"))
    daar("restore", tmp_path / "kopie.gz")
    assert daar("publiceren").exit_code == 0
    database = Database(settings_for(elders, tmp_path / "instance2"))
    afgeschermd = select(PublishedLocatie.afgeschermd)
    with database.read() as store:
        assert True not in set(store.session.scalars(afgeschermd))
    change_day(database, AT + DAG)
    with database.read() as store:
        assert True in set(store.session.scalars(afgeschermd))
    database.dispose()


def test_a_database_that_is_not_empty_is_left_alone_unless_told(
    gevuld: Settings, wijzer: Wijzer, tmp_path: Path
):
    wijzer("backup", tmp_path / "kopie.gz")
    before = facts(gevuld)
    uitkomst = wijzer("restore", tmp_path / "kopie.gz")
    assert uitkomst.exit_code == 1
    assert "--overschrijf" in uitkomst.stderr
    assert wijzer("restore", tmp_path / "kopie.gz", "--overschrijf").exit_code == 0
    assert without_the_restore(facts(gevuld)) == before


def test_who_was_closed_since_the_copy_stays_closed_and_everybody_signs_in_again(
    gevuld: Settings, wijzer: Wijzer, tmp_path: Path
):
    database = Database(gevuld)
    with database.transaction(at=AT) as store:
        (blijft,) = store.gebruikers.all(REGIO)
        weg = make_gebruiker(email="weg@twente.example")
        store.gebruikers.add(weg)
        for gebruiker in (blijft, weg):
            store.gebruikers.add_sessie(
                Sessie(
                    token_hash=gebruiker.email,
                    gebruiker_id=gebruiker.id,
                    volledig=True,
                    created_at=AT,
                    gezien_at=AT,
                )
            )
    wijzer("backup", tmp_path / "kopie.gz")
    with database.transaction(at=AT) as store:
        store.gebruikers.close(store.gebruikers.get(weg.id), at=AT)
    database.dispose()
    assert wijzer("restore", tmp_path / "kopie.gz", "--overschrijf").exit_code == 0
    with database.read() as store:
        assert store.gebruikers.get(weg.id).uitgeschakeld_at == AT
        assert store.gebruikers.get(blijft.id).uitgeschakeld_at is None
        assert [store.gebruikers.sessies_of(gebruiker.id) for gebruiker in (blijft, weg)] == [
            [],
            [],
        ]
    database.dispose()


def rewrite(kopie: Path, change) -> None:
    regels = gzip.decompress(kopie.read_bytes()).decode().splitlines(keepends=True)
    kopie.write_bytes(gzip.compress("".join(change(regels)).encode()))


@pytest.mark.parametrize(
    ("change", "melding"),
    [
        (lambda regels: regels[:-1], "niet compleet"),
        (lambda regels: [*regels[:-2], regels[-1]], "niet compleet"),
        (lambda regels: regels[1:], "geen reservekopie"),
        (lambda regels: [*regels[:5], "{half", *regels[5:]], "beschadigd"),
        (
            lambda regels: [
                json.dumps({**json.loads(regels[0]), "revisie": "9999"}) + "\n",
                *regels[1:],
            ],
            "nieuwere versie",
        ),
    ],
)
def test_a_broken_copy_is_refused_and_nothing_is_lost(
    gevuld: Settings, wijzer: Wijzer, tmp_path: Path, change, melding: str
):
    kopie = tmp_path / "kopie.gz"
    wijzer("backup", kopie)
    before = facts(gevuld)
    rewrite(kopie, change)
    uitkomst = wijzer("restore", kopie, "--overschrijf")
    assert uitkomst.exit_code == 1
    assert melding in uitkomst.stderr
    assert facts(gevuld) == before


def test_half_a_file_and_another_file_are_refused(wijzer: Wijzer, tmp_path: Path):
    (tmp_path / "ander").write_bytes(b"zomaar iets")
    assert wijzer("restore", tmp_path / "ander").exit_code == 1
    wijzer("init")
    wijzer("backup", tmp_path / "kopie.gz")
    heel = (tmp_path / "kopie.gz").read_bytes()
    (tmp_path / "half.gz").write_bytes(heel[: len(heel) // 2])
    assert "beschadigd" in wijzer("restore", tmp_path / "half.gz", "--overschrijf").stderr


def test_a_shielded_address_does_not_stand_readable_in_a_copy(
    settings: Settings, wijzer: Wijzer, tmp_path: Path
):
    database = Database(settings)
    with database.transaction(at=AT) as store:
        twente_in(store)
        aanbieder = make_aanbieder()
        store.aanbieders.add(aanbieder)
        store.locaties.add(make_groep(aanbieder, adres=make_afgeschermd_adres("Kanariehof")))
    database.dispose()
    wijzer("backup", tmp_path / "kopie.gz")
    assert "Kanariehof" not in gzip.decompress((tmp_path / "kopie.gz").read_bytes()).decode()
