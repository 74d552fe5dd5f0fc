"""A catalogue gives a hulpvorm its first codes: what that means for aanbod that was entered without one."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from wijzer.domain.inkoop.product import Product, Vindbaar
from wijzer.services.importverslag import Bevindingen
from wijzer.store.store import Store


def remark_first_codes(
    store: Store,
    regio: str,
    before: Iterable[Product],
    after: Iterable[Product],
    *,
    today: date,
    bevindingen: Bevindingen,
) -> None:
    """Remark how much aanbod can be moved to a code now that could not be before.

    Nothing is moved: which of the codes a groep gives is its aanbieder's to say.
    """
    nieuw = _with_codes(after, today) - _with_codes(before, today)
    per_hulpvorm = _count_without_code(store, regio, nieuw) if nieuw else Counter[str]()
    if per_hulpvorm:
        namen = {hulpvorm.slug: hulpvorm.naam for hulpvorm in store.regios.hulpvormen(regio)}
        delen = sorted(f"{namen.get(slug, slug)} {n}" for slug, n in per_hulpvorm.items())
        bevindingen.opmerkingen.append(
            f"{per_hulpvorm.total()} keer aanbod zonder code kan nu een code krijgen: {', '.join(delen)}. "
            "Het blijft staan zoals het is, tot de aanbieder een code kiest."
        )


def _with_codes(producten: Iterable[Product], today: date) -> set[str]:
    """The hulpvormen of which aanbod can have a code today."""
    return {
        product.hulpvorm
        for product in producten
        if product.hulpvorm and product.vindbaar is Vindbaar.AANBOD and product.is_valid_on(today)
    }


def _count_without_code(store: Store, regio: str, hulpvormen: Collection[str]) -> Counter[str]:
    locaties = store.locaties.all(regio)
    aanbod = store.aanbod.of_locaties(locatie.id for locatie in locaties)
    zonder_code = (
        een_aanbod.hulp.hulpvorm for per_locatie in aanbod.values() for een_aanbod in per_locatie
    )
    return Counter(slug for slug in zonder_code if slug is not None and slug in hulpvormen)
