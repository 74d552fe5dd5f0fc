"""What an aanbieder can choose from when it enters a locatie: its aanbieders, and what the region knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.product import Doelgroep, Product, Vindbaar, is_given_from_vestiging
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.services.locaties.overzie_locaties import contracted_codes
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Locatiekeuzes:
    """The choices on the page of one locatie.

    `gecontracteerd` are codes with a running contract row.
    """

    gemeenten: Sequence[Gemeente]
    doelgroepen: Sequence[Doelgroep]
    producten: Sequence[Product]
    gecontracteerd: frozenset[str]
    hoofdaannemer: Contact | None = None
    """The contact of the hoofdaannemer, where the aanbieder works under one today."""

    def product_labels(self) -> dict[str, str]:
        """Code → text, those under contract first."""
        in_order = sorted(
            self.producten,
            key=lambda product: (product.code not in self.gecontracteerd, product.code),
        )
        return {product.code: f"{product.naam} ({product.code})" for product in in_order}


def overzie_eigen_aanbieders(store: Store, *, by: Actor) -> list[Aanbieder]:
    """The aanbieders whose locations the actor keeps today: its own, and those of its onderaannemers."""
    return store.aanbieders.of_ids(by.aanbieders)


def overzie_keuzes(
    store: Store, aanbieder_id: AanbiederId | None, *, is_groep: bool, by: Actor, today: date
) -> Locatiekeuzes:
    """What a groep or a vestiging of this aanbieder can be given; None as long as no aanbieder was chosen.

    Raises `NietGevonden` for an aanbieder whose locations the actor does not keep.
    """
    regio = by.regio or ""
    if aanbieder_id is not None:
        aanbieder = store.aanbieders.get(aanbieder_id)
        require_editor(by, regio=aanbieder.regio, aanbieder_id=aanbieder_id)
    return Locatiekeuzes(
        gemeenten=store.regios.gemeenten(regio),
        doelgroepen=store.regios.doelgroepen(regio),
        producten=_fitting_products(store, regio, is_groep=is_groep, today=today),
        gecontracteerd=contracted_codes(store, aanbieder_id, today=today)
        if aanbieder_id
        else frozenset(),
        hoofdaannemer=_contact_of_hoofdaannemer(store, aanbieder_id, today)
        if aanbieder_id
        else None,
    )


def _fitting_products(store: Store, regio: str, *, is_groep: bool, today: date) -> list[Product]:
    """The products of today that visitors look for, and that are given from a locatie of this kind."""
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)}
    return [
        product
        for product in store.producten.valid_on(regio, today)
        if product.vindbaar is Vindbaar.AANBOD
        and is_given_from_vestiging(product, hulpvormen.get(product.hulpvorm or "")) != is_groep
    ]


def _contact_of_hoofdaannemer(
    store: Store, aanbieder_id: AanbiederId, today: date
) -> Contact | None:
    hoofdaannemer = store.aanbieders.hoofdaannemer_of(aanbieder_id, today)
    return hoofdaannemer.contact if hoofdaannemer else None
