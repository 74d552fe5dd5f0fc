"""How a command comes by the office: settings, logging, a database that is migrated, and the region it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from wijzer.commando.gedeeld.basis import OpdrachtGeweigerd
from wijzer.domain.regio.gebied import Regio
from wijzer.logs import configure_logging
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.store.store import Store


def read_settings() -> Settings:
    """The settings, with logging set up as they say."""
    settings = Settings.from_env()
    configure_logging(settings.log)
    return settings


def require_office(settings: Settings) -> Settings:
    """The same settings; refuses a process that is public only."""
    if not settings.office:
        raise OpdrachtGeweigerd(
            "Dit kan alleen waar WIJZER_DATABASE_URL is ingesteld: bij het kantoor."
        )
    return settings


@contextmanager
def open_office(settings: Settings | None = None) -> Iterator[Database]:
    """The office's database, migrated to this version; closed afterwards. Raises `NietGemigreerd`."""
    database = Database(require_office(settings or read_settings()))
    try:
        database.check_migrated()
        yield database
    finally:
        database.dispose()


def choose_regio(store: Store, slug: str | None) -> Regio:
    """The region that was asked for, or the only one there is."""
    regios = store.regios.all()
    namen = ", ".join(regio.slug for regio in regios)
    if not regios:
        raise OpdrachtGeweigerd("Er is nog geen regio. Voer eerst `wijzer init` uit.")
    if slug is None and len(regios) == 1:
        return regios[0]
    if slug is None:
        raise OpdrachtGeweigerd(f"Er zijn meer regio's. Kies er een met --regio: {namen}.")
    for regio in regios:
        if regio.slug == slug:
            return regio
    raise OpdrachtGeweigerd(f"De regio {slug} bestaat niet. Wel: {namen}.")
