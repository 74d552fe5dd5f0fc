"""Tell the beheerders that the public tables are not what they should be."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from wijzer.domain.accounts.toegang import Rol
from wijzer.services.taken.schrijf_mail import schrijf_mail
from wijzer.store.store import Store


def meld_publicatieverschil(
    store: Store, aantal: int, *, new_id: Callable[[], UUID], at: datetime
) -> int:
    """Write one mail to every active beheerder of every region; gives their number. It says how many, not what."""
    beheerders = [
        gebruiker
        for regio in store.regios.all()
        for gebruiker in store.gebruikers.all(regio.slug)
        if gebruiker.rol is Rol.BEHEERDER and gebruiker.is_actief
    ]
    for gebruiker in beheerders:
        schrijf_mail(
            store, "publicatieverschil", gebruiker.email, mail_id=new_id(), at=at, aantal=aantal
        )
    return len(beheerders)
