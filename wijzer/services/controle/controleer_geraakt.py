"""A file changed what is checked: whom it touched is checked at once, or soon when that is many."""

from collections.abc import Collection
from datetime import datetime

from wijzer.domain.afwijkingen.afwijking import Aanleiding
from wijzer.domain.ids import AanbiederId
from wijzer.domain.klok import day_of
from wijzer.services.controle.controleer_adressen import check_dossiers
from wijzer.services.controle.deelrun import LOCATIES_PER_DEEL, PER_DEEL
from wijzer.services.controle.invoer import fetch_feiten
from wijzer.services.controle.vraag_controle import vraag_na_wijziging
from wijzer.store.store import Store


def controleer_geraakt(
    store: Store,
    regio: str,
    aanbieders: Collection[AanbiederId],
    *,
    aanleiding: Aanleiding,
    at: datetime,
) -> None:
    """Check these aanbieders in the transaction that changed them.

    More than fit in one part are left to the job worker. So a file holds nobody up much longer than
    it does by itself, and of a small one the cases are right when it is kept.
    """
    store.aanbieders.lock(aanbieders)
    ids = sorted(set(aanbieders))
    if len(ids) > PER_DEEL or store.locaties.count_of(ids) > LOCATIES_PER_DEEL:
        vraag_na_wijziging(store, regio, at=at)
    elif ids:
        today = day_of(at)
        feiten = fetch_feiten(store, regio, today=today)
        check_dossiers(store, feiten, ids, at=at, today=today, aanleiding=aanleiding)
