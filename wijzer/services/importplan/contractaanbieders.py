"""Who stands in a contract list: aanbieders that are known, that are new, and that are called otherwise now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.taal.schoon import compare_key, plain_signs
from wijzer.files.contracten import VolledigeContractenRij
from wijzer.services.importverslag import Bevindingen


@dataclass(frozen=True, slots=True)
class Aanbiederplan:
    """The aanbieder of every AGB code, stored or in the file, and which of them must be written."""

    ids: dict[str, AanbiederId]
    nieuw: list[Aanbieder]
    gewijzigd: list[Aanbieder]


def plan_aanbieders(
    rijen: Iterable[VolledigeContractenRij],
    stored: Mapping[str, Aanbieder],
    *,
    regio: str,
    new_id: Callable[[], UUID],
    bevindingen: Bevindingen,
) -> Aanbiederplan:
    """Name and KvK number follow the contract list; a KvK number that is left out stays as it is.

    A new AGB code with the KvK number and the name of a known aanbieder belongs to that one: an
    aanbieder may have several.
    """
    before = {aanbieder.id: aanbieder for aanbieder in stored.values()}
    wanted = dict(before)
    ids = {agb: aanbieder.id for agb, aanbieder in stored.items()}
    by_kvk: dict[tuple[str | None, str], AanbiederId] = {
        (aanbieder.kvk, compare_key(aanbieder.naam)): aanbieder.id
        for aanbieder in before.values()
        if aanbieder.kvk
    }
    first: dict[AanbiederId, VolledigeContractenRij] = {}
    for rij in rijen:
        id_ = (
            ids.get(rij.agb)
            or by_kvk.get((rij.kvk, compare_key(rij.aanbieder)))
            or AanbiederId(new_id())
        )
        ids[rij.agb] = id_
        eerste = first.setdefault(id_, rij)
        wanted[id_] = _merge(wanted.get(id_), rij, id_, regio, naam=eerste.aanbieder)
        if rij.kvk:
            by_kvk.setdefault((rij.kvk, compare_key(rij.aanbieder)), id_)
        _check_agrees(rij, eerste, bevindingen)
    return Aanbiederplan(
        ids=ids,
        nieuw=[aanbieder for aanbieder in wanted.values() if aanbieder.id not in before],
        gewijzigd=[
            aanbieder
            for aanbieder in wanted.values()
            if aanbieder.id in before and aanbieder != before[aanbieder.id]
        ],
    )


def _merge(
    known: Aanbieder | None, rij: VolledigeContractenRij, id_: AanbiederId, regio: str, *, naam: str
) -> Aanbieder:
    """`naam` is that of the first row: the others may write it with another kind of apostrophe."""
    if known is None:
        return Aanbieder(id=id_, regio=regio, naam=naam, agb=(rij.agb,), kvk=rij.kvk)
    if known.naam == naam and rij.agb in known.agb and rij.kvk in (None, known.kvk):
        return known
    agb = tuple(sorted({*known.agb, rij.agb}))
    return replace(known, naam=naam, agb=agb, kvk=rij.kvk or known.kvk)


def _check_agrees(
    rij: VolledigeContractenRij, first: VolledigeContractenRij, bevindingen: Bevindingen
) -> None:
    if plain_signs(rij.aanbieder) != plain_signs(first.aanbieder):
        melding = f"Deze aanbieder heeft in rij {first.rij} een andere naam."
        bevindingen.refuse(rij.rij, "aanbieder", rij.aanbieder, melding, "overal dezelfde naam")
    if rij.kvk and first.kvk and rij.kvk != first.kvk:
        melding = f"Deze aanbieder heeft in rij {first.rij} een ander KvK-nummer."
        bevindingen.refuse(rij.rij, "kvk", rij.kvk, melding, "overal hetzelfde nummer")
