"""A catalogue gives a hulpvorm its first codes: what that means for aanbod that was entered without one."""

from collections.abc import Iterable
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
    zonder_code = store.tellingen.zonder_code(regio) if nieuw else {}
    per_hulpvorm = {slug: n for slug, n in zonder_code.items() if slug in nieuw}
    if per_hulpvorm:
        namen = {hulpvorm.slug: hulpvorm.naam for hulpvorm in store.regios.hulpvormen(regio)}
        delen = sorted(f"{namen.get(slug, slug)} {n}" for slug, n in per_hulpvorm.items())
        bevindingen.opmerkingen.append(
            f"{sum(per_hulpvorm.values())} keer aanbod zonder code kan nu een code krijgen: {', '.join(delen)}. "
            "Het blijft staan zoals het is, tot de aanbieder een code kiest."
        )


def _with_codes(producten: Iterable[Product], today: date) -> set[str]:
    """The hulpvormen of which aanbod can have a code today."""
    return {
        product.hulpvorm
        for product in producten
        if product.hulpvorm and product.vindbaar is Vindbaar.AANBOD and product.is_valid_on(today)
    }
