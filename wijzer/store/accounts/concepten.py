"""Forms that wait for who typed them, sealed: they may hold an address that must stay shielded."""

import json
from collections import Counter
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Delete, Update, delete, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from wijzer.domain.bewaren.concept import (
    CONCEPT_GELDIG,
    CONCEPTEN_HOOGUIT,
    Bestemming,
    Concept,
    Conceptkop,
    Getypt,
)
from wijzer.domain.ids import ConceptId, GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.rijen import Onderdeel, find_one, insert_rows, table_of
from wijzer.store.tables import ConceptRij
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands, reseal_column
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand


def _owner(concept_id: UUID, gebruiker_id: UUID) -> str:
    return f"concept:{concept_id}:{gebruiker_id}"


_VERZEGELD = Zegelkolom(
    table_of(ConceptRij), "inhoud_versleuteld", lambda rij: _owner(rij.id, rij.gebruiker_id)
)


class ConceptStore(Onderdeel):
    """What was typed when a session ended. Every question names the account: nobody else gets an answer."""

    def __init__(self, session: Session, zegel: Zegel) -> None:
        super().__init__(session)
        self._zegel = zegel

    def keep(self, concept: Concept) -> None:
        """Keep a form in the place of an earlier one; the oldest make room. Hold the account before this."""
        van = ConceptRij.gebruiker_id == concept.gebruiker_id
        self._run(delete(ConceptRij).where(van, *_at(concept.bestemming)))
        rest = select(ConceptRij.id).where(van).order_by(ConceptRij.getypt_at.desc(), ConceptRij.id)
        te_veel = list(self._session.scalars(rest.offset(CONCEPTEN_HOOGUIT - 1)))
        self._run(delete(ConceptRij).where(ConceptRij.id.in_(te_veel)))
        insert_rows(self._session, ConceptRij, [self._to_row(concept)])

    def find(self, concept_id: ConceptId, gebruiker_id: GebruikerId) -> Concept | None:
        """A kept form of this account; None for one that is not there, and for one of somebody else."""
        vraag = select(ConceptRij).where(
            ConceptRij.id == concept_id, ConceptRij.gebruiker_id == gebruiker_id
        )
        rij = find_one(self._session, vraag)
        return self._to_concept(rij) if rij else None

    def at(self, gebruiker_id: GebruikerId, bestemming: Bestemming) -> Concept | None:
        """The form that this account left there, old or not; or None."""
        vraag = select(ConceptRij).where(ConceptRij.gebruiker_id == gebruiker_id, *_at(bestemming))
        rij = find_one(self._session, vraag)
        return self._to_concept(rij) if rij else None

    def waiting(self, gebruiker_id: GebruikerId, at: datetime) -> list[Conceptkop]:
        """The forms that wait for this account, the newest first. Nothing is opened for it."""
        tabel = ConceptRij
        vraag = select(tabel.id, tabel.endpoint, tabel.onderwerp, tabel.getypt_at).where(
            tabel.gebruiker_id == gebruiker_id,
            tabel.inhoud_versleuteld.is_not(None),
            tabel.getypt_at > at - CONCEPT_GELDIG,
            tabel.getypt_at <= at + KLOKVERSCHIL,
        )
        return [
            Conceptkop(
                id=ConceptId(rij.id),
                bestemming=Bestemming(rij.endpoint, rij.onderwerp),
                getypt_at=rij.getypt_at,
            )
            for rij in self._session.execute(vraag.order_by(tabel.getypt_at.desc(), tabel.id))
        ]

    def drop(
        self, concept_id: ConceptId, gebruiker_id: GebruikerId, bestemming: Bestemming | None = None
    ) -> bool:
        """Forget a form of this account, with a `bestemming` only when it is of that form; False when there is none."""
        wie = ConceptRij.id == concept_id, ConceptRij.gebruiker_id == gebruiker_id
        waar = _at(bestemming) if bestemming else ()
        return self._run(delete(ConceptRij).where(*wie, *waar)) == 1

    def empty(self, onderwerp: str) -> None:
        """Forget what was typed about something that is gone or shielded now.

        It stays known that there was something, so that it can be told.
        """
        vraag = update(ConceptRij).where(ConceptRij.onderwerp == onderwerp)
        self._run(vraag.values(inhoud_versleuteld=None))

    def cleanup(self, at: datetime) -> int:
        """Take away what nobody came back for within a day, also what bears a moment of the future; gives how many."""
        oud = ConceptRij.getypt_at <= at - CONCEPT_GELDIG
        return self._run(
            delete(ConceptRij).where(or_(oud, ConceptRij.getypt_at > at + KLOKVERSCHIL))
        )

    def reseal(self) -> Herzegeld:
        """Seal what waits anew under the first key."""
        return reseal_column(self._session, self._zegel, _VERZEGELD)

    def zegelstanden(self) -> Counter[Zegelstand]:
        """How many forms stand under which key."""
        return count_stands(self._session, self._zegel, _VERZEGELD)

    def _to_row(self, concept: Concept) -> dict[str, Any]:
        eigenaar = _owner(concept.id, concept.gebruiker_id)
        tekst = _as_text(concept.getypt) if concept.getypt else None
        return {
            "id": concept.id,
            "gebruiker_id": concept.gebruiker_id,
            "endpoint": concept.bestemming.endpoint,
            "onderwerp": concept.bestemming.onderwerp,
            "getypt_at": concept.getypt_at,
            "inhoud_versleuteld": self._zegel.seal(eigenaar, tekst) if tekst else None,
        }

    def _to_concept(self, rij: ConceptRij) -> Concept:
        verzegeld = rij.inhoud_versleuteld
        tekst = (
            self._zegel.try_unseal(_owner(rij.id, rij.gebruiker_id), verzegeld)
            if verzegeld
            else None
        )
        return Concept(
            id=ConceptId(rij.id),
            gebruiker_id=GebruikerId(rij.gebruiker_id),
            bestemming=Bestemming(rij.endpoint, rij.onderwerp),
            getypt_at=rij.getypt_at,
            getypt=_from_text(tekst) if tekst else None,
        )

    def _run(self, vraag: Update | Delete) -> int:
        uitkomst = self._session.execute(vraag, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount


def _at(bestemming: Bestemming) -> tuple[ColumnElement[bool], ...]:
    return ConceptRij.endpoint == bestemming.endpoint, ConceptRij.onderwerp == bestemming.onderwerp


def _as_text(getypt: Getypt) -> str:
    return json.dumps(
        {
            "velden": getypt.velden,
            "vraag": getypt.vraag,
            "bestanden": getypt.bestanden,
            "eerder": getypt.eerder_at.isoformat() if getypt.eerder_at else None,
        },
        ensure_ascii=False,
    )


def _from_text(tekst: str) -> Getypt:
    delen = json.loads(tekst)
    return Getypt(
        velden=tuple((naam, waarde) for naam, waarde in delen["velden"]),
        vraag=delen["vraag"],
        bestanden=tuple(delen["bestanden"]),
        eerder_at=datetime.fromisoformat(delen["eerder"]) if delen["eerder"] else None,
    )
