"""Alerts: address, search and token sealed, found by hashes that only this installation can make."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import MeldingId
from wijzer.domain.melding import AANVRAAG_GELDIG, Melding
from wijzer.store.rijen import Onderdeel, fetch, find_one, in_chunks, insert_rows, update_rows
from wijzer.store.sleutels import Zegel
from wijzer.store.tables import MailRij, MeldingRij

_LOS = {"synchronize_session": False}
"""Rows are never kept in memory, so there is nothing to keep in step."""
_MET_SLEUTEL = ("gegevens_versleuteld", "token_hash", "adres_hash", "vraag_hash")
"""What follows from a key, and is another value under another key."""
_HASH_BYTES, _MERK_BYTES = 32, 16


class MeldingStore(Onderdeel):
    """Who wants to know when a place opens."""

    def __init__(self, session: Session, zegel: Zegel, sleutel: bytes) -> None:
        super().__init__(session)
        self._zegel = zegel
        self._sleutel = sleutel

    def add(self, melding: Melding) -> None:
        """Keep a new one; the same address with the same search twice is an error of the database."""
        insert_rows(self._session, MeldingRij, [self._to_row(melding)])

    def save(self, melding: Melding) -> None:
        """Keep a change; raises `Conflict` when it was changed meanwhile and `NietGevonden` when it was stopped."""
        update_rows(self._session, MeldingRij, [(self._to_row(melding), melding.versie)])

    def delete(self, melding_id: MeldingId) -> bool:
        """Forget an alert and with it the address; mail about it that waits goes too. False when it was gone."""
        return self._drop(MeldingRij.id == melding_id) > 0

    def by_token(self, token: str, *, hold: bool = False) -> Melding:
        """The alert that a link belongs to; raises `NietGevonden`.

        With `hold` nobody else changes it in this transaction: of two clicks at once the second sees what the first did.
        """
        vraag = select(MeldingRij).where(MeldingRij.token_hash == self._hash("token", token))
        rij = find_one(self._session, vraag.with_for_update() if hold else vraag)
        if rij is None:
            raise NietGevonden
        return self._to_melding(rij)

    def same(self, email: str, regio: str, zoekvraag: str) -> Melding | None:
        """What this address has asked for this search already."""
        hash_ = self._hash("vraag", email, regio, zoekvraag)
        rij = find_one(self._session, select(MeldingRij).where(MeldingRij.vraag_hash == hash_))
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
        """Every alert that was confirmed, those that are over too."""
        vraag = (
            select(MeldingRij).where(MeldingRij.bevestigd_at.is_not(None)).order_by(MeldingRij.id)
        )
        return [self._to_melding(rij) for rij in fetch(self._session, vraag)]

    def hold(self, email: str) -> list[Melding]:
        """Every alert and request of this address as they are now; nobody else changes them in this transaction.

        Who is going to change more than one asks this first: all take them in one order, so two at once never deadlock.
        """
        vraag = select(MeldingRij).where(self._of_address(email))
        rijen = fetch(self._session, vraag.order_by(MeldingRij.id).with_for_update())
        return [self._to_melding(rij) for rij in rijen]

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
        """Let these places be news again: the mail that told of them was taken back. Nothing happens for one that is gone."""
        vraag = select(MeldingRij).where(MeldingRij.id == melding_id)
        for melding in map(self._to_melding, fetch(self._session, vraag)):
            self.save(replace(melding, gezien=melding.gezien - set(ids), herinnerd_at=None))

    # ── everything of one address ──

    def post_id(self, email: str) -> UUID:
        """What a mail about several alerts of this address is about: a number that only this installation can make."""
        return self._post_id(self._hash("adres", email))

    def all_token(self, email: str) -> str:
        """The key of a link that stops everything of this address. Who reads the database cannot make it."""
        hash_ = self._hash("adres", email)
        return urlsafe_b64encode(bytes.fromhex(hash_) + self._mark(hash_)).decode().rstrip("=")

    def delete_all(self, token: str) -> int:
        """Forget every alert of the address that this key is of, with its mail that waits; gives how many there were.

        Raises `NietGevonden` for what is no such key.
        """
        return self._drop(MeldingRij.adres_hash == self._address_of(token))

    def require_all_token(self, token: str) -> None:
        """Raises `NietGevonden` for what is no key that stops everything of an address."""
        self._address_of(token)

    def _address_of(self, token: str) -> str:
        try:
            inhoud = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (Error, ValueError):
            raise NietGevonden from None
        hash_, merk = inhoud[:_HASH_BYTES].hex(), inhoud[_HASH_BYTES:]
        if not hmac.compare_digest(merk, self._mark(hash_)):
            raise NietGevonden
        return hash_

    def _mark(self, adres_hash: str) -> bytes:
        return bytes.fromhex(self._hash("alles", adres_hash))[:_MERK_BYTES]

    def _post_id(self, adres_hash: str) -> UUID:
        return UUID(hex=self._hash("post", adres_hash)[:32])

    def _of_address(self, email: str) -> ColumnElement[bool]:
        return MeldingRij.adres_hash == self._hash("adres", email)

    # ── all at once ──

    def cleanup(self, at: datetime) -> int:
        """Forget what was not confirmed or not prolonged in time; gives how many."""
        return self._drop(MeldingRij.tot_at <= at)

    def rotate(self) -> int:
        """Seal everything under the first key, and hash it with the present one; gives how many alerts."""
        rijen = fetch(self._session, select(MeldingRij))
        for rij in rijen:
            nieuw = self._to_row(self._to_melding(rij))
            self._session.execute(
                update(MeldingRij)
                .where(MeldingRij.id == rij.id)
                .values({naam: nieuw[naam] for naam in _MET_SLEUTEL}),
                execution_options=_LOS,
            )
        return len(rijen)

    def _drop(self, waar: ColumnElement[bool]) -> int:
        """Mail about it that waits goes too, and mail about all of an address of which nothing is left."""
        vraag = select(MeldingRij.id, MeldingRij.adres_hash).where(waar)
        weg = self._session.execute(vraag.order_by(MeldingRij.id).with_for_update()).all()
        for brok in in_chunks(rij.id for rij in weg):
            self._take_back(brok)
            self._session.execute(
                delete(MeldingRij).where(MeldingRij.id.in_(brok)), execution_options=_LOS
            )
        for hashes in in_chunks({rij.adres_hash for rij in weg}):
            over = select(MeldingRij.adres_hash).where(MeldingRij.adres_hash.in_(hashes))
            leeg = set(hashes) - set(self._session.scalars(over))
            self._take_back([self._post_id(hash_) for hash_ in leeg])
        return len(weg)

    def _take_back(self, over: list[UUID]) -> None:
        """What was sent holds no address any more."""
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
            "token_hash": self._hash("token", melding.token),
            "adres_hash": self._hash("adres", melding.email),
            "vraag_hash": self._hash("vraag", melding.email, melding.regio, melding.zoekvraag),
            "gegevens_versleuteld": self._zegel.seal(_owner(melding.id), json.dumps(gegevens)),
            "aangevraagd_at": melding.aangevraagd_at,
            "tot_at": melding.tot_at,
            "bevestigd_at": melding.bevestigd_at,
            "herinnerd_at": melding.herinnerd_at,
            "gemaild_op": melding.gemaild_op,
            "gezien": sorted(map(str, melding.gezien)),
        }

    def _to_melding(self, rij: MeldingRij) -> Melding:
        gegevens = json.loads(self._zegel.unseal(_owner(rij.id), rij.gegevens_versleuteld))
        email, zoekvraag, token = gegevens
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
            gezien=frozenset(map(UUID, rij.gezien)),
            versie=rij.versie,
        )

    def _hash(self, doel: str, *delen: str) -> str:
        """A text that says nothing without the key; `doel` keeps uses apart."""
        return hmac.new(self._sleutel, json.dumps([doel, *delen]).encode(), "sha256").hexdigest()


def _owner(melding_id: UUID) -> str:
    return f"melding:{melding_id}"
