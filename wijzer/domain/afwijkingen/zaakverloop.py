"""What a check does to the cases that stand: opens, keeps, changes, closes and reopens them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from wijzer.domain.afwijkingen.afwijking import Afwijking, Bevinding, Gebeurtenis, Zaakstatus
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.omzetting import continue_moved
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.ids import AfwijkingId, LocatieId
from wijzer.domain.locaties.intrekking import NIETS_INGETROKKEN, Ingetrokken

_ZAKEN = UUID("6f7b1a52-6a0c-4a6e-9d0e-6c1c6d1f2b11")
"""Namespace of the ids of cases."""


def follow_up(
    bekend: Iterable[Afwijking],
    uitkomst: ControleUitkomst,
    *,
    regio: str,
    at: datetime,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
    ingetrokken: Ingetrokken = NIETS_INGETROKKEN,
) -> list[Verloop]:
    """Put an outcome beside the cases that stand, closed ones included, in order of their sleutel.

    What lasts stays the same case, what is gone closes, and what returns opens the same case again.

    `bekend` must be of exactly what was checked (a region, or some aanbieders of it). An accepted
    case stays accepted while the same difference lasts: another difference, or another address
    (`adres_gewijzigd`), opens it again. What could not be checked leaves its cases as they are. A
    case about what is `ingetrokken` ends by that, and not as solved; so does one about a hulpvorm of
    which the aanbod moved to a code that is not contracted either (`continue_moved`).

    Source: our choice.
    """
    bekend = list(bekend)
    per_sleutel = {afwijking.sleutel: afwijking for afwijking in bekend}
    verloop = [
        _found(per_sleutel.pop(bevinding.sleutel, None), bevinding, regio, at, adres_gewijzigd)
        for bevinding in uitkomst.afwijkingen
    ]
    verloop.extend(_not_found(per_sleutel.values(), uitkomst, at, ingetrokken))
    verloop = continue_moved(bekend, verloop, uitkomst, at=at, adres_gewijzigd=adres_gewijzigd)
    return sorted(verloop, key=lambda deel: deel.afwijking.sleutel)


def id_of(regio: str, sleutel: str) -> AfwijkingId:
    """The id of a case follows from what makes it one: two checks at the same moment open the same case."""
    return AfwijkingId(uuid5(_ZAKEN, f"{regio}/{sleutel}"))


def _found(
    oud: Afwijking | None,
    bevinding: Bevinding,
    regio: str,
    at: datetime,
    adres_gewijzigd: frozenset[LocatieId],
) -> Verloop:
    if oud is None:
        nieuw = Afwijking(
            id=id_of(regio, bevinding.sleutel),
            regio=regio,
            bevinding=bevinding,
            status=Zaakstatus.OPEN,
            opened_at=at,
            gezien_at=at,
        )
        return Verloop(nieuw, Gebeurtenis.GEOPEND)
    nu = replace(oud, bevinding=bevinding, gezien_at=at)
    if oud.status.is_ten_einde:
        heropend = replace(nu, status=Zaakstatus.OPEN, closed_at=None, heropend=oud.heropend + 1)
        return Verloop(heropend, Gebeurtenis.HEROPEND)
    is_same = oud.bevinding == bevinding and bevinding.locatie_id not in adres_gewijzigd
    if oud.status is Zaakstatus.GEACCEPTEERD and not is_same:
        return Verloop(replace(nu, status=Zaakstatus.OPEN, closed_at=None), Gebeurtenis.GEWIJZIGD)
    return Verloop(nu, None if oud.bevinding == bevinding else Gebeurtenis.GEWIJZIGD)


def _not_found(
    rest: Iterable[Afwijking], uitkomst: ControleUitkomst, at: datetime, ingetrokken: Ingetrokken
) -> Iterator[Verloop]:
    for afwijking in rest:
        bevinding = afwijking.bevinding
        if afwijking.status.is_ten_einde:
            continue
        if weg := ingetrokken.of(bevinding.locatie_id, bevinding.hulp):
            einde = replace(afwijking, status=Zaakstatus.INGETROKKEN, closed_at=at)
            yield Verloop(einde, Gebeurtenis.INGETROKKEN, weg)
        elif not uitkomst.is_onbekend(bevinding):
            gesloten = replace(afwijking, status=Zaakstatus.OPGELOST, closed_at=at)
            yield Verloop(gesloten, Gebeurtenis.GESLOTEN)
