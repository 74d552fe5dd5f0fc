"""Puts help without a product code in the region: in houses of its own, and beside what locaties give already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, cycle, islice

from wijzer.demo.beschikbaarheid import Opgavenmaker
from wijzer.demo.locaties import Locatiemaker
from wijzer.demo.modellen import DemoAanbieder, DemoAanbod, DemoLocatie
from wijzer.demo.verzinsels.profielen import Profiel
from wijzer.demo.verzinsels.zondercode import (
    BIJ_VERBLIJF,
    GEZINSOPNAME,
    HUIZEN,
    LANGE_NAAM,
    OM_DE_ZOVEEL,
    VANUIT_VESTIGING,
    VEERTIEN,
)
from wijzer.domain.inkoop.hulpaanduiding import of_hulpvorm

MetProfiel = tuple[DemoAanbieder, Profiel]


def with_zonder_code(
    locaties: Sequence[DemoLocatie],
    aanbieders: Sequence[MetProfiel],
    maker: Locatiemaker,
    beschikbaarheid: Opgavenmaker,
) -> tuple[DemoLocatie, ...]:
    """The same locaties, some of which give more, and the houses after them.

    Each earlier locatie keeps its id, its address and what it said of its products.
    """
    wie = {aanbieder.agb: aanbieder for aanbieder, _ in aanbieders}
    erbij = _besides(locaties, wie)
    aangevuld = [
        _giving(locatie, erbij.get(plaats, ()), wie[locatie.agb], beschikbaarheid)
        for plaats, locatie in enumerate(locaties)
    ]
    return (*aangevuld, *_houses(aanbieders, maker))


def _besides(
    locaties: Sequence[DemoLocatie], wie: Mapping[str, DemoAanbieder]
) -> dict[int, tuple[str, ...]]:
    """The hulpvormen that come at a locatie, by its place in the list: one in so many, the hulpvormen in turn."""
    erbij: dict[int, tuple[str, ...]] = {}
    for is_groep, tabel in ((False, VANUIT_VESTIGING), (True, BIJ_VERBLIJF)):
        for profiel, slugs in tabel.items():
            van_profiel = [
                plaats
                for plaats, locatie in enumerate(locaties)
                if wie[locatie.agb].profiel == profiel
                and (locatie.groepsgrootte is not None) == is_groep
            ]
            gekozen = islice(van_profiel, 0, None, OM_DE_ZOVEEL)
            erbij |= {plaats: (slug,) for plaats, slug in zip(gekozen, cycle(slugs), strict=False)}
    eerste = next(plaats for plaats in erbij if erbij[plaats] == ("fact",))
    erbij[eerste] = ("fact", GEZINSOPNAME)
    return erbij


def _giving(
    locatie: DemoLocatie,
    slugs: Sequence[str],
    aanbieder: DemoAanbieder,
    beschikbaarheid: Opgavenmaker,
) -> DemoLocatie:
    """A locatie that gives these hulpvormen as well, stated on the same day and with the same number of beds."""
    if not slugs:
        return locatie
    leeg = (DemoAanbod(hulp=of_hulpvorm(slug), medische_verwijzing=False) for slug in slugs)
    gevuld = beschikbaarheid.fill(replace(locatie, aanbod=tuple(leeg)), aanbieder)
    return replace(locatie, aanbod=(*locatie.aanbod, *gevuld.aanbod))


def _houses(aanbieders: Sequence[MetProfiel], maker: Locatiemaker) -> Iterator[DemoLocatie]:
    """The houses of each kind, shared out over the aanbieders that have such houses; the keenest has the large one."""
    nummers = count(1)
    lang = True
    for huizen in HUIZEN:
        mogelijk = [wie for wie in aanbieders if wie[1].naam in huizen.profielen]
        for aanbieder, profiel in islice(cycle(mogelijk), huizen.aantal):
            huis = maker.make_huis(aanbieder, profiel, huizen.soort, nummer=next(nummers))
            if lang and not huis.is_afgeschermd:
                huis, lang = replace(huis, naam=LANGE_NAAM), False
            yield huis
    groot = [wie for wie in aanbieders if wie[1].naam == "groot"]
    aanbieder, profiel = max(groot, key=lambda wie: wie[0].ijver)
    yield maker.make_huis(aanbieder, profiel, VEERTIEN, nummer=next(nummers), vrij=1)
