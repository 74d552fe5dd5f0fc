"""The lease of a job: one holder at a time, for as long as it lasts and never longer than a lease may last."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.factories import AT
from tests.steun.databases.geheugen import tables_in_memory
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.store.rijen import table_of
from wijzer.store.store import Store
from wijzer.store.tables import TaakLeaseRij
from wijzer.store.taken.runs import LANGSTE_LEASE, TaakStore

TIK = timedelta(microseconds=1)
MINUUT = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("einde", "vrij"),
    [
        (-MINUUT, True),
        (timedelta(0), True),
        (TIK, False),
        (LANGSTE_LEASE, False),
        (LANGSTE_LEASE + TIK, True),
    ],
)
def test_another_takes_a_lease_that_is_over_or_lasts_longer_than_any_may(
    store: Store, einde: timedelta, vrij: bool
):
    store.taken.acquire("mail", "een", AT - 2 * MINUUT, AT + einde)
    assert store.taken.is_held("mail", AT) is not vrij
    assert store.taken.past(["mail"], at=AT)["mail"].loopt is not vrij
    assert store.taken.acquire("mail", "twee", AT, AT + MINUUT) is vrij
    assert store.taken.holds("mail", "twee") is vrij
    assert store.taken.holds("mail", "een") is not vrij


@OP_SQLITE
def test_who_is_refused_changes_nothing_of_the_lease(store: Store):
    store.taken.acquire("mail", "een", AT, AT + MINUUT)
    assert not store.taken.acquire("mail", "twee", AT, AT + 5 * MINUUT)
    assert store.taken.lease("mail") == AT + MINUUT
    assert store.taken.holds("mail", "een")


@OP_SQLITE
def test_the_lease_of_one_job_is_not_that_of_another(store: Store):
    store.taken.acquire("mail", "een", AT, AT + MINUUT)
    assert store.taken.acquire("controle", "twee", AT, AT + MINUUT)
    store.taken.release("mail", "een")
    assert store.taken.lease("mail") is None
    assert store.taken.holds("controle", "twee")


@OP_SQLITE
def test_nobody_holds_what_was_never_taken(store: Store):
    assert store.taken.lease("mail") is None
    assert not store.taken.is_held("mail", AT)
    assert not store.taken.holds("mail", "een")
    assert not store.taken.renew("mail", "een", AT + MINUUT)
    store.taken.release("mail", "een")
    assert store.taken.lease("mail") is None, "neither prolonging nor giving back takes it"


def test_only_its_holder_prolongs_a_lease_also_one_that_ran_out(store: Store):
    store.taken.acquire("mail", "een", AT, AT + MINUUT)
    assert not store.taken.renew("mail", "twee", AT + 9 * MINUUT)
    assert store.taken.lease("mail") == AT + MINUUT
    assert store.taken.renew("mail", "een", AT + 9 * MINUUT)
    assert store.taken.lease("mail") == AT + 9 * MINUUT


@OP_SQLITE
def test_a_lease_that_ran_out_is_its_holders_until_another_takes_it(store: Store):
    store.taken.acquire("mail", "een", AT, AT + MINUUT)
    assert not store.taken.is_held("mail", AT + MINUUT)
    assert store.taken.holds("mail", "een")
    store.taken.acquire("mail", "twee", AT + MINUUT, AT + 2 * MINUUT)
    assert not store.taken.holds("mail", "een")
    assert not store.taken.renew("mail", "een", AT + 3 * MINUUT)


@OP_SQLITE
def test_cleaning_up_takes_away_the_leases_that_are_over_and_no_other(store: Store):
    eindes = {
        "over": AT,
        "loopt": AT + TIK,
        "langst": AT + LANGSTE_LEASE,
        "dwaalt": AT + LANGSTE_LEASE + TIK,
    }
    for taak, einde in eindes.items():
        store.taken.acquire(taak, "een", AT - MINUUT, einde)
    assert store.taken.cleanup(AT, before=AT, after=AT) == 0, "only runs are counted"
    over = {taak for taak in eindes if store.taken.lease(taak)}
    assert over == {"loopt", "langst"}


STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(["neem", "verleng", "geef"]),
        st.sampled_from(["een", "twee", "drie"]),
        st.integers(0, 4),
        st.integers(-1, 40),
    ),
    max_size=12,
)


@hypothesis_settings(max_examples=40)
@given(STAPPEN)
def test_whatever_they_do_a_lease_has_one_holder_and_the_others_wait_until_it_is_over(
    stappen: list[tuple[str, str, int, int]],
):
    """The same as a single pair of a holder and a moment, kept by hand."""
    houder: str | None = None
    einde: datetime | None = None
    nu = AT
    with tables_in_memory(table_of(TaakLeaseRij)) as session:
        taken = TaakStore(session)
        for wat, wie, verder, duur in stappen:
            nu += verder * MINUUT
            tot = nu + duur * MINUUT
            match wat:
                case "neem":
                    mag = einde is None or einde <= nu or einde > nu + LANGSTE_LEASE
                    mag = mag or houder == wie
                    assert taken.acquire("mail", wie, nu, tot) is mag
                case "verleng":
                    mag = houder == wie
                    assert taken.renew("mail", wie, tot) is mag
                case _:
                    mag = False
                    taken.release("mail", wie)
                    if houder == wie:
                        houder, einde = None, None
            if mag:
                houder, einde = wie, tot
            assert [naam for naam in ("een", "twee", "drie") if taken.holds("mail", naam)] == (
                [houder] if houder else []
            )
            assert taken.lease("mail") == einde
