"""Accounts after a restore: who was closed since the copy stays closed, and everybody signs in again."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from wijzer.store.tables import GebruikerRij, SessieRij

Gesloten = Mapping[UUID, datetime]
"""Accounts that are closed, and since when."""


def closed_now(connection: Connection) -> Gesloten:
    """Which accounts are closed in the database that is about to be replaced."""
    vraag = select(GebruikerRij.id, GebruikerRij.uitgeschakeld_at).where(
        GebruikerRij.uitgeschakeld_at.is_not(None)
    )
    return {rij.id: rij.uitgeschakeld_at for rij in connection.execute(vraag)}


def settle_accounts(connection: Connection, gesloten: Gesloten) -> None:
    """Close what was closed, and end every session: the copy has those that were ended since."""
    connection.execute(delete(SessieRij))
    for gebruiker_id, sinds in gesloten.items():
        wie = GebruikerRij.id == gebruiker_id, GebruikerRij.uitgeschakeld_at.is_(None)
        connection.execute(update(GebruikerRij).where(*wie).values(uitgeschakeld_at=sinds))
