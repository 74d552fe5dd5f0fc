"""The clock is believed when the nights before it fit: what cannot be undone waits for that."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import AT
from tests.steun.databases.soorten import OP_SQLITE
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.services.taken.geloof_klok import STIL_HOOGUIT, is_klok_believed
from wijzer.store.store import Store

MOMENT = timedelta(seconds=1)
UUR = timedelta(hours=1)


def ran(store: Store, *na: timedelta) -> None:
    """A job began so long after now, or before it."""
    for wanneer in na:
        store.taken.start(uuid4(), "opruimen", None, AT + wanneer)


@OP_SQLITE
@pytest.mark.parametrize(
    ("runs", "geloofd"),
    [
        ((), True),
        ((-20 * UUR,), True),
        ((-STIL_HOOGUIT,), True),
        ((-STIL_HOOGUIT - MOMENT,), False),
        ((-11 * UUR,), True),
        ((-STIL_HOOGUIT - MOMENT, -11 * UUR), False),
        ((-20 * UUR, 2 * UUR), False),
        ((-20 * UUR, KLOKVERSCHIL - MOMENT), True),
        ((30 * UUR,), False),
        ((-20 * UUR, 30 * UUR), True),
    ],
    ids=[
        "new", "last night", "a week ago", "longer ago", "this night only", "woken just now", "fell behind",
        "another machine", "years ahead", "far ahead long ago",
    ],
)  # fmt: skip
def test_the_clock_is_believed_when_the_nights_before_it_fit(store: Store, runs, geloofd: bool):
    ran(store, *runs)
    assert is_klok_believed(store, at=AT) is geloofd
