"""The clock: UTC inside, Amsterdam for dates."""

from datetime import UTC, date, datetime

import pytest

from wijzer import klok


def test_now_knows_that_it_is_utc():
    assert klok.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_amsterdam(stel_klok, moment, day):
    stel_klok(moment)
    assert klok.today() == klok.today(moment) == day
