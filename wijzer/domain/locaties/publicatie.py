"""What the public may see of a locatie. This is the only door between the two worlds.

Everything here is a function of facts that are public already: the gemeente, the contract period, the product.
Neither the shielded address nor the outcome of the adrescontrole is asked for anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from wijzer.domain.adressen.adres import AfgeschermdAdres, OpenbaarAdres, Punt
from wijzer.domain.inkoop.contract import Contractregel, Periode, intersect, merge_periods
from wijzer.domain.inkoop.product import Hulpvorm, Product, Vindbaar
from wijzer.domain.locaties.locatie import Locatie
from wijzer.domain.regio.gebied import Contact, Gemeente


@dataclass(frozen=True, slots=True, kw_only=True)
class PubliekAdres:
    """An address as the public sees it. It has no field that could hold a shielded one.

    `punt` is the public point: of the open address, or of the gemeente. `straat` None means: only
    the gemeente is shown.

    Source: our choice.
    """

    afgeschermd: bool
    omschrijving: str | None
    straat: str | None
    huisnummer: int | None
    huisletter: str | None
    toevoeging: str | None
    postcode: str | None
    plaats: str | None
    punt: Punt


def public_adres(locatie: Locatie, gemeente: Gemeente) -> PubliekAdres:
    """The address of an open locatie, and the gemeentehuis of its gemeente for a shielded one.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    match locatie.adres:
        case OpenbaarAdres() as open_adres:
            return open_adres_of(open_adres, gemeente)
        case AfgeschermdAdres():
            return gemeentehuis_of(gemeente)
        case never:
            assert_never(never)


def gemeentehuis_of(gemeente: Gemeente) -> PubliekAdres:
    """The town hall where it is confirmed, otherwise only the gemeente.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    if gemeente.adres is None or gemeente.bevestigd_at is None:
        return PubliekAdres(
            afgeschermd=True,
            omschrijving=f"Gemeente {gemeente.naam}",
            straat=None,
            huisnummer=None,
            huisletter=None,
            toevoeging=None,
            postcode=None,
            plaats=None,
            punt=gemeente.punt,
        )
    adres = gemeente.adres
    return PubliekAdres(
        afgeschermd=True,
        omschrijving=gemeente.gemeentehuis,
        straat=adres.straat,
        huisnummer=adres.huisnummer,
        huisletter=adres.huisletter,
        toevoeging=adres.toevoeging,
        postcode=adres.postcode,
        plaats=adres.plaats,
        punt=gemeente.punt,
    )


def open_adres_of(open_adres: OpenbaarAdres, gemeente: Gemeente) -> PubliekAdres:
    """An open address as it is; its point is that of the gemeente where none is known.

    Source: our choice.
    """
    adres = open_adres.adres
    return PubliekAdres(
        afgeschermd=False,
        omschrijving=None,
        straat=adres.straat,
        huisnummer=adres.huisnummer,
        huisletter=adres.huisletter,
        toevoeging=adres.toevoeging,
        postcode=adres.postcode,
        plaats=adres.plaats,
        punt=open_adres.punt or gemeente.punt,
    )


def public_contact(
    own: Contact, *, afgeschermd: bool, aanbieder: Contact, hoofdaannemer: Contact | None
) -> Contact:
    """Whom to call. What the locatie itself left open comes from its aanbieder.

    Of a shielded locatie it comes from the hoofdaannemer first: the number of a one-family
    gezinshuis leads to its door.

    Source: our choice.
    """
    rest = (
        hoofdaannemer if afgeschermd and hoofdaannemer and hoofdaannemer != Contact() else aanbieder
    )
    return Contact(
        telefoon=own.telefoon or rest.telefoon,
        email=own.email or rest.email,
        website=own.website or rest.website,
    )


def visible_periods(producten: Iterable[Product], regels: Iterable[Contractregel]) -> list[Periode]:
    """When an aanbod may be public: days on which a contract row runs *and* the code is valid and vindbaar = aanbod.

    `producten` are all validities of one code, `regels` all rows of its aanbieder for that code, or
    for the hulpvorm that it has: a contract for a kind of help covers what is in it.

    Source: regional documents of Twente (OZJT/Samen14); our choice.
    """
    regels = list(regels)
    return merge_periods(
        samen
        for product in producten
        if product.vindbaar is Vindbaar.AANBOD
        for regel in regels
        if regel.hulp.productcode == product.code
        or (product.hulpvorm and regel.hulp.hulpvorm == product.hulpvorm)
        if (samen := intersect(_term(regel), _validity(product)))
    )


def visible_periods_of_hulpvorm(
    hulpvorm: Hulpvorm, producten: Iterable[Product], regels: Iterable[Contractregel]
) -> list[Periode]:
    """When an aanbod without a code may be public: while a row runs for its hulpvorm, or for a valid code of that.

    A hulpvorm has no validity of its own, so a row for it counts from its first day to its last.
    `producten` are the validities of all its codes, `regels` the rows of the aanbieder.

    Source: our choice.
    """
    if hulpvorm.vindbaar is not Vindbaar.AANBOD:
        return []
    regels = list(regels)
    eigen = [_term(regel) for regel in regels if regel.hulp.hulpvorm == hulpvorm.slug]
    per_code = [
        samen
        for product in producten
        if product.hulpvorm == hulpvorm.slug
        for regel in regels
        if regel.hulp.productcode == product.code
        if (samen := intersect(_term(regel), _validity(product)))
    ]
    return merge_periods([*eigen, *per_code])


def _term(regel: Contractregel) -> Periode:
    return regel.ingangsdatum, regel.einddatum


def _validity(product: Product) -> Periode:
    return product.geldig_van, product.geldig_tot
