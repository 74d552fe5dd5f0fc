"""Accounts, sessions, invitations and recovery codes. Addresses are folded; secrets of second factors are sealed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Delete, Update, case, delete, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from wijzer.domain.fouten import NietGevonden
from wijzer.domain.gebruiker import (
    SESSIE_LANGST,
    SESSIE_STIL,
    UITNODIGING_GELDIG,
    Gebruiker,
    Sessie,
    Uitnodiging,
)
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.domain.toegang import Rol
from wijzer.store.rijen import Onderdeel, fetch, fetch_one, find_one, insert_rows
from wijzer.store.sleutels import Zegel
from wijzer.store.tables import GebruikerRij, HerstelcodeRij, SessieRij, UitnodigingRij


class GebruikerStore(Onderdeel):
    """Everybody who signs in, and how."""

    def __init__(self, session: Session, zegel: Zegel) -> None:
        super().__init__(session)
        self._zegel = zegel

    def get(self, gebruiker_id: GebruikerId) -> Gebruiker:
        """One account; raises `NietGevonden`."""
        vraag = select(GebruikerRij).where(GebruikerRij.id == gebruiker_id)
        return self._to_gebruiker(fetch_one(self._session, vraag))

    def by_email(self, email: str) -> Gebruiker | None:
        """The account with this address, however it was typed; or None."""
        vraag = select(GebruikerRij).where(GebruikerRij.email == fold_email(email))
        rij = find_one(self._session, vraag)
        return self._to_gebruiker(rij) if rij else None

    def all(self, regio: str) -> list[Gebruiker]:
        """The accounts of a region by address."""
        rijen = fetch(self._session, select(GebruikerRij).where(GebruikerRij.regio == regio))
        return [self._to_gebruiker(rij) for rij in sorted(rijen, key=lambda rij: rij.email)]

    def add(self, gebruiker: Gebruiker) -> None:
        """Add an account. Raises `Ongeldig` when the address has one already."""
        waarden = {
            **self._waarden(gebruiker),
            "id": gebruiker.id,
            "laatste_totp_stap": gebruiker.laatste_totp_stap,
        }
        insert_rows(self._session, GebruikerRij, [waarden])

    def save(self, gebruiker: Gebruiker) -> None:
        """Change an account. The last accepted TOTP step never goes back: a code works once. Raises `NietGevonden`."""
        stap = GebruikerRij.laatste_totp_stap
        hoogste = case(
            (stap > gebruiker.laatste_totp_stap, stap), else_=gebruiker.laatste_totp_stap
        )
        vraag = update(GebruikerRij).where(GebruikerRij.id == gebruiker.id)
        if not self._run(vraag.values(**self._waarden(gebruiker), laatste_totp_stap=hoogste)):
            raise NietGevonden

    def claim_totp_stap(
        self, gebruiker_id: GebruikerId, stap: int, *, beyond: int | None = None
    ) -> bool:
        """Use up a 30-second step: False when it, or a later one, was used already. Safe against two at once.

        A step that was used further ahead than `beyond` does not count.
        """
        laatste = GebruikerRij.laatste_totp_stap
        vrij = laatste < stap if beyond is None else or_(laatste < stap, laatste > beyond)
        vraag = update(GebruikerRij).where(GebruikerRij.id == gebruiker_id, vrij)
        return self._run(vraag.values(laatste_totp_stap=stap)) == 1

    # ── sessions ──

    def sessie(self, token_hash: str) -> Sessie | None:
        """The session with this token, valid or not; or None."""
        rij = find_one(self._session, select(SessieRij).where(SessieRij.token_hash == token_hash))
        return _to_sessie(rij) if rij else None

    def sessies_of(self, gebruiker_id: GebruikerId) -> list[Sessie]:
        """Somebody's sessions, the one used last first."""
        vraag = select(SessieRij).where(SessieRij.gebruiker_id == gebruiker_id)
        volgorde = (SessieRij.gezien_at.desc(), SessieRij.token_hash)
        return [_to_sessie(rij) for rij in fetch(self._session, vraag.order_by(*volgorde))]

    def add_sessie(self, sessie: Sessie) -> None:
        """Add a session."""
        insert_rows(self._session, SessieRij, [_sessie_waarden(sessie)])

    def save_sessie(self, sessie: Sessie) -> None:
        """Change a session. One that was ended meanwhile stays ended."""
        vraag = update(SessieRij).where(SessieRij.token_hash == sessie.token_hash)
        self._run(vraag.values(**_sessie_waarden(sessie)))

    def delete_sessie(self, token_hash: str) -> None:
        """End a session, if it is there."""
        self._run(delete(SessieRij).where(SessieRij.token_hash == token_hash))

    def delete_sessies(self, gebruiker_id: GebruikerId, except_hash: str | None = None) -> None:
        """End all of somebody's sessions, or all but one."""
        vraag = delete(SessieRij).where(SessieRij.gebruiker_id == gebruiker_id)
        self._run(
            vraag if except_hash is None else vraag.where(SessieRij.token_hash != except_hash)
        )

    # ── invitations ──

    def uitnodiging(self, token_hash: str) -> Uitnodiging | None:
        """The invitation with this token, valid or not; or None."""
        vraag = select(UitnodigingRij).where(UitnodigingRij.token_hash == token_hash)
        rij = find_one(self._session, vraag)
        return _to_uitnodiging(rij) if rij else None

    def add_uitnodiging(self, uitnodiging: Uitnodiging) -> None:
        """Add an invitation."""
        insert_rows(self._session, UitnodigingRij, [_uitnodiging_waarden(uitnodiging)])

    def save_uitnodiging(self, uitnodiging: Uitnodiging) -> None:
        """Change an invitation, if it is there."""
        vraag = update(UitnodigingRij).where(UitnodigingRij.token_hash == uitnodiging.token_hash)
        self._run(vraag.values(**_uitnodiging_waarden(uitnodiging)))

    def expire_uitnodigingen(self, gebruiker_id: GebruikerId, at: datetime) -> None:
        """Let no link that somebody has work any more."""
        vraag = update(UitnodigingRij).where(
            UitnodigingRij.gebruiker_id == gebruiker_id, UitnodigingRij.gebruikt_at.is_(None)
        )
        self._run(vraag.values(gebruikt_at=at))

    # ── recovery codes ──

    def herstelcodes(self, gebruiker_id: GebruikerId) -> list[tuple[UUID, str]]:
        """Id and hash of the codes that somebody has left."""
        vraag = select(HerstelcodeRij).where(
            HerstelcodeRij.gebruiker_id == gebruiker_id, HerstelcodeRij.gebruikt_at.is_(None)
        )
        return [
            (rij.id, rij.code_hash)
            for rij in fetch(self._session, vraag.order_by(HerstelcodeRij.id))
        ]

    def replace_herstelcodes(
        self, gebruiker_id: GebruikerId, hashes: Sequence[tuple[UUID, str]]
    ) -> None:
        """Give somebody new codes; the old ones are gone."""
        self._run(delete(HerstelcodeRij).where(HerstelcodeRij.gebruiker_id == gebruiker_id))
        rijen = [
            {"id": id_, "gebruiker_id": gebruiker_id, "code_hash": code_hash}
            for id_, code_hash in hashes
        ]
        insert_rows(self._session, HerstelcodeRij, rijen)

    def use_herstelcode(self, herstelcode_id: UUID, at: datetime) -> bool:
        """Use up a code: False when it was used already. Safe against two at once."""
        vraag = update(HerstelcodeRij).where(
            HerstelcodeRij.id == herstelcode_id, HerstelcodeRij.gebruikt_at.is_(None)
        )
        return self._run(vraag.values(gebruikt_at=at)) == 1

    def cleanup(self, at: datetime) -> int:
        """Take away sessions and invitations that can no longer be used, also those from the future; gives their number."""
        later = at + KLOKVERSCHIL
        sessies = delete(SessieRij).where(
            or_(
                SessieRij.gezien_at < at - SESSIE_STIL,
                SessieRij.created_at < at - SESSIE_LANGST,
                SessieRij.created_at > later,
                SessieRij.gezien_at > later,
            )
        )
        uitnodigingen = delete(UitnodigingRij).where(
            or_(
                UitnodigingRij.created_at < at - UITNODIGING_GELDIG,
                UitnodigingRij.created_at > later,
            )
        )
        return self._run(sessies) + self._run(uitnodigingen)

    def _run(self, vraag: Update | Delete) -> int:
        uitkomst = self._session.execute(vraag, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount

    def _to_gebruiker(self, rij: GebruikerRij) -> Gebruiker:
        verzegeld = rij.totp_geheim_versleuteld
        return Gebruiker(
            id=GebruikerId(rij.id),
            email=rij.email,
            rol=Rol(rij.rol),
            regio=rij.regio,
            aanbieder_id=AanbiederId(rij.aanbieder_id) if rij.aanbieder_id else None,
            wachtwoord_hash=rij.wachtwoord_hash,
            totp_geheim=self._zegel.unseal(f"totp:{rij.id}", verzegeld) if verzegeld else None,
            laatste_totp_stap=rij.laatste_totp_stap,
            uitgeschakeld_at=rij.uitgeschakeld_at,
            created_at=rij.created_at,
            ingelogd_at=rij.ingelogd_at,
        )

    def _waarden(self, gebruiker: Gebruiker) -> dict[str, Any]:
        geheim = gebruiker.totp_geheim
        return {
            "email": fold_email(gebruiker.email),
            "rol": gebruiker.rol.value,
            "regio": gebruiker.regio,
            "aanbieder_id": gebruiker.aanbieder_id,
            "wachtwoord_hash": gebruiker.wachtwoord_hash,
            "totp_geheim_versleuteld": (
                self._zegel.seal(f"totp:{gebruiker.id}", geheim) if geheim else None
            ),
            "uitgeschakeld_at": gebruiker.uitgeschakeld_at,
            "created_at": gebruiker.created_at,
            "ingelogd_at": gebruiker.ingelogd_at,
        }


def fold_email(email: str) -> str:
    """An address as it is kept: nobody has two accounts that differ in capitals only."""
    return email.strip().lower()


def _to_sessie(rij: SessieRij) -> Sessie:
    return Sessie(
        token_hash=rij.token_hash,
        gebruiker_id=GebruikerId(rij.gebruiker_id),
        volledig=rij.volledig,
        created_at=rij.created_at,
        gezien_at=rij.gezien_at,
        apparaat=rij.apparaat,
    )


def _sessie_waarden(sessie: Sessie) -> dict[str, Any]:
    return {
        "token_hash": sessie.token_hash,
        "gebruiker_id": sessie.gebruiker_id,
        "volledig": sessie.volledig,
        "created_at": sessie.created_at,
        "gezien_at": sessie.gezien_at,
        "apparaat": sessie.apparaat,
    }


def _to_uitnodiging(rij: UitnodigingRij) -> Uitnodiging:
    return Uitnodiging(
        token_hash=rij.token_hash,
        gebruiker_id=GebruikerId(rij.gebruiker_id),
        created_at=rij.created_at,
        gebruikt_at=rij.gebruikt_at,
    )


def _uitnodiging_waarden(uitnodiging: Uitnodiging) -> dict[str, Any]:
    return {
        "token_hash": uitnodiging.token_hash,
        "gebruiker_id": uitnodiging.gebruiker_id,
        "created_at": uitnodiging.created_at,
        "gebruikt_at": uitnodiging.gebruikt_at,
    }
