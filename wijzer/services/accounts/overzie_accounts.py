"""Who can sign in for a region, and what somebody sees of the own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Accountlijst:
    """The accounts of a region, and the aanbieders that they can work for."""

    gebruikers: Sequence[Gebruiker]
    aanbieders: Sequence[Aanbieder]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accountblad:
    """Where somebody is signed in now, and how many recovery codes are left."""

    sessies: Sequence[Sessie]
    herstelcodes: int


def overzie_accounts(store: Store, regio: str, *, by: Actor) -> Accountlijst:
    """Every account of a region, for its beheerder."""
    return Accountlijst(
        aanbieders=overzie_werkgevers(store, regio, by=by), gebruikers=store.gebruikers.all(regio)
    )


def overzie_werkgevers(store: Store, regio: str, *, by: Actor) -> list[Aanbieder]:
    """The aanbieders that an account of this region can work for, for its beheerder."""
    require_beheerder(by, regio=regio)
    return store.aanbieders.all(regio)


def overzie_eigen_account(store: Store, sessie: Sessie, *, at: datetime) -> Accountblad:
    """The account that this session is of; who only gave a password somewhere is not signed in there."""
    sessies = store.gebruikers.sessies_of(sessie.gebruiker_id)
    return Accountblad(
        sessies=[
            eigen_sessie
            for eigen_sessie in sessies
            if eigen_sessie.volledig and eigen_sessie.is_valid(at)
        ],
        herstelcodes=len(store.gebruikers.herstelcodes(sessie.gebruiker_id)),
    )
