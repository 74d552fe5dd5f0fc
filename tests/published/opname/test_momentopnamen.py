"""How momentopnamen are kept in memory."""

import gc

import pytest

from tests.steun.werelden.wereld import Wereld
from wijzer.published.opname import momentopnamen
from wijzer.published.opname.momentopnamen import Momentopnamen


@pytest.mark.parametrize(("veel", "met_rust"), [(10, True), (10_000, False)])
def test_a_large_one_is_left_alone_by_the_garbage_collector(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch, veel: int, met_rust: bool
):
    """Walking through the facts of a large region takes a third of a second, while somebody waits for a page."""
    monkeypatch.setattr(momentopnamen, "_VEEL", veel)
    gc.unfreeze()
    try:
        with wereld.read() as reader:
            opname = Momentopnamen().get(reader._connection, reader.stand, reader.today)
            assert len(opname.plaatsen) > 10
            assert (gc.get_freeze_count() > 1000) is met_rust
    finally:
        gc.unfreeze()
