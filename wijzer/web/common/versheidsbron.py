"""What is known of the database now: looked at ten times a second at most, and never waited for long.

It stands before every answer, the kept ones too. So a look costs nothing to those who come while it
is fresh, one thread takes it, and a database that does not answer holds no visitor up.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from wijzer import klok
from wijzer.domain.fouten import WijzerFout
from wijzer.logs import get_logger
from wijzer.published.database.hartslag import Blik
from wijzer.published.engine import NietGepubliceerd, PublicDatabase

_GEDULD_S = 1.0
"""How long a visitor waits for a look. So old may one be that succeeded, to be used while another is taken."""
_GEDULD_WEG_S = 5.0
"""How old a look that failed may be to be used meanwhile: longer, for the next one may take seconds to fail."""
_RUST = 10
"""After a look that failed the next one comes so many times later than usual."""
_NOOIT = float("-inf")
_LOG = get_logger("wijzer.versheid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Databasestand:
    """The state of the database as it is known at one moment.

    `blik` is the last look that succeeded, None when there is nothing to tell; `dag` the date in
    Amsterdam, `bereikbaar` whether the latest look succeeded, and `hooguit` how long ago the office
    may have been known.
    """

    blik: Blik | None
    dag: date
    bereikbaar: bool
    hooguit: timedelta

    def is_stil(self, now: datetime) -> bool:
        """Whether this is too old to tell where something is. The office's own database is not, while it answers."""
        blik = self.blik
        if blik is None or (self.bereikbaar and not blik.replica):
            return False
        return blik.is_te_oud(now, self.hooguit)


@dataclass(slots=True, kw_only=True)
class _Kijk:
    """One look, while it is taken. `publicaties` is how often this process had published when it began."""

    begun: float
    publicaties: int
    done: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class _Bekend:
    """What is known, since when, and until when nobody need look again.

    One object, so that no thread sees half of it.
    """

    databasestand: Databasestand
    at: float
    until: float

    def is_recent(self) -> bool:
        """Whether this will do for who comes while another look is taken."""
        geduld = _GEDULD_S if self.databasestand.bereikbaar else _GEDULD_WEG_S
        return time.monotonic() - self.at < geduld


class Versheidsbron:
    """The present state of the database, for all threads of a process."""

    def __init__(self, database: PublicDatabase, interval: Callable[[], float]) -> None:
        """`interval` gives in seconds how long a look is good for; with 0 each question waits for a look of its own."""
        self._database = database
        self._interval = interval
        self._lock = threading.Lock()
        self._publicaties = 0
        self._kijk: _Kijk | None = None
        self._kijkers: list[threading.Thread] = []
        self._bekend: _Bekend | None = None
        self._known_of = _NOOIT
        self._toestand = True, False
        self._oorzaak: str | None = None
        """Why the last look that failed did so, for the log."""

    def current(self) -> Databasestand:
        """The state that is known now."""
        bekend = self._bekend
        if bekend is not None and time.monotonic() < bekend.until:
            return bekend.databasestand
        kijk, can_go_on = self._begin()
        if not can_go_on:
            kijk.done.wait(max(0.0, kijk.begun + _GEDULD_S - time.monotonic()))
        return self._outcome(kijk)

    def known(self) -> Databasestand | None:
        """What is known, without waiting; None when a look must be waited for. It takes care of a new look as well."""
        bekend = self._bekend
        if bekend is not None and time.monotonic() < bekend.until:
            return bekend.databasestand
        kijk, can_go_on = self._begin()
        return self._outcome(kijk) if can_go_on else None

    def forget(self) -> None:
        """Look anew before the next answer: something was published in this process."""
        with self._lock:
            self._publicaties += 1
            if self._bekend is not None:
                self._bekend = replace(self._bekend, at=_NOOIT, until=_NOOIT)

    def dispose(self) -> None:
        """Wait for the looks that are being taken. The database is closed after this, not under them.

        A connection that is in use while its pool is closed goes back to a pool that nobody closes any more.
        """
        with self._lock:
            kijkers = list(self._kijkers)
        for kijker in kijkers:
            kijker.join()

    def _begin(self) -> tuple[_Kijk, bool]:
        """The look that is being taken, and whether what was known before it will do meanwhile.

        One that began before this process published something does not see that: then another one begins.
        """
        with self._lock:
            kijk = self._kijk
            if kijk is None or kijk.publicaties != self._publicaties:
                kijk = self._kijk = _Kijk(begun=time.monotonic(), publicaties=self._publicaties)
                self._kijkers = [kijker for kijker in self._kijkers if kijker.is_alive()]
                kijker = threading.Thread(target=self._take, args=(kijk,), daemon=True)
                kijker.start()
                self._kijkers.append(kijker)
            bekend = self._bekend
            return kijk, bekend is not None and self._interval() > 0 and bekend.is_recent()

    def _outcome(self, kijk: _Kijk) -> Databasestand:
        """What came of a look. One that takes too long counts as a database that does not answer."""
        with self._lock:
            slow = not kijk.done.is_set() and time.monotonic() - kijk.begun >= _GEDULD_S
            if self._bekend is None or slow:
                return self._gone()
            return self._bekend.databasestand

    def _take(self, kijk: _Kijk) -> None:
        """Look, and let it be known, unless a look that began later was known first."""
        seen = self._look()
        with self._lock:
            if self._kijk is kijk:
                self._kijk = None
            if kijk.begun >= self._known_of:
                self._known_of = kijk.begun
                self._keep(seen or self._gone(), kijk)
            kijk.done.set()

    def _keep(self, databasestand: Databasestand, kijk: _Kijk) -> None:
        """A failure counts from its end: what it took is no time that somebody else need wait again."""
        self._tell(databasestand)
        if kijk.publicaties != self._publicaties:
            self._bekend = _Bekend(databasestand, _NOOIT, _NOOIT)
            return
        at = kijk.begun if databasestand.bereikbaar else time.monotonic()
        factor = 1 if databasestand.bereikbaar else _RUST
        self._bekend = _Bekend(databasestand, at, at + factor * self._interval())

    def _look(self) -> Databasestand | None:
        """Look at the database; None when it cannot be reached."""
        try:
            blik = self._database.look(at=klok.now())
        except NietGepubliceerd:
            blik = None
        except WijzerFout as fout:
            self._oorzaak = fout.voor_beheer
            return None
        except Exception as fout:
            _LOG.error("openbare gegevens niet te lezen", exc_info=fout)
            return None
        return Databasestand(
            blik=blik, dag=klok.today(), bereikbaar=True, hooguit=self._database.hooguit
        )

    def _gone(self) -> Databasestand:
        """What is still known of a database that does not answer; the day goes on without it."""
        blik = self._bekend.databasestand.blik if self._bekend else None
        return Databasestand(
            blik=blik, dag=klok.today(), bereikbaar=False, hooguit=self._database.hooguit
        )

    def _tell(self, databasestand: Databasestand) -> None:
        """Log when it changes for better or worse, once."""
        toestand = databasestand.bereikbaar, databasestand.is_stil(klok.now())
        vorige, self._toestand = self._toestand, toestand
        if toestand == vorige:
            return
        log = _LOG.info if toestand == (True, False) else _LOG.error
        oorzaak = {} if toestand[0] else {"oorzaak": self._oorzaak}
        log("openbare gegevens", bereikbaar=toestand[0], te_oud=toestand[1], **oorzaak)
