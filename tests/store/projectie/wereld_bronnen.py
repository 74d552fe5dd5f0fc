"""What the office knows of one groep, without a database: what the rows of the public are made of."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.factories import (
    HENGELO,
    REGIO,
    TODAY,
    make_aanbod,
    make_contractregel,
    make_gemeente,
    make_open_adres,
    make_product,
    make_regio,
)
from wijzer.domain.ids import AanbiederId, LocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.product import Hulpsoort, Hulpvorm, Product, Route
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.regio.gebied import Contact, Versheid
from wijzer.store.projectie.lezen import Locatiebron, Naslagbron
from wijzer.store.projectie.rijen import Projectierij, Projectierijen, wanted_rows
from wijzer.store.tables import AanbiederRij, LocatieRij

DAG = timedelta(days=1)
AANBIEDER, LOCATIE = AanbiederId(UUID(int=1)), LocatieId(UUID(int=2))
PRODUCT = make_product()
HULPVORM = Hulpvorm(
    regio=REGIO, slug="gezinshuis", naam="Gezinshuis", gewone_naam="Gezinshuis", segment="wonen-en-verblijf",
    soort=Hulpsoort.WONEN, route=Route.CPWV, tekst="Wonen in een gezin.", volgorde=1,
)  # fmt: skip


def naslag(
    *producten: Product, hulpvorm: Hulpvorm = HULPVORM, versheid: Versheid | None = None
) -> Naslagbron:
    """Twente with these products, all of one code."""
    geldig = producten or (PRODUCT,)
    return Naslagbron(
        regios={REGIO: make_regio(versheid=versheid or Versheid())},
        gemeenten={HENGELO: make_gemeente()},
        producten={(REGIO, geldig[0].code): geldig},
        hulpvormen={(REGIO, hulpvorm.slug): hulpvorm},
    )


def bron(
    *aanbod: Aanbod,
    regels: Sequence[Contractregel] | None = None,
    open_: bool = True,
    vanaf: date | None = None,
    hoofdaannemer: Contact | None = None,
    **anders: Any,
) -> Locatiebron:
    """A groep in Hengelo with this aanbod, under contract from 2025 on."""
    eigen: dict[str, Any] = {
        "id": LOCATIE, "publiek_id": uuid4(), "regio": REGIO, "aanbieder_id": AANBIEDER, "soort": "groep", "naam": "De Linde",
        "gemeente": HENGELO, "doelgroepen": [], "werkgebied": [], "groepsgrootte": 6, "gepubliceerd": True,
    }  # fmt: skip
    rij = LocatieRij(**{**eigen, **anders})
    regels = [make_contractregel(AANBIEDER)] if regels is None else regels
    return Locatiebron(
        rij=rij,
        open_adres=make_open_adres() if open_ else None,
        aanbod=aanbod or [make_aanbod(LOCATIE)],
        aanbieder=AanbiederRij(
            id=AANBIEDER, regio=REGIO, naam="De Bron", telefoon="074-000 00 12", versie=1
        ),
        hoofdaannemer=hoofdaannemer,
        regels={PRODUCT.code: regels},
        vanaf=vanaf,
    )


def wanted(
    *bronnen: Locatiebron, today: date = TODAY, van: Naslagbron | None = None
) -> Projectierijen:
    return wanted_rows(bronnen, van or naslag(), today)


def only(rijen: Iterable[Projectierij]) -> Projectierij:
    [rij] = rijen
    return rij
