"""Gather what a check of addresses looks at.

That is some aanbieders of a region, each with everything it entered and was contracted for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from wijzer.domain.afwijkingen.controle import ControleInvoer, IngevoerdeLocatie
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Hulpvorm, Product, Vindbaar
from wijzer.store.store import Store

_PER_KEER = 50
"""How many aanbieders at once keep memory level and locks short, however large the region is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlefeiten:
    """What holds for every aanbieder of a region; looked up once."""

    regio: str
    provincie: str
    gemeenten_per_pc4: Mapping[str, frozenset[str]]
    in_te_voeren: frozenset[Hulpaanduiding]
    indeling: Hulpindeling
    contracten_bekend: bool


def fetch_feiten(store: Store, regio: str, *, today: date) -> Controlefeiten:
    """What a check of this region needs to know on this day."""
    producten = store.producten.all(regio)
    return Controlefeiten(
        regio=regio,
        provincie=store.regios.get(regio).provincie,
        gemeenten_per_pc4=store.regios.pc4_gemeenten(regio),
        in_te_voeren=_in_te_voeren(producten, store.regios.hulpvormen(regio), today),
        indeling=Hulpindeling.of(producten, today=today),
        contracten_bekend=store.contracten.is_known(regio),
    )


def _in_te_voeren(
    producten: Iterable[Product], hulpvormen: Iterable[Hulpvorm], today: date
) -> frozenset[Hulpaanduiding]:
    """What visitors search for: what else a contract names is not missed when nobody entered it."""
    codes = (
        of_code(product.code)
        for product in producten
        if product.vindbaar is Vindbaar.AANBOD and product.is_valid_on(today)
    )
    slugs = (
        of_hulpvorm(hulpvorm.slug)
        for hulpvorm in hulpvormen
        if hulpvorm.vindbaar is Vindbaar.AANBOD
    )
    return frozenset([*codes, *slugs])


def fetch_portions(store: Store, regio: str) -> Iterator[list[AanbiederId]]:
    """The aanbieders of a region, some at a time: a check never looks over the border between two."""
    rest = iter(sorted(aanbieder.id for aanbieder in store.aanbieders.all(regio)))
    while portie := list(islice(rest, _PER_KEER)):
        yield portie


def fetch_invoer(
    store: Store, feiten: Controlefeiten, aanbieders: Collection[AanbiederId]
) -> ControleInvoer:
    """Everything that these aanbieders entered and were contracted for."""
    locaties = store.locaties.of_aanbieders(aanbieders)
    hulp = store.aanbod.hulp([locatie.id for locatie in locaties])
    return ControleInvoer(
        locaties=[
            IngevoerdeLocatie(
                id=locatie.id,
                aanbieder_id=locatie.aanbieder_id,
                gemeente=locatie.gemeente,
                adres=locatie.adres,
                hulp=hulp[locatie.id],
            )
            for locatie in locaties
        ],
        regels=store.contracten.of_aanbieders(aanbieders),
        gecontracteerd=list(store.contracten.gecontracteerd_of_aanbieders(aanbieders).values()),
        gemeenten_per_pc4=feiten.gemeenten_per_pc4,
        in_te_voeren=feiten.in_te_voeren,
        indeling=feiten.indeling,
        provincie=feiten.provincie,
        contracten_bekend=feiten.contracten_bekend,
    )
