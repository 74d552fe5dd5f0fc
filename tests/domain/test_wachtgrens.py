"""When an alert on a short wait mails: once for each time that a wait came down, and not when it wavers."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import AT, TODAY, make_melding
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.melding import (
    HOOGSTE_WACHTGRENS,
    Melding,
    Meldingmail,
    Wensstand,
    change_wish,
    confirm_melding,
    look,
    read_wachtgrens,
)

EEN, TWEE = (UUID(int=nummer) for nummer in (1, 2))
DAG, UUR = timedelta(days=1), timedelta(hours=1)
BINNEN, LANGER, ONBEKEND = "binnen", "langer", "onbekend"


def stand(**hoe: str) -> Wensstand:
    """What the two aanbod come to, each of a locatie of its own."""
    ids = {"een": EEN, "twee": TWEE}
    return Wensstand(
        [(ids[naam],) for naam, wat in hoe.items() if wat == BINNEN],
        frozenset(ids[naam] for naam, wat in hoe.items() if wat == ONBEKEND),
    )


def days_of(melding: Melding, *standen: str) -> list[Meldingmail | None]:
    """What one aanbod brings, a look a day."""
    mails = []
    for nummer, wat in enumerate(standen):
        besluit = look(melding, stand(een=wat), at=AT + nummer * DAG, today=TODAY + nummer * DAG)
        assert besluit.melding is not None
        mails.append(besluit.mail)
        melding = besluit.melding
    return mails


def waiting(**anders: object) -> Melding:
    """An alert on a wait that was confirmed before the first day."""
    return replace(make_melding(bevestigd_at=AT - DAG), wachtgrens=8, **anders)  # type: ignore[arg-type]


@pytest.mark.regel("melding.look")
@pytest.mark.parametrize(
    ("dagen", "mails"),
    [
        ([LANGER, BINNEN, BINNEN], [0, 1, 0]),
        ([BINNEN, LANGER, BINNEN], [1, 0, 1]),
        ([BINNEN, ONBEKEND, ONBEKEND, BINNEN], [1, 0, 0, 0]),
        ([BINNEN, ONBEKEND, LANGER, BINNEN], [1, 0, 0, 1]),
        ([ONBEKEND, ONBEKEND], [0, 0]),
    ],
    ids=[
        "came down",
        "was longer on a later day",
        "unknown",
        "unknown, then longer",
        "never known",
    ],
)
def test_a_wait_that_came_down_is_told_again_only_after_a_longer_one(
    dagen: list[str], mails: list[int]
):
    assert [soort is Meldingmail.WACHTTIJD for soort in days_of(waiting(), *dagen)] == [
        bool(mail) for mail in mails
    ]


@pytest.mark.regel("melding.look")
def test_a_wait_that_wavers_within_the_day_of_its_mail_is_not_told_again_the_next_day():
    melding = look(waiting(), stand(een=BINNEN), at=AT, today=TODAY).melding
    assert melding is not None
    melding = look(melding, stand(een=LANGER), at=AT + UUR, today=TODAY).melding
    assert melding is not None
    assert look(melding, stand(een=BINNEN), at=AT + DAG, today=TODAY + DAG).mail is None


@pytest.mark.regel("confirm_melding")
def test_a_wait_that_wavers_on_the_day_of_the_confirmation_is_no_news():
    nieuw = replace(make_melding(bevestigd_at=None), wachtgrens=8)
    melding = confirm_melding(nieuw, stand(een=BINNEN), at=AT)
    langer = look(melding, stand(een=LANGER), at=AT, today=TODAY).melding
    assert langer is not None
    assert look(langer, stand(een=BINNEN), at=AT + UUR, today=TODAY).mail is None


@pytest.mark.regel("change_wish")
def test_what_meets_another_wish_when_it_is_chosen_is_no_news():
    plek = make_melding(gezien=frozenset({TWEE}))
    wacht = change_wish(plek, zoekvraag=plek.zoekvraag, wachtgrens=8, nu=stand(een=BINNEN))
    assert (wacht.wachtgrens, wacht.gezien) == (8, frozenset({EEN}))
    besluit = look(wacht, stand(een=BINNEN, twee=BINNEN), at=AT, today=TODAY)
    assert (besluit.mail, besluit.nieuw) == (Meldingmail.WACHTTIJD, (TWEE,))


@pytest.mark.regel("read_wachtgrens")
def test_a_wish_is_a_place_or_a_number_of_weeks():
    assert read_wachtgrens(" ") is None
    assert read_wachtgrens(" 8 ") == 8
    assert read_wachtgrens(str(HOOGSTE_WACHTGRENS)) == HOOGSTE_WACHTGRENS
    for fout in ("0", "-1", "8,5", "acht", "٨", str(HOOGSTE_WACHTGRENS + 1), "9" * 5000):
        with pytest.raises(Ongeldig):
            read_wachtgrens(fout)


soort_stand = st.sampled_from([BINNEN, LANGER, ONBEKEND])
verloop = st.lists(
    st.tuples(st.integers(min_value=1, max_value=40), soort_stand, soort_stand), max_size=40
)


@given(verloop)
def test_whatever_waits_do_nothing_is_told_twice_without_a_longer_wait_on_a_later_day_between(
    verloop: list[tuple[int, str, str]],
):
    melding, at = waiting(), AT
    verteld: dict[UUID, object] = {}
    for uren, eerste, tweede in verloop:
        at += uren * UUR
        today = (
            at.date()
        )  # AT is at noon: an hour in Amsterdam moves no look of this test past its day by itself
        besluit = look(melding, stand(een=eerste, twee=tweede), at=at, today=today)
        if besluit.melding is None:
            return
        nu = {EEN: eerste, TWEE: tweede}
        for aanbod_id in besluit.nieuw:
            assert nu[aanbod_id] == BINNEN, "what nobody can see is not told"
            assert aanbod_id not in verteld
            verteld[aanbod_id] = today
        for aanbod_id, dag in list(verteld.items()):
            if nu[aanbod_id] == LANGER and dag != today:
                del verteld[aanbod_id]
        melding = besluit.melding
