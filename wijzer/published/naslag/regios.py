"""Reference data of all regions in memory: small, read as a whole, the same for one publicatie."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Text, cast, select

from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import (
    Doelgroep,
    Hulpvorm,
    Product,
    Segment,
    excluded_gemeenten,
    validity_on,
)
from wijzer.domain.regio.gebied import Plaats, Versheid
from wijzer.domain.regio.grens import Grens, to_vlakken
from wijzer.domain.taal.schoon import compare_key
from wijzer.domain.taal.synoniem import BRONTAAL
from wijzer.published import tables as t
from wijzer.published.gegevens import AanbodInfo, GemeenteInfo, RegioInfo
from wijzer.published.naslag.afstand import nearness, nearness_within, richting_of
from wijzer.published.naslag.plaatsnamen import Plaatsnamen
from wijzer.published.naslag.rijen import to_hulpvorm, to_plaats, to_product
from wijzer.published.naslag.venster import Venster, venster_around
from wijzer.published.stukken import read_adresstuk, read_contact

T = TypeVar("T")
RAND_KM = 20
"""Farther than this from the middle of every gemeente nobody is in a region any more."""


class Regiowoord(NamedTuple):
    """A word or phrase of the region, the slugs of what it stands for, and the language that it is in."""

    regio: str
    woorden: str
    hulpvormen: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    taal: str = BRONTAAL


@dataclass(frozen=True)
class Naslag:
    """Regions, gemeenten, places and lists, each in the order in which it is shown."""

    regios: Mapping[str, RegioInfo]
    gemeenten: Mapping[str, GemeenteInfo]
    grenzen: Mapping[str, Grens]
    plaatsen: tuple[Plaats, ...]
    segmenten: tuple[Segment, ...]
    doelgroepen: tuple[Doelgroep, ...]
    hulpvormen: tuple[Hulpvorm, ...]
    producten: tuple[Product, ...]
    synoniemen: tuple[Regiowoord, ...] = ()
    kaderbronnen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The origins of the sites that may frame the widget of each region, sorted."""

    @cached_property
    def pc4s(self) -> tuple[str, ...]:
        """Every PC4 that `pc4_punt` knows, in order."""
        return tuple(sorted(self._pc4_plaatsen))

    def gemeenten_of_pc4(self, pc4: str, regio: str | None = None) -> list[GemeenteInfo]:
        """The gemeenten in which a PC4 has addresses: one, or several that share it."""
        gevonden = [self.gemeenten[plaats.gemeente] for plaats in self._pc4_plaatsen.get(pc4, ())]
        hier = [gemeente for gemeente in gevonden if regio in (None, gemeente.regio)]
        return list({gemeente.code: gemeente for gemeente in hier}.values())

    def pc4_punt(self, pc4: str, regio: str | None = None) -> Punt | None:
        """The centre of a PC4 in a region (or in any): the middle of the places that share it. None outside."""
        punten = [
            plaats.punt
            for plaats in self._pc4_plaatsen.get(pc4, ())
            if regio in (None, self.gemeenten[plaats.gemeente].regio)
        ]
        return _middle(punten) if punten else None

    @cached_property
    def _pc4_plaatsen(self) -> Mapping[str, list[Plaats]]:
        gevonden: dict[str, list[Plaats]] = {}
        for plaats in self.plaatsen:
            for pc4 in plaats.pc4:
                gevonden.setdefault(pc4, []).append(plaats)
        return gevonden

    def neighbours(self, code: str) -> list[GemeenteInfo]:
        """The other gemeenten of the same region, the one with the nearest centre first."""
        gemeente = self.gemeenten[code]
        hier = richting_of(gemeente.punt)
        anderen = [
            buur
            for buur in self.gemeenten.values()
            if buur.regio == gemeente.regio and buur.code != code
        ]
        return sorted(
            anderen, key=lambda buur: nearness(hier, richting_of(buur.punt)), reverse=True
        )

    def is_near(self, punt: Punt, regio: str | None = None) -> bool:
        """Whether a point lies in a region (or in any), or just past its edge."""
        hier, grens = richting_of(punt), nearness_within(RAND_KM)
        return any(
            nearness(hier, richting_of(gemeente.punt)) >= grens
            for gemeente in self.gemeenten.values()
            if regio in (None, gemeente.regio)
        )

    @cached_property
    def venster(self) -> Venster | None:
        """The rectangle around all that `is_near` a region; None while there is no gemeente."""
        return venster_around((gemeente.punt for gemeente in self.gemeenten.values()), RAND_KM)

    @cached_property
    def plaatsnamen(self) -> Plaatsnamen:
        """Places, gemeenten and postcodes by how people write them."""
        return Plaatsnamen(self.plaatsen, self.gemeenten, self.regios)

    @cached_property
    def hulpvorm_by_slug(self) -> Mapping[tuple[str, str], Hulpvorm]:
        """Hulpvormen by region and slug."""
        return {(hulpvorm.regio, hulpvorm.slug): hulpvorm for hulpvorm in self.hulpvormen}

    def product_on(self, regio: str, code: str, today: date) -> Product | None:
        """The validity of a code that holds today; else the next one, else the last one; None for an unknown code."""
        alle = [
            product for product in self.producten if product.regio == regio and product.code == code
        ]
        return validity_on(alle, today=today)

    @cached_property
    def _excluded(self) -> Mapping[tuple[str, str], frozenset[str]]:
        gevonden: dict[tuple[str, str], frozenset[str]] = {}
        for product in self.producten:
            buiten = excluded_gemeenten(product, self.hulpvorm_of(product))
            gevonden[product.regio, product.code] = (
                gevonden.get((product.regio, product.code), buiten) | buiten
            )
        return gevonden

    def not_served(self, aanbod: AanbodInfo) -> list[str]:
        """The gemeenten that a vestiging serves, but not with this product: they do not take part in it."""
        buiten = self._left_out(aanbod)
        return [code for code in aanbod.locatie.werkgebied if code in buiten]

    def _left_out(self, aanbod: AanbodInfo) -> frozenset[str]:
        """The gemeenten that do not take part in what this is for: by its code, else by its hulpvorm."""
        if aanbod.product.code is not None:
            return self._excluded.get((aanbod.locatie.regio, aanbod.product.code), frozenset())
        hulpvorm = self.kind_of(aanbod)
        return hulpvorm.uitgesloten_gemeenten if hulpvorm else frozenset()

    def served(self, aanbod: AanbodInfo) -> list[str]:
        """The gemeenten whose inhabitants a vestiging helps with this product; none of a groep.

        Source: regional documents of Twente (OZJT/Samen14).
        """
        buiten = self.not_served(aanbod)
        return [code for code in aanbod.locatie.werkgebied if code not in buiten]

    def kind_of(self, aanbod: AanbodInfo) -> Hulpvorm | None:
        """The kind of help of an aanbod, with or without a code; None where its product belongs to none."""
        return self.hulpvorm_by_slug.get((aanbod.locatie.regio, aanbod.product.hulpvorm or ""))

    def hulpvorm_of(self, product: Product) -> Hulpvorm | None:
        """The kind of help that a product belongs to, where it belongs to one."""
        return self.hulpvorm_by_slug.get((product.regio, product.hulpvorm or ""))


def read_naslag(connection: Connection) -> Naslag:
    """Read all reference data of this moment."""
    regios = _all(connection, t.PublishedRegio, _regio)
    regios_in_order = sorted(regios, key=lambda paar: (paar[0], paar[1].slug))
    gemeenten = sorted(
        _all(connection, t.PublishedGemeente, _gemeente),
        key=lambda gemeente: (compare_key(gemeente.naam), gemeente.code),
    )
    return Naslag(
        regios={regio.slug: regio for _, regio in regios_in_order},
        gemeenten={gemeente.code: gemeente for gemeente in gemeenten},
        grenzen={
            grens.gemeente: grens for grens in _all(connection, t.PublishedGemeentegrens, _grens)
        },
        plaatsen=tuple(
            sorted(
                _all(connection, t.PublishedPlaats, to_plaats),
                key=lambda plaats: (compare_key(plaats.naam), plaats.gemeente),
            )
        ),
        segmenten=_in_order(
            _all(
                connection,
                t.PublishedSegment,
                lambda rij: Segment(rij.regio, rij.slug, rij.naam, rij.volgorde),
            )
        ),
        doelgroepen=_in_order(
            _all(
                connection,
                t.PublishedDoelgroep,
                lambda rij: Doelgroep(rij.regio, rij.slug, rij.naam, rij.volgorde),
            )
        ),
        hulpvormen=_in_order(_all(connection, t.PublishedHulpvorm, to_hulpvorm)),
        kaderbronnen=_by_regio(connection),
        producten=tuple(
            sorted(
                _all(connection, t.PublishedProduct, to_product),
                key=lambda product: (product.code, product.geldig_van, product.regio),
            )
        ),
        synoniemen=_words(frozenset(_word_rows(connection))),
    )


def _all(
    connection: Connection, tabel: type[t.PublishedBase], parse: Callable[[Row[Any]], T]
) -> list[T]:
    return [parse(rij) for rij in connection.execute(select(tabel.__table__))]


def _by_regio(connection: Connection) -> dict[str, tuple[str, ...]]:
    gevonden: dict[str, tuple[str, ...]] = {}
    for rij in sorted(_all(connection, t.PublishedKaderbron, lambda rij: (rij.regio, rij.origin))):
        gevonden[rij[0]] = (*gevonden.get(rij[0], ()), rij[1])
    return gevonden


V = TypeVar("V", Segment, Doelgroep, Hulpvorm)


def _in_order(dingen: Iterable[V]) -> tuple[V, ...]:
    return tuple(sorted(dingen, key=lambda ding: (ding.regio, ding.volgorde, ding.slug)))


def _regio(rij: Row[Any]) -> tuple[int, RegioInfo]:
    return rij.volgorde, RegioInfo(
        slug=rij.slug,
        naam=rij.naam,
        provincie=rij.provincie,
        versheid=Versheid(rij.actueel_dagen, rij.verouderd_dagen),
        teksten=rij.teksten,
        tarieven_openbaar=rij.tarieven_openbaar,
    )


def _gemeente(rij: Row[Any]) -> GemeenteInfo:
    stuk = rij.gegevens
    return GemeenteInfo(
        code=rij.code,
        regio=rij.regio,
        naam=rij.naam,
        punt=Punt(rij.lat, rij.lon),
        gemeentehuis=read_adresstuk(stuk["gemeentehuis"]),
        toegang=read_contact(stuk["toegang"]),
        stuk=stuk,
    )


def _grens(rij: Row[Any]) -> Grens:
    return Grens(rij.gemeente, to_vlakken(rij.vlakken), (rij.x, rij.y))


def _word_rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    """The words as they are stored. They are the longest list by far, so their JSON is not read here."""
    woord = t.PublishedSynoniem
    slugs = (cast(kolom, Text) for kolom in (woord.hulpvormen, woord.doelgroepen))
    for rij in connection.execute(select(woord.regio, woord.woorden, *slugs, woord.taal)):
        yield tuple(rij)


@lru_cache(maxsize=2)
def _words(rijen: frozenset[tuple[str, ...]]) -> tuple[Regiowoord, ...]:
    """The words in order; the same object for the same rows, for every publicatie reads them and few change them."""
    return tuple(
        sorted(
            Regiowoord(regio, woorden, tuple(json.loads(hulp)), tuple(json.loads(wie)), taal)
            for regio, woorden, hulp, wie, taal in rijen
        )
    )


def _middle(punten: list[Punt]) -> Punt:
    return Punt(
        sum(punt.lat for punt in punten) / len(punten),
        sum(punt.lon for punt in punten) / len(punten),
    )
