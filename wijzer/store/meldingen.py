"""Alerts: address, search and token sealed, found by hashes that only this installation can make."""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.ids import MeldingId, PubliekId
from wijzer.domain.melding import Melding
from wijzer.store.rijen import Onderdeel, fetch, find_one, in_chunks, insert_rows, update_rows
from wijzer.store.sleutels import Zegel
from wijzer.store.tables import MailRij, MeldingRij

_LOS = {"synchronize_session": False}
"""Rows are never kept in memory, so there is nothing to keep in step."""
_MET_SLEUTEL = ("gegevens_versleuteld", "token_hash", "adres_hash", "vraag_hash")
"""What follows from a key, and is another value under another key."""


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

    def by_token(self, token: str) -> Melding:
        """The alert that a link belongs to; raises `NietGevonden`."""
        rij = find_one(
            self._session,
            select(MeldingRij).where(MeldingRij.token_hash == self._hash("token", token)),
        )
        if rij is None:
            raise NietGevonden
        return self._to_melding(rij)

    def same(self, email: str, regio: str, zoekvraag: str) -> Melding | None:
        """What this address has asked for this search already."""
        hash_ = self._hash("vraag", email, regio, zoekvraag)
        rij = find_one(self._session, select(MeldingRij).where(MeldingRij.vraag_hash == hash_))
        return self._to_melding(rij) if rij else None

    def counts_of(self, email: str, at: datetime) -> tuple[int, int]:
        """How many requests of this address wait to be confirmed, and how many alerts it has."""
        vraag = select(func.count(), func.count(MeldingRij.bevestigd_at)).where(
            MeldingRij.adres_hash == self._hash("adres", email), MeldingRij.tot_at > at
        )
        samen, bevestigd = self._session.execute(vraag).one()
        return samen - bevestigd, bevestigd

    def confirmed(self) -> list[Melding]:
        """Every alert that was confirmed, those that are over too."""
        vraag = (
            select(MeldingRij).where(MeldingRij.bevestigd_at.is_not(None)).order_by(MeldingRij.id)
        )
        return [self._to_melding(rij) for rij in fetch(self._session, vraag)]

    def follow(self, nieuw: Mapping[PubliekId, PubliekId]) -> None:
        """Let what got another public id be no news under it: a mail about it would lead from the old to the new one."""
        if not nieuw:
            return
        namen = {str(oud): str(anders) for oud, anders in nieuw.items()}
        kolommen = select(MeldingRij.id, MeldingRij.gezien).where(
            MeldingRij.bevestigd_at.is_not(None)
        )
        for melding_id, gezien in self._session.execute(kolommen).all():
            if not namen.keys().isdisjoint(gezien):
                self._session.execute(
                    update(MeldingRij)
                    .where(MeldingRij.id == melding_id)
                    .values(
                        gezien=sorted(namen.get(een, een) for een in gezien),
                        versie=MeldingRij.versie + 1,
                    ),
                    execution_options=_LOS,
                )

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
        """Mail about it that waits goes too; what was sent holds no address any more."""
        weg = list(self._session.scalars(select(MeldingRij.id).where(waar)))
        for brok in in_chunks(weg):
            for vraag in (
                delete(MailRij).where(MailRij.over_id.in_(brok), MailRij.sent_at.is_(None)),
                delete(MeldingRij).where(MeldingRij.id.in_(brok)),
            ):
                self._session.execute(vraag, execution_options=_LOS)
        return len(weg)

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
