"""Whether a search asks for help for which one calls at once: there is no list of it, and nothing to wait for."""

from datetime import date

from wijzer.domain.inkoop.product import Route, Vindbaar
from wijzer.published.naslag.regios import Naslag
from wijzer.published.opname.zoekbegrip import Begrepen
from wijzer.published.vraag.zoekvraag import Zoekvraag


def asks_to_call(naslag: Naslag, vraag: Zoekvraag, begrepen: Begrepen, *, today: date) -> bool:
    """Whether a filter chooses crisis, or the words of the search (`begrepen`) speak of it.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    regio = vraag.regio or ""
    bellen = [
        hulpvorm
        for hulpvorm in naslag.hulpvormen
        if hulpvorm.regio == regio and hulpvorm.route is Route.BELLEN
    ]
    producten = [naslag.product_on(regio, code, today) for code in vraag.product]
    return (
        begrepen.crisis
        or any(
            hulpvorm.slug in vraag.hulpvorm or hulpvorm.segment == vraag.segment
            for hulpvorm in bellen
        )
        or any(product is not None and product.vindbaar is Vindbaar.BELLEN for product in producten)
    )
