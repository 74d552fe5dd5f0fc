"""What `wijzer gezondheid` looks at."""

import json
from datetime import timedelta
from uuid import uuid4

from tests.cli.conftest import Wijzer
from tests.factories import AT
from wijzer.services.meet_gezondheid import Meting, meet_gezondheid
from wijzer.store.store import Store


def sick(store: Store, *, later: timedelta = timedelta()) -> list[str]:
    return [meting.naam for meting in meet_gezondheid(store, at=AT + later) if not meting.goed]


def run(store: Store, taak: str, fout: str | None = None) -> None:
    run_id = uuid4()
    store.taken.start(run_id, taak, None, AT)
    store.taken.end(run_id, AT, {}, fout)


def test_an_installation_where_no_job_ever_ran_is_not_well(store: Store):
    assert sick(store) == ["taak adrescontrole"]


def test_a_nightly_check_that_was_missed_is_told(store: Store):
    run(store, "adrescontrole")
    assert sick(store, later=timedelta(hours=25)) == []
    assert sick(store, later=timedelta(hours=27)) == ["taak adrescontrole"]


def test_a_job_that_failed_is_told_until_it_succeeds(store: Store):
    run(store, "adrescontrole")
    run(store, "dagwisseling", "OperationalError")
    assert sick(store) == ["taak dagwisseling"]


def test_mail_that_waits_too_long_is_told(store: Store):
    run(store, "adrescontrole")
    store.mail.add(id=uuid4(), soort="proef", aan="a@b.example", onderwerp="x", tekst="y", at=AT)
    assert sick(store, later=timedelta(minutes=59)) == []
    assert sick(store, later=timedelta(minutes=61)) == ["mail"]


def test_the_answer_in_json_is_a_list(wijzer: Wijzer):
    wijzer("init")
    uitkomst = wijzer("gezondheid", "--json")
    assert uitkomst.exit_code == 1
    assert {een["naam"]: een["goed"] for een in json.loads(uitkomst.stdout)} == {
        "database": True, "migraties": True, "taak adrescontrole": False, "mail": True,
    }  # fmt: skip


def test_a_measurement_tells_what_it_saw():
    assert Meting("mail", True, "0 wachten").as_json()["uitleg"] == "0 wachten"
