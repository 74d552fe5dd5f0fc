"""One made-up row for each file that a beheerder loads in the browser.

It shows what stands in which column, in the words of this region.
"""

import re
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.product import Hulpsoort, Vindbaar
from wijzer.files.contracten import ContractenRij
from wijzer.files.pdc import PdcRij
from wijzer.store.store import Store

_CODES = ("VB001", "VOORBEELD", "VB01", "VB1", "99999", "999")
"""Codes that nobody uses, in the forms that regions give theirs."""


def voorbeeld_contracten(store: Store, *, regio: str, by: Actor, today: date) -> ContractenRij:
    """Give a contract for a product that the region has, with an aanbieder and an address that do not exist.

    A region without codes has a contract for a hulpvorm.
    """
    require_beheerder(by, regio=regio)
    hulp = _hulp(store, regio, today)
    return ContractenRij(
        rij=2,
        contractnummer="VOORBEELD-1",
        aanbieder="Voorbeeld Jeugdhulp",
        agb="00000000",
        kvk="00000000",
        hoofdaannemer_agb=None,
        productcode=hulp.productcode,
        hulpvorm=hulp.hulpvorm,
        ingangsdatum=date(today.year, 1, 1),
        einddatum=date(today.year, 12, 31),
        locatie="Huize Voorbeeld",
        adres=AfgeschermdAdres(Adres("Voorbeeldstraat", 1, "Voorbeelddorp", "A", "2", "1234AB")),
    )


def voorbeeld_pdc(store: Store, *, regio: str, by: Actor, today: date) -> PdcRij:
    """Give a product that does not exist, in the first segment of the region."""
    require_beheerder(by, regio=regio)
    segmenten, hulpvormen = store.regios.segmenten(regio), store.regios.hulpvormen(regio)
    gemeenten = store.regios.gemeenten(regio)
    return PdcRij(
        rij=2,
        productcode=_free_code(store, regio),
        naam="Voorbeeld van een product",
        gewone_naam="Voorbeeld",
        segment=segmenten[0].slug if segmenten else None,
        soort=Hulpsoort.AMBULANT,
        hulpvorm=hulpvormen[0].slug if hulpvormen else None,
        vindbaar=Vindbaar.GEEN,
        intensiteit=None,
        eenheid="uur",
        tarief=None,
        geldig_van=date(today.year, 1, 1),
        geldig_tot=None,
        opvolger=None,
        via_cpwv=False,
        uitgesloten_gemeenten=tuple(gemeente.code for gemeente in gemeenten[:1]),
        omschrijving="Dit is een voorbeeld. Haal deze rij weg.",
    )


def _hulp(store: Store, regio: str, today: date) -> Hulpaanduiding:
    for product in store.producten.all(regio):
        if product.is_valid_on(today):
            return of_code(product.code)
    for hulpvorm in store.regios.hulpvormen(regio):
        return of_hulpvorm(hulpvorm.slug)
    return of_code(_free_code(store, regio))


def _free_code(store: Store, regio: str) -> str:
    patroon = store.regios.get(regio).productcode_patroon
    return next((code for code in _CODES if re.fullmatch(patroon, code)), _CODES[0])
