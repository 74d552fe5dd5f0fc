"""Finds the withdrawn case that a new one follows: of the same aanbieder, at the same address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from wijzer.domain.adressen.vergelijking import Adreskenmerk, Uitslag, compare_kenmerken
from wijzer.domain.afwijkingen.afwijking import Afwijking, Bevinding, Gebeurtenis, Zaakstatus
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.inkoop.hulpindeling import Hulpindeling

Kenmerken = Mapping[UUID, Adreskenmerk]
"""Addresses that can be read, by the id of what lies there.

That is a locatie (in use or withdrawn), or a contracted location.
"""
_NIEUW = (Gebeurtenis.GEOPEND, Gebeurtenis.HEROPEND)


def withdrawn_after(bekend: Iterable[Afwijking], verloop: Iterable[Verloop]) -> list[Afwijking]:
    """The cases that stand withdrawn once this happened: what a new one may follow."""
    nu = {zaak.id: zaak for zaak in bekend} | {
        deel.afwijking.id: deel.afwijking for deel in verloop
    }
    return [zaak for zaak in nu.values() if zaak.status is Zaakstatus.INGETROKKEN]


def with_previous(
    verloop: Sequence[Verloop],
    ingetrokken: Sequence[Afwijking],
    kenmerken: Kenmerken,
    indeling: Hulpindeling,
) -> list[Verloop]:
    """Give each case that opens the withdrawn one that it follows; what follows one already keeps that.

    Source: our choice.
    """
    return [_with_previous(deel, ingetrokken, kenmerken, indeling) for deel in verloop]


def _with_previous(
    deel: Verloop,
    ingetrokken: Sequence[Afwijking],
    kenmerken: Kenmerken,
    indeling: Hulpindeling,
) -> Verloop:
    zaak = deel.afwijking
    if deel.gebeurtenis not in _NIEUW or zaak.vorige_id is not None:
        return deel
    mogelijk = [
        eerdere_zaak
        for eerdere_zaak in ingetrokken
        if _precedes(eerdere_zaak, zaak, kenmerken, indeling)
    ]
    if not mogelijk:
        return deel
    laatste = max(mogelijk, key=lambda eerdere_zaak: _nearness(eerdere_zaak, zaak))
    return replace(deel, afwijking=replace(zaak, vorige_id=laatste.id))


def _precedes(
    eerdere_zaak: Afwijking, zaak: Afwijking, kenmerken: Kenmerken, indeling: Hulpindeling
) -> bool:
    a, b = eerdere_zaak.bevinding, zaak.bevinding
    if eerdere_zaak.id == zaak.id or a.aanbieder_id != b.aanbieder_id:
        return False
    if a.hulp and b.hulp and b.hulp not in indeling.related(a.hulp):
        return False
    return _share_contract(a, b) or _is_same_place(a, b, kenmerken)


def _share_contract(a: Bevinding, b: Bevinding) -> bool:
    """Whether `b` misses the contracted location that `a` stood beside.

    Whoever called about it spoke of the same address, in which one of both had a typo.
    """
    contract = b.gecontracteerde_locatie_id
    return (
        b.locatie_id is None and contract is not None and contract == a.gecontracteerde_locatie_id
    )


def _is_same_place(a: Bevinding, b: Bevinding, kenmerken: Kenmerken) -> bool:
    hier, daar = (
        kenmerken.get(
            bevinding.locatie_id or bevinding.gecontracteerde_locatie_id or bevinding.aanbieder_id
        )
        for bevinding in (a, b)
    )
    if hier is None or daar is None:
        return False
    return compare_kenmerken(hier, daar).uitslag is Uitslag.GELIJK


def _nearness(eerdere_zaak: Afwijking, zaak: Afwijking) -> tuple[bool, float, str]:
    """Puts a case of the same kind first, then the one that ended last."""
    einde = eerdere_zaak.closed_at.timestamp() if eerdere_zaak.closed_at else 0.0
    return eerdere_zaak.bevinding.soort is zaak.bevinding.soort, einde, eerdere_zaak.sleutel
