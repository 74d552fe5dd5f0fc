"""An alert starts when the owner of its mailbox says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.factories import AT, REGIO
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.meldingen import Meldproef
from wijzer.domain.melding import MELDING_GELDIG, Melding
from wijzer.klok import today
from wijzer.services.meldingen.bevestig_melding import bevestig_melding
from wijzer.services.meldingen.vind_melding import vind_melding

pytestmark = OP_SQLITE

LATER = AT + timedelta(hours=1)


@pytest.fixture
def proef(settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    yield proef
    proef.close()


def stored(proef: Meldproef, token: str) -> Melding:
    with proef.database.read() as store:
        return vind_melding(store, REGIO, token, at=LATER)


def confirm(proef: Meldproef, token: str, at: datetime = LATER) -> Melding:
    """Confirm it; gives what the page is told."""
    with proef.publiek.read(now=at, today=today(at)) as reader, proef.write(at) as store:
        melding = vind_melding(store, REGIO, token, at=at, hold=True)
        return bevestig_melding(store, melding, reader, at=at)


def test_what_has_a_place_now_is_no_news_and_what_has_none_is_to_come(proef: Meldproef):
    proef.state(1, 0, AT)
    token = proef.ask()
    bevestigd = confirm(proef, token)
    assert bevestigd.gezien == {proef.aanbod[0].publiek_id}
    assert (bevestigd.bevestigd_at, bevestigd.tot_at) == (LATER, LATER + MELDING_GELDIG)


def test_only_what_fits_the_search_is_seen(proef: Meldproef):
    assert confirm(proef, proef.ask("gemeente=GM0153")).gezien == frozenset()
    assert len(confirm(proef, proef.ask("")).gezien) == 2


def test_what_the_page_is_told_is_kept(proef: Meldproef):
    token = proef.ask()
    bevestigd = confirm(proef, token)
    kept = stored(proef, token)
    assert kept.gezien == bevestigd.gezien
    assert (kept.bevestigd_at, kept.tot_at) == (bevestigd.bevestigd_at, bevestigd.tot_at)


def test_confirming_twice_neither_prolongs_nor_forgets_what_is_news(proef: Meldproef):
    proef.state(1, 0, AT)
    token = proef.ask()
    confirm(proef, token)
    eerste = stored(proef, token)
    proef.state(1, 1, LATER)
    confirm(proef, token, LATER + timedelta(days=3))
    assert stored(proef, token) == eerste, "not even its versie"


def test_each_alert_is_confirmed_apart(proef: Meldproef):
    token, ander = proef.ask(), proef.ask("leeftijd=8")
    confirm(proef, token)
    assert stored(proef, ander).bevestigd_at is None


@pytest.mark.parametrize("zoekvraag", ["hulpvorm=bestaat-niet-meer", "gemeente=GM9999"])
def test_a_search_that_cannot_be_asked_any_more_starts_with_nothing_seen(
    proef: Meldproef, zoekvraag: str
):
    """The next look ends it, and tells its owner why."""
    bevestigd = confirm(proef, proef.ask(zoekvraag))
    assert (bevestigd.bevestigd_at, bevestigd.gezien) == (LATER, frozenset())
