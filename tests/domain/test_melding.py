"""When an alert mails: once a day at most, only about what opened, and never after its end."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, TODAY, make_melding
from wijzer.domain.melding import (
    HERINNER_VOORAF,
    MELDING_GELDIG,
    Besluit,
    Melding,
    Meldingmail,
    Wensstand,
    confirm_melding,
    look,
    look_together,
    prolong,
)

EEN, TWEE, DRIE = (UUID(int=nummer) for nummer in (1, 2, 3))
DAG = timedelta(days=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def after(besluit: Besluit) -> Melding:
    """How an alert goes on that did not end."""
    assert besluit.melding is not None
    return besluit.melding


def each_apart(*ids: UUID, onbekend: Collection[UUID] = ()) -> Wensstand:
    """Aanbod that meets the wish, each of another locatie."""
    return Wensstand([(aanbod_id,) for aanbod_id in ids], frozenset(onbekend))


@pytest.mark.regel("confirm_melding")
def test_what_has_a_place_at_the_confirmation_is_no_news():
    melding = confirm_melding(make_melding(bevestigd_at=None), each_apart(EEN), at=AT)
    assert look(melding, each_apart(EEN), at=AT + DAG, today=TODAY + DAG) == Besluit(
        None, (), melding
    )


@pytest.mark.regel("melding.look")
def test_what_opened_is_told_once():
    besluit = look(
        make_melding(gezien=frozenset({EEN})), each_apart(TWEE, EEN, DRIE), at=AT, today=TODAY
    )
    assert (besluit.mail, besluit.nieuw) == (Meldingmail.PLEK, (TWEE, DRIE))
    morgen = look(after(besluit), each_apart(TWEE, EEN, DRIE), at=AT + DAG, today=TODAY + DAG)
    assert (morgen.mail, morgen.melding) == (None, besluit.melding)


@pytest.mark.regel("melding.look")
def test_a_bed_that_was_told_of_is_no_news_at_another_product():
    melding = confirm_melding(make_melding(bevestigd_at=None), Wensstand([(EEN,)]), at=AT)
    besluit = look(melding, Wensstand([(EEN, TWEE), (DRIE,)]), at=AT, today=TODAY)
    assert besluit.nieuw == (DRIE,)
    morgen = look(after(besluit), Wensstand([(TWEE,), (DRIE,)]), at=AT + DAG, today=TODAY + DAG)
    assert morgen.mail is None, "the bed went on at its other product"


@pytest.mark.regel("melding.look")
@pytest.mark.parametrize("gemaild_op", [None, TODAY], ids=["a quiet day", "a day with its mail"])
def test_a_bed_that_goes_on_at_another_product_is_no_news_when_the_first_closes(
    gemaild_op: date | None,
):
    melding = make_melding(gezien=frozenset({EEN}), gemaild_op=gemaild_op)
    besluit = look(melding, Wensstand([(EEN, TWEE)]), at=AT, today=TODAY)
    assert besluit.mail is None
    morgen = look(after(besluit), Wensstand([(TWEE,)]), at=AT + DAG, today=TODAY + DAG)
    assert (morgen.mail, after(morgen).gezien) == (None, frozenset({TWEE}))


def test_all_products_of_a_locatie_that_opened_are_told_together():
    assert look(make_melding(), Wensstand([(EEN, TWEE)]), at=AT, today=TODAY).nieuw == (EEN, TWEE)


@pytest.mark.regel("melding.look")
def test_what_closed_and_opens_again_is_news_again():
    melding = make_melding(gezien=frozenset({EEN}))
    dicht = after(look(melding, Wensstand([]), at=AT, today=TODAY))
    assert look(dicht, each_apart(EEN), at=AT, today=TODAY).nieuw == (EEN,)


def test_what_opens_after_the_mail_of_the_day_is_told_tomorrow_if_it_is_still_there():
    melding = make_melding(gemaild_op=TODAY)
    vandaag = look(melding, each_apart(EEN, TWEE), at=AT, today=TODAY)
    assert vandaag.mail is None
    assert look(after(vandaag), each_apart(TWEE), at=AT + DAG, today=TODAY + DAG).nieuw == (TWEE,)


def test_a_search_that_cannot_be_asked_any_more_ends_the_alert_with_a_mail():
    assert look(make_melding(), None, at=AT, today=TODAY) == Besluit(
        Meldingmail.VERVALLEN, (), None
    )
    gemaild = make_melding(gemaild_op=TODAY)
    assert look(gemaild, None, at=AT, today=TODAY) == Besluit(None, (), gemaild)


def test_two_weeks_before_the_end_it_says_so_once():
    melding = make_melding()
    bijna = melding.tot_at - HERINNER_VOORAF
    assert look(melding, Wensstand([]), at=bijna - timedelta(seconds=1), today=TODAY).mail is None
    besluit = look(melding, Wensstand([]), at=bijna, today=bijna.date())
    assert besluit.mail is Meldingmail.LOOPT_AF
    later = bijna + DAG
    assert look(after(besluit), Wensstand([]), at=later, today=later.date()).mail is None


def test_a_mail_about_a_place_near_the_end_is_the_reminder_too():
    melding = make_melding()
    bijna = melding.tot_at - HERINNER_VOORAF
    besluit = look(melding, each_apart(EEN), at=bijna, today=bijna.date())
    assert besluit.mail is Meldingmail.PLEK
    assert (
        look(after(besluit), each_apart(EEN), at=bijna + DAG, today=(bijna + DAG).date()).mail
        is None
    )


def test_who_prolongs_gets_as_long_again_and_another_reminder():
    melding = replace(make_melding(), herinnerd_at=AT)
    langer = prolong(melding, at=AT + 100 * DAG)
    assert langer.tot_at == AT + 100 * DAG + MELDING_GELDIG
    bijna = langer.tot_at - HERINNER_VOORAF
    assert look(langer, Wensstand([]), at=bijna, today=bijna.date()).mail is Meldingmail.LOOPT_AF


@pytest.mark.regel("Melding.is_over")
def test_after_its_end_it_only_ends():
    melding = make_melding()
    assert look(melding, each_apart(EEN), at=melding.tot_at, today=TODAY) == Besluit(None, (), None)


@pytest.mark.regel("confirm_melding")
def test_confirming_twice_changes_nothing():
    melding = confirm_melding(make_melding(bevestigd_at=None), each_apart(EEN), at=AT)
    assert confirm_melding(melding, each_apart(EEN, TWEE), at=AT + DAG) is melding


def test_an_alert_shows_nobody_in_a_log():
    melding = make_melding(email="jan@voorbeeld.example", zoekvraag="zoek=geheim")
    assert "jan" not in f"{melding!r} {melding}"
    assert "geheim" not in f"{melding!r} {melding}"


stappen = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=30 * 60),  # minutes until the next look
        st.one_of(st.none(), st.sets(st.sampled_from([EEN, TWEE, DRIE]))),
    ),
    max_size=40,
)


@given(stappen)
def test_whatever_happens_there_is_one_mail_a_day_at_most_and_only_of_what_is_there_and_was_not_told(
    stappen: list[tuple[int, set[UUID] | None]],
):
    melding, at = confirm_melding(make_melding(bevestigd_at=None), each_apart(EEN), at=AT), AT
    gemaild: list[object] = []
    bekend = {EEN}
    for minuten, plekken in stappen:
        at = (at + timedelta(minutes=minuten)).astimezone(UTC)
        today = at.astimezone(AMSTERDAM).date()
        besluit = look(
            melding, None if plekken is None else each_apart(*sorted(plekken)), at=at, today=today
        )
        if besluit.mail is not None:
            gemaild.append(today)
        nieuw = set(besluit.nieuw)
        assert nieuw <= (plekken or set()) - bekend
        if plekken is not None:
            bekend = (bekend & plekken) | nieuw
        if besluit.mail is Meldingmail.PLEK:
            assert nieuw
            assert bekend == plekken, "a mail tells of all that is new"
        if besluit.melding is None:
            return
        melding = besluit.melding
        assert melding.gezien == bekend
    assert len(gemaild) == len(set(gemaild))


# ── all alerts of one address ──


def test_what_is_due_for_one_address_is_decided_at_once_and_all_of_it_counts_as_mailed():
    zonder, met = make_melding(), make_melding()
    stil, verteld = look_together(
        [(zonder, each_apart()), (met, each_apart(EEN))], at=AT, today=TODAY
    )
    assert (stil.mail, verteld.mail) == (None, Meldingmail.PLEK)
    assert [after(melding).gemaild_op for melding in (stil, verteld)] == [TODAY, TODAY]


@pytest.mark.regel("look_together")
def test_an_address_that_had_its_mail_hears_of_nothing_else_that_day_whichever_alert_it_was():
    gemaild, vers = make_melding(gemaild_op=TODAY), make_melding()
    for besluit in look_together(
        [(gemaild, each_apart(EEN)), (vers, each_apart(TWEE))], at=AT, today=TODAY
    ):
        assert besluit.mail is None
    weer = [(gemaild, each_apart(EEN)), (vers, each_apart(TWEE))]
    morgen = look_together(weer, at=AT + DAG, today=TODAY + DAG)
    assert [bezoek.mail for bezoek in morgen] == [Meldingmail.PLEK, Meldingmail.PLEK]


standen = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=30 * 60),
        st.lists(
            st.one_of(st.none(), st.sets(st.sampled_from([EEN, TWEE, DRIE]))),
            min_size=3,
            max_size=3,
        ),
    ),
    max_size=20,
)


@given(standen)
def test_whatever_three_alerts_see_their_address_has_one_mail_a_day_at_most(
    standen: list[tuple[int, list[set[UUID] | None]]],
):
    alle: list[Melding | None] = [make_melding() for _ in range(3)]
    at, gemaild = AT, list[object]()
    for minuten, plekken in standen:
        at = (at + timedelta(minutes=minuten)).astimezone(UTC)
        today = at.astimezone(AMSTERDAM).date()
        over = [
            (melding, None if plek is None else each_apart(*sorted(plek)))
            for melding, plek in zip(alle, plekken, strict=True)
            if melding
        ]
        besluiten = look_together(over, at=at, today=today)
        gemaild += [today] * any(besluit.mail for besluit in besluiten)
        volgende = iter(besluiten)
        alle = [next(volgende).melding if melding else None for melding in alle]
    assert len(gemaild) == len(set(gemaild))
