"""Contracts that fit the locaties: one row per location × product, spelled as such lists are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from random import Random

from wijzer.demo.modellen import DemoAanbieder, DemoLocatie, dice
from wijzer.demo.verzinsels.adressen import KANARIE, write_differently
from wijzer.demo.verzinsels.zondercode import CATEGORIE
from wijzer.domain.adressen.adres import Adres, AfgeschermdAdres
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.files.contracten import ContractenRij

INGANGSDATUM = date(2025, 1, 1)
_SEGMENTEN = {"A": "A", "W": "W", "V": "W", "5": "W", "4": "C"}
_CRISIS = ("54008", "54016", "46A01", "46A04", "46A05")
"""Contracted without a location: nobody looks for these, one calls."""


ZONDER_LOCATIE = frozenset({"pleegzorg"})
"""Profiles whose contracts name products only: a foster family has no location of the aanbieder."""


def make_contracten(
    aanbieders: Sequence[DemoAanbieder],
    locaties: Mapping[str, Sequence[DemoLocatie]],
    *,
    today: date,
    seed: int,
) -> Iterator[ContractenRij]:
    """The rows of all aanbieders, in their order. `locaties` are those of each AGB code.

    The first aanbieder of a profile without locations has a contract for hulpvormen as a whole.
    """
    per_categorie = next(
        (aanbieder for aanbieder in aanbieders if aanbieder.profiel in ZONDER_LOCATIE), None
    )
    for aanbieder in aanbieders:
        rng = dice(seed, "contracten", aanbieder.agb)
        einde = _end(today, rng)
        eigen = locaties[aanbieder.agb]
        if aanbieder.profiel in ZONDER_LOCATIE:
            hulp = {aanbod.hulp for locatie in eigen for aanbod in locatie.aanbod}
            if aanbieder == per_categorie:
                hulp = {_as_category(een_hulp) for een_hulp in hulp}
            yield from (_row(aanbieder, een_hulp, einde) for een_hulp in _in_order(hulp))
        else:
            for locatie in eigen:
                adres = _contracted(locatie.real_adres, rng)
                for aanbod in locatie.aanbod:
                    yield _row(aanbieder, aanbod.hulp, einde, locatie=locatie, adres=adres)
        if aanbieder.profiel in {"groot", "ggz"}:
            yield from (_row(aanbieder, of_code(code), einde) for code in rng.sample(_CRISIS, 2))


def _row(
    aanbieder: DemoAanbieder,
    hulp: Hulpaanduiding,
    einddatum: date | None,
    *,
    locatie: DemoLocatie | None = None,
    adres: Adres | None = None,
) -> ContractenRij:
    return ContractenRij(
        rij=0,
        contractnummer=f"{INGANGSDATUM.year}-{aanbieder.agb[-6:]}-{_segment(hulp, locatie)}",
        aanbieder=aanbieder.naam,
        agb=aanbieder.agb,
        kvk=aanbieder.kvk,
        hoofdaannemer_agb=aanbieder.hoofdaannemer_agb,
        productcode=hulp.productcode,
        hulpvorm=hulp.hulpvorm,
        ingangsdatum=INGANGSDATUM,
        einddatum=einddatum,
        locatie=locatie.naam if locatie else None,
        adres=AfgeschermdAdres(adres) if adres else None,
    )


def _in_order(hulp: Iterable[Hulpaanduiding]) -> list[Hulpaanduiding]:
    return sorted(hulp, key=lambda een_hulp: een_hulp.sleutel)


def _as_category(hulp: Hulpaanduiding) -> Hulpaanduiding:
    """The hulpvorm as a whole where the contract names that instead of the product."""
    slug = CATEGORIE.get(hulp.sleutel)
    return of_hulpvorm(slug) if slug else hulp


def _segment(hulp: Hulpaanduiding, locatie: DemoLocatie | None) -> str:
    if hulp.productcode:
        return _SEGMENTEN[hulp.productcode[0]]
    return "A" if locatie and locatie.groepsgrootte is None else "W"


def _end(today: date, rng: Random) -> date | None:
    """Most contracts run for some years from now; some have no end."""
    return None if rng.random() < 0.2 else date(today.year + rng.randint(1, 3), 12, 31)


def _contracted(adres: Adres, rng: Random) -> Adres:
    return adres if adres == KANARIE else write_differently(adres, rng)
