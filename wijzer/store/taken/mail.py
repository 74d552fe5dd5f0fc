"""The outbox: mail is written in the transaction of the change and sent by a job.

Its text is sealed, and gone once sent.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from wijzer.store.rijen import Onderdeel, fetch, insert_rows, table_of
from wijzer.store.tables import MailRij
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands, reseal_column
from wijzer.store.verzegeling.sleutels import SleutelFout, Zegel, Zegelstand

_WEG: dict[str, Any] = {"tekst_versleuteld": b"", "over_id": None}
"""The values that are left of a mail that waits no longer."""
LANGSTE_WACHT = timedelta(hours=8)
"""How long a mail waits at most before it is tried again."""
_KLOKSPELING = timedelta(hours=1)
NIEMAND_WACHT = frozenset({"melding_dag"})
"""The kinds that go after all others: nobody sits in front of a screen until they come, as with a link to sign in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omslag:
    """Everything about a mail to somebody without an account; sealed whole, so no address waits in the clear.

    `afmelden` is the https address at which a mail program can stop these mails with one click (RFC
    8058). `vertelt` says of which alerts the mail tells, each with the public ids that it names: so
    that it can be taken back.
    """

    aan: str
    onderwerp: str
    tekst: str
    taal: str
    afmelden: str | None = None
    vertelt: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Omslag(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail that waits. `tekst` may hold a one-time link, so it does not show in a repr."""

    id: UUID
    soort: str
    aan: str
    onderwerp: str
    tekst: str
    created_at: datetime
    pogingen: int
    taal: str = "nl"
    afmelden: str | None = None

    def __repr__(self) -> str:
        return f"Mail({self.id})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartGezetteMail:
    """A mail that cannot be opened and was set aside, since `at`. Nothing of its text is known."""

    id: UUID
    soort: str
    at: datetime


def _owner(mail_id: UUID) -> str:
    return f"mail:{mail_id}"


_VERZEGELD = Zegelkolom(table_of(MailRij), "tekst_versleuteld", lambda rij: _owner(rij.id))


class MailStore(Onderdeel):
    """Mail that waits to be sent."""

    def __init__(self, session: Session, zegel: Zegel) -> None:
        super().__init__(session)
        self._zegel = zegel

    def add(
        self,
        *,
        id: UUID,  # noqa: A002 -- a keyword only; it is the name of the column
        soort: str,
        aan: str,
        onderwerp: str,
        tekst: str,
        at: datetime,
    ) -> None:
        """Put a mail in the outbox; it is due at once."""
        waarden = {
            "id": id,
            "soort": soort,
            "aan": aan,
            "onderwerp": onderwerp,
            "tekst_versleuteld": self._zegel.seal(_owner(id), tekst),
            "created_at": at,
            "volgende_poging_at": at,
        }
        insert_rows(self._session, MailRij, [waarden])

    def add_sealed(
        self, mail_id: UUID, *, soort: str, over_id: UUID, omslag: Omslag, at: datetime
    ) -> None:
        """Put a mail in the outbox of which only the kind can be read; `over_id` is what it is about."""
        waarden = {
            "id": mail_id,
            "soort": soort,
            "aan": "",
            "onderwerp": "",
            "over_id": over_id,
            "tekst_versleuteld": self._zegel.seal(_owner(mail_id), json.dumps(asdict(omslag))),
            "created_at": at,
            "volgende_poging_at": at,
        }
        insert_rows(self._session, MailRij, [waarden])

    def waits(self, mail_id: UUID) -> bool:
        """Whether it is still to be sent: it may have been taken back."""
        vraag = select(MailRij.id).where(MailRij.id == mail_id, MailRij.sent_at.is_(None))
        return self._session.scalar(vraag) is not None

    def waiting_about(self, *over_ids: UUID) -> list[tuple[UUID, Omslag]]:
        """Sealed mails about one of these that are still to be sent and can be opened, each with its id."""
        rijen = self._waiting(MailRij.over_id.in_(over_ids))
        return [(rij.id, omslag) for rij in rijen if (omslag := self._unfold(rij))]

    def waiting(self, soort: str) -> list[Omslag]:
        """Sealed mails of one kind that are still to be sent and can be opened."""
        return list(filter(None, map(self._unfold, self._waiting(MailRij.soort == soort))))

    def take_back(self, mail_id: UUID) -> None:
        """Let a mail that waits not go."""
        self._session.execute(
            delete(MailRij).where(MailRij.id == mail_id, MailRij.sent_at.is_(None)),
            execution_options={"synchronize_session": False},
        )

    def written(self, soort: str, since: datetime, *, until: datetime | None = None) -> int:
        """How many of one kind were written since then, sent or not; with `until`, none that bear a later moment."""
        vraag = select(func.count()).where(MailRij.soort == soort, MailRij.created_at >= since)
        if until is not None:
            vraag = vraag.where(MailRij.created_at <= until)
        return self._session.scalar(vraag) or 0

    def due(self, at: datetime, limit: int = 100) -> list[Mail]:
        """Mails to try now: first those that somebody waits for, and of these the one that waits longest.

        What cannot be opened is set aside and holds nobody up.
        """
        vraag = (
            select(MailRij)
            .where(_is_due(at))
            .order_by(
                MailRij.soort.in_(NIEMAND_WACHT),
                MailRij.volgende_poging_at,
                MailRij.created_at,
                MailRij.id,
            )
            .limit(limit)
        )
        open_ = [(rij, self._open_mail(rij)) for rij in fetch(self._session, vraag)]
        self._set_aside([rij.id for rij, mail in open_ if mail is None], at)
        return [mail for _, mail in open_ if mail is not None]

    def aside(self) -> list[ApartGezetteMail]:
        """The mails that were set aside, the oldest first."""
        vraag = select(MailRij.id, MailRij.soort, MailRij.apart_at)
        apart = vraag.where(MailRij.apart_at.is_not(None)).order_by(MailRij.apart_at, MailRij.id)
        rijen = self._session.execute(apart)
        return [
            ApartGezetteMail(id=id_, soort=soort, at=at)
            for id_, soort, at in rijen
            if at is not None
        ]

    def reseal(self, at: datetime) -> Herzegeld:
        """Seal what waits anew under the first key, and set aside what no key opens.

        What was set aside and opens again is due at once, but a mail to somebody without an account is not: what it
        tells may have been shielded since, which nobody could look at while it was closed.
        """
        gedaan = reseal_column(self._session, self._zegel, _VERZEGELD)
        for rij in self._waiting(MailRij.apart_at.is_(None)):
            if self._open_mail(rij) is None:
                self._set_aside([rij.id], at)
        for rij in fetch(self._session, select(MailRij).where(MailRij.apart_at.is_not(None))):
            if rij.aan and self._open_mail(rij) is not None:
                self._update(rij.id, apart_at=None, fout=None, volgende_poging_at=at)
        return gedaan

    def zegelstanden(self) -> Counter[Zegelstand]:
        """How many mails that wait, or were set aside, stand under which key."""
        return count_stands(self._session, self._zegel, _VERZEGELD)

    def claim(self, mail_id: UUID, at: datetime, *, until: datetime) -> bool:
        """Have a mail that is due for oneself until that moment.

        False when it is not due (any more), or was taken back. Of two who ask at once one gets it.
        Should it never hear of the mail again, it is due once more at `until`.
        """
        uitkomst = self._session.execute(
            update(MailRij)
            .where(MailRij.id == mail_id, _is_due(at))
            .values(volgende_poging_at=until),
            execution_options={"synchronize_session": False},
        )
        return cast(CursorResult[Any], uitkomst).rowcount == 1

    def sent(self, mail_id: UUID, at: datetime) -> None:
        """Note that a mail went; its text is thrown away, and whom it was about."""
        self._set(mail_id, sent_at=at, volgende_poging_at=None, fout=None, **_WEG)

    def failed(self, mail_id: UUID, fout: str, next_at: datetime | None) -> None:
        """Note that a mail did not go; it is tried again at `next_at`. None gives up and throws its text away."""
        weg = _WEG if next_at is None else {}
        self._set(mail_id, volgende_poging_at=next_at, fout=fout, **weg)

    def queue(self) -> tuple[int, datetime | None]:
        """How many wait, and since when the oldest does."""
        vraag = select(func.count(), func.min(MailRij.created_at)).where(
            MailRij.sent_at.is_(None), MailRij.volgende_poging_at.is_not(None)
        )
        aantal, oudste = self._session.execute(vraag).one()
        return aantal, oudste

    def given_up(self, since: datetime) -> int:
        """How many that were written since then were tried long enough and did not go."""
        vraag = select(func.count()).where(
            MailRij.sent_at.is_(None),
            MailRij.volgende_poging_at.is_(None),
            MailRij.apart_at.is_(None),
            MailRij.created_at >= since,
        )
        return self._session.scalar(vraag) or 0

    def cleanup(self, before: datetime, *, after: datetime) -> int:
        """Forget mails that went, were given up or were set aside, from before a moment or after another.

        Gives their number.
        """
        weg = delete(MailRij).where(
            or_(MailRij.created_at < before, MailRij.created_at > after),
            MailRij.volgende_poging_at.is_(None),
        )
        rijen = self._session.scalars(
            weg.returning(MailRij.id), execution_options={"synchronize_session": False}
        )
        return len(rijen.all())

    def _set(self, mail_id: UUID, **waarden: Any) -> None:
        self._session.execute(
            update(MailRij)
            .where(MailRij.id == mail_id)
            .values(**waarden, pogingen=MailRij.pogingen + 1),
            execution_options={"synchronize_session": False},
        )

    def _set_aside(self, ids: Sequence[UUID], at: datetime) -> None:
        """Set a mail aside; it is not tried again, and its text stays as it is, in case the key comes back."""
        for mail_id in ids:
            self._update(mail_id, apart_at=at, volgende_poging_at=None, fout="niet te openen")

    def _update(self, mail_id: UUID, **waarden: Any) -> None:
        self._session.execute(
            update(MailRij)
            .where(MailRij.id == mail_id, MailRij.sent_at.is_(None))
            .values(**waarden),
            execution_options={"synchronize_session": False},
        )

    def _open_mail(self, rij: MailRij) -> Mail | None:
        """A mail as it was written, or None for what no key opens, and for what is damaged."""
        try:
            return self._to_mail(rij)
        except (SleutelFout, ValueError, TypeError):
            return None

    def _to_mail(self, rij: MailRij) -> Mail:
        brief = {"aan": rij.aan, "onderwerp": rij.onderwerp, "tekst": self._open(rij)}
        if not rij.aan:
            brief = json.loads(brief["tekst"])
            brief.pop("vertelt", None)
        return Mail(
            id=rij.id,
            soort=rij.soort,
            created_at=rij.created_at,
            pogingen=rij.pogingen,
            **brief,
        )

    def _waiting(self, waar: ColumnElement[bool]) -> list[MailRij]:
        wacht = MailRij.sent_at.is_(None) & MailRij.volgende_poging_at.is_not(None)
        vraag = select(MailRij).where(waar, wacht).order_by(MailRij.created_at, MailRij.id)
        return fetch(self._session, vraag)

    def _unfold(self, rij: MailRij) -> Omslag | None:
        """A mail to send, or None for what cannot be opened: it is set aside when its turn comes, and does not go."""
        try:
            return Omslag(**json.loads(self._open(rij)))
        except (SleutelFout, ValueError, TypeError):
            return None

    def _open(self, rij: MailRij) -> str:
        return self._zegel.unseal(_owner(rij.id), rij.tekst_versleuteld)


def _is_due(at: datetime) -> ColumnElement[bool]:
    """Whether a mail is to be tried now.

    No attempt is put off longer than `LANGSTE_WACHT`: a later one is of a clock that was wrong.
    """
    moment = MailRij.volgende_poging_at
    verdwaald = moment > at + LANGSTE_WACHT + _KLOKSPELING
    return MailRij.sent_at.is_(None) & or_(moment <= at, verdwaald)
