"""What an aanbieder can choose from when it enters a locatie: its aanbieders, and what the region knows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_editor
from wijzer.domain.ids import AanbiederId
from wijzer.domain.inkoop.aanbieder import Aanbieder
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import (
    Doelgroep,
    Hulpvorm,
    Product,
    Vindbaar,
    is_given_from_vestiging,
)
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.services.locaties.overzie_locaties import contracted_hulp
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True)
class Hulpkeuze:
    """Something to tick: a product with its code, or a hulpvorm as a whole, of which the code is empty."""

    sleutel: str
    naam: str
    code: str


@dataclass(frozen=True, slots=True)
class Vormkeuzes:
    """One hulpvorm by its plain name, with what of it can be ticked."""

    naam: str
    keuzes: tuple[Hulpkeuze, ...]


@dataclass(frozen=True, slots=True)
class Locatiekeuzes:
    """The choices on the page of one locatie.

    `gecontracteerd` is what a running contract row is for, or covers, by `Hulpaanduiding.sleutel`.
    `hulpvormen` are all that a locatie of this kind can give; `heel` are the slugs of those that
    can be ticked as a whole: with no code to tick today, or with a contract row of their own.
    """

    gemeenten: Sequence[Gemeente]
    doelgroepen: Sequence[Doelgroep]
    producten: Sequence[Product]
    gecontracteerd: frozenset[str]
    hoofdaannemer: Contact | None = None
    """The contact of the hoofdaannemer, where the aanbieder works under one today."""
    hulpvormen: Sequence[Hulpvorm] = ()
    heel: frozenset[str] = frozenset()

    def labels(self) -> dict[str, str]:
        """What can be ticked → text, in the order of the page."""
        return {
            keuze.sleutel: f"{keuze.naam} ({keuze.code})" if keuze.code else keuze.naam
            for gecontracteerd in (True, False)
            for groep in self.groepen(gecontracteerd=gecontracteerd)
            for keuze in groep.keuzes
        }

    def groepen(self, *, gecontracteerd: bool) -> list[Vormkeuzes]:
        """The hulpvormen of which something is under contract, or the others; each with that part alone.

        Products of no hulpvorm come last, under no name.
        """
        per_groep = [(hulpvorm.gewone_naam, hulpvorm.slug) for hulpvorm in self.hulpvormen]
        return [
            Vormkeuzes(naam, keuzes)
            for naam, slug in (*per_groep, ("", None))
            if (
                keuzes := tuple(
                    keuze
                    for keuze in self._of(slug)
                    if (keuze.sleutel in self.gecontracteerd) == gecontracteerd
                )
            )
        ]

    def _of(self, slug: str | None) -> Iterator[Hulpkeuze]:
        """What can be ticked of one hulpvorm: itself first, then its codes."""
        for hulpvorm in self.hulpvormen:
            if hulpvorm.slug == slug and slug in self.heel:
                yield Hulpkeuze(of_hulpvorm(slug).sleutel, hulpvorm.naam, "")
        bekend = {hulpvorm.slug for hulpvorm in self.hulpvormen}
        for product in sorted(self.producten, key=lambda product: product.code):
            if (product.hulpvorm if product.hulpvorm in bekend else None) == slug:
                yield Hulpkeuze(of_code(product.code).sleutel, product.naam, product.code)


def overzie_eigen_aanbieders(store: Store, *, by: Actor) -> list[Aanbieder]:
    """The aanbieders whose locations the actor keeps today: its own, and those of its onderaannemers."""
    return store.aanbieders.of_ids(by.aanbieders)


def overzie_keuzes(
    store: Store,
    aanbieder_id: AanbiederId | None,
    *,
    is_groep: bool,
    by: Actor,
    today: date,
    bestaand: Collection[Hulpaanduiding] = (),
) -> Locatiekeuzes:
    """What a groep or a vestiging of this aanbieder can be given; None as long as no aanbieder was chosen.

    `bestaand`: what it offers already, which can be left ticked.

    Raises `NietGevonden` for an aanbieder whose locations the actor does not keep.
    """
    regio = by.regio or ""
    if aanbieder_id is not None:
        aanbieder = store.aanbieders.get(aanbieder_id)
        require_editor(by, regio=aanbieder.regio, aanbieder_id=aanbieder_id)
    hulpvormen = {hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)}
    producten = store.producten.all(regio)
    indeling = Hulpindeling.of(producten, today=today)
    contract = contracted_hulp(store, aanbieder_id, today=today) if aanbieder_id else frozenset()
    passend = _fitting_hulpvormen(hulpvormen, is_groep=is_groep)
    keuzes = _fitting_products(producten, hulpvormen, is_groep=is_groep, today=today)
    met_code = {product.hulpvorm for product in keuzes}
    eigen = {*contract, *bestaand}
    heel = frozenset(
        hulpvorm.slug
        for hulpvorm in passend
        if hulpvorm.slug not in met_code or of_hulpvorm(hulpvorm.slug) in eigen
    )
    return Locatiekeuzes(
        gemeenten=store.regios.gemeenten(regio),
        doelgroepen=store.regios.doelgroepen(regio),
        producten=keuzes,
        gecontracteerd=_covered(contract, indeling, heel),
        hulpvormen=passend,
        heel=heel,
        hoofdaannemer=_contact_of_hoofdaannemer(store, aanbieder_id, today)
        if aanbieder_id
        else None,
    )


def _covered(
    contract: frozenset[Hulpaanduiding], indeling: Hulpindeling, heel: Iterable[str]
) -> frozenset[str]:
    """What the rows are for, and what else of what can be ticked they cover."""
    mogelijk = {of_code(code) for code in indeling.hulpvormen}
    mogelijk |= {of_hulpvorm(slug) for slug in heel}
    gedekt = {hulp for hulp in mogelijk if indeling.grounds(hulp) & contract}
    return frozenset(hulp.sleutel for hulp in gedekt | contract)


def _fitting_hulpvormen(hulpvormen: Mapping[str, Hulpvorm], *, is_groep: bool) -> list[Hulpvorm]:
    """The hulpvormen that visitors look for, and that are given from a locatie of this kind."""
    return [
        hulpvorm
        for hulpvorm in hulpvormen.values()
        if hulpvorm.vindbaar is Vindbaar.AANBOD
        and is_given_from_vestiging(hulpvorm, hulpvorm) != is_groep
    ]


def _fitting_products(
    producten: Sequence[Product],
    hulpvormen: Mapping[str, Hulpvorm],
    *,
    is_groep: bool,
    today: date,
) -> list[Product]:
    """The products of today that visitors look for, and that are given from a locatie of this kind."""
    return [
        product
        for product in producten
        if product.is_valid_on(today)
        and product.vindbaar is Vindbaar.AANBOD
        and is_given_from_vestiging(product, hulpvormen.get(product.hulpvorm or "")) != is_groep
    ]


def _contact_of_hoofdaannemer(
    store: Store, aanbieder_id: AanbiederId, today: date
) -> Contact | None:
    hoofdaannemer = store.aanbieders.hoofdaannemer_of(aanbieder_id, today)
    return hoofdaannemer.contact if hoofdaannemer else None
