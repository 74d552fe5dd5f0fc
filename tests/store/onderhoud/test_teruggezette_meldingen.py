"""Alerts after a restore: those of the database that was replaced win, and without it those of the copy stand still."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, delete

from tests.factories import AT, TODAY, make_melding, make_regio
from tests.store.onderhoud.conftest import row, rows
from wijzer.domain.melding import Melding
from wijzer.store.afschermlijst.rijvorm import Databaserij
from wijzer.store.onderhoud.teruggezette_meldingen import (
    OPNIEUW_BEVESTIGEN,
    alerts_now,
    settle_alerts,
)
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import MailRij, MeldingRij, RegioRij
from wijzer.store.taken.mail import Omslag

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

TIK = timedelta(microseconds=1)
DAG = timedelta(days=1)
ELDERS = "achterhoek"
MELDING, MAIL = table_of(MeldingRij), table_of(MailRij)
OMSLAG = Omslag(aan="jan@voorbeeld.example", onderwerp="Een plek", tekst="Kijk hier", taal="nl")


@pytest.fixture
def winkel(store: Store) -> Store:
    """Two regions that alerts may be of."""
    for regio in (make_regio(), make_regio(slug=ELDERS)):
        store.regios.save(regio)
    return store


@pytest.fixture
def kopie(winkel: Store) -> Connection:
    """The rows that a copy brought."""
    return winkel.session.connection()


def keep(store: Store, **anders: object) -> Melding:
    melding = make_melding(**anders)
    store.meldingen.add(melding)
    return melding


def ids(connection: Connection) -> set[UUID]:
    return {rij["id"] for rij in rows(connection, MELDING)}


# ── with the database that was replaced ──


def test_who_stopped_since_the_copy_is_gone_and_who_asked_since_is_there(
    winkel: Store, kopie: Connection
):
    gestopt, gebleven = keep(winkel), keep(winkel)
    eerder = [rij for rij in alerts_now(kopie) if rij["id"] == gebleven.id]
    sinds = {**eerder[0], "id": uuid4(), "token_hash": "t" * 64, "vraag_hash": "v" * 64}
    assert settle_alerts(kopie, [*eerder, sinds], at=AT) == 0
    assert ids(kopie) == {gebleven.id, sinds["id"]}
    assert gestopt.id not in ids(kopie)


def test_an_alert_is_again_as_it_was_before_the_restore_and_not_as_the_copy_has_it(
    winkel: Store, kopie: Connection
):
    melding = keep(winkel)
    [eerder] = alerts_now(kopie)
    anders = {
        **eerder,
        "gezien": [str(uuid4())],
        "herinnerd_at": AT,
        "gemaild_op": TODAY,
        "versie": 9,
    }
    settle_alerts(kopie, [anders], at=AT)
    assert row(kopie, MELDING, melding.id) == anders


def test_an_alert_of_a_region_that_the_copy_does_not_have_cannot_be_kept(
    winkel: Store, kopie: Connection
):
    hier, _ = keep(winkel), keep(winkel, regio=ELDERS)
    eerder = alerts_now(kopie)
    kopie.execute(delete(MELDING))
    kopie.execute(delete(table_of(RegioRij)).where(RegioRij.slug == ELDERS))
    assert settle_alerts(kopie, eerder, at=AT) == 0
    assert ids(kopie) == {hier.id}


def test_where_only_alerts_of_regions_that_are_gone_were_there_none_of_the_copy_comes_back(
    winkel: Store, kopie: Connection
):
    keep(winkel, regio=ELDERS)
    eerder = alerts_now(kopie)
    kopie.execute(delete(MELDING))
    kopie.execute(delete(table_of(RegioRij)).where(RegioRij.slug == ELDERS))
    keep(winkel)
    settle_alerts(kopie, eerder, at=AT)
    assert ids(kopie) == set()


# ── without it ──


def test_every_confirmed_alert_stands_still_and_forgets_what_it_had_seen(
    winkel: Store, kopie: Connection
):
    melding = keep(
        winkel, gezien=frozenset({uuid4()}), herinnerd_at=AT, gemaild_op=TODAY, tot_at=AT + DAG
    )
    voor = row(kopie, MELDING, melding.id)
    assert settle_alerts(kopie, [], at=AT) == 1
    stil: Databaserij = {"bevestigd_at": None, "herinnerd_at": None, "gezien": [], "versie": 2}
    assert row(kopie, MELDING, melding.id) == {**voor, **stil}
    assert winkel.meldingen.confirmed() == []


@pytest.mark.parametrize(
    ("einde", "wordt"),
    [
        (TIK, TIK),
        (OPNIEUW_BEVESTIGEN - TIK, OPNIEUW_BEVESTIGEN - TIK),
        (OPNIEUW_BEVESTIGEN, OPNIEUW_BEVESTIGEN),
        (OPNIEUW_BEVESTIGEN + TIK, OPNIEUW_BEVESTIGEN),
        (180 * DAG, OPNIEUW_BEVESTIGEN),
    ],
)
def test_it_can_be_confirmed_anew_for_two_weeks_and_never_longer_than_it_ran(
    winkel: Store, kopie: Connection, einde: timedelta, wordt: timedelta
):
    melding = keep(winkel, tot_at=AT + einde)
    settle_alerts(kopie, [], at=AT)
    assert row(kopie, MELDING, melding.id)["tot_at"] == AT + wordt


def test_a_request_that_waits_goes_on_as_it_was_and_is_not_counted(
    winkel: Store, kopie: Connection
):
    aanvraag = keep(winkel, bevestigd_at=None, tot_at=AT + 30 * DAG)
    voor = row(kopie, MELDING, aanvraag.id)
    assert settle_alerts(kopie, [], at=AT) == 0
    assert row(kopie, MELDING, aanvraag.id) == voor


def test_what_is_over_is_forgotten_and_not_counted(winkel: Store, kopie: Connection):
    keep(winkel, tot_at=AT)
    keep(winkel, tot_at=AT - DAG, bevestigd_at=None)
    blijft = keep(winkel, tot_at=AT + TIK)
    assert settle_alerts(kopie, [], at=AT) == 1
    assert ids(kopie) == {blijft.id}


def test_what_stands_still_already_is_not_counted_a_second_time(winkel: Store, kopie: Connection):
    keep(winkel)
    assert settle_alerts(kopie, [], at=AT) == 1
    assert settle_alerts(kopie, [], at=AT + DAG) == 0
    [rij] = rows(kopie, MELDING)
    assert rij["tot_at"] == AT + OPNIEUW_BEVESTIGEN, "nor does it get more time"


# ── the mail about them ──


@pytest.mark.parametrize("met_eerder", [True, False])
def test_mail_about_an_alert_that_waited_does_not_go_and_all_other_mail_stays(
    winkel: Store, kopie: Connection, met_eerder: bool
):
    melding = keep(winkel)
    wacht, verstuurd, account = (uuid4() for _ in range(3))
    for mail_id in (wacht, verstuurd):
        winkel.mail.add_sealed(mail_id, soort="melding", over_id=melding.id, omslag=OMSLAG, at=AT)
    winkel.mail.sent(verstuurd, AT)
    winkel.mail.add(id=account, soort="herstel", aan="a@b.nl", onderwerp="x", tekst="y", at=AT)
    settle_alerts(kopie, alerts_now(kopie) if met_eerder else [], at=AT)
    assert {rij["id"] for rij in rows(kopie, MAIL)} == {verstuurd, account}
