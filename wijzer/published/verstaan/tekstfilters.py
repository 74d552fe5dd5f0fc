"""The filters that a text names: an age, a number of places, where the child lives."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from wijzer.published.opname.zoekbegrip import Begripsoort, Vraagdeel
from wijzer.published.verstaan.kennis import Woordkennis


@dataclass(frozen=True, slots=True)
class Tekstfilters:
    """What a text fills in where the visitor chose nothing: years, a number of places, a place of `Plaatsnamen`.

    Several children of different ages are no one filter, and neither are several places: those are asked of each
    aanbod (`passend.py`).
    """

    leeftijd: int | None = None
    minstens_plekken: int | None = None
    plaats: str | None = None

    @property
    def soorten(self) -> frozenset[Begripsoort]:
        """The sorts of begrip that are a filter here, and need not be asked again."""
        soorten = {
            Begripsoort.LEEFTIJD: self.leeftijd,
            Begripsoort.PLEKKEN: self.minstens_plekken,
            Begripsoort.GEMEENTE: self.plaats,
        }
        return frozenset(soort for soort, waarde in soorten.items() if waarde is not None)


def filters_of(kennis: Woordkennis, delen: Iterable[Vraagdeel]) -> Tekstfilters:
    """The filters that the parts of a text name."""
    tellen = [deel for deel in delen if deel.vast and not (deel.overgeslagen or deel.ontkend)]
    leeftijden = [deel for deel in tellen if deel.begrippen[0].soort is Begripsoort.LEEFTIJD]
    plaatsen = [deel for deel in tellen if deel.begrippen[0].soort is Begripsoort.GEMEENTE]
    return Tekstfilters(
        leeftijd=_age(kennis, leeftijden),
        minstens_plekken=max(_numbers(tellen), default=None),
        plaats=plaatsen[0].thuis or None if len(plaatsen) == 1 else None,
    )


def beside(
    delen: Iterable[Vraagdeel], gekozen: Collection[Begripsoort], *, ander_punt: bool = False
) -> list[Vraagdeel]:
    """The parts of a text beside filters of these sorts (`gekozen`): what the visitor chose goes before what he typed.

    `ander_punt`: distance counts from elsewhere, so that a place in the text only says where the help is.
    """
    return [_beside(deel, gekozen, ander_punt=ander_punt) for deel in delen]


def _beside(deel: Vraagdeel, gekozen: Collection[Begripsoort], *, ander_punt: bool) -> Vraagdeel:
    if not deel.vast:
        return deel
    soort = deel.begrippen[0].soort
    if soort is Begripsoort.GEMEENTE:
        weg = bool(deel.thuis) and soort in gekozen
        thuis = "" if ander_punt else deel.thuis
        return replace(deel, overgeslagen=deel.overgeslagen or weg, thuis=thuis)
    if soort in gekozen:
        return replace(deel, overgeslagen=True)
    over = tuple(begrip for begrip in deel.begrippen if begrip.soort not in gekozen)
    return replace(deel, begrippen=over)


def _age(kennis: Woordkennis, leeftijden: list[Vraagdeel]) -> int | None:
    """The age of one child; a locatie may be called after a number of years, and is looked for then."""
    jaren = {begrip.sleutel for deel in leeftijden for begrip in deel.begrippen}
    is_naam = any(kennis.are_a_name(frozenset(deel.woorden)) for deel in leeftijden)
    return int(jaren.pop()) if len(jaren) == 1 and not is_naam else None


def _numbers(delen: Iterable[Vraagdeel]) -> list[int]:
    return [
        int(begrip.sleutel)
        for deel in delen
        for begrip in deel.begrippen
        if begrip.soort is Begripsoort.PLEKKEN
    ]
