"""The closed lists that a key of a search chooses from: what a reader of keys accepts, and what the feed promises to accept."""

from wijzer.domain.product import Vindbaar
from wijzer.published.naslag import Naslag


def choices(naslag: Naslag, sleutel: str, regio: str | None = None) -> tuple[str, ...]:
    """Every value that this key can have in a region (or in any), each once, in the order in which it is shown."""
    waarden = _ALLE[sleutel](naslag)
    return tuple(dict.fromkeys(waarde for hier, waarde in waarden if regio in (None, hier)))


_ALLE = {
    "regio": lambda n: ((slug, slug) for slug in n.regios),
    "hulpvorm": lambda n: ((een.regio, een.slug) for een in n.hulpvormen),
    "product": lambda n: (
        (een.regio, een.code) for een in n.producten if een.vindbaar is not Vindbaar.GEEN
    ),
    "segment": lambda n: ((een.regio, een.slug) for een in n.segmenten),
    "doelgroep": lambda n: ((een.regio, een.slug) for een in n.doelgroepen),
    "gemeente": lambda n: ((een.regio, een.code) for een in n.gemeenten.values()),
}
