"""The closed lists that a key of a search chooses from.

The reader of keys accepts what stands in them, and the feed promises to.
"""

from wijzer.domain.inkoop.product import Vindbaar
from wijzer.published.naslag.regios import Naslag


def choices(naslag: Naslag, sleutel: str, regio: str | None = None) -> tuple[str, ...]:
    """Every value that this key can have in a region (or in any), each once, in the order in which it is shown."""
    waarden = _ALLE[sleutel](naslag)
    return tuple(dict.fromkeys(waarde for hier, waarde in waarden if regio in (None, hier)))


_ALLE = {
    "regio": lambda naslag: ((slug, slug) for slug in naslag.regios),
    "hulpvorm": lambda naslag: ((hulpvorm.regio, hulpvorm.slug) for hulpvorm in naslag.hulpvormen),
    "product": lambda naslag: (
        (product.regio, product.code)
        for product in naslag.producten
        if product.vindbaar is not Vindbaar.GEEN
    ),
    "segment": lambda naslag: ((segment.regio, segment.slug) for segment in naslag.segmenten),
    "doelgroep": lambda naslag: (
        (doelgroep.regio, doelgroep.slug) for doelgroep in naslag.doelgroepen
    ),
    "gemeente": lambda naslag: (
        (gemeente.regio, gemeente.code) for gemeente in naslag.gemeenten.values()
    ),
}
"""Region and value of everything that a key can choose."""
