"""What the tests of alerts start from."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from tests.factories import AT, make_melding, make_regio
from wijzer.domain.melding import Melding
from wijzer.store.store import Store
from wijzer.store.tables import MeldingRij
from wijzer.store.taken.mail import Omslag

JAN, PIET = "jan@voorbeeld.example", "piet@voorbeeld.example"
OMSLAG = Omslag(aan=JAN, onderwerp="Een plek", tekst="Kijk hier", taal="nl")


@pytest.fixture
def winkel(store: Store) -> Store:
    """The store, with the region that alerts are of."""
    store.regios.save(make_regio())
    return store


def keep(store: Store, **anders: object) -> Melding:
    melding = make_melding(**anders)
    store.meldingen.add(melding)
    return melding


def mail_about(store: Store, over: UUID, soort: str = "melding") -> UUID:
    mail_id = uuid4()
    store.mail.add_sealed(mail_id, soort=soort, over_id=over, omslag=OMSLAG, at=AT)
    return mail_id


def close(store: Store, melding: Melding) -> None:
    """Let no key open it."""
    waarden = {"gegevens_versleuteld": b"onzin"}
    store.session.execute(update(MeldingRij).where(MeldingRij.id == melding.id).values(waarden))
