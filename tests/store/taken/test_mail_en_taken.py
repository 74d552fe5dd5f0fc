"""The outbox and the runs of jobs."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.factories import AT
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import Base

MINUUT = timedelta(minutes=1)
LINK = "https://wijzer.example/uitnodiging/geheim-token"


def write(store: Store, at: datetime = AT) -> UUID:
    """Put a mail in the outbox."""
    mail_id = uuid4()
    store.mail.add(
        id=mail_id,
        soort="uitnodiging",
        aan="jan@voorbeeld.example",
        onderwerp="Welkom",
        tekst=LINK,
        at=at,
    )
    return mail_id


def sealed(database: Database) -> bytes:
    with database.engine.connect() as connection:
        verzegeld: bytes = (
            connection.execute(Base.metadata.tables["mail"].select()).one().tekst_versleuteld
        )
    return verzegeld


def test_a_mail_waits_with_its_text_and_the_oldest_goes_first(database: Database):
    with database.transaction() as store:
        later, eerst = write(store, at=AT + MINUUT), write(store)
        assert [mail.id for mail in store.mail.due(AT + MINUUT)] == [eerst, later]
        assert [mail.id for mail in store.mail.due(AT)] == [eerst]
        assert store.mail.due(AT)[0].tekst == LINK
        assert store.mail.queue() == (2, AT)


def test_the_text_of_a_mail_is_sealed_and_does_not_show_in_a_log(database: Database):
    with database.transaction() as store:
        write(store)
        assert "geheim" not in repr(store.mail.due(AT))
    assert b"geheim" not in sealed(database)


def test_a_mail_that_went_keeps_nothing_of_its_text(database: Database):
    with database.transaction() as store:
        store.mail.sent(write(store), AT)
        assert store.mail.due(AT + MINUUT) == []
        assert store.mail.queue() == (0, None)
    assert sealed(database) == b""


def test_a_mail_that_failed_is_tried_later(database: Database):
    with database.transaction() as store:
        mail_id = write(store)
        store.mail.failed(mail_id, "geen verbinding", AT + MINUUT)
        assert store.mail.due(AT) == []
        [mail] = store.mail.due(AT + MINUUT)
    assert (mail.id, mail.tekst, mail.pogingen) == (mail_id, LINK, 1)


def test_a_mail_that_is_given_up_keeps_nothing_of_its_text(database: Database):
    with database.transaction() as store:
        store.mail.failed(write(store), "onbekend adres", None)
        assert store.mail.queue() == (0, None)
    assert sealed(database) == b""


def test_a_mail_is_not_sent_for_what_was_undone(database: Database):
    def fail() -> None:
        with database.transaction() as store:
            write(store)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with database.read() as store:
        assert store.mail.queue() == (0, None)


def test_a_run_is_kept_from_its_start_with_its_counts_and_its_error(database: Database):
    run_id = uuid4()
    with database.transaction() as store:
        store.taken.start(run_id, "adrescontrole", "twente", AT)
    with database.transaction() as store:
        bezig = store.taken.last("adrescontrole")
        assert bezig
        assert bezig.ended_at is None
        store.taken.end(run_id, AT + MINUUT, {"geopend": 3}, "mislukt")
        klaar = store.taken.last("adrescontrole", "twente")
    assert klaar
    assert (klaar.ended_at, klaar.aantallen, klaar.fout) == (AT + MINUUT, {"geopend": 3}, "mislukt")


def test_the_latest_run_is_that_of_the_region_that_is_asked_for(database: Database):
    with database.transaction() as store:
        for minuten, regio in enumerate(("twente", "elders")):
            store.taken.start(uuid4(), "adrescontrole", regio, AT + minuten * MINUUT)
        assert store.taken.last("dagwisseling") is None
        assert [run.regio for run in store.taken.runs(5)] == ["elders", "twente"]
        een = store.taken.last("adrescontrole", "twente")
    assert een
    assert een.regio == "twente"


def test_a_lease_lasts_until_it_is_over_or_given_back(database: Database):
    with database.transaction() as store:
        assert store.taken.acquire("mail", "een", AT, AT + MINUUT)
        assert not store.taken.acquire("mail", "twee", AT, AT + MINUUT)
        assert store.taken.acquire("mail", "een", AT, AT + 2 * MINUUT)
        assert not store.taken.acquire("mail", "twee", AT + MINUUT, AT + 2 * MINUUT)
        assert store.taken.acquire("mail", "twee", AT + 2 * MINUUT, AT + 3 * MINUUT)
        store.taken.release("mail", "een")
        assert not store.taken.acquire("mail", "een", AT + 2 * MINUUT, AT + 3 * MINUUT)
        store.taken.release("mail", "twee")
        assert store.taken.acquire("mail", "een", AT + 2 * MINUUT, AT + 3 * MINUUT)
