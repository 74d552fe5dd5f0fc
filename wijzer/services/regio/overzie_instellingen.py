"""The settings of a region that its folder began with, as the beheerder sees them: what they are, and whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.locaties.beschikbaarheid import Actualiteit
from wijzer.domain.regio.gebied import Regio, Versheid
from wijzer.domain.regiomap.feiten import (
    VERSHEID,
    regiofeiten_of,
    tekstnaam,
    texts_of,
    versheid_of_fact,
)
from wijzer.domain.regiomap.stappen import BEGIN, BIJ_ROUTE, WEGEN
from wijzer.domain.regiomap.teksten import TEKSTSOORTEN, Tekstgroep, Tekstsoort, editable
from wijzer.domain.regiomap.volgen import is_eigen
from wijzer.services.inkoop.overzie_aanbieders import count_versheid
from wijzer.store.store import Store

ROUTENAMEN = dict(
    zip(
        WEGEN,
        (
            "Via het coördinatiepunt",
            "Rechtstreeks bij de aanbieder",
            "Via de kinderrechter",
            "Crisis",
            "Advies voor wie verwijst",
            "Alle soorten hulp",
        ),
        strict=True,
    )
)
"""How the beheerder knows each way in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instelling:
    """One text. `over` is what it is about (a kind of help, a gemeente), empty where the kind says enough.

    `in_map` is what the folder said last, None where it has no such text; `eigen`: the beheerder keeps another one.
    """

    sleutel: str
    soort: Tekstsoort
    over: str
    waarde: str
    in_map: str | None
    eigen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Versheidsstand:
    """The days that count, what the folder says of them, and how much of what stands on the site falls under each."""

    versheid: Versheid
    in_map: Versheid | None
    eigen: bool
    geteld: Mapping[Actualiteit, int]
    versie: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Groepstand:
    """The texts of one screen, and the version of the region that they were read from."""

    instellingen: tuple[Instelling, ...]
    versie: int

    @property
    def eigen(self) -> int:
        """How many of them the beheerder keeps."""
        return sum(instelling.eigen for instelling in self.instellingen)


def overzie_versheid(store: Store, regio: str, *, by: Actor, today: date) -> Versheidsstand:
    """How fresh an entry must be here. Raises `NietGevonden` for another region's beheerder."""
    require_beheerder(by, regio=regio)
    stand, gezegd = store.regios.get(regio), store.mapwaarden.all(regio)
    per_aanbieder = count_versheid(store.tellingen.peildata(regio), stand.versheid, today=today)
    geteld = dict.fromkeys(Actualiteit, 0)
    for tellingen in per_aanbieder.values():
        for hoe, aantal in tellingen.items():
            geteld[hoe] += aantal
    return Versheidsstand(
        versheid=stand.versheid,
        in_map=versheid_of_fact(gezegd[VERSHEID]) if VERSHEID in gezegd else None,
        eigen=is_eigen(VERSHEID, regiofeiten_of(stand), gezegd),
        geteld=geteld,
        versie=stand.versie,
    )


def overzie_groep(store: Store, regio: str, groep: Tekstgroep, *, by: Actor) -> Groepstand:
    """The texts of one screen. Raises `NietGevonden` for another region's beheerder."""
    require_beheerder(by, regio=regio)
    stand = store.regios.get(regio)
    return settings_of(store, stand, groep)


def settings_of(store: Store, regio: Regio, groep: Tekstgroep) -> Groepstand:
    """Every text of a group that the region has, that its folder has, or that it may have."""
    gezegd = texts_of(store.mapwaarden.all(regio.slug))
    namen = _namen(store, regio.slug)
    mogelijk = dict.fromkeys([*regio.teksten, *gezegd, *_offered(namen, groep)], "")
    return Groepstand(
        instellingen=tuple(
            Instelling(
                sleutel=sleutel,
                soort=soort,
                over=_about(sleutel, regio, namen),
                waarde=regio.teksten.get(sleutel, ""),
                in_map=gezegd.get(sleutel),
                eigen=is_eigen(sleutel, regio.teksten, gezegd),
            )
            for sleutel, soort in editable(mogelijk, groep).items()
        ),
        versie=regio.versie,
    )


def fact_of(instelling: Instelling) -> str:
    """The name of the fact behind a text, as the folder and the audit trail have it."""
    return tekstnaam(instelling.sleutel)


def _namen(store: Store, regio: str) -> dict[str, str]:
    hulp = {
        f"{begin}.{hulpvorm.slug}": hulpvorm.gewone_naam
        for hulpvorm in store.regios.hulpvormen(regio)
        for begin in ("hulpvorm", "telwoord", "stappen")
    }
    gemeenten = {
        f"uitsluiting.{gemeente.code}": gemeente.naam for gemeente in store.regios.gemeenten(regio)
    }
    return hulp | gemeenten | {BIJ_ROUTE + weg: naam for weg, naam in ROUTENAMEN.items()}


def _offered(namen: Mapping[str, str], groep: Tekstgroep) -> list[str]:
    """The texts that a region may have without its folder naming them."""
    match groep:
        case Tekstgroep.VERWIJZEN:
            soorten = (soort for soort in TEKSTSOORTEN if soort.groep is groep)
            return [soort.sleutel for soort in soorten if soort.sleutel]
        case Tekstgroep.HULP:
            return [sleutel for sleutel in namen if sleutel.startswith("hulpvorm.")]
        case Tekstgroep.STAPPEN:
            return [sleutel for sleutel in namen if sleutel.startswith(BEGIN)]
        case _:
            return []


def _about(sleutel: str, regio: Regio, namen: Mapping[str, str]) -> str:
    begin, _, ding = sleutel.partition(".")
    if begin == "elders":
        return ding.title()
    if begin == "tabel":
        return regio.teksten.get(f"tabel.{ding.partition('.')[0]}.titel", "")
    if begin == "crisis" and "." in ding:
        return regio.teksten.get(f"crisis.{ding.partition('.')[0]}.naam", "")
    return namen.get(sleutel, "")
