"""What becomes of a case about a hulpvorm once its aanbod has a code: one difference stays one piece of work."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from wijzer.domain.afwijkingen.afwijking import (
    Afwijking,
    Bevinding,
    Gebeurtenis,
    Verschilwoord,
    Zaakstatus,
)
from wijzer.domain.afwijkingen.controle import ControleUitkomst
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

_NIEUW = (Gebeurtenis.GEOPEND, Gebeurtenis.HEROPEND)


def continue_moved(
    bekend: Iterable[Afwijking],
    verloop: Sequence[Verloop],
    uitkomst: ControleUitkomst,
    *,
    at: datetime,
    adres_gewijzigd: frozenset[LocatieId] = frozenset(),
) -> list[Verloop]:
    """Let a case about a code take over from the one about its hulpvorm, when the aanbod moved to that code.

    The case about the hulpvorm ends, for nothing is on the hulpvorm any more. Where the contract
    does not cover the code either, the case about the code goes on as that one was: what a beheerder
    had taken up, or accepted as it still is, does not come back as new work. Where it does cover the
    code, the old case is solved.

    Source: our choice.
    """
    verder = {deel.afwijking.id: deel for deel in verloop}
    for zaak in bekend:
        codes = uitkomst.moved_to(zaak.bevinding)
        if zaak.status.is_ten_einde or not codes or _is_withdrawn(verder.get(zaak.id)):
            continue
        opvolgers = [
            deel
            for deel in verloop
            if deel.gebeurtenis in _NIEUW
            and deel.afwijking.bevinding.soort is zaak.bevinding.soort
            and deel.afwijking.bevinding.locatie_id == zaak.bevinding.locatie_id
            and deel.afwijking.bevinding.hulp in codes
        ]
        if opvolgers or uitkomst.is_onbekend(zaak.bevinding):
            einde = replace(zaak, status=Zaakstatus.INGETROKKEN, closed_at=at)
            verder[zaak.id] = Verloop(einde, Gebeurtenis.OMGEZET)
        if len(opvolgers) == 1:
            verder[opvolgers[0].afwijking.id] = _take_over(opvolgers[0], zaak, adres_gewijzigd)
    return list(verder.values())


def _is_withdrawn(deel: Verloop | None) -> bool:
    return deel is not None and deel.gebeurtenis is Gebeurtenis.INGETROKKEN


def _take_over(deel: Verloop, vorige: Afwijking, adres_gewijzigd: frozenset[LocatieId]) -> Verloop:
    """A case that opens as it was with the case before it, which is named in it."""
    zaak = replace(deel.afwijking, vorige_id=vorige.id)
    if deel.gebeurtenis is Gebeurtenis.GEOPEND:
        zaak = replace(zaak, opened_at=vorige.opened_at)
    is_same = (
        _about_code(vorige.bevinding, zaak.bevinding.hulp) == zaak.bevinding
        and zaak.bevinding.locatie_id not in adres_gewijzigd
    )
    if is_same or vorige.status is not Zaakstatus.GEACCEPTEERD:
        zaak = replace(zaak, status=vorige.status, closed_at=vorige.closed_at)
    return Verloop(zaak, Gebeurtenis.OVERGENOMEN)


def _about_code(bevinding: Bevinding, code: Hulpaanduiding | None) -> Bevinding:
    """What was found of the hulpvorm, as it would be said of this code."""
    woorden = tuple(
        Verschilwoord.PRODUCT if woord is Verschilwoord.HULPVORM else woord
        for woord in bevinding.verschil
    )
    return replace(bevinding, hulp=code, verschil=woorden)
