"""What a check of addresses has to know of what was withdrawn.

By it some cases end, and some new ones follow them.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from wijzer.domain.adressen.adres import LocatieAdres, is_leesbaar
from wijzer.domain.adressen.vergelijking import Adreskenmerk
from wijzer.domain.afwijkingen.afwijking import Afwijking
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.afwijkingen.verloop import Verloop
from wijzer.domain.afwijkingen.zaakvervolg import Kenmerken, with_previous, withdrawn_after
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.locaties.intrekking import Ingetrokken
from wijzer.store.store import Store


def fetch_ingetrokken(store: Store, aanbieders: Collection[AanbiederId]) -> Ingetrokken:
    """Fetch the locaties and the aanbod that these aanbieders withdrew."""
    return Ingetrokken(store.locaties.withdrawals(aanbieders), store.aanbod.withdrawals(aanbieders))


def link_previous(
    store: Store,
    bekend: Sequence[Afwijking],
    verloop: Sequence[Verloop],
    aanbieders: Collection[AanbiederId],
    *,
    provincie: str,
    indeling: Hulpindeling,
) -> list[Verloop]:
    """Let each case that opens know the withdrawn one at the same address.

    Addresses are opened only when there is one.
    """
    ingetrokken = withdrawn_after(bekend, verloop)
    if not ingetrokken or not any(deel.gebeurtenis for deel in verloop):
        return list(verloop)
    kenmerken = _kenmerken(store, aanbieders, provincie)
    return with_previous(verloop, ingetrokken, kenmerken, indeling)


def _kenmerken(store: Store, aanbieders: Collection[AanbiederId], provincie: str) -> Kenmerken:
    adressen: dict[UUID, LocatieAdres] = {
        locatie.id: locatie.adres for locatie in store.locaties.of_aanbieders(aanbieders)
    }
    adressen |= {
        ingetrokken.locatie.id: ingetrokken.locatie.adres
        for ingetrokken in store.locaties.withdrawn_of(aanbieders)
    }
    gecontracteerd = store.contracten.gecontracteerd_of_aanbieders(aanbieders)
    adressen |= {wie: locatie.adres for wie, locatie in gecontracteerd.items()}
    return {
        wie: Adreskenmerk.of(real_adres(adres), provincie=provincie)
        for wie, adres in adressen.items()
        if is_leesbaar(adres)
    }
