"""Accounts to look around with in the demo: their passwords and secrets stand in a file beside the demo's database."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyotp

from wijzer.commando.gedeeld.prive import private_file
from wijzer.demo.modellen import Demo, DemoAanbieder
from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Rol
from wijzer.domain.ids import GebruikerId
from wijzer.services.inloggen.geheimen import hash_wachtwoord
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """Somebody to sign in as. `aanbieder` is an AGB code, None for a beheerder; `totp` is what an app would scan."""

    rol: Rol
    email: str
    wachtwoord: str
    totp: str
    regio: str
    aanbieder: str | None
    wie: str

    def as_json(self) -> dict[str, Any]:
        """The form in `demo-accounts.json`."""
        return {
            "rol": self.rol.value,
            "email": self.email,
            "wachtwoord": self.wachtwoord,
            "totp": self.totp,
            "regio": self.regio,
            "aanbieder": self.aanbieder,
            "wie": self.wie,
        }


def invent_accounts(demo: Demo) -> list[DemoAccount]:
    """A beheerder, and aanbieders of different kinds: with onderaannemers, one of those, a large and a small one."""
    accounts = [_account(Rol.BEHEERDER, "beheerder", demo.regio, None, "beheerder van de regio")]
    for naam, aanbieder, wie in _choose(demo):
        accounts.append(
            _account(Rol.AANBIEDER, naam, demo.regio, aanbieder.agb, f"{aanbieder.naam} ({wie})")
        )
    return accounts


def keep_accounts(store: Store, accounts: list[DemoAccount], *, at: datetime) -> None:
    """Put the accounts in the database, ready to sign in."""
    for account in accounts:
        aanbieder = store.aanbieders.by_agb(account.regio, account.aanbieder or "")
        store.gebruikers.add(
            Gebruiker(
                id=GebruikerId(uuid4()),
                email=account.email,
                rol=account.rol,
                regio=account.regio,
                aanbieder_id=aanbieder.id if aanbieder else None,
                wachtwoord_hash=hash_wachtwoord(account.wachtwoord),
                totp_geheim=account.totp,
                created_at=at,
            )
        )


def write_accounts(pad: Path, accounts: list[DemoAccount]) -> None:
    """Keep the accounts where only the owner can read them."""
    inhoud = [account.as_json() for account in accounts]
    with private_file(pad) as uit:
        uit.write(json.dumps(inhoud, ensure_ascii=False, indent=1).encode())


def _choose(demo: Demo) -> Iterator[tuple[str, DemoAanbieder, str]]:
    op_agb = {aanbieder.agb: aanbieder for aanbieder in demo.aanbieders}
    locaties = {agb: sum(locatie.agb == agb for locatie in demo.locaties) for agb in op_agb}
    onder = next(
        aanbieder
        for aanbieder in demo.aanbieders
        if aanbieder.hoofdaannemer_agb and locaties[aanbieder.agb]
    )
    hoofd = op_agb[onder.hoofdaannemer_agb or ""]
    rest = [
        aanbieder
        for aanbieder in demo.aanbieders
        if aanbieder not in (hoofd, onder) and locaties[aanbieder.agb]
    ]
    yield "hoofdaannemer", hoofd, "hoofdaannemer"
    yield "onderaannemer", onder, "onderaannemer"
    yield "groot", max(rest, key=lambda aanbieder: locaties[aanbieder.agb]), "groot"
    yield (
        "klein",
        min(rest, key=lambda aanbieder: (locaties[aanbieder.agb], aanbieder.agb)),
        "klein",
    )


def _account(rol: Rol, naam: str, regio: str, agb: str | None, wie: str) -> DemoAccount:
    return DemoAccount(
        rol=rol,
        email=f"{naam}@{regio}.example",
        wachtwoord=f"demo-{secrets.token_urlsafe(12)}",
        totp=pyotp.random_base32(),
        regio=regio,
        aanbieder=agb,
        wie=wie,
    )
