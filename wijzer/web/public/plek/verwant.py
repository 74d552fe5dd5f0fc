"""What else there is, from the page of one locatie: others of the same aanbieder, and the same help nearby."""

from collections.abc import Sequence

from wijzer.published.gegevens import AanbodInfo, LocatieInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import GevondenLocatie

HOOGSTENS = 4
_VOORRAAD = 40
"""How many locaties are looked through: those of the same aanbieder are among them."""


def others_of_aanbieder(reader: Reader, locatie: LocatieInfo) -> list[AanbodInfo]:
    """The best aanbod of the other locaties of this aanbieder, one of each, in the order of the search."""
    eigen = reader.group_by_locatie(reader.ids_of_aanbieder(locatie.aanbieder.id))
    return _best_of_each(reader, [gevonden for gevonden in eigen if gevonden.id != locatie.id])


def similar_nearby(
    reader: Reader, locatie: LocatieInfo, alles: Sequence[AanbodInfo]
) -> tuple[Zoekvraag, list[AanbodInfo]]:
    """The same help of other aanbieders, in the order of the search, with the question that finds more.

    Nearby is where the locatie lies or works; where nothing is left there, the whole region.
    """
    hulpvormen = tuple(
        dict.fromkeys(aanbod.product.hulpvorm for aanbod in alles if aanbod.product.hulpvorm)
    )
    waar = locatie.werkgebied if locatie.werkgebied else (locatie.gemeente,)
    hier = Zoekvraag(
        regio=locatie.regio, hulpvorm=hulpvormen, gemeente=tuple(waar), per_pagina=_VOORRAAD
    )
    regio = Zoekvraag(regio=locatie.regio, hulpvorm=hulpvormen, per_pagina=_VOORRAAD)
    for vraag in (hier, regio) if hulpvormen else ():
        gevonden = _of_others(reader, vraag, locatie)
        if gevonden:
            return vraag, gevonden
    return hier, []


def _of_others(reader: Reader, vraag: Zoekvraag, locatie: LocatieInfo) -> list[AanbodInfo]:
    opname = reader.opname
    van_anderen = [
        gevonden
        for gevonden in reader.zoek(vraag).locaties
        if opname.feit(opname.indexen[gevonden.aanbod[0]]).aanbieder_id != locatie.aanbieder.id
    ]
    return _best_of_each(reader, van_anderen)


def _best_of_each(reader: Reader, locaties: Sequence[GevondenLocatie]) -> list[AanbodInfo]:
    return reader.aanbod_by_ids([gevonden.aanbod[0] for gevonden in locaties[:HOOGSTENS]])
