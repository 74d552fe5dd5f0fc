"""Write a mail into the outbox, within the transaction of the change that it is about."""

from datetime import datetime
from uuid import UUID

from wijzer.gateways.brieven import render_brief
from wijzer.store.store import Store


def schrijf_mail(
    store: Store, soort: str, aan: str, *, mail_id: UUID, at: datetime, **feiten: object
) -> None:
    """Fill in the template `templates/mail/<soort>.txt` and leave it for the job that sends."""
    brief = render_brief(soort, **feiten)
    store.mail.add(
        id=mail_id, soort=soort, aan=aan, onderwerp=brief.onderwerp, tekst=brief.tekst, at=at
    )
