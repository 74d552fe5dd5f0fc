"""Alerts as they are kept: found by link, address and search, and changed by one at a time."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.factories import AT, TODAY, make_melding
from tests.store.meldingen.conftest import JAN, PIET, close, keep
from wijzer.domain.fouten import Conflict, NietGevonden
from wijzer.domain.melding import AANVRAAG_GELDIG
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import MeldingRij

pytestmark = pytest.mark.parametrize("adressen", ["sqlite"], indirect=True)

TIK = timedelta(microseconds=1)
DAG = timedelta(days=1)


def test_an_alert_comes_back_as_it_was_kept(winkel: Store):
    melding = keep(
        winkel,
        email=JAN,
        taal="en",
        zoekvraag="hulpvorm=gezinshuis",
        herinnerd_at=AT + DAG,
        gemaild_op=TODAY,
        gezien=frozenset({uuid4(), uuid4()}),
    )
    assert winkel.meldingen.by_token(melding.token) == melding
    assert winkel.meldingen.by_token(melding.token, hold=True) == melding
    assert winkel.meldingen.same(JAN, melding.regio, melding.zoekvraag) == melding


def test_neither_address_nor_search_nor_link_stands_readable_in_a_row(winkel: Store):
    melding = keep(winkel, email=JAN, zoekvraag="hulpvorm=gezinshuis")
    rij = winkel.session.execute(select(table_of(MeldingRij))).one()
    tekst = repr(tuple(rij))
    assert not any(woord in tekst for woord in ("jan@", "gezinshuis", melding.token))


def test_the_same_search_of_the_same_address_is_kept_once(winkel: Store):
    keep(winkel, email=JAN, zoekvraag="plaats=hengelo")
    keep(winkel, email=JAN, zoekvraag="plaats=almelo")
    keep(winkel, email=PIET, zoekvraag="plaats=hengelo")
    with pytest.raises(Conflict), winkel.session.begin_nested():
        keep(winkel, email=JAN, zoekvraag="plaats=hengelo")
    assert len(winkel.meldingen.confirmed()) == 3


def test_what_was_not_asked_is_not_the_same(winkel: Store):
    keep(winkel, email=JAN, zoekvraag="plaats=hengelo")
    assert winkel.meldingen.same(JAN, "twente", "plaats=almelo") is None
    assert winkel.meldingen.same(JAN, "achterhoek", "plaats=hengelo") is None
    assert winkel.meldingen.same(PIET, "twente", "plaats=hengelo") is None


def test_of_two_who_change_an_alert_the_second_is_told(winkel: Store):
    melding = keep(winkel, bevestigd_at=None)
    winkel.meldingen.save(replace(melding, bevestigd_at=AT))
    with pytest.raises(Conflict):
        winkel.meldingen.save(replace(melding, herinnerd_at=AT))
    nu = winkel.meldingen.by_token(melding.token)
    assert (nu.bevestigd_at, nu.herinnerd_at, nu.versie) == (AT, None, 2)


def test_a_change_of_what_was_stopped_meanwhile_brings_it_not_back(winkel: Store):
    melding = keep(winkel)
    assert winkel.meldingen.delete(melding.id)
    assert not winkel.meldingen.delete(melding.id)
    with pytest.raises(NietGevonden):
        winkel.meldingen.save(melding)
    with pytest.raises(NietGevonden):
        winkel.meldingen.by_token(melding.token)


def test_a_link_leads_to_its_own_alert_alone(winkel: Store):
    een, twee = keep(winkel, email=JAN), keep(winkel, email=JAN, zoekvraag="plaats=almelo")
    assert winkel.meldingen.by_token(twee.token).id == twee.id
    assert winkel.meldingen.by_token(een.token).id == een.id
    for token in ("", "token", een.token.upper()):
        with pytest.raises(NietGevonden):
            winkel.meldingen.by_token(token)


def test_a_link_stops_an_alert_of_its_own_region_only(winkel: Store):
    een, twee = keep(winkel, email=JAN), keep(winkel, email=PIET)
    winkel.meldingen.delete_by_token("achterhoek", een.token)
    winkel.meldingen.delete_by_token("twente", "onzin")
    assert len(winkel.meldingen.confirmed()) == 2
    winkel.meldingen.delete_by_token("twente", een.token)
    winkel.meldingen.delete_by_token("twente", een.token)
    assert [melding.id for melding in winkel.meldingen.confirmed()] == [twee.id]


# ── everything of one address ──


@pytest.mark.parametrize(
    ("gevraagd", "telt"),
    [
        (timedelta(0), 1),
        (-AANVRAAG_GELDIG, 1),
        (-AANVRAAG_GELDIG - TIK, 0),
        (AANVRAAG_GELDIG, 1),
        (AANVRAAG_GELDIG + TIK, 0),
    ],
)
def test_a_request_counts_while_it_can_be_one_of_now(winkel: Store, gevraagd: timedelta, telt: int):
    keep(winkel, email=JAN, bevestigd_at=None, aangevraagd_at=AT + gevraagd)
    assert winkel.meldingen.counts_of(JAN, AT) == (telt, 0)


def test_what_is_over_is_counted_neither_as_a_request_nor_as_an_alert(winkel: Store):
    keep(winkel, email=JAN, zoekvraag="a", tot_at=AT)
    keep(winkel, email=JAN, zoekvraag="b", tot_at=AT, bevestigd_at=None)
    keep(winkel, email=JAN, zoekvraag="c", tot_at=AT + TIK)
    keep(winkel, email=JAN, zoekvraag="d", tot_at=AT + TIK, bevestigd_at=None)
    keep(winkel, email=PIET)
    assert winkel.meldingen.counts_of(JAN, AT) == (1, 1)
    assert winkel.meldingen.counts_of("niemand@voorbeeld.example", AT) == (0, 0)


def test_an_alert_counts_however_long_ago_it_was_asked_for(winkel: Store):
    keep(winkel, email=JAN, aangevraagd_at=AT - 100 * DAG)
    assert winkel.meldingen.counts_of(JAN, AT) == (0, 1)


def test_an_address_is_held_whole_in_the_order_of_ids_and_nothing_of_another(winkel: Store):
    eigen = [keep(winkel, email=JAN, zoekvraag=str(nummer)) for nummer in range(3)]
    aanvraag = keep(winkel, email=JAN, bevestigd_at=None)
    keep(winkel, email=PIET)
    gehouden = winkel.meldingen.hold(JAN)
    assert gehouden == sorted([*eigen, aanvraag], key=lambda melding: melding.id)


def test_the_day_of_the_last_mail_is_that_of_the_whole_address(winkel: Store):
    keep(winkel, email=JAN, zoekvraag="a", gemaild_op=TODAY - 2 * DAG)
    keep(winkel, email=JAN, zoekvraag="b", gemaild_op=TODAY - DAG)
    keep(winkel, email=JAN, zoekvraag="c", bevestigd_at=None)
    keep(winkel, email=PIET, gemaild_op=TODAY)
    assert winkel.meldingen.mailed_op(JAN) == TODAY - DAG
    assert winkel.meldingen.mailed_op("niemand@voorbeeld.example") is None


@pytest.mark.parametrize("dag", [TODAY, None])
def test_everything_of_an_address_learns_when_it_was_mailed_and_a_form_of_before_is_refused(
    winkel: Store, dag: object
):
    for zoekvraag in ("a", "b"):
        keep(winkel, email=JAN, zoekvraag=zoekvraag, gemaild_op=TODAY - DAG)
    aanvraag = keep(winkel, email=JAN, bevestigd_at=None)
    ander = keep(winkel, email=PIET)
    winkel.meldingen.set_mailed(JAN, TODAY if dag else None)
    assert {(melding.gemaild_op, melding.versie) for melding in winkel.meldingen.hold(JAN)} == {
        (dag, 2)
    }
    assert winkel.meldingen.hold(PIET) == [ander]
    with pytest.raises(Conflict):
        winkel.meldingen.save(aanvraag)


def test_places_of_a_mail_that_was_taken_back_are_news_again(winkel: Store):
    verteld, gezien = uuid4(), uuid4()
    melding = keep(winkel, gezien=frozenset({verteld, gezien}), herinnerd_at=AT)
    ander = keep(winkel, gezien=frozenset({verteld}), herinnerd_at=AT)
    winkel.meldingen.untell(melding.id, {verteld, uuid4()})
    nu = winkel.meldingen.by_token(melding.token)
    assert (set(nu.gezien), nu.herinnerd_at, nu.versie) == ({gezien}, None, 2)
    assert winkel.meldingen.by_token(ander.token) == ander


def test_untelling_an_alert_that_is_gone_or_closed_does_nothing(winkel: Store):
    dicht = keep(winkel, gezien=frozenset({uuid4()}))
    close(winkel, dicht)
    voor = winkel.session.execute(select(table_of(MeldingRij))).one()
    winkel.meldingen.untell(dicht.id, set())
    winkel.meldingen.untell(make_melding().id, {uuid4()})
    assert winkel.session.execute(select(table_of(MeldingRij))).one() == voor


def test_confirmed_are_all_that_a_key_opens_over_or_not_in_the_order_of_ids(winkel: Store):
    over = keep(winkel, tot_at=AT - DAG)
    lopend = [keep(winkel) for _ in range(3)]
    keep(winkel, bevestigd_at=None)
    close(winkel, keep(winkel))
    verwacht = sorted([over, *lopend], key=lambda melding: melding.id)
    assert winkel.meldingen.confirmed() == verwacht
