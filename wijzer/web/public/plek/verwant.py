"""What else there is, from the page of one locatie: others of the same aanbieder, and the same help nearby."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from wijzer.published.gegevens import AanbodInfo, LocatieInfo
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag

HOOGSTENS = 4
_VOORRAAD = 40
"""How many results are looked through: several may be of one locatie."""


def others_of_aanbieder(reader: Reader, locatie: LocatieInfo) -> list[AanbodInfo]:
    """The best aanbod of the other locaties of this aanbieder, one of each, in the order of the search."""
    ids = reader.ids_of_aanbieder(locatie.aanbieder.id)
    return _one_of_each(reader, ids, without={locatie.id})


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
    ids = [
        aanbod_id
        for aanbod_id in reader.zoek(vraag).ids
        if opname.feit(opname.indexen[aanbod_id]).aanbieder_id != locatie.aanbieder.id
    ]
    return _one_of_each(reader, ids, without=set())


def _one_of_each(reader: Reader, ids: Iterable[UUID], *, without: set[UUID]) -> list[AanbodInfo]:
    opname = reader.opname
    per_locatie: dict[UUID, UUID] = {}
    for aanbod_id in ids:
        per_locatie.setdefault(opname.feit(opname.indexen[aanbod_id]).locatie_id, aanbod_id)
    kandidaten = [
        aanbod_id for locatie_id, aanbod_id in per_locatie.items() if locatie_id not in without
    ]
    return reader.aanbod_by_ids(kandidaten[:HOOGSTENS])
