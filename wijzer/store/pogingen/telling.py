"""Counts tries in the office's database, so that all processes and machines of an installation count together.

Each count is a statement of its own, over connections of its own: it waits for no transaction of
the office, and is kept whatever becomes of the request. On SQLite one transaction writes at a time,
so behind an import a count waits; then it gives up soon, with `DatabaseBezet`. Nobody is let in
uncounted: who signs in needs the same database to keep the session.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from limits.storage import Storage
from sqlalchemy import Engine, Executable, Integer, String, bindparam, case, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from wijzer.domain.fouten import WijzerFout
from wijzer.published.kolommen import UtcDateTime
from wijzer.settings import Settings
from wijzer.store.database.verbinding import Geduld, create_office_engine
from wijzer.store.rijen import table_of
from wijzer.store.tables import PogingRij

_GEDULD = Geduld(
    wacht_ms=2000,
    verbind_s=2,
    vrij_s=2.0,
    vast=2,
    extra=6,
    # What a crash of the server loses is the last half second of counts; a visitor does not wait for the disk.
    opties="-c statement_timeout=2000 -c synchronous_commit=off",
)
_TABEL = table_of(PogingRij)


class Pogingtelling(Storage):
    """Where the library `limits` keeps fixed windows.

    A window that ends much too late, by more than its own length, is over: the clock was set back.
    By less it is not: clocks of two processes differ a little, and a count may not begin anew each
    time that they take turns.
    """

    STORAGE_SCHEME = None

    def __init__(self, settings: Settings, *, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._engine = _counting_engine(settings)
        self._vraag = _counting_statement(self._engine)
        self._clock = clock

    @property
    def base_exceptions(self) -> type[Exception]:
        """The errors of the place where tries are counted."""
        return WijzerFout

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count in a window of `expiry` seconds and give the count; one that is over begins anew."""
        nu, venster = self._clock(), timedelta(seconds=expiry)
        waarden = {
            "key": key,
            "erbij": amount,
            "nu": nu,
            "tot": nu + venster,
            "te_ver": nu + 2 * venster,
        }
        with self._engine.begin() as connection:
            return int(connection.execute(self._vraag, waarden).scalar_one())

    def get(self, key: str) -> int:
        """The count in a window that is not over."""
        vraag = select(_TABEL.c.aantal).where(
            _TABEL.c.sleutel == key, _TABEL.c.tot_at > self._clock()
        )
        with self._engine.begin() as connection:
            return connection.scalar(vraag) or 0

    def get_expiry(self, key: str) -> float:
        """When its window ends, in seconds since 1970; now for what was never counted."""
        vraag = select(_TABEL.c.tot_at).where(_TABEL.c.sleutel == key)
        with self._engine.begin() as connection:
            tot: datetime = connection.scalar(vraag) or self._clock()
        return tot.timestamp()

    def check(self) -> bool:
        """Whether anything can be counted now."""
        try:
            self.get("")
        except WijzerFout:
            return False
        return True

    def reset(self) -> int:
        """Forget everything; gives how many counts there were."""
        return self._delete()

    def clear(self, key: str) -> None:
        """Forget one count."""
        self._delete(key)

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _delete(self, *keys: str) -> int:
        vraag = delete(_TABEL).where(_TABEL.c.sleutel.in_(keys)) if keys else delete(_TABEL)
        with self._engine.begin() as connection:
            return connection.execute(vraag).rowcount


def _counting_engine(settings: Settings) -> Engine:
    """The engine that counts: on PostgreSQL a statement is a transaction, SQLite begins one when it writes."""
    engine = create_office_engine(settings, _GEDULD)
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine


def _counting_statement(engine: Engine) -> Executable:
    """Add to a window, or begin it anew when it is over.

    The statement is made once, because making it takes longer than answering it.
    """
    insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
    key, erbij = bindparam("key", type_=String), bindparam("erbij", type_=Integer)
    nu, tot = bindparam("nu", type_=UtcDateTime), bindparam("tot", type_=UtcDateTime)
    te_ver = bindparam("te_ver", type_=UtcDateTime)
    over = or_(_TABEL.c.tot_at <= nu, _TABEL.c.tot_at > te_ver)
    vraag = insert(_TABEL).values(sleutel=key, aantal=erbij, tot_at=tot)
    return vraag.on_conflict_do_update(
        index_elements=["sleutel"],
        set_={
            "aantal": case((over, erbij), else_=_TABEL.c.aantal + erbij),
            "tot_at": case((over, tot), else_=_TABEL.c.tot_at),
        },
    ).returning(_TABEL.c.aantal)
