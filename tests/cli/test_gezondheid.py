"""What `wijzer gezondheid` looks at."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cli.conftest import Wijzer
from tests.factories import AT, twente_in
from wijzer.services.controleer_adressen import TAAK as ADRESCONTROLE
from wijzer.services.meet_gezondheid import Meting, meet_gezondheid
from wijzer.services.taakstand import DAGWISSEL
from wijzer.store.engine import Database
from wijzer.store.store import Store


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
    assert [een["naam"] for een in metingen if not een["goed"]] == ["taak dagwissel"]
    assert {"database", "migraties", "mail"} <= {een["naam"] for een in metingen}


def test_a_measurement_tells_what_it_saw():
    assert Meting("mail", True, "0 wachten").as_json()["uitleg"] == "0 wachten"
