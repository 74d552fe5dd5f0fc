"""Alerts: address, search and token sealed, found by hashes that only this installation can make."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.orm import Session

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import MeldingId
from wijzer.domain.melding import AANVRAAG_GELDIG, Melding
from wijzer.store.meldingen.hashes import Meldinghash
from wijzer.store.rijen import (
    Onderdeel,
    fetch,
    find_one,
    in_chunks,
    insert_rows,
    table_of,
    update_rows,
)
from wijzer.store.tables import MailRij, MeldingRij
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

_LOS = {"synchronize_session": False}
"""Rows are never kept in memory, so there is nothing to keep in step."""
_MET_SLEUTEL = ("gegevens_versleuteld", "token_hash", "adres_hash", "vraag_hash")
"""What follows from a key, and is another value under another key."""


class MeldingStore(Onderdeel):
    """Who wants to know when a place opens."""

    def __init__(self, session: Session, zegel: Zegel, sleutels: Sequence[bytes]) -> None:
        super().__init__(session)
        self._zegel = zegel
        self._hash = Meldinghash(sleutels)

    def add(self, melding: Melding) -> None:
        """Keep a new one; the same address with the same search and wish twice is an error of the database.

        Of one that no key opens nobody hears any more: the new one takes its place.
        """
        hashes = self._hash.ways("vraag", *_question_of(melding))
        eerder = find_one(
            self._session, select(MeldingRij).where(MeldingRij.vraag_hash.in_(hashes))
        )
        if eerder is not None and self._to_melding(eerder) is None:
            self._drop(MeldingRij.id == eerder.id)
        insert_rows(self._session, MeldingRij, [self._to_row(melding)])

    def save(self, melding: Melding) -> None:
        """Keep a change; raises `Conflict` when it was changed meanwhile and `NietGevonden` when it was stopped."""
        update_rows(self._session, MeldingRij, [(self._to_row(melding), melding.versie)])

    def delete(self, melding_id: MeldingId) -> bool:
        """Forget an alert and with it the address; mail about it that waits goes too. False when it was gone."""
        return self._drop(MeldingRij.id == melding_id) > 0

    def by_token(self, token: str, *, hold: bool = False) -> Melding:
        """The alert that a link belongs to; raises `NietGevonden`, also for one that no key opens.

        With `hold` nobody else changes it in this transaction: of two clicks at once the second
        sees what the first did.
        """
        vraag = select(MeldingRij).where(MeldingRij.token_hash.in_(self._hash.ways("token", token)))
        rij = find_one(self._session, vraag.with_for_update() if hold else vraag)
        melding = self._to_melding(rij) if rij else None
        if melding is None:
            raise NietGevonden
        return melding

    def delete_by_token(self, regio: str, token: str) -> None:
        """Forget the alert of a link, if it is there: also one that no key opens."""
        hashes = self._hash.ways("token", token)
        self._drop(MeldingRij.token_hash.in_(hashes) & (MeldingRij.regio == regio))

    def same(
        self, email: str, regio: str, zoekvraag: str, wachtgrens: int | None = None
    ) -> Melding | None:
        """The alert that this address has asked for this search and this wish already, or None."""
        hashes = self._hash.ways("vraag", *_question(email, regio, zoekvraag, wachtgrens))
        rij = find_one(self._session, select(MeldingRij).where(MeldingRij.vraag_hash.in_(hashes)))
        return self._to_melding(rij) if rij else None

    def counts_of(self, email: str, at: datetime) -> tuple[int, int]:
        """How many requests of this address wait to be confirmed, and how many alerts it has.

        An alert of a copy that was put back waits too, but nobody asked for it just now: it is not counted.
        """
        pas = MeldingRij.aangevraagd_at.between(at - AANVRAAG_GELDIG, at + AANVRAAG_GELDIG)
        vraag = select(
            func.count().filter(MeldingRij.bevestigd_at.is_(None), pas),
            func.count(MeldingRij.bevestigd_at),
        ).where(self._of_address(email), MeldingRij.tot_at > at)
        wachtend, bevestigd = self._session.execute(vraag).one()
        return wachtend, bevestigd

    def confirmed(self) -> list[Melding]:
        """Every alert that was confirmed and that a key opens, those that are over too."""
        vraag = (
            select(MeldingRij).where(MeldingRij.bevestigd_at.is_not(None)).order_by(MeldingRij.id)
        )
        return self._read(vraag)

    def hold(self, email: str) -> list[Melding]:
        """Every alert and request of this address that a key opens, as it is now.

        Nobody else changes them in this transaction. Who is going to change more than one asks this
        first: all take them in one order, so two at once never deadlock.
        """
        vraag = select(MeldingRij).where(self._of_address(email))
        return self._read(vraag.order_by(MeldingRij.id).with_for_update())

    def mailed_op(self, email: str) -> date | None:
        """The day on which this address last had a mail of the job, as far as one of its alerts remembers it."""
        vraag = select(func.max(MeldingRij.gemaild_op)).where(self._of_address(email))
        return self._session.scalar(vraag)

    def set_mailed(self, email: str, dag: date | None) -> None:
        """Let everything of this address know on which day it was mailed, requests that wait to be confirmed too.

        `hold` the address first.
        """
        self._session.execute(
            update(MeldingRij)
            .where(self._of_address(email))
            .values(gemaild_op=dag, versie=MeldingRij.versie + 1),
            execution_options=_LOS,
        )

    def untell(self, melding_id: MeldingId, ids: Collection[UUID]) -> None:
        """Let these places be news again: the mail that told of them was taken back.

        Nothing happens for one that is gone.
        """
        vraag = select(MeldingRij).where(MeldingRij.id == melding_id)
        for melding in self._read(vraag):
            self.save(replace(melding, gezien=melding.gezien - set(ids), herinnerd_at=None))

    # ── everything of one address ──

    def post_id(self, email: str) -> UUID:
        """What a mail about several alerts of this address is about: a number that only this installation can make."""
        return self.post_ids(email)[0]

    def post_ids(self, email: str) -> list[UUID]:
        """The number of `post_id` under each key, the first key first.

        A mail that waits may be older than the first key.
        """
        return self._hash.post_ids(email)

    def all_token(self, email: str) -> str:
        """The key of a link that stops everything of this address. Who reads the database cannot make it."""
        return self._hash.make_all_token(email)

    def delete_all(self, token: str) -> int:
        """Forget every alert of the address that this key is of, with its mail that waits; gives how many there were.

        Raises `NietGevonden` for what is no such key.
        """
        return self._drop(
            MeldingRij.adres_hash.in_(self._same_address(self._hash.address_of(token)))
        )

    def require_all_token(self, token: str) -> None:
        """Raises `NietGevonden` for what is no key that stops everything of an address."""
        self._hash.address_of(token)

    def _same_address(self, adres_hash: str) -> Sequence[str]:
        """The hashes under which alerts of this address may stand; with one key there is one.

        The link may be older than the first key, or the alerts may be: no hash tells the other, only the address does.
        """
        if not self._hash.is_enkel:
            for melding in self._read(select(MeldingRij)):
                hashes = self._hash.ways("adres", melding.email)
                if adres_hash in hashes:
                    return hashes
        return [adres_hash]

    def _of_address(self, email: str) -> ColumnElement[bool]:
        return MeldingRij.adres_hash.in_(self._hash.ways("adres", email))

    # ── all at once ──

    def cleanup(self, at: datetime) -> int:
        """Forget what was not confirmed or not prolonged in time; gives how many."""
        return self._drop(MeldingRij.tot_at <= at)

    def reseal(self) -> Herzegeld:
        """Seal everything anew under the first key and hash it with the first key; mail about an address follows."""
        gedaan = Herzegeld()
        for rij in fetch(self._session, select(MeldingRij).order_by(MeldingRij.id)):
            melding = self._to_melding(rij)
            if melding is None:
                gedaan += Herzegeld(dicht=1)
            elif not self._is_current(rij, melding):
                self._renew(rij, melding)
                gedaan += Herzegeld(opnieuw=1)
        return gedaan

    def zegelstanden(self) -> Counter[Zegelstand]:
        """How many alerts stand under which key."""
        kolom = Zegelkolom(table_of(MeldingRij), "gegevens_versleuteld", lambda rij: _owner(rij.id))
        return count_stands(self._session, self._zegel, kolom)

    def _is_current(self, rij: MeldingRij, melding: Melding) -> bool:
        eerste = self._zegel.stand(_owner(rij.id), rij.gegevens_versleuteld) is Zegelstand.EERSTE
        return eerste and rij.token_hash == self._hash.first("token", melding.token)

    def _renew(self, rij: MeldingRij, melding: Melding) -> None:
        """Write what follows from a key, unless the alert was changed meanwhile.

        In that case it follows from the first key already.
        """
        nieuw = self._to_row(melding)
        self._session.execute(
            update(MeldingRij)
            .where(MeldingRij.id == rij.id, MeldingRij.versie == rij.versie)
            .values({naam: nieuw[naam] for naam in _MET_SLEUTEL}),
            execution_options=_LOS,
        )
        post_id, *ouder = self.post_ids(melding.email)
        self._session.execute(
            update(MailRij).where(MailRij.over_id.in_(ouder)).values(over_id=post_id),
            execution_options=_LOS,
        )

    def _drop(self, waar: ColumnElement[bool]) -> int:
        """Mail about it that waits goes too, and mail about all of an address of which nothing is left."""
        vraag = select(MeldingRij).where(waar).order_by(MeldingRij.id).with_for_update()
        weg = fetch(self._session, vraag)
        for brok in in_chunks(rij.id for rij in weg):
            self._take_back(brok)
            self._session.execute(
                delete(MeldingRij).where(MeldingRij.id.in_(brok)), execution_options=_LOS
            )
        over = self._left_of({hash_ for rij in weg for hash_ in self._hashes_of(rij)})
        leeg = [rij for rij in weg if over.isdisjoint(self._hashes_of(rij))]
        for posten in in_chunks({post_id for rij in leeg for post_id in self._post_ids_of(rij)}):
            self._take_back(posten)
        return len(weg)

    def _left_of(self, hashes: set[str]) -> set[str]:
        """Which of these hashes of addresses an alert still has."""
        return {
            hash_
            for brok in in_chunks(hashes)
            for hash_ in self._session.scalars(
                select(MeldingRij.adres_hash).where(MeldingRij.adres_hash.in_(brok))
            )
        }

    def _hashes_of(self, rij: MeldingRij) -> list[str]:
        """The hashes of alerts of the same address; of one that no key opens only its own is known."""
        melding = self._to_melding(rij) if not self._hash.is_enkel else None
        return self._hash.ways("adres", melding.email) if melding else [rij.adres_hash]

    def _post_ids_of(self, rij: MeldingRij) -> list[UUID]:
        """The numbers that mail about all of its address may have."""
        eigen = self._hash.post_ids_of(rij.adres_hash)
        melding = self._to_melding(rij) if not self._hash.is_enkel else None
        return eigen + (self.post_ids(melding.email) if melding else [])

    def _take_back(self, over: list[UUID]) -> None:
        """Take back the mail that waits about these; mail that was sent holds no address any more."""
        self._session.execute(
            delete(MailRij).where(MailRij.over_id.in_(over), MailRij.sent_at.is_(None)),
            execution_options=_LOS,
        )

    def _to_row(self, melding: Melding) -> dict[str, Any]:
        gegevens = [melding.email, melding.zoekvraag, melding.token]
        return {
            "id": melding.id,
            "regio": melding.regio,
            "taal": melding.taal,
            "token_hash": self._hash.first("token", melding.token),
            "adres_hash": self._hash.first("adres", melding.email),
            "vraag_hash": self._hash.first("vraag", *_question_of(melding)),
            "gegevens_versleuteld": self._zegel.seal(_owner(melding.id), json.dumps(gegevens)),
            "aangevraagd_at": melding.aangevraagd_at,
            "tot_at": melding.tot_at,
            "bevestigd_at": melding.bevestigd_at,
            "herinnerd_at": melding.herinnerd_at,
            "gemaild_op": melding.gemaild_op,
            "wachtgrens": melding.wachtgrens,
            "lezing": melding.lezing,
            "gezien": sorted(map(str, melding.gezien)),
        }

    def _read(self, vraag: Select[Any]) -> list[Melding]:
        """The alerts that a key opens; one that none opens does not hold up the others."""
        return list(filter(None, map(self._to_melding, fetch(self._session, vraag))))

    def _to_melding(self, rij: MeldingRij) -> Melding | None:
        """An alert, or None for what no key opens: `wijzer gezondheid` counts those."""
        gegevens = self._zegel.try_unseal(_owner(rij.id), rij.gegevens_versleuteld)
        if gegevens is None:
            return None
        email, zoekvraag, token = json.loads(gegevens)
        return Melding(
            id=MeldingId(rij.id),
            regio=rij.regio,
            taal=rij.taal,
            email=email,
            zoekvraag=zoekvraag,
            token=token,
            aangevraagd_at=rij.aangevraagd_at,
            tot_at=rij.tot_at,
            bevestigd_at=rij.bevestigd_at,
            herinnerd_at=rij.herinnerd_at,
            gemaild_op=rij.gemaild_op,
            wachtgrens=rij.wachtgrens,
            lezing=rij.lezing,
            gezien=frozenset(map(UUID, rij.gezien)),
            versie=rij.versie,
        )


def _question_of(melding: Melding) -> list[str]:
    return _question(melding.email, melding.regio, melding.zoekvraag, melding.wachtgrens)


def _question(email: str, regio: str, zoekvraag: str, wachtgrens: int | None) -> list[str]:
    """What an alert is about, and can be once. That of a wish for a place is what it was before there were others."""
    return [email, regio, zoekvraag, *([] if wachtgrens is None else [str(wachtgrens)])]


def _owner(melding_id: UUID) -> str:
    return f"melding:{melding_id}"
