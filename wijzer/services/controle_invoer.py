"""Gather what one check of addresses looks at."""

from collections.abc import Sequence
from datetime import date

from wijzer.domain.contract import Contractregel, GecontracteerdeLocatie
from wijzer.domain.controle import ControleInvoer, IngevoerdeLocatie
from wijzer.domain.ids import AanbiederId
from wijzer.domain.locatie import Locatie
from wijzer.domain.product import Vindbaar
from wijzer.store.store import Store


def fetch_regio(store: Store, regio: str, *, today: date) -> ControleInvoer:
    """Everything that was entered and contracted in a region."""
    return _gather(
        store,
        regio,
        store.locaties.all(regio),
        store.contracten.regels(regio),
        list(store.contracten.gecontracteerde_locaties(regio).values()),
        today,
    )


def fetch_aanbieder(
    store: Store, aanbieder_id: AanbiederId, *, regio: str, today: date
) -> ControleInvoer:
    """Everything that one aanbieder entered and was contracted for: the check never looks over that border."""
    return _gather(
        store,
        regio,
        store.locaties.of_aanbieders([aanbieder_id]),
        store.contracten.of_aanbieder(aanbieder_id),
        list(store.contracten.gecontracteerd_of_aanbieders([aanbieder_id]).values()),
        today,
    )


def _gather(
    store: Store,
    regio: str,
    locaties: Sequence[Locatie],
    regels: Sequence[Contractregel],
    gecontracteerd: Sequence[GecontracteerdeLocatie],
    today: date,
) -> ControleInvoer:
    codes = store.aanbod.productcodes([locatie.id for locatie in locaties])
    return ControleInvoer(
        locaties=[
            IngevoerdeLocatie(
                id=locatie.id,
                aanbieder_id=locatie.aanbieder_id,
                gemeente=locatie.gemeente,
                adres=locatie.adres,
                producten=codes[locatie.id],
            )
            for locatie in locaties
        ],
        regels=regels,
        gecontracteerd=gecontracteerd,
        gemeenten_per_pc4=store.regios.pc4_gemeenten(regio),
        in_te_voeren=frozenset(
            product.code
            for product in store.producten.valid_on(regio, today)
            if product.vindbaar is Vindbaar.AANBOD
        ),
        provincie=store.regios.get(regio).provincie,
        contracten_bekend=bool(regels) or store.contracten.is_known(regio),
    )
