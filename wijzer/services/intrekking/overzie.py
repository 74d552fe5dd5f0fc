"""What is withdrawn, as its aanbieder and the beheerder see it.

No address is told: names, days, and what was stated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_beheerder, require_viewer
from wijzer.domain.ids import AanbiederId, AanbodId, GebruikerId, LocatieId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Hulpvorm, Product, by_code
from wijzer.domain.locaties.beschikbaarheid import Aanbod, Opgave
from wijzer.domain.locaties.intrekking import IngetrokkenLocatie, Intrekking, kept_until
from wijzer.domain.locaties.locatie import Locatie
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class EerderProduct:
    """What was offered with everything that was stated about it, the latest first.

    `intrekking` None: it went with its locatie.
    """

    aanbod: Aanbod
    product: Product | None
    hulpvorm: Hulpvorm | None
    historie: Sequence[Opgave]
    intrekking: Intrekking | None = None
    door: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingetrokkenregel:
    """A withdrawn locatie in a list.

    `door` is the account that withdrew it, None when that is gone or was a command.
    """

    locatie: Locatie
    aanbieder: Aanbieder
    intrekking: Intrekking
    door: str | None
    gewist_op: date
    """The day from which on it may be erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingetrokkenblad:
    """One withdrawn locatie with all that comes back with it."""

    regel: Ingetrokkenregel
    producten: Sequence[EerderProduct]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingetrokkenlijst:
    """What a region has withdrawn, the latest first, and how long it keeps it."""

    regels: Sequence[Ingetrokkenregel]
    jaren: int


def overzie_ingetrokken(store: Store, *, by: Actor) -> list[Ingetrokkenregel]:
    """What is withdrawn of all that the actor keeps, the latest first."""
    return _lines(store, by.regio or "", store.locaties.withdrawn_of(by.aanbieders))


def count_ingetrokken(store: Store, *, by: Actor) -> int:
    """How many locaties are withdrawn of all that the actor keeps; no address is opened for it."""
    return len(store.locaties.withdrawals(by.aanbieders))


def overzie_ingetrokken_locatie(
    store: Store, locatie_id: LocatieId, *, by: Actor, today: date
) -> Ingetrokkenblad:
    """One withdrawn locatie. Raises `NietGevonden` for who may not see it, and for one in use."""
    weg = store.locaties.withdrawn(locatie_id)
    require_viewer(by, regio=weg.locatie.regio, aanbieder_id=weg.locatie.aanbieder_id)
    [regel] = _lines(store, weg.locatie.regio, [weg])
    aanbod = store.aanbod.kept_of([locatie_id])[locatie_id]
    eerder = [
        *_products(store, weg.locatie.regio, aanbod, {}, today=today),
        *overzie_eerdere_producten(store, weg.locatie, by=by, today=today),
    ]
    return Ingetrokkenblad(regel=regel, producten=eerder)


def overzie_eerdere_producten(
    store: Store, locatie: Locatie, *, by: Actor, today: date
) -> list[EerderProduct]:
    """The products that a locatie, in use or not, withdrew, by code."""
    require_viewer(by, regio=locatie.regio, aanbieder_id=locatie.aanbieder_id)
    weg = store.aanbod.withdrawn_of([locatie.id])[locatie.id]
    per_id = {ingetrokken.aanbod.id: ingetrokken.intrekking for ingetrokken in weg}
    return _products(
        store, locatie.regio, [ingetrokken.aanbod for ingetrokken in weg], per_id, today=today
    )


def overzie_ingetrokken_regio(store: Store, regio: str, *, by: Actor) -> Ingetrokkenlijst:
    """What is withdrawn in a region, for its beheerder."""
    require_beheerder(by, regio=regio)
    return Ingetrokkenlijst(
        regels=_lines(store, regio, store.locaties.withdrawn_in(regio)),
        jaren=store.regios.bewaar_jaren(regio),
    )


def _lines(store: Store, regio: str, weg: Sequence[IngetrokkenLocatie]) -> list[Ingetrokkenregel]:
    if not weg:
        return []
    wie: set[AanbiederId] = {ingetrokken.locatie.aanbieder_id for ingetrokken in weg}
    aanbieders = {aanbieder.id: aanbieder for aanbieder in store.aanbieders.of_ids(wie)}
    jaren, accounts = store.regios.bewaar_jaren(regio), _accounts(store, regio)
    return [
        Ingetrokkenregel(
            locatie=ingetrokken.locatie,
            aanbieder=aanbieders[ingetrokken.locatie.aanbieder_id],
            intrekking=ingetrokken.intrekking,
            door=_name(accounts, ingetrokken.intrekking),
            gewist_op=kept_until(ingetrokken.intrekking.at, jaren),
        )
        for ingetrokken in weg
    ]


def _products(
    store: Store,
    regio: str,
    aanbod: Iterable[Aanbod],
    intrekkingen: Mapping[AanbodId, Intrekking],
    *,
    today: date,
) -> list[EerderProduct]:
    aanbod = list(aanbod)
    if not aanbod:
        return []
    producten = by_code(store.producten.all(regio), today=today)
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)}
    historie = store.aanbod.historie_of(een_aanbod.id for een_aanbod in aanbod)
    accounts = _accounts(store, regio)
    return [
        EerderProduct(
            aanbod=een_aanbod,
            product=producten.get(een_aanbod.hulp.productcode or ""),
            hulpvorm=hulpvormen.get(een_aanbod.hulp.hulpvorm or ""),
            historie=historie[een_aanbod.id][::-1],
            intrekking=intrekkingen.get(een_aanbod.id),
            door=_name(accounts, intrekkingen.get(een_aanbod.id)),
        )
        for een_aanbod in aanbod
    ]


def _accounts(store: Store, regio: str) -> Mapping[GebruikerId, str]:
    return {gebruiker.id: gebruiker.email for gebruiker in store.gebruikers.all(regio)}


def _name(accounts: Mapping[GebruikerId, str], weg: Intrekking | None) -> str | None:
    return accounts.get(weg.door) if weg and weg.door else None
