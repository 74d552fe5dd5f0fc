"""A site that stands on a day of the future is told, with the day; today and days before are well."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from tests.factories import AT, TODAY
from wijzer.services.taken.meet_klok import NAAM, find_dag_vooruit, meet_klok
from wijzer.store.store import Store


def standing_on(dag: date) -> Store:
    """A store whose last change of day brought the site to this day."""
    projectie = SimpleNamespace(dag=lambda: dag, is_ahead=lambda at: dag > at.date())
    return cast(Store, SimpleNamespace(projectie=projectie))


@pytest.mark.parametrize("dag", [TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=900)])
def test_today_and_before_is_no_day_ahead(dag: date):
    assert find_dag_vooruit(standing_on(dag), at=AT) is None
    meting = meet_klok(standing_on(dag), at=AT)
    assert (meting.naam, meting.goed) == (NAAM, True)


def test_a_day_ahead_is_told_as_people_write_it_with_what_to_do():
    dag = TODAY + timedelta(days=1)
    assert find_dag_vooruit(standing_on(dag), at=AT) == dag
    meting = meet_klok(standing_on(dag), at=AT)
    assert not meting.goed
    assert f"{dag:%d-%m-%Y}" in meting.uitleg
    assert "wijzer publiceren" in meting.uitleg
