"""Let somebody work for another aanbieder, or become (or stop being) a beheerder."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.gebruiker import Gebruiker
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.fouten import Geweigerd, require_unchanged
from wijzer.domain.ids import AanbiederId, GebruikerId
from wijzer.services.accounts.nodig_uit import check_aanbieder
from wijzer.services.inloggen.account import hold_account, log_account, tell_account
from wijzer.store.store import Store


def wijzig_rol(
    store: Store,
    gebruiker_id: GebruikerId,
    *,
    rol: Rol,
    aanbieder_id: AanbiederId | None,
    new_id: Callable[[], UUID],
    by: Actor,
    at: datetime,
    was: Gebruiker | None = None,
) -> None:
    """Change what an account is for: every session ends, and its owner is told. What it is already changes nothing.

    Raises `Geweigerd` for the own account, so that a region keeps a beheerder, and for a closed one; `Ongeldig` for an
    aanbieder that is missing or not of this region; `Conflict` when it is for something else by now than `was`.
    """
    gebruiker = hold_account(store, gebruiker_id, by=by)
    if was:
        require_unchanged((was.rol, was.aanbieder_id), (gebruiker.rol, gebruiker.aanbieder_id))
    if gebruiker.id == by.gebruiker_id:
        raise Geweigerd("U kunt uw eigen rol niet wijzigen. Vraag een andere beheerder.")
    if gebruiker.uitgeschakeld_at is not None:
        raise Geweigerd("Dit account is uitgeschakeld. Schakel het eerst weer in.")
    gekozen = check_aanbieder(store, rol, gebruiker.regio, aanbieder_id)
    if (gebruiker.rol, gebruiker.aanbieder_id) == (rol, gekozen):
        return
    store.gebruikers.change_rol(gebruiker, rol, gekozen)
    naam = store.aanbieders.get(gekozen).naam if gekozen else None
    tell_account(store, gebruiker, "rol_gewijzigd", mail_id=new_id(), at=at, aanbieder=naam)
    log_account(
        store,
        gebruiker.id,
        "rol gewijzigd",
        by=by,
        at=at,
        regio=gebruiker.regio,
        details={"rol": rol.value, "aanbieder": naam},
    )
