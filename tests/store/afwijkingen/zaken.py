"""Cases for the tests of this folder."""

from typing import Any
from uuid import uuid4

from tests.factories import AT
from tests.store.conftest import Twente
from wijzer.domain.afwijkingen.afwijking import Afwijking, Afwijkingsoort, Bevinding, Zaakstatus
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import of_code


def make_zaak(
    aanbieder: Aanbieder,
    code: str | None = None,
    soort: Afwijkingsoort = Afwijkingsoort.GEEN_CONTRACT,
    **anders: Any,
) -> Afwijking:
    """An open case of an aanbieder about a product; `gaat` is what else its bevinding is about."""
    gaat = {"hulp": of_code(code) if code else None, **anders.pop("gaat", {})}
    bevinding = Bevinding(soort=soort, aanbieder_id=aanbieder.id, **gaat)
    eigen: dict[str, Any] = {
        "id": AfwijkingId(uuid4()),
        "regio": aanbieder.regio,
        "status": Zaakstatus.OPEN,
        "opened_at": AT,
        "gezien_at": AT,
    }
    return Afwijking(bevinding=bevinding, **{**eigen, **anders})


def keep(twente: Twente, *zaken: Afwijking) -> list[Afwijking]:
    """Keep these, and give them back."""
    with twente.database.transaction() as store:
        store.afwijkingen.add_many(zaken)
    return list(zaken)
