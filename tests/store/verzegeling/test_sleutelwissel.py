"""A change of key, seen by what is kept: the trail, the outbox and the alerts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT, REGIO, make_gebruiker, make_melding, twente_in
from tests.store.test_logboek import fill, note, without_guard
from wijzer.domain.accounts.toegang import SYSTEEM
from wijzer.domain.fouten import NietGevonden
from wijzer.settings import Geheim, Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.tables import Base
from wijzer.store.taken.mail import Omslag
from wijzer.store.verzegeling.herzegelen import Herzegeld
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

NIEUW, ANDER = Geheim("n" * 32), Geheim("een heel ander geheim, lang genoeg!")
DAG = timedelta(days=1)
Opener = Callable[..., Database]


@pytest.fixture
def onder(settings: Settings) -> Iterator[Opener]:
    """Open the database under these secret keys; the first signs and seals."""
    geopend: list[Database] = []

    def openen(*sleutels: Geheim) -> Database:
        eerste, *oude = sleutels
        zo = replace(settings, secret_key=eerste, oude_secret_keys=tuple(oude))
        geopend.append(Database(zo))
        return geopend[-1]

    yield openen
    for database in geopend:
        database.dispose()


@pytest.fixture
def oud(settings: Settings) -> Geheim:
    return settings.secret_keys[0]


def confirm(database: Database, *, even_so: bool = False) -> int | None:
    """Confirm the trail, as `wijzer sleutels` does."""
    with database.read() as store:
        ketting = store.logboek.walk()
    with database.transaction() as store:
        return store.logboek.confirm(ketting, by=SYSTEEM, at=AT, even_so=even_so)


def verify(database: Database) -> int | None:
    with database.read() as store:
        return store.logboek.verify()


def write(store: Store, soort: str = "uitnodiging") -> None:
    store.mail.add(id=uuid4(), soort=soort, aan="jo@vlier.example", onderwerp="x", tekst="y", at=AT)


# ── the trail ──


def test_a_trail_fits_under_every_key_that_is_known_in_whatever_order_they_wrote(
    database: Database, onder: Opener, oud: Geheim
):
    beide = onder(NIEUW, oud)
    for schrijver in (database, beide, database, beide):
        fill(schrijver, 2)
    assert verify(beide) is None
    assert verify(onder(oud, NIEUW)) is None
    assert verify(onder(NIEUW)) == 1


def test_once_confirmed_a_trail_fits_without_the_old_key_and_over_a_second_change_too(
    database: Database, onder: Opener, oud: Geheim
):
    fill(database)
    assert confirm(onder(NIEUW, oud)) is None
    fill(onder(NIEUW), 2)
    assert verify(onder(NIEUW)) is None
    assert confirm(onder(ANDER, NIEUW)) is None
    fill(onder(ANDER), 2)
    assert verify(onder(ANDER)) is None


def test_what_was_written_while_the_trail_was_looked_at_is_confirmed_with_it(
    database: Database, onder: Opener, oud: Geheim
):
    fill(database, 2)
    beide = onder(NIEUW, oud)
    with beide.read() as store:
        ketting = store.logboek.walk()
    fill(database, 2)
    with beide.transaction() as store:
        note(store)
        assert store.logboek.confirm(ketting, by=SYSTEEM, at=AT) is None
    assert verify(onder(NIEUW)) is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 3",
        "UPDATE logboek SET details = '{}' WHERE nummer = 1",
        "UPDATE logboek SET hash = 'aa' WHERE nummer = 2",
        "DELETE FROM logboek WHERE nummer = 2",
        "DELETE FROM logboek WHERE nummer = 1",
        "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 6",
        "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 8",
        "DELETE FROM logboek WHERE nummer = 6",
    ],
)
def test_what_is_touched_after_it_was_confirmed_shows_without_the_old_key_too(
    database: Database, onder: Opener, oud: Geheim, sql: str
):
    fill(database)
    confirm(onder(NIEUW, oud))
    fill(onder(NIEUW), 3)
    assert verify(onder(NIEUW)) is None
    without_guard(database, sql)
    assert verify(onder(NIEUW)) is not None
    assert verify(onder(NIEUW, oud)) is not None


def test_a_trail_that_was_touched_is_not_confirmed(database: Database, onder: Opener, oud: Geheim):
    fill(database)
    without_guard(database, "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 3")
    assert confirm(onder(NIEUW, oud)) == 3
    assert verify(onder(NIEUW, oud)) == 3


def test_who_holds_the_old_key_alone_cannot_add_to_the_trail_unseen(
    database: Database, onder: Opener, oud: Geheim
):
    fill(database)
    confirm(onder(NIEUW, oud))
    fill(database, 1)
    assert verify(onder(NIEUW)) == 7


def test_a_trail_whose_key_is_lost_goes_on_once_it_is_accepted_and_says_so_for_good(
    database: Database, onder: Opener
):
    fill(database)
    ander = onder(ANDER)
    assert confirm(ander) == 1
    assert confirm(ander, even_so=True) is None
    fill(ander, 2)
    assert verify(ander) is None
    with ander.read() as store:
        bekrachtigd = store.logboek.page(None)[2]
    assert bekrachtigd.details["past_niet_vanaf"] == 1
    without_guard(database, "UPDATE logboek SET handeling = 'iets anders' WHERE nummer = 2")
    assert verify(ander) is not None


def test_what_is_missing_is_not_accepted(database: Database, onder: Opener):
    fill(database)
    without_guard(database, "DELETE FROM logboek WHERE nummer = 2")
    assert confirm(onder(ANDER), even_so=True) == 1
    assert confirm(database, even_so=True) == 2


# ── the outbox ──


def test_a_mail_that_no_key_opens_is_set_aside_and_the_rest_goes(database: Database, onder: Opener):
    with database.transaction() as store:
        write(store, "oud")
    ander = onder(ANDER)
    with ander.transaction() as store:
        write(store, "nieuw")
        assert [mail.soort for mail in store.mail.due(AT)] == ["nieuw"]
        assert [(mail.soort, mail.at) for mail in store.mail.aside()] == [("oud", AT)]
        assert store.mail.queue()[0] == 1, "what stands aside does not wait"
        assert store.mail.given_up(AT - DAG) == 0
    with ander.transaction() as store:
        assert [mail.soort for mail in store.mail.due(AT + DAG)] == ["nieuw"], "nor is tried again"


@pytest.mark.parametrize("hoe", ["damaged", "moved", "emptied", "not ours"])
def test_a_damaged_mail_is_set_aside_too(database: Database, hoe: str):
    with database.transaction() as store:
        write(store, "heel")
        write(store, "stuk")
        tabel = Base.metadata.tables["mail"]
        teksten = {r.soort: r.tekst_versleuteld for r in store.session.execute(tabel.select())}
        stuk = {
            "damaged": teksten["stuk"][:-9] + b"AAAAAAAAA",
            "moved": teksten["heel"],
            "emptied": b"",
            "not ours": b"\xff\x00",
        }[hoe]
        store.session.execute(
            tabel.update().where(tabel.c.soort == "stuk").values(tekst_versleuteld=stuk)
        )
        assert [mail.soort for mail in store.mail.due(AT)] == ["heel"]
        assert [mail.soort for mail in store.mail.aside()] == ["stuk"]


def test_a_mail_set_aside_goes_when_its_key_is_back_but_not_one_about_an_alert(
    database: Database, onder: Opener, oud: Geheim
):
    omslag = Omslag(aan="jan@voorbeeld.example", onderwerp="o", tekst="t", taal="nl")
    with database.transaction() as store:
        write(store)
        store.mail.add_sealed(uuid4(), soort="melding_dag", over_id=uuid4(), omslag=omslag, at=AT)
    with onder(ANDER).transaction() as store:
        assert store.mail.due(AT) == []
        assert store.mail.reseal(AT) == Herzegeld(dicht=2)
        assert len(store.mail.aside()) == 2
    with onder(ANDER, oud).transaction() as store:
        assert store.mail.reseal(AT + DAG) == Herzegeld(opnieuw=2)
        assert [mail.soort for mail in store.mail.due(AT + DAG)] == ["uitnodiging"]
        assert [mail.soort for mail in store.mail.aside()] == ["melding_dag"]


def test_sealing_mail_anew_takes_what_waits_and_leaves_what_went(
    database: Database, onder: Opener, oud: Geheim
):
    with database.transaction() as store:
        write(store)
        write(store, "weg")
        (gegaan,) = (mail.id for mail in store.mail.due(AT) if mail.soort == "weg")
        store.mail.sent(gegaan, AT)
    with onder(NIEUW, oud).transaction() as store:
        assert store.mail.zegelstanden() == {Zegelstand.OUDER: 1}
        assert store.mail.reseal(AT) == Herzegeld(opnieuw=1)
        assert store.mail.zegelstanden() == {Zegelstand.EERSTE: 1}
    with onder(NIEUW).transaction() as store:
        assert [mail.tekst for mail in store.mail.due(AT)] == ["y"]


def test_what_changes_while_everything_is_sealed_anew_stays_as_it_was_changed(
    database: Database, onder: Opener, oud: Geheim, monkeypatch: pytest.MonkeyPatch
):
    tabel = Base.metadata.tables["gebruiker"]
    with database.transaction() as store:
        twente_in(store)
        store.gebruikers.add(make_gebruiker())
    with onder(NIEUW, oud).transaction() as store:
        reseal = Zegel.reseal

        def meanwhile(zegel: Zegel, verzegeld: bytes) -> bytes:
            store.session.execute(tabel.update().values(totp_geheim_versleuteld=b"van daarna"))
            return reseal(zegel, verzegeld)

        monkeypatch.setattr(Zegel, "reseal", meanwhile)
        assert store.gebruikers.reseal() == Herzegeld()
        bewaard = store.session.execute(tabel.select()).one().totp_geheim_versleuteld
        assert bewaard == b"van daarna"


# ── alerts ──


def test_an_alert_is_found_under_an_older_key_and_asked_for_twice_it_stays_one(
    database: Database, onder: Opener, oud: Geheim
):
    melding = make_melding(email="jan@voorbeeld.example")
    with database.transaction() as store:
        twente_in(store)
        store.meldingen.add(melding)
    with onder(NIEUW, oud).transaction() as store:
        assert store.meldingen.by_token(melding.token) == melding
        assert store.meldingen.same(melding.email, REGIO, melding.zoekvraag) == melding
        assert store.meldingen.hold(melding.email) == [melding]
        assert sum(store.meldingen.counts_of(melding.email, AT)) == 1


@pytest.mark.parametrize("verzegeld", [False, True])
@pytest.mark.parametrize("link", ["oude", "nieuwe"])
def test_a_link_that_stops_everything_works_across_a_change_of_key_and_takes_waiting_mail_back(
    database: Database, onder: Opener, oud: Geheim, link: str, verzegeld: bool
):
    een, ander = make_melding(email="jan@voorbeeld.example"), make_melding(email="an@x.example")
    beide = onder(NIEUW, oud)
    omslag = Omslag(aan=een.email, onderwerp="o", tekst="t", taal="nl")
    tokens = {}
    with database.transaction() as store:
        twente_in(store)
        store.meldingen.add(een)
        store.meldingen.add(ander)
    for naam, schrijver in (("oude", database), ("nieuwe", beide)):
        with schrijver.transaction() as store:
            tokens[naam] = store.meldingen.all_token(een.email)
            post_id = store.meldingen.post_id(een.email)
            store.mail.add_sealed(uuid4(), soort="dag", over_id=post_id, omslag=omslag, at=AT)
    if verzegeld:
        with beide.transaction() as store:
            assert store.meldingen.reseal() == Herzegeld(opnieuw=2)
    with beide.transaction() as store:
        assert store.meldingen.delete_all(tokens[link]) == 1
        assert store.mail.queue()[0] == 0
    with beide.read() as store, pytest.raises(NietGevonden):
        store.meldingen.by_token(een.token)


def test_mail_about_an_address_is_still_found_when_the_old_key_is_gone(
    database: Database, onder: Opener, oud: Geheim
):
    melding = make_melding(email="jan@voorbeeld.example")
    omslag = Omslag(aan=melding.email, onderwerp="o", tekst="t", taal="nl")
    with database.transaction() as store:
        twente_in(store)
        store.meldingen.add(melding)
        post_id = store.meldingen.post_id(melding.email)
        store.mail.add_sealed(uuid4(), soort="dag", over_id=post_id, omslag=omslag, at=AT)
    with onder(NIEUW, oud).transaction() as store:
        store.meldingen.reseal()
        store.mail.reseal(AT)
    with onder(NIEUW).transaction() as store:
        (wacht,) = store.mail.waiting_about(*store.meldingen.post_ids(melding.email))
        assert wacht[1] == omslag
        store.meldingen.delete(melding.id)
        assert store.mail.queue()[0] == 0


def test_an_alert_that_no_key_opens_is_passed_over_can_be_stopped_and_makes_way_for_a_new_one(
    database: Database,
):
    dicht, heel = make_melding(email="jan@voorbeeld.example"), make_melding(email="an@x.example")
    with database.transaction() as store:
        twente_in(store)
        store.meldingen.add(dicht)
        store.meldingen.add(heel)
        tabel = Base.metadata.tables["melding"]
        stuk = tabel.update().where(tabel.c.id == dicht.id).values(gegevens_versleuteld=b"stuk")
        store.session.execute(stuk)
    with database.transaction() as store:
        with pytest.raises(NietGevonden):
            store.meldingen.by_token(dicht.token)
        assert store.meldingen.hold(dicht.email) == []
        assert store.meldingen.reseal() == Herzegeld(dicht=1)
        assert store.zegelstanden()["meldingen"] == {Zegelstand.EERSTE: 1, Zegelstand.DICHT: 1}
        nieuw = replace(dicht, id=make_melding().id, token="een-ander-token")
        store.meldingen.add(nieuw)
        assert store.meldingen.same(dicht.email, REGIO, dicht.zoekvraag) == nieuw
        store.session.execute(tabel.update().values(gegevens_versleuteld=b"stuk"))
        store.meldingen.delete_by_token(REGIO, nieuw.token)
        assert store.zegelstanden()["meldingen"] == {Zegelstand.DICHT: 1}
