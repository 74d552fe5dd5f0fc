"""The place of an aanbod among others, once its status, freshness and wait are known."""

import itertools

from wijzer.domain.locaties.beschikbaarheid import Actualiteit, Status
from wijzer.domain.locaties.rang import place


def test_status_comes_before_freshness_and_freshness_before_weeks() -> None:
    weken = (0, 1, 520, None)
    in_order = [place(*stand) for stand in itertools.product(Status, Actualiteit, weken)]
    assert in_order == sorted(in_order)
    assert len(set(in_order)) == len(in_order)


def test_an_unknown_wait_is_no_wait_of_zero_weeks() -> None:
    bekend, onbekend = (place(Status.PLEK, Actualiteit.ACTUEEL, weken) for weken in (520, None))
    assert bekend < onbekend
