"""What a beheerder may see now, and the only place that shows a shielded address to one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from wijzer.domain.accounts.inzage import DICHT, Zicht
from wijzer.domain.accounts.toegang import Actor, Rol
from wijzer.domain.adressen.adres import (
    Adres,
    AfgeschermdAdres,
    LocatieAdres,
    OpenbaarAdres,
    is_leesbaar,
)
from wijzer.domain.ids import GecontracteerdeLocatieId
from wijzer.domain.inkoop.contract import Contractregel
from wijzer.store.afwijkingen.afwijking import Zaakregel
from wijzer.store.store import Store


def fetch_zicht(store: Store, *, by: Actor, sessie_hash: str, at: datetime) -> Zicht:
    """What this beheerder opened in this session and is still open; nothing for anybody else."""
    if by.rol is not Rol.BEHEERDER or by.regio is None or by.gebruiker_id is None:
        return DICHT
    inzages = store.inzages.open_of(by.gebruiker_id, regio=by.regio, sessie_hash=sessie_hash, at=at)
    return Zicht(
        {inzage.aanbieder_id: inzage.until_at for inzage in inzages if inzage.aanbieder_id}
    )


def visible_adres(adres: LocatieAdres, *, is_open: bool) -> Adres | None:
    """The address as far as it may be seen, None otherwise.

    An open one always; a shielded or contracted one while its aanbieder is opened, and when it can
    be read.
    """
    match adres:
        case OpenbaarAdres(adres=open_adres):
            return open_adres
        case AfgeschermdAdres() as afgeschermd:
            return afgeschermd.reveal() if is_open and is_leesbaar(adres) else None
        case never:
            assert_never(never)


def mask_lines(regels: Iterable[Zaakregel], zicht: Zicht) -> list[Zaakregel]:
    """Cases without the name that the contract gives a location, unless its aanbieder is opened.

    Such a name may be its street.
    """
    return [
        regel
        if zicht.opens(regel.afwijking.bevinding.aanbieder_id)
        else replace(regel, contractlocatie=None)
        for regel in regels
    ]


def visible_namen(
    store: Store, regels: Iterable[Contractregel], zicht: Zicht
) -> Mapping[GecontracteerdeLocatieId, str]:
    """How the contract calls the locations of these rows: only those of an aanbieder that is opened."""
    return store.contracten.locatienamen(
        regel.locatie_id for regel in regels if regel.locatie_id and zicht.opens(regel.aanbieder_id)
    )
