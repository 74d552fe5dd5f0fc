"""A published region and its aanbod in memory, without a database: for what only reads them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from tests.factories import (
    ALMELO,
    ENSCHEDE,
    HENGELO,
    PRODUCTEN,
    REGIO,
    TODAY,
    make_gemeente,
)
from wijzer.domain.adressen.adres import Punt
from wijzer.domain.inkoop.product import Doelgroep, Hulpsoort, Hulpvorm, Route, Segment
from wijzer.domain.locaties.publicatie import gemeentehuis_of
from wijzer.domain.regio.gebied import Plaats, Versheid
from wijzer.published.database.stand import Publicatiestand
from wijzer.published.gegevens import GemeenteInfo, RegioInfo
from wijzer.published.naslag.afstand import richting_of
from wijzer.published.naslag.regios import Naslag, Regiowoord
from wijzer.published.opname.bits import to_bits
from wijzer.published.opname.feiten import Feit, kenmerk, order_key
from wijzer.published.opname.momentopname import Momentopname
from wijzer.published.opname.woordplaatsen import Woordplaatsen
from wijzer.published.rangorde import Dagrang
from wijzer.published.vraag.sorteer import Sorteer

ELDERS = "elders"
ANDERE_GEMEENTE = "GM9999"
VERSHEID = Versheid()
MIDDENS = {
    HENGELO: Punt(52.26583, 6.79306),
    ENSCHEDE: Punt(52.21833, 6.89583),
    ALMELO: Punt(52.35667, 6.6625),
    ANDERE_GEMEENTE: Punt(53.2, 6.6),
}
NAMEN = {HENGELO: "Hengelo", ENSCHEDE: "Enschede", ALMELO: "Almelo", ANDERE_GEMEENTE: "Verweg"}


def make_regio_info(slug: str = REGIO, naam: str = "Twente", **anders: Any) -> RegioInfo:
    """A region as the public knows it."""
    eigen = {"provincie": "Overijssel", "versheid": VERSHEID, "teksten": {}}
    return RegioInfo(slug=slug, naam=naam, **{**eigen, **anders})


def make_gemeente_info(code: str, regio: str = REGIO) -> GemeenteInfo:
    """A gemeente as the public knows it, with a confirmed town hall."""
    gemeente = make_gemeente(code, NAMEN[code], regio=regio, punt=MIDDENS[code])
    return GemeenteInfo(
        code=code,
        regio=regio,
        naam=gemeente.naam,
        punt=gemeente.punt,
        gemeentehuis=gemeentehuis_of(gemeente),
        toegang=gemeente.toegang,
        stuk={},
    )


def make_hulpvorm(slug: str, soort: Hulpsoort, route: Route, **anders: Any) -> Hulpvorm:
    """A kind of help that is called by its slug."""
    naam = slug.replace("-", " ").capitalize()
    eigen: dict[str, Any] = {
        "regio": REGIO,
        "naam": naam,
        "gewone_naam": naam,
        "segment": {Hulpsoort.WONEN: "wonen-en-verblijf"}.get(soort, soort.value),
        "tekst": f"Wat {naam} is.",
        "volgorde": 1,
    }
    return Hulpvorm(slug=slug, soort=soort, route=route, **{**eigen, **anders})


HULPVORMEN = (
    make_hulpvorm("begeleiding-individueel", Hulpsoort.AMBULANT, Route.DIRECT, volgorde=1),
    make_hulpvorm("vaktherapie", Hulpsoort.AMBULANT, Route.DIRECT, volgorde=2),
    make_hulpvorm("gezinshuis", Hulpsoort.WONEN, Route.CPWV, volgorde=3, zoekwoorden=("gezin",)),
    make_hulpvorm("crisiszorg", Hulpsoort.CRISIS, Route.BELLEN, volgorde=4),
)
WOONGROEP = make_hulpvorm(
    "woongroep", Hulpsoort.WONEN, Route.CPWV, volgorde=5, naam="Woongroepen", gewone_naam="Wonen in een groep",
    zoekwoorden=("leefgroep",),
)  # fmt: skip
"""A kind of help for which the region has no product code; it stands in no list unless a test puts it there."""
PLAATSEN = (
    Plaats(gemeente=HENGELO, naam="Hengelo", punt=MIDDENS[HENGELO], pc4=frozenset({"7551", "7552"})),
    Plaats(gemeente=HENGELO, naam="Beckum", punt=Punt(52.20, 6.79), pc4=frozenset({"7554"})),
    Plaats(gemeente=ENSCHEDE, naam="Enschede", punt=MIDDENS[ENSCHEDE], pc4=frozenset({"7511", "7552"})),
    Plaats(gemeente=ALMELO, naam="Almelo", punt=MIDDENS[ALMELO], pc4=frozenset({"7607"})),
    Plaats(gemeente=ANDERE_GEMEENTE, naam="Verweg", punt=MIDDENS[ANDERE_GEMEENTE], pc4=frozenset({"9999"})),
)  # fmt: skip


def make_naslag(**anders: Any) -> Naslag:
    """Reference data of Twente, and of a region elsewhere with one gemeente."""
    gemeenten = [make_gemeente_info(code) for code in (HENGELO, ENSCHEDE, ALMELO)]
    gemeenten.append(make_gemeente_info(ANDERE_GEMEENTE, ELDERS))
    eigen: dict[str, Any] = {
        "regios": {
            REGIO: make_regio_info(),
            ELDERS: make_regio_info(ELDERS, "Elders", provincie="Groningen"),
        },
        "gemeenten": {gemeente.code: gemeente for gemeente in gemeenten},
        "grenzen": {},
        "plaatsen": PLAATSEN,
        "segmenten": (
            Segment(REGIO, "ambulant", "Ambulant", 1),
            Segment(REGIO, "wonen-en-verblijf", "Wonen en verblijf", 2),
            Segment(REGIO, "crisis", "Crisis", 3),
            Segment(ELDERS, "wonen", "Wonen", 1),
        ),
        "doelgroepen": (
            Doelgroep(REGIO, "autisme", "Autisme", 1),
            Doelgroep(REGIO, "lvb", "Licht verstandelijke beperking", 2),
            Doelgroep(ELDERS, "autisme", "Autisme", 1),
        ),
        "hulpvormen": HULPVORMEN,
        "producten": PRODUCTEN,
        "synoniemen": (Regiowoord(REGIO, "praten", ("begeleiding-individueel",), ()),),
    }
    return Naslag(**{**eigen, **anders})


NASLAG = make_naslag()


def make_rij(**anders: Any) -> Any:
    """A row of `published_aanbod` as a query gives it: stated today, one free place, two weeks, always visible."""
    eigen: dict[str, Any] = {
        "id": uuid4(),
        "locatie_id": uuid4(),
        "aanbieder_id": uuid4(),
        "regio": REGIO,
        "naam": "De Linde",
        "aanbieder_naam": "De Bron",
        "segment": "wonen-en-verblijf",
        "hulpvorm": "gezinshuis",
        "productcode": "WGZHF",
        "soort": "wonen",
        "locatie_soort": "groep",
        "medische_verwijzing": False,
        "rolstoeltoegankelijk": None,
        "zichtbaar": '[["2025-01-01", null]]',
        "zoekgemeenten": f'["{HENGELO}"]',
        "doelgroepen": "[]",
        "leeftijd_van": None,
        "leeftijd_tot": None,
        "lat": 52.27,
        "lon": 6.79,
        "schudgetal": 1,
        "leeg": False,
        "stop": False,
        "stop_tot": None,
        "matching": False,
        "plek": True,
        "vrije_plekken": 1,
        "weken": 2,
        "peildatum": TODAY,
        "verouderd_vanaf": TODAY + timedelta(days=15),
        "verlopen_vanaf": TODAY + timedelta(days=43),
    }
    return SimpleNamespace(**{**eigen, **anders})


def make_feit(nummer: int = 1, *, kenmerken: Iterable[str] = (), **anders: Any) -> Feit:
    """The facts of one aanbod; `nummer` is its place in the default order."""
    eigen: dict[str, Any] = {
        "rang": Dagrang(0, 0, False, 2, nummer, nummer),
        "id": UUID(int=nummer),
        "locatie_id": UUID(int=1000 + nummer),
        "aanbieder_id": UUID(int=2000 + nummer),
        "stop": False,
        "weken": 2,
        "peildag": TODAY.toordinal(),
        "richting": richting_of(MIDDENS[HENGELO]),
        "naam": " de linde",
        "woorden": ("de", "linde", "bron"),
        "locatienaam": "De Linde",
        "aanbiedernaam": "De Bron",
        "plekken": 0,
    }
    soorten = ("alles", kenmerk("regio", REGIO), *kenmerken)
    return Feit(kenmerken=soorten, **{**eigen, **anders})


def make_opname(
    feiten: Iterable[Feit | None], naslag: Naslag = NASLAG, dag: date = TODAY
) -> Momentopname:
    """A momentopname of these facts, put together in the plainest way."""
    feiten = list(feiten)
    per_kenmerk: dict[str, list[int]] = {}
    for index, feit in enumerate(feiten):
        for soort in feit.kenmerken if feit else ():
            per_kenmerk.setdefault(soort, []).append(index)
    in_gebruik = [index for index, feit in enumerate(feiten) if feit]
    return Momentopname(
        stand=Publicatiestand(
            publicatie=1,
            laatste_wijziging=1,
            gepubliceerd_at=datetime(2026, 11, 20, tzinfo=UTC),
            epoch="epoch",
            dag=dag,
        ),
        dag=dag,
        naslag=naslag,
        feiten=feiten,
        indexen={feit.id: index for index, feit in enumerate(feiten) if feit},
        verzamelingen={soort: to_bits(hier, len(feiten)) for soort, hier in per_kenmerk.items()},
        volgordes={Sorteer.BESCHIKBAARHEID: sorted(in_gebruik, key=order_key(feiten))},
        woorden=Woordplaatsen.of(feiten),
        woordenboeken={},
    )
