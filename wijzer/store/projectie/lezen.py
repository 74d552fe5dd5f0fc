"""What the projection reads of the office, many locaties at once.

It never opens the table of shielded addresses: a locatie without an open address is shielded, and of it the public
needs to know only in which gemeente it lies.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from wijzer.domain.adressen.adres import OpenbaarAdres
from wijzer.domain.inkoop.contract import Contractregel, hoofdaannemer_on
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.product import Hulpvorm, Product
from wijzer.domain.locaties.beschikbaarheid import Aanbod
from wijzer.domain.regio.gebied import Contact, Gemeente, Regio
from wijzer.published.naslag.rijen import to_product
from wijzer.store.inkoop.contracten import to_regel
from wijzer.store.locaties.aanbod import to_aanbod
from wijzer.store.locaties.lopend import LopendAanbod, LopendeLocatie
from wijzer.store.locaties.rijen import to_open_adres
from wijzer.store.regio.gebieden import to_gemeente, to_office_hulpvorm, to_regio
from wijzer.store.rijen import contact_of, fetch, fetch_in
from wijzer.store.tables import (
    AanbiederRij,
    ContractregelRij,
    GemeenteRij,
    HulpvormRij,
    LocatieRij,
    OpenAdresRij,
    ProductRij,
    RegioRij,
)


@dataclass(frozen=True)
class Naslagbron:
    """Reference data of the office, as far as a published aanbod depends on it."""

    regios: Mapping[str, Regio]
    gemeenten: Mapping[str, Gemeente]
    producten: Mapping[tuple[str, str], Sequence[Product]]
    hulpvormen: Mapping[tuple[str, str], Hulpvorm]

    def validities(self, regio: str, hulp: Hulpaanduiding) -> Sequence[Product]:
        """In which periods its code is valid, or each code of its hulpvorm."""
        if hulp.productcode is not None:
            return self.producten.get((regio, hulp.productcode), ())
        return self._per_hulpvorm.get((regio, hulp.hulpvorm or ""), ())

    @cached_property
    def _per_hulpvorm(self) -> Mapping[tuple[str, str], Sequence[Product]]:
        gevonden: dict[tuple[str, str], list[Product]] = defaultdict(list)
        for geldigheden in self.producten.values():
            for product in geldigheden:
                gevonden[product.regio, product.hulpvorm or ""].append(product)
        return gevonden


@dataclass(frozen=True)
class Locatiebron:
    """One locatie with everything that its public form depends on. `open_adres` None means: shielded.

    `regels` has the rows of its aanbieder by what they are for: `Hulpaanduiding.sleutel`.

    `vanaf` is the day on which its public id appeared; None when it stood before such days were kept.
    """

    rij: LocatieRij
    open_adres: OpenbaarAdres | None
    aanbod: Sequence[Aanbod]
    aanbieder: AanbiederRij
    hoofdaannemer: Contact | None
    regels: Mapping[str, Sequence[Contractregel]]
    vanaf: date | None = None


def read_naslagbron(session: Session) -> Naslagbron:
    """Reference data of all regions."""
    producten: dict[tuple[str, str], list[Product]] = defaultdict(list)
    for product in sorted(map(to_product, fetch(session, select(ProductRij))), key=_by_validity):
        producten[product.regio, product.code].append(product)
    hulpvormen = map(to_office_hulpvorm, fetch(session, select(HulpvormRij)))
    return Naslagbron(
        regios={rij.slug: to_regio(rij) for rij in fetch(session, select(RegioRij))},
        gemeenten={rij.code: to_gemeente(rij) for rij in fetch(session, select(GemeenteRij))},
        producten=producten,
        hulpvormen={(hulpvorm.regio, hulpvorm.slug): hulpvorm for hulpvorm in hulpvormen},
    )


def read_locatiebronnen(
    session: Session, *, aanbieders: Collection[UUID], locaties: Collection[UUID], today: date
) -> list[Locatiebron]:
    """All published locaties of these aanbieders, and these locaties as far as they are published."""
    rijen = {
        rij.id: rij
        for rij in (
            *fetch_in(session, _published(), LopendeLocatie.aanbieder_id, aanbieders),
            *fetch_in(session, _published(), LopendeLocatie.id, locaties),
        )
    }
    eigenaren = {rij.aanbieder_id for rij in rijen.values()}
    regels = _regels(session, eigenaren)
    hoofd = {wie: hoofdaannemer_on(regels[wie], today=today) for wie in eigenaren}
    per_hulp = {wie: _by_hulp(regels[wie]) for wie in eigenaren}
    namen = _aanbieders(
        session, eigenaren | {aanbieder_id for aanbieder_id in hoofd.values() if aanbieder_id}
    )
    open_adressen = _open_adressen(session, rijen)
    aanbod = _aanbod(session, rijen)
    return [
        Locatiebron(
            rij=rij,
            open_adres=open_adressen.get(rij.id),
            aanbod=aanbod[rij.id],
            aanbieder=namen[rij.aanbieder_id],
            hoofdaannemer=_contact_of(namen.get(hoofd[rij.aanbieder_id])),
            regels=per_hulp[rij.aanbieder_id],
        )
        for rij in rijen.values()
    ]


def contract_changed(van: date, tot: date) -> ColumnElement[bool]:
    """Rows that began or ended by the change of day: after `van`, up to and including `tot`."""
    begint = (ContractregelRij.ingangsdatum > van) & (ContractregelRij.ingangsdatum <= tot)
    return begint | ((ContractregelRij.einddatum >= van) & (ContractregelRij.einddatum < tot))


def _published() -> Select[LocatieRij]:
    return select(LopendeLocatie).where(LopendeLocatie.gepubliceerd)


def _by_validity(product: Product) -> tuple[str, date, UUID]:
    return (product.code, product.geldig_van, product.id)


def _contact_of(rij: AanbiederRij | None) -> Contact | None:
    return contact_of(rij) if rij else None


def _aanbieders(session: Session, ids: Collection[UUID]) -> dict[UUID | None, AanbiederRij]:
    return {rij.id: rij for rij in fetch_in(session, select(AanbiederRij), AanbiederRij.id, ids)}


def _regels(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Contractregel]]:
    gevonden: dict[UUID, list[Contractregel]] = defaultdict(list)
    for rij in fetch_in(session, select(ContractregelRij), ContractregelRij.aanbieder_id, ids):
        gevonden[rij.aanbieder_id].append(to_regel(rij))
    return gevonden


def _by_hulp(regels: Iterable[Contractregel]) -> dict[str, list[Contractregel]]:
    gevonden: dict[str, list[Contractregel]] = defaultdict(list)
    for regel in regels:
        gevonden[regel.hulp.sleutel].append(regel)
    return gevonden


def _open_adressen(session: Session, ids: Collection[UUID]) -> dict[UUID, OpenbaarAdres]:
    rijen = fetch_in(session, select(OpenAdresRij), OpenAdresRij.locatie_id, ids)
    return {rij.locatie_id: to_open_adres(rij) for rij in rijen}


def _aanbod(session: Session, ids: Collection[UUID]) -> dict[UUID, list[Aanbod]]:
    gevonden: dict[UUID, list[Aanbod]] = defaultdict(list)
    for rij in fetch_in(session, select(LopendAanbod), LopendAanbod.locatie_id, ids):
        gevonden[rij.locatie_id].append(to_aanbod(rij))
    return gevonden
