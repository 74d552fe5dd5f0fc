"""The domain is tested with its powers taken away: no network, no database, no clock."""

import pytest

import wijzer.klok

FORBIDDEN = {"database", "database_url", "store", "app", "client", "live_server", "smtp_server"}


@pytest.fixture(autouse=True)
def _without_powers(
    request: pytest.FixtureRequest, socket_disabled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = FORBIDDEN.intersection(request.fixturenames)
    assert not asked, f"a test of the domain does not use {sorted(asked)}"
    monkeypatch.setattr(wijzer.klok, "_system_time", _no_clock)


def _no_clock() -> None:
    pytest.fail("the domain does not ask what time it is")
