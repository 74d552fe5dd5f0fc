"""A connection to a database elsewhere that is not encrypted is not used."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from wijzer.domain.fouten import NuNiet
from wijzer.published.database import versleuteld
from wijzer.published.database.versleuteld import NietVersleuteld
from wijzer.published.engine import NietBereikbaar, PublicDatabase
from wijzer.settings import Buitenverbinding, Geheim, Settings
from wijzer.settings.versleuteling import require_tls_postgres
from wijzer.store.engine import Database

SCHRIJVERS: list[Callable[[Settings], Database | PublicDatabase]] = [Database, PublicDatabase]


@pytest.fixture
def elders(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The same database, as if it stood on another machine."""
    monkeypatch.setattr(versleuteld, "is_loopback", lambda _host: False)
    return settings


def elsewhere(url: Geheim) -> Geheim:
    return require_tls_postgres(Geheim(url.expose().replace("127.0.0.1", "127.1")), {})


def ask(database: Database | PublicDatabase) -> int | None:
    try:
        with database.engine.connect() as connection:
            return connection.scalar(text("SELECT 1"))
    finally:
        database.dispose()


@pytest.mark.parametrize("soort", SCHRIJVERS)
def test_what_comes_of_a_connection_is_looked_at(elders: Settings, soort):
    if elders.publiek_database_url.expose().startswith("sqlite"):
        assert ask(soort(elders)) == 1, "a file leaves no machine"
    else:
        with pytest.raises(NietVersleuteld) as fout:
            ask(soort(elders))
        assert isinstance(fout.value, NuNiet), "a visitor sees 503"


@pytest.mark.parametrize("soort", SCHRIJVERS)
def test_what_was_left_off_by_name_is_not_looked_at(elders: Settings, soort):
    assert ask(soort(replace(elders, zonder_tls=frozenset({Buitenverbinding.DATABASE})))) == 1


@pytest.mark.parametrize("soort", SCHRIJVERS)
def test_a_server_elsewhere_without_tls_gets_no_password(settings: Settings, soort):
    if settings.publiek_database_url.expose().startswith("sqlite"):
        return
    # This name for this machine is one that we do not know: it stands for another machine.
    assert settings.database_url
    elders = replace(
        settings,
        database_url=elsewhere(settings.database_url),
        publiek_database_url=elsewhere(settings.publiek_database_url),
    )
    with pytest.raises((OperationalError, NuNiet, NietBereikbaar)) as fout:
        ask(soort(elders))
    assert "SSL" in str(fout.value.__cause__ or fout.value)
