"""Time in the hands of the test."""

from collections.abc import Callable
from datetime import datetime

import pytest

import wijzer.klok


@pytest.fixture
def stel_klok(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Call it with an aware moment: from then on that is what time it is."""

    def stel(moment: datetime) -> None:
        assert moment.tzinfo, "a moment has a zone"
        monkeypatch.setattr(wijzer.klok, "_system_time", lambda: moment)

    return stel
