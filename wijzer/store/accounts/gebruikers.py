"""Accounts, sessions, invitations and recovery codes. Addresses are folded; secrets of second factors are sealed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Delete, Select, Update, case, delete, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from wijzer.domain.accounts.gebruiker import (
    SESSIE_LANGST,
    SESSIE_NASLEEP,
    SESSIE_STIL,
    UITNODIGING_GELDIG,
    Gebruiker,
    Sessie,
    Uitnodiging,
)
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.contact.mailadres import fold_mailadres
from wijzer.domain.fouten import Conflict
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.domain.klok import KLOKVERSCHIL
from wijzer.store.accounts.sessierijen import to_sessie, to_uitnodiging
from wijzer.store.rijen import Onderdeel, fetch, fetch_one, find_one, insert_rows, table_of
from wijzer.store.sloten import holding, lock_gebruikers, skipping_held
from wijzer.store.tables import ConceptRij, GebruikerRij, HerstelcodeRij, SessieRij, UitnodigingRij
from wijzer.store.verzegeling.herzegelen import Herzegeld, Zegelkolom, count_stands, reseal_column
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

GEWIJZIGD = (
    "Dit account is ondertussen gewijzigd. Bekijk hoe het er nu voor staat en begin opnieuw."
)
_FACTOR = GebruikerRij.totp_geheim_versleuteld


def _owner(gebruiker_id: UUID) -> str:
    return f"totp:{gebruiker_id}"


_VERZEGELD = Zegelkolom(
    table_of(GebruikerRij), "totp_geheim_versleuteld", lambda rij: _owner(rij.id)
)


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
        return self._find(select(GebruikerRij).where(GebruikerRij.email == fold_email(email)))

    def all(self, regio: str) -> list[Gebruiker]:
        """The accounts of a region by address."""
        rijen = fetch(self._session, select(GebruikerRij).where(GebruikerRij.regio == regio))
        return [self._to_gebruiker(rij) for rij in sorted(rijen, key=lambda rij: rij.email)]

    def add(self, gebruiker: Gebruiker) -> None:
        """Add an account. Raises `Ongeldig` when the address has one already."""
        geheim = gebruiker.totp_geheim
        waarden = {
            "id": gebruiker.id,
            "email": fold_email(gebruiker.email),
            "rol": gebruiker.rol.value,
            "regio": gebruiker.regio,
            "aanbieder_id": gebruiker.aanbieder_id,
            "wachtwoord_hash": gebruiker.wachtwoord_hash,
            "totp_geheim_versleuteld": self._seal(gebruiker.id, geheim) if geheim else None,
            "laatste_totp_stap": gebruiker.laatste_totp_stap,
            "uitgeschakeld_at": gebruiker.uitgeschakeld_at,
            "created_at": gebruiker.created_at,
            "ingelogd_at": gebruiker.ingelogd_at,
        }
        insert_rows(self._session, GebruikerRij, [waarden])

    # ── who decides over an account holds it first, and reads after that (docs/besluiten/0029) ──

    def lock(self, ids: Iterable[GebruikerId]) -> None:
        """Hold these accounts until the transaction ends; one that is not there is left out without a word."""
        lock_gebruikers(self._session, ids)

    def lock_by_email(self, email: str) -> Gebruiker | None:
        """Hold the account with this address and give it as it is now; or None."""
        return self._hold(GebruikerRij.email == fold_email(email))

    def lock_by_link(self, token_hash: str) -> Gebruiker | None:
        """Hold the account that a one-time link is for, used or not, and give it as it is now; or None."""
        van = select(UitnodigingRij.gebruiker_id).where(UitnodigingRij.token_hash == token_hash)
        return self._hold(GebruikerRij.id == van.scalar_subquery())

    # ── decisions: each writes its own columns, of an account that still is as it `was` when that was decided ──

    def close(self, was: Gebruiker, *, at: datetime) -> None:
        """Close an account: every session ends and no link works any more. Raises `Conflict`, as all of these do."""
        self._decide(was, uitgeschakeld_at=at)
        self._shut_out(was.id)
        self.expire_uitnodigingen(was.id, at)

    def reopen(self, was: Gebruiker) -> None:
        """Open a closed account."""
        self._decide(was, uitgeschakeld_at=None)

    def change_rol(self, was: Gebruiker, rol: Rol, aanbieder_id: AanbiederId | None) -> None:
        """Let an account be for something else, or for another aanbieder; every session ends."""
        self._decide(was, rol=rol.value, aanbieder_id=aanbieder_id)
        self._shut_out(was.id)

    def set_wachtwoord(self, was: Gebruiker, wachtwoord_hash: str) -> None:
        """Replace the password, or choose the first one."""
        self._decide(was, wachtwoord_hash=wachtwoord_hash)

    def start_over(self, was: Gebruiker) -> None:
        """Take away what somebody chose who did not finish the invitation; every session ends."""
        self._decide(was, wachtwoord_hash=None, totp_geheim_versleuteld=None)
        self._shut_out(was.id)

    def set_factor(self, was: Gebruiker, geheim: str, *, stap: int) -> None:
        """Replace the second factor, or couple the first. The last accepted step never goes back: a code works once."""
        laatste = GebruikerRij.laatste_totp_stap
        self._decide(
            was,
            totp_geheim_versleuteld=self._seal(was.id, geheim),
            laatste_totp_stap=case((laatste > stap, laatste), else_=stap),
        )

    def forget_factor(self, was: Gebruiker) -> None:
        """Take the second factor away, and the recovery codes with it; every session ends."""
        self._decide(was, totp_geheim_versleuteld=None)
        self._shut_out(was.id)
        self.replace_herstelcodes(was.id, [])

    def note_ingelogd(self, gebruiker_id: GebruikerId, *, at: datetime) -> None:
        """Keep when somebody last came in, of an account that is open."""
        wie = GebruikerRij.id == gebruiker_id, GebruikerRij.uitgeschakeld_at.is_(None)
        self._require(update(GebruikerRij).where(*wie).values(ingelogd_at=at))

    def claim_totp_stap(
        self, gebruiker_id: GebruikerId, stap: int, *, beyond: int | None = None
    ) -> bool:
        """Use up a 30-second step: False when it, or a later one, was used already. Safe against two at once.

        A step that was used further ahead than `beyond` does not count.
        """
        laatste = GebruikerRij.laatste_totp_stap
        vrij = laatste < stap if beyond is None else or_(laatste < stap, laatste > beyond)
        vraag = update(GebruikerRij).where(
            GebruikerRij.id == gebruiker_id, vrij, GebruikerRij.uitgeschakeld_at.is_(None)
        )
        return self._run(vraag.values(laatste_totp_stap=stap)) == 1

    # ── sessions ──

    def sessie(self, token_hash: str) -> Sessie | None:
        """The session with this token, valid or not; or None."""
        rij = find_one(self._session, select(SessieRij).where(SessieRij.token_hash == token_hash))
        return to_sessie(rij) if rij else None

    def sessies_of(self, gebruiker_id: GebruikerId) -> list[Sessie]:
        """Somebody's sessions, the one used last first."""
        vraag = select(SessieRij).where(SessieRij.gebruiker_id == gebruiker_id)
        volgorde = (SessieRij.gezien_at.desc(), SessieRij.token_hash)
        return [to_sessie(rij) for rij in fetch(self._session, vraag.order_by(*volgorde))]

    def add_sessie(self, sessie: Sessie) -> None:
        """Add a session to an account that is open, and stays so until the transaction ends.

        A whole session needs a password and a factor too. Raises `Conflict` when they are not there (any more).
        """
        wie = [GebruikerRij.id == sessie.gebruiker_id, GebruikerRij.uitgeschakeld_at.is_(None)]
        if sessie.volledig:
            wie += [GebruikerRij.wachtwoord_hash.is_not(None), _FACTOR.is_not(None)]
        if not self._session.execute(holding(select(GebruikerRij.id).where(*wie))).all():
            raise Conflict(GEWIJZIGD)
        insert_rows(self._session, SessieRij, [asdict(sessie)])

    def touch_sessie(self, token_hash: str, at: datetime) -> None:
        """Keep that a session is in use. One that was ended meanwhile stays ended, and time never goes back."""
        vraag = update(SessieRij).where(
            SessieRij.token_hash == token_hash, SessieRij.gezien_at < at
        )
        self._run(vraag.values(gezien_at=at))

    def delete_sessie(self, token_hash: str) -> bool:
        """End a session: False when it is not there (any more). Safe against two at once."""
        return self._run(delete(SessieRij).where(SessieRij.token_hash == token_hash)) == 1

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
        return to_uitnodiging(rij) if rij else None

    def add_uitnodiging(self, uitnodiging: Uitnodiging) -> None:
        """Add an invitation."""
        insert_rows(self._session, UitnodigingRij, [asdict(uitnodiging)])

    def use_uitnodiging(self, token_hash: str, at: datetime) -> bool:
        """Use up a link: False when it was used already. Safe against two at once."""
        vraag = update(UitnodigingRij).where(
            UitnodigingRij.token_hash == token_hash, UitnodigingRij.gebruikt_at.is_(None)
        )
        return self._run(vraag.values(gebruikt_at=at)) == 1

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
        """Take away sessions and invitations that can no longer be used, also those from the future.

        Gives their number. A session that ended by time stays twelve hours longer: what was typed
        in it is still taken in.
        """
        over = at - SESSIE_NASLEEP
        later = at + KLOKVERSCHIL
        oud = or_(
            SessieRij.gezien_at < over - SESSIE_STIL,
            SessieRij.created_at < over - SESSIE_LANGST,
            SessieRij.created_at > later,
            SessieRij.gezien_at > later,
        )
        verlopen = or_(
            UitnodigingRij.created_at < at - UITNODIGING_GELDIG,
            UitnodigingRij.created_at > later,
        )
        return self._sweep(SessieRij, oud) + self._sweep(UitnodigingRij, verlopen)

    def _shut_out(self, gebruiker_id: UUID) -> None:
        """End every session, and let nothing that was typed in one come back."""
        self.delete_sessies(GebruikerId(gebruiker_id))
        self._run(delete(ConceptRij).where(ConceptRij.gebruiker_id == gebruiker_id))

    def _sweep(self, rij: type[SessieRij | UitnodigingRij], oud: ColumnElement[bool]) -> int:
        weg = skipping_held(select(rij.token_hash).where(oud))
        return self._run(delete(rij).where(rij.token_hash.in_(weg)))

    # ── the keys of second factors ──

    def reseal(self) -> Herzegeld:
        """Seal the second factors anew under the first key."""
        return reseal_column(self._session, self._zegel, _VERZEGELD)

    def zegelstanden(self) -> Counter[Zegelstand]:
        """How many second factors stand under which key."""
        return count_stands(self._session, self._zegel, _VERZEGELD)

    def _hold(self, wie: ColumnElement[bool]) -> Gebruiker | None:
        return self._find(holding(select(GebruikerRij).where(wie)))

    def _find(self, vraag: Select[GebruikerRij]) -> Gebruiker | None:
        rij = find_one(self._session, vraag)
        return self._to_gebruiker(rij) if rij else None

    def _decide(self, was: Gebruiker, **kolommen: Any) -> None:
        """Write columns of an account on which nothing was decided since it was read; raises `Conflict`."""
        zoals_gelezen = update(GebruikerRij).where(
            GebruikerRij.id == was.id,
            GebruikerRij.rol == was.rol.value,
            GebruikerRij.aanbieder_id.is_not_distinct_from(was.aanbieder_id),
            GebruikerRij.wachtwoord_hash.is_not_distinct_from(was.wachtwoord_hash),
            GebruikerRij.uitgeschakeld_at.is_not_distinct_from(was.uitgeschakeld_at),
            _FACTOR.is_not_distinct_from(was.factor_zegel),
        )
        self._require(zoals_gelezen.values(**kolommen))

    def _require(self, vraag: Update) -> None:
        if not self._run(vraag):
            raise Conflict(GEWIJZIGD)

    def _run(self, vraag: Update | Delete) -> int:
        uitkomst = self._session.execute(vraag, execution_options={"synchronize_session": False})
        return cast(CursorResult[Any], uitkomst).rowcount

    def _to_gebruiker(self, rij: GebruikerRij) -> Gebruiker:
        verzegeld = rij.totp_geheim_versleuteld
        geheim = self._zegel.try_unseal(_owner(rij.id), verzegeld) if verzegeld else None
        return Gebruiker(
            id=GebruikerId(rij.id),
            email=rij.email,
            rol=Rol(rij.rol),
            regio=rij.regio,
            aanbieder_id=AanbiederId(rij.aanbieder_id) if rij.aanbieder_id else None,
            wachtwoord_hash=rij.wachtwoord_hash,
            totp_geheim=geheim,
            factor_onleesbaar=verzegeld is not None and geheim is None,
            factor_zegel=verzegeld,
            laatste_totp_stap=rij.laatste_totp_stap,
            uitgeschakeld_at=rij.uitgeschakeld_at,
            created_at=rij.created_at,
            ingelogd_at=rij.ingelogd_at,
        )

    def _seal(self, gebruiker_id: GebruikerId, geheim: str) -> bytes:
        return self._zegel.seal(_owner(gebruiker_id), geheim)


def fold_email(email: str) -> str:
    """An address as it is kept: nobody has two accounts that differ in capitals or in the notation of the host only."""
    return fold_mailadres(email)
