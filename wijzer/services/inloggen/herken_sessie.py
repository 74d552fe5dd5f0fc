"""Recognise a browser that signed in before."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wijzer.domain.accounts.gebruiker import Gebruiker, Sessie
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.ids import AanbiederId
from wijzer.services.inloggen.geheimen import hash_token
from wijzer.store.store import Store

ZIE_WEER_NA = timedelta(minutes=1)
"""How old `gezien_at` may be before it is written again: not every page view is a write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkend:
    """A valid session, whose it is, and what they may do today."""

    sessie: Sessie
    gebruiker: Gebruiker
    actor: Actor


def herken_sessie(store: Store, token: str, *, at: datetime, today: date) -> Herkend | None:
    """Find who holds this token; None when it is unknown, too old, or the account was closed."""
    sessie = store.gebruikers.sessie(hash_token(token))
    if sessie is None or not sessie.is_valid(at):
        return None
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    if gebruiker.uitgeschakeld_at is not None or (sessie.volledig and not gebruiker.is_actief):
        return None
    return Herkend(sessie=sessie, gebruiker=gebruiker, actor=_actor_of(store, gebruiker, today))


def overzie_geeindigde_sessies(
    store: Store, token: str, *, rol: Rol | None, at: datetime
) -> list[Sessie]:
    """The sessions that time ended lately, of the account to which this token belongs.

    There are none for a token that ended longer ago, for a closed account, and for one of another
    role than `rol` (None: any role will do).
    """
    sessie = store.gebruikers.sessie(hash_token(token))
    if sessie is None or not (sessie.is_valid(at) or sessie.ended_lately(at)):
        return []
    gebruiker = store.gebruikers.get(sessie.gebruiker_id)
    if not gebruiker.is_actief or rol not in (None, gebruiker.rol):
        return []
    sessies = store.gebruikers.sessies_of(sessie.gebruiker_id)
    return [geeindigd for geeindigd in sessies if geeindigd.ended_lately(at)]


def needs_seen(sessie: Sessie, *, at: datetime) -> bool:
    """Say whether it is time to note again that this session is in use."""
    return at - sessie.gezien_at >= ZIE_WEER_NA


def see_sessie(store: Store, token_hash: str, *, at: datetime) -> None:
    """Note that a session is in use, which keeps it from ending for lack of use."""
    sessie = store.gebruikers.sessie(token_hash)
    if sessie is not None and sessie.is_valid(at):
        store.gebruikers.touch_sessie(token_hash, at)


def _actor_of(store: Store, gebruiker: Gebruiker, today: date) -> Actor:
    """Give what somebody may do today; a hoofdaannemer's reach follows the running contract rows."""
    aanbieder_id = gebruiker.aanbieder_id
    if gebruiker.rol is Rol.BEHEERDER or aanbieder_id is None:
        naam = store.regios.get(gebruiker.regio).naam
        aanbieders: frozenset[AanbiederId] = frozenset()
    else:
        naam = store.aanbieders.get(aanbieder_id).naam
        aanbieders = store.contracten.aanbieders_kept_by(aanbieder_id, today)
    return Actor(
        gebruiker_id=gebruiker.id,
        rol=gebruiker.rol,
        regio=gebruiker.regio,
        aanbieder_id=aanbieder_id,
        aanbieders=aanbieders,
        naam=naam,
    )
