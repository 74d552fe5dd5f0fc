"""The demo region, made once: it is the same for every test."""

from datetime import UTC, date, datetime

import pytest

from wijzer.demo.modellen import Demo
from wijzer.demo.wereld import TWENTE, demo_twente
from wijzer.files.regio import Regiogegevens, read_regio

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def gegevens() -> Regiogegevens:
    return read_regio(TWENTE, at=datetime(2026, 11, 22, 10, tzinfo=UTC))


@pytest.fixture(scope="session")
def demo(today: date) -> Demo:
    return demo_twente(today)
