"""The beheerder looks through what the region agreed.

Never where a contracted location is, nor its name unless opened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.ids import AanbiederId, GecontracteerdeLocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.product import Hulpvorm, Product, by_code
from wijzer.domain.taal.schoon import clean_code, compare_key
from wijzer.services.inzage.zicht import visible_namen
from wijzer.store.inkoop.contractvraag import Als, Contractvraag, Loop
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Contractenlijst:
    """One page of contract rows with whether each runs today, how many fit, and the names that go with ids and codes.

    `contractnamen` has those of opened aanbieders only: what a contract calls a location may be its street.
    """

    totaal: int
    regels: Sequence[tuple[Contractregel, bool]]
    aanbieders: Mapping[AanbiederId, str]
    producten: Mapping[str, Product]
    hulpvormen: Mapping[str, Hulpvorm]
    contractnamen: Mapping[GecontracteerdeLocatieId, str]


def overzie_contracten(
    store: Store,
    regio: str,
    *,
    zoek: str = "",
    loop: Loop | None = None,
    als: Als | None = None,
    aanbieder_id: AanbiederId | None = None,
    limit: int,
    offset: int = 0,
    by: Actor,
    today: date,
    zicht: Zicht = DICHT,
) -> Contractenlijst:
    """Contract rows of a region.

    `zoek` is part of a contract number, or of the name or code of an aanbieder or product, or of
    the name of a hulpvorm that rows without a code are for.
    """
    require_beheerder(by, regio=regio)
    aanbieders = store.aanbieders.all(regio)
    producten = by_code(store.producten.all(regio), today=today)
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)}
    deel = compare_key(zoek)
    vraag = Contractvraag(
        tekst=zoek,
        aanbieders=[
            aanbieder.id
            for aanbieder in aanbieders
            if deel in compare_key(aanbieder.naam) or clean_code(zoek) in aanbieder.agb
        ],
        codes=[
            code
            for code, product in producten.items()
            if deel in compare_key(f"{product.code} {product.naam}")
        ],
        hulpvormen=[
            hulpvorm.slug
            for hulpvorm in hulpvormen.values()
            if deel in compare_key(f"{hulpvorm.naam} {hulpvorm.gewone_naam}")
        ],
        loop=loop,
        als=als,
        aanbieder_id=aanbieder_id,
    )
    totaal, regels = store.contracten.search(regio, vraag, today=today, limit=limit, offset=offset)
    return Contractenlijst(
        totaal=totaal,
        regels=[(regel, regel.runs_on(today)) for regel in regels],
        aanbieders={aanbieder.id: aanbieder.naam for aanbieder in aanbieders},
        producten=producten,
        hulpvormen=hulpvormen,
        contractnamen=visible_namen(store, regels, zicht),
    )
