"""Makes the rows that the public reads of what the office knows. Pure: same facts, same rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any
from uuid import UUID

from wijzer.domain.inkoop.contract import Periode
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_hulpvorm
from wijzer.domain.inkoop.product import Hulpvorm, Product, excluded_gemeenten, validity_on
from wijzer.domain.locaties.beschikbaarheid import Aanbod, expired_from, has_plek, stale_from
from wijzer.domain.locaties.publicatie import (
    PubliekAdres,
    gemeentehuis_of,
    open_adres_of,
    public_contact,
    visible_periods,
    visible_periods_of_hulpvorm,
)
from wijzer.domain.locaties.verschijning import told_moment
from wijzer.domain.regio.gebied import Contact, Gemeente
from wijzer.published.gegevens import Naam, Stuk
from wijzer.published.opname.feiten import is_visible
from wijzer.published.stukken import write_aanbod, write_contact, write_locatie, write_opgave
from wijzer.store.projectie.lezen import Locatiebron, Naslagbron
from wijzer.store.rijen import contact_of

Projectierij = dict[str, Any]
"""The columns of one published row, `publicatie` left aside."""

Periodes = dict[tuple[UUID, str], list[Periode]]


@dataclass
class Projectierijen:
    """Published rows by id."""

    aanbod: dict[UUID, Projectierij] = field(default_factory=dict)
    locaties: dict[UUID, Projectierij] = field(default_factory=dict)
    aanbieders: dict[UUID, Projectierij] = field(default_factory=dict)


def wanted_rows(bronnen: Iterable[Locatiebron], naslag: Naslagbron, today: date) -> Projectierijen:
    """The rows that should stand for these locaties. What is over for good stands nowhere any more.

    A shielded locatie stands only while something of it can be seen: one that waited in the public tables would appear
    at a moment that says how long it waited.
    """
    rijen = Projectierijen()
    periodes: Periodes = {}
    for bron in bronnen:
        stuk = _locatiestuk(bron, naslag)
        zichtbaar = [
            _aanbodrij(aanbod, bron, stuk, naslag, today, wanneer)
            for aanbod in bron.aanbod
            if (wanneer := _periods(aanbod, bron, naslag, today, periodes))
        ]
        if not zichtbaar or not _may_stand(bron, zichtbaar, today):
            continue
        rijen.aanbod |= {rij["id"]: rij for rij in zichtbaar}
        rijen.locaties[bron.rij.publiek_id] = _locatierij(bron, stuk)
        rijen.aanbieders[bron.aanbieder.id] = _aanbiederrij(bron)
    return rijen


def shuffle_number(publiek_id: UUID) -> int:
    """The number from which the order among equals is dealt each day: 0 … 2³¹-1, from the public id alone."""
    return int.from_bytes(blake2b(publiek_id.bytes, digest_size=4).digest()) >> 1


def _may_stand(bron: Locatiebron, zichtbaar: Iterable[Projectierij], today: date) -> bool:
    return bron.open_adres is not None or any(
        is_visible(rij["zichtbaar"], today) for rij in zichtbaar
    )


def _periods(
    aanbod: Aanbod, bron: Locatiebron, naslag: Naslagbron, today: date, known: Periodes
) -> list[Periode]:
    """When an aanbod is shown; empty when that is over for good. The same for all locaties of an aanbieder."""
    sleutel = (bron.aanbieder.id, aanbod.hulp.sleutel)
    if sleutel not in known:
        periodes = _shown_periods(aanbod.hulp, bron, naslag)
        komt = any(einde is None or today <= einde for _, einde in periodes)
        known[sleutel] = periodes if komt else []
    return known[sleutel]


def _shown_periods(hulp: Hulpaanduiding, bron: Locatiebron, naslag: Naslagbron) -> list[Periode]:
    geldigheden = naslag.validities(bron.rij.regio, hulp)
    gronden = {hulp.sleutel, *(sleutel for product in geldigheden for sleutel in _grounds(product))}
    regels = [regel for grond in gronden for regel in bron.regels.get(grond, ())]
    if hulp.productcode is not None:
        return visible_periods(geldigheden, regels)
    hulpvorm = naslag.hulpvormen.get((bron.rij.regio, hulp.hulpvorm or ""))
    return visible_periods_of_hulpvorm(hulpvorm, geldigheden, regels) if hulpvorm else []


def _grounds(product: Product) -> list[str]:
    """What a contract row may be for that has to do with a product: its code, and its hulpvorm."""
    hulpvorm = [of_hulpvorm(product.hulpvorm).sleutel] if product.hulpvorm else []
    return [product.code, *hulpvorm]


def _told_hulp(
    hulp: Hulpaanduiding, regio: str, naslag: Naslagbron, today: date
) -> Product | Hulpvorm:
    """What a visible aanbod is told to be: the validity of its code that counts today, or its hulpvorm."""
    product = validity_on(naslag.validities(regio, hulp), today=today) if hulp.productcode else None
    return product or naslag.hulpvormen[regio, hulp.hulpvorm or ""]


def _aanbodrij(
    aanbod: Aanbod,
    bron: Locatiebron,
    stuk: Stuk,
    naslag: Naslagbron,
    today: date,
    periodes: list[Periode],
) -> Projectierij:
    hulp = _told_hulp(aanbod.hulp, bron.rij.regio, naslag, today)
    return {
        "id": aanbod.publiek_id,
        "regio": bron.rij.regio,
        "locatie_id": bron.rij.publiek_id,
        "locatie_soort": bron.rij.soort,
        "aanbieder_id": bron.aanbieder.id,
        "productcode": aanbod.hulp.productcode,
        "hulpvorm": hulp.hulpvorm if isinstance(hulp, Product) else hulp.slug,
        "segment": hulp.segment,
        "soort": hulp.soort.value,
        "gemeente": bron.rij.gemeente,
        "zoekgemeenten": _search_gemeenten(bron, hulp, naslag),
        "doelgroepen": stuk["doelgroepen"],
        "medische_verwijzing": aanbod.medische_verwijzing,
        "leeftijd_van": bron.rij.leeftijd_van,
        "leeftijd_tot": bron.rij.leeftijd_tot,
        "rolstoeltoegankelijk": bron.rij.rolstoeltoegankelijk,
        "lat": stuk["adres"]["lat"],
        "lon": stuk["adres"]["lon"],
        "naam": bron.rij.naam,
        "aanbieder_naam": bron.aanbieder.naam,
        "zichtbaar": _periods_as_text(periodes),
        "schudgetal": shuffle_number(aanbod.publiek_id),
        **_rank_inputs(aanbod, bron, naslag),
        "gegevens": write_aanbod(aanbod, hulp, stuk),
        "opgave": write_opgave(
            aanbod.opgave,
            bevestigd_at=told_moment(aanbod.bevestigd_at, bron.vanaf),
            gewijzigd_at=told_moment(aanbod.gewijzigd_at, bron.vanaf),
        ),
    }


def _rank_inputs(aanbod: Aanbod, bron: Locatiebron, naslag: Naslagbron) -> Projectierij:
    opgave = aanbod.opgave
    versheid = naslag.regios[bron.rij.regio].versheid
    return {
        "leeg": opgave is None or opgave.is_leeg,
        "stop": bool(opgave and opgave.aanmeldstop),
        "stop_tot": opgave.aanmeldstop_tot if opgave else None,
        "plek_op": opgave.eerstvolgende_plek if opgave else None,
        "matching": bool(opgave and opgave.afhankelijk_van_matching),
        "plek": bool(opgave and has_plek(opgave, is_groep=bron.rij.soort == "groep")),
        "weken": opgave.wachttijd_weken if opgave else None,
        "vrije_plekken": opgave.vrije_plekken if opgave else None,
        "peildatum": opgave.peildatum if opgave else None,
        "verouderd_vanaf": stale_from(opgave.peildatum, versheid) if opgave else None,
        "verlopen_vanaf": expired_from(opgave.peildatum, versheid) if opgave else None,
    }


def _search_gemeenten(bron: Locatiebron, hulp: Product | Hulpvorm, naslag: Naslagbron) -> list[str]:
    """The gemeenten in which a groep (where it lies) or vestiging (its werkgebied) is found, if they take part."""
    waar = [bron.rij.gemeente] if bron.rij.soort == "groep" else sorted(bron.rij.werkgebied)
    buiten = hulp.uitgesloten_gemeenten
    if isinstance(hulp, Product):
        hulpvorm = naslag.hulpvormen.get((hulp.regio, hulp.hulpvorm or ""))
        buiten = excluded_gemeenten(hulp, hulpvorm)
    return [gemeente for gemeente in waar if gemeente not in buiten]


def _locatiestuk(bron: Locatiebron, naslag: Naslagbron) -> Stuk:
    gemeente = naslag.gemeenten[bron.rij.gemeente]
    contact = public_contact(
        contact_of(bron.rij),
        afgeschermd=bron.open_adres is None,
        aanbieder=contact_of(bron.aanbieder),
        hoofdaannemer=bron.hoofdaannemer,
    )
    return write_locatie(
        bron.rij,
        aanbieder=Naam(id=bron.aanbieder.id, naam=bron.aanbieder.naam),
        contact=contact,
        gemeente=gemeente,
        adres=_adres(bron, gemeente),
    )


def _adres(bron: Locatiebron, gemeente: Gemeente) -> PubliekAdres:
    if bron.open_adres is None:
        return gemeentehuis_of(gemeente)
    return open_adres_of(bron.open_adres, gemeente)


def _locatierij(bron: Locatiebron, stuk: Stuk) -> Projectierij:
    return {
        "id": bron.rij.publiek_id,
        "regio": bron.rij.regio,
        "soort": bron.rij.soort,
        "naam": bron.rij.naam,
        "aanbieder_id": bron.aanbieder.id,
        "gemeente": bron.rij.gemeente,
        "afgeschermd": bron.open_adres is None,
        "lat": stuk["adres"]["lat"],
        "lon": stuk["adres"]["lon"],
        "gegevens": stuk,
    }


def _aanbiederrij(bron: Locatiebron) -> Projectierij:
    """An aanbieder that works under another is reached through it: its own number may be that of a shielded house."""
    aanbieder = bron.aanbieder
    contact = public_contact(
        Contact(),
        afgeschermd=True,
        aanbieder=contact_of(aanbieder),
        hoofdaannemer=bron.hoofdaannemer,
    )
    return {
        "id": aanbieder.id,
        "regio": aanbieder.regio,
        "naam": aanbieder.naam,
        "gegevens": {
            "id": str(aanbieder.id),
            "regio": aanbieder.regio,
            "naam": aanbieder.naam,
            "contact": write_contact(contact),
        },
    }


def _periods_as_text(periodes: Iterable[Periode]) -> list[list[str | None]]:
    return [[begin.isoformat(), einde.isoformat() if einde else None] for begin, einde in periodes]
