"""Alerts that go: with the mail about them that waits, and also where no key opens them any more."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from tests.factories import AT
from tests.store.meldingen.conftest import JAN, PIET, close, keep, mail_about
from wijzer.domain.fouten import NietGevonden
from wijzer.store.store import Store
from wijzer.store.tables import MailRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

TIK = timedelta(microseconds=1)
DAG = timedelta(days=1)


def waiting(store: Store) -> set[UUID]:
    return set(store.session.scalars(select(MailRij.id)))


def test_with_an_alert_goes_the_mail_about_it_that_waits_and_no_other(winkel: Store):
    melding, ander = keep(winkel, email=JAN), keep(winkel, email=PIET)
    weg, verstuurd, blijft = (
        mail_about(winkel, over) for over in (melding.id, melding.id, ander.id)
    )
    winkel.mail.sent(verstuurd, AT)
    winkel.meldingen.delete(melding.id)
    assert waiting(winkel) == {verstuurd, blijft}
    assert weg not in waiting(winkel)


def test_mail_about_a_whole_address_stays_until_its_last_alert_goes(winkel: Store):
    een, twee = (keep(winkel, email=JAN, zoekvraag=vraag) for vraag in "ab")
    over_jan = mail_about(winkel, winkel.meldingen.post_id(JAN), "melding_dag")
    over_piet = mail_about(winkel, winkel.meldingen.post_id(PIET), "melding_dag")
    winkel.meldingen.delete(een.id)
    assert waiting(winkel) == {over_jan, over_piet}
    winkel.meldingen.delete(twee.id)
    assert waiting(winkel) == {over_piet}


def test_the_link_that_stops_everything_stops_all_of_one_address(winkel: Store):
    for vraag in "abc":
        keep(winkel, email=JAN, zoekvraag=vraag, bevestigd_at=None if vraag == "c" else AT)
    ander = keep(winkel, email=PIET)
    mail_about(winkel, winkel.meldingen.post_id(JAN), "melding_dag")
    token = winkel.meldingen.all_token(JAN)
    winkel.meldingen.require_all_token(token)
    assert winkel.meldingen.delete_all(token) == 3
    assert winkel.meldingen.delete_all(token) == 0
    assert winkel.meldingen.confirmed() == [ander]
    assert waiting(winkel) == set()


def test_a_link_to_one_alert_stops_not_everything(winkel: Store):
    melding = keep(winkel, email=JAN)
    for token in (melding.token, "", "onzin"):
        with pytest.raises(NietGevonden):
            winkel.meldingen.require_all_token(token)
        with pytest.raises(NietGevonden):
            winkel.meldingen.delete_all(token)
    assert winkel.meldingen.confirmed() == [melding]


def test_cleaning_up_forgets_what_is_over_at_this_moment_with_its_mail(winkel: Store):
    over = keep(winkel, tot_at=AT)
    aanvraag = keep(winkel, tot_at=AT - DAG, bevestigd_at=None)
    blijft = keep(winkel, tot_at=AT + TIK)
    for melding in (over, aanvraag, blijft):
        mail_about(winkel, melding.id)
    assert winkel.meldingen.cleanup(AT) == 2
    assert winkel.meldingen.cleanup(AT) == 0
    assert winkel.meldingen.confirmed() == [blijft]
    assert len(waiting(winkel)) == 1


# ── what no key opens ──


def test_of_what_no_key_opens_nobody_hears_and_asking_again_takes_its_place(winkel: Store):
    dicht = keep(winkel, email=JAN, zoekvraag="a")
    mail_about(winkel, dicht.id)
    close(winkel, dicht)
    assert winkel.meldingen.same(JAN, "twente", "a") is None
    assert winkel.meldingen.hold(JAN) == []
    with pytest.raises(NietGevonden):
        winkel.meldingen.by_token(dicht.token)
    nieuw = keep(winkel, email=JAN, zoekvraag="a")
    assert winkel.meldingen.confirmed() == [nieuw]
    assert waiting(winkel) == set()


def test_what_no_key_opens_can_be_stopped_by_its_link_and_by_that_of_its_address(winkel: Store):
    een, twee = (keep(winkel, email=JAN, zoekvraag=vraag) for vraag in "ab")
    for melding in (een, twee):
        close(winkel, melding)
    winkel.meldingen.delete_by_token("twente", een.token)
    assert winkel.meldingen.delete_all(winkel.meldingen.all_token(JAN)) == 1
