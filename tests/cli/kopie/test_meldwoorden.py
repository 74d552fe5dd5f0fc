"""Words that visitors sent are in a copy as they were kept, and those of long ago do not live on by it."""

from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Wijzer
from tests.factories import AT, REGIO, TODAY, twente_in
from wijzer.domain.meldwoord import BEWAAR_MELDWOORD, GENOEG_DAGEN
from wijzer.services.taken.ruim_op import ruim_op
from wijzer.store.engine import Database

DAG = timedelta(days=1)


def test_a_copy_brings_words_back_with_their_days_and_the_next_night_takes_the_old_ones(
    database: Database, wijzer: Wijzer, tmp_path: Path
):
    kopie = tmp_path / "kopie.gz"
    with database.transaction(at=AT) as store:
        twente_in(store)
        for dag in range(GENOEG_DAGEN):
            store.meldwoorden.report(REGIO, "knuffelplof", TODAY - dag * DAG)
        store.meldwoorden.report(REGIO, "oud", TODAY - BEWAAR_MELDWOORD)
        store.meldwoorden.ignore(REGIO, "onzin", TODAY)
    assert wijzer("backup", kopie).exit_code == 0
    with database.transaction(at=AT) as store:
        store.meldwoorden.forget(REGIO, "knuffelplof")
    terug = wijzer("restore", kopie, "--overschrijf")
    assert terug.exit_code == 0, terug.stderr
    with database.transaction(at=AT) as store:
        [gemeld] = store.meldwoorden.often(REGIO, since=TODAY - BEWAAR_MELDWOORD, until=TODAY)
        assert (gemeld.woord, gemeld.dagen, gemeld.laatst) == ("knuffelplof", GENOEG_DAGEN, TODAY)
        assert store.meldwoorden.ignored(REGIO) == ["onzin"]
        assert ruim_op(store, at=AT + DAG)["meldwoorden"] == 1
