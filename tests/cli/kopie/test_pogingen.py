"""Counts of tries are no part of a copy, and no reason to call a database filled."""

import gzip
from pathlib import Path

from tests.cli.conftest import Wijzer
from tests.factories import twente_in
from wijzer.klok import now
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.pogingen.telling import Pogingtelling


def count_a_try(settings: Settings) -> int:
    telling = Pogingtelling(settings, clock=now)
    aantal = telling.incr("een-poging-van-iemand", 3600)
    telling.dispose()
    return aantal


def test_a_copy_holds_no_tries_and_can_be_put_back_where_somebody_tried(
    database: Database, settings: Settings, wijzer: Wijzer, tmp_path: Path
):
    kopie = tmp_path / "kopie.gz"
    assert count_a_try(settings) == 1
    assert wijzer("backup", kopie).exit_code == 0
    inhoud = gzip.decompress(kopie.read_bytes())
    assert b'"poging"' not in inhoud
    assert b"een-poging-van-iemand" not in inhoud
    terug = wijzer("restore", kopie)
    assert terug.exit_code == 0, terug.stderr
    with database.transaction() as store:
        twente_in(store)
    assert wijzer("restore", kopie).exit_code == 1, "a region is something that was made"
