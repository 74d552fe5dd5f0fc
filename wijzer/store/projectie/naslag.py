"""Reference data for the public: regions, gemeenten, places, products and lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select, tuple_
from sqlalchemy.orm import Session

from wijzer.domain.ids import LocatieId
from wijzer.domain.inkoop.product import Product, goes_via_cpwv
from wijzer.domain.locaties.publicatie import gemeentehuis_of
from wijzer.domain.regio.gebied import Gemeente
from wijzer.published.stukken import write_adres, write_contact
from wijzer.published.tables import (
    PublishedBase,
    PublishedDoelgroep,
    PublishedGemeente,
    PublishedGemeentegrens,
    PublishedHulpvorm,
    PublishedKaderbron,
    PublishedPlaats,
    PublishedProduct,
    PublishedRegio,
    PublishedSegment,
    PublishedSynoniem,
)
from wijzer.store.inkoop.producten import product_waarden
from wijzer.store.locaties.lopend import LopendAanbod, LopendeLocatie
from wijzer.store.projectie.lezen import Naslagbron
from wijzer.store.projectie.rijen import Projectierij
from wijzer.store.projectie.schrijven import (
    GEMEENTE,
    PRODUCT,
    Ding,
    Publicatie,
    Tabelverschil,
    differences,
)
from wijzer.store.regio.gebieden import hulpvorm_waarden
from wijzer.store.rijen import fetch, table_of
from wijzer.store.tables import (
    DoelgroepRij,
    GemeentegrensRij,
    KaderbronRij,
    PlaatsRij,
    RegioRij,
    SegmentRij,
    SynoniemRij,
)

_TABELLEN: tuple[type[PublishedBase], ...] = (
    PublishedRegio,
    PublishedGemeente,
    PublishedGemeentegrens,
    PublishedPlaats,
    PublishedSegment,
    PublishedDoelgroep,
    PublishedHulpvorm,
    PublishedProduct,
    PublishedSynoniem,
    PublishedKaderbron,
)


@dataclass(frozen=True)
class Geraakt:
    """The reference data of which the aanbod has to be looked at again."""

    regios: frozenset[str]
    gemeenten: frozenset[str]
    producten: frozenset[tuple[str, str]]
    hulpvormen: frozenset[tuple[str, str]]
    """Region and slug: for aanbod without a code."""


def naslag_differences(
    session: Session, naslag: Naslagbron
) -> dict[type[PublishedBase], Tabelverschil]:
    """The differences in each table of reference data."""
    gewenst = _wanted(session, naslag)
    return {tabel: differences(gewenst[tabel], _current(session, tabel)) for tabel in _TABELLEN}


def write_naslag(publicatie: Publicatie, naslag: Naslagbron) -> Geraakt:
    """Let reference data stand as wanted; gives on what aanbod has to be looked at again."""
    verschillen = naslag_differences(publicatie.session, naslag)
    geraakt = _touched(publicatie.session, naslag, verschillen)
    _note_producten(publicatie, naslag, verschillen[PublishedProduct])
    _note_gemeenten(publicatie, verschillen[PublishedGemeente])
    for tabel, verschil in verschillen.items():
        _write(publicatie, tabel, verschil)
    return geraakt


def touched_locaties(session: Session, geraakt: Geraakt) -> set[LocatieId]:
    """The locaties whose aanbod hangs on reference data that differ."""
    aanbod = (
        select(LopendAanbod.locatie_id)
        .join(LopendeLocatie, LopendeLocatie.id == LopendAanbod.locatie_id)
        .where(
            or_(
                tuple_(LopendeLocatie.regio, LopendAanbod.productcode).in_(geraakt.producten),
                tuple_(LopendeLocatie.regio, LopendAanbod.hulpvorm).in_(geraakt.hulpvormen),
            )
        )
    )
    gebieden = select(LopendeLocatie.id).where(
        or_(
            LopendeLocatie.regio.in_(geraakt.regios),
            LopendeLocatie.gemeente.in_(geraakt.gemeenten),
        )
    )
    return {LocatieId(id_) for vraag in (aanbod, gebieden) for id_ in session.scalars(vraag)}


def _wanted(
    session: Session, naslag: Naslagbron
) -> dict[type[PublishedBase], dict[Any, Projectierij]]:
    producten = [product for geldigheden in naslag.producten.values() for product in geldigheden]
    return {
        PublishedRegio: _copied(session, RegioRij, PublishedRegio),
        PublishedGemeente: _keyed(PublishedGemeente, map(_gemeenterij, naslag.gemeenten.values())),
        PublishedGemeentegrens: _copied(session, GemeentegrensRij, PublishedGemeentegrens),
        PublishedPlaats: _copied(session, PlaatsRij, PublishedPlaats),
        PublishedSegment: _copied(session, SegmentRij, PublishedSegment),
        PublishedDoelgroep: _copied(session, DoelgroepRij, PublishedDoelgroep),
        PublishedKaderbron: _copied(session, KaderbronRij, PublishedKaderbron),
        PublishedHulpvorm: _keyed(
            PublishedHulpvorm,
            [
                _public(PublishedHulpvorm, hulpvorm_waarden(hulpvorm))
                for hulpvorm in naslag.hulpvormen.values()
            ],
        ),
        PublishedProduct: _keyed(
            PublishedProduct, [_productrij(product, naslag) for product in producten]
        ),
        PublishedSynoniem: _copied(
            session, SynoniemRij, PublishedSynoniem, SynoniemRij.weg.is_(False)
        ),
    }


def _keyed(tabel: type[PublishedBase], rijen: Iterable[Projectierij]) -> dict[Any, Projectierij]:
    namen = [kolom.name for kolom in table_of(tabel).primary_key]
    return {tuple(rij[naam] for naam in namen): rij for rij in rijen}


def _copied(
    session: Session,
    van: type[Any],
    tabel: type[PublishedBase],
    *waar: ColumnElement[bool],
) -> dict[Any, Projectierij]:
    """Rows that the public may read as they are, as far as its own table has their columns."""
    rijen = fetch(session, select(van).where(*waar))
    namen = [kolom.name for kolom in van.__table__.columns]
    return _keyed(
        tabel, [_public(tabel, {naam: getattr(rij, naam) for naam in namen}) for rij in rijen]
    )


def _public(tabel: type[PublishedBase], waarden: Mapping[str, Any]) -> Projectierij:
    """The values that the public's own table names: a column that is not there is not published."""
    return {kolom.name: waarden[kolom.name] for kolom in table_of(tabel).columns}


def _current(session: Session, tabel: type[PublishedBase]) -> dict[Any, Projectierij]:
    rijen = session.execute(select(table_of(tabel))).mappings()
    return _keyed(tabel, (dict(rij) for rij in rijen))


def _write(publicatie: Publicatie, tabel: type[PublishedBase], verschil: Tabelverschil) -> None:
    table = table_of(tabel)
    sleutel = tuple_(*table.primary_key)
    alle = [*verschil.weg, *verschil.anders]
    if alle:
        publicatie.session.execute(table.delete().where(sleutel.in_(alle)))
    if verschil.anders:
        publicatie.session.execute(table.insert(), list(verschil.anders.values()))
    publicatie.rows += len(alle)


def _touched(
    session: Session, naslag: Naslagbron, verschillen: Mapping[type[PublishedBase], Tabelverschil]
) -> Geraakt:
    hulpvormen = {*verschillen[PublishedHulpvorm].anders, *verschillen[PublishedHulpvorm].weg}
    eronder = {
        sleutel
        for sleutel, geldigheden in naslag.producten.items()
        if any((product.regio, product.hulpvorm) in hulpvormen for product in geldigheden)
    }
    return Geraakt(
        regios=frozenset(sleutel[0] for sleutel in verschillen[PublishedRegio].anders),
        gemeenten=frozenset(sleutel[0] for sleutel in verschillen[PublishedGemeente].anders),
        producten=_codes(session, verschillen[PublishedProduct]) | eronder,
        hulpvormen=_hulpvormen_of_products(session, verschillen[PublishedProduct]) | hulpvormen,
    )


def _codes(session: Session, verschil: Tabelverschil) -> frozenset[tuple[str, str]]:
    """Region and code of each product that differs; of those that go, as they still stand."""
    nu = _current(session, PublishedProduct) if verschil.weg else {}
    rijen = [*verschil.anders.values(), *(nu[sleutel] for sleutel in verschil.weg)]
    return frozenset((rij["regio"], rij["code"]) for rij in rijen)


def _hulpvormen_of_products(
    session: Session, verschil: Tabelverschil
) -> frozenset[tuple[str, str]]:
    """Region and hulpvorm of each product that differs, as it is and as it still stands: it may go to another."""
    raakt = [*verschil.anders, *verschil.weg]
    nu = _current(session, PublishedProduct) if raakt else {}
    rijen = [*verschil.anders.values(), *(nu[sleutel] for sleutel in raakt if sleutel in nu)]
    return frozenset((rij["regio"], rij["hulpvorm"]) for rij in rijen if rij["hulpvorm"])


def _note_producten(publicatie: Publicatie, naslag: Naslagbron, verschil: Tabelverschil) -> None:
    publicatie.note(
        (product_ding(regio, code), regio, (regio, code) in naslag.producten, True)
        for regio, code in _codes(publicatie.session, verschil)
    )


def _note_gemeenten(publicatie: Publicatie, verschil: Tabelverschil) -> None:
    publicatie.note(
        ((GEMEENTE, code), rij["regio"], True, True) for (code,), rij in verschil.anders.items()
    )
    publicatie.note(((GEMEENTE, code), "", False, True) for (code,) in verschil.weg)


def product_ding(regio: str, code: str) -> Ding:
    """A product in the list of changes; its region is part of the id, because codes repeat across regions."""
    return PRODUCT, f"{regio}/{code}"


def _gemeenterij(gemeente: Gemeente) -> Projectierij:
    return {
        "code": gemeente.code,
        "regio": gemeente.regio,
        "naam": gemeente.naam,
        "lat": gemeente.punt.lat,
        "lon": gemeente.punt.lon,
        "gegevens": {
            "code": gemeente.code,
            "regio": gemeente.regio,
            "naam": gemeente.naam,
            "gemeentehuis": {**write_adres(gemeentehuis_of(gemeente)), "afgeschermd": False},
            "toegang": write_contact(gemeente.toegang),
            "lat": gemeente.punt.lat,
            "lon": gemeente.punt.lon,
        },
    }


def _productrij(product: Product, naslag: Naslagbron) -> Projectierij:
    hulpvorm = naslag.hulpvormen.get((product.regio, product.hulpvorm or ""))
    return _public(PublishedProduct, product_waarden(product)) | {
        "tarief": _public_tarief(product, naslag),
        "via_cpwv": goes_via_cpwv(product, hulpvorm),
    }


def _public_tarief(product: Product, naslag: Naslagbron) -> str | None:
    if product.tarief is None or not naslag.regios[product.regio].tarieven_openbaar:
        return None
    return f"{product.tarief:.2f}"
