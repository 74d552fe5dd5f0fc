"""The audit trail: who did what to which object, append-only, in a chain that shows tampering.

The chain is keyed (HMAC with a key that follows from `WIJZER_SECRET_KEY`) and not a bare hash: whoever can write to the
database could compute bare hashes anew and leave no trace; the key is not in the database.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.ids import GebruikerId
from wijzer.store.logboekketen import BEKRACHTIGD, Ketting, make_hash
from wijzer.store.rijen import Onderdeel, fetch, insert_rows
from wijzer.store.tables import LogboekRij

_SLOT = 0x776A6C62
"""Number of the PostgreSQL lock that keeps the numbers in order; any number that nothing else uses will do."""
_BLAD = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRegel:
    """One fact: `handeling` on `object_soort` × `object_id`, with names of fields and counts as details."""

    nummer: int
    at: datetime
    gebruiker_id: GebruikerId | None
    regio: str | None
    handeling: str
    object_soort: str
    object_id: str
    details: Mapping[str, Any]


class Logboek(Onderdeel):
    """Facts are collected during a transaction and numbered at its end.

    Numbering needs a lock until commit; taken last, it never waits for a lock that another writer of the trail holds.
    """

    def __init__(self, session: Session, sleutels: Sequence[bytes]) -> None:
        super().__init__(session)
        self._sleutels = sleutels
        self._nieuw: list[dict[str, Any]] = []

    def add(
        self,
        *,
        by: Actor,
        at: datetime,
        handeling: str,
        object_soort: str,
        object_id: object,
        details: Mapping[str, Any] | None = None,
        regio: str | None = None,
    ) -> None:
        """Note a fact. `regio` is that of the object when the actor itself has none (the system).

        Details hold texts, whole numbers, booleans and lists of them; anything else, an `AfgeschermdAdres` before all,
        is a `TypeError`.
        """
        self._nieuw.append(
            {
                "at": at.astimezone(UTC),
                "gebruiker_id": by.gebruiker_id,
                "regio": by.regio or regio,
                "handeling": handeling,
                "object_soort": object_soort,
                "object_id": str(_check(object_id, "object_id")),
                "details": {
                    str(naam): _check(waarde, naam) for naam, waarde in (details or {}).items()
                },
            }
        )

    def flush(self) -> None:
        """Number and keep what was noted. Called at the end of every transaction."""
        if not self._nieuw:
            return
        self._lock()
        nummer, vorige = self._last()
        rijen = []
        for regel in self._nieuw:
            nummer += 1
            vorige = make_hash(self._sleutels[0], nummer, regel, vorige)
            rijen.append({"nummer": nummer, **regel, "hash": vorige})
        insert_rows(self._session, LogboekRij, rijen)
        self._nieuw = []

    def page(self, regio: str | None, before: int | None = None, limit: int = 50) -> list[LogRegel]:
        """The newest facts first, of one region (None: of all), with a number under `before`."""
        self.flush()
        vraag = select(LogboekRij).order_by(LogboekRij.nummer.desc()).limit(limit)
        if regio is not None:
            vraag = vraag.where(LogboekRij.regio == regio)
        if before is not None:
            vraag = vraag.where(LogboekRij.nummer < before)
        return [_to_regel(rij) for rij in fetch(self._session, vraag)]

    def last_on(
        self, object_soort: str, object_id: object, handelingen: Collection[str]
    ) -> LogRegel | None:
        """The newest fact of these kinds about one object; None when there is none."""
        self.flush()
        vraag = select(LogboekRij).where(
            LogboekRij.object_soort == object_soort,
            LogboekRij.object_id == str(object_id),
            LogboekRij.handeling.in_(handelingen),
        )
        rijen = fetch(self._session, vraag.order_by(LogboekRij.nummer.desc()).limit(1))
        return next(map(_to_regel, rijen), None)

    def verify(self) -> int | None:
        """The number of the first fact that does not fit (changed, left out, moved, added or under an unknown key).

        None when all do. Facts cut off at the very end do not show here; backups and the numbers in
        them tell those.
        """
        return self.walk().fout

    def walk(self, ketting: Ketting | None = None) -> Ketting:
        """Go past all facts, or past those that came after where `ketting` stopped."""
        self.flush()
        ketting = ketting or Ketting(self._sleutels)
        for rij in self._after(ketting.tot):
            ketting.see(rij.nummer, _facts(rij), rij.hash)
        return ketting

    def confirm(
        self, ketting: Ketting, *, by: Actor, at: datetime, even_so: bool = False
    ) -> int | None:
        """Confirm all facts so far under the first key, after a look at those that `ketting` did not see yet.

        Gives the number of the first that does not fit, and then nothing is confirmed. Facts that
        are all there but do not fit (their key is lost) are confirmed when whoever asks accepts
        them `even_so`: the trail says so for good.
        """
        self.flush()
        self._lock()
        fout = self.walk(ketting).fout
        if fout is None or (even_so and not ketting.gebroken):
            details = {"tot": ketting.tot, "afdruk": ketting.afdruk, "past_niet_vanaf": fout}
            self.add(
                by=by,
                at=at,
                handeling=BEKRACHTIGD,
                object_soort="logboek",
                object_id="keten",
                details=details,
            )
            return None
        return fout

    def _after(self, nummer: int) -> Iterator[LogboekRij]:
        vraag = select(LogboekRij).order_by(LogboekRij.nummer).limit(_BLAD)
        while rijen := fetch(self._session, vraag.where(LogboekRij.nummer > nummer)):
            yield from rijen
            nummer = rijen[-1].nummer

    def _last(self) -> tuple[int, str]:
        vraag = (
            select(LogboekRij.nummer, LogboekRij.hash).order_by(LogboekRij.nummer.desc()).limit(1)
        )
        rij = self._session.execute(vraag).one_or_none()
        return (rij.nummer, rij.hash) if rij else (0, "")

    def _lock(self) -> None:
        """One writer at a time until commit, so that numbers have no gaps.

        On SQLite every transaction is that already.
        """
        if self._session.connection().dialect.name == "postgresql":
            self._session.execute(text("SELECT pg_advisory_xact_lock(:slot)"), {"slot": _SLOT})


def _check(waarde: Any, naam: object) -> Any:
    """The value when it may stand in the trail: what reads back exactly as it was written, and is no address."""
    if isinstance(waarde, AfgeschermdAdres):
        raise TypeError("Een afgeschermd adres komt nooit in het logboek.")
    match waarde:
        case None | bool() | int():
            return waarde
        case str():
            return str(waarde)
        case UUID():
            return str(waarde)
        case Mapping():
            return {str(sleutel): _check(deel, naam) for sleutel, deel in waarde.items()}
        case list() | tuple():
            return [_check(deel, naam) for deel in waarde]
        case _:
            raise TypeError(f"{naam}: {type(waarde).__name__} kan niet in het logboek.")


def _facts(rij: LogboekRij) -> dict[str, Any]:
    return {
        "at": rij.at,
        "gebruiker_id": rij.gebruiker_id,
        "regio": rij.regio,
        "handeling": rij.handeling,
        "object_soort": rij.object_soort,
        "object_id": rij.object_id,
        "details": rij.details,
    }


def _to_regel(rij: LogboekRij) -> LogRegel:
    gebruiker_id = GebruikerId(rij.gebruiker_id) if rij.gebruiker_id else None
    return LogRegel(**{**_facts(rij), "gebruiker_id": gebruiker_id}, nummer=rij.nummer)
