"""What `wijzer gezondheid` looks at."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from click.testing import Result

from tests.cli.conftest import Wijzer, runner
from tests.factories import AT, twente_in
from wijzer.klok import now
from wijzer.published.engine import PublicDatabase
from wijzer.services.controle.controleer_adressen import ADRESCONTROLE
from wijzer.services.taken.geef_hartslag import geef_hartslag
from wijzer.services.taken.meet_gezondheid import Meting, meet_gezondheid
from wijzer.services.taken.meet_hartslag import meet_hartslag
from wijzer.services.taken.taakstand import DAGWISSEL
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import Base


@pytest.fixture(autouse=True)
def regio(database: Database) -> None:
    with database.transaction() as store:
        twente_in(store)


def sick(store: Store, *, later: timedelta = timedelta()) -> list[str]:
    return [meting.naam for meting in meet_gezondheid(store, at=AT + later) if not meting.goed]


def run(store: Store, taak: str, fout: str | None = None, regio: str | None = None) -> None:
    run_id = uuid4()
    store.taken.start(run_id, taak, regio, AT)
    store.taken.end(run_id, AT, {}, fout)


def test_an_installation_where_no_job_worker_ever_ran_is_not_well(store: Store):
    assert sick(store) == ["taak dagwissel"]
    run(store, DAGWISSEL)
    assert sick(store) == []


def test_a_nightly_check_that_was_missed_is_told(store: Store):
    run(store, DAGWISSEL)
    run(store, ADRESCONTROLE, regio="twente")
    assert sick(store, later=timedelta(hours=25)) == []
    laat = sick(store, later=timedelta(hours=27))
    assert laat == ["taak adrescontrole (twente)", "taak dagwissel"]


def test_a_job_that_failed_is_told(store: Store):
    run(store, DAGWISSEL)
    run(store, "opruimen", "OperationalError")
    assert sick(store) == ["taak opruimen"]


def test_mail_that_waits_too_long_is_told(store: Store):
    run(store, DAGWISSEL)
    store.mail.add(id=uuid4(), soort="proef", aan="a@b.example", onderwerp="x", tekst="y", at=AT)
    assert sick(store, later=timedelta(minutes=30)) == []
    assert sick(store, later=timedelta(minutes=31)) == ["mail"]


def test_a_shielded_address_that_stays_in_the_files_is_told(store: Store):
    run(store, DAGWISSEL)
    store.herschrijven.ask()
    store.herschrijven.flush(AT)
    assert sick(store, later=timedelta(hours=2)) == []
    assert sick(store, later=timedelta(minutes=121)) == ["herschrijven"]


def test_the_answer_in_json_is_a_list(wijzer: Wijzer):
    uitkomst = wijzer("gezondheid", "--json")
    assert uitkomst.exit_code == 1
    metingen = json.loads(uitkomst.stdout)
    assert [meting["naam"] for meting in metingen if not meting["goed"]] == ["taak dagwissel"]
    assert {"database", "migraties", "mail"} <= {meting["naam"] for meting in metingen}


def test_a_measurement_tells_what_it_saw():
    assert Meting("mail", True, "0 wachten").as_json()["uitleg"] == "0 wachten"


def hartslag(uitkomst: Result) -> dict[str, object]:
    return next(meting for meting in json.loads(uitkomst.stdout) if meting["naam"] == "hartslag")


def publish(database: Database) -> None:
    with database.transaction() as store:
        store.projectie.rebuild(now())


def test_the_age_of_the_heartbeat_is_told(wijzer: Wijzer, database: Database):
    publish(database)
    assert hartslag(wijzer("gezondheid", "--json"))["uitleg"] == "nog geen"
    geef_hartslag(database, at=now())
    gemeten = hartslag(wijzer("gezondheid", "--json"))
    assert gemeten["goed"] is True
    assert str(gemeten["uitleg"]).endswith(" seconden oud")


def test_an_office_that_stopped_beating_is_not_well(wijzer: Wijzer, database: Database):
    publish(database)
    geef_hartslag(database, at=now() - timedelta(minutes=6))
    uitkomst = wijzer("gezondheid")
    assert uitkomst.exit_code == 1
    assert "MIS   hartslag: 36" in uitkomst.stdout


def test_a_public_side_that_cannot_be_reached_is_not_well(database: Database, settings: Settings):
    weg = Geheim("postgresql+psycopg://wijzer_publiek@127.0.0.1:9/wijzer")
    publiek = PublicDatabase(replace(settings, publiek_database_url=weg))
    assert not meet_hartslag(publiek, at=AT).goed
    publiek.dispose()


def test_what_may_leave_this_machine_in_the_open_is_named(omgeving: dict[str, str]):
    assert "goed  versleuteling: verplicht" in runner(omgeving)("gezondheid").stdout
    zonder = runner(omgeving | {"WIJZER_ZONDER_TLS": "redis,mail"})("gezondheid").stdout
    assert "goed  versleuteling: staat uit voor mail, redis (WIJZER_ZONDER_TLS)" in zonder


def test_ten_mails_that_were_set_aside_are_named_and_the_rest_counted(store: Store):
    run(store, DAGWISSEL)
    for _ in range(12):
        store.mail.add(id=uuid4(), soort="x", aan="a@b.example", onderwerp="x", tekst="y", at=AT)
    tabel = Base.metadata.tables["mail"]
    store.session.execute(tabel.update().values(tekst_versleuteld=b"stuk"))
    assert store.mail.due(AT) == []
    apart = next(meting for meting in meet_gezondheid(store, at=AT) if meting.naam == "mail apart")
    assert not apart.goed
    assert apart.uitleg.endswith(" en 2 andere")
    assert apart.uitleg.count("x ") == 10


def test_what_was_asked_under_a_clock_that_ran_ahead_is_told_as_well(store: Store):
    run(store, DAGWISSEL)
    store.herschrijven.ask()
    store.herschrijven.flush(AT + timedelta(days=800))
    assert sick(store) == ["herschrijven"]


def test_a_site_that_stands_on_a_day_of_the_future_is_ill(
    wijzer: Wijzer, database: Database, stel_klok: Callable[[datetime], None]
):
    stel_klok(AT)
    with database.transaction(at=AT + timedelta(days=800)) as store:
        later = AT + timedelta(days=800)
        store.projectie.advance(later, later.date())
    antwoord = wijzer("gezondheid")
    assert antwoord.exit_code == 1
    assert "MIS   klok: de site staat op" in antwoord.output
    assert wijzer("publiceren").exit_code == 0
    assert "goed  klok" in wijzer("gezondheid").output
    assert wijzer("publiceren", "--controleer").exit_code == 0
