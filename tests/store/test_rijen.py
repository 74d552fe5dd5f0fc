"""A contact becomes three columns and comes back, of an aanbieder as of a locatie."""

import pytest

from wijzer.domain.regio.gebied import Contact
from wijzer.store.rijen import contact_columns, contact_of
from wijzer.store.tables import AanbiederRij, LocatieRij


@pytest.mark.parametrize("soort", [AanbiederRij, LocatieRij])
@pytest.mark.parametrize(
    "contact",
    [
        Contact(),
        Contact(telefoon="074-000 00 12", email="a@b.nl", website="https://b.nl"),
        Contact(email="a@b.nl"),
    ],
)
def test_a_contact_comes_back_from_its_columns(
    soort: type[AanbiederRij | LocatieRij], contact: Contact
):
    assert contact_of(soort(**contact_columns(contact))) == contact
