"""Somebody with an account, and everything that is done to it: by themselves, with a link, and by a beheerder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pyotp
import pytest
from argon2 import PasswordHasher

from tests.factories import AT, make_aanbieder, make_actor, make_gebruiker, twente_in
from tests.steun.accounts import WACHTWOORD, wachtwoord_hash
from tests.steun.gelijktijdig import Daad
from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie, Uitnodiging
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.fouten import WijzerFout
from wijzer.domain.ids import GebruikerId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.services.accounts.accepteer_uitnodiging import accepteer_uitnodiging, geef_wachtwoord
from wijzer.services.accounts.herstel_factor import herstel_factor
from wijzer.services.accounts.herstel_wachtwoord import herstel_wachtwoord, vraag_wachtwoord_herstel
from wijzer.services.accounts.herzend_uitnodiging import herzend_uitnodiging
from wijzer.services.accounts.schakel_uit import schakel_in, schakel_uit
from wijzer.services.accounts.wijzig_account import (
    vernieuw_herstelcodes,
    vervang_factor,
    wijzig_wachtwoord,
)
from wijzer.services.accounts.wijzig_rol import wijzig_rol
from wijzer.services.inloggen.bewijs import act_proven
from wijzer.services.inloggen.controleer_code import controleer_code
from wijzer.services.inloggen.factor import keep_herstelcodes
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.services.inloggen.herken_sessie import herken_sessie, see_sessie
from wijzer.services.inloggen.log_in import Inlogpoging, log_in
from wijzer.services.inloggen.log_uit import beeindig_andere_sessies, log_uit
from wijzer.store.engine import Database
from wijzer.store.store import Store

NIEUW = "zeven oude groene molens"
GEHEIM, ANDER_GEHEIM = "JBSWY3DPEHPK3PXP" * 2, "KRSXG5CTMVRXEZLU" * 2
HERSTELCODES = [f"AAAA-BBBB-CCCC-DDD{cijfer}" for cijfer in "23456789"]
NA = AT + timedelta(seconds=90)
BASIS_URL = "https://wijzer.example"

Bewering = tuple[object, ...]
"""What is true of somebody in the end, in words that do not differ from one person to the next."""


def hash_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing a password takes long on purpose; not here."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("wijzer.services.inloggen.geheimen._hasher", quick)
    monkeypatch.setattr("wijzer.services.inloggen.geheimen._NIEMAND", quick.hash("niemand"))


@dataclass(frozen=True)
class Buurt:
    """A region with two aanbieders and two beheerders."""

    database: Database
    vlier: Aanbieder
    es: Aanbieder
    bea: Gebruiker
    bob: Gebruiker

    @classmethod
    def make(cls, database: Database) -> Buurt:
        vlier, es = make_aanbieder("De Vlier"), make_aanbieder("De Es")
        bea, bob = (make_gebruiker(totp_geheim=GEHEIM) for _ in range(2))
        with database.transaction(at=AT) as store:
            twente_in(store)
            store.aanbieders.add_many([vlier, es])
            store.gebruikers.add(bea)
            store.gebruikers.add(bob)
        return cls(database, vlier, es, bea, bob)

    @property
    def by(self) -> Actor:
        return make_actor(self.bea)

    def somebody(self, **anders: Any) -> Mens:
        """Somebody with a whole session, a half one, a link that works and recovery codes."""
        eigen: dict[str, Any] = {"wachtwoord_hash": wachtwoord_hash(), "totp_geheim": GEHEIM}
        mens = Mens(self, make_gebruiker(self.vlier, **{**eigen, **anders}))
        with self.database.transaction(at=AT) as store:
            store.gebruikers.add(mens.gebruiker)
            keep_herstelcodes(store, mens.gebruiker, HERSTELCODES, new_id=uuid4)
            for sessie in (mens.heel, mens.half) if mens.gebruiker.totp_geheim else (mens.half,):
                store.gebruikers.add_sessie(sessie)
            store.gebruikers.add_uitnodiging(
                Uitnodiging(
                    token_hash=hash_token(mens.token("link")), gebruiker_id=mens.id, created_at=AT
                )
            )
        return mens


@dataclass(frozen=True)
class Mens:
    """One person. Each deed is what happens in one transaction."""

    buurt: Buurt
    gebruiker: Gebruiker

    @property
    def id(self) -> GebruikerId:
        return self.gebruiker.id

    def token(self, naam: str) -> str:
        return f"{naam} {self.id}"

    @property
    def heel(self) -> Sessie:
        return self._sessie("heel", volledig=True)

    @property
    def half(self) -> Sessie:
        return self._sessie("half", volledig=False)

    def _sessie(self, naam: str, *, volledig: bool) -> Sessie:
        token_hash = hash_token(self.token(naam))
        return Sessie(
            token_hash=token_hash,
            gebruiker_id=self.id,
            volledig=volledig,
            created_at=AT,
            gezien_at=AT,
        )

    # ── by a beheerder ──

    def close(self, store: Store) -> None:
        schakel_uit(store, self.id, new_id=uuid4, by=self.buurt.by, at=AT)

    def reopen(self, store: Store) -> None:
        schakel_in(store, self.id, new_id=uuid4, by=self.buurt.by, at=AT)

    def reset(self, store: Store) -> None:
        herstel_factor(
            store,
            self.id,
            new_id=uuid4,
            token=self.token("reset"),
            basis_url=BASIS_URL,
            by=self.buurt.by,
            at=AT,
        )

    def change_rol(self, store: Store) -> None:
        wijzig_rol(
            store,
            self.id,
            rol=Rol.AANBIEDER,
            aanbieder_id=self.buurt.es.id,
            new_id=uuid4,
            by=self.buurt.by,
            at=AT,
        )

    def resend(self, store: Store) -> None:
        herzend_uitnodiging(
            store,
            self.id,
            new_id=uuid4,
            token=self.token("resend"),
            basis_url=BASIS_URL,
            by=self.buurt.by,
            at=AT,
        )

    # ── by the person ──

    def change_password(self, store: Store) -> None:
        wijzig_wachtwoord(
            store,
            self.heel,
            wachtwoord=WACHTWOORD,
            nieuw=NIEUW,
            sessie_token=self.token("change_password"),
            mail_id=uuid4(),
            at=AT,
        )

    def replace_factor(self, store: Store) -> None:
        vervang_factor(
            store,
            self.heel,
            wachtwoord=WACHTWOORD,
            bewijs=HERSTELCODES[0],
            geheim=ANDER_GEHEIM,
            code=pyotp.TOTP(ANDER_GEHEIM).at(AT),
            herstelcodes=HERSTELCODES[4:],
            sessie_token=self.token("replace_factor"),
            new_id=uuid4,
            at=AT,
        )

    def renew_codes(self, store: Store) -> None:
        vernieuw_herstelcodes(
            store,
            self.heel,
            wachtwoord=WACHTWOORD,
            bewijs=HERSTELCODES[1],
            herstelcodes=HERSTELCODES[4:7],
            new_id=uuid4,
            at=AT,
        )

    def give_password(self, store: Store) -> object:
        """The password was compared before, in a transaction of its own."""
        poging = Inlogpoging(self.gebruiker, klopt=True)
        return log_in(store, poging, token=self.token("give_password"), apparaat="", at=AT)

    def give_code(self, store: Store) -> object:
        return controleer_code(
            store,
            self.half,
            pyotp.TOTP(GEHEIM).at(AT),
            sessie_token=self.token("give_code"),
            new_id=uuid4,
            at=AT,
        )

    def use_the_site(self, store: Store) -> None:
        see_sessie(store, self.heel.token_hash, at=NA)

    def sign_out(self, store: Store) -> None:
        log_uit(store, self.heel, at=AT)

    def sign_out_elsewhere(self, store: Store) -> None:
        beeindig_andere_sessies(store, self.heel, at=AT)

    def forget_password(self, store: Store) -> None:
        vraag_wachtwoord_herstel(
            store,
            self.gebruiker.email,
            new_id=uuid4,
            token=self.token("forgot"),
            basis_url=BASIS_URL,
            at=AT,
        )

    def use_link(self, store: Store) -> object:
        """Choose a new password with the link from the mail."""
        return bool(herstel_wachtwoord(store, self.token("link"), NIEUW, mail_id=uuid4(), at=AT))

    def start_invitation(self, store: Store) -> None:
        geef_wachtwoord(
            store,
            self.token("link"),
            WACHTWOORD,
            sessie_token=self.token("start"),
            apparaat="",
            at=AT,
        )

    def accept_invitation(self, store: Store) -> object:
        gebruiker = accepteer_uitnodiging(
            store,
            self.token("link"),
            sessie=self.half,
            geheim=ANDER_GEHEIM,
            code=pyotp.TOTP(ANDER_GEHEIM).at(AT),
            herstelcodes=HERSTELCODES[4:],
            sessie_token=self.token("accept"),
            new_id=uuid4,
            at=AT,
        )
        return bool(gebruiker)

    # ── in the end ──

    def end(self) -> Bewering:
        """What is true of this person now."""
        with self.buurt.database.read() as store:
            nu = store.gebruikers.get(self.id)
            sessies = store.gebruikers.sessies_of(self.id)
            codes = len(store.gebruikers.herstelcodes(self.id))
            links = {
                naam for naam in ("link", "reset", "resend", "forgot") if self._works(store, naam)
            }
        eigen = replace(
            self.gebruiker,
            uitgeschakeld_at=nu.uitgeschakeld_at,
            totp_geheim=nu.totp_geheim,
            aanbieder_id=nu.aanbieder_id,
            ingelogd_at=nu.ingelogd_at,
            wachtwoord_hash=nu.wachtwoord_hash,
            laatste_totp_stap=nu.laatste_totp_stap,
        )
        assert nu == eigen, "a column changed that no deed is about"
        return (
            nu.uitgeschakeld_at,
            nu.totp_geheim,
            nu.aanbieder_id == self.buurt.es.id,
            nu.ingelogd_at,
            nu.wachtwoord_hash == self.gebruiker.wachtwoord_hash,
            nu.wachtwoord_hash is None,
            frozenset(
                (self._name(sessie), sessie.volledig, sessie.gezien_at) for sessie in sessies
            ),
            codes,
            frozenset(links),
        )

    def _works(self, store: Store, naam: str) -> bool:
        link = store.gebruikers.uitnodiging(hash_token(self.token(naam)))
        return link is not None and link.is_valid(AT)

    def _name(self, sessie: Sessie) -> str:
        namen = (
            "heel",
            "half",
            "change_password",
            "replace_factor",
            "give_password",
            "give_code",
            "start",
            "accept",
        )
        return next(naam for naam in namen if hash_token(self.token(naam)) == sessie.token_hash)

    def ways_in(self) -> list[str]:
        """What lets somebody in, or may let somebody in later."""
        with self.buurt.database.read() as store:
            namen = [self._name(sessie) for sessie in store.gebruikers.sessies_of(self.id)]
            tokens = (
                "heel",
                "half",
                "change_password",
                "replace_factor",
                "give_password",
                "give_code",
                "start",
                "accept",
            )
            herkend = [
                naam
                for naam in tokens
                if herken_sessie(store, self.token(naam), at=AT, today=AT.date())
            ]
            links = [
                naam for naam in ("link", "reset", "resend", "forgot") if self._works(store, naam)
            ]
        return namen + herkend + links


Verb = Callable[[Mens], Daad]

BY_BEHEERDER: dict[str, Verb] = {
    "close": lambda mens: mens.close,
    "reset": lambda mens: mens.reset,
    "change_rol": lambda mens: mens.change_rol,
}
IN_USE: dict[str, Verb] = BY_BEHEERDER | {
    "change_password": lambda mens: mens.change_password,
    "replace_factor": lambda mens: mens.replace_factor,
    "renew_codes": lambda mens: mens.renew_codes,
    "give_password": lambda mens: mens.give_password,
    "give_code": lambda mens: mens.give_code,
    "use_the_site": lambda mens: mens.use_the_site,
    "sign_out": lambda mens: mens.sign_out,
    "sign_out_elsewhere": lambda mens: mens.sign_out_elsewhere,
    "forget_password": lambda mens: mens.forget_password,
    "use_link": lambda mens: mens.use_link,
}
"""What can be done to an account in use."""
INVITED: dict[str, Verb] = {
    "close": lambda mens: mens.close,
    "change_rol": lambda mens: mens.change_rol,
    "resend": lambda mens: mens.resend,
    "start_invitation": lambda mens: mens.start_invitation,
    "accept_invitation": lambda mens: mens.accept_invitation,
    "sign_out": lambda mens: partial(log_uit, sessie=mens.half, at=AT),
}
"""What can be done to an account whose owner chose a password and has no app yet."""


def one_after_the_other(database: Database, *daden: Daad) -> list[object]:
    """Do each in a transaction of its own, when the one before it is kept; gives what each gave or raised."""
    return [once(database, daad) for daad in daden]


def once(database: Database, daad: Daad) -> object:
    try:
        with database.transaction(at=AT) as store:
            return daad(store)
    except WijzerFout as fout:
        return fout


def in_words(uitkomsten: list[object]) -> tuple[str, ...]:
    """What each gave, in words that do not differ from one person to the next."""
    return tuple(
        type(uitkomst).__name__ if isinstance(uitkomst, WijzerFout) else repr(uitkomst)
        for uitkomst in uitkomsten
    )


def with_code(mens: Mens, daad: str, by: Gebruiker) -> Daad:
    """What a beheerder does from a page: with a code of their own."""
    doe = {
        "close": partial(schakel_uit, new_id=uuid4),
        "reset": partial(
            herstel_factor, new_id=uuid4, token=mens.token("reset"), basis_url=BASIS_URL
        ),
    }[daad]
    return lambda store: act_proven(
        store, mens.id, pyotp.TOTP(GEHEIM).at(AT), doe, new_id=uuid4, by=make_actor(by), at=AT
    )
