"""The catalogue of a region as its beheerder sees it: every code in each period, and the kinds of help without one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.inkoop.product import Hulpvorm, Product, Segment, Vindbaar, excluded_gemeenten
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Productregel:
    """One code in one period, with the names that go with it."""

    product: Product
    hulpvorm: Hulpvorm | None
    uitgesloten: Sequence[str]
    """Names of the gemeenten that do not take part, by the code itself or by its hulpvorm."""
    geldig: bool


@dataclass(frozen=True, slots=True)
class ZonderCode:
    """A kind of help with how much aanbod hangs on it without a code."""

    hulpvorm: Hulpvorm
    aanbod: int

    @property
    def is_findable(self) -> bool:
        """Whether aanbieders can enter it: visitors search for it."""
        return self.hulpvorm.vindbaar is Vindbaar.AANBOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogus:
    """The products of a region by code and begin, its segments, and hulpvormen for which no code is known today."""

    regels: Sequence[Productregel]
    segmenten: Sequence[Segment]
    zonder_code: Sequence[ZonderCode]
    om_te_zetten: Sequence[ZonderCode]
    """Hulpvormen that have codes, with how much aanbod should have one: its contract names no hulpvorm."""


def overzie_producten(store: Store, regio: str, *, by: Actor, today: date) -> Catalogus:
    """Everything that can be assigned in a region, for its beheerder."""
    require_beheerder(by, regio=regio)
    gemeenten = {gemeente.code: gemeente.naam for gemeente in store.regios.gemeenten(regio)}
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)}
    regels = []
    for product in store.producten.all(regio):
        hulpvorm = hulpvormen.get(product.hulpvorm or "")
        uit = excluded_gemeenten(product, hulpvorm)
        regels.append(
            Productregel(
                product=product,
                hulpvorm=hulpvorm,
                uitgesloten=sorted(gemeenten[code] for code in uit if code in gemeenten),
                geldig=product.is_valid_on(today),
            )
        )
    met_code = {regel.product.hulpvorm for regel in regels if regel.geldig}
    aantallen = store.tellingen.zonder_code(regio)
    soorten = [
        ZonderCode(hulpvorm, aantallen.get(slug, 0)) for slug, hulpvorm in hulpvormen.items()
    ]
    return Catalogus(
        regels=regels,
        segmenten=store.regios.segmenten(regio),
        zonder_code=[soort for soort in soorten if soort.hulpvorm.slug not in met_code],
        om_te_zetten=_movable(store, regio, hulpvormen, today),
    )


def _movable(
    store: Store, regio: str, hulpvormen: Mapping[str, Hulpvorm], today: date
) -> list[ZonderCode]:
    aantallen = Counter[str]()
    for (_wie, slug), aantal in store.tellingen.om_te_zetten(regio, today).items():
        aantallen[slug] += aantal
    return [
        ZonderCode(hulpvorm, aantallen[slug])
        for slug, hulpvorm in hulpvormen.items()
        if aantallen[slug]
    ]
