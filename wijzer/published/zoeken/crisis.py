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
    bellen = [een for een in naslag.hulpvormen if een.regio == regio and een.route is Route.BELLEN]
    producten = [naslag.product_on(regio, code, today) for code in vraag.product]
    return (
        begrepen.crisis
        or any(een.slug in vraag.hulpvorm or een.segment == vraag.segment for een in bellen)
        or any(een is not None and een.vindbaar is Vindbaar.BELLEN for een in producten)
    )
