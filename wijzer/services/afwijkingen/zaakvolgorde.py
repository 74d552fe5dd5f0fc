"""Orders cases as they are worked through, and finds the ones before and after another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Zaakstatus
from wijzer.domain.ids import AfwijkingId
from wijzer.domain.taal.schoon import compare_key
from wijzer.store.afwijkingen.afwijking import Zaakregel

URGENTIE = (
    Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG,
    Afwijkingsoort.ADRES_NIET_GECONTRACTEERD,
    Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
    Afwijkingsoort.GEEN_CONTRACT,
    Afwijkingsoort.CONTRACT_BEEINDIGD,
    Afwijkingsoort.LOCATIE_NIET_INGEVOERD,
)
"""What visitors may see wrongly first, then what they do not see at all."""

_STATUSSEN = (
    Zaakstatus.OPEN,
    Zaakstatus.IN_BEHANDELING,
    Zaakstatus.WACHT_OP_AANBIEDER,
    Zaakstatus.GEACCEPTEERD,
    Zaakstatus.OPGELOST,
    Zaakstatus.INGETROKKEN,
)
"""The statuses in order: a case that nobody has picked up yet comes first."""


class Volgorde(StrEnum):
    """Ways to put cases in order; `URGENTIE` is status, then kind, then the one that waits longest."""

    URGENTIE = "urgentie"
    OUDSTE = "oudste"
    NIEUWSTE = "nieuwste"
    AANBIEDER = "aanbieder"


@dataclass(frozen=True, slots=True)
class Buren:
    """A case in its list: its place (None when it is not in it, or no longer), and its neighbours."""

    nummer: int | None
    aantal: int
    vorige: AfwijkingId | None
    volgende: AfwijkingId | None


def in_order(regels: Iterable[Zaakregel], volgorde: Volgorde) -> list[Zaakregel]:
    """The same cases in the asked order; never two ways for the same cases."""
    return sorted(regels, key=lambda regel: _key(regel, volgorde))


def buren_of(regel: Zaakregel, regels: Sequence[Zaakregel], volgorde: Volgorde) -> Buren:
    """Who stands before and after this case in an ordered list, also when it has left that list itself."""
    hier = _key(regel, volgorde)
    voor = [buur.afwijking.id for buur in regels if _key(buur, volgorde) < hier]
    na = [buur.afwijking.id for buur in regels if _key(buur, volgorde) > hier]
    staat_erin = len(voor) + len(na) < len(regels)
    return Buren(
        nummer=len(voor) + 1 if staat_erin else None,
        aantal=len(regels),
        vorige=voor[-1] if voor else None,
        volgende=na[0] if na else None,
    )


def _key(regel: Zaakregel, volgorde: Volgorde) -> tuple[int | str, ...]:
    zaak = regel.afwijking
    oud, sleutel = int(zaak.opened_at.timestamp()), zaak.sleutel
    soort = URGENTIE.index(zaak.bevinding.soort)
    match volgorde:
        case Volgorde.URGENTIE:
            return (_STATUSSEN.index(zaak.status), soort, oud, sleutel)
        case Volgorde.OUDSTE:
            return (oud, soort, sleutel)
        case Volgorde.NIEUWSTE:
            return (-oud, soort, sleutel)
        case Volgorde.AANBIEDER:
            return (compare_key(regel.aanbieder), soort, oud, sleutel)
