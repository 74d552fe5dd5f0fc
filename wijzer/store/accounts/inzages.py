"""Who had whose real addresses shown. A line here is never changed and never taken away."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from wijzer.domain.accounts.inzage import Inzage, Reden
from wijzer.domain.ids import AanbiederId, GebruikerId, InzageId
from wijzer.store.rijen import Onderdeel, fetch, insert_rows
from wijzer.store.tables import InzageRij


class InzageStore(Onderdeel):
    """Looks of all regions. Nothing here is public, so nothing marks the projection."""

    def add(self, inzage: Inzage) -> None:
        """Keep that addresses were shown."""
        insert_rows(self._session, InzageRij, [_waarden(inzage)])

    def open_of(
        self, gebruiker_id: GebruikerId, *, regio: str, sessie_hash: str, at: datetime
    ) -> list[Inzage]:
        """What is open now for this person, in this session, the first to end first."""
        vraag = select(InzageRij).where(
            InzageRij.gebruiker_id == gebruiker_id,
            InzageRij.regio == regio,
            InzageRij.sessie_hash == sessie_hash,
            InzageRij.aanbieder_id.is_not(None),
            InzageRij.at <= at,
            InzageRij.until_at > at,
        )
        rijen = fetch(self._session, vraag.order_by(InzageRij.until_at, InzageRij.id))
        return [_to_inzage(rij) for rij in rijen]

    def of_aanbieder(self, aanbieder_id: AanbiederId, *, regio: str, limit: int) -> list[Inzage]:
        """The looks at the addresses of one aanbieder, those at the whole region included; the newest first."""
        vraag = select(InzageRij).where(*_concerns(aanbieder_id, regio))
        volgorde = (InzageRij.at.desc(), InzageRij.id.desc())
        return [
            _to_inzage(rij) for rij in fetch(self._session, vraag.order_by(*volgorde).limit(limit))
        ]

    def count_since(self, aanbieder_id: AanbiederId, *, regio: str, since: datetime) -> int:
        """How many of those looks there were from this moment on."""
        vraag = select(func.count()).select_from(InzageRij)
        vraag = vraag.where(*_concerns(aanbieder_id, regio), InzageRij.at >= since)
        return self._session.scalar(vraag) or 0


def _concerns(aanbieder_id: AanbiederId, regio: str) -> tuple[ColumnElement[bool], ...]:
    van_wie = or_(InzageRij.aanbieder_id == aanbieder_id, InzageRij.aanbieder_id.is_(None))
    return InzageRij.regio == regio, van_wie


def _to_inzage(rij: InzageRij) -> Inzage:
    return Inzage(
        id=InzageId(rij.id),
        regio=rij.regio,
        reden=Reden(rij.reden),
        at=rij.at,
        until_at=rij.until_at,
        toelichting=rij.toelichting,
        gebruiker_id=GebruikerId(rij.gebruiker_id) if rij.gebruiker_id else None,
        aanbieder_id=AanbiederId(rij.aanbieder_id) if rij.aanbieder_id else None,
        sessie_hash=rij.sessie_hash,
    )


def _waarden(inzage: Inzage) -> dict[str, Any]:
    return {
        "id": inzage.id,
        "regio": inzage.regio,
        "reden": inzage.reden.value,
        "at": inzage.at,
        "until_at": inzage.until_at,
        "toelichting": inzage.toelichting,
        "gebruiker_id": inzage.gebruiker_id,
        "aanbieder_id": inzage.aanbieder_id,
        "sessie_hash": inzage.sessie_hash,
    }
