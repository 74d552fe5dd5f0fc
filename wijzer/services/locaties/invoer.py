"""What somebody states about a locatie, and everything that may be wrong with it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, assert_never

from wijzer.domain.adressen.adres import LocatieAdres, check_adres, is_leesbaar
from wijzer.domain.afwijkingen.controle import real_adres
from wijzer.domain.contact.gegevens import NIETS, check_contact, normal_contact
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.ids import AanbiederId, LocatieId, PubliekId
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.inkoop.product import Hulpvorm, Product, Vindbaar, is_given_from_vestiging
from wijzer.domain.locaties.buurt import public_teksten
from wijzer.domain.locaties.locatie import (
    Groep,
    Locatie,
    LocatieSoort,
    Vestiging,
    check_locatie,
    check_repeats,
)
from wijzer.domain.locaties.naast_elkaar import check_naast_elkaar
from wijzer.domain.regio.gebied import Contact, Plaats
from wijzer.domain.taal.schoon import clean_line, compare_key
from wijzer.domain.velden.locatie import kenmerken_of
from wijzer.domain.verraad.plaatsaanduiding import check_plaatsaanduidingen
from wijzer.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatieInvoer:
    """A locatie as it was entered, in a form or in a file, before any rule was asked.

    `groepsgrootte` belongs to a groep and `werkgebied` (codes of gemeenten) to a vestiging; the
    other one is left aside.
    """

    aanbieder_id: AanbiederId
    soort: LocatieSoort
    naam: str
    gemeente: str
    adres: LocatieAdres
    hulp: frozenset[Hulpaanduiding]
    contact: Contact = Contact()
    doelgroepen: frozenset[str] = frozenset()
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    rolstoeltoegankelijk: bool | None = None
    groepsgrootte: int | None = None
    werkgebied: frozenset[str] = frozenset()
    bevestigd: frozenset[str] = frozenset()
    """The fields whose `Vraag` was answered: what stands there is meant."""


@dataclass(frozen=True, slots=True)
class Regiofeiten:
    """What of a region is needed to judge a locatie; fetched once for a whole file."""

    gemeenten: frozenset[str]
    doelgroepen: frozenset[str]
    plaatsen: tuple[Plaats, ...]
    producten: dict[str, Product]
    hulpvormen: dict[str, Hulpvorm]
    indeling: Hulpindeling


def fetch_regiofeiten(store: Store, regio: str, *, today: date) -> Regiofeiten:
    """The facts of a region as they are valid today."""
    producten = store.producten.valid_on(regio, today)
    return Regiofeiten(
        gemeenten=frozenset(gemeente.code for gemeente in store.regios.gemeenten(regio)),
        doelgroepen=frozenset(groep.slug for groep in store.regios.doelgroepen(regio)),
        plaatsen=tuple(store.regios.plaatsen(regio)),
        producten={product.code: product for product in producten},
        hulpvormen={hulpvorm.slug: hulpvorm for hulpvorm in store.regios.hulpvormen(regio)},
        indeling=Hulpindeling.of(producten, today=today),
    )


def as_locatie(
    invoer: LocatieInvoer,
    *,
    id: LocatieId,  # noqa: A002 -- the name of the field it fills
    publiek_id: PubliekId,
    regio: str,
    gepubliceerd: bool = False,
    versie: int = 1,
) -> Locatie:
    """The locatie that was meant. Not checked yet: see `check_invoer`."""
    gedeeld: dict[str, Any] = {
        "id": id,
        "publiek_id": publiek_id,
        "regio": regio,
        "aanbieder_id": invoer.aanbieder_id,
        "naam": clean_line(invoer.naam),
        "adres": invoer.adres,
        "gemeente": invoer.gemeente,
        "contact": normal_contact(invoer.contact),
        "doelgroepen": invoer.doelgroepen,
        **kenmerken_of(invoer),
        "gepubliceerd": gepubliceerd,
        "versie": versie,
    }
    if invoer.soort == "groep":
        return Groep(**gedeeld, groepsgrootte=invoer.groepsgrootte or 0)
    if invoer.soort == "vestiging":
        return Vestiging(**gedeeld, werkgebied=invoer.werkgebied)
    assert_never(invoer.soort)


def check_invoer(
    locatie: Locatie,
    hulp: Collection[Hulpaanduiding],
    feiten: Regiofeiten,
    *,
    bekend: Collection[Hulpaanduiding] = (),
    kept: Contact = NIETS,
) -> list[Ongeldig]:
    """Every rule that a locatie breaks that is to offer `hulp` besides what it offers already (`bekend`).

    Each with the field it belongs beside.

    `kept` is its contact as it is stored: what stays of that is not judged anew.
    """
    fouten = check_locatie(locatie, regio_gemeenten=feiten.gemeenten)
    if is_leesbaar(locatie.adres):
        fouten += check_adres(real_adres(locatie.adres))
    fouten += check_contact(locatie.contact, kept=kept)
    if onbekend := sorted(locatie.doelgroepen - feiten.doelgroepen):
        fouten.append(
            Ongeldig("doelgroepen", f"Deze doelgroep bestaat niet: {', '.join(onbekend)}.")
        )
    fouten += [
        fout
        for een_hulp in sorted(hulp, key=attrgetter("sleutel"))
        for fout in check_hulp(locatie, een_hulp, feiten)
    ]
    fouten += check_naast_elkaar(locatie, {*hulp, *bekend}, feiten.indeling, bekend=bekend)
    teksten = public_teksten(locatie)
    fouten += check_plaatsaanduidingen(teksten | {"telefoon": locatie.contact.telefoon})
    return fouten + check_repeats(teksten, locatie.adres)


def check_hulp(locatie: Locatie, hulp: Hulpaanduiding, feiten: Regiofeiten) -> list[Ongeldig]:
    """Whether this may be offered at this kind of locatie: as `check_product` says, and the same without a code.

    Source: our choice.
    """
    if hulp.productcode is not None:
        return check_product(locatie, hulp.productcode, feiten)
    hulpvorm = feiten.hulpvormen.get(hulp.hulpvorm or "")
    if hulpvorm is None:
        return [Ongeldig("producten", f"Hulpvorm {hulp.tekst} bestaat niet.")]
    if hulpvorm.vindbaar is not Vindbaar.AANBOD:
        return [
            Ongeldig("producten", f"Voor {hulpvorm.naam} wordt geen beschikbaarheid bijgehouden.")
        ]
    return _check_soort(locatie, hulpvorm.naam, is_given_from_vestiging(hulpvorm, hulpvorm))


def check_product(locatie: Locatie, code: str, feiten: Regiofeiten) -> list[Ongeldig]:
    """Whether this product may be offered at this kind of locatie: known, valid, findable, and of its kind.

    Source: regional documents of Twente (OZJT/Samen14).
    """
    product = feiten.producten.get(code)
    if product is None:
        return [Ongeldig("producten", f"Productcode {code} bestaat niet of is nu niet geldig.")]
    if product.vindbaar is not Vindbaar.AANBOD:
        return [Ongeldig("producten", f"Voor {code} wordt geen beschikbaarheid bijgehouden.")]
    hulpvorm = feiten.hulpvormen.get(product.hulpvorm or "")
    from_vestiging = is_given_from_vestiging(product, hulpvorm)
    return _check_soort(locatie, f"{code} ({product.naam})", from_vestiging)


def _check_soort(locatie: Locatie, naam: str, from_vestiging: bool) -> list[Ongeldig]:
    if isinstance(locatie, Groep) and from_vestiging:
        melding = f"{naam} hoort bij een vestiging, niet bij een groep."
        return [Ongeldig("producten", melding, verwacht="een product voor wonen of verblijf")]
    if isinstance(locatie, Vestiging) and not from_vestiging:
        melding = f"{naam} hoort bij een groep, niet bij een vestiging."
        return [Ongeldig("producten", melding, verwacht="een ambulant product of pleegzorg")]
    return []


def doubts_about_locatie(locatie: Locatie, feiten: Regiofeiten) -> list[str]:
    """What is odd but allowed: a postcode or a place name that is known only in another gemeente.

    Postcode areas straddle gemeenten and place names repeat, so this asks for a second look and refuses nothing.
    Shown to who entered it and to nobody else.

    Source: our choice.
    """
    if not is_leesbaar(locatie.adres):
        return []
    adres = real_adres(locatie.adres)
    pc4 = (adres.postcode or "")[:4]
    bij_postcode = {plaats.gemeente for plaats in feiten.plaatsen if pc4 in plaats.pc4}
    plaats = compare_key(adres.plaats)
    bij_naam = {p.gemeente for p in feiten.plaatsen if compare_key(p.naam) == plaats}
    twijfels = []
    if bij_postcode and locatie.gemeente not in bij_postcode:
        twijfels.append(
            "De postcode hoort volgens onze lijst bij een andere gemeente. Kijk de gemeente na."
        )
    if bij_naam and locatie.gemeente not in bij_naam:
        twijfels.append(
            "De plaats ligt volgens onze lijst in een andere gemeente. Kijk de gemeente na."
        )
    return twijfels
