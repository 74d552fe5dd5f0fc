"""What an aanbieder sees of itself: how it is reached, and what is under contract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietGevonden
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Gegevensblad:
    """An aanbieder with its contract rows; `producten` and `hulpvormen` have the names that go with them."""

    aanbieder: Aanbieder
    regels: Sequence[Contractregel]
    producten: Mapping[str, Product]
    hulpvormen: Mapping[str, Hulpvorm]


def overzie_gegevens(store: Store, *, by: Actor) -> Gegevensblad:
    """The actor's own aanbieder, never an onderaannemer. Raises `NietGevonden` for who works for none."""
    if by.aanbieder_id is None:
        raise NietGevonden
    aanbieder = store.aanbieders.get(by.aanbieder_id)
    return Gegevensblad(
        aanbieder=aanbieder,
        regels=store.contracten.of_aanbieder(aanbieder.id),
        producten={product.code: product for product in store.producten.all(aanbieder.regio)},
        hulpvormen={
            hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(aanbieder.regio)
        },
    )
